package import GongkaiCore

/// Reads and checks the audit trail. Entries are added with ``Transaction/record(action:subject:version:reason:before:after:by:at:)``.
package struct AuditStore: Sendable {
    let database: any Database

    package init(database: any Database) {
        self.database = database
    }

    /// Which entries to show.
    package struct Query: Sendable {
        package var actor: String?
        /// Exactly this subject, such as `disclosed_item/17`.
        package var subject: String?
        /// The beginning of the subject, such as `disclosed_item/`.
        package var subjectPrefix: String?
        package var action: String?
        /// From this instant on…
        package var from: Instant?
        /// …and before this one.
        package var to: Instant?

        package init(
            actor: String? = nil, subjectPrefix: String? = nil, action: String? = nil, from: Instant? = nil, to: Instant? = nil
        ) {
            self.actor = actor
            self.subjectPrefix = subjectPrefix
            self.action = action
            self.from = from
            self.to = to
        }
    }

    /// One page of entries, newest first, and how many there are.
    package struct Page: Sendable {
        package let entries: [AuditEntry]
        package let total: Int
    }

    /// Whose entries someone may see.
    package enum Reach: Sendable, Equatable {
        case everything
        /// What was done by people of these agencies, and by no agency (the program, the command line) where that is asked for.
        case agencies(Set<AgencyID>, andNone: Bool)
    }

    /// A page of the entries that lie within reach.
    package func entries(
        _ query: Query = Query(), within reach: Reach = .everything, offset: Int = 0, limit: Int = 50
    ) async throws -> Page {
        try await database.read { tx in
            let condition = query.condition + " AND " + reach.condition
            let rows = try tx.rows("SELECT * FROM audit_entry WHERE \(condition) ORDER BY sequence DESC LIMIT \(limit) OFFSET \(offset)")
            return Page(
                entries: try rows.map(AuditEntry.init), total: try tx.value("SELECT COUNT(*) FROM audit_entry WHERE \(condition)"))
        }
    }

    /// The number of the last entry; 0 while there is none.
    package func count() async throws -> Int64 {
        try await database.read { tx in try tx.first("SELECT sequence FROM audit_head WHERE id = 1")?.get("sequence") ?? 0 }
    }

    /// Reads the whole trail and names the first entry that does not hold.
    package func verify(
        progress: @escaping @Sendable (_ done: Int64, _ total: Int64) -> Void = { _, _ in }
    ) async throws -> AuditVerdict {
        try await database.read { tx in
            let head = try tx.first("SELECT sequence, hash FROM audit_head WHERE id = 1")
            let total: Int64 = try head?.get("sequence") ?? 0
            var check = AuditCheck()
            try tx.scan("SELECT * FROM audit_entry ORDER BY sequence") { row in
                let isGood = check.takes(try AuditEntry(row))
                if check.sequence % 10_000 == 0 { progress(check.sequence, total) }
                return isGood
            }
            return check.verdict(headSequence: try head?.get("sequence"), headHash: try head?.get("hash"))
        }
    }
}

extension Transaction {
    /// What was done to a subject that made it a later version than this one, in the order in which it was done.
    func entries(of subject: String, after version: Int) throws -> [AuditEntry] {
        try rows("SELECT * FROM audit_entry WHERE subject = \(subject) AND version > \(version) ORDER BY sequence").map(AuditEntry.init)
    }
}

extension AuditStore.Query {
    fileprivate var condition: SQL {
        var conditions: [SQL] = ["1 = 1"]
        if let actor { conditions.append("actor = \(actor)") }
        if let subject { conditions.append("subject = \(subject)") }
        // As a range, so that the index serves: no text with the prefix sorts after it with the last character appended.
        if let subjectPrefix, !subjectPrefix.isEmpty {
            conditions.append("subject >= \(subjectPrefix) AND subject < \(subjectPrefix + "\u{10FFFF}")")
        }
        if let action { conditions.append("action = \(action)") }
        if let from { conditions.append("at >= \(from)") }
        if let to { conditions.append("at < \(to)") }
        return conditions.joined(" AND ")
    }
}

extension AuditStore.Reach {
    fileprivate var condition: SQL {
        guard case .agencies(let agencies, let andNone) = self else { return "1 = 1" }
        var choices: [SQL] = andNone ? ["agency_id IS NULL"] : []
        if !agencies.isEmpty {
            let ids = agencies.sorted { $0.value < $1.value }.map { "\($0)" as SQL }
            choices.append("agency_id IN (" + ids.joined(", ") + ")")
        }
        return choices.isEmpty ? "1 = 0" : "(" + choices.joined(" OR ") + ")"
    }
}

extension AuditEntry {
    init(_ row: Row) throws {
        self.init(
            sequence: try row.get("sequence"), actor: try row.get("actor"), agency: try row.get("agency_id"),
            address: try row.get("address"), at: try row.get("at"), action: try row.get("action"), subject: try row.get("subject"),
            version: try row.get("version"), reason: try row.get("reason"), before: try row.get("before"), after: try row.get("after"),
            previousHash: try row.get("previous_hash"), hash: try row.get("hash"))
    }
}
