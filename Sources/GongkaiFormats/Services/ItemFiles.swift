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
    package let items: [ServiceItem]
    /// For each item the place where it stands, as a sentence names it.
    package let places: [String]
    /// Everything wrong with the files.
    package let faults: [ItemFault]

    /// One JSON file, one workbook, or CSV files named after the sheets (`items.csv`, `事项.csv`). `agencies`: see ``ItemImport``.
    package init(_ files: [(name: String, bytes: [UInt8])], agencies: [String: String], today: Day) throws(ItemFileFault) {
        guard let first = files.first else { throw ItemFileFault(file: "", "没有文件。请提供JSON、XLSX或者一组CSV文件。", "no file was given") }
        if first.name.lowercased().hasSuffix(".json") {
            guard files.count == 1 else {
                throw ItemFileFault(file: first.name, "JSON文件只能单独导入。请一次导入一个。", "a JSON file is imported alone")
            }
            do {
                items = try ItemDocument(json: Data(first.bytes)).items
            } catch {
                throw ItemFileFault(
                    file: first.name, place: error.place, error.words,
                    (error.place.isEmpty ? "" : "at \(error.place): ") + "the JSON is not a list of items. \(error.words)")
            }
            places = items.indices.map { "ITEMS[\($0 + 1)]" }
            faults = []
            return
        }
        var sheets: [ItemSheet: [[String]]] = [:]
        for file in files {
            for (sheet, rows) in try Self.sheets(file.name, file.bytes, isAlone: files.count == 1) {
                guard sheets.updateValue(rows, forKey: sheet) == nil else {
                    throw ItemFileFault(
                        file: file.name, "“\(sheet.label)”表出现了两次。请只保留一张。", "the sheet \(sheet.rawValue) stands twice")
                }
            }
        }
        let read = ItemImport(sheets, agencies: agencies, today: today)
        items = read.items
        places = read.rows.map { "“\(ItemSheet.items.label)”表第\($0)行" }
        faults = read.faults
    }

    private static func sheets(_ name: String, _ bytes: [UInt8], isAlone: Bool) throws(ItemFileFault) -> [(ItemSheet, [[String]])] {
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
                    throw ItemFileFault(
                        file: name, "工作簿中有不认识的表“\(sheet.name)”。可用的表名：\(known)。",
                        "unknown sheet \"\(sheet.name)\"; known are \(ItemSheet.allCases.map(\.rawValue).joined(separator: ", "))")
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
