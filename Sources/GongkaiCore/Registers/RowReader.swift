/// Reads rows of one register: every cell by its column, then the rules between them.
package struct RowReader: Sendable {
    package let definition: RegisterDefinition
    private let readers: [CellReader]
    private let rules: [BoundRule]

    /// `today` bounds the days that are believed.
    package init(_ definition: RegisterDefinition, today: Day) {
        self.definition = definition
        readers = definition.columns.map { CellReader($0, today: today) }
        rules = definition.rules.map { BoundRule($0, in: definition) }
    }

    /// Reads the texts of all columns, in the definition's order. A reference stays the text of its key.
    package func read(_ cells: [String]) -> ReadRow {
        precondition(cells.count == readers.count, "\(definition.name) has \(readers.count) columns")
        var values: [RegisterValue] = []
        values.reserveCapacity(readers.count)
        var faults: [CellFault] = []
        var unread: Set<Int> = []
        for (index, reader) in readers.enumerated() {
            do {
                values.append(try reader.read(cells[index]))
            } catch {
                faults.append(error)
                values.append(.blank)
                unread.insert(index)
            }
        }
        // A rule about a cell that could not be read would only repeat the fault.
        for rule in rules where unread.isEmpty || !rule.concerns(unread) {
            if let fault = rule.fault(in: values, of: definition) { faults.append(fault) }
        }
        return ReadRow(values: values, unread: unread, faults: faults)
    }
}

/// A row as far as it could be read.
package struct ReadRow: Sendable {
    /// In the definition's order; blank where a cell could not be read.
    package let values: [RegisterValue]
    /// The places of the cells that could not be read.
    package let unread: Set<Int>
    package let faults: [CellFault]
}

extension RegisterDefinition {
    /// Reads the cells of one record by column name; a column that is not there is blank. A name that is no column is a fault.
    package func parse(_ cells: [String: String], today: Day) throws(CellFaults) -> ReadRow {
        let unknown = cells.keys.filter { column($0) == nil }.sorted()
        guard unknown.isEmpty else {
            throw CellFaults(
                unknown.map { name in
                    CellFault(
                        column: name, label: name, found: "", chinese: "“\(label)”没有名为“\(name)”的列。",
                        english: "\(self.name) has no column \(name)")
                })
        }
        return RowReader(self, today: today).read(columns.map { cells[$0.name] ?? "" })
    }
}
