import GongkaiCore

/// Columns that together may stand only once among the current records of a register.
struct UniqueGroup: Sendable {
    /// How the columns are compared in SQL, as the unique index of the table does.
    let terms: [SQL]
    /// Places among the register's columns; nil stands for the agency.
    let positions: [Int?]

    init(_ names: [String], of register: RegisterDefinition) {
        positions = names.map { register.position(of: $0) }
        terms = zip(names, positions).map { name, position in
            guard let position else { return "agency_id" }
            let column: SQL = SQL(identifier: name)
            if case .text = register.columns[position].kind, !register.columns[position].isRequired { return "COALESCE(\(column), '')" }
            return column
        }
    }

    func cells(of values: [RegisterValue], _ agency: AgencyID) -> [SQLValue] {
        positions.map { position in
            guard let position else { return .integer(agency.value) }
            return values[position].sqlValue
        }.map { $0 == .null ? .text("") : $0 }
    }

    /// A blank alone resembles nothing: any number of items are no normative document.
    func isFree(_ cells: [SQLValue]) -> Bool { cells == [.text("")] }

    func fault(_ values: [RegisterValue], in register: RegisterDefinition, where chinese: String, _ english: String) -> CellFault {
        let columns = positions.map { $0.map { register.columns[$0] } ?? RegisterHeader.agencyColumn }
        let shown = zip(columns, positions).compactMap { column, position -> String? in
            // A reference is an id by now, which says nothing to a reader.
            if case .reference = column.kind { return nil }
            return position.map { column.text(values[$0]) }
        }.filter { !$0.isEmpty }.joined(separator: "、")
        let names = columns.map(\.label).joined(separator: "、")
        return CellFault(
            columns[0], found: shown,
            chinese: "\(chinese)“\(names)”相同的记录\(shown.isEmpty ? "" : "（\(shown)）")。",
            english: "a record with the same \(columns.map(\.name).joined(separator: ", "))\(shown.isEmpty ? "" : " (\(shown))") is \(english)")
    }
}

extension RegisterDefinition {
    /// The key, and the register's other groups.
    var uniqueGroups: [UniqueGroup] {
        ((keyColumn.map { [[$0]] } ?? []) + uniqueColumns).map { UniqueGroup($0, of: self) }
    }
}
