package import GongkaiCore

/// What stands in the table of matters beside what the events make.
package struct MatterRow: Sendable, Hashable {
    package let id: MatterID
    package let kind: String
    package let agency: AgencyID
    package let site: SiteID?
    /// Nil while it is a draft.
    package let number: String?
    package let title: String
    package let version: Int
    package let createdAt: Instant

    init(_ row: Row) throws {
        id = try row.get("id")
        kind = try row.get("kind")
        agency = try row.get("agency_id")
        site = try row.get("site_id")
        number = try row.get("number")
        title = try row.get("title")
        version = try row.get("version")
        createdAt = try row.get("created_at")
    }

    /// The matter that its events make.
    func matter(of events: [MatterEvent]) throws -> Matter {
        do {
            return try Matter.replay(events, kind: kind, agency: agency)
        } catch let fault as Matter.HistoryFault {
            throw DatabaseError(.other, "the history of matter \(id.value) is damaged (\(fault)). Restore a backup.")
        }
    }
}

extension Matter {
    /// Whether anything was asked of the person, also what was taken back.
    var asks: Bool { events.contains { if case .asks = $0.clock { true } else { false } } }
}

/// A matter out of the database.
package struct StoredMatter: Sendable, Equatable {
    package let row: MatterRow
    package let matter: Matter
    package let dates: MatterDates
}
