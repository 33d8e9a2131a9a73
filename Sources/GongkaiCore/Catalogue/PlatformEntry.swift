/// The fixed entries of the disclosure platform, alike on every site (国办公开办函〔2019〕61号).
package enum PlatformEntry: String, Sendable, CaseIterable {
    case guide, rules, statutory, annualReport, request

    package var words: String {
        switch self {
        case .guide: "政府信息公开指南"
        case .rules: "政府信息公开制度"
        case .statutory: "法定主动公开内容"
        case .annualReport: "政府信息公开年报"
        case .request: "依申请公开"
        }
    }
}
