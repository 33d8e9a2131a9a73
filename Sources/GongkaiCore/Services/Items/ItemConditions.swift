/// For whom it is, and on what conditions.
package struct ItemConditions: Sendable, Equatable, Codable {
    /// 受理条件, one sentence each.
    package var acceptance: [String]
    /// 数量限制.
    package var quantityLimit: Stated<String>
    package var audiences: [ServiceAudience]
    /// 通办范围.
    package var crossRegionScope: Stated<CrossRegionScope>

    private enum CodingKeys: String, CodingKey {
        case acceptance = "ACCEPT_CONDITION"
        case quantityLimit = "LIMIT_EXPLAIN"
        case audiences = "SERVER_TYPE"
        case crossRegionScope = "HANDLE_AREA"
    }

    package init(
        acceptance: [String] = [], quantityLimit: Stated<String> = .unsaid, audiences: [ServiceAudience] = [],
        crossRegionScope: Stated<CrossRegionScope> = .unsaid
    ) {
        self.acceptance = acceptance
        self.quantityLimit = quantityLimit
        self.audiences = audiences
        self.crossRegionScope = crossRegionScope
    }
}
