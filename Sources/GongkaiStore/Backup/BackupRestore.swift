/// Puts the rows of a backup into the tables of an empty database.
struct BackupRestore {
    private let tx: Transaction
    private let reader: BackupReader
    private let tables: [String: BackupTable]
    private var table: BackupTable?
    private var waiting: [SQLValue] = []
    private var waitingRows = 0

    /// Values bound to one statement, more or less.
    private static let batch = 400

    init(_ tx: Transaction, _ reader: BackupReader) throws {
        self.tx = tx
        self.reader = reader
        tables = Dictionary(uniqueKeysWithValues: try tx.backupTables().map { ($0.name, $0) })
    }

    mutating func run(_ progress: Backup.Progress) throws {
        try checkTarget()
        let foreignKeys = try ForeignKeys.lift(in: tx)
        try clearSeeds()
        let total = reader.header.tables.reduce(0) { $0 + $1.rows }
        var done = 0
        while let line = try reader.next() {
            switch line {
            case .table(let name):
                try flush()
                guard let known = tables[name] else { throw reader.damaged("unknown table \(name)") }
                table = known
            case .row(let values):
                try add(values)
                done += 1
                if done % 10_000 == 0 { progress(done, total) }
            }
        }
        try flush()
        for described in reader.header.tables {
            if let table = tables[described.name], let key = described.lastKey { try tx.setLastKey(of: table, key) }
        }
        try foreignKeys.restore(in: tx)
        progress(done, total)
    }

    private func checkTarget() throws {
        for name in ["agency", "officer", "audit_entry"] {
            if try tx.value("SELECT COUNT(*) FROM " + SQL(identifier: name), as: Int.self) > 0 { throw BackupFault.targetNotEmpty }
        }
        for described in reader.header.tables {
            guard let table = tables[described.name], table.columns == described.columns else {
                throw reader.damaged("table \(described.name) is another here")
            }
        }
    }

    /// What the schema's files inserted comes from the backup instead. The head of the audit trail can only be moved.
    private func clearSeeds() throws {
        for table in tables.values where table.name != "audit_head" {
            if try tx.value("SELECT COUNT(*) FROM \(table.table)", as: Int.self) > 0 { try tx.run("DELETE FROM \(table.table)") }
        }
    }

    private mutating func add(_ values: [SQLValue]) throws {
        guard let table, values.count == table.columns.count else { throw reader.damaged("a row has another number of columns") }
        if table.name == "audit_head" {
            let pairs = zip(table.columns, values).map { column, value in SQL(identifier: column) + " = \(value)" }
            let sequence = values[table.columns.firstIndex(of: "sequence") ?? 0]
            try tx.run("UPDATE audit_head SET \(pairs.joined(", ")) WHERE sequence < \(sequence)")
            return
        }
        waiting += values
        waitingRows += 1
        if waiting.count >= BackupRestore.batch || waitingRows >= table.rowsAtOnce { try flush() }
    }

    private mutating func flush() throws {
        guard let table, waitingRows > 0 else { return }
        let row = "(" + table.columns.map { _ in "?" }.joined(separator: ", ") + ")"
        let rows = Array(repeating: row, count: waitingRows).joined(separator: ", ")
        let columns = table.columns.joined(separator: ", ")
        try tx.run(prepared: "INSERT INTO \(table.name) (\(columns)) VALUES \(rows)", waiting[...])
        waiting.removeAll(keepingCapacity: true)
        waitingRows = 0
    }
}
