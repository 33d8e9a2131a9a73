package import GongkaiCore

/// What comes of requests: a reply that everybody can read, and a proposal to publish what several ask for.
extension DemonstrationStore {
    func propose(_ ids: [MatterID], to unit: AgencyID, _ requests: RequestStore, by office: Officer, at now: Instant) async throws {
        _ = try await requests.propose(
            "2025年老旧小区改造计划", reason: "一年内有三个申请人申请，内容相同，涉及居民较多，属于可以公开的信息。", for: ids, to: unit, by: office,
            from: "127.0.0.1", at: now)
    }

    /// The article comes the short way, as those of the portal do.
    func publishReply(of id: MatterID, _ requests: RequestStore, by office: Officer, at now: Instant) async throws {
        try await database.write { tx in
            let stored = try requests.matters.stored(try tx.matterRow(id), in: tx), key = requests.key
            let (text, source) = try tx.replyText(
                of: stored, without: try tx.persons(of: id, stored.matter, key), key,
                calendar: requests.matters.calendars.calendars(in: tx).newest)
            var content = text
            try tx.store(Self.projects, at: now)
            content.files = [ArticleContent.File(name: Self.projects.name, sha256: Self.projects.sha256)]
            let article = try tx.show(content, in: "qtwj", as: "document", of: stored.row.agency, at: now)
            try tx.run(
                """
                INSERT INTO published_reply (article_id, matter_id, decided_by, decided_at, public_address)
                VALUES (\(article), \(id), \(office.id), \(now), \(source))
                """)
            try tx.showAgain("article.id = \(article)")
        }
    }
}

extension DemonstrationStore {
    /// What the reply that is published gave.
    private static let projects: NewFile = {
        let lines = [
            "小区,户数,改造内容,资金（万元）", "立新小区,426,供水、排水和道路,512.6", "联合新村,318,供电、消防设施和屋面,398.0", "长湖家园,274,排水、道路和停车位,301.5",
            "华兴小区,190,供水、楼道照明和消防设施,188.2",
        ]
        let text = lines.joined(separator: "\r\n") + "\r\n"
        return NewFile(
            name: "2024年城镇老旧小区改造项目名单和资金安排.csv", mediaType: "text/csv; charset=utf-8", bytes: Array("\u{FEFF}\(text)".utf8),
            plainText: text)
    }()
}

/// Consultations: one that is open on any day, and the outcome of the one of January 2026, once that is over.
extension DemonstrationStore {
    /// Returns whether they came: only into a demonstration, and once.
    @discardableResult
    package func loadConsultations(at now: Instant) async throws -> Bool {
        try await database.write { tx in
            guard try tx.isDemonstration(), let site = try tx.sites("1 = 1").first,
                try tx.columns("site_column.site_id = \(site.id)").contains(where: { $0.code == "yjzj" }),
                try tx.first("SELECT article_id FROM article_version WHERE title = \(Self.openTitle)") == nil
            else { return false }
            let office = try tx.value("SELECT id FROM agency WHERE code = 'ZX11'", as: AgencyID.self), begun = now.day.adding(days: -10)
            var content = ArticleContent(title: Self.openTitle)
            content.set(Self.openParagraphs(begun, now.day.adding(days: 20)))
            (content.createdOn, content.subject, content.closesOn) = (begun, "02", now.day.adding(days: 20))
            var shown = [
                try tx.show(content, in: "yjzj", as: "consultation", of: office, at: Instant(begun, hour: 9))
            ]
            let closed = try tx.first(
                """
                SELECT article.id, article.agency_id FROM article JOIN article_version AS version ON version.article_id = article.id
                WHERE article.kind = 'consultation' AND version.closes_on = '2026-02-05' AND version.state = 'live' ORDER BY article.id LIMIT 1
                """)
            if let closed, now.day >= "2026-03-05" {
                var outcome = ArticleContent(title: "规范性文件修订征求意见的采纳情况")
                outcome.set(Self.outcome)
                (outcome.createdOn, outcome.subject) = ("2026-03-04", "02")
                let article = try tx.show(
                    outcome, in: "tzgg", as: "notice", of: try closed.get("agency_id"), at: Instant("2026-03-04", hour: 9))
                try tx.run(
                    """
                    INSERT INTO article_link (article_id, target_id, kind)
                    VALUES (\(article), \(try closed.get("id", as: ArticleID.self)), \(ArticleLinkKind.answers.rawValue))
                    """)
                shown.append(article)
            }
            try tx.showAgain("article.id IN \(list: shown.map(\.value))")
            return true
        }
    }

    private static let openTitle = "关于《蒸湘区城镇老旧小区改造三年行动计划（征求意见稿）》公开征求意见的公告"

    private static func openParagraphs(_ from: Day, _ to: Day) -> [String] {
        [
            "为做好老旧小区改造，现就三年行动计划公开征求意见，时间为\(from.chineseText)至\(to.chineseText)。",
            "计划改造2005年以前建成的小区36个，优先改造供水、排水、供电和消防设施，加装电梯由居民协商决定。",
            "意见可以书面寄送蒸湘区住房和城乡建设局，信封上请注明“征求意见”字样；也可以在工作日送到船山大道33号一楼窗口。", "征求意见结束后一个月内，公布采纳情况和理由。",
        ]
    }

    private static let outcome = [
        "征求意见期间共收到意见17条，采纳11条，部分采纳3条，没有采纳3条。", "采纳的主要有：办理时限改为五个工作日；补正的材料一次性告知；增加网上办理的方式。",
        "没有采纳的主要是扩大补助范围的意见：补助的范围由上级文件规定，本区不能另行增加。",
    ]
}

extension Transaction {
    /// An article of the portal, written, reviewed and published, in a column named by its code.
    fileprivate func show(
        _ content: ArticleContent, in code: String, as kind: String, of agency: AgencyID, at moment: Instant
    ) throws -> ArticleID {
        guard let site = try sites("1 = 1").first,
            let column = try columns("site_column.site_id = \(site.id)").first(where: { $0.code == code })
        else { throw SiteRefusal.unknownSite }
        var content = content
        content.source = try value("SELECT name FROM agency WHERE id = \(agency)", as: String.self)
        return try show(
            content, in: ArticleStore.Place(column: column.id, agency: agency, kind: kind), at: moment, try DemonstrationHands(self),
            by: Actor(name: "demo", agency: nil, address: "localhost"), at: moment)
    }
}
