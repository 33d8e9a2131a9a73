package import GongkaiCore

/// An item as whoever maintains it sees it: its newest version, and what the public has.
package struct MaintainedItem: Sendable, Equatable {
    package let newest: StoredItem
    /// The number of the version that holds on the day; nil for none.
    package let inForce: Int?
    package let withdrawal: Tombstone?

    package var standing: Standing {
        if withdrawal != nil { return .withdrawn }
        if !newest.isPublished { return inForce == nil ? .draft : .changed }
        return inForce == nil ? .coming : .published
    }

    package enum Standing: String, Sendable, CaseIterable {
        /// Never published.
        case draft
        /// Published, and a new version is being written.
        case changed
        case published
        /// Published, but its first day is still to come.
        case coming
        case withdrawn

        package var words: String {
            switch self {
            case .draft: "草稿"
            case .changed: "已发布，有修改待发布"
            case .published: "已发布"
            case .coming: "已发布，尚未生效"
            case .withdrawn: "已撤下"
            }
        }
    }
}

/// Which items somebody wants to see of those they maintain.
package struct MaintainedFilter: Sendable, Equatable {
    package var agency: AgencyID?
    package var standing: MaintainedItem.Standing?
    package var words = ""

    package init() {}
}

extension ServiceItemStore {
    /// A page of the items of the units an officer acts for, and how many there are.
    package func maintained(
        _ filter: MaintainedFilter, for officer: Officer, on day: Day, offset: Int, limit: Int
    ) async throws -> (items: [MaintainedItem], total: Int) {
        try await database.read { tx in
            let condition = try tx.maintained(filter, for: officer, on: day)
            let total: Int = try tx.value("SELECT COUNT(*) FROM \(Transaction.serviceItems) WHERE \(condition)")
            let items = try tx.maintainedItems("\(condition) ORDER BY item.agency_id, item.id LIMIT \(limit) OFFSET \(offset)", on: day)
            return (items, total)
        }
    }

    /// One item of a unit an officer acts for, with all its versions, the newest first, and what is to be said about the newest.
    package func maintained(_ id: ServiceItemID, for officer: Officer, on day: Day) async throws -> (
        item: MaintainedItem, versions: [StoredItem], findings: [ItemFinding]
    ) {
        try await database.read { tx in
            let versions = try tx.storedItems("item.id = \(id) ORDER BY version.number DESC")
            guard let newest = versions.first, try tx.reads(officer, newest.agency),
                let item = try tx.maintainedItems("item.id = \(id) AND version.number = \(newest.number)", on: day).first
            else { throw ServiceItemRefusal.notFound }
            return (item, versions, try tx.findings(in: newest))
        }
    }

    /// What is to be said about versions, one list each.
    package func findings(in items: [StoredItem]) async throws -> [[ItemFinding]] {
        try await database.read { tx in
            let units = Set(try tx.unitsByCode().keys)
            return try items.map { try tx.findings(in: $0, units: units) }
        }
    }

    /// The newest version of every item, or all versions, in the order in which an import takes them.
    package func all(everyVersion: Bool, agencies: Set<AgencyID>? = nil) async throws -> [StoredItem] {
        try await database.read { tx in
            let newest: SQL =
                everyVersion
                ? "1 = 1" : "version.number = (SELECT MAX(number) FROM service_item_version WHERE item_id = item.id)"
            let own: SQL = agencies.map { "item.agency_id IN \(list: $0.sorted { $0.value < $1.value })" } ?? "1 = 1"
            return try tx.storedItems("\(newest) AND \(own) ORDER BY item.id, version.number")
        }
    }
}

extension Transaction {
    fileprivate func reads(_ officer: Officer, _ agency: AgencyID) throws -> Bool {
        let current = try current(officer)
        return current.may(.maintainItems, for: agency) || current.may(.publishItems, for: agency)
    }

    fileprivate func maintained(_ filter: MaintainedFilter, for officer: Officer, on day: Day) throws -> SQL {
        let current = try current(officer)
        guard current.may(.maintainItems) || current.may(.publishItems) else { throw ServiceItemRefusal.permissionMissing(.maintainItems) }
        var conditions: [SQL] = ["version.number = (SELECT MAX(number) FROM service_item_version WHERE item_id = item.id)"]
        let lines = ServiceItemFilter(agencies: current.agencies, agency: filter.agency, words: filter.words)
        conditions.append(lines.condition)
        let holds: SQL = """
            EXISTS (SELECT 1 FROM service_item_version AS held WHERE held.item_id = item.id AND held.published_at IS NOT NULL
                AND held.effective_from <= \(day))
            """
        switch filter.standing {
        case nil: break
        case .withdrawn: conditions.append("item.withdrawn_at IS NOT NULL")
        case .draft: conditions.append("item.withdrawn_at IS NULL AND version.published_at IS NULL AND NOT \(holds)")
        case .changed: conditions.append("item.withdrawn_at IS NULL AND version.published_at IS NULL AND \(holds)")
        case .published: conditions.append("item.withdrawn_at IS NULL AND version.published_at IS NOT NULL AND \(holds)")
        case .coming: conditions.append("item.withdrawn_at IS NULL AND version.published_at IS NOT NULL AND NOT \(holds)")
        }
        return conditions.joined(" AND ")
    }

    fileprivate func maintainedItems(_ condition: SQL, on day: Day) throws -> [MaintainedItem] {
        try rows(
            """
            SELECT \(StoredItem.columns), item.withdrawn_at, item.withdrawal, (SELECT MAX(held.number) FROM service_item_version AS held
                WHERE held.item_id = item.id AND held.published_at IS NOT NULL AND held.effective_from <= \(day)) AS in_force
            FROM \(Transaction.serviceItems) WHERE \(condition)
            """
        ).map { row in
            var withdrawal: Tombstone?
            if let at: Instant = try row.get("withdrawn_at") { withdrawal = Tombstone(reason: try row.get("withdrawal"), since: at.day) }
            return MaintainedItem(newest: try StoredItem(row), inForce: try row.get("in_force"), withdrawal: withdrawal)
        }
    }
}
