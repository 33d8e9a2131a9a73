package import GongkaiCore

extension SiteStore {
    /// Takes a site out of public, or opens it again: an act of its own, with its reason. `revision` is the one the caller has seen.
    package func setClosed(
        _ isClosed: Bool, _ id: SiteID, reason: String, expecting revision: Int, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        try await database.write { tx in
            let before = try tx.site(id)
            try tx.requireSites(officer, for: before.settings.facts.owner)
            if reason.allSatisfy(\.isWhitespace) { throw SiteRefusal.closureReasonMissing }
            guard before.revision == revision, before.settings.isClosed != isClosed else { throw SiteRefusal.stale }
            try tx.run(
                "UPDATE site SET is_closed = \(isClosed), revision = revision + 1 WHERE id = \(id) AND revision = \(revision)", expecting: 1
            )
            var after = before.settings
            after.isClosed = isClosed
            try tx.record(
                action: isClosed ? "site.close" : "site.open", subject: "site/\(id.value)", version: Int64(revision + 1), reason: reason,
                before: before.settings.json, after: after.json, by: officer.actor(from: address), at: now)
            // Its articles go from the columns of other sites too.
            try tx.showAgain(
                "article.site_id = \(id) OR article.id IN (SELECT article_id FROM article_push WHERE column_id IN (SELECT id FROM site_column WHERE site_id = \(id)))"
            )
            try tx.pagesChanged([.everything], at: now)
        }
    }
}
