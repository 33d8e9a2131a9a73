import GongkaiCore

/// A named query over the registers: which records a figure may count.
///
/// The query returns one row for each record (or event) with the columns `record_id`, `agency_id`, the source's dimensions and measures.
/// A figure, its list and its breakdown are all taken from this one query, so a figure cannot differ from its list.
package struct FigureSource: Sendable {
    /// The name by which the forms call it, such as `requestsReceived`.
    package let name: String
    /// What one row is, in Chinese, such as 本年新收的政府信息公开申请.
    package let label: String
    /// The register whose record a row opens to.
    package let register: String
    package let dimensions: [FigureDimension]
    package let measures: [FigureMeasure]
    /// True when the records behind a published figure are themselves public information.
    package let isPublic: Bool
    /// Columns before the agency in the order of the list: those that head an index of a large register, so that a page needs no sort.
    let leadingColumns: [String]
    /// The day that puts a row into the year; nil where the record has none.
    let day: FigureDay?
    let query: @Sendable (ReportPeriod) -> SQL

    /// - Parameter day: Nil takes the day by which the register sorts.
    init(
        _ name: String, _ label: String, register: String, dimensions: [FigureDimension] = [], measures: [FigureMeasure] = [],
        isPublic: Bool = false, leading: [String] = [], day: FigureDay? = nil,
        query: @escaping @Sendable (ReportPeriod) -> SQL
    ) {
        self.name = name
        self.label = label
        self.register = register
        self.dimensions = dimensions
        self.measures = measures
        self.isPublic = isPublic
        self.leadingColumns = leading
        self.day = day ?? FigureDay(of: register)
        self.query = query
    }

    /// What the day that puts a record into the year is called; nil where a record has none.
    package var dayLabel: String? { day?.label }

    func dimension(_ name: String) throws -> FigureDimension {
        guard let dimension = dimensions.first(where: { $0.name == name }) else {
            throw DatabaseError(.misuse, "source \(self.name) has no dimension \(name)")
        }
        return dimension
    }

    func measure(_ column: String) throws -> FigureMeasure {
        guard let measure = measures.first(where: { $0.column == column }) else {
            throw DatabaseError(.misuse, "source \(name) has no measure \(column)")
        }
        return measure
    }

    /// The order of the list. It is total, because a record may stand twice (once a channel), and follows the index where a source is
    /// large.
    var order: [String] {
        var order = leadingColumns + ["agency_id", "record_id"] + dimensionColumns + measures.map(\.column)
        var seen: Set<String> = []
        order.removeAll { !seen.insert($0).inserted }
        return order
    }

    /// The columns that tell rows apart, each once: two dimensions may look at one column.
    var dimensionColumns: [String] {
        dimensions.map(\.column).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

/// A column of a source that can be added up.
package struct FigureMeasure: Sendable {
    package let column: String
    /// What the sum is, such as 金额.
    package let label: String
    /// Stored in fen.
    package let isMoney: Bool

    static func count(_ column: String, _ label: String) -> FigureMeasure { FigureMeasure(column: column, label: label, isMoney: false) }
    static func fen(_ column: String, _ label: String) -> FigureMeasure { FigureMeasure(column: column, label: label, isMoney: true) }
}
