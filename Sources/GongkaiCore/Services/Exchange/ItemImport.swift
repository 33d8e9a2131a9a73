/// One fault of an imported set of sheets.
package struct ItemFault: Error, Sendable, Equatable {
    package let sheet: ItemSheet
    package let fault: ImportFault

    package var words: String { "“\(sheet.label)”表\(fault.words)" }
    package var english: String { "sheet \(sheet.rawValue) (\(sheet.label)), \(fault.english)" }
}

/// What sheets hold: items, or everything that is wrong.
package struct ItemImport: Sendable, Equatable {
    /// In the order of the first sheet. A file with faults gives none.
    package let items: [ServiceItem]
    /// Where each of them stands in the first sheet, as a spreadsheet counts.
    package let rows: [Int]
    package let faults: [ItemFault]

    /// Reads the sheets, each with its header in the first row. Only the sheet of items must be there. `agencies` gives a unit's code for
    /// what the column of units holds, a code or a full name. `today` bounds the days that are believed.
    package init(_ sheets: [ItemSheet: [[String]]], agencies: [String: String], today: Day) {
        var reading = ItemReading(agencies: agencies, today: today)
        for sheet in ItemSheet.allCases {
            if let rows = sheets[sheet] { reading.read(sheet, rows) }
        }
        if sheets[.items]?.isEmpty ?? true { reading.refuse(.items, row: 1, "没有“事项”表。请至少提供这一张表。", "the sheet of items is missing") }
        faults = reading.faults
        items = faults.isEmpty ? reading.items : []
        rows = faults.isEmpty ? reading.rowsOfItems : []
    }
}

/// Sheets as far as they were read.
private struct ItemReading {
    let agencies: [String: String]
    let today: Day
    private(set) var items: [ServiceItem] = []
    private(set) var faults: [ItemFault] = []
    private var positions: [ItemKey: Int] = [:]
    private(set) var rowsOfItems: [Int] = []
    /// Items whose own row is wrong; that is told once, not again for each of their children.
    private var unread: Set<ItemKey> = []

    private struct ItemKey: Hashable {
        let code: String
        let version: Int
    }

    init(agencies: [String: String], today: Day) {
        self.agencies = agencies
        self.today = today
    }

    mutating func refuse(
        _ sheet: ItemSheet, row: Int, _ chinese: String, _ english: String, column: String = "task_code", found: String = ""
    ) {
        let label = sheet.definition.column(column)?.label ?? RegisterHeader.agencyColumn.label
        refuse(sheet, row: row, CellFault(column: column, label: label, found: found, chinese: chinese, english: english))
    }

    private mutating func refuse(_ sheet: ItemSheet, row: Int, _ fault: CellFault) {
        faults.append(ItemFault(sheet: sheet, fault: ImportFault(row: row, fault: fault)))
    }

    mutating func read(_ sheet: ItemSheet, _ rows: [[String]]) {
        guard let first = rows.first else { return }
        let header: RegisterHeader
        do {
            header = try RegisterHeader(sheet.definition, cells: first, needsAgency: sheet == .items)
        } catch {
            for fault in error.faults { refuse(sheet, row: 1, fault) }
            return
        }
        let reader = RowReader(sheet.definition, today: today)
        for (index, cells) in rows.enumerated().dropFirst() where cells.contains(where: { !$0.trimmingSpaces.isEmpty }) {
            var row = ItemRow(sheet, number: index + 1, reader.read(header.cells(of: cells)))
            if sheet == .items {
                let agency = header.agencyPosition.flatMap { $0 < cells.count ? cells[$0] : nil } ?? ""
                readItem(&row, agency: String(agency.trimmingSpaces))
            } else {
                readChild(&row)
            }
            for fault in row.faults { refuse(sheet, row: row.number, fault) }
        }
    }

    private mutating func readItem(_ row: inout ItemRow, agency: String) {
        if let code = row.text("task_code") { unread.insert(ItemKey(code: code, version: row.count("task_version") ?? 1)) }
        guard let unit = agencies[agency] else {
            refuse(
                .items, row: row.number, agency.isEmpty ? "“公开主体”不能为空，应填单位代码或者全称。" : "没有名为“\(agency)”的单位。请填单位代码或者全称。",
                "unknown agency", column: "agency", found: agency)
            return
        }
        guard let item = ServiceItem(&row, unit: unit) else { return }
        let key = ItemKey(code: item.identity.taskCode, version: item.identity.version)
        if let position = positions[key] {
            refuse(
                .items, row: row.number, "实施编码“\(key.code)”第\(key.version)版与第\(rowsOfItems[position])行重复。请删去其中一行，或者改版本号。",
                "the item stands twice", found: key.code)
            return
        }
        positions[key] = items.count
        items.append(item)
        rowsOfItems.append(row.number)
    }

    private mutating func readChild(_ row: inout ItemRow) {
        guard let code = row.text("task_code") else { return }
        let version = row.count("task_version") ?? 1
        let key = ItemKey(code: code, version: version)
        guard let position = positions[key] else {
            if unread.contains(key) { return }
            row.fault(
                "task_code", found: code, "“\(code)”第\(version)版不在“\(ItemSheet.items.label)”表中，请补上该事项或者更正编码",
                "names an item that is not in the sheet of items")
            return
        }
        items[position].add(&row)
    }
}
