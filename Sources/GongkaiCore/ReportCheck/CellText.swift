import Foundation

/// What a cell of a printed table says.
enum CellText: Equatable {
    case value(FigureValue)
    /// 「——」: takes no value in the 2014 form, means blank in a row of numbers.
    case dash
    /// 件, 万元, alone in a cell.
    case unit
    case label
    case empty

    /// Longest first, so that 人次 is not read as 人.
    static let units: [Glyphs] = [
        "万元", "人次", "件次", "条次", "件", "条", "次", "个", "篇", "人", "名", "元", "例", "宗", "份", "场", "期", "起", "项", "家", "处", "部",
    ]

    static func read(_ glyphs: Glyphs) -> CellText {
        let text = trimmed(glyphs)
        if text.isEmpty { return .empty }
        if text.count > 24 { return .label }
        if text.scalars.allSatisfy({ $0 == "—" || $0 == "-" || $0 == "_" || $0 == "─" || $0 == "–" }) { return .dash }
        if text.scalars.allSatisfy({ $0 == "/" || $0 == "\\" }) || text == "N/A" || text == "不适用" { return .value(.notApplicable) }
        if text == "空" || text == "无" { return .value(.blank) }
        if let number = number(text) { return .value(.number(number)) }
        let inner = text[0] == "(" && text[text.count - 1] == ")" ? text[1..<text.count - 1] : text
        if units.contains(inner) { return .unit }
        return .label
    }

    /// A whole cell that is a number, with thousands separators, a sign or a unit behind it.
    static func number(_ text: Glyphs) -> Decimal? {
        var digits = ""
        var index = 0
        var seenPoint = false
        let first = text[0]
        if first == "+" || first == "增" || first == "-" || first == "减" {
            if first == "-" || first == "减" { digits = "-" }
            index = 1
            while index < text.count, text[index].isBlank || text[index] == "加" || text[index] == "少" { index += 1 }
        }
        guard index < text.count, text[index].isDigit else { return nil }
        var group = 0
        var isGrouped = false
        while index < text.count {
            let scalar = text[index]
            if scalar.isDigit {
                digits.unicodeScalars.append(scalar)
                group += 1
            } else if scalar == ",", !seenPoint, isGroup(text, at: index + 1) {
                isGrouped = true
                group = 0
            } else if scalar == ".", !seenPoint, index + 1 < text.count, text[index + 1].isDigit {
                if isGrouped && group != 3 { return nil }
                seenPoint = true
                digits.append(".")
            } else {
                break
            }
            index += 1
        }
        let rest = trimmed(text[index..<text.count])
        guard rest.isEmpty || units.contains(rest), digits.count <= 20 else { return nil }
        return Decimal(string: digits)
    }

    /// Whether exactly three digits stand at `index`.
    static func isGroup(_ text: Glyphs, at index: Int) -> Bool {
        guard index + 3 <= text.count, (index..<index + 3).allSatisfy({ text[$0].isDigit }) else { return false }
        return index + 3 == text.count || !text[index + 3].isDigit
    }

    static func trimmed(_ text: Glyphs) -> Glyphs {
        var start = 0
        var end = text.count
        while start < end, text[start].isBlank { start += 1 }
        while end > start, text[end - 1].isBlank { end -= 1 }
        return text[start..<end]
    }
}
