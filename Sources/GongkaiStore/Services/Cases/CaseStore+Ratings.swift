package import GongkaiCore

/// Somebody who was not content with a case, and who must be called.
package struct PoorRating: Sendable, Equatable {
    package let matter: MatterID
    package let number: String
    package let title: String
    package let unit: AgencyID
    /// The step by which they said so.
    package let event: Int
    /// GB/T 39046 A.8: 4 or 5.
    package let level: String
    package let on: Day
    package let contactedOn: Day?
    package let resolvedOn: Day?

    init(_ row: Row) throws {
        matter = try row.get("matter_id")
        number = try row.get("number", as: String?.self) ?? ""
        title = try row.get("title")
        unit = try row.get("unit_id")
        event = try row.get("event")
        level = try row.get("rating")
        on = try row.get("on_day")
        contactedOn = try row.get("contacted_on")
        resolvedOn = try row.get("resolved_on")
    }
}

extension CaseStore {
    /// Who must be called, the oldest first: of cases that are an officer's business. `isOver`: those who were, the newest first.
    package func poorRatings(isOver: Bool, for officer: Officer, limit: Int = 200) async throws -> [PoorRating] {
        try await database.read { tx in
            let reader = try tx.reader(officer, of: .serviceCase)
            var query = MatterQuery(ServiceCase.kind.code)
            query.whose = .all
            let condition = try query.condition(for: reader, .serviceCase, in: tx)
            let standing: SQL = isOver ? "rating.resolved_on IS NOT NULL" : "rating.resolved_on IS NULL"
            let order: SQL = isOver ? "rating.on_day DESC, rating.matter_id DESC" : "rating.on_day, rating.matter_id"
            return try tx.rows(
                """
                SELECT rating.*, matter.number, matter.title, matter.unit_id FROM case_poor_rating AS rating
                JOIN matter ON matter.id = rating.matter_id WHERE \(standing) AND \(condition) ORDER BY \(order) LIMIT \(limit)
                """
            ).map(PoorRating.init)
        }
    }
}
