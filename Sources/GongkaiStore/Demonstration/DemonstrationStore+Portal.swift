import GongkaiCore

/// Loads the portal. Articles stand for items that the registers hold already, so that no figure changes; they come the short way, with the
/// rows that writing, reviewing and publishing would have left.
extension Transaction {
    func loadPortal(year: Int, of district: AgencyID, by actor: Actor, at now: Instant) throws {
        let agencies = try rows("SELECT id, code, name FROM agency ORDER BY id").map { row in
            (
                id: try row.get("id", as: AgencyID.self), code: try row.get("code", as: String.self),
                name: try row.get("name", as: String.self)
            )
        }
        let names = Dictionary(uniqueKeysWithValues: agencies.map { ($0.id, $0.name) })
        if try sites("1 = 1").isEmpty { try openPortal(district, agencies.map { ($0.id, $0.code) }, by: actor, at: now) }
        guard let site = try sites("1 = 1").first else { throw SiteRefusal.unknownSite }
        let columns = Dictionary(uniqueKeysWithValues: try columns("site_column.site_id = \(site.id)").map { ($0.code, $0.id) })
        let hands = try DemonstrationHands(self)
        for item in try portalItems(of: year) {
            let place = DemonstrationPortal.place(of: item.content.title, isNormative: item.isNormative)
            guard let column = columns[place.column], let agency = names[item.agency] else { continue }
            var content = item.content
            content.set(
                DemonstrationPortal.paragraphs(
                    content.title, agency: agency, abstract: content.abstract, on: item.publishedOn, number: item.record))
            content.source = agency
            if let file = DemonstrationFile.file(of: content.title, in: place.column, number: item.record) {
                try store(file, at: Instant(item.publishedOn, hour: 9))
                content.files = [ArticleContent.File(name: file.name, sha256: file.sha256)]
            }
            try show(
                content, in: ArticleStore.Place(column: column, agency: item.agency, kind: place.kind, indexNumber: item.indexNumber),
                at: Instant(item.publishedOn, hour: 9, minute: Int(item.record % 60)), hands, by: actor, at: now)
        }
        if year == 2025 {
            try loadPages(columns, agencies.map { ($0.id, $0.code, $0.name) }, hands, by: actor, at: now)
            try loadGuides(
                agencies.map { ($0.id, $0.code, $0.name) }, hands, as: actor, at: Instant(Day("2026-01-06"), hour: 9))
        }
        try showAgain("1 = 1")
        if year == 2025 {
            let units = Dictionary(uniqueKeysWithValues: agencies.map { ($0.code, (id: $0.id, name: $0.name)) })
            try loadPlaces(columns, units, hands, on: site, by: actor, at: now)
        }
    }

    private func openPortal(_ district: AgencyID, _ agencies: [(id: AgencyID, code: String)], by actor: Actor, at now: Instant) throws {
        let facts = SiteFacts(
            name: "衡阳市蒸湘区人民政府门户网站", domain: "www.zhengxiang.gov.cn", idCode: "4304080001", owner: district, isPortal: true,
            offersServices: true)
        let site = try createSite(
            SiteSettings(
                code: "portal", facts: facts, look: .vermilion, icpNumber: "湘ICP备05000001号", policeNumber: "湘公网安备43040802000001号",
                contact: "地址：蔡伦大道区政府机关院内　电话：0734-8850000"), by: actor, at: now)
        for (position, line) in DemonstrationPortal.columns.enumerated() {
            guard let kind = ColumnKind.code(line.kind) else { throw DatabaseError(.misuse, "there is no kind of column \(line.kind)") }
            let column = SiteColumn(
                code: line.code, name: line.name, description: line.description, keywords: ["蒸湘区", line.name], kind: kind,
                parent: line.parent, owner: district)
            _ = try createColumn(ColumnSettings(column: column, position: position), in: site, by: actor, at: now)
        }
        for (number, agency) in agencies.enumerated() {
            // Invented: no unit has a code that begins so.
            let front = "009990" + (number < 10 ? "0\(number)" : "\(number)")
            let code = "0123456789X".map { front + String($0) }.first { OrganisationCode($0)?.hasRightCheckCharacter == true }
            if let code { try setIndexCode(code, of: agency.id, by: actor, at: now) }
        }
    }

    /// Items of the year that the website carried: some of its normative documents, and one or two of every unit.
    private func portalItems(of year: Int) throws -> [DemonstrationItem] {
        let found = try rows(
            """
            SELECT item.record_id, item.agency_id, item.index_number, item.title, item.document_number, item.created_on,
                item.subject_category, item.abstract, item.normative_document_id, MIN(publication.published_on) AS published_on
            FROM disclosed_item AS item
            JOIN channel_publication AS publication ON publication.item_id = item.record_id AND publication.is_current = 1
                AND publication.channel = 'website'
            WHERE item.is_current = 1 AND publication.published_on BETWEEN \(Day.firstDay(of: year)) AND \(Day.lastDay(of: year))
            GROUP BY item.record_id, item.agency_id, item.index_number, item.title, item.document_number, item.created_on,
                item.subject_category, item.abstract, item.normative_document_id
            ORDER BY item.record_id
            """
        ).map(DemonstrationItem.init)
        let plain = Dictionary(grouping: found.filter { !$0.isNormative }, by: \.agency).sorted { $0.key.value < $1.key.value }
        let spread = plain.enumerated().flatMap { index, unit in
            // All over the year, and of some units a second one.
            let items = unit.value, first = items[items.count * (index * 7 % 12) / 12]
            return index < 7 ? [first, items[items.count - 1]] : [first]
        }
        return Array(found.filter(\.isNormative).prefix(8)) + spread
    }

