/// A table as both engines describe it.
struct BackupTable {
    let name: String
    /// In the order of the schema, without those the database computes.
    let columns: [String]
    /// The columns of the primary key.
    let key: [String]
    /// Whether the database hands out the keys of its column `id`.
    let handsOutKeys: Bool
    /// Whether a column holds bytes, as the parts of files do.
    let holdsBytes: Bool

    /// Rows in memory at once.
    var rowsAtOnce: Int { holdsBytes ? 16 : Transaction.rowsAtOnce }

    /// Who is signed in, failed logins, and files that are still coming, are of the moment and of one server; the steps of the schema are the database's own; the search
    /// index and what supervision derives are made anew from the rest.
    static let left: Set<String> = [
        "schema_migration", "session", "login_failure", "tracking_failure", "search_state", "search_segment", "search_docs", "search_page",
        "search_tail", "search_pending", "request_upload", "request_upload_part", "request_form_page", "filing_ticket",
        "supervision_card", "supervision_case", "supervision_fact", "supervision_pending", "supervision_basis", "supervision_item",
        "supervision_standing", "supervision_tally", "supervision_card_state", "supervision_gone", "column_watch",
    ]

    var columnList: SQL { columns.map { SQL(identifier: $0) }.joined(", ") }
    var table: SQL { SQL(identifier: name) }

    /// All rows in key order, so that the same data makes the same file.
    var query: SQL {
        let order = key.isEmpty ? columns : key
        return "SELECT \(columnList) FROM \(table) ORDER BY \(order.map { SQL(identifier: $0) }.joined(", "))"
    }
}

extension Transaction {
    /// The tables a backup holds, by name.
    func backupTables() throws -> [BackupTable] {
        let names: SQL =
            switch dialect {
            case .sqlite: "SELECT name FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name"
            case .postgres: "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"
            }
        return try rows(names).map { try $0.get("name", as: String.self) }
            .filter { !BackupTable.left.contains($0) }.sorted().map(backupTable)
    }

    private func backupTable(_ name: String) throws -> BackupTable {
        let description: SQL =
            switch dialect {
            case .sqlite:
                """
                SELECT name, pk, CASE WHEN type = 'BLOB' THEN 1 ELSE 0 END AS is_bytes, (SELECT COUNT(*) FROM sqlite_schema WHERE name = \(name) AND sql LIKE '%AUTOINCREMENT%') AS is_identity
                FROM pragma_table_info(\(name)) ORDER BY cid
                """
            case .postgres:
                """
                SELECT a.attname::text AS name, CASE WHEN a.atttypid = 'bytea'::regtype THEN 1 ELSE 0 END AS is_bytes, CASE WHEN a.attidentity <> '' THEN 1 ELSE 0 END AS is_identity,
                    COALESCE((SELECT k.place FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k (number, place)
                        WHERE i.indrelid = a.attrelid AND i.indisprimary AND k.number = a.attnum), 0) AS pk
                FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                WHERE c.relnamespace = current_schema()::regnamespace AND c.relname = \(name) AND a.attnum > 0
                    AND NOT a.attisdropped AND a.attgenerated = ''
                ORDER BY a.attnum
                """
            }
        let columns = try rows(description).map { row in
            (
                name: try row.get("name", as: String.self), place: try row.get("pk", as: Int.self),
                isIdentity: try row.get("is_identity", as: Bool.self), isBytes: try row.get("is_bytes", as: Bool.self)
            )
        }
        return BackupTable(
            name: name, columns: columns.map(\.name), key: columns.filter { $0.place > 0 }.sorted { $0.place < $1.place }.map(\.name),
            handsOutKeys: columns.contains(where: \.isIdentity), holdsBytes: columns.contains(where: \.isBytes))
    }

    /// The last key the database handed out for a table.
    func lastKey(of table: BackupTable) throws -> Int64? {
        guard table.handsOutKeys else { return nil }
        switch dialect {
        case .sqlite:
            return try first("SELECT seq FROM sqlite_sequence WHERE name = \(table.name)")?.get("seq") ?? 0
        case .postgres:
            let sequence: String = try value("SELECT pg_get_serial_sequence(\(table.name), 'id')")
            return try value("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM " + SQL(schema: sequence))
        }
    }

    /// Makes the database go on behind a key.
    func setLastKey(of table: BackupTable, _ key: Int64) throws {
        guard table.handsOutKeys, key > 0 else { return }
        switch dialect {
        case .sqlite:
            try run("DELETE FROM sqlite_sequence WHERE name = \(table.name)")
            try run("INSERT INTO sqlite_sequence (name, seq) VALUES (\(table.name), \(key))")
        case .postgres:
            try run("SELECT setval(pg_get_serial_sequence(\(table.name), 'id'), \(key), true)")
        }
    }
}
