package import GongkaiCore

extension RequestStore {
    /// Days in which requests are looked at together.
    private static let span = 365

    /// What was asked for again and again within the year before a day, among the requests that an officer takes in. What concerns the
    /// applicant's own records is nobody else's wish.
    package func repeatedRequests(for officer: Officer, on day: Day) async throws -> [RequestGroup] {
        let (asked, lines, proposed) = try await database.read { tx in
            let reader = try tx.requestTaker(officer)
            let within: SQL = reader.agencies.map { " AND matter.agency_id IN \(list: $0.map(\.value).sorted())" } ?? ""
            var texts: [MatterID: String] = [:], order: [MatterID] = [], lines: [MatterID: RequestGroup.Line] = [:]
            var hashes: [MatterID: String] = [:]
            try tx.forEach(
                """
                SELECT matter.id, matter.number, matter.agency_id, matter.received_on, matter.title, detail.applicant_hash, item.description
                FROM matter JOIN request_detail AS detail ON detail.matter_id = matter.id
                JOIN request_item AS item ON item.matter_id = matter.id
                WHERE matter.kind = 'request' AND matter.number IS NOT NULL AND detail.applicant_hash IS NOT NULL AND detail.own_records = 0
                    AND matter.received_on BETWEEN \(day.adding(days: 1 - Self.span)) AND \(day)\(within)
                ORDER BY matter.id, item.position
                """, atOnce: 1_000
            ) { row in
                let id: MatterID = try row.get("id"), text: String = try row.get("description")
                if texts[id] == nil {
                    order.append(id)
                    lines[id] = try RequestGroup.Line(row)
                    hashes[id] = try row.get("applicant_hash")
                }
                texts[id] = texts[id].map { $0 + "\n" + text } ?? text
            }
            let proposed = try tx.rows(
                """
                SELECT proposal_request.matter_id, proposal_request.proposal_id FROM proposal_request
                JOIN publication_proposal ON publication_proposal.id = proposal_request.proposal_id
                WHERE publication_proposal.refusal IS NULL
                """
            ).map { (try $0.get("matter_id", as: MatterID.self), try $0.get("proposal_id", as: Int64.self)) }
            return (
                order.map { RepeatedRequests.Asked(id: $0.value, applicant: hashes[$0] ?? "", text: texts[$0] ?? "") }, lines,
                Dictionary(proposed) { first, _ in first }
            )
        }
        return RepeatedRequests.find(asked).map { group in
            let ids = group.requests.map { MatterID(value: $0) }
            return RequestGroup(
                lines: ids.reversed().compactMap { lines[$0] }, applicants: group.applicants, words: group.words,
                proposal: ids.compactMap { proposed[$0] }.first)
        }
    }

    /// Proposes to the unit they were made to that it publishes what these requests ask for.
    package func propose(
        _ title: String, reason: String, for ids: [MatterID], to agency: AgencyID, by officer: Officer, from address: String,
        at now: Instant
    ) async throws -> Int64 {
        let title = title.trimmed, reason = reason.trimmed
        if title.isEmpty { throw PublicationRefusal.titleMissing }
        if title.count > PublicationProposal.longestTitle { throw PublicationRefusal.titleTooLong(most: PublicationProposal.longestTitle) }
        if reason.isEmpty { throw PublicationRefusal.reasonMissing }
        if reason.count > PublicationProposal.longestReason {
            throw PublicationRefusal.reasonTooLong(most: PublicationProposal.longestReason)
        }
        return try await database.write { tx in
            let reader = try tx.requestTaker(officer)
            guard reader.scope.contains(agency) else { throw MatterAccessRefusal.agencyOutsideScope }
            let lines = try tx.requestLines(ids).filter { reader.scope.contains($0.agency) }
            if lines.isEmpty || lines.count != Set(ids).count { throw PublicationRefusal.noRequests }
            let id = try tx.insert(
                """
                INSERT INTO publication_proposal (agency_id, title, reason, proposed_by, proposed_at)
                VALUES (\(agency), \(title), \(reason), \(reader.id), \(now))
                """)
            for line in lines {
                try tx.run("INSERT INTO proposal_request (proposal_id, matter_id) VALUES (\(id), \(line.id))")
            }
            try tx.record(
                action: "proposal.make", subject: "proposal/\(id)", reason: reason,
                after: JSONText.object(["title": title, "agency_id": String(agency.value), "requests": String(lines.count)]),
                by: reader.actor(from: address), at: now)
            return id
        }
    }

