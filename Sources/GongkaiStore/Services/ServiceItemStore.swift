package import GongkaiCore

/// The register of items of services (事项库): all versions of each, who may read which, and lists over them.
package struct ServiceItemStore: Sendable {
    let database: any Database

    package init(database: any Database) {
        self.database = database
    }

    /// The published version of an item that holds on a day; nil where there is none or the item was withdrawn. A case is begun with it.
    package func item(_ taskCode: String, on day: Day) async throws -> StoredItem? {
        try await database.read { tx in try tx.serviceItem(taskCode, on: day) }
    }

    /// One version of an item, whatever became of it since: a case is handled by the version it was begun with.
    package func item(_ id: ServiceItemID, version: Int) async throws -> StoredItem? {
        try await database.read { tx in try tx.serviceItem(id, version: version) }
    }

    /// The same by its code.
    package func item(code: String, version: Int) async throws -> StoredItem? {
        try await database.read { tx in
            try tx.storedItems("item.task_code = \(code) AND version.number = \(version)").first
        }
    }

    /// What everybody finds under a code on a day. An item that is still to come is not there yet.
    package func shown(_ taskCode: String, on day: Day) async throws -> ShownItem? {
        try await database.read { tx in
            guard let row = try tx.first("SELECT id, withdrawn_at, withdrawal FROM service_item WHERE task_code = \(taskCode)") else {
                return nil
            }
            if let at: Instant = try row.get("withdrawn_at"), let reason: String = try row.get("withdrawal") {
                return .withdrawn(Tombstone(reason: reason, since: at.day))
            }
            guard let item = try tx.serviceItem(taskCode, on: day) else { return nil }
            let next = try tx.storedItems(
                "item.id = \(item.id) AND version.published_at IS NOT NULL AND version.effective_from > \(day) ORDER BY version.number LIMIT 1"
            ).first
            return .shown(item, next: next)
        }
    }

    /// A page of the items that are offered on a day.
    package func list(_ filter: ServiceItemFilter, on day: Day, offset: Int = 0, limit: Int) async throws -> [ServiceItemLine] {
        try await database.read { tx in
            try tx.rows(
                """
                SELECT \(ServiceItemLine.columns) FROM \(Transaction.serviceItems)
                WHERE \(Transaction.offered(on: day)) AND \(filter.condition) ORDER BY \(filter.order) LIMIT \(limit) OFFSET \(offset)
                """
            ).map(ServiceItemLine.init)
        }
    }

    /// The same whole, for files: every version that is offered on a day.
    package func items(_ filter: ServiceItemFilter, on day: Day) async throws -> [StoredItem] {
        try await database.read { tx in
            try tx.storedItems("\(Transaction.offered(on: day)) AND \(filter.condition) ORDER BY \(filter.order)")
        }
    }

    /// How many items are offered, and behind each way to narrow the list further.
    package func counts(_ filter: ServiceItemFilter, on day: Day) async throws -> ServiceItemCounts {
        try await database.read { tx in
            let condition: SQL = "\(Transaction.offered(on: day)) AND \(filter.condition)"
            var counts = ServiceItemCounts()
            for row in try tx.rows(
                """
                SELECT item.agency_id, version.type, version.case_type, COUNT(*) AS count FROM \(Transaction.serviceItems)
                WHERE \(condition) GROUP BY item.agency_id, version.type, version.case_type
                """)
            {
                let count: Int = try row.get("count"), caseType: String? = try row.get("case_type")
                counts.total += count
                let agency: AgencyID = try row.get("agency_id")
                counts.byAgency[agency, default: 0] += count
                if let type = ServiceItemType(rawValue: try row.get("type")) { counts.byType[type, default: 0] += count }
                if let caseType = caseType.flatMap(CaseType.init(rawValue:)) { counts.byCaseType[caseType, default: 0] += count }
            }
            for row in try tx.rows(
                """
                SELECT facet.kind, facet.value, COUNT(*) AS count FROM \(Transaction.serviceItems)
                JOIN service_item_facet AS facet ON facet.item_id = version.item_id AND facet.number = version.number
                WHERE \(condition) GROUP BY facet.kind, facet.value
                """)
            {
                let count: Int = try row.get("count"), kind: String = try row.get("kind"), value: String = try row.get("value")
                if kind == "audience", let audience = ServiceAudience(rawValue: value) { counts.byAudience[audience] = count }
                if kind == "lifeEvent", let event = LifeEvent(rawValue: value) { counts.byLifeEvent[event] = count }
            }
            return counts
        }
    }

    /// Items that are offered, by code: name and code, for links between them.
    package func names(of taskCodes: [String], on day: Day) async throws -> [String: String] {
        guard !taskCodes.isEmpty else { return [:] }
        return try await database.read { tx in
            let rows = try tx.rows(
                """
                SELECT item.task_code, version.name FROM \(Transaction.serviceItems)
                WHERE item.task_code IN \(list: taskCodes) AND \(Transaction.offered(on: day))
                """)
            return Dictionary(try rows.map { (try $0.get("task_code"), try $0.get("name")) }) { first, _ in first }
        }
    }
}

extension Transaction {
    /// What statements about items read from: `item`, `version`, `agency`.
    static let serviceItems: SQL = """
        service_item AS item JOIN service_item_version AS version ON version.item_id = item.id
        JOIN agency ON agency.id = item.agency_id
        """

    /// The one version of each item that holds on a day.
    static func inForce(on day: Day) -> SQL {
        """
        item.withdrawn_at IS NULL AND version.published_at IS NOT NULL AND version.effective_from <= \(day) AND NOT EXISTS (
            SELECT 1 FROM service_item_version AS later WHERE later.item_id = version.item_id AND later.number > version.number
                AND later.published_at IS NOT NULL AND later.effective_from <= \(day))
        """
    }

    /// Of those that hold, what can be applied for: neither suspended nor cancelled nor over.
    static func offered(on day: Day) -> SQL {
        """
        \(inForce(on: day)) AND version.state = \(ServiceItemState.active.rawValue)
            AND (version.effective_until IS NULL OR version.effective_until >= \(day))
        """
    }

    /// `condition` may end in an order and a limit.
    func storedItems(_ condition: SQL) throws -> [StoredItem] {
        try rows("SELECT \(StoredItem.columns) FROM \(Transaction.serviceItems) WHERE \(condition)").map(StoredItem.init)
    }

    /// The version of an item that holds on a day.
    package func serviceItem(_ taskCode: String, on day: Day) throws -> StoredItem? {
        try storedItems("item.task_code = \(taskCode) AND \(Transaction.inForce(on: day))").first
    }

    /// One version of an item.
    package func serviceItem(_ id: ServiceItemID, version: Int) throws -> StoredItem? {
        try storedItems("item.id = \(id) AND version.number = \(version)").first
    }
}
