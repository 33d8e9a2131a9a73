/// One row of a result, read by column name.
package struct Row: Sendable {
    let columns: Columns
    let values: [SQLValue]

    /// The column names of a result, shared by its rows.
    final class Columns: Sendable {
        let names: [String]

        init(_ names: [String]) {
            self.names = names
        }

        /// Looked for one by one: most results have few rows, and a table of their names would cost more than they do.
        func position(_ name: String) -> Int? { names.firstIndex(of: name) }
    }

    /// The value of a column; a missing column or a value of another type is an error.
    package func get<Value: SQLReadable>(_ name: String, as type: Value.Type = Value.self) throws -> Value {
        guard let position = columns.position(name) else {
            throw DatabaseError(.misuse, "the result has no column \(name), only \(columns.names.joined(separator: ", "))")
        }
        guard let value = Value(sqlValue: values[position]) else {
            throw DatabaseError(.misuse, "column \(name) does not hold a \(Value.self)")
        }
        return value
    }

    package subscript(_ name: String) -> SQLValue {
        columns.position(name).map { values[$0] } ?? .null
    }

    package subscript(_ position: Int) -> SQLValue { values[position] }
}
