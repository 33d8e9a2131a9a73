/// A believable district in register rows: 蒸湘区, its 25 units, and a year of records, always the same.
///
/// Every text was written for this program; persons are invented. Rows are cells as a clerk would type them, so that loading them
/// passes through the same rules as entry by hand.
package struct Demonstration: Sendable {
    package let year: Int
    /// In an order in which references can be resolved.
    package let tables: [DemonstrationTable]
    /// The words of the district's report, by part id of the form.
    package let parts: [String: String]

    /// The years that can be had: 2014 fills the 2014 form, 2025 the form in force.
    package static let years = [2014, 2025]

    /// Nil for a year that is not one of ``years``.
    package init?(year: Int) {
        switch year {
        case 2014: self = .year2014()
        case 2025: self = .year2025()
        default: return nil
        }
    }

    init(year: Int, tables: [DemonstrationTable], parts: [String: String]) {
        self.year = year
        self.tables = tables
        self.parts = parts
    }
}

/// The rows of one register.
package struct DemonstrationTable: Sendable {
    /// The register's name, such as `disclosed_item`.
    package let register: String
    /// Column names; the first is `agency` (an agency's code).
    package let columns: [String]
    package internal(set) var rows: [[String]] = []

    init(_ register: String, _ columns: [String]) {
        self.register = register
        self.columns = ["agency"] + columns
    }

    mutating func add(_ agency: DemonstrationAgency, _ cells: String...) {
        precondition(cells.count == columns.count - 1, "\(register) has \(columns.count - 1) columns, not \(cells.count)")
        rows.append([agency.code] + cells)
    }
}
