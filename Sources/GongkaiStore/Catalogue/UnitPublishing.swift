package import GongkaiCore

/// How one unit publishes, over a span of days: a line of the office's overview.
package struct UnitPublishing: Sendable {
    /// Something that waits, and with whom.
    package struct Stuck: Sendable, Equatable {
        package let article: ArticleID
        package let number: Int
        package let title: String
        /// The step whose turn it is, or who has to mend it.
        package let waitsFor: String
        package let since: Day
        package let workingDays: Int
    }

    /// Published in the span after the deadline, or not at all though it is over.
    package struct Late: Sendable, Equatable {
        package let article: ArticleID?
        package let title: String
        package let madeOn: Day
        package let publishedOn: Day?
        package let workingDays: Int
    }

    package struct StaleColumn: Sendable, Equatable {
        package let column: ColumnID
        package let code: String
        package let name: String
        package let site: SiteID
        package let siteName: String
        package let words: String
    }

    package let agency: AgencyID
    /// First published in the span and not withdrawn since.
    package let published: Int
    /// Of the year of the span.
    package let publishedInYear: Int
    package let timeliness: Timeliness
    /// The longest first.
    package let late: [Late]
    package let stuck: [Stuck]
    package let staleColumns: [StaleColumn]
}

extension ArticleStore {
    /// Working days after which something that waits for a review counts as stuck.
    package static let stuckAfter = 3

    /// How each unit of the reader's published in a span of days, in the order of the ranking. What is stuck, and which columns are not
    /// kept up, is as of `now`.
    package func publishing(
        of agencies: [AgencyID], in span: ClosedRange<Day>, for officer: Officer, at now: Instant
    ) async throws -> [UnitPublishing] {
        try await database.read { tx in
            let scope = try tx.reader(officer).scope, agencies = agencies.filter(scope.contains)
            let calendar = try tx.workingCalendar()
            let today = now.day, end = min(span.upperBound, today)
            let year = Day.firstDay(of: span.lowerBound.year)...Day.lastDay(of: span.lowerBound.year)
            let ofYear = try tx.firstPublished(by: agencies, in: year)
            let ofSpan = ofYear.filter { span.contains($0.publishedOn) }
            // Withdrawing something takes it from what is public; that it had come late stays so.
            let items =
                try ofSpan.filter { !$0.isWithdrawn || $0.isLate(calendar) }.map(\.item) + tx.unpublished(by: agencies, madeThrough: end)
            func count(_ publications: [FirstPublication]) -> [AgencyID: Int] {
                Dictionary(grouping: publications.filter { !$0.isWithdrawn }, by: \.item.agency).mapValues(\.count)
            }
            let countOfSpan = count(ofSpan), countOfYear = count(ofYear)
            let itemsOf = Dictionary(grouping: items, by: \.agency)
            let stuck = Dictionary(grouping: try tx.stuck(of: agencies, on: today, calendar), by: \.agency)
            let columns = Dictionary(grouping: try tx.staleColumns(at: now), by: \.owner)
            return Timeliness.ranking(of: agencies, items, on: end, calendar: calendar).map { line in
                let own = itemsOf[line.agency] ?? []
                return UnitPublishing(
                    agency: line.agency, published: countOfSpan[line.agency] ?? 0,
                    publishedInYear: countOfYear[line.agency] ?? 0, timeliness: line, late: UnitPublishing.late(own, on: end, calendar),
                    stuck: (stuck[line.agency] ?? []).map(\.stuck),
                    staleColumns: (columns[line.agency] ?? []).map(\.column))
            }
        }
    }
}

extension UnitPublishing {
    static func late(_ items: [DutyMonitor.Item], on day: Day, _ calendar: WorkingCalendar) -> [Late] {
        items.compactMap { item -> Late? in
            let days = DisclosureDeadline.workingDaysLate(madeOn: item.madeOn, publishedOn: item.publishedOn, on: day, calendar: calendar)
            guard days > 0 else { return nil }
            return Late(
                article: item.key.map { ArticleID(value: $0) }, title: item.name, madeOn: item.madeOn, publishedOn: item.publishedOn,
                workingDays: days)
        }
        .sorted { ($1.workingDays, $0.madeOn) < ($0.workingDays, $1.madeOn) }
    }
}

/// That something became public for the first time.
private struct FirstPublication {
    let item: DutyMonitor.Item
    let publishedOn: Day
    /// It was taken down, and nothing of it is public now.
    let isWithdrawn: Bool

    func isLate(_ calendar: WorkingCalendar) -> Bool {
        DisclosureDeadline.due(madeOn: item.madeOn, calendar: calendar).map { $0 < publishedOn } ?? false
    }
}

