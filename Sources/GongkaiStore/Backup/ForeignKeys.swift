/// Foreign keys, lifted while tables are filled in any order, and all checked at the end.
struct ForeignKeys {
    /// Statements that put them back.
    private let statements: [String]

    static func lift(in tx: Transaction) throws -> ForeignKeys {
        switch tx.dialect {
        case .sqlite:
            try tx.connection.script("PRAGMA defer_foreign_keys = ON")
            return ForeignKeys(statements: [])
        case .postgres:
            try tx.run("SET LOCAL statement_timeout = 0")
            let keys = try tx.rows(
                """
                SELECT quote_ident(conname) AS name, conrelid::regclass::text AS owner, pg_get_constraintdef(oid) AS definition
                FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY conname
                """
            ).map { row in
                (try row.get("name", as: String.self), try row.get("owner", as: String.self), try row.get("definition", as: String.self))
            }
            for (name, owner, _) in keys { try tx.connection.script("ALTER TABLE \(owner) DROP CONSTRAINT \(name)") }
            return ForeignKeys(statements: keys.map { "ALTER TABLE \($1) ADD CONSTRAINT \($0) \($2)" })
        }
    }

    /// SQLite checks what was deferred at the commit; PostgreSQL when the constraint comes back.
    func restore(in tx: Transaction) throws {
        for statement in statements { try tx.connection.script(statement) }
    }
}
