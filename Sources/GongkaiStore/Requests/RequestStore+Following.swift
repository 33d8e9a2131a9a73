package import GongkaiCore

/// For the person who waits. Who calls has found the matter by its number and code.
extension RequestStore {
    /// What they asked for and what they can do now.
    package struct Followed: Sendable, Equatable {
        package let detail: RequestDetail
        /// Whether they are told by mail how things go.
        package let wantsMail: Bool
        /// To which address, masked; nil where there is none.
        package let mailAddress: String?
        /// Only what can be done, and what could be done but for something that is said.
        package let buttons: [MatterButton]
        /// What the papers of the organ say of it: where its decisions can be contested, and whom to ask. Nil where nothing is set.
        package let setting: PaperSetting?
    }

    package func followed(_ stored: StoredMatter, at now: Instant) async throws -> Followed {
        try await database.read { tx in
            let work = try matters.work(on: try matters.kind(stored.row.kind), in: tx)
            var detail = try tx.requestDetail(stored.row.id, key)
            // What officers put into the file names others, and what they think of it.
            detail.files = detail.files.filter { file in stored.matter.events.contains { $0.number == file.event && $0.isFromApplicant } }
            return Followed(
                detail: detail,
                wantsMail: try tx.wantsMail(stored.row.id),
                mailAddress: try tx.mailAddress(of: stored.row.id, key).map { Masking.email($0) },
                buttons: work.rules(stored.matter, at: now).actions(for: .applicant, in: stored.matter, at: now),
                setting: try tx.first("SELECT * FROM paper_setting WHERE agency_id = \(stored.row.agency)").map(PaperSetting.init))
        }
    }

    /// Takes a step of the applicant, with the files that come with it.
    @discardableResult
    package func act(
        _ request: MatterRequest, files: [NewFile] = [], on id: MatterID, by code: TrackingCode, from address: String, at now: Instant
    ) async throws -> MatterDecision {
        if files.count > Self.mostFiles { throw MatterAccessRefusal.tooManyFiles(most: Self.mostFiles) }
        return try await write(files) { tx in
            let decision = try matters.act(request, on: id, by: .applicant(code), from: address, at: now, in: tx)
            try tx.attach(files, to: id, with: decision.event.number, key, at: now)
            return decision
        }
    }
}
