extension Masking {
    /// 衡阳市蒸湘区红湘街道解放大道12号3栋 → 衡阳市蒸湘区红湘街道解放大道***: down to the street or village, without the house.
    package static func address(_ address: String) -> String {
        let letters = Array(address)
        let end = houseNumber(letters) ?? letters.count
        guard let cut = lastPlace(Array(letters[..<end])) else {
            return end < letters.count ? String(letters[..<end]) + "***" : divisions(letters) + "***"
        }
        return cut == letters.count ? address : String(letters[..<cut]) + "***"
    }

    /// Where the first number of a house, block or room starts.
    private static func houseNumber(_ letters: [Character]) -> Int? {
        var start: Int?
        for (index, letter) in letters.enumerated() {
            if (letter.isNumber || letter == "-") && (start != nil || letter != "-") {
                start = start ?? index
            } else if let from = start {
                if "号弄栋幢座单室层楼组户#".contains(letter) || letters[from].isASCII { return from }
                start = nil
            }
        }
        return start
    }

    /// Behind the last street or village that has a name.
    private static func lastPlace(_ letters: [Character]) -> Int? {
        var cut: Int?
        for place in places {
            let word = Array(place)
            guard letters.count > word.count else { continue }
            for start in 1...(letters.count - word.count) where Array(letters[start..<(start + word.count)]) == word {
                // 镇 of 镇江市 has no name before it.
                if !"省市区县州盟旗".contains(letters[start - 1]) { cut = max(cut ?? 0, start + word.count) }
            }
        }
        return cut
    }

    private static let places = ["街道", "大道", "社区", "镇", "乡", "村", "路", "街", "巷"]

    /// As far as the county, when nothing smaller is named.
    private static func divisions(_ letters: [Character]) -> String {
        let end = letters.lastIndex { "省市区县州盟旗".contains($0) }
        return end.map { String(letters[...$0]) } ?? ""
    }
}
