/// 权力来源 (POWER_SOURCE of the national platform).
package enum PowerSource: String, CodedValue {
    case statutory = "1"
    case delegatedDown = "2"
    case authorisedFromAbove = "3"
    case authorisedBesides = "4"
    case entrustedFromAbove = "5"
    case entrustedBesides = "6"

    package var words: String {
        switch self {
        case .statutory: "法定本级行使"
        case .delegatedDown: "上级下放"
        case .authorisedFromAbove: "上级授权"
        case .authorisedBesides: "同级授权"
        case .entrustedFromAbove: "上级委托"
        case .entrustedBesides: "同级委托"
        }
    }

    /// Whether somebody else's power is exercised, who then must be named.
    package var isEntrusted: Bool { self == .entrustedFromAbove || self == .entrustedBesides }
}
