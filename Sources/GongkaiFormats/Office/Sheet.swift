/// One sheet of a workbook as text.
package struct Sheet: Sendable, Equatable {
    package var name: String
    package var isHidden: Bool
    package var rows: [SheetRow]
}

/// One row of a sheet; rows the file does not mention are missing, so look at `number`.
package struct SheetRow: Sendable, Equatable {
    /// As printed at the row's edge, from 1.
    package var number: Int
    package var isHidden: Bool
    package var cells: [String]

    package var isBlank: Bool { cells.allSatisfy(\.isEmpty) }
}
