/// The first branching of the outcome tree.
package enum DecisionGroup: String, Sendable, CaseIterable {
    case granted, partlyGranted, withheld, cannotProvide, notProcessed, other

    package var words: String {
        switch self {
        case .granted: "予以公开"
        case .partlyGranted: "部分公开"
        case .withheld: "不予公开"
        case .cannotProvide: "无法提供"
        case .notProcessed: "不予处理"
        case .other: "其他处理"
        }
    }
}

extension RequestOutcome {
    /// As part three of the 2021 form groups it.
    package var group: DecisionGroup {
        switch row2021?.prefix(4) {
        case "R3.1": .granted
        case "R3.2": .partlyGranted
        case "R3.3": .withheld
        case "R3.4": .cannotProvide
        case "R3.5": .notProcessed
        default: .other
        }
    }

    /// Concluded by a step of its own, such as a withdrawal.
    package var isWithoutReply: Bool { row2014 == nil }

    /// The article it rests on under a regulation.
    package func article(under regime: DisclosureRegime) -> String? { regime.code == "2007" ? article2007 : article2019 }

    /// The outcomes a reply can have under a regulation: those it has an article for.
    package static func replies(under regime: DisclosureRegime) -> [RequestOutcome] {
        all.filter { !$0.isWithoutReply && $0.article(under: regime) != nil }
    }

    /// The row that counts it in a form, by the form's id; nil where none does.
    package func row(of form: String) -> String? {
        switch form {
        case "2014": row2014
        case "2019": row2019
        default: row2021
        }
    }
}
