/// Where and when: one window or office.
package struct ServicePlace: Sendable, Equatable, Codable {
    package var address: String
    package var hours: String
    package var directions: String?
    package var window: String?

    private enum CodingKeys: String, CodingKey {
        case address = "TRANSACT_ADDR"
        case hours = "TRANSACT_TIME"
        case directions = "TRAFFIC_GUIDE"
        case window = "WINDOW_NUM"
    }

    package init(address: String, hours: String, directions: String? = nil, window: String? = nil) {
        self.address = address
        self.hours = hours
        self.directions = directions
        self.window = window
    }
}
