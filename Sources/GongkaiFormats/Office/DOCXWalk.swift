import GongkaiCore

/// Walks `document.xml` and gathers its blocks.
struct DOCXWalk {
    private var xml: XMLReader
    private var numbering: ListNumbering
    private let styles: ParagraphStyles
    /// Text of a paragraph whose end was deleted: it runs on into the next.
    private var carried = ""

    init(_ xml: XMLReader, numbering: ListNumbering, styles: ParagraphStyles) {
        self.xml = xml
        self.numbering = numbering
        self.styles = styles
    }

    mutating func document() throws(DocumentFault) -> [DocumentBlock] {
        while true {
            switch try xml.next() {
            case .start("body"):
                let blocks = try blocks()
                return carried.isEmpty ? blocks : blocks + [.paragraph(carried.trimmingSpaces)]
            case .finished: return []
            default: continue
            }
        }
    }

    /// The blocks up to the end of the element that has just started.
    private mutating func blocks() throws(DocumentFault) -> [DocumentBlock] {
        let outside = xml.depth - 1
        var blocks: [DocumentBlock] = []
        while xml.depth > outside {
            switch try xml.next() {
            case .start("p"): blocks += try paragraph()
            case .start("tbl"): blocks += try table()
            case .start(let name) where Self.skipped.contains(name): try xml.skipElement()
            case .finished: return blocks
            default: continue
            }
        }
        return blocks
    }

    // MARK: Paragraphs

    private mutating func paragraph() throws(DocumentFault) -> [DocumentBlock] {
        let outside = xml.depth - 1
        var text = carried
        carried = ""
        var boxes: [DocumentBlock] = []
        var style: String?
        var (list, level): (String?, Int?) = (nil, nil)
        var isEndDeleted = false
        while xml.depth > outside {
            switch try xml.next() {
            case .start("pPr"):
                let properties = xml.depth - 1
                while xml.depth > properties {
                    switch try xml.next() {
                    case .start("pStyle"): style = xml.attribute("val")
                    case .start("numId"): list = xml.attribute("val")
                    case .start("ilvl"): level = xml.attribute("val").flatMap { Int($0) }
                    case .start("del"), .start("moveFrom"): isEndDeleted = true
                    case .start("pPrChange"), .start("sectPr"): try xml.skipElement()
                    case .finished: return []
                    default: continue
                    }
                }
            case .start("t"): text += try xml.elementText()
            case .start("tab"), .start("ptab"): text += "\t"
            case .start("br"):
                if xml.attribute("type") == nil || xml.attribute("type") == "textWrapping" { text += "\n" }
            case .start("cr"): text += "\n"
            case .start("noBreakHyphen"): text += "-"
            case .start("rPr"):
                if try isHiddenRun() { try skipRun() }
            case .start("txbxContent"): boxes += try blocks()
            case .start(let name) where Self.skipped.contains(name): try xml.skipElement()
            case .finished: return boxes
            default: continue
            }
        }
        if isEndDeleted {
            carried = text
            return boxes
        }
        let inherited = styles.numbering(of: style)
        let hasText = !text.trimmingSpaces.isEmpty
        // An empty list paragraph still counts in Word, and prints its number; a number alone is no text to us.
        let label = (list ?? inherited.list).map { $0 == "0" ? "" : numbering.label(list: $0, level: level ?? inherited.level ?? 0) } ?? ""
        guard hasText else { return boxes }
        let lines = (label + text).split(whereSeparator: \.isNewline).map { String($0).trimmingSpaces }.filter { !$0.isEmpty }
        return lines.map { .paragraph($0) } + boxes
    }

    /// Reads run properties; hidden text carries `vanish`.
    private mutating func isHiddenRun() throws(DocumentFault) -> Bool {
        let outside = xml.depth - 1
        var isHidden = false
        while xml.depth > outside {
            switch try xml.next() {
            case .start("vanish"):
                let value = xml.attribute("val")
                isHidden = value == nil || value == "1" || value == "true" || value == "on"
            case .start("rPrChange"): try xml.skipElement()
            case .finished: return isHidden
            default: continue
            }
        }
        return isHidden
    }

