import GongkaiCore

/// The day for which a record belongs to the year, as its list shows it.
struct FigureDay: Sendable {
    let label: String
    /// In terms of `base`, the source's row, and of the register's table.
    let sql: @Sendable (ReportPeriod) -> SQL

    init(_ label: String, sql: @escaping @Sendable (ReportPeriod) -> SQL) {
        self.label = label
        self.sql = sql
    }

    /// The day by which a register sorts.
    init?(of register: String) {
        guard let column = RegisterDefinition.all.first(where: { $0.name == register })?.dayColumn else { return nil }
        self = .column(column, of: register)
    }

    static func column(_ name: String, of register: String) -> FigureDay {
        guard let column = RegisterDefinition.all.first(where: { $0.name == register })?.column(name) else {
            preconditionFailure("register \(register) has no column \(name)")
        }
        return FigureDay(column.label) { _ in "\(SQL(identifier: register)).\(SQL(identifier: name))" }
    }

    /// A day that the source's query gives.
    static func given(_ column: String, _ label: String) -> FigureDay {
        FigureDay(label) { _ in "base.\(SQL(identifier: column))" }
    }
}
