import GongkaiCore

/// The records of one source, counted for every combination of its dimensions in one pass. All figures over the source are sums of its cells.
struct FigureCube {
    struct Cell {
        /// Nil where agencies are not told apart.
        let agency: AgencyID?
        let dimensions: [String: SQLValue]
        let count: Int
        /// Sum of each measure, and how many records have a value for it: a blank is not a zero.
        let sums: [String: (total: Int64, filled: Int)]
    }

    let source: FigureSource
    let cells: [Cell]

    init(
        _ source: FigureSource, _ period: ReportPeriod, _ agencies: Set<AgencyID>?, byAgency: Bool = false, in tx: Transaction
    ) throws {
        self.source = source
        let columns = source.dimensionColumns
        let grouped = columns.map { SQL(identifier: $0) } + (byAgency ? ["agency_id"] : [])
        var selected = grouped + ["COUNT(*) AS record_count"]
        for measure in source.measures {
            selected.append(measure.totalSQL)
            selected.append(measure.filledSQL)
        }
        var sql: SQL = "SELECT \(selected.joined(", ")) FROM (\(source.query(period))) AS source"
        if let agencies { sql += " WHERE agency_id IN \(list: agencies.map(\.value).sorted())" }
        if !grouped.isEmpty { sql += " GROUP BY \(grouped.joined(", "))" }
        cells = try tx.rows(sql).map { row in
            Cell(
                agency: byAgency ? AgencyID(value: try row.get("agency_id")) : nil,
                dimensions: Dictionary(uniqueKeysWithValues: columns.map { ($0, row[$0]) }), count: try row.get("record_count"),
                sums: Dictionary(
                    uniqueKeysWithValues: try source.measures.map {
                        ($0.column, (total: try row.get($0.totalColumn), filled: try row.get($0.filledColumn)))
                    }))
        }
    }

    private init(_ source: FigureSource, _ cells: [Cell]) {
        self.source = source
        self.cells = cells
    }

    /// The cells of some agencies, of a cube that tells them apart.
    func within(_ agencies: Set<AgencyID>) -> FigureCube {
        FigureCube(source, cells.filter { $0.agency.map(agencies.contains) ?? false })
    }

    /// One figure out of the counted cells.
    func figure(_ code: String, _ query: FigureQuery) throws -> DerivedFigure {
        let conditions = try query.conditions(on: source)
        let matching = cells.filter { cell in
            conditions.allSatisfy { $0.values.contains(cell.dimensions[$0.column] ?? .null) }
        }
        let sums = try query.measure.map { measure in
            let column = try source.measure(measure).column
            return matching.compactMap { $0.sums[column] }
        }
        return DerivedFigure(
            code, query, records: matching.reduce(0) { $0 + $1.count },
            sum: sums.map { $0.reduce((0, 0)) { ($0.0 + $1.total, $0.1 + $1.filled) } })
    }
}

extension FigureMeasure {
    var totalColumn: String { "sum_\(column)" }
    var filledColumn: String { "filled_\(column)" }
    var totalSQL: SQL { "CAST(COALESCE(SUM(\(SQL(identifier: column))), 0) AS BIGINT) AS \(SQL(identifier: totalColumn))" }
    var filledSQL: SQL { "COUNT(\(SQL(identifier: column))) AS \(SQL(identifier: filledColumn))" }
}

extension DerivedFigure {
    /// A figure of a form out of its source; without one it does not apply.
    init(_ definition: FigureDefinition, _ cube: FigureCube?) throws {
        if let query = definition.query, let cube {
            self = try cube.figure(definition.code, query)
        } else {
            self.init(code: definition.code, value: .notApplicable, records: 0, blanks: 0)
        }
    }

    /// A figure from a count of records and, where it is a sum, the sum and how many records had a value.
    init(_ code: String, _ query: FigureQuery, records: Int, sum: (total: Int64, filled: Int)?) {
        self.init(
            code: code, value: sum.map { .number(query.scaled($0.total)) } ?? .number(records), records: records,
            blanks: sum.map { records - $0.filled } ?? 0)
    }
}
