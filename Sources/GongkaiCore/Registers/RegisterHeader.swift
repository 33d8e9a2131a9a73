/// The header of an imported file: which cell of a row belongs to which column.
package struct RegisterHeader: Sendable {
    package let definition: RegisterDefinition
    /// For each column of the definition its place in the file's rows; nil for an optional column that the file leaves out.
    package let positions: [Int?]
    /// Where the agency stands; nil when the file has none.
    package let agencyPosition: Int?

    /// The column of every register that names the agency, by code or full name.
    package static let agencyColumn = RegisterColumn("agency", "公开主体", .text(max: 100), hint: "代码或全称")

    /// Matches the cells of a header row with columns by name or label, in any order. `needsAgency` is false when all rows belong to one
    /// agency that is known otherwise.
    package init(_ definition: RegisterDefinition, cells: [String], needsAgency: Bool) throws(CellFaults) {
        let columns = [RegisterHeader.agencyColumn] + definition.columns
        var found: [String: Int] = [:]
        var faults: [CellFault] = []
        let known = columns.map { "\($0.label)（\($0.name)）" }.joined(separator: "、")
        for (place, cell) in cells.enumerated() {
            let text = TypedText(cell)
            // Spreadsheets leave empty columns behind.
            if text.trimmed.isEmpty { continue }
            guard let column = columns.first(where: { $0.label == text.trimmed || $0.name == text.plain.lowercased() }) else {
                faults.append(
                    CellFault(
                        column: text.trimmed, label: text.trimmed, found: text.trimmed, chinese: "不认识的列“\(text.trimmed)”。可用的列：\(known)。",
                        english: "unknown column \"\(text.trimmed)\"; known columns: \(columns.map(\.name).joined(separator: ", "))"))
                continue
            }
            if found.updateValue(place, forKey: column.name) != nil {
                faults.append(
                    CellFault(
                        column, found: text.trimmed, chinese: "列“\(column.label)”出现了两次。", english: "column \(column.english) stands twice"))
            }
        }
        for column in columns where found[column.name] == nil && column.isRequired {
            if column.name == RegisterHeader.agencyColumn.name && !needsAgency { continue }
            faults.append(
                CellFault(
                    column, found: "", chinese: "缺少列“\(column.label)”（\(column.name)）。必需的列：\(RegisterHeader.required(columns))。",
                    english: "column \(column.english) is missing"))
        }
        guard faults.isEmpty else { throw CellFaults(faults) }
        self.definition = definition
        positions = definition.columns.map { found[$0.name] }
        agencyPosition = found[RegisterHeader.agencyColumn.name]
    }

    /// The texts of a row in the definition's order. A row that is shorter than the header ends in blanks.
    package func cells(of row: [String]) -> [String] {
        positions.map { position in
            guard let position, position < row.count else { return "" }
            return row[position]
        }
    }

    /// The header that an export writes and an import reads.
    package static func labels(of definition: RegisterDefinition) -> [String] {
        [agencyColumn.label] + definition.columns.map(\.label)
    }

    private static func required(_ columns: [RegisterColumn]) -> String {
        columns.filter(\.isRequired).map(\.label).joined(separator: "、")
    }
}
