import Foundation
package import GongkaiCore

extension AnnualReportStore {
    /// The records a figure counts (or counted at a moment, in the versions current then), one page of them: requests by day, all else agency
    /// by agency as entered. Nil for a figure that no register gives.
    ///
    /// - Parameters:
    ///   - published: What was published as of the moment. Counting a million past rows takes longer than a page may, so a number of records
    ///     beyond `countable` is taken from there.
    package func list(
        _ definition: FigureDefinition, year: Int, agencies: Set<AgencyID>?, asOf moment: Instant? = nil, published: FigureValue? = nil,
        countable: Int = 100_000, _ page: FigureListQuery = FigureListQuery()
    ) async throws -> FigureList? {
        guard let query = definition.query else { return nil }
        return try await database.read { tx in
            let records = try FigureRecords(query, ReportPeriod(year: year, asOf: moment), agencies: agencies)
            let whole = try records.large(definition.code, published, countable) ?? records.figure(definition.code, in: tx)
            var rows: [FigureRecord] = []
            try records.forEach(page, in: tx) { rows.append($0) }
            return FigureList(
                figure: whole, description: try query.description(), source: records.source, measure: records.measure,
                matching: page.isFiltered ? try records.figure(definition.code, page, in: tx) : whole, records: rows)
        }
    }

    /// One figure as the registers give it, without the others of its form. Nil for a figure that no register gives.
    package func figure(
        _ definition: FigureDefinition, year: Int, agencies: Set<AgencyID>?, asOf moment: Instant? = nil
    ) async throws -> DerivedFigure? {
        guard let query = definition.query else { return nil }
        return try await database.read { tx in
            try FigureRecords(query, ReportPeriod(year: year, asOf: moment), agencies: agencies).figure(definition.code, in: tx)
        }
    }

    /// The whole list behind a figure, a record at a time, for a file. Search and agency of the query apply, offset and limit do not.
    package func export(
        _ definition: FigureDefinition, year: Int, agencies: Set<AgencyID>?, asOf moment: Instant? = nil,
        _ query: FigureListQuery = FigureListQuery(),
        each body: @escaping @Sendable (FigureRecord) throws -> Void
    ) async throws {
        guard let figure = definition.query else { return }
        var whole = query
        whole.offset = 0
        whole.limit = .max
        let wanted = whole
        try await database.read { tx in
            try FigureRecords(figure, ReportPeriod(year: year, asOf: moment), agencies: agencies).forEach(wanted, in: tx, body)
        }
    }
}

/// The records that one figure counts.
struct FigureRecords {
    let source: FigureSource
    let measure: FigureMeasure?
    private let query: FigureQuery
    private let register: RegisterDefinition
    private let period: ReportPeriod
    private let conditions: [SQL]

    init(_ query: FigureQuery, _ period: ReportPeriod, agencies: Set<AgencyID>?) throws {
        let source = try FigureSource.named(query.source)
        self.query = query
        self.source = source
        self.measure = try query.measure.map(source.measure)
        self.register = try RegisterDefinition.named(source.register)
        self.period = period
        var conditions = try query.conditions(on: source).map(\.sql)
        if let agencies { conditions.append("agency_id IN \(list: agencies.map(\.value).sorted())") }
        self.conditions = conditions
    }

    /// The figure counted by the list's own condition, without grouping.
    func figure(_ code: String, _ page: FigureListQuery = FigureListQuery(), in tx: Transaction) throws -> DerivedFigure {
        var selected: [SQL] = ["COUNT(*) AS record_count"]
        if let measure { selected += [measure.totalSQL, measure.filledSQL] }
        guard let row = try tx.first("SELECT \(selected.joined(", ")) FROM \(rows(page))") else {
            throw DatabaseError(.misuse, "counting the records of \(code) returned no row")
        }
        return DerivedFigure(
            code, query, records: try row.get("record_count"),
            sum: try measure.map { (total: try row.get($0.totalColumn), filled: try row.get($0.filledColumn)) })
    }

    /// A published number of records that is too large to count anew; nil for others, and for sums.
    func large(_ code: String, _ published: FigureValue?, _ countable: Int) -> DerivedFigure? {
        guard measure == nil, case .number(let number) = published, number > Decimal(countable) else { return nil }
        return DerivedFigure(code: code, value: .number(number), records: NSDecimalNumber(decimal: number).intValue, blanks: 0)
    }

