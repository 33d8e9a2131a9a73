import GongkaiCore

/// What only the database can say about a record.
extension Transaction {
    /// Looks up what a row refers to and checks it against the other records; `record` is its own id, which it may resemble. `agencies`
    /// is the caller's scope. All faults are told at once, those of the reading included.
    func decide(
        _ parsed: ReadRow, _ agency: AgencyID, record: Int64, in table: RegisterTable, within agencies: Set<AgencyID>?
    ) throws -> [RegisterValue] {
        let register = table.register
        var values = parsed.values
        var faults = parsed.faults
        var unread = parsed.unread
        // Only where a rule counts by it.
        let calendar = register.references.isEmpty ? WorkingCalendar.published : try workingCalendar()
        for (column, other) in register.references {
            guard let position = register.position(of: column.name), case .text(let key) = parsed.values[position] else { continue }
            let scope = column.isOfOwnScope ? agencies : nil
            let target = try references(to: other, keys: [key], days: register.comparedDay(of: column.name), within: scope)[key]
            guard let target else {
                faults.append(register.unresolved(column, key, within: scope))
                unread.insert(position)
                continue
            }
            values[position] = .number(target.record)
            if let fault = register.fault(values, reference: column, target, calendar) { faults.append(fault) }
        }
        faults += try duplicates(values, unread, agency, record: record, in: table, within: agencies)
        guard faults.isEmpty else { throw RegisterRefusal.faults(faults) }
        return values
    }

    /// Records that a current record names, by key. `days` is the column a rule compares with. A record outside `agencies` is not found,
    /// so that a refusal says nothing of it.
    func references(
        to register: String, keys: [String], days: String?, within agencies: Set<AgencyID>?
    ) throws -> [String: ReferredRecord] {
        let table = SQL(identifier: register)
        let key = SQL(identifier: RegisterTable.key(of: register))
        let day: SQL = days.map { SQL(identifier: $0) } ?? "NULL"
        let owner: SQL = agencies.map { " AND agency_id IN \(list: $0.map(\.value).sorted())" } ?? ""
        var found: [String: ReferredRecord] = [:]
        for start in stride(from: 0, to: keys.count, by: 500) {
            let some = Array(keys[start..<min(start + 500, keys.count)])
            try forEach(
                """
                SELECT record_id, \(key) AS found_key, CAST(\(day) AS TEXT) AS found_day FROM \(table)
                WHERE is_current = 1 AND \(key) IN \(list: some)\(owner)
                """
            ) { (row: Row) -> Void in
                found[try row.get("found_key")] = ReferredRecord(record: try row.get("record_id"), day: try row.get("found_day"))
            }
        }
        return found
    }

    private func duplicates(
        _ values: [RegisterValue], _ unread: Set<Int>, _ agency: AgencyID, record: Int64, in table: RegisterTable,
        within agencies: Set<AgencyID>?
    ) throws -> [CellFault] {
        var faults: [CellFault] = []
        for group in table.register.uniqueGroups where group.isRead(without: unread) {
            guard let cells = group.cells(of: values, agency) else { continue }
            let equal = zip(group.terms, cells).map { "\($0) = \($1)" as SQL }.joined(" AND ")
            let other = try first("SELECT agency_id FROM \(table.name) WHERE is_current = 1 AND \(equal) AND record_id <> \(record)")
            guard let owner: AgencyID = try other?.get("agency_id") else { continue }
            faults.append(group.fault(values, in: table.register, agencies?.contains(owner) ?? true ? .register : .elsewhere))
        }
        return faults
    }

    /// A day of a record may not move behind the days of records that rest on it.
    func requireDependentsAfter(_ values: [RegisterValue], of id: Int64, in register: RegisterDefinition) throws {
        for (dependent, column) in register.dependents {
            for case .notBefore(let later, column, let earlier) in dependent.rules {
                guard let position = register.position(of: earlier), case .day(let day) = values[position] else { continue }
                let first: Day? = try value(
                    """
                    SELECT MIN(\(SQL(identifier: later))) FROM \(SQL(identifier: dependent.name))
                    WHERE is_current = 1 AND \(SQL(identifier: column)) = \(id)
                    """)
                guard let first, first < day else { continue }
                let own = register.columns[position]
                throw RegisterRefusal.faults([
                    CellFault(
                        own, found: day.text, chinese: "“\(own.label)”\(day.text)晚于“\(dependent.label)”中已登记的\(first.text)。",
                        english: "\(own.english) \(day.text) is after \(first.text), which stands in \(dependent.name)")
                ])
            }
        }
    }

