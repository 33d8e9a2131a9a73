package import GongkaiCore
import Synchronization

/// Titles to suggest, read from time to time. A mutex guards the shelf.
package final class SuggestionShelf: Sendable {
    fileprivate struct Kept: Sendable {
        let site: SiteID?
        let stamp: [Int64]
        let readAt: Instant
        let suggestions: Suggestions
        let articles: [String: [Int64]]
    }

    private let kept = Mutex<[Int64: Kept]>([:])

    package init() {}

    fileprivate func kept(of site: SiteID?) -> Kept? { kept.withLock { $0[site?.value ?? 0] } }
    fileprivate func keep(_ new: Kept) { kept.withLock { $0[new.site?.value ?? 0] = new } }
}

extension SearchStore {
    /// Seconds for which titles are not read again, whatever is published: they are offered only after a look whether they still show.
    private static let patience = 20

    /// Titles that begin with or hold what is typed, as far as they show now.
    package func completions(
        of typed: String, site: SiteID?, from shelf: SuggestionShelf, limit: Int = 8, at now: Instant
    ) async throws -> [String] {
        let kept = try await titles(of: site, shelf, at: now)
        let offered = kept.suggestions.completions(of: String(typed.prefix(SearchQuery.longest)), limit: limit * 2)
        return try await database.read { tx in
            try offered.filter { title in
                try (kept.articles[title] ?? []).contains { article in
                    try tx.first(
                        """
                        SELECT shown.article_id FROM shown_article AS shown
                        WHERE shown.article_id = \(article) AND shown.title = \(title) AND \(ShownArticles.visible(at: now)) LIMIT 1
                        """) != nil
                }
            }.prefix(limit).map { $0 }
        }
    }

    /// A string from a title that may have been meant; only one that finds something.
    package func correction(
        of request: SearchRequest, typed: String, from shelf: SuggestionShelf, at now: Instant
    ) async throws -> String? {
        let kept = try await titles(of: request.site, shelf, at: now)
        guard let text = kept.suggestions.correction(of: String(typed.prefix(SearchQuery.longest))) else { return nil }
        var meant = SearchRequest(try SearchQuery(text), site: request.site)
        meant.pageSize = 1
        return try await find(meant, at: now).hits.isEmpty ? nil : text
    }

    private func titles(of site: SiteID?, _ shelf: SuggestionShelf, at now: Instant) async throws -> SuggestionShelf.Kept {
        let before = shelf.kept(of: site)
        if let before, before.readAt.adding(seconds: Self.patience) > now { return before }
        let kept = kept
        let (stamp, lines) = try await search { tx in
            let stamp = try SearchSources(tx, kept).stamp
            if stamp == before?.stamp { return (stamp, [ShownLine]()) }
            let here: SQL = site.map { "shown.site_id = \($0)" } ?? "shown.is_home = 1"
            return (stamp, try tx.shownLines(here, before: nil, limit: Suggestions.mostTitles, at: now))
        }
        let new: SuggestionShelf.Kept
        if let before, before.stamp == stamp {
            new = .init(site: site, stamp: stamp, readAt: now, suggestions: before.suggestions, articles: before.articles)
        } else {
            var articles: [String: [Int64]] = [:]
            for line in lines { articles[line.title, default: []].append(line.article.value) }
            new = .init(
                site: site, stamp: stamp, readAt: now, suggestions: Suggestions(titles: lines.map(\.title)), articles: articles)
        }
        shelf.keep(new)
        return new
    }
}
