package import GongkaiCore

/// The two derived tables by which items are counted (docs/adr/0005).
extension Transaction {
    /// Brings the counts up to date after a record of a register was changed; `values` are its old and new rows.
    func refreshCounts(after values: [[RegisterValue]], of id: Int64, in register: RegisterDefinition) throws {
        switch register.name {
        case "disclosed_item":
            try refreshCounts("= \(id)")
        case "channel_publication":
            let position = register.position(of: "item_id")
            let items = Set(
                values.compactMap { row -> Int64? in
                    guard let position, case .number(let item) = row[position] else { return nil }
                    return item
                })
            try refreshCounts("IN \(list: items.sorted())")
        case "normative_document":
            // Its category decides whether the item that carries it counts as a normative document.
            try refreshCounts("IN (SELECT record_id FROM disclosed_item WHERE is_current = 1 AND normative_document_id = \(id))")
        default:
            break
        }
    }

    /// After an import: `first` is the first of the new records.
    func refreshCounts(afterImportOf register: RegisterDefinition, from first: Int64) throws {
        switch register.name {
        case "channel_publication":
            try refreshCounts("IN (SELECT item_id FROM channel_publication WHERE record_id >= \(first))")
        default:
            // A new item has no publication yet, and a new document no item.
            break
        }
    }

    /// Drops and fills both tables.
    func rebuildCounts() throws {
        try run("DELETE FROM disclosure_channel")
        try run("DELETE FROM disclosure_year")
        try fillCounts("IS NOT NULL")
    }

    private func refreshCounts(_ items: SQL) throws {
        try run("DELETE FROM disclosure_channel WHERE item_id \(items)")
        try run("DELETE FROM disclosure_year WHERE item_id \(items)")
        try fillCounts(items)
    }

    private func fillCounts(_ items: SQL) throws {
        try run(
            """
            INSERT INTO disclosure_year (item_id, year, agency_id, is_normative)
            SELECT item.record_id, CAST(SUBSTR(MIN(publication.published_on), 1, 4) AS INTEGER), MIN(item.agency_id),
                MAX(CASE WHEN document.category = 'normative' THEN 1 ELSE 0 END)
            FROM disclosed_item AS item
            JOIN channel_publication AS publication ON publication.item_id = item.record_id AND publication.is_current = 1
            LEFT JOIN normative_document AS document ON document.record_id = item.normative_document_id AND document.is_current = 1
            WHERE item.is_current = 1 AND item.record_id \(items)
            GROUP BY item.record_id
            """)
        try run(
            """
            INSERT INTO disclosure_channel (item_id, year, channel, agency_id)
            SELECT DISTINCT counted.item_id, counted.year, publication.channel, counted.agency_id
            FROM disclosure_year AS counted
            JOIN channel_publication AS publication ON publication.item_id = counted.item_id AND publication.is_current = 1
                AND CAST(SUBSTR(publication.published_on, 1, 4) AS INTEGER) = counted.year
            WHERE counted.item_id \(items)
            """)
    }
}

extension RegisterStore {
    /// Drops the derived tables and fills them again from the registers, and returns how many items they count. They come out as they were,
    /// unless somebody changed a table behind the program's back.
    @discardableResult
    package func rebuildDerived(by actor: Actor, at now: Instant) async throws -> Int {
        try await database.write { tx in
            try tx.takeRecords(0)
            let before: Int = try tx.value("SELECT COUNT(*) FROM disclosure_year")
            try tx.rebuildCounts()
            let after: Int = try tx.value("SELECT COUNT(*) FROM disclosure_year")
            try tx.record(
                action: "registers.rebuild", subject: "registers", before: JSONText.object(["items": String(before)]),
                after: JSONText.object(["items": String(after)]), by: actor, at: now)
            return after
        }
    }
}
