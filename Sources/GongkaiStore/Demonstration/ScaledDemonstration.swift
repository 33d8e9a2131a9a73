import GongkaiCore

/// A district of any size, for measuring: items, their publications, requests and replies of one year, written by the database itself.
///
/// `make bench` fills an empty, migrated database with it (`ScaledDemonstration().load(into: database)`), then times
/// `AnnualReportStore.derive` of the 2014 form and `AnnualReportStore.list` of A1, A2.2 and C1. Rows follow from their number and the seed
/// alone. They are not believable texts and write no audit entries: nobody works in such a database.
package struct ScaledDemonstration: Sendable {
    /// All first published in ``year``: the hardest case for its table.
    package var items = 1_000_000
    /// Received from October of the year before to December, 19 of 20 of them replied to within seven weeks.
    package var requests = 100_000
    package var year = 2014
    package var seed: Int64 = 20140101

    /// Three items of ten are carried by two channels.
    package var publications: Int { items + items * 3 / 10 }

    package init() {}

    /// Rows written at a time, each time in one transaction.
    private static let chunk = 50_000

    /// Fills the database. `progress` is told how many rows of how many are written.
    package func load(
        into database: any Database, progress: @escaping @Sendable (_ rows: Int, _ of: Int) -> Void = { _, _ in }
    ) async throws {
        let total = items + publications + 2 * requests
        let done = try await write(into: database) { progress($0, total) }
        try await database.write { tx in
            try tx.run("UPDATE register_head SET last_record = \(done) WHERE id = 1", expecting: 1)
            try tx.rebuildCounts()
            if tx.dialect == .sqlite { try tx.run("ANALYZE") }
        }
    }

    /// Writes all registers and returns the last record id.
    private func write(into database: any Database, progress: @escaping @Sendable (Int) -> Void) async throws -> Int64 {
        let firstAgency = try await database.write { tx in try addUnits(in: tx) }
        var last: Int64 = 0
        var done = 0
        func fill(_ count: Int, _ statement: @escaping @Sendable (_ numbers: SQL, _ firstRecord: Int64) -> SQL) async throws {
            let first = last + 1
            for start in stride(from: 0, to: count, by: Self.chunk) {
                let end = min(start + Self.chunk, count) - 1
                let numbers = numbers(Int64(start), Int64(end))
                let changed = try await database.write { tx in try tx.run(statement(numbers, first)) }
                done += changed
                progress(done)
            }
            last += Int64(count)
        }
        let firstItem = last + 1
        try await fill(items) { items($0, record: $1, agency: firstAgency) }
        try await fill(items) { publications($0, record: $1, item: firstItem, agency: firstAgency, second: false) }
        try await fill(items * 3 / 10) { publications($0, record: $1, item: firstItem, agency: firstAgency, second: true) }
        let firstRequest = last + 1
        try await fill(requests) { requests($0, record: $1, agency: firstAgency) }
        try await fill(requests) { replies($0, record: $1, request: firstRequest, agency: firstAgency) }
        return last
    }

    private func addUnits(in tx: Transaction) throws -> Int64 {
        let known: Int = try tx.value("SELECT COUNT(*) FROM agency")
        guard known == 0 else { throw DatabaseError(.misuse, "a scaled demonstration goes into an empty database") }
        var ids: [Int64] = []
        for unit in DemonstrationAgency.units {
            ids.append(try tx.insert("INSERT INTO agency (code, name, kind) VALUES (\(unit.code), \(unit.name), \(unit.kind))"))
        }
        guard let first = ids.first, ids == Array(first..<first + Int64(ids.count)) else {
            throw DatabaseError(.misuse, "the database hands out keys with gaps")
        }
        return first
    }
}

// MARK: Statements. Months have 28 days here, so that a day is plain arithmetic on both engines.

extension ScaledDemonstration {
    /// The numbers i from first to last, each with a draw r in 0..<2^31.
    private func numbers(_ first: Int64, _ last: Int64) -> SQL {
        """
        WITH RECURSIVE number(i) AS (
            SELECT CAST(\(first) AS BIGINT) UNION ALL SELECT i + 1 FROM number WHERE i < \(last)
        ), draw(i, r) AS (SELECT i, (i * 1103515245 + \(seed)) % 2147483647 FROM number)
        """
    }

