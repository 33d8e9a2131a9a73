/// What a card says: yellow comes from the promise, red from the law. Stored by raw value.
package enum SupervisionSignal: String, Sendable, CaseIterable, Comparable {
    case warning, yellow, red

    /// As pages show it.
    package var words: String {
        switch self {
        case .warning: "预警"
        case .yellow: "黄牌"
        case .red: "红牌"
        }
    }

    package static func < (a: Self, b: Self) -> Bool { a.order < b.order }

    private var order: Int {
        switch self {
        case .warning: 0
        case .yellow: 1
        case .red: 2
        }
    }
}
