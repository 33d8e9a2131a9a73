import GongkaiCore

/// What stands on the demonstration's portal beside its articles: sheets, topics, the gazette, links, and the site of a second body.
extension Transaction {
    func loadPlaces(
        _ columns: [String: ColumnID], _ agencies: [String: (id: AgencyID, name: String)], _ hands: DemonstrationHands, on site: StoredSite,
        by actor: Actor, at now: Instant
    ) throws {
        let texts = try loadTexts(columns, agencies, hands, by: actor, at: now)
        try loadSheets(agencies, hands, by: actor, at: now)
        try openEducation(agencies, hands, by: actor, at: now)
        try showAgain("1 = 1")
        try loadLinks(texts)
        try loadCollections(columns, texts, hands, on: site, by: actor, at: now)
    }

    private struct Texts {
        var document: ArticleID?
        var interpretation, interview, consultation: ArticleID?
    }

    private func loadTexts(
        _ columns: [String: ColumnID], _ agencies: [String: (id: AgencyID, name: String)], _ hands: DemonstrationHands, by actor: Actor,
        at now: Instant
    ) throws -> Texts {
        var minute = 0
        func write(
            _ column: String, _ kind: String, _ title: String, _ agency: String, _ paragraphs: [String], on day: Day, until last: Day? = nil
        ) throws -> ArticleID? {
            guard let column = columns[column], let agency = agencies[agency] else { return nil }
            minute += 1
            var content = ArticleContent(title: title)
            content.set(paragraphs)
            content.createdOn = day
            content.subject = "02"
            content.source = agency.name
            content.closesOn = last
            return try show(
                content, in: ArticleStore.Place(column: column, agency: agency.id, kind: kind),
                at: Instant(day, hour: 10, minute: minute), hands, by: actor, at: now)
        }
        let day: Day = "2026-01-06"
        for budget in DemonstrationSheets.budgets {
            _ = try write("czxx", "budget", budget.title, budget.agency, DemonstrationSheets.budgetParagraphs, on: day)
        }
        var texts = Texts()
        let newest = try first(
            """
            SELECT article.id, version.title FROM article JOIN article_version AS version ON version.article_id = article.id
            WHERE article.kind = 'normative' ORDER BY version.published_at DESC, article.id DESC LIMIT 1
            """)
        if let newest {
            let title: String = try newest.get("title")
            texts.document = try newest.get("id")
            texts.interpretation = try write(
                "zcjd", "interpretation", "《\(title)》政策解读", "ZX01", DemonstrationSheets.interpretation(of: title), on: day)
            texts.consultation = try write(
                "yjzj", "consultation", "关于修订《\(title)》公开征求意见的公告", "ZX01", DemonstrationSheets.consultation, on: day,
                until: "2026-02-05")
        }
        texts.interview = try write("zxft", "interview", "区教育局局长谈春季入学报名", "ZX04", DemonstrationSheets.interview, on: day)
        return texts
    }

    private func loadSheets(
        _ agencies: [String: (id: AgencyID, name: String)], _ hands: DemonstrationHands, by actor: Actor, at now: Instant
    ) throws {
        let sheets =
            DemonstrationSheets.units.map { (kind: "unit", agency: $0.agency, fields: DemonstrationSheets.unit($0)) }
            + DemonstrationSheets.leaders.map { (kind: "leader", agency: $0.agency, fields: $0.fields) } + DemonstrationSheets.others
        for sheet in sheets {
            guard let kind = SheetKind.code(sheet.kind), let agency = agencies[sheet.agency] else { continue }
            let id = try createSheet(
                SheetFields(sheet.fields, of: kind), kind: kind, of: agency.id, by: hands.editor, as: actor, at: now)
            try sign(DraftID(.sheet, id.value), hands, as: actor, at: now)
            try run(
                """
                UPDATE sheet_version SET state = 'approved', decided_by = \(hands.office), decided_at = \(now),
                    grounds = '《政府信息公开条例》第二十条，不涉及国家秘密和个人隐私' WHERE sheet_id = \(id)
                """, expecting: 1)
            try run("UPDATE sheet SET shown = 1 WHERE id = \(id)", expecting: 1)
        }
    }

