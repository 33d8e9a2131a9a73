import GongkaiCore
package import GongkaiStore
import Hummingbird
import Logging
import Synchronization

/// Writes a site as files that any web server can serve: every public page that is the same for all readers, rendered here, and what it needs.
package struct SiteExport: Sendable {
    package struct Options: Sendable {
        /// Links begin with it; nil for links that are relative to the page.
        package var baseAddress: String?
        /// Tells this program from another: another may render pages differently.
        package var program = ""

        package init() {}
    }

    /// What was done.
    package struct Outcome: Sendable, Equatable {
        package var written = 0
        /// Rendered, and as before.
        package var same = 0
        /// Not rendered: nothing they show has changed.
        package var kept = 0
        package var removed = 0
        /// Sentences about what could not be done.
        package var faults: [String] = []

        package var files: Int { written + same + kept }
    }

    let database: any Database
    let responder: RouterResponder<VisitorContext>
    let now: @Sendable () -> Instant
    let logger: Logger
    /// The address of a site as readers type it.
    let base: @Sendable (SiteFacts) -> String

    /// What readers and programs ask for by name, whether or not a page leads there.
    private static let named = [
        "/", "/reports", "/catalogue", "/guide", "/robots.txt", "/sitemap.xml", "/feed.atom", "/feed.rss", "/feed.json", "/catalog.ttl",
        "/catalog.jsonld", "/opensearch.xml", "/openapi.json", "/assets/icon.svg",
    ]

    /// Writes the site into a folder. `progress` hears how many addresses are done, of how many that are known so far.
    package func write(
        _ site: StoredSite, to folder: String, _ options: Options, tasks: Int,
        progress: @escaping @Sendable (_ done: Int, _ known: Int) -> Void
    ) async throws -> Outcome {
        let start = now(), store = PageChangeStore(database: database)
        // Where no server runs, nobody else takes down what has come to its end.
        _ = try await ArticleStore(database: database).sweep(at: start)
        let last = try await store.mark()
        let place = try ExportFolder(path: folder)
        var marks = [
            "site": "\(site.id.value)", "base": options.baseAddress ?? "", "program": options.program, "day": start.day.text,
            "domain": base(site.settings.facts),
        ]
        let unchanged = try await self.unchanged(since: place.before.marks, marks, store)
        let work = ExportWork(
            site: site, pages: OwnPages(responder: responder, host: site.settings.facts.domain, logger: logger), folder: place,
            links: ExportLinks(base: options.baseAddress, live: base(site.settings.facts)), unchanged: unchanged,
            progress: progress)
        let seeds = try await ArticleStore(database: database).exportSeeds(of: site.id, at: start)
        func address(_ place: ArticleStore.ExportSeeds.Place) -> String { Route.article.path(place.column, "\(place.article.value)").text }
        let columns = try await SiteStore(database: database).columns(of: site.id)
        work.expect(columns.map { Route.column.path($0.code).text } + seeds.shown.map(address), as: .page)
        let gone = seeds.takenDown.map { place in
            switch place {
            case .topic(let code): Route.topic.path(code).text
            case .issue(let year, let number): Route.gazetteIssue.path("\(year)", "\(number)").text
            case .guide(let unit): Route.guide.path(unit).text
            }
        }
        work.add(Self.named + seeds.ended.map(address) + gone + seeds.moved.map { "/columns/\($0)" })

        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<max(1, tasks) { group.addTask { try await work.run() } }
            try await group.waitForAll()
        }
        try await work.writeNotFound()
        marks["change"] = last.text
        let (removed, left) = try place.finish(marks: marks)
        var outcome = work.outcome
        outcome.removed = removed
        outcome.faults += left.map { "\($0) is no longer part of the site, but somebody changed it. It was left; remove it yourself." }
        return outcome
    }

    /// Which pages of the last export still hold: nil when all are to be rendered anew. Marks of the last export must be those of this one;
    /// the day counts, since pages say what is in force today, and news of changes are kept for a day only.
    private func unchanged(
        since before: [String: String], _ marks: [String: String], _ store: PageChangeStore
    ) async throws -> (@Sendable (Set<PageTag>) -> Bool)? {
        guard marks.allSatisfy({ before[$0.key] == $0.value }), let last = before["change"].flatMap(PageChangeStore.Mark.init(text:)) else {
            return nil
        }
        let limit = 100_000
        guard let changes = try await store.changes(since: last, limit: limit) else { return nil }
        let changed = Set(changes.map(\.tag))
        if changed.contains(.everything) || changes.count == limit { return nil }
        return { $0.isDisjoint(with: changed) }
    }
}
