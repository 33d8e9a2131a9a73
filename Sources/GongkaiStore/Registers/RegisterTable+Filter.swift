import GongkaiCore

extension RegisterTable {
    /// The condition of a list.
    func filter(_ query: RegisterQuery, _ agencies: Set<AgencyID>?, _ dialect: Dialect) throws -> SQL {
        // Written as a literal, so that the partial indexes of current records serve.
        var conditions: [SQL] = ["record.is_current = 1"]
        if let agencies { conditions.append("record.agency_id IN \(list: agencies.map(\.value).sorted())") }
        if let agency = query.agency { conditions.append("record.agency_id = \(agency.value)") }
        for (name, codes) in query.choices.sorted(by: { $0.key < $1.key }) {
            let column = try column(name)
            let values: [SQLValue] = codes.sorted().map { code in
                if case .flag = column.kind { .integer(code == "1" ? 1 : 0) } else { .text(code) }
            }
            conditions.append("record.\(SQL(identifier: name)) IN \(list: values)")
        }
        for (name, id) in query.references.sorted(by: { $0.key < $1.key }) {
            conditions.append("record.\(SQL(identifier: try column(name).name)) = \(id)")
        }
        conditions += time(query)
        if let text = query.text, !text.isEmpty { conditions.append(search(text)) }
        return conditions.joined(" AND ")
    }

    private func time(_ query: RegisterQuery) -> [SQL] {
        var conditions: [SQL] = []
        if let name = register.dayColumn {
            let day: SQL = "record.\(SQL(identifier: name))"
            if let from = query.from { conditions.append("\(day) >= \(from)") }
            if let through = query.through { conditions.append("\(day) <= \(through)") }
            if let year = query.year.map({ min(max($0, 1), 9999) }) {
                conditions.append("\(day) BETWEEN \(Day.firstDay(of: year)) AND \(Day.lastDay(of: year))")
            }
        } else if let year = query.year, let column = register.columns.first(where: { $0.kind == .year }) {
            conditions.append("record.\(SQL(identifier: column.name)) = \(year)")
        }
        return conditions
    }

    private func search(_ text: String) -> SQL {
        let escaped = text.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
        let pattern = "%\(escaped)%"
        var places: [SQL] = []
        for column in register.columns {
            let name = SQL(identifier: column.name)
            switch column.kind {
            case .text:
                places.append("LOWER(record.\(name)) LIKE LOWER(\(pattern)) ESCAPE '!'")
            case .reference(let other):
                let key = SQL(identifier: RegisterTable.key(of: other))
                places.append(
                    """
                    record.\(name) IN (SELECT other.record_id FROM \(SQL(identifier: other)) AS other
                    WHERE other.is_current = 1 AND LOWER(other.\(key)) LIKE LOWER(\(pattern)) ESCAPE '!')
                    """)
            case .day, .year, .count, .yuan, .flag, .choice:
                break
            }
        }
        return places.isEmpty ? "1 = 0" : "(\(places.joined(" OR ")))"
    }

    /// The order of a list. Blanks come last in either direction, equal rows in the order of their entry, on both engines.
    func order(_ sort: RegisterQuery.Sort?, _ dialect: Dialect) throws -> SQL {
        guard let sort else {
            guard let day = register.dayColumn else { return "record.record_id DESC" }
            return "record.\(SQL(identifier: day)) DESC, record.record_id DESC"
        }
        let direction: SQL = sort.isDescending ? " DESC" : ""
        if sort.column == RegisterHeader.agencyColumn.name { return "record.agency_id\(direction), record.record_id" }
        let column = try column(sort.column)
        var term: SQL = "record.\(SQL(identifier: column.name))"
        let blanksLast: SQL = column.isRequired ? "" : "\(term) IS NULL, "
        switch column.kind {
        case .text, .choice:
            // PostgreSQL would follow the language of the server, SQLite compares bytes.
            if dialect == .postgres { term += " COLLATE \"C\"" }
        case .day, .year, .count, .yuan, .flag, .reference:
            break
        }
        return "\(blanksLast)\(term)\(direction), record.record_id\(direction)"
    }

    private func column(_ name: String) throws(RegisterRefusal) -> RegisterColumn {
        guard let column = register.column(name) else { throw .unknownColumn(name, register: register.label) }
        return column
    }
}
