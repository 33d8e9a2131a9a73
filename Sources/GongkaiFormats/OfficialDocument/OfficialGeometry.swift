/// The measures of GB/T 9704-2012, in millimetres: A4, a type area of 156 × 225, 22 lines of 28 characters.
enum OfficialGeometry {
    static let page = (width: 210.0, height: 297.0)
    static let margin = (top: 37.0, left: 28.0, right: 26.0, bottom: 35.0)
    static let area = (width: 156.0, height: 225.0)
    static let lines = 22.0
    static let characters = 28.0
    /// 发文机关标志: its upper edge below that of the type area.
    static let organTop = 35.0
    /// From the number down to the red line.
    static let redLineGap = 4.0
    /// From the type area down to the dash of the page number.
    static let pageNumberGap = 7.0
    /// A county's seal, and those of its offices.
    static let seal = 42.0

    /// 信函格式: the upper edge of the name below that of the page, the double lines' length, and the lower one above the page's edge.
    static let correspondence = (organTop: 30.0, lineLength: 170.0, lineBottom: 20.0, lineGap: 4.0)

    /// How large the name of the organ is printed, in millimetres: as large as one line holds, and no larger than the standard's sample.
    static func organSize(_ name: String) -> Double { min(15, max(8, 150 / Double(max(name.count, 1)))) }
}

/// Fonts by the standard's names, then what a computer without them has. Set-up installs Noto CJK.
enum OfficialFont {
    /// 仿宋: text.
    static let text = ["仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "STFangsong", "FandolFang", "Noto Serif CJK SC"]
    /// 小标宋: the header and the title.
    static let title = ["方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "Noto Serif CJK SC"]
    /// 宋体: page numbers.
    static let number = ["宋体", "SimSun", "NSimSun", "Noto Serif CJK SC"]

    /// For CSS.
    static func family(_ names: [String]) -> String { names.map { "\"\($0)\"" }.joined(separator: ", ") + ", serif" }
}