    /// A day of receipt may not move so that what was decided late on it no longer was.
    func requireDependentsLate(_ values: [RegisterValue], of id: Int64, in register: RegisterDefinition) throws {
        for (dependent, column) in register.dependents {
            for case .lateOnlyAfterLimit(let flag, let decided, column) in dependent.rules {
                guard let position = dependent.comparedDay(of: column).flatMap(register.position(of:)),
                    case .day(let received) = values[position], let limit = ReplyLimit.on(received),
                    let last = limit.lastDay(received: received, try workingCalendar())
                else { continue }
                let first: Day? = try value(
                    """
                    SELECT MIN(\(SQL(identifier: decided))) FROM \(SQL(identifier: dependent.name))
                    WHERE is_current = 1 AND \(SQL(identifier: column)) = \(id) AND \(SQL(identifier: flag)) = 1
                    """)
                guard let first, first <= last else { continue }
                let own = register.columns[position]
                throw RegisterRefusal.faults([
                    CellFault(
                        own, found: received.text,
                        chinese: "“\(own.label)”改为\(received.text)后，第一个期限是\(last.text)（\(limit.basis)，\(limit.days)个工作日），"
                            + "“\(dependent.label)”中已登记的\(first.text)没有超过，却填作“\(dependent.column(flag)?.label ?? flag)”。"
                            + "请核对日期，或先更正“\(dependent.label)”。",
                        english: "with \(own.english) \(received.text) the first limit is \(last.text); \(dependent.name) of \(first.text) "
                            + "says \(flag). Check the day, or correct \(dependent.name) first")
                ])
            }
        }
    }

    /// Nothing current may refer to a record that is taken back. Of other units' records only the number is told.
    func requireNoDependents(of id: Int64, in register: RegisterDefinition, within agencies: Set<AgencyID>?) throws {
        for (dependent, column) in register.dependents {
            let table = SQL(identifier: dependent.name)
            let condition: SQL = "is_current = 1 AND \(SQL(identifier: column)) = \(id)"
            let count: Int = try value("SELECT COUNT(*) FROM \(table) WHERE \(condition)")
            guard count > 0 else { continue }
            let shown = RegisterTable(dependent)
            let owner: SQL = agencies.map { " AND record.agency_id IN \(list: $0.map(\.value).sorted())" } ?? ""
            let first = try rows(shown.select + " WHERE \(condition)\(owner) ORDER BY record.record_id LIMIT 3").map(shown.record)
            let examples = first.map { record in
                [dependent.dayColumn, dependent.titleColumn].compactMap { $0.flatMap(dependent.column) }
                    .map { record.text($0, of: dependent) }.filter { !$0.isEmpty }.joined(separator: " ")
            }
            throw RegisterRefusal.referenced(by: dependent.label, count: count, examples: examples)
        }
    }
}

/// A record found by its key.
struct ReferredRecord: Sendable {
    let record: Int64
    /// The day that the referring row may not precede.
    let day: Day?
}

extension RegisterDefinition {
    /// The day of the record referred to that a rule compares with.
    func comparedDay(of reference: String) -> String? {
        for case .notBefore(_, reference, let day) in rules { return day }
        return nil
    }

    /// The same words whether the record is another unit's or nobody's.
    func unresolved(_ column: RegisterColumn, _ key: String, within agencies: Set<AgencyID>?) -> CellFault {
        CellFault(
            column, found: key,
            chinese: "“\(column.label)”填的是“\(key)”，\(agencies == nil ? "" : "在您单位的")台账中没有这条记录。",
            english: "\(column.english) is \"\(key)\", which is not in the register it refers to"
                + (agencies == nil ? "" : ", within the officer's scope"))
    }

    /// Whether a day precedes that of the record referred to.
    func fault(_ values: [RegisterValue], reference: RegisterColumn, _ target: ReferredRecord, _ calendar: WorkingCalendar) -> CellFault? {
        for case .notBefore(let later, reference.name, _) in rules {
            guard let position = position(of: later), case .day(let day) = values[position], let earlier = target.day, day < earlier
            else { continue }
            let column = columns[position]
            return CellFault(
                column, found: day.text, chinese: "“\(column.label)”\(day.text)早于所引“\(reference.label)”的日期\(earlier.text)。",
                english: "\(column.english) \(day.text) is before \(earlier.text), the day of the record it refers to")
        }
        for case .lateOnlyAfterLimit(let flag, let decided, reference.name) in rules {
            guard let position = position(of: flag), case .number(1) = values[position],
                let day = self.position(of: decided), case .day(let day) = values[day], let received = target.day,
                let limit = ReplyLimit.on(received), let last = limit.lastDay(received: received, calendar), day <= last
            else { continue }
            let column = columns[position]
            return CellFault(
                column, found: "是",
                chinese: "“\(column.label)”填“是”，但决定日期\(day.text)没有超过第一个期限\(last.text)"
                    + "（\(received.text)收到，\(limit.basis)，\(limit.days)个工作日）。请核对日期，或填“否”。",
                english: "\(column.name) is yes, but \(decided) \(day.text) is within the first limit, \(last.text)")
        }
        return nil
    }
}
