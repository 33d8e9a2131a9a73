import GongkaiCore

/// The rows of a file on their way into a register: first read, then looked up, then written.
struct ImportRows: Sendable {
    struct Row: Sendable {
        /// As a spreadsheet counts.
        let number: Int
        let agencyText: String
        var agency = AgencyID(value: 0)
        var values: [RegisterValue]
    }

    let register: RegisterDefinition
    private(set) var rows: [Row] = []
    private(set) var report = ImportReport()
    private let hasAgencyColumn: Bool

    var count: Int { rows.count }

    /// Reads every cell by itself; needs no database.
    init(_ register: RegisterDefinition, _ file: ImportFile, hasAgency: Bool, today: Day) throws(CellFaults) {
        let header = try RegisterHeader(register, cells: file.header, needsAgency: !hasAgency)
        let reader = RowReader(register, today: today)
        self.register = register
        hasAgencyColumn = header.agencyPosition != nil
        rows.reserveCapacity(file.rows.count)
        var filled = 0
        for (index, cells) in file.rows.enumerated() where !cells.allSatisfy(\.isBlank) {
            filled += 1
            let number = index + 2
            if cells.count > file.header.count, let extra = cells[file.header.count...].first(where: { !$0.isBlank }) {
                report.add(ImportRows.surplus(extra, columns: file.header.count), row: number)
            }
            var agency = ""
            if let position = header.agencyPosition, position < cells.count { agency = cells[position].trimmed }
            do {
                rows.append(Row(number: number, agencyText: agency, values: try reader.read(header.cells(of: cells))))
            } catch {
                for fault in error.faults { report.add(fault, row: number) }
            }
        }
        report.count(rows: filled)
    }

    /// Replaces codes and keys by ids, and finds what is there twice. All faults end up in ``report``.
    mutating func resolve(agency: AgencyID?, agencies: Set<AgencyID>?, in tx: Transaction) throws {
        try resolveAgencies(agency, agencies, in: tx)
        for (column, other) in register.references { try resolve(column, other, in: tx) }
        for group in register.uniqueGroups { try findDuplicates(group, in: tx) }
        report.sort()
    }

    private mutating func resolveAgencies(_ agency: AgencyID?, _ agencies: Set<AgencyID>?, in tx: Transaction) throws {
        var known: [String: AgencyID] = [:]
        for row in try tx.rows("SELECT id, code, name FROM agency") {
            let id = AgencyID(value: try row.get("id"))
            known[try row.get("name")] = id
            known[try row.get("code")] = id
        }
        for index in rows.indices {
            let text = rows[index].agencyText
            guard let found = text.isEmpty ? agency : known[text] else {
                report.add(ImportRows.unknownAgency(text), row: rows[index].number)
                continue
            }
            if let agencies, !agencies.contains(found) {
                report.add(ImportRows.foreignAgency(text), row: rows[index].number)
                continue
            }
            rows[index].agency = found
        }
    }

    private mutating func resolve(_ column: RegisterColumn, _ other: String, in tx: Transaction) throws {
        guard let position = register.position(of: column.name) else { return }
        var keys: Set<String> = []
        for row in rows { if case .text(let key) = row.values[position] { keys.insert(key) } }
        let found = try tx.references(to: other, keys: keys.sorted(), days: register.comparedDay(of: column.name))
        for index in rows.indices {
            guard case .text(let key) = rows[index].values[position] else { continue }
            guard let target = found[key] else {
                report.add(register.unresolved(column, key), row: rows[index].number)
                continue
            }
            rows[index].values[position] = .number(target.record)
            if let fault = register.fault(rows[index].values, reference: column, target) { report.add(fault, row: rows[index].number) }
        }
    }

    private mutating func findDuplicates(_ group: UniqueGroup, in tx: Transaction) throws {
        var first: [[SQLValue]: Int] = [:]
        first.reserveCapacity(rows.count)
        for index in rows.indices {
            let cells = group.cells(of: rows[index].values, rows[index].agency)
            if group.isFree(cells) { continue }
            if let earlier = first[cells] {
                let place = "文件第\(rows[earlier].number)行已有"
                report.add(
                    group.fault(rows[index].values, in: register, where: place, "in row \(rows[earlier].number)"), row: rows[index].number)
            } else {
                first[cells] = index
            }
        }
        for cells in try tx.existing(first.keys, of: group, in: register) {
            guard let index = first[cells] else { continue }
            report.add(
                group.fault(rows[index].values, in: register, where: "台账中已有", "already in the register"), row: rows[index].number)
        }
    }
}

extension ImportRows {
    private static func surplus(_ text: String, columns: Int) -> CellFault {
        CellFault(
            column: "", label: "", found: text, chinese: "表头有\(columns)列，本行多出“\(text)”；含逗号的内容应加引号。",
            english: "the header has \(columns) columns, this row has more (\"\(text)\"); put cells that hold a comma in quotes")
    }

    private static func unknownAgency(_ text: String) -> CellFault {
        text.isEmpty
            ? CellFault(RegisterHeader.agencyColumn, found: "", chinese: "“公开主体”不能为空，应填单位代码或全称。", english: "agency is empty")
            : CellFault(
                RegisterHeader.agencyColumn, found: text, chinese: "“公开主体”填的是“\(text)”，没有这个代码或全称的单位。",
                english: "agency is \"\(text)\"; there is no agency of that code or name")
    }

    private static func foreignAgency(_ text: String) -> CellFault {
        CellFault(
            RegisterHeader.agencyColumn, found: text, chinese: "您不负责“\(text)”，不能为它导入。",
            english: "agency \(text) is outside the officer's scope")
    }
}

extension String {
    /// Nothing but white space.
    fileprivate var isBlank: Bool { utf8.isEmpty || unicodeScalars.allSatisfy(\.properties.isWhitespace) }

    fileprivate var trimmed: String {
        guard let start = firstIndex(where: { !$0.isWhitespace }), let end = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[start...end])
    }
}
