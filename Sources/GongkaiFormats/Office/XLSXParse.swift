/// One reading of a workbook: styles and shared strings first, then sheet by sheet.
struct XLSXParse {
    private var package: OfficePackage
    private var shared: [String] = []
    private var formats: [CellFormat] = []
    private var startsIn1904 = false
    private var cellCount = 0
    private static let maximumCells = 5_000_000
    private static let maximumColumns = 16_384

    init(_ bytes: [UInt8]) throws(DocumentFault) {
        package = try OfficePackage(bytes)
    }

    /// Consumes the parse: parts are unpacked once.
    consuming func sheets() throws(DocumentFault) -> [Sheet] {
        var parse = self
        return try parse.readAll()
    }

    private mutating func readAll() throws(DocumentFault) -> [Sheet] {
        let main = try package.mainPart(orElse: "xl/workbook.xml")
        let links = try package.relationships(of: main)
        let target: (String) -> String? = { kind in links.values.first { $0.kind == kind }?.target }
        if let strings = try package.optionalPart(target("sharedStrings")) { shared = try sharedStrings(strings) }
        if let styles = try package.optionalPart(target("styles")) { formats = try cellFormats(styles) }
        var sheets: [Sheet] = []
        var workbook = try package.part(main)
        while true {
            switch try workbook.next() {
            case .start("workbookPr"):
                startsIn1904 = Self.isTrue(workbook.attribute("date1904"))
            case .start("sheet"):
                guard let id = workbook.attribute("id"), let link = links[id], link.kind == "worksheet" else { continue }
                let state = workbook.attribute("state")
                let rows = try rows(try package.part(link.target), part: link.target)
                sheets.append(
                    Sheet(name: workbook.attribute("name") ?? "", isHidden: state == "hidden" || state == "veryHidden", rows: rows))
            case .finished:
                return sheets
            default:
                continue
            }
        }
    }

    // MARK: Shared parts

    private func sharedStrings(_ part: XMLReader) throws(DocumentFault) -> [String] {
        var xml = part
        var strings: [String] = []
        while true {
            switch try xml.next() {
            case .start("si"): strings.append(try Self.richText(&xml))
            case .finished: return strings
            default: continue
            }
        }
    }

    /// The runs of a string put together; phonetic guides left out.
    private static func richText(_ xml: inout XMLReader) throws(DocumentFault) -> String {
        let outside = xml.depth - 1
        var text = ""
        while xml.depth > outside {
            switch try xml.next() {
            case .start("t"): text += try xml.elementText()
            case .start("rPh"): try xml.skipElement()
            case .finished: return text
            default: continue
            }
        }
        return unescaped(text)
    }

    /// Excel writes control characters as `_x000D_`.
    private static func unescaped(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        var result = ""
        var rest = Substring(text)
        while let mark = rest.firstIndex(of: "_") {
            result += rest[..<mark]
            let code = rest[mark...].prefix(7)
            if code.count == 7, code.hasPrefix("_x"), code.hasSuffix("_"), let value = UInt32(code.dropFirst(2).dropLast(), radix: 16),
                let scalar = Unicode.Scalar(value), value != 0
            {
                if scalar != "\r" { result.unicodeScalars.append(scalar) }
                rest = rest[code.endIndex...]
            } else {
                result.append("_")
                rest = rest[rest.index(after: mark)...]
            }
        }
        return result + rest
    }

    private func cellFormats(_ part: XMLReader) throws(DocumentFault) -> [CellFormat] {
        var xml = part
        var own: [Int: CellFormat] = [:]
        var formats: [CellFormat] = []
        var isInCells = false
        while true {
            switch try xml.next() {
            case .start("numFmt"):
                if let id = xml.attribute("numFmtId").flatMap({ Int($0) }), let code = xml.attribute("formatCode") {
                    own[id] = CellFormat(code: code)
                }
            case .start("cellXfs"): isInCells = true
            case .end("cellXfs"): isInCells = false
            case .start("xf") where isInCells:
                let id = xml.attribute("numFmtId").flatMap { Int($0) } ?? 0
                formats.append(own[id] ?? CellFormat(builtIn: id))
            case .finished: return formats
            default: continue
            }
        }
    }

