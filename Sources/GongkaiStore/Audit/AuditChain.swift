package import GongkaiCore

/// The end of the audit trail as one transaction sees it: read and locked at its first entry, written back at its end.
struct AuditChain {
    /// Entries wait here so that an import of 100,000 rows writes them by the dozen.
    private var waiting: [AuditEntry] = []
    private var sequence: Int64
    private var hash: String

    private static let batch = 50
    private static let columns =
        "sequence, actor, agency_id, address, at, action, subject, version, reason, before, after, previous_hash, hash"
    private static let row = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    private static let fullStatement = statement(rows: batch)

    /// Takes the head; other writers wait for this transaction to end.
    init(_ tx: Transaction) throws {
        let lock: SQL = tx.dialect == .postgres ? " FOR UPDATE" : ""
        guard let head = try tx.first("SELECT sequence, hash FROM audit_head WHERE id = 1" + lock) else {
            throw DatabaseError(.misuse, "the audit trail has no head. Run \"gongkai audit verify\" and restore a backup.")
        }
        sequence = try head.get("sequence")
        hash = try head.get("hash")
    }

    mutating func append(_ draft: AuditEntry, in tx: Transaction) throws {
        var entry = draft
        sequence += 1
        entry.sequence = sequence
        entry.previousHash = hash
        entry.hash = entry.computedHash()
        hash = entry.hash
        waiting.append(entry)
        if waiting.count == AuditChain.batch { try flush(in: tx) }
    }

    /// Writes what waits and moves the head.
    mutating func finish(in tx: Transaction) throws {
        try flush(in: tx)
        try tx.run("UPDATE audit_head SET sequence = \(sequence), hash = \(hash) WHERE id = 1", expecting: 1)
    }

    private mutating func flush(in tx: Transaction) throws {
        guard !waiting.isEmpty else { return }
        let full = waiting.count == AuditChain.batch
        try tx.run(prepared: full ? AuditChain.fullStatement : AuditChain.statement(rows: waiting.count), waiting.flatMap(\.values)[...])
        waiting.removeAll(keepingCapacity: true)
    }

    private static func statement(rows: Int) -> String {
        "INSERT INTO audit_entry (\(columns)) VALUES " + Array(repeating: row, count: rows).joined(separator: ", ")
    }
}

extension AuditEntry {
    fileprivate var values: [SQLValue] {
        [
            sequence.sqlValue, actor.sqlValue, agency.sqlValue, address.sqlValue, at.sqlValue, action.sqlValue, subject.sqlValue,
            version.sqlValue, reason.sqlValue, before.sqlValue, after.sqlValue, previousHash.sqlValue, hash.sqlValue,
        ]
    }
}

extension Transaction {
    /// Adds one entry to the audit trail. It is kept with the transaction, or dropped with it.
    ///
    /// - Parameters:
    ///   - action: what was done, such as `correct`.
    ///   - subject: what it was done to: table and key, such as `disclosed_item/17`.
    ///   - before: the state before, from ``JSONText/object(_:)``; nil when there was none.
    package func record(
        action: String, subject: String, version: Int64? = nil, reason: String? = nil, before: String? = nil, after: String? = nil,
        by actor: Actor, at now: Instant
    ) throws {
        let entry = AuditEntry(
            sequence: 0, actor: actor.name, agency: actor.agency?.value, address: actor.address, at: now, action: action,
            subject: subject, version: version, reason: reason, before: before, after: after, previousHash: "", hash: "")
        if audit == nil { audit = try AuditChain(self) }
        try audit?.append(entry, in: self)
    }
}
