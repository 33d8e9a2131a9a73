/// What the applicant gets.
package struct ItemResult: Sendable, Equatable, Codable {
    package var name: String?
    package var kind: ItemResultKind?
    package var sample: String?
    /// 有效期; not applicable where it holds for good.
    package var validMonths: Stated<Int>
    /// 送达方式.
    package var deliveries: [DeliveryMethod]
    /// The law by which silence is consent (逾期视为同意); nil where silence is none.
    package var deemedConsent: String?

    private enum CodingKeys: String, CodingKey {
        case name = "RESULT_NAME"
        case kind = "RESULT_TYPE"
        case sample = "RESULT_SAMPLE"
        case validMonths = "RESULT_VALID_MONTHS"
        case deliveries = "RESULT_DELIVERY"
        case deemedConsent = "DEEMED_CONSENT"
    }

    package init(
        name: String? = nil, kind: ItemResultKind? = nil, sample: String? = nil, validMonths: Stated<Int> = .unsaid,
        deliveries: [DeliveryMethod] = [], deemedConsent: String? = nil
    ) {
        self.name = name
        self.kind = kind
        self.sample = sample
        self.validMonths = validMonths
        self.deliveries = deliveries
        self.deemedConsent = deemedConsent
    }
}
