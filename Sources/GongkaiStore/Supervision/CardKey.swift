package import GongkaiCore

/// What tells a card from every other: a rule finds it once in a case, and an inspector numbers those of their own.
package struct CardKey: Sendable, Hashable {
    package let matter: MatterID
    package let rule: String
    package let signal: SupervisionSignal

    package init(_ matter: MatterID, rule: String, signal: SupervisionSignal) {
        self.matter = matter
        self.rule = rule
        self.signal = signal
    }

    package init(_ card: SupervisionCard) {
        self.init(MatterID(value: card.subject), rule: card.rule, signal: card.signal)
    }

    init(_ row: Row) throws {
        guard let signal = SupervisionSignal(rawValue: try row.get("signal")) else { throw DatabaseError(.other, "a card has no signal") }
        self.init(try row.get("matter_id"), rule: try row.get("rule"), signal: signal)
    }

    var condition: SQL { "matter_id = \(matter) AND rule = \(rule) AND signal = \(signal.rawValue)" }
}
