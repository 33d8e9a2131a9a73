import GongkaiCore

/// The SQL of one register's table.
struct RegisterTable: Sendable {
    let register: RegisterDefinition
    let name: SQL
    /// Every version with the keys of what it refers to, as `record`.
    let select: SQL

    init(_ register: RegisterDefinition) {
        self.register = register
        name = SQL(identifier: register.name)
        var columns: [SQL] = ["record.*"]
        for (column, other) in register.references {
            // The key as it is now, also when the record referred to was taken back.
            let key = RegisterTable.key(of: other)
            columns.append(
                """
                (SELECT other.\(SQL(identifier: key)) FROM \(SQL(identifier: other)) AS other
                WHERE other.record_id = record.\(SQL(identifier: column.name)) ORDER BY other.version DESC LIMIT 1)
                AS \(SQL(identifier: RegisterTable.alias(column)))
                """)
        }
        select = "SELECT \(columns.joined(", ")) FROM \(name) AS record"
    }

    /// The key column of a register that is referred to.
    static func key(of register: String) -> String {
        guard let key = RegisterDefinition.all.first(where: { $0.name == register })?.keyColumn else {
            preconditionFailure("\(register) is referred to, but has no key")
        }
        return key
    }

    func record(_ row: Row) throws -> RegisterRecord {
        var keys: [String: String] = [:]
        for (column, _) in register.references {
            keys[column.name] = try row.get(RegisterTable.alias(column), as: String?.self)
        }
        return RegisterRecord(
            id: try row.get("record_id"), version: try row.get("version"), isCurrent: try row.get("is_current"),
            agency: AgencyID(value: try row.get("agency_id")), values: try register.columns.map { try $0.stored(row) }, keys: keys,
            reason: try row.get("reason"), recordedBy: try row.get("recorded_by"), recordedAt: try row.get("recorded_at"))
    }

    private static func alias(_ column: RegisterColumn) -> String { "key_of_" + column.name }
}

extension RegisterColumn {
    /// The value that a row holds.
    fileprivate func stored(_ row: Row) throws -> RegisterValue {
        switch kind {
        case .text, .choice: try row.get(name, as: String?.self).map(RegisterValue.text) ?? .blank
        case .day: try row.get(name, as: Day?.self).map(RegisterValue.day) ?? .blank
        case .year, .count, .yuan, .flag, .reference: try row.get(name, as: Int64?.self).map(RegisterValue.number) ?? .blank
        }
    }
}

extension RegisterValue: SQLBindable {
    package var sqlValue: SQLValue {
        switch self {
        case .blank: .null
        case .text(let text): .text(text)
        case .day(let day): day.sqlValue
        case .number(let number): .integer(number)
        }
    }
}
