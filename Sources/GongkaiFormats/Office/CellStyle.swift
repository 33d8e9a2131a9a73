/// How a written cell looks. Equal styles share one format in the file.
package struct CellStyle: Sendable, Hashable {
    package enum Alignment: Sendable, Hashable { case natural, left, center, right }

    package var isBold = false
    package var isBordered = false
    package var wraps = false
    package var alignment = Alignment.natural
    /// Points; nil leaves the program's default.
    package var fontSize: Double?
    /// Red, green and blue as 0xRRGGBB.
    package var background: UInt32?
    /// An Excel format code such as `#,##0.00`; nil lets days be shown as `yyyy-mm-dd` and numbers as they are.
    package var numberFormat: String?

    package init() {}

    package static let plain = CellStyle()
    /// Bold on grey with a border.
    package static let header: CellStyle = {
        var style = CellStyle()
        style.isBold = true
        style.isBordered = true
        style.wraps = true
        style.alignment = .center
        style.background = 0xE8EDF3
        return style
    }()
    /// A cell of a printed table.
    package static let bordered: CellStyle = {
        var style = CellStyle()
        style.isBordered = true
        style.wraps = true
        return style
    }()
    /// The line above a table.
    package static let title: CellStyle = {
        var style = CellStyle()
        style.isBold = true
        style.fontSize = 16
        style.alignment = .center
        return style
    }()
}