    func forEach(_ page: FigureListQuery, in tx: Transaction, _ body: (FigureRecord) throws -> Void) throws {
        let table = SQL(identifier: register.name)
        // The public reads the words as they stand now; a record that was taken back has none (docs/adr/0008).
        let words: SQL = page.publicOn == nil ? table : "newest"
        let newest: SQL =
            page.publicOn == nil
            ? "" : "LEFT JOIN \(table) AS newest ON newest.record_id = \(table).record_id AND newest.is_current = 1"
        let isOpen = openness(page) ?? "1 = 1"
        let key: SQL = register.keyColumn.map { "CASE WHEN \(isOpen) THEN \(words).\(SQL(identifier: $0)) END" } ?? "NULL"
        let day: SQL = source.day?.sql(period) ?? "NULL"
        let amount: SQL = measure.map { "base.\(SQL(identifier: $0.column))" } ?? "NULL"
        let order = source.order.map { SQL(identifier: $0) }
        // The page is cut out before its records are looked up.
        try tx.forEach(
            """
            SELECT base.record_id AS record_id, base.agency_id AS agency_id, \(key) AS record_key,
                \(words).\(SQL(identifier: register.titleColumn)) AS title, CASE WHEN \(words).record_id IS NULL THEN 1 ELSE 0 END AS is_void,
                CASE WHEN \(isOpen) THEN 1 ELSE 0 END AS is_open, \(day) AS day, CAST(\(amount) AS BIGINT) AS amount
            FROM (SELECT * FROM \(rows(page)) ORDER BY \(order.joined(", ")) LIMIT \(page.limit) OFFSET \(page.offset)) AS base
            JOIN \(table) ON \(table).record_id = base.record_id AND \(period.isCurrent(register.name)) \(newest)
            ORDER BY \(order.map { "base." + $0 }.joined(", "))
            """
        ) { row in
            let isOpen: Bool = try row.get("is_open")
            let concealed = try row.get("is_void") ? FigureVisibility.withdrawn : FigureVisibility.concealed
            let title = isOpen ? title(try row.get("title", as: String?.self) ?? "") : concealed
            try body(
                FigureRecord(
                    record: try row.get("record_id"), agency: AgencyID(value: try row.get("agency_id")),
                    key: try row.get("record_key"), title: title, day: try row.get("day"), amount: try row.get("amount")))
        }
    }

    /// What must hold of a record's `newest` version for the page's reader to read it; nil where all may be read. What was found not to be
    /// public after all is closed in the lists of earlier reports too.
    private func openness(_ page: FigureListQuery) -> SQL? {
        guard let day = page.publicOn else { return nil }
        guard let since = register.publicSince else { return "newest.record_id IS NOT NULL" }
        return "COALESCE(newest.\(SQL(identifier: since)) <= \(day), 1 = 0)"
    }

    /// Where a kind stands for a title, as its label.
    private func title(_ stored: String) -> String {
        guard case .choice(let choices) = register.column(register.titleColumn)?.kind else { return stored }
        return choices.first { $0.code == stored }?.label ?? stored
    }

    /// The rows of the source that fit the figure, the agencies and the page's own filters.
    private func rows(_ page: FigureListQuery) -> SQL {
        var conditions = conditions
        if let agency = page.agency { conditions.append("agency_id = \(agency.value)") }
        if let search = page.search, !search.isEmpty { conditions.append(containing(search, page)) }
        let filter: SQL = conditions.isEmpty ? "" : " WHERE \(conditions.joined(" AND "))"
        return "(SELECT * FROM (\(source.query(period))) AS source\(filter)) AS counted"
    }

    /// Searches the words that the list shows: those the reader may not see are not searched.
    private func containing(_ search: String, _ page: FigureListQuery) -> SQL {
        let pattern = "%" + search.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_") + "%"
        let table = SQL(identifier: register.name)
        let columns = [register.titleColumn] + [register.keyColumn].compactMap { $0 }
        let words: SQL = page.publicOn == nil ? table : "newest"
        let versions: SQL = page.publicOn == nil ? period.records(register.name) : "\(table) AS newest"
        let matches = columns.map { column -> SQL in "LOWER(\(words).\(SQL(identifier: column))) LIKE LOWER(\(pattern)) ESCAPE '!'" }
        let isOpen: SQL = openness(page).map { " AND newest.is_current = 1 AND \($0)" } ?? ""
        return "record_id IN (SELECT \(words).record_id FROM \(versions) WHERE (\(matches.joined(" OR ")))\(isOpen))"
    }
}
