package import Foundation
package import GongkaiCore

/// Items as files: JSON, a workbook with a sheet for each kind of row, or a set of CSV files named after the sheets.
package enum ItemFiles {
    package enum Form: String, Sendable, CaseIterable {
        case csv, xlsx, json
    }

    /// One CSV file a sheet, `items.csv` first; sheets without rows have their header.
    package static func csv(_ items: [ServiceItem]) -> [(name: String, bytes: [UInt8])] {
        let tables = ItemTables(items)
        return ItemSheet.allCases.map { sheet in
            var writer = CSVWriter()
            writer.write(sheet.header)
            for row in tables[sheet] { writer.write(row) }
            return ("\(sheet.rawValue).csv", writer.take())
        }
    }

    /// All sheets in one workbook, each under its Chinese name. Every cell is text, so that nothing is lost on the way through a spreadsheet.
    package static func workbook(_ items: [ServiceItem], date: Date) throws -> [UInt8] {
        let tables = ItemTables(items)
        return try XLSXWriter.bytes(date: date) { book in
            for sheet in ItemSheet.allCases {
                try book.addSheet(sheet.label, widths: sheet.header.map { _ in 18 }, frozenRows: 1)
                try book.write(sheet.header.map(SheetCell.text), style: .header)
                for row in tables[sheet] { try book.write(row.map { $0.isEmpty ? .blank : .text($0) }) }
            }
        }
    }

    /// The CSV set in one archive, for a download.
    package static func archive(_ items: [ServiceItem]) -> [UInt8] {
        ZIPWriter.archive(csv(items).map { (name: $0.name, content: $0.bytes) })
    }
}

