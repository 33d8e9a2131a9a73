package import GongkaiCore

extension RequestStore {
    /// So many are read at once at the most, the newest of them.
    package static let mostRemedies = 2_000

    /// The remedies against decisions that are an officer's business, the newest first.
    package func remedies(_ query: RemedyQuery, for officer: Officer) async throws -> [RequestRemedy] {
        try await database.read { tx in
            let reader = try tx.reader(officer, of: .request)
            var conditions: [SQL] = ["branch.role = \(MatterBranch.Role.remedy.rawValue)", "matter.kind = 'request'"]
            if let own = reader.agencies {
                conditions.append(
                    """
                    (matter.agency_id IN \(list: own.map(\.value).sorted()) OR matter.unit_id IN \(list: own.map(\.value).sorted()))
                    """)
            }
            if let agency = query.agency { conditions.append("matter.agency_id = \(agency)") }
            if let year = query.year {
                conditions.append("branch.opened_on BETWEEN \(Day.firstDay(of: year)) AND \(Day.lastDay(of: year))")
            }
            let places = try tx.rows(
                """
                SELECT branch.matter_id, branch.number FROM matter_branch AS branch JOIN matter ON matter.id = branch.matter_id
                WHERE \(conditions.joined(" AND ")) ORDER BY branch.opened_on DESC, branch.matter_id DESC, branch.number DESC
                LIMIT \(Self.mostRemedies)
                """
            ).map { (matter: try $0.get("matter_id", as: MatterID.self), number: try $0.get("number", as: Int.self)) }
            var known: [MatterID: StoredMatter] = [:]
            return try places.compactMap { place in
                let stored = try known[place.matter] ?? matters.stored(try tx.matterRow(place.matter), in: tx)
                known[place.matter] = stored
                let remedy = stored.matter.branch(place.number).flatMap { RequestRemedy($0, of: stored) }
                return remedy.flatMap { query.includes($0) ? $0 : nil }
            }
        }
    }
}
