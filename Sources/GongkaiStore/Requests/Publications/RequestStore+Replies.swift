package import GongkaiCore

/// Whether the reply to a request may be published now.
package enum ReplyPublication: Sendable, Equatable {
    case notAnswered
    case notBefore(Day)
    case possible
    /// It was public, and somebody took it back; it may be published again.
    case takenBack(on: Day, by: String?, reason: String)
    /// The article that carries it, in the state of its newest version.
    case begun(ArticleID, VersionState)

    package var isPossible: Bool {
        switch self {
        case .possible, .takenBack: true
        case .notAnswered, .notBefore, .begun: false
        }
    }
}

/// A reply that everybody can read.
package struct PublishedReply: Sendable, Equatable {
    package let line: ShownLine
    /// Nil for an outcome the program does not know any more.
    package let outcome: RequestOutcome?
    /// 成文日期 of the letter; the day on which it was signed or went out where none went out here.
    package let repliedOn: Day?
}

extension PublishedReply {
    /// Of a row `version` of versions: it publishes the reply to a request, and has no limit to be published by.
    static let isOne: SQL = "EXISTS (SELECT 1 FROM published_reply AS published WHERE published.article_id = version.article_id)"

    /// Of a row `version` of versions: it publishes a reply that gives something, 予以公开 or 部分公开, and has neither a file nor an address, nor
    /// names where the reply says the information is to be had. Nobody who reads it has got what was given.
    static let lacksAnswer: SQL = """
        EXISTS (SELECT 1 FROM published_reply AS published
            JOIN matter_record AS held ON held.matter_id = published.matter_id AND held.line = 'reply'
            JOIN request_reply AS reply ON reply.record_id = held.record_id AND reply.is_current = 1
            WHERE published.article_id = version.article_id AND reply.outcome IN \(list: RequestOutcome.giving)
                AND (published.public_address = '' OR REPLACE(version.plain_text, published.public_address, '') = version.plain_text))
            AND LOWER(version.body) NOT LIKE '%href=%' AND LOWER(version.plain_text) NOT LIKE '%http%'
            AND LOWER(version.plain_text) NOT LIKE '%www.%' AND version.plain_text NOT LIKE '%索引号%'
            AND NOT EXISTS (SELECT 1 FROM article_file
                WHERE article_file.article_id = version.article_id AND article_file.number = version.number)
        """
}

extension RequestStore {
    /// Days between service and publication where an organ has set none.
    package static let usualDelay = 30

    // MARK: The delay

    /// After how many days an organ publishes replies, and the revision of the setting; 0 where nothing is set.
    package func replyDelay(of agency: AgencyID) async throws -> (days: Int, revision: Int) {
        try await database.read { tx in try tx.replyDelay(of: agency) }
    }

    /// Sets it from now on: what is published stays.
    package func setReplyDelay(
        _ days: Int, of agency: AgencyID, expecting revision: Int, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        guard (0...3_650).contains(days) else { throw PublicationRefusal.delayOutside }
        try await database.write { tx in
            let officer = try tx.current(officer)
            guard officer.may(.takeRequests) else { throw MatterAccessRefusal.permissionMissing(.takeRequests) }
            guard officer.scope.contains(agency) else { throw MatterAccessRefusal.agencyOutsideScope }
            let before = try tx.replyDelay(of: agency)
            guard before.revision == revision else { throw PublicationRefusal.changedMeanwhile }
            try tx.run("DELETE FROM reply_delay WHERE agency_id = \(agency)")
            try tx.run(
                "INSERT INTO reply_delay (agency_id, days, revision, changed_at) VALUES (\(agency), \(days), \(revision + 1), \(now))")
            try tx.record(
                action: "reply.delay", subject: "agency/\(agency.value)", version: Int64(revision + 1),
                before: JSONText.object(["days": String(before.days)]), after: JSONText.object(["days": String(days)]),
                by: officer.actor(from: address), at: now)
        }
    }

    // MARK: One reply

