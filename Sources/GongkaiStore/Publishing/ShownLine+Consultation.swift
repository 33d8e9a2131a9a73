import GongkaiCore

extension Transaction {
    /// The lines of one site's list, each consultation among them with where it stands.
    func standing(_ lines: [ShownLine], at now: Instant) throws -> [ShownLine] {
        let asking = lines.filter { ArticleKind.code($0.kind)?.isConsultation == true }
        guard !asking.isEmpty else { return lines }
        let articles = asking.map(\.article)
        var closing: [ArticleID: Day] = [:]
        for row in try rows(
            """
            SELECT shown.article_id, version.closes_on FROM shown_article AS shown
            JOIN article_version AS version ON version.article_id = shown.article_id AND version.number = shown.number
            WHERE shown.article_id IN \(list: articles) AND shown.is_home = 1 AND version.closes_on IS NOT NULL
            """)
        {
            closing[try row.get("article_id")] = try row.get("closes_on", as: Day.self)
        }
        // As the consultation's own page names them: what this site shows.
        let answered = Set(
            try rows(
                """
                SELECT DISTINCT link.target_id FROM article_link AS link JOIN shown_article AS shown ON shown.article_id = link.article_id
                WHERE link.target_id IN \(list: articles) AND link.kind = \(ArticleLinkKind.answers.rawValue)
                    AND \(ShownArticles.visible(at: now))
                    AND +shown.site_id IN (SELECT site_id FROM site_column WHERE id IN \(list: asking.map(\.column)))
                """
            ).map { try $0.get("target_id", as: ArticleID.self) })
        return lines.map { line in
            guard let closes = closing[line.article] else { return line }
            var line = line
            line.consultation = ConsultationStanding(closesOn: closes, isAnswered: answered.contains(line.article), on: now.day)
            return line
        }
    }

    /// Lists that may name a consultation of which an article is the outcome: of its columns, of its sites.
    func placesOfAnswered(by article: ArticleID) throws -> [PageTag] {
        try rows(
            """
            SELECT shown.column_id, shown.site_id FROM article_link AS link JOIN shown_article AS shown ON shown.article_id = link.target_id
            WHERE link.article_id = \(article) AND link.kind = \(ArticleLinkKind.answers.rawValue)
            """
        ).flatMap { [.column(try $0.get("column_id")), .newest(try $0.get("site_id"))] }
    }
}
