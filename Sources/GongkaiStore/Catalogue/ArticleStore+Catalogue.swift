package import GongkaiCore

/// Which part of the catalogue is asked for.
package struct CatalogueFilter: Sendable, Equatable {
    package var agency: AgencyID?
    /// A code of either level; one of the first level takes in those below it.
    package var subject: String?
    package var genre: String?
    package var audience: String?
    /// Of the day it was made.
    package var year: Int?

    package init(
        agency: AgencyID? = nil, subject: String? = nil, genre: String? = nil, audience: String? = nil, year: Int? = nil
    ) {
        self.agency = agency
        self.subject = subject
        self.genre = genre
        self.audience = audience
        self.year = year
    }

    fileprivate var condition: SQL {
        var conditions: [SQL] = ["shown.is_catalogued = 1 AND shown.is_home = 1"]
        if let agency { conditions.append("shown.agency_id = \(agency)") }
        if let subject { conditions.append("shown.subject IN \(list: CodeList.subjects.codes(within: subject))") }
        if let genre { conditions.append("shown.genre IN \(list: CodeList.genres.codes(within: genre))") }
        if let audience {
            let any = CodeList.audiences.codes(within: audience).map { "shown.audiences LIKE \("%,\($0),%")" as SQL }
            conditions.append("(" + any.joined(" OR ") + ")")
        }
        if let year { conditions.append("shown.created_on BETWEEN \(Day.firstDay(of: year)) AND \(Day.lastDay(of: year))") }
        return conditions.joined(" AND ")
    }
}

extension ArticleStore {
    /// The newest entries of the catalogue before a place in its list.
    package func catalogue(
        _ filter: CatalogueFilter = CatalogueFilter(), before cursor: ListCursor? = nil, limit: Int = 20, at now: Instant
    ) async throws -> [ShownLine] {
        try await database.read { tx in try tx.shownLines(filter.condition, before: cursor, limit: limit, at: now) }
    }

    /// How many entries of the catalogue there are.
    package func catalogueCount(_ filter: CatalogueFilter = CatalogueFilter(), at now: Instant) async throws -> Int {
        try await database.read { tx in
            try tx.value("SELECT COUNT(*) FROM shown_article AS shown WHERE \(filter.condition) AND \(ShownArticles.visible(at: now))")
        }
    }

    /// How punctually each unit published what it made in a span of days, the most punctual first.
    package func timeliness(
        of agencies: [AgencyID], madeFrom first: Day, through last: Day, on day: Day, calendar: WorkingCalendar = .published
    ) async throws -> [Timeliness] {
        try await database.read { tx in
            let items = try tx.rows(
                """
                SELECT version.title, article.agency_id, version.created_on,
                    (SELECT MIN(earlier.published_at) FROM article_version AS earlier WHERE earlier.article_id = article.id) AS first_shown
                FROM article JOIN article_version AS version ON version.article_id = article.id
                    AND version.number = (SELECT MAX(number) FROM article_version AS latest WHERE latest.article_id = article.id
                        AND latest.state <> 'discarded')
                WHERE version.created_on BETWEEN \(first) AND \(last) AND article.agency_id IN \(list: agencies.map(\.value))
                """
            ).map { row in
                DutyMonitor.Item(
                    name: try row.get("title"), agency: try row.get("agency_id"), duty: nil, madeOn: try row.get("created_on"),
                    publishedOn: try row.get("first_shown", as: Instant?.self)?.day)
            }
            return Timeliness.ranking(of: agencies, items, on: day, calendar: calendar)
        }
    }
}
