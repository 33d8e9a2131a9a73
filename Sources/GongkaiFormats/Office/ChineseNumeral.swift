/// Whole numbers from 0 to 9,999 in Chinese.
enum ChineseNumeral {
    /// 十二, 一百零五: as in headings.
    static func text(_ number: Int) -> String {
        let text = spelled(number, digits: Array("零一二三四五六七八九"), units: ["千", "百", "十", ""])
        return text.hasPrefix("一十") ? String(text.dropFirst()) : text
    }

    /// 壹拾贰: as on cheques.
    static func formal(_ number: Int) -> String {
        spelled(number, digits: Array("零壹贰叁肆伍陆柒捌玖"), units: ["仟", "佰", "拾", ""])
    }

    private static func spelled(_ number: Int, digits: [Character], units: [String]) -> String {
        guard number > 0 else { return String(digits[0]) }
        var text = ""
        var hasGap = false
        for (unit, size) in zip(units, [1000, 100, 10, 1]) {
            let digit = number / size % 10
            if digit == 0 {
                hasGap = !text.isEmpty
            } else {
                if hasGap { text.append(digits[0]) }
                hasGap = false
                text.append(digits[digit])
                text += unit
            }
        }
        return text
    }
}
