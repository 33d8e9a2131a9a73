import Foundation

extension ReportRule {
    /// The finding if the figures break the rule for certain, else nil.
    ///
    /// What is blank, or printed as /, is unknown. Counts and amounts are never negative, so a side with unknown cells is at least the sum of
    /// the others: a rule is broken only if it is broken whatever they hold.
    func finding(_ figures: [String: FigureValue], lastYear: [String: FigureValue]?, label: (String) -> String) -> ReportFinding? {
        if relation == .zero { return nonZeroFinding(figures, label: label) }
        guard let right = rightSide(figures, lastYear) else { return nil }
        let left = Side(self.left, figures)
        let worst = relation == .atLeastEach ? right.largest : right.sum
        guard isBroken(left, right, worst) else { return nil }
        let difference = left.sum > worst ? left.sum - worst : worst - left.sum
        var words = Words(left.sum, worst, difference, each: each, label: label)
        if relation == .atMostFilled {
            words.mustHold(right.unknown, label: label)
        } else if !left.unknown.isEmpty || !right.unknown.isEmpty {
            words.leftOut(left.unknown + right.unknown)
        }
        let values = chinese.contains("{difference}") ? [left.sum, worst, difference] : [left.sum, worst]
        return ReportFinding(
            check, verdict, codes: codes, values: values.map(FigureValue.number), chinese: words.fill(chinese, words.chineseNote),
            english: words.fill(english, words.englishNote, code: true))
    }

    private func isBroken(_ left: Side, _ right: Side, _ worst: Decimal) -> Bool {
        switch relation {
        case .equal:
            left.sum > worst && right.isKnown || left.sum < worst && left.isKnown
        case .atMost:
            left.sum > worst && right.isKnown
        case .atMostFilled:
            left.sum > worst && right.hasNumber
        case .atLeast, .atLeastEach:
            left.sum < worst && left.isKnown
        case .onlyIf:
            left.sum > 0 && worst == 0 && right.isKnown
        case .zero:
            false
        }
    }

    /// Nil when last year's report, or a figure to be taken off, is needed and not known.
    private func rightSide(_ figures: [String: FigureValue], _ lastYear: [String: FigureValue]?) -> Side? {
        var right = Side(self.right, figures)
        if !less.isEmpty {
            let less = Side(less, figures)
            guard less.isKnown else { return nil }
            right.sum -= less.sum
        }
        if !self.lastYear.isEmpty {
            guard let lastYear else { return nil }
            let before = Side(self.lastYear, lastYear)
            let off = Side(lastYearLess, lastYear)
            guard before.isKnown, off.isKnown else { return nil }
            right.sum += lastYearLess.isEmpty ? before.sum : max(0, before.sum - off.sum)
        }
        return right
    }

    private func nonZeroFinding(_ figures: [String: FigureValue], label: (String) -> String) -> ReportFinding? {
        let found = left.filter { code in (figures[code]?.number ?? 0) != 0 }
        guard !found.isEmpty else { return nil }
        let values = found.compactMap { figures[$0] }
        func fill(_ text: String, _ separator: String) -> String {
            text.replacing("{left}", with: values.map(\.text).joined(separator: separator))
        }
        return ReportFinding(check, verdict, codes: found, values: values, chinese: fill(chinese, "、"), english: fill(english, ", "))
    }
}

/// One side of a relation: the sum of the numbers in its cells, and the cells without one.
private struct Side {
    var sum: Decimal = 0
    var largest: Decimal = 0
    var hasNumber = false
    var unknown: [String] = []
    var isKnown: Bool { unknown.isEmpty }

    init(_ codes: [String], _ figures: [String: FigureValue]) {
        for code in codes {
            if let number = figures[code]?.number {
                sum += number
                largest = max(largest, number)
                hasNumber = true
            } else {
                unknown.append(code)
            }
        }
    }
}

/// The parts of a finding's sentences.
private struct Words {
    private let left: String
    private let right: String
    private let difference: String
    private let each: String
    private let eachLabel: String
    private(set) var chineseNote = ""
    private(set) var englishNote = ""

    init(_ left: Decimal, _ right: Decimal, _ difference: Decimal, each: String?, label: (String) -> String) {
        self.left = FigureValue.number(left).text
        self.right = FigureValue.number(right).text
        self.difference = FigureValue.number(difference).text
        self.each = each ?? ""
        eachLabel = each.map(label) ?? ""
    }

    mutating func mustHold(_ blanks: [String], label: (String) -> String) {
        guard !blanks.isEmpty else { return }
        chineseNote = "空白的\(blanks.joined(separator: "、"))须合计\(difference)才能相符。"
        englishNote = " The blank cells \(blanks.joined(separator: ", ")) would have to hold \(difference) together."
    }

    mutating func leftOut(_ blanks: [String]) {
        let named = blanks.prefix(6)
        chineseNote = "空白的\(named.joined(separator: "、"))\(blanks.count > 6 ? "等\(blanks.count)格" : "")未计入，但无论填多少都不能相符。"
        englishNote =
            " Blank cells (\(named.joined(separator: ", "))\(blanks.count > 6 ? " and \(blanks.count - 6) more" : "")) are left out; "
            + "no value in them can make it right."
    }

    func fill(_ sentence: String, _ note: String, code: Bool = false) -> String {
        sentence.replacing("{left}", with: left).replacing("{right}", with: right).replacing("{difference}", with: difference)
            .replacing("{each}", with: code ? each : eachLabel) + note
    }
}
