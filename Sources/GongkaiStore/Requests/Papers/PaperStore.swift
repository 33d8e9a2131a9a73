import Foundation
package import GongkaiCore

/// The papers of requests: drafted from what happened, changed by whoever handles the request, numbered when they go out.
package struct PaperStore: Sendable {
    package let requests: RequestStore

    package init(requests: RequestStore) {
        self.requests = requests
    }

    var matters: MatterStore { requests.matters }
    var database: any Database { matters.database }

    /// Every paper a request has brought about, the newest step first.
    package func papers(of id: MatterID, for officer: Officer) async throws -> [PaperLine] {
        try await database.read { tx in
            let (_, stored) = try seen(id, by: officer, in: tx)
            return try places(of: stored.matter).compactMap { try tx.line($0, of: stored) }.reversed()
        }
    }

    /// A paper with its words. It names the applicant, so who reads it goes into the audit trail.
    package func open(
        _ place: PaperPlace, of id: MatterID, for officer: Officer, from address: String, at now: Instant
    ) async throws -> OpenedPaper {
        try await database.write { tx in
            let (reader, stored) = try seen(id, by: officer, in: tx)
            let mayRead = try tx.isAllowed(stored.row, stored.matter, to: reader, .request, on: now.day, who: \.mayReadPapers)
            guard mayRead else { throw PaperAccessRefusal.notForReaders }
            let opened = try tx.open(place, of: stored, matters.key, matters.calendars.calendars(in: tx).newest, at: now)
            try tx.record(
                action: "paper.read", subject: "matter/\(id.value)",
                after: JSONText.object(["paper": opened.line.kind.code, "event": String(place.event)]), by: reader.actor(from: address),
                at: now)
            return opened
        }
    }

    /// Keeps a draft. `revision` is the one that was changed.
    ///
    /// Kind, organ, number and day are the program's: what is given for them is passed over.
    package func save(
        _ paper: OfficialPaper, at place: PaperPlace, of id: MatterID, expecting revision: Int, by officer: Officer, from address: String,
        at now: Instant
    ) async throws {
        try await database.write { tx in
            let (writer, name, stored) = try writer(id, by: officer, at: now, in: tx)
            let opened = try tx.open(place, of: stored, matters.key, matters.calendars.calendars(in: tx).newest, at: now)
            if let issue = opened.line.issue { throw PaperAccessRefusal.goneOut(issue.words) }
            switch opened.line.standing {
            case .open: break
            case .reviewed, .signed: throw PaperAccessRefusal.reviewed
            case .void: throw PaperAccessRefusal.void
            case .overtaken(let by): throw PaperAccessRefusal.overtaken(by)
            }
            guard opened.revision == revision else { throw PaperAccessRefusal.changedMeanwhile }
            let paper = opened.paper.taking(paper)
            if paper == opened.paper { return }
            let paperID = try tx.paperID(place, of: id, opened.line.kind)
            try tx.keep(paper, as: revision + 1, of: paperID, matters.key, by: (writer.id, name), at: now)
            try tx.record(
                action: "paper.save", subject: "matter/\(id.value)", version: Int64(revision + 1),
                after: JSONText.object(["paper": opened.line.kind.code, "event": String(place.event)]), by: writer.actor(from: address),
                at: now)
        }
    }

    /// Numbers and dates a paper: from now on it stands as it is. A reply must be signed first; its day is that of the signature.
    ///
    /// - Parameter reason: why a supplement is asked for later than the law gives for asking, where its step does not say so.
    @discardableResult
    package func issue(
        _ place: PaperPlace, of id: MatterID, expecting revision: Int, because reason: String? = nil, by officer: Officer,
        from address: String, at now: Instant
    ) async throws -> PaperIssue {
        try await database.write { tx in
            let (writer, name, stored) = try writer(id, by: officer, at: now, in: tx)
            let calendar = try matters.calendars.calendars(in: tx).newest
            let issue = try tx.issue(
                place, of: stored, expecting: revision, because: reason, by: (writer.id, name), writer.actor(from: address),
                matters.key, calendar, at: now)
            // The days that it gives begin now.
            let after = try matters.stored(stored.row, in: tx)
            if after.dates != stored.dates { try tx.derive(after.matter, of: id, after.dates, matters.kind(stored.row.kind), at: now) }
            return issue
        }
    }

    // MARK: Who may

    private func seen(_ id: MatterID, by officer: Officer, in tx: Transaction) throws -> (Officer, StoredMatter) {
        let reader = try tx.reader(officer, of: .request)
        let stored = try matters.stored(try tx.requestRow(id), in: tx)
        try tx.requireSeen(stored.row, stored.matter, by: reader, .request)
        return (reader, stored)
    }

    /// Whether an officer may change a request's papers and let them go out: by their own right, or in the place of somebody who may.
    package func mayWrite(_ stored: StoredMatter, by officer: Officer, on day: Day) async throws -> Bool {
        try await database.read { tx in
            try tx.isAllowed(stored.row, stored.matter, to: try tx.current(officer), .request, on: day, who: \.mayWritePapers)
        }
    }

    /// Who holds the pen, and by which name: whoever stands in for somebody is named with them, as the history does.
    private func writer(
        _ id: MatterID, by officer: Officer, at now: Instant, in tx: Transaction
    ) throws -> (Officer, String, StoredMatter) {
        // Nobody takes a step meanwhile.
        _ = try tx.requestRow(id, locked: true)
        let (writer, stored) = try seen(id, by: officer, in: tx)
        if writer.mayWritePapers { return (writer, writer.name, stored) }
        guard let absent = try tx.lender(stored.row, stored.matter, to: writer, .request, on: now.day, who: \.mayWritePapers) else {
            throw MatterAccessRefusal.permissionMissing(.handleRequests)
        }
        let author = MatterEvent.Author.deputy(writer.id, name: writer.name, of: absent.id, ofName: absent.name)
        return (writer, author.words, stored)
    }

    /// Every step that lets a paper go out, and each third party that is told of a decision.
    private func places(of matter: Matter) -> [PaperPlace] {
        matter.events.flatMap { event -> [PaperPlace] in
            guard event.reverses == nil, RequestPaper(event) != nil else { return [] }
            guard event.action == RequestAction.informThirdParty.action else { return [PaperPlace(event: event.number)] }
            return matter.objecting.map { PaperPlace(event: event.number, branch: $0.number) }
        }
    }
}

extension Officer {
    /// Whoever handles or takes in requests writes their papers and lets them go out.
    package var mayWritePapers: Bool { may(.handleRequests) || may(.takeRequests) }

    /// Papers name the applicant.
    var mayReadPapers: Bool {
        [.handleRequests, .takeRequests, .reviewRequests, .signRequests].contains { may($0) }
    }
}

extension OfficialPaper {
    /// With what a writer may change, taken from another wording.
    fileprivate func taking(_ other: OfficialPaper) -> OfficialPaper {
        var paper = self
        paper.title = other.title
        paper.addressee = other.addressee
        paper.paragraphs = other.paragraphs
        paper.rows = zip(rows, other.rows).map { OfficialPaper.Row($0.label, $1.value) } + rows.dropFirst(other.rows.count)
        paper.attachments = other.attachments
        paper.note = other.note
        paper.copies = other.copies
        return paper
    }

    /// As it is sealed: the same text for the same paper.
    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