    /// The unit takes a proposal up: an article begins in the column it chose, with the name and nothing else.
    package func accept(
        _ id: Int64, in place: (column: ColumnID, kind: String), by officer: Officer, from address: String, at now: Instant
    ) async throws -> ArticleID {
        let (column, kind) = place
        return try await database.write { tx in
            let (proposal, reader) = try tx.openProposal(id, for: officer, at: now)
            let content = ArticleContent(title: proposal.title), words = try tx.gateWordList()
            let article = try tx.draft(
                content, in: ArticleStore.Place(column: column, agency: proposal.agency, kind: kind), hits: content.hits(words),
                by: reader.id, as: reader.actor(from: address), at: now)
            try tx.run(
                """
                UPDATE publication_proposal SET decided_by = \(reader.id), decided_at = \(now), article_id = \(article)
                WHERE id = \(id) AND decided_by IS NULL
                """, expecting: 1)
            try tx.record(
                action: "proposal.accept", subject: "proposal/\(id)", after: JSONText.object(["article": String(article.value)]),
                by: reader.actor(from: address), at: now)
            return article
        }
    }

    /// The unit does not, and says why.
    package func decline(_ id: Int64, reason: String, by officer: Officer, from address: String, at now: Instant) async throws {
        let reason = reason.trimmed
        if reason.isEmpty { throw PublicationRefusal.reasonMissing }
        if reason.count > PublicationProposal.longestReason {
            throw PublicationRefusal.reasonTooLong(most: PublicationProposal.longestReason)
        }
        try await database.write { tx in
            let (_, reader) = try tx.openProposal(id, for: officer, at: now)
            try tx.run(
                """
                UPDATE publication_proposal SET decided_by = \(reader.id), decided_at = \(now), refusal = \(reason)
                WHERE id = \(id) AND decided_by IS NULL
                """, expecting: 1)
            try tx.record(
                action: "proposal.decline", subject: "proposal/\(id)", reason: reason, by: reader.actor(from: address), at: now)
        }
    }

    /// The proposals to an officer's units, the newest first.
    package func proposals(for officer: Officer, limit: Int = 200, at now: Instant) async throws -> [PublicationProposal] {
        try await database.read { tx in
            let reader = try tx.reader(officer, of: .request)
            let within: SQL = reader.agencies.map { "proposal.agency_id IN \(list: $0.map(\.value).sorted())" } ?? "1 = 1"
            return try tx.proposals(within, limit: limit, at: now)
        }
    }

    /// One of them.
    package func proposal(_ id: Int64, for officer: Officer, at now: Instant) async throws -> PublicationProposal {
        try await database.read { tx in
            let reader = try tx.reader(officer, of: .request)
            guard let proposal = try tx.proposals("proposal.id = \(id)", limit: 1, at: now).first, reader.scope.contains(proposal.agency)
            else {
                throw PublicationRefusal.proposalUnknown
            }
            return proposal
        }
    }

    /// What was published because several had asked for it, for somebody who is about to ask for much the same. Nothing of who asked.
    package func proposedAnswers(to text: String, site: SiteID, limit: Int = 3, at now: Instant) async throws -> [PublishedAnswer] {
        let known = try await database.read { tx in
            try tx.rows(
                """
                SELECT proposal.article_id, proposal.title, item.description FROM publication_proposal AS proposal
                JOIN proposal_request ON proposal_request.proposal_id = proposal.id
                JOIN request_item AS item ON item.matter_id = proposal_request.matter_id
                WHERE proposal.article_id IN (SELECT shown.article_id FROM shown_article AS shown
                    WHERE +shown.site_id = \(site) AND \(ShownArticles.visible(at: now)))
                ORDER BY proposal.id DESC LIMIT 5000
                """
            ).map { row in
                (
                    article: try row.get("article_id", as: ArticleID.self),
                    texts: [try row.get("title", as: String.self), try row.get("description")]
                )
            }
        }
        if known.isEmpty { return [] }
        // Outside of the read: the visitor's words are cut once, and nobody waits for a connection meanwhile.
        let asked = RequestLikeness(text)
        var best: [ArticleID: Double] = [:], seen: Set<String> = []
        for (article, texts) in known {
            for text in texts where seen.insert("\(article.value) \(text)").inserted {
                best[article] = max(best[article] ?? 0, asked.likeness(to: RequestLikeness(text)))
            }
            try Task.checkCancellation()
        }
        let chosen = best.filter { $0.value >= RequestResemblance.alikeFrom }
            .sorted { ($1.value, $0.key.value) < ($0.value, $1.key.value) }.prefix(limit).map(\.key)
        if chosen.isEmpty { return [] }
        return try await database.read { tx in
            try chosen.compactMap { article in
                let line = try tx.shownLines("shown.article_id = \(article) AND +shown.site_id = \(site)", before: nil, limit: 1, at: now)
                    .first
                guard let line else { return nil }
                let text: String = try tx.value(
                    "SELECT plain_text FROM article_version WHERE article_id = \(article) AND state = 'live'")
                return PublishedAnswer(line: line, snippet: Snippet(of: text, marking: []))
            }
        }
    }
}