    /// Passes over the rest of the run whose properties have just ended.
    private mutating func skipRun() throws(DocumentFault) {
        let run = xml.depth - 1
        while xml.depth > run {
            if case .finished = try xml.next() { return }
        }
    }

    // MARK: Tables

    private struct Cell {
        var blocks: [DocumentBlock] = []
        var span = 1
        var isContinued = false

        /// Its lines, with the rows of a table inside it written out.
        var text: String {
            blocks.flatMap { block in
                switch block {
                case .paragraph(let line): [line]
                case .table(let rows): rows.map { $0.filter { !$0.isEmpty }.joined(separator: " ") }
                }
            }.joined(separator: "\n")
        }
    }

    private mutating func table() throws(DocumentFault) -> [DocumentBlock] {
        let outside = xml.depth - 1
        var rows: [[Cell]] = []
        while xml.depth > outside {
            switch try xml.next() {
            case .start("tr"):
                if let row = try row() { rows.append(row) }
            case .start(let name) where Self.skipped.contains(name) || name == "tblPr": try xml.skipElement()
            case .finished: return []
            default: continue
            }
        }
        let width = rows.map { $0.reduce(0) { $0 + $1.span } }.max() ?? 0
        guard width > 0 else { return [] }
        guard width * rows.count <= TableGrid.maximumCells else { throw .tooLarge(.cells(TableGrid.maximumCells)) }
        let holdsTable = rows.contains { $0.contains { $0.blocks.contains { if case .table = $0 { true } else { false } } } }
        if width == 1 || holdsTable { return rows.flatMap { $0.flatMap(\.blocks) } }
        return [
            .table(
                rows.map { row in
                    var texts: [String] = []
                    for cell in row { texts += [cell.isContinued ? "" : cell.text] + Array(repeating: "", count: cell.span - 1) }
                    return texts + Array(repeating: "", count: width - texts.count)
                })
        ]
    }

    /// Nil for a row that was deleted with tracking on.
    private mutating func row() throws(DocumentFault) -> [Cell]? {
        let outside = xml.depth - 1
        var cells: [Cell] = []
        var isDeleted = false
        while xml.depth > outside {
            switch try xml.next() {
            case .start("trPr"):
                let properties = xml.depth - 1
                while xml.depth > properties {
                    switch try xml.next() {
                    case .start("gridBefore"):
                        let count = xml.attribute("val").flatMap { Int($0) } ?? 0
                        cells += Array(repeating: Cell(), count: min(max(count, 0), 63))
                    case .start("del"): isDeleted = true
                    case .start("trPrChange"): try xml.skipElement()
                    case .finished: return nil
                    default: continue
                    }
                }
            case .start("tc"): cells.append(try cell())
            case .start(let name) where Self.skipped.contains(name) || name == "tblPrEx": try xml.skipElement()
            case .finished: return nil
            default: continue
            }
        }
        return isDeleted ? nil : cells
    }

    private mutating func cell() throws(DocumentFault) -> Cell {
        let outside = xml.depth - 1
        var cell = Cell()
        while xml.depth > outside {
            switch try xml.next() {
            case .start("tcPr"):
                let properties = xml.depth - 1
                while xml.depth > properties {
                    switch try xml.next() {
                    case .start("gridSpan"): cell.span = min(max(xml.attribute("val").flatMap { Int($0) } ?? 1, 1), 1_000)
                    case .start("vMerge"), .start("hMerge"): cell.isContinued = cell.isContinued || xml.attribute("val") != "restart"
                    case .start("tcPrChange"): try xml.skipElement()
                    case .finished: return cell
                    default: continue
                    }
                }
            case .start("p"): cell.blocks += try paragraph()
            case .start("tbl"): cell.blocks += try table()
            case .start(let name) where Self.skipped.contains(name): try xml.skipElement()
            case .finished: return cell
            default: continue
            }
        }
        return cell
    }

    /// Deleted text, what older programs see instead (`Fallback`), settings, and what phonetic guides print above the text.
    private static let skipped: Set<String> = ["del", "moveFrom", "Fallback", "sdtPr", "sectPr", "rt", "instrText", "docPartObj"]
}