    // MARK: Sheets

    private mutating func rows(_ part: XMLReader, part name: String) throws(DocumentFault) -> [SheetRow] {
        var xml = part
        var rows: [SheetRow] = []
        var number = 0
        var merges: [CellRange] = []
        while true {
            switch try xml.next() {
            case .start("row"):
                let written = xml.attribute("r").flatMap { Int($0) } ?? number + 1
                guard written > number, written <= 1_048_576 else { throw .damaged(part: name) }
                number = written
                let isHidden = Self.isTrue(xml.attribute("hidden"))
                rows.append(SheetRow(number: number, isHidden: isHidden, cells: try cells(&xml, part: name)))
            case .start("mergeCell"):
                if let range = xml.attribute("ref").flatMap({ CellRange($0) }) { merges.append(range) }
            case .finished:
                try blankCovered(by: merges, in: &rows)
                return rows
            default:
                continue
            }
        }
    }

    private mutating func cells(_ xml: inout XMLReader, part: String) throws(DocumentFault) -> [String] {
        let outside = xml.depth - 1
        var cells: [String] = []
        while xml.depth > outside {
            guard case .start("c") = try xml.next() else { continue }
            let place = xml.attribute("r").flatMap { CellRange.column($0[...]) } ?? cells.count
            guard place >= cells.count, place < Self.maximumColumns else { throw .damaged(part: part) }
            let kind = xml.attribute("t") ?? "n"
            let style = xml.attribute("s").flatMap { Int($0) }
            let text = try cell(&xml, kind: kind, style: style, part: part)
            guard !text.isEmpty else { continue }
            cellCount += place + 1 - cells.count
            guard cellCount <= Self.maximumCells else { throw .tooLarge(.cells(Self.maximumCells)) }
            while cells.count < place { cells.append("") }
            cells.append(text)
        }
        return cells
    }

    private func cell(_ xml: inout XMLReader, kind: String, style: Int?, part: String) throws(DocumentFault) -> String {
        let outside = xml.depth - 1
        var value = ""
        while xml.depth > outside {
            switch try xml.next() {
            case .start("v"): value = try xml.elementText()
            case .start("is"): value = try Self.richText(&xml)
            case .start("f"): try xml.skipElement()
            default: continue
            }
        }
        switch kind {
        case "s":
            guard !value.isEmpty else { return "" }
            guard let index = Int(value), shared.indices.contains(index) else { throw .damaged(part: part) }
            return shared[index]
        case "b": return value == "1" ? "TRUE" : value == "0" ? "FALSE" : value
        case "d": return value.hasSuffix("T00:00:00") ? String(value.prefix(10)) : value.replacing("T", with: " ")
        case "n":
            guard !value.isEmpty else { return "" }
            let format = style.flatMap { formats.indices.contains($0) ? formats[$0] : nil } ?? .number
            return Double(value).flatMap { format.text($0, startsIn1904: startsIn1904) } ?? SheetNumber.text(value)
        case "str": return Self.unescaped(value)
        default: return value
        }
    }

    /// Only rows that exist are visited, and only so many: ranges may overlap and span a million rows each.
    private func blankCovered(by merges: [CellRange], in rows: inout [SheetRow]) throws(DocumentFault) {
        var visits = 0
        for range in merges {
            var index = rows.partitioningIndex { $0.number >= range.rows.lowerBound }
            while index < rows.count, rows[index].number <= range.rows.upperBound {
                for column in range.columns.clamped(to: 0...max(0, rows[index].cells.count - 1)) where column < rows[index].cells.count {
                    let isFirst = rows[index].number == range.rows.lowerBound && column == range.columns.lowerBound
                    if !isFirst { rows[index].cells[column] = "" }
                    visits += 1
                }
                index += 1
                visits += 1
                guard visits <= Self.maximumCells else { throw .tooLarge(.cells(Self.maximumCells)) }
            }
        }
    }

    private static func isTrue(_ text: String?) -> Bool { text == "1" || text == "true" || text == "on" }
}

extension [SheetRow] {
    /// The first index whose row, and every later one, fits; rows are in ascending order.
    fileprivate func partitioningIndex(_ fits: (SheetRow) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if fits(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
