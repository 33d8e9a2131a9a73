package import GongkaiCore

/// The two derived tables by which items are counted (docs/adr/0005), and what stood in them before (docs/adr/0008).
extension Transaction {
    /// Brings the counts up to date after a record of a register was changed; `values` are its old and new rows.
    func refreshCounts(after values: [[RegisterValue]], of id: Int64, in register: RegisterDefinition, at now: Instant) throws {
        switch register.name {
        case "disclosed_item":
            try refreshCounts("= \(id)", at: now)
        case "channel_publication":
            let position = register.position(of: "item_id")
            let items = Set(
                values.compactMap { row -> Int64? in
                    guard let position, case .number(let item) = row[position] else { return nil }
                    return item
                })
            try refreshCounts("IN \(list: items.sorted())", at: now)
        case "normative_document":
            // Its category decides whether the item that carries it counts as a normative document.
            try refreshCounts("IN (SELECT record_id FROM disclosed_item WHERE is_current = 1 AND normative_document_id = \(id))", at: now)
        default:
            break
        }
    }

    /// After an import: `first` is the first of the new records.
    func refreshCounts(afterImportOf register: RegisterDefinition, from first: Int64, at now: Instant) throws {
        switch register.name {
        case "channel_publication":
            try refreshCounts("IN (SELECT item_id FROM channel_publication WHERE record_id >= \(first))", at: now)
        default:
            // A new item has no publication yet, and a new document no item.
            break
        }
    }

    /// Counts all items anew. Rows that are right stay; what was counted before stays in the past.
    func rebuildCounts() throws {
        try refreshCounts("IS NOT NULL", at: moment(Instant(milliseconds: 0)))
    }

    /// Only rows that are no longer right are replaced, so that `counted_since` is when an item began to count as it does.
    private func refreshCounts(_ items: SQL, at now: Instant) throws {
        let isRight: SQL = """
            EXISTS (SELECT 1 FROM (\(years("= counted.item_id"))) AS fresh
                WHERE fresh.year = counted.year AND fresh.agency_id = counted.agency_id AND fresh.is_normative = counted.is_normative)
            """
        try leave("disclosure_year", ["item_id", "year", "agency_id", "is_normative"], items, unless: isRight, at: now)
        try run(
            """
            INSERT INTO disclosure_year (item_id, year, agency_id, is_normative, counted_since)
            SELECT fresh.item_id, fresh.year, fresh.agency_id, fresh.is_normative, \(now) FROM (\(years(items))) AS fresh
            WHERE NOT EXISTS (SELECT 1 FROM disclosure_year AS kept WHERE kept.item_id = fresh.item_id)
            """)
        let isCarried: SQL = """
            EXISTS (SELECT 1 FROM (\(channels("= counted.item_id"))) AS fresh
                WHERE fresh.year = counted.year AND fresh.channel = counted.channel AND fresh.agency_id = counted.agency_id)
            """
        try leave("disclosure_channel", ["item_id", "year", "channel", "agency_id"], items, unless: isCarried, at: now)
        try run(
            """
            INSERT INTO disclosure_channel (item_id, year, channel, agency_id, counted_since)
            SELECT fresh.item_id, fresh.year, fresh.channel, fresh.agency_id, \(now) FROM (\(channels(items))) AS fresh
            WHERE NOT EXISTS (
                SELECT 1 FROM disclosure_channel AS kept WHERE kept.item_id = fresh.item_id AND kept.channel = fresh.channel)
            """)
    }

    /// Moves rows that are not right any more into the past. One that began at the same moment was never seen.
    private func leave(_ name: String, _ names: [String], _ items: SQL, unless isRight: SQL, at now: Instant) throws {
        let table = SQL(identifier: name)
        let columns = names.map { SQL(identifier: $0) }.joined(", ")
        try run(
            """
            INSERT INTO \(SQL(identifier: name + "_past")) (\(columns), counted_since, counted_until)
            SELECT \(columns), counted_since, \(now) FROM \(table) AS counted
            WHERE counted.item_id \(items) AND counted.counted_since < \(now) AND NOT \(isRight)
            """)
        try run("DELETE FROM \(table) AS counted WHERE counted.item_id \(items) AND NOT \(isRight)")
    }

    /// An item counts once, in the year of its first publication.
    private func years(_ items: SQL) -> SQL {
        """
        SELECT item.record_id AS item_id, CAST(SUBSTR(MIN(publication.published_on), 1, 4) AS INTEGER) AS year,
            MIN(item.agency_id) AS agency_id, MAX(CASE WHEN document.category = 'normative' THEN 1 ELSE 0 END) AS is_normative
        FROM disclosed_item AS item
        JOIN channel_publication AS publication ON publication.item_id = item.record_id AND publication.is_current = 1
        LEFT JOIN normative_document AS document ON document.record_id = item.normative_document_id AND document.is_current = 1
        WHERE item.is_current = 1 AND item.record_id \(items)
        GROUP BY item.record_id
        """
    }

    /// And once for each channel that carried it in that year.
    private func channels(_ items: SQL) -> SQL {
        """
        SELECT DISTINCT dated.item_id, dated.year, publication.channel, dated.agency_id
        FROM disclosure_year AS dated
        JOIN channel_publication AS publication ON publication.item_id = dated.item_id AND publication.is_current = 1
            AND CAST(SUBSTR(publication.published_on, 1, 4) AS INTEGER) = dated.year
        WHERE dated.item_id \(items)
        """
    }
}

extension RegisterStore {
    /// Counts all items anew from the registers and returns how many there are. The derived tables come out as they were,
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