    /// How it stands with publishing the reply to a request.
    package func replyPublication(of stored: StoredMatter, on day: Day) async throws -> ReplyPublication {
        try await database.read { tx in try tx.replyPublication(of: stored, on: day) }
    }

    /// Begins the article that publishes a reply: its words without whoever asked and whoever was asked, and the files that went out with it. It
    /// is reviewed like every article, and the gate looks for these persons again whenever it is sent in, signed or published.
    ///
    /// - Parameter files: what ``enclosed(with:for:from:at:)`` gave, looked through as the files of articles are.
    package func publishReply(
        of id: MatterID, with files: [NewFile] = [], in place: (column: ColumnID, kind: String), by officer: Officer, from address: String,
        at now: Instant
    ) async throws -> ArticleID {
        let (column, kind) = place
        return try await write(files) { tx in
            _ = try tx.requestRow(id, locked: true)
            let reader = try tx.reader(officer, of: .request)
            let stored = try matters.stored(try tx.requestRow(id), in: tx)
            try tx.requireSeen(stored.row, stored.matter, by: reader, .request)
            guard reader.may(.takeRequests) else { throw MatterAccessRefusal.permissionMissing(.takeRequests) }
            try tx.requireArticles(.writeArticles, reader, for: stored.row.agency)
            switch try tx.replyPublication(of: stored, on: now.day) {
            case .possible, .takenBack: break
            case .notAnswered: throw PublicationRefusal.notAnswered
            case .notBefore(let day): throw PublicationRefusal.notBefore(day)
            case .begun: throw PublicationRefusal.begun
            }
            let persons = try tx.persons(of: id, stored.matter, key), words = try tx.gateWordList()
            let (text, source) = try tx.replyText(
                of: stored, without: persons, key, calendar: matters.calendars.calendars(in: tx).newest)
            var content = text
            for file in files {
                try tx.store(file, at: now)
                content.files.append(ArticleContent.File(name: file.name, sha256: file.sha256))
            }
            let hits = try content.hits(words) + content.hits(of: persons) + tx.personalHits(of: persons, in: content.files)
            let article = try tx.draft(
                content, in: ArticleStore.Place(column: column, agency: stored.row.agency, kind: kind), hits: hits, by: reader.id,
                as: reader.actor(from: address), at: now)
            try tx.run(
                """
                INSERT INTO published_reply (article_id, matter_id, decided_by, decided_at, public_address)
                VALUES (\(article), \(id), \(reader.id), \(now), \(source))
                """)
            try tx.record(
                action: "reply.publish", subject: "matter/\(id.value)",
                after: JSONText.object(["number": stored.row.number, "article": String(article.value)]), by: reader.actor(from: address),
                at: now)
            return article
        }
    }

    /// The files that went out with a reply, for the article that publishes it. Who takes them goes into the audit trail.
    package func enclosed(
        with id: MatterID, for officer: Officer, from address: String, at now: Instant
    ) async throws -> [(name: String, bytes: [UInt8])] {
        let given: [GivenFile] = try await database.write { tx in
            let reader = try tx.reader(officer, of: .request)
            let stored = try matters.stored(try tx.requestRow(id), in: tx)
            try tx.requireSeen(stored.row, stored.matter, by: reader, .request)
            guard reader.may(.takeRequests) else { throw MatterAccessRefusal.permissionMissing(.takeRequests) }
            let given = try tx.sentFiles(of: stored, key)
            if !given.isEmpty {
                try tx.record(
                    action: "reply.enclosed", subject: "matter/\(id.value)", after: JSONText.object(["files": String(given.count)]),
                    by: reader.actor(from: address), at: now)
            }
            return given
        }
        var files: [(name: String, bytes: [UInt8])] = []
        for file in given { files.append((file.name, try await bytes(of: SealedFile(id: file.file, size: file.size)))) }
        return files
    }

    // MARK: For everybody

