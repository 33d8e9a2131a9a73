import GongkaiCore

/// Columns that together may stand only once among the current records of a register.
struct UniqueGroup: Sendable {
    /// How the columns are compared in SQL, as the unique index of the table does.
    let terms: [SQL]
    /// Places among the register's columns; nil stands for the agency.
    let positions: [Int?]
    /// Of two blank texts, both count as the same; a blank of another kind is like no other.
    private let areTexts: [Bool]

    init(_ names: [String], of register: RegisterDefinition) {
        let places = names.map { register.position(of: $0) }
        let texts = places.map { place in
            guard let place, case .text = register.columns[place].kind else { return false }
            return true
        }
        positions = places
        areTexts = texts
        terms = names.enumerated().map { index, name in
            guard let place = places[index] else { return "agency_id" }
            let column = SQL(identifier: name)
            return texts[index] && !register.columns[place].isRequired ? "COALESCE(\(column), '')" : column
        }
    }

    /// What is compared. Nil when a row resembles no other: any number of items are no normative document.
    func cells(of values: [RegisterValue], _ agency: AgencyID) -> [SQLValue]? {
        var cells: [SQLValue] = []
        cells.reserveCapacity(positions.count)
        for (position, isText) in zip(positions, areTexts) {
            guard let position else {
                cells.append(.integer(agency.value))
                continue
            }
            let value = values[position].sqlValue
            if value == .null && !isText { return nil }
            cells.append(value == .null ? .text("") : value)
        }
        return cells
    }

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
            english:
                "a record with the same \(columns.map(\.name).joined(separator: ", "))\(shown.isEmpty ? "" : " (\(shown))") is \(english)")
    }
}

extension RegisterDefinition {
    /// The key, and the register's other groups.
    var uniqueGroups: [UniqueGroup] {
        ((keyColumn.map { [[$0]] } ?? []) + uniqueColumns).map { UniqueGroup($0, of: self) }
    }
}