extension Transaction {
    /// Who takes in requests.
    fileprivate func requestTaker(_ officer: Officer) throws -> Officer {
        let reader = try reader(officer, of: .request)
        guard reader.may(.takeRequests) else { throw MatterAccessRefusal.permissionMissing(.takeRequests) }
        return reader
    }

    /// A proposal that waits, and whoever may decide about it for the unit.
    fileprivate func openProposal(_ id: Int64, for officer: Officer, at now: Instant) throws -> (PublicationProposal, Officer) {
        let lock: SQL = dialect == .postgres ? " FOR UPDATE" : ""
        let reader = try reader(officer, of: .request)
        guard try first("SELECT id FROM publication_proposal WHERE id = \(id)" + lock) != nil,
            let proposal = try proposals("proposal.id = \(id)", limit: 1, at: now).first, reader.scope.contains(proposal.agency)
        else { throw PublicationRefusal.proposalUnknown }
        try requireArticles(.writeArticles, reader, for: proposal.agency)
        guard proposal.state == .open else { throw PublicationRefusal.decided }
        return (proposal, reader)
    }

    fileprivate func requestLines(_ ids: [MatterID]) throws -> [RequestGroup.Line] {
        if ids.isEmpty { return [] }
        return try rows(
            """
            SELECT id, number, agency_id, received_on, title FROM matter
            WHERE kind = 'request' AND received_on IS NOT NULL AND id IN \(list: Set(ids.map(\.value)).sorted()) ORDER BY id DESC
            """
        ).map(RequestGroup.Line.init)
    }

    fileprivate func proposals(_ condition: SQL, limit: Int, at now: Instant) throws -> [PublicationProposal] {
        try rows(
            """
            SELECT proposal.*, maker.name AS maker_name, decider.name AS decider_name,
                CASE WHEN EXISTS (SELECT 1 FROM shown_article AS shown WHERE shown.article_id = proposal.article_id
                    AND \(ShownArticles.visible(at: now))) THEN 1 ELSE 0 END AS is_shown
            FROM publication_proposal AS proposal JOIN officer AS maker ON maker.id = proposal.proposed_by
            LEFT JOIN officer AS decider ON decider.id = proposal.decided_by
            WHERE \(condition) ORDER BY proposal.id DESC LIMIT \(limit)
            """
        ).map { row in
            let id: Int64 = try row.get("id"), article: ArticleID? = try row.get("article_id"), refusal: String? = try row.get("refusal")
            let isShown = try row.get("is_shown", as: Int.self) == 1
            let state: PublicationProposal.State =
                if let refusal { .declined(refusal) } else if let article { isShown ? .published(article) : .accepted(article) } else {
                    .open
                }
            let ids = try rows("SELECT matter_id FROM proposal_request WHERE proposal_id = \(id)")
                .map { try $0.get("matter_id", as: MatterID.self) }
            return PublicationProposal(
                id: id, agency: try row.get("agency_id"), title: try row.get("title"), reason: try row.get("reason"),
                proposedBy: try row.get("maker_name"), proposedOn: try row.get("proposed_at", as: Instant.self).day,
                decidedBy: try row.get("decider_name"), decidedOn: try row.get("decided_at", as: Instant?.self)?.day,
                requests: try requestLines(ids), state: state)
        }
    }
}

extension RequestGroup.Line {
    fileprivate init(_ row: Row) throws {
        id = try row.get("id")
        number = try row.get("number")
        agency = try row.get("agency_id")
        receivedOn = try row.get("received_on")
        title = try row.get("title")
    }
}

extension String {
    fileprivate var trimmed: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
