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

    /// Whether none of its cells is among those that could not be read.
    func isRead(without unread: Set<Int>) -> Bool {
        unread.isEmpty || !positions.contains { position in position.map(unread.contains) ?? false }
    }

    /// Where the same cells stand already.
    enum Place {
        /// In an earlier row of the file.
        case row(Int)
        case register
        /// Among records that the caller may not see: whose they are and what they say is not the caller's business.
        case elsewhere
    }

    func fault(_ values: [RegisterValue], in register: RegisterDefinition, _ place: Place) -> CellFault {
        let columns = positions.map { $0.map { register.columns[$0] } ?? RegisterHeader.agencyColumn }
        let shown = zip(columns, positions).compactMap { column, position -> String? in
            // A reference is an id by now, which says nothing to a reader.
            if case .reference = column.kind { return nil }
            return position.map { column.text(values[$0]) }
        }.filter { !$0.isEmpty }.joined(separator: "、")
        let names = columns.map(\.label).joined(separator: "、")
        let example = shown.isEmpty ? "" : "（\(shown)）"
        let same = "a record with the same \(columns.map(\.english).joined(separator: ", "))\(shown.isEmpty ? "" : " “\(shown)”")"
        let (chinese, english): (String, String) =
            switch place {
            case .row(let number): ("文件第\(number)行已有“\(names)”相同的记录\(example)。", "\(same) is in row \(number)")
            case .register: ("台账中已有“\(names)”相同的记录\(example)。", "\(same) is already in the register")
            case .elsewhere:
                (
                    "“\(names)”不能这样填\(example)：全区不得重复。请核对；确认无误的，请与政务公开办联系。",
                    "\(columns.map(\.english).joined(separator: ", "))\(shown.isEmpty ? "" : " “\(shown)”") cannot be taken: "
                        + "it must be unique in the district; check it, or ask the disclosure office"
                )
            }
        return CellFault(columns[0], found: shown, chinese: chinese, english: english)
    }
}

extension RegisterDefinition {
    /// The key, and the register's other groups.
    var uniqueGroups: [UniqueGroup] {
        ((keyColumn.map { [[$0]] } ?? []) + uniqueColumns).map { UniqueGroup($0, of: self) }
    }
}