    /// Its own address, columns and look; what the portal publishes about education shows there too, and stays in step.
    private func openEducation(
        _ agencies: [String: (id: AgencyID, name: String)], _ hands: DemonstrationHands, by actor: Actor, at now: Instant
    ) throws {
        guard let education = agencies["ZX04"] else { return }
        let site = try createSite(
            SiteSettings(
                code: "education",
                facts: SiteFacts(
                    name: "衡阳市蒸湘区教育局", domain: "jyj.zhengxiang.gov.cn", idCode: "4304080012", owner: education.id, isPortal: false,
                    offersServices: true), look: .green, icpNumber: "湘ICP备05000001号", policeNumber: "湘公网安备43040802000002号",
                contact: "地址：蒸湘区立新大道18号　电话：0734-8850104"), by: actor, at: now)
        var own: [String: ColumnID] = [:]
        for (position, line) in DemonstrationSheets.educationColumns.enumerated() {
            guard let kind = ColumnKind.code(line.kind) else { throw DatabaseError(.misuse, "there is no kind of column \(line.kind)") }
            own[line.code] = try createColumn(
                ColumnSettings(
                    column: SiteColumn(
                        code: line.code, name: line.name, description: line.description, keywords: ["蒸湘区教育局", line.name], kind: kind,
                        owner: education.id), position: position), in: site, by: actor, at: now)
        }
        let targets = ["notice": "tzgg", "news": "jydt", "interview": "jydt", "normative": "zcwj", "plan": "zcwj", "budget": "zcwj"]
        for row in try rows("SELECT id, kind FROM article WHERE agency_id = \(education.id) ORDER BY id") {
            let kind: String = try row.get("kind"), article: ArticleID = try row.get("id")
            guard let column = targets[kind].flatMap({ own[$0] }) else { continue }
            try run(
                "INSERT INTO article_push (article_id, column_id, pushed_by, pushed_at) VALUES (\(article), \(column), \(hands.office), \(now))"
            )
        }
        if let column = own["zsrx"] {
            var content = ArticleContent(title: "2026年春季入学报名办法")
            content.set([
                "报名时间为2026年2月20日至25日，可以在网上报名，也可以到学校报名。", "随迁子女凭户口簿、居住证和监护人的务工或者经营证明报名。",
                "材料不全的，学校一次性告知；三个工作日内答复是否接收。",
            ])
            content.createdOn = "2026-01-06"
            content.subject = "11"
            content.source = education.name
            _ = try show(
                content, in: ArticleStore.Place(column: column, agency: education.id, kind: "page"),
                at: Instant(Day("2026-01-06"), hour: 11), hands, by: actor, at: now)
        }
    }

    private func loadLinks(_ texts: Texts) throws {
        func link(_ article: ArticleID?, _ target: ArticleID?, _ kind: ArticleLinkKind) throws {
            guard let article, let target else { return }
            try run("INSERT INTO article_link (article_id, target_id, kind) VALUES (\(article), \(target), \(kind.rawValue))")
        }
        try link(texts.interpretation, texts.document, .interprets)
        try link(texts.consultation, texts.document, .consults)
    }

    private func loadCollections(
        _ columns: [String: ColumnID], _ texts: Texts, _ hands: DemonstrationHands, on site: StoredSite, by actor: Actor, at now: Instant
    ) throws {
        func articles(_ condition: SQL, _ limit: Int) throws -> [CollectionSection.Entry] {
            try shownLines("shown.site_id = \(site.id) AND shown.is_home = 1 AND \(condition)", before: nil, limit: limit, at: now).map {
                CollectionSection.Entry($0.article)
            }
        }
        func open(_ text: CollectionText, _ sections: [CollectionSection]) throws {
            let id = try createCollection(text, on: site.id, by: hands.editor, as: actor, at: now)
            let collection = try takeCollection(id)
            try put(sections.filter { !$0.entries.isEmpty || $0.column != nil }, into: collection, at: now)
            try sign(DraftID(.collection, id.value), hands, as: actor, at: now)
            try showCollection(collection, by: try officer(hands.office), as: actor, at: now)
        }
        try open(
            CollectionText(code: "kaixue", title: "春季开学", lead: "报名、资助和校园安全，家长关心的都在这里。"),
            [
                CollectionSection(title: "办事和问答", entries: texts.interview.map { [CollectionSection.Entry($0)] } ?? []),
                CollectionSection(
                    title: "教育部门的通知", entries: try articles("shown.agency_id IN (SELECT id FROM agency WHERE code = 'ZX04')", 6)),
            ])
        try open(
            CollectionText(code: "laojiu", title: "老旧小区改造", lead: "改造哪些小区、怎样参与、进展如何。"),
            [
                CollectionSection(title: "政策和解读", column: columns["zcjd"]),
                CollectionSection(
                    title: "建设部门发布", entries: try articles("shown.agency_id IN (SELECT id FROM agency WHERE code = 'ZX11')", 6)),
            ])
        for (number, quarter) in [("2025-01-01", "2025-07-01"), ("2025-07-01", "2026-01-01")].enumerated() {
            guard let from = Day(quarter.0), let to = Day(quarter.1) else { continue }
            let start = Instant(from), end = Instant(to)
            var page = 1
            func paged(_ entries: [CollectionSection.Entry]) -> [CollectionSection.Entry] {
                entries.map { entry in
                    defer { page += 4 }
                    return CollectionSection.Entry(entry.article, page: page)
                }
            }
            let inTime: SQL = " AND shown.published_at >= \(start) AND shown.published_at < \(end)"
            let issue = CollectionText.Issue(
                year: 2025, number: number + 1, totalNumber: 31 + number, issuedOn: to.adding(days: -1), sponsor: "蒸湘区人民政府")
            try open(
                CollectionText(issue, title: "蒸湘区人民政府公报"),
                [
                    CollectionSection(title: "区政府文件", entries: paged(try articles("shown.kind = 'normative'" + inTime, 10))),
                    CollectionSection(title: "规划和方案", entries: paged(try articles("shown.kind IN ('plan', 'notice')" + inTime, 6))),
                ])
        }
    }
}
