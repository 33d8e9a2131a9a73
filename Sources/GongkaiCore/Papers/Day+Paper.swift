extension Day {
    /// As the day of a paper is written on it.
    ///
    /// > 用阿拉伯数字将年、月、日标全，年份应标全称，月、日不编虚位。——GB/T 9704-2012
    ///
    /// Its forerunner of 1999, in force until 30 June 2012, wanted Chinese numerals: 二〇一二年六月三十日.
    package var paperText: String { self < "2012-07-01" ? chineseNumerals : chineseText }

    private var chineseNumerals: String {
        let year = String(year).compactMap(\.wholeNumberValue).map { Self.numerals[$0] }.joined()
        return "\(year)年\(Self.spelled(month))月\(Self.spelled(day))日"
    }

    private static let numerals = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

    /// 1 to 31.
    private static func spelled(_ number: Int) -> String {
        let tens = number / 10
        let ones = number % 10 == 0 ? "" : numerals[number % 10]
        return tens == 0 ? ones : (tens == 1 ? "" : numerals[tens]) + "十" + ones
    }
}
