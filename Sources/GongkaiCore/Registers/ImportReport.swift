/// What a file would do, or did.
package struct ImportReport: Sendable, Equatable {
    /// Rows with at least one filled cell, without the header.
    package private(set) var rows = 0
    /// The first faults, in the order of the file.
    package private(set) var faults: [ImportFault] = []
    package private(set) var faultCount = 0

    /// A file can be wrong in every cell; nobody reads more than these.
    package static let shown = 1_000

    package init(rows: Int = 0) {
        self.rows = rows
    }

    /// Whether the file can be taken.
    package var isClean: Bool { faultCount == 0 }

    package mutating func add(_ fault: CellFault, row: Int) {
        faultCount += 1
        if faults.count < ImportReport.shown { faults.append(ImportFault(row: row, fault: fault)) }
    }

    package mutating func count(rows: Int) {
        self.rows = rows
    }

    /// Puts faults that were found column by column into the order of the file.
    package mutating func sort() {
        faults.sort { $0.row < $1.row }
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
