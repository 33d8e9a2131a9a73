/// 「一、」「（二）」「3.」 at the start of a line.
struct Ordinal: Sendable, Equatable {
    enum Level: Sendable { case part, section, item }
    let level: Level
    /// Nil for an empty 「()」.
    let value: Int?
    /// Behind the ordinal, in scalars.
    let end: Int

    private static let digits: [Unicode.Scalar: Int] = [
        "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]

    static func chinese(_ text: Glyphs) -> Int? {
        var total = 0
        var digit = 0
        guard !text.isEmpty, text.count <= 3 else { return nil }
        for scalar in text.scalars {
            if let value = digits[scalar] {
                digit = value
            } else if scalar == "十" {
                total += max(digit, 1) * 10; digit = 0
            } else {
                return nil
            }
        }
        return total + digit
    }

    static func read(_ text: Glyphs) -> Ordinal? {
        guard let first = text.scalars.first else { return nil }
        if first == "(" {
            guard let close = text.first(")", in: 0..<min(8, text.count)) else { return nil }
            let inner = Glyphs(text[1..<close].scalars.filter { !$0.isBlank })
            if inner.isEmpty { return Ordinal(level: .section, value: nil, end: close + 1) }
            if let value = chinese(inner) { return Ordinal(level: .section, value: value, end: close + 1) }
            if inner.scalars.allSatisfy(\.isDigit), let value = Int(inner.text) {
                return Ordinal(level: .item, value: value, end: close + 1)
            }
            return nil
        }
        if first.isDigit {
            var end = 0
            while end < text.count, text[end].isDigit { end += 1 }
            guard end <= 2, end < text.count, ".、".unicodeScalars.contains(text[end]), let value = Int(text[0..<end].text) else {
                return nil
            }
            guard end + 1 >= text.count || !text[end + 1].isDigit else { return nil }
            return Ordinal(level: .item, value: value, end: end + 1)
        }
        var start = 0
        if first == "第" { start = 1 }
        var end = start
        while end < text.count, end - start < 3, digits[text[end]] != nil || text[end] == "十" { end += 1 }
        guard end > start, end < text.count, let value = chinese(text[start..<end]) else { return nil }
        if start == 1 { return text.starts(with: "部分", at: end) ? Ordinal(level: .part, value: value, end: end + 2) : nil }
        guard "、.,".unicodeScalars.contains(text[end]) else { return nil }
        return Ordinal(level: .part, value: value, end: end + 1)
    }
}
