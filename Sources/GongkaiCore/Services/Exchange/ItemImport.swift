/// One fault of an imported set of sheets.
package struct ItemFault: Error, Sendable, Equatable {
    package let sheet: ItemSheet
    package let fault: ImportFault

    package var words: String { "“\(sheet.label)”表\(fault.words)" }
    package var english: String { "sheet \(sheet.rawValue) (\(sheet.label)), \(fault.english)" }
}

/// Why an item of a file could be taken in as a draft, and not be published.
package struct ItemShortcoming: Sendable, Equatable {
    /// The place of the item among ``ItemImport/sound`` and those that are not: as a spreadsheet counts its rows.
    package let row: Int
    package let finding: ItemFinding

    package var words: String { "“\(ItemSheet.items.label)”表第\(row)行：\(finding.words)" }
}

/// What sheets hold: items, or everything that is wrong. What only follows from a fault is not told besides.
package struct ItemImport: Sendable, Equatable {
    /// In the order of the first sheet. A file with faults gives none.
    package var items: [ServiceItem] { faults.isEmpty ? sound : [] }
    /// Where each of them stands in the first sheet, as a spreadsheet counts.
    package var rows: [Int] { faults.isEmpty ? rowsOfSound : [] }
    /// The items of which all rows could be read, whatever is wrong with others.
    package let sound: [ServiceItem]
    package let rowsOfSound: [Int]
    package let faults: [ItemFault]
    /// What keeps items from being published, by the rows of the first sheet.
    package let shortcomings: [ItemShortcoming]

    /// Reads the sheets, each with its header in the first row. Only the sheet of items must be there. `agencies` gives a unit's code for
    /// what the column of units holds, a code or a full name. `today` bounds the days that are believed.
    ///
    /// - Parameter mayLackItems: something in the file was not known as a sheet, and may have been that of the items.
    package init(_ sheets: [ItemSheet: [[String]]], agencies: [String: String], today: Day, mayLackItems: Bool = false) {
        var reading = ItemSheetReading(agencies: agencies, today: today)
        let isThere = !(sheets[.items]?.isEmpty ?? true)
        reading.hasItems = isThere
        for sheet in ItemSheet.allCases {
            if let rows = sheets[sheet] { reading.read(sheet, rows) }
        }
        if !isThere, !mayLackItems {
            reading.refuse(.items, row: 1, "没有“事项”表。请至少提供这一张表。", "the sheet of items is missing")
        }
        reading.finish()
        faults = reading.faults
        (sound, rowsOfSound) = reading.sound
        shortcomings = reading.shortcomings
    }
}