    private func loadPages(
        _ columns: [String: ColumnID], _ agencies: [(id: AgencyID, code: String, name: String)], _ hands: DemonstrationHands,
        by actor: Actor,
        at now: Instant
    ) throws {
        for (position, page) in DemonstrationPortal.pages.enumerated() {
            guard let column = columns[page.column], let agency = agencies.first(where: { $0.code == page.agency }) else { continue }
            var content = ArticleContent(title: page.title)
            content.set(page.paragraphs)
            content.createdOn = "2026-01-05"
            content.subject = "02"
            content.source = agency.name
            // After the year that is reported on.
            try show(
                content, in: ArticleStore.Place(column: column, agency: agency.id, kind: page.kind),
                at: Instant(Day("2026-01-06"), hour: 9, minute: position), hands, by: actor, at: now)
        }
    }

    /// Writes a version as publishing leaves it: drafted, reviewed by everybody, live.
    @discardableResult
    func show(
        _ content: ArticleContent, in place: ArticleStore.Place, at moment: Instant, _ hands: DemonstrationHands, by actor: Actor,
        at now: Instant
    ) throws -> ArticleID {
        let article = try draft(content, in: place, hits: [], by: hands.editor, as: actor, at: moment)
        let hash: String = try value("SELECT content_hash FROM article_version WHERE article_id = \(article) AND number = 1")
        let reviewers = [hands.editor, hands.checker, hands.leader, hands.office]
        for (step, officer) in reviewers.enumerated() {
            let names = ReviewScheme.shipped[0].steps
            try run(
                """
                INSERT INTO article_review (article_id, number, content_hash, step, step_name, reviewer_id, decision, secrecy, basis, at)
                VALUES (\(article), 1, \(hash), \(step), \(names[step].name), \(officer), 'approved',
                    \(names[step].isSecrecy ? "open" : nil), \(names[step].isSecrecy ? "《保守国家秘密法》第九条，不属于国家秘密" : nil), \(moment))
                """)
        }
        try run(
            """
            UPDATE article_version SET state = 'live', revision = 6, submitted_by = \(hands.editor), submitted_at = \(moment),
                published_by = \(hands.office), published_at = \(moment), secrecy = 'open' WHERE article_id = \(article)
            """, expecting: 1)
        if place.indexNumber == nil { _ = try enterItem(of: try loadedVersion(article, 1), by: actor, at: moment) }
        return article
    }
}

extension Transaction {
    /// The secrecy review of a draft, as the leader would sign it.
    func sign(_ id: DraftID, _ hands: DemonstrationHands, as actor: Actor, at now: Instant) throws {
        guard let draft = try draft(id) else { throw DraftRefusal.notFound }
        let name: String = try value("SELECT name FROM officer WHERE id = \(hands.leader)")
        let review = SecrecyReview(
            outcome: .open, basis: "《政府信息公开条例》第二十条，不涉及国家秘密和个人隐私", reviewer: hands.leader, reviewerName: name, at: now)
        try keep(review, of: id, draft.number, draft.contentHash, as: actor)
    }

    /// An officer with their rights.
    func officer(_ id: OfficerID) throws -> Officer {
        let login: String = try value("SELECT login FROM officer WHERE id = \(id)")
        let agency: AgencyID = try value("SELECT agency_id FROM officer WHERE id = \(id)")
        return try current(
            Officer(
                id: id, login: login, name: login, agency: agency, permissions: [], scope: [], coversAll: false, csrfToken: ""))
    }
}

/// Whose hands an article of the demonstration went through.
struct DemonstrationHands {
    let editor, checker, leader, office: OfficerID

    init(_ tx: Transaction) throws {
        func officer(_ login: String) throws -> OfficerID { try tx.value("SELECT id FROM officer WHERE login = \(login)") }
        editor = try officer("editor")
        checker = try officer("checker")
        leader = try officer("leader")
        office = try officer("office")
    }
}

/// An item of the register that gets a page.
private struct DemonstrationItem {
    let record: Int64
    let agency: AgencyID
    let indexNumber: String
    let isNormative: Bool
    let publishedOn: Day
    var content: ArticleContent

    init(_ row: Row) throws {
        record = try row.get("record_id")
        agency = try row.get("agency_id")
        indexNumber = try row.get("index_number")
        isNormative = row["normative_document_id"] != .null
        publishedOn = try row.get("published_on")
        content = ArticleContent(title: try row.get("title"))
        content.abstract = try row.get("abstract")
        content.documentNumber = try row.get("document_number")
        content.createdOn = try row.get("created_on")
        content.subject = try row.get("subject_category", as: String?.self) ?? "22"
        if isNormative {
            content.genre = "07"
            content.term.effectiveOn = publishedOn
        }
    }
}

extension ArticleContent {
    /// Plain paragraphs; the texts hold no sign that HTML would read otherwise.
    mutating func set(_ paragraphs: [String]) {
        body = paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n")
        plainText = paragraphs.joined(separator: "\n")
    }
}
