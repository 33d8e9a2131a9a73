/// What is wrong with one cell, and what was expected.
package struct CellFault: Error, Sendable, Equatable {
    /// The column's name; `agency` for the agency.
    package let column: String
    /// The column's label.
    package let label: String
    /// The text found; empty for a blank.
    package let found: String
    /// One sentence for pages.
    package let chinese: String
    /// The same for the command line.
    package let english: String

    package init(_ column: RegisterColumn, found: String, chinese: String, english: String) {
        self.init(column: column.name, label: column.label, found: found, chinese: chinese, english: english)
    }

    package init(column: String, label: String, found: String, chinese: String, english: String) {
        self.column = column
        self.label = label
        self.found = found
        self.chinese = chinese
        self.english = english
    }
}

/// Everything wrong with one row.
package struct CellFaults: Error, Sendable, Equatable {
    package let faults: [CellFault]

    package init(_ faults: [CellFault]) {
        self.faults = faults
    }
}
