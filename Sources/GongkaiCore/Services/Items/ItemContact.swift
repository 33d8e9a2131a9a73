/// Whom to ask, and to whom to complain.
package struct ItemContact: Sendable, Equatable, Codable {
    package var enquiry: String
    package var supervision: String

    private enum CodingKeys: String, CodingKey {
        case enquiry = "LINK_WAY"
        case supervision = "SUPERVISE_WAY"
    }

    package init(enquiry: String = "", supervision: String = "") {
        self.enquiry = enquiry
        self.supervision = supervision
    }
}
