package import GongkaiCore

/// What one transaction adds to the audit trail. The head of the trail is read and locked as late as can be, since whoever writes anything
/// waits for it: when a dozen entries have come together, or at the end.
struct AuditChain {
    /// Entries wait here so that an import of 100,000 rows writes them by the dozen. They are not linked yet.
    private var waiting: [AuditEntry] = []
    private var head: (sequence: Int64, hash: String)?

    private static let batch = 50
    private static let columns =
        "sequence, actor, agency_id, address, at, action, subject, version, reason, before, after, previous_hash, hash"
    private static let row = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    private static let fullStatement = statement(rows: batch)

    mutating func append(_ entry: AuditEntry, in tx: Transaction) throws {
        waiting.append(entry)
        if waiting.count == AuditChain.batch { try flush(in: tx) }
    }

    /// Writes what waits and moves the head.
    mutating func finish(in tx: Transaction) throws {
        try flush(in: tx)
        guard let head else { return }
        // This transaction has read it locked: it is there, and nobody else has changed it.
        try tx.runLater("UPDATE audit_head SET sequence = \(head.sequence), hash = \(head.hash) WHERE id = 1")
    }

    /// Takes the head; other writers wait for this transaction to end.
    private static func takenHead(in tx: Transaction) throws -> (sequence: Int64, hash: String) {
        let lock: SQL = tx.dialect == .postgres ? " FOR UPDATE" : ""
        guard let head = try tx.first("SELECT sequence, hash FROM audit_head WHERE id = 1" + lock) else {
            throw DatabaseError(.misuse, "the audit trail has no head. Run \"gongkai audit verify\" and restore a backup.")
        }
        return (try head.get("sequence"), try head.get("hash"))
    }

    private mutating func flush(in tx: Transaction) throws {
        guard !waiting.isEmpty else { return }
        var (sequence, hash) = try head ?? Self.takenHead(in: tx)
        for index in waiting.indices {
            sequence += 1
            waiting[index].sequence = sequence
            waiting[index].previousHash = hash
            hash = waiting[index].computedHash()
            waiting[index].hash = hash
        }
        head = (sequence, hash)
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
        if audit == nil { audit = AuditChain() }
        try audit?.append(entry, in: self)
    }
}
