package import GongkaiCore

/// The key of an item of services.
package struct ServiceItemID: Sendable, Hashable {
    package let value: Int64

    package init(value: Int64) {
        self.value = value
    }
}

extension ServiceItemID: SQLBindable, SQLReadable {
    package var sqlValue: SQLValue { .integer(value) }
    package init?(sqlValue: SQLValue) {
        guard case .integer(let value) = sqlValue else { return nil }
        self.init(value: value)
    }
}

/// One version of an item, whole.
package struct StoredItem: Sendable, Equatable {
    package let id: ServiceItemID
    package let agency: AgencyID
    package let item: ServiceItem
    /// How often it was written while it was a draft.
    package let revision: Int
    /// The login of who wrote it last, and since when it stands so.
    package let savedBy: String
    package let savedAt: Instant
    package let publishedBy: String?
    package let publishedAt: Instant?

    package var number: Int { item.identity.version }
    package var taskCode: String { item.identity.taskCode }
    package var isPublished: Bool { publishedAt != nil }
}

/// What the public finds under an item's code.
package enum ShownItem: Sendable, Equatable {
    /// The version that holds, and the one that is published already and will hold later.
    case shown(StoredItem, next: StoredItem?)
    case withdrawn(Tombstone)
}

/// An item as lists show it.
package struct ServiceItemLine: Sendable, Equatable {
    package let id: ServiceItemID
    package let taskCode: String
    package let number: Int
    package let agency: AgencyID
    package let name: String
    package let type: ServiceItemType
    package let caseType: CaseType?
    package let promisedDays: Int?
    package let promisedUnit: TimeLimit.Unit?
    package let visits: Int?
    package let hasFees: Bool?
    /// How many units handle it together; 1 where one does.
    package let units: Int

    /// 7个工作日, 当场办结; nil where nothing is promised.
    package var promise: String? {
        guard let promisedDays, let promisedUnit else { return nil }
        return promisedDays == 0 ? "当场办结" : "\(promisedDays)\(promisedUnit.words)"
    }
}

extension ServiceItemLine {
    static let columns: SQL = """
        item.id, item.task_code, item.agency_id, version.number, version.name, version.type, version.case_type, version.promised_days,
        version.promised_unit, version.visits, version.has_fees,
        (SELECT counted.units FROM service_item_units AS counted
            WHERE counted.item_id = version.item_id AND counted.number = version.number) AS units
        """

    init(_ row: Row) throws {
        let type: String = try row.get("type"), caseType: String? = try row.get("case_type"), unit: String? = try row.get("promised_unit")
        self.init(
            id: try row.get("id"), taskCode: try row.get("task_code"), number: try row.get("number"), agency: try row.get("agency_id"),
            name: try row.get("name"), type: ServiceItemType(rawValue: type) ?? .publicService,
            caseType: caseType.flatMap(CaseType.init(rawValue:)), promisedDays: try row.get("promised_days"),
            promisedUnit: unit.flatMap(TimeLimit.Unit.init(rawValue:)), visits: try row.get("visits"), hasFees: try row.get("has_fees"),
            units: try row.get("units", as: Int?.self) ?? 1)
    }
}

extension StoredItem {
    static let columns: SQL = """
        item.id, item.agency_id, version.revision, version.document, version.saved_by, version.saved_at, version.published_by,
        version.published_at
        """

    init(_ row: Row) throws {
        let document: String = try row.get("document")
        let item: ServiceItem
        do {
            item = try ServiceItem(json: document)
        } catch {
            throw DatabaseError(.misuse, "a version of an item cannot be read: \(error)")
        }
        self.init(
            id: try row.get("id"), agency: try row.get("agency_id"), item: item, revision: try row.get("revision"),
            savedBy: try row.get("saved_by"), savedAt: try row.get("saved_at"), publishedBy: try row.get("published_by"),
            publishedAt: try row.get("published_at"))
    }
}
