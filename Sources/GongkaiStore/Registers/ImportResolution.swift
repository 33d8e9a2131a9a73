import GongkaiCore

/// What the database says to the rows of a file: whose they are, what they refer to, and what is there already.
struct ImportResolution {
    private let register: RegisterDefinition
    private let own: AgencyID?
    private var agencies: [String: AgencyID] = [:]
    /// By the place of the reference column.
    private var references: [(position: Int, records: [String: ReferredRecord])] = []
    /// All faults, those of the reading included.
    private(set) var report: ImportReport

    /// `agency` owns rows that name none.
    init(_ rows: ImportRows, agency: AgencyID?, within scope: Set<AgencyID>?, in tx: Transaction) throws {
        register = rows.register
        own = agency
        report = rows.report
        try findAgencies(rows, scope, in: tx)
        for (column, other) in register.references { try find(column, other, rows, scope, in: tx) }
        for group in register.uniqueGroups { try findDuplicates(group, rows, scope, in: tx) }
        report.sort()
    }

    func agency(of row: ImportRows.Row) -> AgencyID? { row.agency.isEmpty ? own : agencies[row.agency] }

    /// The row with record ids in place of keys.
    func values(of row: ImportRows.Row) -> [RegisterValue] {
        if references.isEmpty { return row.values }
        var values = row.values
        for (position, records) in references {
            if case .text(let key) = values[position] { values[position] = records[key].map { .number($0.record) } ?? .blank }
        }
        return values
    }

    private mutating func findAgencies(_ rows: ImportRows, _ scope: Set<AgencyID>?, in tx: Transaction) throws {
        for row in try tx.rows("SELECT id, code, name FROM agency ORDER BY id") {
            let id = AgencyID(value: try row.get("id"))
            for text in [try row.get("name", as: String.self), try row.get("code", as: String.self)] { agencies[text] = id }
        }
        for row in rows.rows {
            guard let agency = agency(of: row) else {
                report.add(ImportResolution.unknownAgency(row.agency), row: row.number)
                continue
            }
            if let scope, !scope.contains(agency) { report.add(ImportResolution.foreignAgency(row.agency), row: row.number) }
        }
    }

    private mutating func find(
        _ column: RegisterColumn, _ other: String, _ rows: ImportRows, _ agencies: Set<AgencyID>?, in tx: Transaction
    ) throws {
        guard let position = register.position(of: column.name) else { return }
        var keys: Set<String> = []
        for row in rows.rows { if case .text(let key) = row.values[position] { keys.insert(key) } }
        let scope = column.isOfOwnScope ? agencies : nil
        let records = try tx.references(to: other, keys: keys.sorted(), days: register.comparedDay(of: column.name), within: scope)
        references.append((position, records))
        let calendar = try tx.workingCalendar()
        for row in rows.rows {
            guard case .text(let key) = row.values[position] else { continue }
            if let target = records[key] {
                if let fault = register.fault(row.values, reference: column, target, calendar) { report.add(fault, row: row.number) }
            } else {
                report.add(register.unresolved(column, key, within: scope), row: row.number)
            }
        }
    }

    private mutating func findDuplicates(
        _ group: UniqueGroup, _ rows: ImportRows, _ scope: Set<AgencyID>?, in tx: Transaction
    ) throws {
        var first: [[SQLValue]: Int] = [:]
        first.reserveCapacity(rows.count)
        for (index, row) in rows.rows.enumerated() {
            guard group.isRead(without: row.unread), let agency = agency(of: row), let cells = group.cells(of: values(of: row), agency)
            else { continue }
            if let earlier = first[cells] {
                let number = rows.rows[earlier].number
                report.add(group.fault(row.values, in: register, .row(number)), row: row.number)
            } else {
                first[cells] = index
            }
        }
        for (cells, owner) in try tx.existing(first.keys, of: group, in: register) {
            guard let row = first[cells].map({ rows.rows[$0] }) else { continue }
            let place: UniqueGroup.Place = scope?.contains(owner) ?? true ? .register : .elsewhere
            report.add(group.fault(row.values, in: register, place), row: row.number)
        }
    }
}

extension ImportResolution {
    private static func unknownAgency(_ text: String) -> CellFault {
        text.isEmpty
            ? CellFault(
                RegisterHeader.agencyColumn, found: "", chinese: "“公开主体”不能为空，应填单位代码或全称。",
                english: "\(RegisterHeader.agencyColumn.english) is empty; the code or full name of a unit is expected")
            : CellFault(
                RegisterHeader.agencyColumn, found: text, chinese: "“公开主体”填的是“\(text)”，没有这个代码或全称的单位。",
                english: "\(RegisterHeader.agencyColumn.english) is \"\(text)\"; there is no unit of that code or name")
    }

    private static func foreignAgency(_ text: String) -> CellFault {
        CellFault(
            RegisterHeader.agencyColumn, found: text, chinese: "您不负责“\(text)”，不能为它导入。",
            english: "\(RegisterHeader.agencyColumn.english) is \"\(text)\", which lies outside the officer's scope")
    }
}
