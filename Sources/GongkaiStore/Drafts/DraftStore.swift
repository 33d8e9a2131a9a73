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
            return try tx.draftsInWork(for: current).filter { $0.task(for: current) != nil }
        }
    }

    /// What this person has a hand in that waits for somebody or was held up, and all that is held up of their unit, for who wrote it may be on
    /// leave. What was held up longest comes first.
    package func mine(_ officer: Officer) async throws -> [Draft] {
        try await database.read { tx in
            let current = try tx.current(officer)
            guard current.may(.writeArticles) else { return [] }
            return try tx.draftsInWork(for: current).filter { draft in
                draft.facts.hands.contains(current.id) || (draft.setback != nil && draft.agency == current.agency)
            }
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
            try tx.takeDraft(id)
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

    /// What waits for anybody or was held up, as far as this person may read it, the longest first.
    fileprivate func draftsInWork(for officer: Officer) throws -> [Draft] {
        guard officer.may(.readArticles) else { return [] }
        return try draftsInWork().filter { !$0.isSetAside && officer.may(.readArticles, for: $0.agency) }.sorted {
            ($0.savedAt, $0.id.kind.rawValue, $0.id.subject) < ($1.savedAt, $1.id.kind.rawValue, $1.id.subject)
        }
    }

    private func draftsInWork() throws -> [Draft] {
        let guides = try rows("SELECT agency_id FROM guide_version WHERE state = 'draft' ORDER BY agency_id").compactMap {
            try guideDraft(of: try $0.get("agency_id"))
        }
        return try sheetDrafts("newest.state IN ('proposed', 'rejected')")
            + collections("1 = 1").filter(\.isChanged).map(draft).filter { $0.isWaiting || $0.setback != nil } + guides
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
            let (facts, _, held) = try draftFacts(id, newest.number, after: newest.settled, of: line.agency, hash)
            var setback = newest.isProposed ? held : nil
            if newest.isRejected, let judge = newest.decidedByName, let at = newest.decidedAt {
                setback = DraftSetback(.returned, reason: newest.grounds ?? "", by: judge, at: at)
            }
            return Draft(
                id: id, number: newest.number, title: title, kindName: line.kind.name, agencyCode: agency.code, agencyName: agency.name,
                isWaiting: newest.isProposed, isOpen: newest.isProposed, savedAt: newest.savedAt, contentHash: hash,
                facts: facts, setback: setback, setAsides: try setAsides(of: id))
        }
    }

    func draft(_ collection: StoredCollection) throws -> Draft {
        let agency = try self.agency(try site(collection.site).settings.facts.owner), id = DraftID(.collection, collection.id.value)
        let sections = try sections(of: collection.id)
        let hash = collection.text.hash(with: sections, titles: try titles(of: sections, on: collection.site))
        let (facts, savedAt, setback) = try draftFacts(id, collection.draft, after: collection.draft - 1, of: agency.id, hash)
        return Draft(
            id: id, number: collection.draft, title: collection.title + (collection.text.issue.map { " \($0.words)" } ?? ""),
            kindName: collection.text.kind.words, agencyCode: agency.code, agencyName: agency.name,
            isWaiting: collection.isChanged && !sections.isEmpty,
            isOpen: !collection.isShown || collection.isChanged, savedAt: savedAt ?? collection.shownAt ?? Instant(milliseconds: 0),
            contentHash: hash, facts: facts, setback: collection.isChanged ? setback : nil,
            setAsides: try setAsides(of: id))
    }

    func guideDraft(of unit: AgencyID) throws -> Draft? {
        guard let newest = try guides("agency_id = \(unit)").first else { return nil }
        let agency = try self.agency(unit), id = DraftID(.guide, unit.value)
        let hash = SHA256.hex(of: JSONText.object(newest.guide.contents.mapValues { $0 })), isDraft = newest.state == .draft
        let (facts, _, setback) = try draftFacts(id, newest.number, after: newest.number - 1, of: unit, hash)
        return Draft(
            id: id, number: newest.number, title: "\(agency.name)信息公开指南", kindName: id.kind.words, agencyCode: agency.code,
            agencyName: agency.name, isWaiting: isDraft, isOpen: isDraft, savedAt: newest.savedAt, contentHash: hash, facts: facts,
            setback: isDraft ? setback : nil, setAsides: try setAsides(of: id))
    }
}
