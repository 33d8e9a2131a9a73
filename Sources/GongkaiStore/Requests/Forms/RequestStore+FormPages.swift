package import GongkaiCore

/// The pages between the form of a request and its receipt: what was typed is kept sealed for a while, so that they have addresses of their own
/// and whoever goes back finds them. Who knows the key of one and is its owner reads it; for all others there is none.
extension RequestStore {
    /// Seconds a page is kept.
    package static let formPageLifetime = 3_600
    /// So many of one owner, from one place and of all.
    private static let mostOfOwner = 40, mostFromOnePlace = 400, mostFormPages = 20_000
    /// So many bytes in one, and in all together.
    private static let longestFormPage = 262_144, mostFormBytes = 256 << 20

    /// Keeps what a page holds and returns its key; nil where it is too much to be kept.
    ///
    /// - Parameters:
    ///   - owner: what tells the browser from all others; kept only under a key.
    ///   - address: where it comes from; likewise.
    package func keepFormPage(
        _ fields: [String: String], by owner: String, from address: String, at now: Instant
    ) async throws -> String? {
        let text = JSONText.object(fields.mapValues { Optional($0) })
        if text.utf8.count > Self.longestFormPage { return nil }
        let page = SecretText.random128(), hash = pageHash(page), whose = pageOwner(owner)
        let place = key.lookup(GuessingPlace.of(address), as: "form page place"), sealed = key.seal(text, for: Self.pageSubject(hash))
        return try await database.write { tx in
            try tx.adopt(key, at: now)
            let all = try tx.first("SELECT COUNT(*) AS pages, CAST(COALESCE(SUM(size), 0) AS BIGINT) AS bytes FROM request_form_page")
            let here: Int = try tx.value("SELECT COUNT(*) FROM request_form_page WHERE place_hash = \(place)")
            if here >= Self.mostFromOnePlace { return nil }
            if try (all?.get("pages", as: Int.self) ?? 0) >= Self.mostFormPages { return nil }
            if try (all?.get("bytes", as: Int.self) ?? 0) + sealed.count > Self.mostFormBytes { return nil }
            try tx.run(
                """
                INSERT INTO request_form_page (key_hash, owner_hash, sealed, at, place_hash, size)
                VALUES (\(hash), \(whose), \(sealed), \(now), \(place), \(sealed.count))
                """)
            try tx.run(
                """
                DELETE FROM request_form_page WHERE owner_hash = \(whose) AND key_hash NOT IN (
                    SELECT key_hash FROM request_form_page WHERE owner_hash = \(whose) ORDER BY at DESC, key_hash LIMIT \(Self.mostOfOwner))
                """)
            return page
        }
    }

    /// What a page holds; nil where there is none for this owner, or none any more.
    package func formPage(_ page: String, by owner: String, at now: Instant) async throws -> [String: String]? {
        let hash = pageHash(page), since = now.adding(seconds: -Self.formPageLifetime)
        let row = try await database.read { tx in
            try tx.first(
                """
                SELECT sealed FROM request_form_page
                WHERE key_hash = \(hash) AND owner_hash = \(pageOwner(owner)) AND at > \(since)
                """)
        }
        guard let row else { return nil }
        return JSONText.texts(try key.open(try row.get("sealed"), for: Self.pageSubject(hash)))
    }

    /// Forgets all pages of an owner, on a machine that others use too.
    package func forgetFormPages(of owner: String) async throws {
        let whose = pageOwner(owner)
        try await database.write { tx in try tx.run("DELETE FROM request_form_page WHERE owner_hash = \(whose)") }
    }

    /// Forgets what is old. Returns how many.
    @discardableResult
    package func discardOldFormPages(at now: Instant) async throws -> Int {
        let last = now.adding(seconds: -Self.formPageLifetime)
        let isAny = try await database.read { tx in try tx.first("SELECT at FROM request_form_page WHERE at <= \(last) LIMIT 1") != nil }
        if !isAny { return 0 }
        return try await database.write { tx in try tx.run("DELETE FROM request_form_page WHERE at <= \(last)") }
    }

    private func pageHash(_ page: String) -> String { key.lookup(page, as: "form page") }
    private func pageOwner(_ owner: String) -> String { key.lookup(owner, as: "form page owner") }
    private static func pageSubject(_ hash: String) -> String { "request_form_page/\(hash)" }
}