/// What files hold that were given together.
package struct ItemReading: Sendable {
    /// Nothing where anything is wrong.
    package let items: [ServiceItem]
    /// For each item the place where it stands, as a sentence names it.
    package let places: [String]
    /// Everything wrong with the files.
    package let faults: [ItemFault]
    /// Sheets of a workbook that are none of ours.
    package let strangers: [ItemFileFault]
    /// The items that could be read, whatever is wrong with others, and where each stands.
    package let sound: [(item: ServiceItem, place: String)]
    /// What keeps items from being published, though they may be taken in as drafts; each with its place.
    package let shortcomings: [String]

    package var isClean: Bool { faults.isEmpty && strangers.isEmpty }

    /// One JSON file, one workbook, or CSV files named after the sheets (`items.csv`, `事项.csv`). `agencies`: see ``ItemImport``.
    package init(_ files: [(name: String, bytes: [UInt8])], agencies: [String: String], today: Day) throws(ItemFileFault) {
        guard let first = files.first else { throw ItemFileFault(file: "", "没有文件。请提供JSON、XLSX或者一组CSV文件。", "no file was given") }
        for file in files { if let fault = Self.wrongKind(file.name, file.bytes) { throw fault } }
        if let json = files.first(where: { Self.isJSON($0.name) }) {
            guard files.count == 1 else {
                throw ItemFileFault(file: json.name, "JSON文件只能单独导入。请一次导入一个。", "a JSON file is imported alone")
            }
            let read: [ServiceItem]
            do {
                read = try ItemDocument(json: Data(first.bytes)).items
            } catch {
                throw ItemFileFault(
                    file: first.name, place: error.place, error.words,
                    (error.place.isEmpty ? "" : "at \(error.place): ") + "the JSON is not a list of items. \(error.words)")
            }
            let rules = ServiceItemRules(units: Set(agencies.values)), here = read.indices.map { "ITEMS[\($0 + 1)]" }
            (items, places, faults, strangers) = (read, here, [], [])
            sound = zip(read, here).map { (item: $0, place: $1) }
            shortcomings = zip(read, here).flatMap { item, place in
                rules.findings(in: item).filter { $0.severity == .refuses }.map { "\(place)：\($0.words)" }
            }
            return
        }
        var sheets: [ItemSheet: [[String]]] = [:], unknown: [ItemFileFault] = []
        for file in files {
            for (sheet, rows) in try Self.sheets(file.name, file.bytes, isAlone: files.count == 1, &unknown) {
                guard sheets.updateValue(rows, forKey: sheet) == nil else {
                    throw ItemFileFault(
                        file: file.name, "“\(sheet.label)”表出现了两次。请只保留一张。", "the sheet \(sheet.rawValue) stands twice")
                }
            }
        }
        let read = ItemImport(sheets, agencies: agencies, today: today, mayLackItems: !unknown.isEmpty)
        func place(_ row: Int) -> String { "“\(ItemSheet.items.label)”表第\(row)行" }
        strangers = unknown
        items = unknown.isEmpty ? read.items : []
        places = unknown.isEmpty ? read.rows.map(place) : []
        faults = read.faults
        sound = zip(read.sound, read.rowsOfSound).map { (item: $0, place: place($1)) }
        // Which rows were on a sheet that nobody knows is not known.
        shortcomings = unknown.isEmpty ? read.shortcomings.map(\.words) : []
    }

    private static func isJSON(_ name: String) -> Bool { name.lowercased().hasSuffix(".json") }

    /// Nil for what can be read as items; of others it is said what they are, and what can be taken.
    private static func wrongKind(_ name: String, _ bytes: [UInt8]) -> ItemFileFault? {
        let named = FileKind.named(by: name), found = FileKind.sniff(bytes)
        if isJSON(name) || found == .empty { return nil }
        let isText = [.text, .csv, .unknown].contains(found)
        let fits = [nil, .csv, .text, .xlsx].contains(named)
        if found == .xlsx || isText && fits { return nil }
        let kind = isText ? named ?? found : found
        return ItemFileFault(
            file: name, "“\(name)”是\(kind.chinese)，不能导入。可以导入的是：XLSX工作簿，CSV文件（一张表一个，可以一起选），或者国家平台字段名的JSON文件。请另存为其中一种再试。",
            "this is \(kind.english); a workbook (.xlsx), CSV files named after the sheets or one JSON file are expected")
    }

    private static func sheets(
        _ name: String, _ bytes: [UInt8], isAlone: Bool, _ unknown: inout [ItemFileFault]
    ) throws(ItemFileFault) -> [(ItemSheet, [[String]])] {
        let known = ItemSheet.allCases.map { "\($0.rawValue)（\($0.label)）" }.joined(separator: "、")
        if FileKind.sniff(bytes) == .xlsx {
            let sheets: [Sheet]
            do {
                sheets = try XLSXReader.sheets(bytes)
            } catch {
                throw ItemFileFault(file: name, error.chinese, error.english)
            }
            var found: [(ItemSheet, [[String]])] = []
            for sheet in sheets where sheet.rows.contains(where: { !$0.isBlank }) {
                guard let kind = ItemSheet(named: sheet.name) else {
                    unknown.append(
                        ItemFileFault(
                            file: name, "工作簿中有不认识的表“\(sheet.name)”。可用的表名：\(known)。请改名或者删去这张表。",
                            "unknown sheet \"\(sheet.name)\"; known are \(ItemSheet.allCases.map(\.rawValue).joined(separator: ", "))"))
                    continue
                }
                found.append((kind, placed(sheet.rows)))
            }
            return found
        }
        let stem = name.split(separator: ".").dropLast().joined(separator: ".")
        guard let kind = ItemSheet(named: stem) ?? (isAlone ? .items : nil) else {
            throw ItemFileFault(
                file: name, "文件名应是表名，如“items.csv”。可用的表名：\(known)。",
                "a CSV file is named after its sheet: \(ItemSheet.allCases.map { $0.rawValue + ".csv" }.joined(separator: ", "))")
        }
        do {
            let file = try ImportFile.read(bytes, name: name, sha256: "")
            return [(kind, [file.header] + file.rows)]
        } catch {
            throw ItemFileFault(file: name, error.chinese, error.english)
        }
    }

    /// Puts the blank rows back that the reader skips, so that a fault names the row a spreadsheet shows.
    private static func placed(_ rows: [SheetRow]) -> [[String]] {
        var result: [[String]] = []
        for row in rows {
            while result.count + 1 < row.number { result.append([]) }
            result.append(row.cells)
        }
        return result
    }
}

extension ItemSheet {
    /// By its own name or the one that people read.
    package init?(named name: String) {
        guard let sheet = ItemSheet.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() || $0.label == name }) else {
            return nil
        }
        self = sheet
    }
}

/// Why a file cannot be read as items at all.
package struct ItemFileFault: Error, Sendable, Equatable {
    package let file: String
    package let place: String
    package let words: String
    package let english: String

    init(file: String, place: String = "", _ words: String, _ english: String) {
        self.file = file
        self.place = place
        self.words = words
        self.english = english
    }
}