extension Transaction {
    /// What first became public in a span of days, with the day it was made; what nobody dated was made when it was published, and so were
    /// replies to requests, which have no limit to be published by.
    fileprivate func firstPublished(by agencies: [AgencyID], in span: ClosedRange<Day>) throws -> [FirstPublication] {
        try rows(
            """
            SELECT version.article_id, version.title, version.published_at, article.agency_id,
                CASE WHEN \(PublishedReply.isOne) THEN NULL ELSE version.created_on END AS created_on,
                CASE WHEN EXISTS (SELECT 1 FROM article_version AS shown
                    WHERE shown.article_id = version.article_id AND shown.state = 'live') THEN 0
                WHEN EXISTS (SELECT 1 FROM article_version AS gone
                    WHERE gone.article_id = version.article_id AND gone.state = 'withdrawn') THEN 1
                ELSE 0 END AS is_withdrawn
            FROM article_version AS version JOIN article ON article.id = version.article_id
            WHERE version.state IN ('live', 'superseded', 'expired', 'withdrawn')
                AND version.published_at >= \(Instant(span.lowerBound)) AND version.published_at < \(Instant(span.upperBound.adding(days: 1)))
                AND article.agency_id IN \(list: agencies.map(\.value))
                AND NOT EXISTS (SELECT 1 FROM article_version AS earlier WHERE earlier.article_id = version.article_id
                    AND earlier.number < version.number AND earlier.published_at IS NOT NULL)
            """
        ).map { row in
            let published = try row.get("published_at", as: Instant.self).day
            let item = DutyMonitor.Item(
                name: try row.get("title"), agency: try row.get("agency_id"), duty: nil,
                madeOn: try row.get("created_on", as: Day?.self) ?? published, publishedOn: published, key: try row.get("article_id"))
            return FirstPublication(
                item: item, publishedOn: published, isWithdrawn: try row.get("is_withdrawn", as: Int64.self) != 0)
        }
    }

    /// Made by a day and not public since.
    func unpublished(by agencies: [AgencyID], madeThrough day: Day) throws -> [DutyMonitor.Item] {
        try rows(
            """
            SELECT version.article_id, version.title, version.created_on, article.agency_id
            FROM article_version AS version JOIN article ON article.id = version.article_id
            WHERE version.state IN ('draft', 'inReview', 'approved', 'scheduled') AND version.created_on <= \(day)
                AND NOT \(PublishedReply.isOne) AND article.agency_id IN \(list: agencies.map(\.value))
                AND NOT EXISTS (SELECT 1 FROM article_version AS earlier
                    WHERE earlier.article_id = version.article_id AND earlier.published_at IS NOT NULL)
            """
        ).map { row in
            DutyMonitor.Item(
                name: try row.get("title"), agency: try row.get("agency_id"), duty: nil, madeOn: try row.get("created_on"),
                publishedOn: nil, key: try row.get("article_id"))
        }
    }

    /// Versions that wait for somebody longer than they should, the longest first.
    fileprivate func stuck(
        of agencies: [AgencyID], on day: Day, _ calendar: WorkingCalendar
    ) throws -> [(agency: AgencyID, stuck: UnitPublishing.Stuck)] {
        let waiting = try loadedVersions(
            """
            (version.state IN ('inReview', 'approved') OR (version.state = 'draft' AND EXISTS (SELECT 1 FROM article_review
                WHERE article_review.article_id = version.article_id AND article_review.number = version.number
                    AND article_review.decision = 'rejected')))
                AND article.agency_id IN \(list: agencies.map(\.value))
            """)
        return try waiting.compactMap { version -> (agency: AgencyID, stuck: UnitPublishing.Stuck)? in
            let facts = version.facts
            let since = (facts.state == .draft ? version.savedAt : facts.reviews.last?.at ?? facts.submittedAt ?? version.savedAt).day
            let days = calendar.workingDays(after: since, through: day)
            guard days > ArticleStore.stuckAfter else { return nil }
            return (
                version.agency,
                UnitPublishing.Stuck(
                    article: version.article, number: version.number, title: facts.title, waitsFor: try waitsFor(version), since: since,
                    workingDays: days)
            )
        }
        .sorted { ($1.stuck.workingDays, $0.stuck.article.value) < ($0.stuck.workingDays, $1.stuck.article.value) }
    }

    private func waitsFor(_ version: LoadedVersion) throws -> String {
        let facts = version.facts
        switch facts.state {
        case .approved: return "待发布（审核已全部通过）"
        case .inReview: return facts.progress.nextStep.map { "待\(facts.scheme.steps[$0].name)" } ?? "待发布"
        default:
            let name: String? = try first(
                """
                SELECT officer.name FROM article_version JOIN officer ON officer.id = article_version.saved_by
                WHERE article_version.article_id = \(version.article) AND article_version.number = \(version.number)
                """)?.get("name")
            return "退回待修改" + (name.map { "（\($0)）" } ?? "")
        }
    }

    /// Columns of open sites that are not kept up.
    fileprivate func staleColumns(at now: Instant) throws -> [(owner: AgencyID, column: UnitPublishing.StaleColumn)] {
        try sites("is_closed = 0").flatMap { site in
            try columnsSeen(of: site.id, at: now).compactMap { seen -> (owner: AgencyID, column: UnitPublishing.StaleColumn)? in
                guard seen.column.interval != nil, case .column(let id)? = seen.subject else { return nil }
                let freshness = ColumnFreshness(seen.column, lastItemOn: seen.lastItemOn, on: now.day)
                guard freshness.isStale || freshness == .empty else { return nil }
                let stale = UnitPublishing.StaleColumn(
                    column: ColumnID(value: id), code: seen.column.code, name: seen.column.name, site: site.id,
                    siteName: site.settings.facts.name,
                    words: freshness.words)
                return (seen.column.owner, stale)
            }
        }
    }
}
