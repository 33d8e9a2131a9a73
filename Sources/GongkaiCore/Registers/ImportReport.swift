/// What a file would do, or did.
package struct ImportReport: Sendable, Equatable {
    /// Rows with at least one filled cell, without the header.
    package private(set) var rows = 0
    /// The first faults, in the order of the file.
    package var faults: [ImportFault] { kept.count > ImportReport.shown ? ImportReport.first(of: kept) : kept }
    package private(set) var faultCount = 0
    private var kept: [ImportFault] = []

    /// A file can be wrong in every cell; nobody reads more than these.
    package static let shown = 1_000

    package init(rows: Int = 0) {
        self.rows = rows
    }

    /// Whether the file can be taken.
    package var isClean: Bool { faultCount == 0 }

    package mutating func add(_ fault: CellFault, row: Int) {
        faultCount += 1
        kept.append(ImportFault(row: row, fault: fault))
        // Faults are found column by column: one of an early row may come late.
        if kept.count > 2 * ImportReport.shown { sort() }
    }

    package mutating func count(rows: Int) {
        self.rows = rows
    }

    /// How many faults there are besides those listed.
    package var furtherFaults: Int { faultCount - faults.count }

    /// Puts faults that were found column by column into the order of the file.
    package mutating func sort() {
        kept = ImportReport.first(of: kept)
    }

    private static func first(of faults: [ImportFault]) -> [ImportFault] {
        Array(faults.sorted { $0.row < $1.row }.prefix(shown))
    }
}

/// One fault of a file.
package struct ImportFault: Sendable, Equatable {
    /// As a spreadsheet counts: the header is row 1.
    package let row: Int
    package let fault: CellFault

    package var words: String { "第\(row)行：\(fault.chinese)" }
    package var english: String { "row \(row): \(fault.english)" }
}