    /// Which of these articles publish a reply that gives something, and neither hold it nor say where it is: they answer nobody.
    package func repliesWithoutAnswer(among articles: [ArticleID]) async throws -> Set<ArticleID> {
        if articles.isEmpty { return [] }
        return try await database.read { tx in
            Set(
                try tx.rows(
                    """
                    SELECT version.article_id FROM article_version AS version
                    WHERE version.article_id IN \(list: articles.map(\.value)) AND version.state = 'live' AND \(PublishedReply.lacksAnswer)
                    """
                ).map { try $0.get("article_id", as: ArticleID.self) })
        }
    }

    /// The newest published replies of a site before a place in their list: what shows, by the rule of every public page.
    package func publishedReplies(
        on site: SiteID, of agencies: Set<AgencyID>? = nil, year: Int? = nil, before cursor: ListCursor? = nil, limit: Int = 20,
        at now: Instant
    ) async throws -> [PublishedReply] {
        try await database.read { tx in
            let lines = try tx.shownLines(
                Self.repliesShown(on: site, of: agencies, year: year), before: cursor, limit: min(limit, 1_000), at: now)
            if lines.isEmpty { return [] }
            let facts = try tx.rows(
                """
                SELECT published_reply.article_id, reply.outcome, COALESCE(
                    -- What is read there now: the letter of a second reply may be signed already.
                    (SELECT version.created_on FROM article_version AS version
                        WHERE version.article_id = published_reply.article_id AND version.state = 'live'),
                    (SELECT MAX(paper.dated_on) FROM request_paper AS paper
                        WHERE paper.matter_id = matter.id AND paper.branch = 0 AND paper.kind LIKE 'reply.%'),
                    (SELECT MAX(signed.on_day) FROM matter_event AS signed
                        WHERE signed.matter_id = matter.id AND signed.action = 'sign' AND NOT EXISTS (SELECT 1 FROM matter_event AS undone
                            WHERE undone.matter_id = matter.id AND undone.reverses = signed.number)),
                    matter.closed_on) AS replied_on
                FROM published_reply
                JOIN matter ON matter.id = published_reply.matter_id
                LEFT JOIN matter_record AS held ON held.matter_id = matter.id AND held.line = 'reply'
                LEFT JOIN request_reply AS reply ON reply.record_id = held.record_id AND reply.is_current = 1
                WHERE published_reply.article_id IN \(list: lines.map(\.article.value))
                """)
            let byArticle = Dictionary(try facts.map { (try $0.get("article_id", as: ArticleID.self), $0) }) { first, _ in first }
            return try lines.map { line in
                let row = byArticle[line.article]
                return PublishedReply(
                    line: line, outcome: try row?.get("outcome", as: String?.self).flatMap(RequestOutcome.code),
                    repliedOn: try row?.get("replied_on", as: Day?.self))
            }
        }
    }

    /// How many there are.
    package func publishedReplyCount(
        on site: SiteID, of agencies: Set<AgencyID>? = nil, year: Int? = nil, at now: Instant
    ) async throws -> Int {
        try await database.read { tx in
            try tx.value(
                """
                SELECT COUNT(*) FROM shown_article AS shown
                WHERE \(Self.repliesShown(on: site, of: agencies, year: year)) AND \(ShownArticles.visible(at: now))
                """)
        }
    }

    private static func repliesShown(on site: SiteID, of agencies: Set<AgencyID>?, year: Int?) -> SQL {
        var conditions: [SQL] = [
            "+shown.site_id = \(site)", "shown.is_home = 1", "shown.article_id IN (SELECT published_reply.article_id FROM published_reply)",
        ]
        if let agencies { conditions.append("+shown.agency_id IN \(list: agencies.map(\.value).sorted())") }
        if let year {
            let first = Instant(Day.firstDay(of: year)), next = Instant(Day.firstDay(of: year + 1))
            conditions.append("shown.published_at >= \(first) AND shown.published_at < \(next)")
        }
        return conditions.joined(" AND ")
    }
}
