/// Days as people and spreadsheets write them.
package enum CellDay {
    /// Reads 2014-03-05, 2014-3-5, 2014/3/5, 2014.3.5, 20140305, 2014年3月5日 and 2014年3月5号; nil for anything else and for days that do not exist.
    package static func read(_ text: String) -> Day? {
        if let day = Day(text) ?? compact(text) { return day }
        var numbers = [0, 0, 0]
        var digits = 0
        var part = 0
        var separators: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            if (0x30...0x39).contains(scalar.value) {
                guard part < 3, digits < 4 else { return nil }
                numbers[part] = numbers[part] * 10 + Int(scalar.value - 0x30)
                digits += 1
            } else {
                // The year has four digits; a "14" would be a guess.
                guard digits > 0, part > 0 || digits == 4 else { return nil }
                separators.append(scalar)
                part += 1
                digits = 0
            }
        }
        let isChinese = [["年", "月", "日"], ["年", "月", "号"]].contains(separators) && digits == 0
        let isPlain = digits > 0 && [["-", "-"], ["/", "/"], [".", "."]].contains(separators)
        guard isChinese || isPlain else { return nil }
        return Day(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    /// Eight digits. Fewer would leave open where the month ends.
    private static func compact(_ text: String) -> Day? {
        guard text.utf8.count == 8, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text) else { return nil }
        return Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
}
