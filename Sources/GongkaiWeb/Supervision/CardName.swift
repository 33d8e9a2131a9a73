import GongkaiCore
import GongkaiStore

/// What a card is called: its rule, and which of several parts of the case it is about.
struct CardName {
    private let rules: [String: String]

    /// Each rule by its newest name.
    init(_ rules: [SupervisionRule]) {
        self.rules = Dictionary(rules.sorted { $0.version < $1.version }.map { ($0.code, $0.name) }) { $1 }
    }

    /// `Y02 环节超过期限：门店招牌设置许可`. Of a red card for a yellow one that was not put right, also which that was.
    ///
    /// - Parameter key: the key of the card, with or without its part.
    func words(_ key: String, part: String?, yellow: String?) -> String {
        let rule = CardKey.rule(of: key)
        guard let name = rules[rule] else { return "监察人员发牌" }
        let about = [yellow.map { "\($0)\(rules[$0].map { " \($0)" } ?? "")" }, part].compactMap(\.self).joined(separator: "，")
        return "\(rule) \(name)" + (about.isEmpty ? "" : "：\(about)")
    }

    func words(_ card: SupervisionCard?) -> String {
        card.map { words($0.rule, part: $0.partName, yellow: $0.yellow) } ?? "监察人员发牌"
    }
}
