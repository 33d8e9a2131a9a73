/// The statements a connection has prepared, by their text and the types their values had.
struct PostgresStatements {
    private struct Known {
        let name: String
        let types: [UInt32]
    }

    private var known: [String: [Known]] = [:]
    private var count = 0
    private var names = 0

    var isFull: Bool { count >= 300 }

    /// A name that no statement has had: what the server prepared may be unknown here, when a statement sent before it was refused.
    mutating func newName() -> String {
        names += 1
        return "s\(names)"
    }

    /// A prepared statement that takes these values. NULL has every type, and a place first prepared with NULL got the column's.
    func name(for text: String, _ values: [SQLValue]) -> String? {
        known[text]?.first { known in
            zip(known.types, values).allSatisfy { type, value in
                type == 0 || value == .null || type == value.postgresType
            }
        }?.name
    }

    /// Remembers what was prepared.
    mutating func add(_ name: String, for text: String, _ values: [SQLValue]) {
        known[text, default: []].append(Known(name: name, types: values.map(\.postgresType)))
        count += 1
    }

    mutating func removeAll() {
        known = [:]
        count = 0
    }
}
