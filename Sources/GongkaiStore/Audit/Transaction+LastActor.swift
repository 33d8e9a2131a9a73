import GongkaiCore

extension Transaction {
    /// The name of who did this to a subject last; nil when nobody did. A login that belongs to nobody any longer stands for itself.
    func nameOfLast(_ action: String, to subject: String, version: Int? = nil) throws -> String? {
        let which: SQL = version.map { " AND audit_entry.version = \($0)" } ?? ""
        let row = try first(
            """
            SELECT COALESCE(officer.name, audit_entry.actor) AS who FROM audit_entry
            LEFT JOIN officer ON officer.login = audit_entry.actor
            WHERE audit_entry.subject = \(subject) AND audit_entry.action = \(action)
            """ + which + " ORDER BY audit_entry.sequence DESC LIMIT 1")
        return try row?.get("who")
    }
}
