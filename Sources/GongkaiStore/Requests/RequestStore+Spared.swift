package import GongkaiCore

extension RequestStore {
    /// Somebody who was about to ask found it among what is published: counted, without anything about them.
    package func spare(_ article: ArticleID, agency: AgencyID, at now: Instant) async throws {
        try await database.write { tx in
            guard try tx.first("SELECT article_id FROM shown_article WHERE article_id = \(article) LIMIT 1") != nil,
                try tx.first("SELECT id FROM agency WHERE id = \(agency)") != nil
            else { throw MatterAccessRefusal.notFound }
            try tx.run(
                "INSERT INTO request_spared (agency_id, article_id, on_day, at) VALUES (\(agency), \(article), \(now.day), \(now))")
        }
    }

    /// How often that happened in some days, for all agencies or some.
    package func spared(_ days: ClosedRange<Day>, agencies: Set<AgencyID>? = nil) async throws -> Int {
        try await database.read { tx in
            let within: SQL = agencies.map { " AND agency_id IN \(list: $0.map(\.value).sorted())" } ?? ""
            return try tx.value(
                "SELECT COUNT(*) FROM request_spared WHERE on_day BETWEEN \(days.lowerBound) AND \(days.upperBound)" + within)
        }
    }
}
