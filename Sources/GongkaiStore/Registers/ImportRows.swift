import GongkaiCore

/// The rows of a file, read cell by cell: what needs no database.
struct ImportRows: Sendable {
    struct Row: Sendable {
        /// As a spreadsheet counts.
        let number: Int
        let agency: String
        /// References are keys yet; blank where a cell could not be read.
        let values: [RegisterValue]
        /// The places of the cells that could not be read.
        let unread: Set<Int>
    }

    let register: RegisterDefinition
    private(set) var rows: [Row] = []
    private(set) var report = ImportReport()

    var count: Int { rows.count }

    init(_ register: RegisterDefinition, _ file: ImportFile, hasAgency: Bool, today: Day) throws(CellFaults) {
        let header = try RegisterHeader(register, cells: file.header, needsAgency: !hasAgency)
        let reader = RowReader(register, today: today)
        self.register = register
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
            let read = reader.read(header.cells(of: cells))
            rows.append(Row(number: number, agency: agency, values: read.values, unread: read.unread))
            for fault in read.faults { report.add(fault, row: number) }
        }
        report.count(rows: filled)
    }
}

extension ImportRows {
    private static func surplus(_ text: String, columns: Int) -> CellFault {
        CellFault(
            column: "", label: "", found: text, chinese: "表头有\(columns)列，本行多出“\(text)”；含逗号的内容应加引号。",
            english: "the header has \(columns) columns, this row has more (\"\(text)\"); put cells that hold a comma in quotes")
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
