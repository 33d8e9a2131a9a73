package import GongkaiCore

extension RegisterStore {
    /// Streams the current records that match as rows of text cells, the header first, in the form that an import reads. Ordered by entry,
    /// or by the query's `sort`; `offset` and `limit` do not count. Returns the number of records.
    @discardableResult
    package func export(
        _ register: RegisterDefinition, _ query: RegisterQuery = RegisterQuery(), agencies: Set<AgencyID>?,
        _ row: @escaping @Sendable ([String]) throws -> Void
    ) async throws -> Int {
        try await database.read { tx in
            let table = RegisterTable(register)
            var codes: [Int64: String] = [:]
            for row in try tx.rows("SELECT id, code FROM agency") { codes[try row.get("id")] = try row.get("code") }
            try row(RegisterHeader.labels(of: register))
            let filter = try table.filter(query, agencies, tx.dialect)
            let order: SQL = try query.sort.map { try table.order($0, tx.dialect) } ?? "record.record_id"
            var count = 0
            try tx.forEach(table.select + " WHERE \(filter) ORDER BY \(order)") { (stored: Row) -> Void in
                let record = try table.record(stored)
                try row([codes[record.agency.value] ?? ""] + register.columns.map { record.text($0, of: register) })
                count += 1
            }
            return count
        }
    }
}
