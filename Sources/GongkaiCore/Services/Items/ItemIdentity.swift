/// What the item is, and which version of it this is.
package struct ItemIdentity: Sendable, Equatable, Codable {
    /// 事项名称.
    package var name: String
    /// The code of the unit it belongs to, such as ZX12.
    package var unit: String
    /// 基本编码.
    package var catalogCode: String
    /// 实施编码: names the item in all its versions.
    package var taskCode: String
    package var localCatalogCode: String?
    package var localTaskCode: String?
    /// 业务办理项, where the item is handled in several ways.
    package var handlingItems: [HandlingItem]
    package var type: ServiceItemType
    /// What the system of 2014 calls it; nil for items that it never had.
    package var legacyType: LegacyItemType?
    package var version: Int
    package var state: ServiceItemState
    package var effectiveFrom: Day
    /// The last day; nil while no end is planned.
    package var effectiveUntil: Day?
    /// 告知承诺制: the applicant's word takes the place of proof.
    package var commitmentMode: Bool

    private enum CodingKeys: String, CodingKey {
        case name = "TASK_NAME"
        case unit = "AGENCY"
        case catalogCode = "CATALOG_CODE"
        case taskCode = "TASK_CODE"
        case localCatalogCode = "LOCAL_CATALOG_CODE"
        case localTaskCode = "LOCAL_TASK_CODE"
        case handlingItems = "TASK_HANDLE_ITEMS"
        case type = "TASK_TYPE"
        case legacyType = "LOCAL_TASK_TYPE"
        case version = "TASK_VERSION"
        case state = "TASK_STATE"
        case effectiveFrom = "PLAN_EFFECTIVE_DATE"
        case effectiveUntil = "PLAN_CANCEL_DATE"
        case commitmentMode = "COMMITMENT_MODE"
    }

    package init(
        name: String, unit: String, catalogCode: String = "", taskCode: String, localCatalogCode: String? = nil,
        localTaskCode: String? = nil, handlingItems: [HandlingItem] = [], type: ServiceItemType, legacyType: LegacyItemType? = nil,
        version: Int = 1, state: ServiceItemState = .active, effectiveFrom: Day, effectiveUntil: Day? = nil,
        commitmentMode: Bool = false
    ) {
        self.name = name
        self.unit = unit
        self.catalogCode = catalogCode
        self.taskCode = taskCode
        self.localCatalogCode = localCatalogCode
        self.localTaskCode = localTaskCode
        self.handlingItems = handlingItems
        self.type = type
        self.legacyType = legacyType
        self.version = version
        self.state = state
        self.effectiveFrom = effectiveFrom
        self.effectiveUntil = effectiveUntil
        self.commitmentMode = commitmentMode
    }
}

/// 业务办理项: one way in which an item is handled, such as 变更.
package struct HandlingItem: Sendable, Equatable, Codable {
    package var code: String
    package var name: String

    private enum CodingKeys: String, CodingKey {
        case code = "TASK_HANDLE_ITEM"
        case name = "TASK_HANDLE_NAME"
    }

    package init(code: String, name: String) {
        self.code = code
        self.name = name
    }
}
