/// A rule with its columns looked up.
struct BoundRule: Sendable {
    private let rule: RegisterRule
    private let first: Int
    private let second: Int

    init(_ rule: RegisterRule, in definition: RegisterDefinition) {
        self.rule = rule
        let names: (String, String) =
            switch rule {
            case .inOrder(let a, let b), .together(let a, let b), .needed(let a, let b): (a, b)
            case .firstOfMonth(let a), .positive(let a), .indexNumber(let a): (a, a)
            case .notBefore(let a, let b, _): (a, b)
            case .lateOnlyAfterLimit(let a, let b, _): (a, b)
            }
        guard let first = definition.position(of: names.0), let second = definition.position(of: names.1) else {
            preconditionFailure("a rule of \(definition.name) names a column that is not there: \(names)")
        }
        self.first = first
        self.second = second
    }

    /// Whether the rule is about one of these places.
    func concerns(_ positions: Set<Int>) -> Bool { positions.contains(first) || positions.contains(second) }

    /// The fault in a row, if any. What concerns another record is checked where that record is known.
    func fault(in values: [RegisterValue], of definition: RegisterDefinition) -> CellFault? {
        let a = definition.columns[first]
        let b = definition.columns[second]
        switch (rule, values[first], values[second]) {
        case (.inOrder, .day(let earlier), .day(let later)) where later < earlier:
            return CellFault(
                b, found: later.text, chinese: "“\(b.label)”\(later.text)早于“\(a.label)”\(earlier.text)。",
                english: "\(b.english) \(later.text) is before \(a.english) \(earlier.text)")
        case (.together, .blank, let other) where other != .blank:
            return missing(a, because: b)
        case (.together, let other, .blank) where other != .blank:
            return missing(b, because: a)
        case (.needed, .blank, .number(1)):
            return CellFault(
                a, found: "", chinese: "“\(b.label)”填“是”时，“\(a.label)”不能为空。",
                english: "\(a.english) is empty although \(b.english) is yes")
        case (.firstOfMonth, .day(let day), _) where day.day != 1:
            return CellFault(
                a, found: day.text, chinese: "“\(a.label)”填的是\(day.text)，应为该月1日。",
                english: "\(a.english) is \(day.text); the first day of the month is expected")
        case (.positive, .number(let number), _) where number <= 0:
            return CellFault(
                a, found: "\(number)", chinese: "“\(a.label)”应大于0；没有发生的不必登记。",
                english: "\(a.english) is zero; record only what happened")
        case (.indexNumber, .text(let text), _) where !IndexNumber.isWellFormed(text):
            return CellFault(
                a, found: text,
                chinese: "“\(a.label)”填的是“\(text)”，应为机构代码/年份-5位流水号，如 006230101/2014-00001 或 11441700007280420Y/2021-00050。",
                english: "\(a.english) is \"\(text)\"; an index number such as 006230101/2014-00001 is expected")
        default:
            return nil
        }
    }

    private func missing(_ column: RegisterColumn, because other: RegisterColumn) -> CellFault {
        CellFault(
            column, found: "", chinese: "填写了“\(other.label)”，“\(column.label)”也应填写。",
            english: "\(column.english) is empty although \(other.english) is filled")
    }
}
