package import GongkaiCore

/// The year a report covers: 1 January to 31 December, both included (2007 regulation art. 31, 2019 regulation art. 50).
package struct ReportPeriod: Sendable, Equatable {
    package let year: Int
    /// The moment whose registers are read; nil reads them as they stand now.
    package let asOf: Instant?
    package var from: Day { Day.firstDay(of: year) }
    package var to: Day { Day.lastDay(of: year) }

    package init(year: Int, asOf: Instant? = nil) {
        self.year = year
        self.asOf = asOf
    }
}

extension ReportPeriod {
    /// The records of a register that are current, or were at the moment, under the register's own name (docs/adr/0008).
    ///
    /// A version that is current no more was so until its successor came; a record taken back ends with a version that has none.
    /// Two halves and not one OR, because each has an index of its own. A condition that rests on an outer query is given here: SQLite
    /// does not carry it into the halves by itself.
    func records(_ register: String, where condition: SQL? = nil) -> SQL {
        let table = SQL(identifier: register)
        let also: SQL = condition.map { " AND \($0)" } ?? ""
        guard let asOf else { return "(SELECT * FROM \(table) WHERE is_current = 1\(also)) AS \(table)" }
        return """
            (SELECT * FROM \(table) WHERE is_current = 1 AND recorded_at <= \(asOf)\(also)
            UNION ALL SELECT * FROM \(table) WHERE is_current = 0 AND recorded_at <= \(asOf)\(also)
                AND \(ReportPeriod.replaced(table, after: asOf))) AS \(table)
            """
    }

    /// The same for a row that is looked up by its record: a condition on the register's table.
    func isCurrent(_ register: String) -> SQL {
        let table = SQL(identifier: register)
        guard let asOf else { return "\(table).is_current = 1" }
        return "(\(table).recorded_at <= \(asOf) AND (\(table).is_current = 1 OR \(ReportPeriod.replaced(table, after: asOf))))"
    }

    private static func replaced(_ table: SQL, after moment: Instant) -> SQL {
        """
        EXISTS (SELECT 1 FROM \(table) AS later
            WHERE later.record_id = \(table).record_id AND later.version = \(table).version + 1 AND later.recorded_at > \(moment))
        """
    }

    /// The rows of a table of counted items (docs/adr/0005) that stand, or stood at the moment.
    func counted(_ name: String, _ columns: String...) -> SQL {
        let table = SQL(identifier: name)
        guard let asOf else { return table }
        let columns = columns.map { SQL(identifier: $0) }.joined(", ")
        return """
            (SELECT \(columns) FROM \(table) WHERE counted_since <= \(asOf)
            UNION ALL SELECT \(columns) FROM \(SQL(identifier: name + "_past")) WHERE counted_since <= \(asOf) AND counted_until > \(asOf)) AS \(table)
            """
    }
}
