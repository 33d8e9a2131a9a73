package import GongkaiCore

/// What waits for a second person beside articles: sheets, collections and guides, with who wrote them and what was signed.
package struct DraftStore: Sendable {
    let database: any Database

    package init(database: any Database) {
        self.database = database
    }

    /// What waits for this person, the longest first.
    package func queue(for officer: Officer) async throws -> [Draft] {
        try await database.read { tx in
            let current = try tx.current(officer)
            guard current.may(.readArticles) else { return [] }
            return try tx.waitingDrafts().filter { $0.task(for: current) != nil && current.may(.readArticles, for: $0.agency) }
                .sorted { ($0.savedAt, $0.id.kind.rawValue, $0.id.subject) < ($1.savedAt, $1.id.kind.rawValue, $1.id.subject) }
        }
    }

    /// The words written last, for whoever may read them; nil where there are none.
    package func draft(_ id: DraftID, for officer: Officer) async throws -> Draft? {
        try await database.read { tx in
            guard let draft = try tx.draft(id), try tx.current(officer).may(.readArticles, for: draft.agency) else { return nil }
            return draft
        }
    }

    /// Signs the secrecy review of the words that were looked at. An outcome that forbids is kept too, and keeps them from the public.
    package func sign(
        _ id: DraftID, seen hash: String, outcome: SecrecyOutcome, basis: String, by officer: Officer, from address: String,
        at now: Instant
    ) async throws {
        try await database.write { tx in
            let current = try tx.current(officer)
            guard let draft = try tx.draft(id), current.may(.readArticles, for: draft.agency) else { throw DraftRefusal.notFound }
            if let refusal = draft.facts.refusalToSign(current) { throw refusal }
            guard draft.isOpen, draft.contentHash == hash else { throw DraftRefusal.changedMeanwhile }
            guard !basis.allSatisfy(\.isWhitespace) else { throw DraftRefusal.basisMissing }
            try tx.keep(
                SecrecyReview(outcome: outcome, basis: basis, reviewer: officer.id, reviewerName: officer.name, at: now), of: id,
                draft.number, hash, as: officer.actor(from: address))
        }
    }
}

extension Transaction {
    func draft(_ id: DraftID) throws -> Draft? {
        switch id.kind {
        case .sheet: try sheetDrafts("sheet.id = \(id.subject)").first
        case .collection: try collections("collection.id = \(id.subject)").first.map(draft)
        case .guide: try guideDraft(of: AgencyID(value: id.subject))
        }
    }

    fileprivate func waitingDrafts() throws -> [Draft] {
        let guides = try rows("SELECT agency_id FROM guide_version WHERE state = 'draft' ORDER BY agency_id").compactMap {
            try guideDraft(of: try $0.get("agency_id"))
        }
        return try sheetDrafts("newest.state = 'proposed'") + collections("1 = 1").filter(\.isChanged).map(draft).filter(\.isWaiting)
            + guides
    }

    /// Refuses what nobody signed, or somebody signed for keeping it back; gives the review that lets it through.
    func requireSecrecy(_ facts: DraftFacts) throws -> SecrecyReview {
        if let obstacle = facts.obstacle { throw obstacle }
        guard let review = facts.review else { throw DraftRefusal.secrecyMissing }
        return review
    }

    private func sheetDrafts(_ condition: SQL) throws -> [Draft] {
        try sheetLines(condition).map { line in
            let agency = try self.agency(line.agency), newest = line.newest
            let id = DraftID(.sheet, line.id.value), hash = SHA256.hex(of: SheetJSON.text(newest.fields))
            let title = line.kind.isSingle ? agency.name : newest.fields[line.kind.title] ?? line.kind.name
            return Draft(
                id: id, number: newest.number, title: title, kindName: line.kind.name, agencyCode: agency.code, agencyName: agency.name,
                isWaiting: newest.isProposed, isOpen: newest.isProposed, savedAt: newest.savedAt, contentHash: hash,
                facts: try draftFacts(id, newest.number, of: line.agency, hash).facts)
        }
    }

    func draft(_ collection: StoredCollection) throws -> Draft {
        let agency = try self.agency(try site(collection.site).settings.facts.owner), id = DraftID(.collection, collection.id.value)
        let sections = try sections(of: collection.id)
        let hash = collection.text.hash(with: sections, titles: try titles(of: sections, on: collection.site))
        let (facts, savedAt) = try draftFacts(id, collection.draft, of: agency.id, hash)
        return Draft(
            id: id, number: collection.draft, title: collection.title + (collection.text.issue.map { " \($0.words)" } ?? ""),
            kindName: collection.text.kind.words, agencyCode: agency.code, agencyName: agency.name,
            isWaiting: collection.isChanged && !sections.isEmpty,
            isOpen: !collection.isShown || collection.isChanged, savedAt: savedAt ?? collection.shownAt ?? Instant(milliseconds: 0),
            contentHash: hash, facts: facts)
    }

    func guideDraft(of unit: AgencyID) throws -> Draft? {
        guard let newest = try guides("agency_id = \(unit)").first else { return nil }
        let agency = try self.agency(unit), id = DraftID(.guide, unit.value)
        let hash = SHA256.hex(of: JSONText.object(newest.guide.contents.mapValues { $0 }))
        return Draft(
            id: id, number: newest.number, title: "\(agency.name)信息公开指南", kindName: id.kind.words, agencyCode: agency.code,
            agencyName: agency.name, isWaiting: newest.state == .draft, isOpen: newest.state == .draft, savedAt: newest.savedAt,
            contentHash: hash, facts: try draftFacts(id, newest.number, of: unit, hash).facts)
    }
}
