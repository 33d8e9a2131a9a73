import GongkaiCore

extension ServiceItemStore {
    /// Counts the units of what was saved before they were counted.
    package func countUnits() async throws {
        let uncounted: SQL = """
            FROM service_item_version AS version WHERE NOT EXISTS (SELECT 1 FROM service_item_units AS counted
                WHERE counted.item_id = version.item_id AND counted.number = version.number)
            """
        let isDone = try await database.read { tx in try tx.first("SELECT version.item_id \(uncounted) LIMIT 1") == nil }
        if isDone { return }
        try await database.write { tx in
            for row in try tx.rows("SELECT version.item_id, version.number, version.document \(uncounted)") {
                let id: Int64 = try row.get("item_id"), number: Int = try row.get("number")
                // What cannot be read is no reason not to start.
                let units = (try? ServiceItem(json: try row.get("document")))?.process.flow.unitCount ?? 1
                try tx.run(
                    "INSERT INTO service_item_units (item_id, number, units) VALUES (\(id), \(number), \(units)) ON CONFLICT DO NOTHING")
            }
        }
    }
}
