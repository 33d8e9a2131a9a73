package import GongkaiCore

/// What tells a card from every other: a rule finds it once in a case or once in each of its parts (``SupervisionCard/key``), and an inspector numbers
/// those of their own.
package struct CardKey: Sendable, Hashable {
    package let matter: MatterID
    /// The rule, with the event that began the part where a case has several (``SupervisionCard/key``).
    package let rule: String
    package let signal: SupervisionSignal

    /// The rule of a key without its part; `inspector` for those that inspectors issued.
    package static func rule(of key: String) -> String { key.lastIndex(of: ".").map { String(key[..<$0]) } ?? key }

    package init(_ matter: MatterID, rule: String, signal: SupervisionSignal) {
        self.matter = matter
        self.rule = rule
        self.signal = signal
    }

    package init(_ card: SupervisionCard) {
        self.init(MatterID(value: card.subject), rule: card.key, signal: card.signal)
    }

    init(_ row: Row) throws {
        guard let signal = SupervisionSignal(rawValue: try row.get("signal")) else { throw DatabaseError(.other, "a card has no signal") }
        self.init(try row.get("matter_id"), rule: try row.get("rule"), signal: signal)
    }

    var condition: SQL { "matter_id = \(matter) AND rule = \(rule) AND signal = \(signal.rawValue)" }
}
