import Foundation

/// A number in running text with its unit.
struct NumberMention: Sendable {
    let value: Decimal
    /// Printed decimals.
    let decimals: Int
    /// The digits.
    let digits: Range<Int>
    /// 件, 条 …; % for a percentage.
    let unit: Glyphs
    /// Behind unit and 余, 多.
    let end: Int
    /// 「约」「余」「多」: not the exact number.
    let isInexact: Bool

    var isPercent: Bool { unit == "%" }
}

/// Finds the counted things, amounts and percentages of a sentence; years, days, ordinals, telephone numbers and ranges are left out.
enum ProseNumbers {
    /// Longest first.
    static let units: [Glyphs] = [
        "人次", "万元", "件次", "条次", "亿元", "件", "条", "次", "个", "篇", "人", "名", "元", "例", "宗", "份", "场", "期", "起", "项", "家", "处", "部", "则", "幅",
    ]
    /// Behind a unit these make another word: 3个月, 2个工作日, 5项目.
    private static let notAfterUnit: [Glyphs] = ["月", "工作日", "季度", "百分点", "小时", "年", "自然日"]
    private static let inexactBefore: [Glyphs] = ["约", "近", "逾", "超", "超过", "突破", "不少于", "至少", "多达"]
    private static let inexactAfter = "余多几".unicodeScalars

    static func mentions(in text: Glyphs, _ range: Range<Int>) -> [NumberMention] {
        var result: [NumberMention] = []
        var index = range.lowerBound
        while index < range.upperBound {
            guard text[index].isDigit else {
                index += 1
                continue
            }
            let start = index
            guard let (value, decimals, end) = number(text, from: start, to: range.upperBound) else {
                while index < range.upperBound, text[index].isDigit || text[index] == "." { index += 1 }
                continue
            }
            index = end
            guard isFree(text, start, end, range) else { continue }
            if let mention = mention(text, start..<end, value, decimals, range) {
                result.append(mention)
                index = max(index, mention.end)
            }
        }
        return result
    }

    private static func number(_ text: Glyphs, from start: Int, to limit: Int) -> (Decimal, Int, Int)? {
        var end = start
        var written = ""
        var decimals = 0
        while end < limit {
            let scalar = text[end]
            if scalar.isDigit {
                written.unicodeScalars.append(scalar)
                if written.contains(".") { decimals += 1 }
            } else if scalar == ",", !written.contains("."), end - start <= 3 || text[end - 4] == ",", CellText.isGroup(text, at: end + 1) {
                // A thousands separator; a comma of the sentence is not followed by exactly three digits and a unit of its own.
            } else if scalar == ".", !written.contains("."), end + 1 < limit, text[end + 1].isDigit {
                written.append(".")
            } else {
                break
            }
            end += 1
        }
        guard written.count <= 18, let value = Decimal(string: written) else { return nil }
        return (value, decimals, end)
    }

    /// Not part of a word, a range, a date or a document number.
    private static func isFree(_ text: Glyphs, _ start: Int, _ end: Int, _ range: Range<Int>) -> Bool {
        if start > range.lowerBound {
            let before = text[start - 1]
            if before.isLatinLetter || "第-./~号〔[".unicodeScalars.contains(before) { return false }
        }
        guard end < range.upperBound else { return false }
        return !"-/~:".unicodeScalars.contains(text[end])
    }

    private static func mention(
        _ text: Glyphs, _ digits: Range<Int>, _ value: Decimal, _ decimals: Int, _ range: Range<Int>
    ) -> NumberMention? {
        var value = value
        var end = digits.upperBound
        var isInexact = inexactBefore.contains { text.starts(with: $0, at: digits.lowerBound - $0.count) }
        func skipInexact() {
            while end < range.upperBound, inexactAfter.contains(text[end]) { isInexact = true; end += 1 }
        }
        skipInexact()
        if end < range.upperBound, text[end] == "%" {
            return NumberMention(
                value: value, decimals: decimals, digits: digits, unit: "%", end: end + 1, isInexact: isInexact)
        }
        if end < range.upperBound, text[end] == "万", !text.starts(with: "万元", at: end) {
            value *= 10_000
            isInexact = true
            end += 1
            skipInexact()
        }
        guard let unit = units.first(where: { text.starts(with: $0, at: end) }) else { return nil }
        end += unit.count
        if notAfterUnit.contains(where: { text.starts(with: $0, at: end) }) { return nil }
        if unit == "人", text.starts(with: "民", at: end) { return nil }
        if unit == "次" || unit == "件" || unit == "条" { skipInexact() }
        return NumberMention(value: value, decimals: decimals, digits: digits, unit: unit, end: end, isInexact: isInexact)
    }
}
