package import GongkaiCore

/// A paper of a case, as lists name it.
package struct CasePaperLine: Sendable, Equatable {
    /// The step that let it go out.
    package let event: Int
    package let document: MatterDocument
    /// As it is headed in this case.
    package let title: String
    package let on: Day
    /// The day its step was taken back; nil where it stands.
    package let voidedOn: Day?
    package var isVoid: Bool { voidedOn != nil }
}

/// A paper of a case with its words.
package struct OpenedCasePaper: Sendable, Equatable {
    package let line: CasePaperLine
    package let paper: OfficialPaper
}

extension OpenedCasePaper {
    /// The receipt as whoever brought the application takes it home: with the code, which is kept nowhere and told this once.
    package func telling(_ code: TrackingCode) -> OpenedCasePaper {
        var told = paper
        told.rows.insert(.init("查询码", code.grouped), at: min(1, told.rows.count))
        told.paragraphs.append(.init("查询码等于钥匙，请不要给别人看。忘记的不能找回，可以给受理单位打电话询问进度。"))
        return OpenedCasePaper(line: line, paper: told)
    }
}

extension OfficialPaper {
    /// As it is printed once its step was taken back.
    package func marked(voidOn day: Day?) -> OfficialPaper {
        guard let day else { return self }
        var marked = self
        marked.paragraphs.insert(.init("【作废】本文书所属的步骤已于\(day.chineseText)撤销，本文书从这一天起作废。"), at: 0)
        return marked
    }
}

extension Matter {
    /// Every paper of a case, the oldest first.
    package var casePapers: [CasePaperLine] {
        let mistakes = Dictionary(events.compactMap { event in event.reverses.map { ($0, event.on) } }) { first, _ in first }
        let terms = caseTerms
        return events.flatMap { event in
            MatterDocument.papers(of: event, in: self).map {
                CasePaperLine(
                    event: event.number, document: $0, title: terms?.title(of: $0) ?? $0.name, on: event.on,
                    voidedOn: mistakes[event.number])
            }
        }
    }
}

extension Matter {
    /// What was issued to the applicant, the oldest first. What was taken back stays and says so: the applicant may hold it in their hands.
    package var papersOfApplicant: [CasePaperLine] { casePapers.filter(\.document.isForApplicant) }
}

extension CaseStore {
    /// A paper of a case. It names the applicant: in full for whoever works on the case, masked for supervision, and for nobody else. Who reads it
    /// goes into the audit trail.
    package func paper(
        _ kind: String, ofStep event: Int, of id: MatterID, for officer: Officer, from address: String, at now: Instant
    ) async throws -> OpenedCasePaper {
        try await database.write { tx in
            let stored = try self.matters.stored(try tx.caseRow(id), in: tx)
            let reader = try tx.reader(officer, of: .serviceCase)
            try tx.requireSeen(stored.row, stored.matter, by: reader, .serviceCase)
            let isWorkedOn = try tx.isWorkedOn(stored.row, stored.matter, by: reader, .serviceCase, on: now.day)
            guard isWorkedOn || reader.oversees(.serviceCase) else { throw PaperAccessRefusal.notForReaders }
            guard let line = stored.matter.casePapers.first(where: { $0.event == event && $0.document.code == kind }) else {
                throw PaperAccessRefusal.notFound
            }
            let calendar = try self.matters.calendars.calendars(in: tx).newest
            let kept = try tx.keptCasePaper(line, of: id, self.key)
            guard var paper = try kept ?? tx.writtenCasePaper(line, of: stored, self.key, calendar) else {
                throw PaperAccessRefusal.notFound
            }
            if !isWorkedOn {
                let identity = try tx.caseApplicant(of: id, self.key)
                paper = paper.replacing(identity.applicant.name, by: MaskedApplicant(identity).name)
                // What is sealed may name others.
                let told = stored.matter.events.first { $0.number == event }?.values ?? [:]
                for (code, value) in told where StoredKind.serviceCase.sealed.contains(code) {
                    if let text = value.text, !text.isEmpty { paper = paper.replacing(text, by: "（已登记，由办理的单位查看）") }
                }
            }
            try tx.record(
                action: "paper.read", subject: "matter/\(id.value)",
                after: JSONText.object(["paper": kind, "event": String(event)]), by: reader.actor(from: address), at: now)
            return OpenedCasePaper(line: line, paper: paper)
        }
    }
}
