import GongkaiCore
import GongkaiFormats

/// The beginning of a document or a table, for reading without the program it was written with.
struct FilePreview: Sendable {
    struct Cell: Sendable {
        let text: String
        /// Names its column. An empty one names nothing.
        let isHead: Bool
    }

    struct Row: Sendable { let cells: [Cell] }

    struct Part: Sendable {
        let heading: String?
        let paragraph: String?
        let rows: [Row]
        let isTable: Bool
        /// Tells the tables of one file apart.
        let label: String

        init(heading: String? = nil, paragraph: String? = nil, rows: [Row] = [], label: String = "") {
            (self.heading, self.paragraph, self.rows, isTable, self.label) = (heading, paragraph, rows, !rows.isEmpty, label)
        }
    }

    /// Kinds that we read ourselves.
    static let read: Set<AttachmentType> = [.docx, .xlsx, .csv, .txt]
    static let largest = 10 * 1_048_576
    static let mostRows = 500
    private static let mostColumns = 50
    private static let longestCell = 2_000

    private(set) var parts: [Part] = []
    /// Why this is not all.
    private(set) var note: String?
    private var left = mostRows

    /// Of what a browser shows by itself.
    static let none = FilePreview()
    static let tooLarge: FilePreview = {
        var preview = FilePreview()
        preview.note = "文件较大，不能在线预览。请下载后查看。"
        return preview
    }()

    private init() {}

    /// About how many bytes of memory it takes.
    var size: Int {
        parts.reduce(256) { sum, part in
            let cells = part.rows.reduce(0) { $0 + $1.cells.reduce(0) { $0 + $1.text.utf8.count + 32 } }
            return sum + 64 + (part.heading?.utf8.count ?? 0) + (part.paragraph?.utf8.count ?? 0) + cells
        }
    }

    /// Words that were taken out of a file of another kind.
    init(text: String) {
        let lines = text.split(whereSeparator: \.isNewline)
        guard !lines.isEmpty else {
            note = "这种文件不能在线预览。请下载后用相应的软件打开。"
            return
        }
        for line in lines { add(paragraph: String(line)) }
        note = left <= 0 ? "以下是自动提取的文字，不含版式和图片，只显示前\(Self.mostRows)行。完整内容请下载查看。" : "以下是自动提取的文字，不含版式和图片。完整内容请下载查看。"
    }

    init(_ bytes: [UInt8], _ type: AttachmentType, name: String) {
        do {
            if type == .xlsx {
                try add(sheets: XLSXReader.sheets(bytes))
            } else {
                for block in try DocumentReader.read(bytes, name: name) {
                    switch block {
                    case .paragraph(let text): add(paragraph: text)
                    case .table(let rows): add(table: rows)
                    }
                }
            }
            if left <= 0 { note = "内容较多，这里只显示前\(Self.mostRows)行。完整内容请下载查看。" }
            if parts.isEmpty { note = "文件里没有可以显示的文字。请下载后查看。" }
        } catch {
            parts = []
            note = "文件不能在线预览。请下载后用相应的软件打开。"
        }
    }

    private mutating func add(sheets: [Sheet]) {
        let shown = sheets.filter { !$0.isHidden }
        for sheet in shown where left > 0 {
            let rows = sheet.rows.filter { !$0.isHidden && !$0.isBlank }.map(\.cells)
            if rows.isEmpty { continue }
            if shown.count > 1 { parts.append(Part(heading: sheet.name)) }
            // The title above a table is no row of it.
            let above = rows.prefix { row in row.filter { !$0.isEmpty }.count == 1 }
            let isTitle = above.count < rows.count
            if isTitle { for row in above { add(paragraph: row.joined()) } }
            add(table: Array(isTitle ? rows.dropFirst(above.count) : rows[...]))
        }
    }

    private mutating func add(paragraph: String) {
        guard left > 0, !paragraph.allSatisfy(\.isWhitespace) else { return }
        left -= 1
        parts.append(Part(paragraph: String(paragraph.prefix(Self.longestCell))))
    }

    private mutating func add(table: [[String]]) {
        guard left > 0, !table.isEmpty else { return }
        let kept = table.prefix(left)
        // One more than there is room for says that there is more.
        left = table.count > left ? 0 : left - kept.count
        let width = min(Self.mostColumns, kept.map { ($0.lastIndex { !$0.isEmpty } ?? -1) + 1 }.max() ?? 0)
        guard width > 0 else { return }
        let rows = kept.enumerated().map { index, row in
            let texts = (0..<width).map { $0 < row.count ? String(row[$0].prefix(Self.longestCell)) : "" }
            return Row(cells: texts.map { Cell(text: $0, isHead: index == 0 && !$0.isEmpty) })
        }
        parts.append(Part(rows: rows, label: "表格 \(parts.count { $0.isTable } + 1)"))
    }

    static let sample = FilePreview(sample: ())

    private init(sample: Void) {
        parts = [
            Part(heading: "名单", paragraph: "2014年第一批"),
            Part(
                rows: [
                    Row(cells: [Cell(text: "单位", isHead: true), Cell(text: "件数", isHead: true)]),
                    Row(cells: [Cell(text: "教育局", isHead: false), Cell(text: "12", isHead: false)]),
                ], label: "表格 1"),
        ]
        note = "只显示前500行。"
    }
}