    private func items(_ numbers: SQL, record: Int64, agency: Int64) -> SQL {
        """
        INSERT INTO disclosed_item (record_id, version, is_current, agency_id, index_number, title, document_number, created_on,
            subject_category, abstract, normative_document_id, reason, recorded_by, recorded_at)
        \(numbers)
        SELECT \(record) + i, 1, 1, \(agency) + r % 25, '006230' || CAST(101 + r % 25 AS TEXT) || '/' || CAST(\(year) AS TEXT) || '-' || CAST(1000000 + i AS TEXT),
            '关于公布第' || CAST(r % 97 AS TEXT) || '批为民办实事项目进展情况的通知（' || CAST(i AS TEXT) || '）', NULL, \(day("r % 330", of: year)),
            '02', '项目进展、责任单位和完成时限见附件，欢迎社会监督。', NULL, NULL, 'bench', 0
        FROM draw
        """
    }

    /// The first publication of every item, or the second of three in ten.
    private func publications(_ numbers: SQL, record: Int64, item: Int64, agency: Int64, second: Bool) -> SQL {
        let channel: SQL =
            second
            ? "CASE WHEN r % 100 < 85 THEN CASE WHEN r % 3 = 0 THEN 'wechat' ELSE 'weibo' END ELSE 'website' END"
            : """
            CASE WHEN r % 100 < 85 THEN 'website' WHEN r % 100 < 91 THEN 'wechat' WHEN r % 100 < 96 THEN 'weibo'
                WHEN r % 100 < 98 THEN 'gazette' ELSE 'other' END
            """
        return """
            INSERT INTO channel_publication (record_id, version, is_current, agency_id, item_id, channel, published_on, place, reason,
                recorded_by, recorded_at)
            \(numbers)
            SELECT \(record) + i, 1, 1, \(agency) + r % 25, \(item) + i, \(channel), \(day("r % 330 + \(second ? 2 : 1)", of: year)),
                NULL, NULL, 'bench', 0
            FROM draw
            """
    }

    private func requests(_ numbers: SQL, record: Int64, agency: Int64) -> SQL {
        """
        INSERT INTO disclosure_request (record_id, version, is_current, agency_id, number, received_on, channel, applicant_kind, summary,
            reason, recorded_by, recorded_at)
        \(numbers)
        SELECT \(record) + i, 1, 1, \(agency) + r % 25, 'SQ' || CAST(1000000 + i AS TEXT), \(day("252 + r % 420", of: year - 1)),
            CASE WHEN r % 10 < 6 THEN 'online' WHEN r % 10 < 9 THEN 'letter' ELSE 'inPerson' END,
            CASE WHEN r % 20 < 15 THEN 'NP' WHEN r % 20 < 18 THEN 'L1' ELSE 'L5' END, '申请公开征收补偿方案及批复', NULL, 'bench', 0
        FROM draw
        """
    }

    private func replies(_ numbers: SQL, record: Int64, request: Int64, agency: Int64) -> SQL {
        """
        INSERT INTO request_reply (record_id, version, is_current, agency_id, request_id, decided_on, outcome, is_late, reason,
            recorded_by, recorded_at)
        \(numbers)
        SELECT \(record) + i, 1, 1, \(agency) + r % 25, \(request) + i, \(day("252 + r % 420 + r % 49", of: year - 1)),
            CASE r % 6 WHEN 0 THEN 'granted' WHEN 1 THEN 'alreadyPublic' WHEN 2 THEN 'partlyGranted' WHEN 3 THEN 'notExisting'
                WHEN 4 THEN 'otherAgency' ELSE 'privacy' END,
            CASE WHEN r % 49 > 28 THEN 1 ELSE 0 END, NULL, 'bench', 0
        FROM draw WHERE i % 20 <> 0
        """
    }

    /// The day that lies `offset` days behind the first of the year.
    private func day(_ offset: SQL, of year: Int) -> SQL {
        """
        CAST(\(year) + (\(offset)) / 336 AS TEXT) || '-' || SUBSTR(CAST(101 + (\(offset)) % 336 / 28 AS TEXT), 2)
        || '-' || SUBSTR(CAST(101 + (\(offset)) % 28 AS TEXT), 2)
        """
    }
}
