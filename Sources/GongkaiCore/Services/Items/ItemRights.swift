/// What can be done against the decision.
package struct ItemRights: Sendable, Equatable, Codable {
    /// 行政复议.
    package var reconsideration: RemedyPlace?
    /// 行政诉讼.
    package var litigation: RemedyPlace?

    private enum CodingKeys: String, CodingKey {
        case reconsideration = "RECONSIDERATION"
        case litigation = "LITIGATION"
    }

    package init(reconsideration: RemedyPlace? = nil, litigation: RemedyPlace? = nil) {
        self.reconsideration = reconsideration
        self.litigation = litigation
    }
}

/// Who takes an appeal.
package struct RemedyPlace: Sendable, Equatable, Codable {
    package var body: String
    package var address: String?
    package var telephone: String?

    private enum CodingKeys: String, CodingKey {
        case body = "BODY"
        case address = "ADDRESS"
        case telephone = "TELEPHONE"
    }

    package init(body: String, address: String? = nil, telephone: String? = nil) {
        self.body = body
        self.address = address
        self.telephone = telephone
    }
}
