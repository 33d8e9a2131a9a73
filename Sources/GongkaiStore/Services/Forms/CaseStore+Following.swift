package import GongkaiCore

/// For the person who waits. Who calls has found the case by its number and code.
extension CaseStore {
    package struct Followed: Sendable, Equatable {
        package let detail: CaseDetail
        package let materials: [KeptMaterial]
        /// Only what can be done, and what could be done but for something that is said.
        package let buttons: [MatterButton]
    }

    package func followed(_ stored: StoredMatter, at now: Instant) async throws -> Followed {
        try await database.read { tx in
            let work = try self.matters.work(on: .serviceCase, in: tx)
            return Followed(
                detail: try tx.caseDetail(stored.row.id, self.key), materials: try tx.caseMaterials(of: stored.row.id),
                buttons: work.rules(stored.matter, at: now).actions(for: .applicant, in: stored.matter, at: now))
        }
    }

    /// A paper that went out to the applicant, as it went out; nil where the step issued none.
    package func paper(_ kind: String, ofStep event: Int, of stored: StoredMatter) async throws -> OfficialPaper? {
        guard let line = stored.matter.papersOfApplicant.first(where: { $0.event == event && $0.document.code == kind }) else { return nil }
        return try await database.read { tx in
            let calendar = try self.matters.calendars.calendars(in: tx).newest
            let kept = try tx.keptCasePaper(line, of: stored.row.id, self.key)
            return try (kept ?? tx.writtenCasePaper(line, of: stored, self.key, calendar))?.marked(voidOn: line.voidedOn)
        }
    }

    /// Takes a step of the applicant, with the materials that come with it.
    @discardableResult
    package func act(
        _ request: MatterRequest, materials: [CaseApplication.Material], on id: MatterID, by code: TrackingCode, from address: String,
        at now: Instant
    ) async throws -> MatterDecision {
        let files = materials.flatMap(\.files)
        if files.count > Self.mostFiles { throw MatterAccessRefusal.tooManyFiles(most: Self.mostFiles) }
        return try await RequestStore(matters: matters).write(files) { tx in
            let decision = try self.act(request, on: id, by: .applicant(code), from: address, at: now, in: tx)
            try tx.keep(materials, of: id, with: decision.event.number, self.key, at: now)
            return decision
        }
    }
}
