import Foundation
package import GongkaiCore

/// One file with everything in a database, the same for both engines: a district moves to a server with a backup and a restore.
///
/// Lines of JSON: a header, then each table's name followed by its rows in key order, then a trailer with the hash of all before.
package enum Backup {
    /// Rows done, and how many there are.
    package typealias Progress = @Sendable (_ done: Int, _ total: Int) -> Void

    /// Writes a backup from one consistent state; others may go on working. The file appears whole or not at all; one that is there already
    /// stays, unless `overwriting`.
    package static func write(
        _ database: any Database, to path: String, overwriting: Bool = false, program: String = "gongkai", at now: Instant,
        progress: @escaping Progress = { _, _ in }
    ) async throws {
        let schema = try await Schema.number(of: database)
        try await database.read { tx in
            let writer = try BackupWriter(path: path, overwriting: overwriting)
            do {
                let tables = try tx.backupTables()
                let header = BackupHeader(
                    schema: schema, program: program, at: now.milliseconds,
                    tables: try tables.map { table in
                        BackupHeader.Table(
                            name: table.name, columns: table.columns, rows: try tx.value("SELECT COUNT(*) FROM \(table.table)"),
                            lastKey: try tx.lastKey(of: table))
                    })
                try writer.line(try header.line())
                let total = header.tables.reduce(0) { $0 + $1.rows }
                var done = 0
                for table in tables {
                    try writer.line(Array(JSONText.object(["table": table.name]).utf8))
                    try tx.forEach(table.query, atOnce: table.rowsAtOnce) { row in
                        try writer.append { BackupRow.append(row.values, to: &$0) }
                        done += 1
                        if done % 10_000 == 0 { progress(done, total) }
                    }
                }
                try writer.finish(rows: done)
                progress(done, total)
            } catch {
                writer.abandon()
                throw error
            }
        }
    }

    /// Whether a file begins as a backup does, before a database is made for it.
    package static func requireBackup(_ path: String) throws {
        _ = try BackupReader(path: path)
    }

    /// Fills an empty migrated database from a backup, in one transaction.
    package static func restore(
        from path: String, into database: any Database, by actor: Actor, at now: Instant,
        progress: @escaping Progress = { _, _ in }
    ) async throws {
        let schema = try await Schema.number(of: database)
        try await database.write { tx in
            let reader = try BackupReader(path: path)
            if reader.header.format != 1 || reader.header.schema != schema {
                throw BackupFault.otherSchema(backup: reader.header.schema, database: schema)
            }
            var restore = try BackupRestore(tx, reader)
            try restore.run(progress)
            try tx.record(action: "restore", subject: "backup", after: JSONText.object(["file": path]), by: actor, at: now)
            // A server may have the database open: what it kept was of the empty one.
            try tx.pagesChanged([.everything], at: now)
        }
    }
}
