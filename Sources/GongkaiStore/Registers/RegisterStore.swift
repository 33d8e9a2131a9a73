package import GongkaiCore

/// The registers: lists, records with all their versions, changes, import and export.
///
/// `agencies` is whose records the caller may see and change; nil is the whole database. A record of another agency is not found.
package struct RegisterStore: Sendable {
    let database: any Database

    package init(database: any Database) {
        self.database = database
    }

    /// One page of the current records of a register.
    package func list(
        _ register: RegisterDefinition, _ query: RegisterQuery = RegisterQuery(), agencies: Set<AgencyID>?
    ) async throws -> RegisterPage {
        try await database.read { tx in
            let table = RegisterTable(register)
            let filter = try table.filter(query, agencies, tx.dialect)
            let total: Int = try tx.value("SELECT COUNT(*) FROM \(table.name) AS record WHERE \(filter)")
            let order = try table.order(query.sort, tx.dialect)
            let rows = try tx.rows(
                table.select + " WHERE \(filter) ORDER BY \(order) LIMIT \(max(0, query.limit)) OFFSET \(max(0, query.offset))")
            return RegisterPage(records: try rows.map(table.record), total: total)
        }
    }

    /// All versions of a record, the first one first.
    package func history(_ register: RegisterDefinition, _ id: Int64, agencies: Set<AgencyID>?) async throws -> [RegisterRecord] {
        try await database.read { tx in
            let versions = try tx.versions(of: id, in: RegisterTable(register))
            guard let last = versions.last, agencies?.contains(last.agency) ?? true else {
                throw RegisterRefusal.notFound(register: register.label)
            }
            return versions
        }
    }

    /// The last version of a record.
    package func record(_ register: RegisterDefinition, _ id: Int64, agencies: Set<AgencyID>?) async throws -> RegisterRecord {
        let versions = try await history(register, id, agencies: agencies)
        return versions[versions.count - 1]
    }
}

extension Transaction {
    func versions(of id: Int64, in table: RegisterTable) throws -> [RegisterRecord] {
        try rows(table.select + " WHERE record.record_id = \(id) ORDER BY record.version").map(table.record)
    }
}
