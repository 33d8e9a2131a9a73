import GongkaiCore

extension Transaction {
    /// The scheme by which a version's unit numbers its items.
    func indexScheme(of version: LoadedVersion) throws -> IndexNumberScheme {
        guard let row = try first("SELECT code FROM index_code WHERE agency_id = \(version.agency)") else {
            throw ArticleRefusal.indexCodeMissing(agency: version.agencyName)
        }
        do {
            return try IndexNumberScheme(code: try row.get("code"))
        } catch let refusal as IndexNumberScheme.Refusal {
            throw ArticleRefusal.indexNumber(refusal)
        }
    }

    /// The next number of a scheme. It is kept or dropped with the transaction, so that none is missing; numbers that came with a file, also
    /// of records that were taken back, are passed over.
    func issueIndexNumber(_ scheme: IndexNumberScheme, year: Int) throws -> String {
        try run("INSERT INTO index_serial (code, year, last) VALUES (\(scheme.code), \(year), 0) ON CONFLICT (code, year) DO NOTHING")
        let lock: SQL = dialect == .postgres ? " FOR UPDATE" : ""
        let last: Int = try value("SELECT last FROM index_serial WHERE code = \(scheme.code) AND year = \(year)" + lock)
        var serial = last + 1
        var number = try number(scheme, year, serial)
        if try isTaken(number) {
            serial = max(serial, try highestSerial(of: scheme.code, year)) + 1
            number = try self.number(scheme, year, serial)
        }
        try run("UPDATE index_serial SET last = \(serial) WHERE code = \(scheme.code) AND year = \(year)", expecting: 1)
        return number
    }

    private func number(_ scheme: IndexNumberScheme, _ year: Int, _ serial: Int) throws -> String {
        do {
            return try scheme.number(year: year, serial: serial)
        } catch {
            throw ArticleRefusal.indexNumber(error)
        }
    }

    private func isTaken(_ number: String) throws -> Bool {
        let items: Int = try value("SELECT COUNT(*) FROM disclosed_item WHERE index_number = \(number)")
        let articles: Int = try value("SELECT COUNT(*) FROM article WHERE index_number = \(number)")
        return items + articles > 0
    }

    private func highestSerial(of code: String, _ year: Int) throws -> Int {
        // As a range, so that the index serves; five digits sort as they count.
        let first = "\(code)/\(year)-00000", last = "\(code)/\(year)-99999"
        let highest: String? = try value(
            """
            SELECT MAX(number) FROM (
                SELECT MAX(index_number) AS number FROM disclosed_item WHERE index_number BETWEEN \(first) AND \(last)
                UNION ALL SELECT MAX(index_number) FROM article WHERE index_number BETWEEN \(first) AND \(last)
            ) AS given
            """)
        return highest.flatMap { IndexNumberScheme.parts(of: $0)?.serial } ?? 0
    }
}
