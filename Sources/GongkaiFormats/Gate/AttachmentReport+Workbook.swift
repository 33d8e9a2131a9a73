import GongkaiCore

extension AttachmentReport {
    /// A workbook: its cells, and what is hidden beside them.
    mutating func scanWorkbook(_ bytes: [UInt8]) throws(DocumentFault) {
        let sheets = try XLSXReader.sheets(bytes)
        for sheet in sheets {
            let rows = sheet.rows.filter { !$0.isBlank }
            let label = "工作表“\(sheet.name)”"
            if sheet.isHidden, !rows.isEmpty { note(.hiddenSheet, .blocks, place: label, excerpt: rows.first.map(Self.line) ?? "") }
            let hidden = rows.filter(\.isHidden)
            if let first = hidden.first {
                note(.hiddenRow, .blocks, place: "\(label)第 \(first.number) 行", excerpt: "共 \(hidden.count) 行：\(Self.line(first))")
            }
            for isVisible in [true, false] {
                let part = rows.filter { (!sheet.isHidden && !$0.isHidden) == isVisible }
                add(lines: part.map(Self.line), isVisible: isVisible) { "\(label)第 \(part[$0].number) 行" }
            }
        }
        var package = try OfficePackage(bytes)
        let main = try package.mainPart(orElse: "xl/workbook.xml")
        let links = try package.relationships(of: main)
        var workbook = try package.part(main)
        reading: while true {
            switch try workbook.next() {
            case .start("sheet"):
                guard let id = workbook.attribute("id"), let link = links[id], link.kind == "worksheet" else { continue }
                let name = workbook.attribute("name") ?? ""
                guard let sheet = sheets.first(where: { $0.name == name }) else { continue }
                if workbook.attribute("state") == "veryHidden" {
                    note(.hiddenSheet, .blocks, place: "工作表“\(name)”", excerpt: "深度隐藏，只能用宏取消")
                }
                try scanSheet(try package.part(link.target), sheet)
            case .start("definedName"):
                let name = workbook.attribute("name") ?? ""
                let isHidden = workbook.attribute("hidden") == "1" || workbook.attribute("hidden") == "true"
                let value = try workbook.elementText()
                if !name.hasPrefix("_xlnm"), isHidden || value.contains("[") || value.hasPrefix("\"") {
                    note(.definedName, .question, place: name, excerpt: value)
                }
            case .finished: break reading
            default: continue
            }
        }
        for name in package.names where name.hasPrefix("xl/") && name.hasSuffix(".xml") {
            if name.contains("omments/") || name.hasPrefix("xl/comments") {
                let lines = try Self.texts(try package.part(name))
                if lines.isEmpty { continue }
                note(.comment, .blocks, excerpt: lines.joined(separator: " "))
                add(lines: lines, isVisible: false) { _ in "批注" }
            } else if name.hasPrefix("xl/externalLinks/") || name == "xl/connections.xml" {
                note(.externalLink, .question, place: String(name.dropFirst(3)))
            } else if name.contains("pivotCacheRecords") || name.contains("pivotCacheDefinition") {
                note(.hiddenText, .question, place: "数据透视表", excerpt: "缓存中保留了原始数据")
                add(lines: try Self.values(try package.part(name)), isVisible: false) { _ in "数据透视表缓存" }
            } else if name.hasPrefix("xl/drawings/drawing"), let xml = try package.optionalPart(name) {
                add(lines: try Self.texts(xml)) { _ in "图形" }
            }
        }
        try scanPackage(&package)
    }

    private static func line(_ row: SheetRow) -> String { row.cells.filter { !$0.isEmpty }.joined(separator: "\t") }

    /// The values of a pivot table's cache stand in attributes.
    private static func values(_ part: XMLReader) throws(DocumentFault) -> [String] {
        var xml = part
        var values: [String] = []
        while true {
            switch try xml.next() {
            case .start("s"), .start("n"): if let value = xml.attribute("v") { values.append(value) }
            case .finished: return values
            default: continue
            }
        }
    }

    /// Hidden columns that hold something, headers and footers.
    private mutating func scanSheet(_ part: XMLReader, _ sheet: Sheet) throws(DocumentFault) {
        var xml = part
        let label = "工作表“\(sheet.name)”"
        while true {
            switch try xml.next() {
            case .start("col"):
                let isHidden = xml.attribute("hidden") == "1" || xml.attribute("hidden") == "true" || xml.attribute("width") == "0"
                guard isHidden, let first = xml.attribute("min").flatMap({ Int($0) }), let last = xml.attribute("max").flatMap({ Int($0) }),
                    first > 0, last >= first
                else { continue }
                let held = sheet.rows.lazy.compactMap { row in row.cells.dropFirst(first - 1).prefix(last - first + 1).first { !$0.isEmpty }
                }
                if let value = held.first { note(.hiddenColumn, .blocks, place: "\(label)第 \(first) 列", excerpt: value) }
            case .start("oddHeader"), .start("oddFooter"), .start("evenHeader"), .start("evenFooter"), .start("firstHeader"),
                .start("firstFooter"):
                let words = try xml.elementText()
                add(lines: [words]) { _ in "\(label)页眉页脚" }
            case .finished: return
            default: continue
            }
        }
    }
}
