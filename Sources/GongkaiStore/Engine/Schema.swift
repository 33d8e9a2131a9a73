import Foundation
package import GongkaiCore

/// The tables, built by the numbered files of the folder `Schema`: forward only, each once.
package enum Schema {
    /// Brings a database to the program's state. Two programs may do so at once: the second waits for the first.
    package static func migrate(_ database: any Database, at now: Instant) async throws {
        try await migrate(database, from: folder, at: now)
    }

    /// The files the program was built with.
    static var folder: URL { Bundle.module.resourceURL.map { $0.appending(path: "Schema") } ?? URL(filePath: "Schema") }

    static func migrate(_ database: any Database, from folder: URL, at now: Instant) async throws {
        let migrations = try Migration.all(in: folder, for: database.dialect)
        if try await pending(database, migrations).isEmpty { return }
        for migration in migrations {
            try await database.write { tx in
                try prepare(tx)
                // Another program may have taken this step while we waited for the lock.
                if try applied(tx)[migration.number] == nil {
                    try apply(migration, in: tx, at: now)
                }
            }
        }
    }

    /// Arbitrary, and ours.
    private static let lockNumber = 7_046_021_990

    /// The highest step a database has taken; 0 when it has no tables yet.
    package static func number(of database: any Database) async throws -> Int {
        try await database.read { tx -> Int in try applied(tx).keys.max() ?? 0 }
    }

    private static func pending(_ database: any Database, _ migrations: [Migration]) async throws -> [Migration] {
        let applied = try await database.read { tx -> [Int: String] in try Schema.applied(tx) }
        if let newest = applied.keys.max(), newest > migrations.last?.number ?? 0 {
            throw DatabaseError(
                .newerSchema,
                """
                the database was written by a newer version of the program (its schema is \(newest), this program knows \
                \(migrations.last?.number ?? 0)). Install the newer version, or restore a backup made by this one.
                """)
        }
        for migration in migrations {
            if let hash = applied[migration.number], hash != migration.hash {
                throw DatabaseError(
                    .newerSchema,
                    """
                    the database was built with another \(migration.name) than this program has. Use the version of the program that \
                    built it, or move the data with backup and restore.
                    """)
            }
        }
        return migrations.filter { applied[$0.number] == nil }
    }

    /// The hashes of the steps taken, by number.
    private static func applied(_ tx: Transaction) throws -> [Int: String] {
        guard try tx.hasTable("schema_migration") else { return [:] }
        let rows = try tx.rows("SELECT number, sha256 FROM schema_migration").map { row in
            (try row.get("number", as: Int.self), try row.get("sha256", as: String.self))
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    private static func prepare(_ tx: Transaction) throws {
        // SQLite has one writer anyway. Waiting for another program, and indexes of large tables, may take minutes.
        if tx.dialect == .postgres {
            try tx.run("SET LOCAL statement_timeout = 0")
            try tx.run("SELECT pg_advisory_xact_lock(\(lockNumber))")
        }
        if try !tx.hasTable("schema_migration") {
            try tx.connection.script(
                tx.dialect.schema(
                    """
                    CREATE TABLE schema_migration (
                        number @int NOT NULL PRIMARY KEY,
                        name TEXT NOT NULL,
                        applied_at @int NOT NULL,
                        sha256 TEXT NOT NULL
                    ) @strict
                    """))
        }
    }

    private static func apply(_ migration: Migration, in tx: Transaction, at now: Instant) throws {
        do {
            try tx.connection.script(migration.text)
        } catch let error as DatabaseError {
            throw DatabaseError(error.kind, "\(migration.name): \(error.message)", constraint: error.constraint)
        }
        try tx.run(
            """
            INSERT INTO schema_migration (number, name, applied_at, sha256)
            VALUES (\(migration.number), \(migration.name), \(now), \(migration.hash))
            """)
    }
}

extension Transaction {
    /// Whether a table of this name is there.
    func hasTable(_ name: String) throws -> Bool {
        switch dialect {
        case .sqlite:
            try value("SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = \(name)") > 0
        case .postgres:
            try value("SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = \(name)") > 0
        }
    }
}
