/// A statement whose interpolated values are bound, never pasted: `"SELECT title FROM staff WHERE id = \(id)"`.
///
/// One text serves both engines; a value is rendered `?` for SQLite and `$n` for PostgreSQL.
package struct SQL: Sendable, ExpressibleByStringInterpolation {
    enum Part: Sendable {
        case text(String)
        case value(SQLValue)
    }

    var parts: [Part]

    package init(stringLiteral text: String) {
        parts = [.text(text)]
    }

    package init(stringInterpolation: StringInterpolation) {
        parts = stringInterpolation.parts
    }

    /// The name of a table or column, which comes from the program's own definitions. Anything but `a-z0-9_` stops the program.
    package init(identifier: String) {
        precondition(
            !identifier.isEmpty && identifier.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F },
            "\"\(identifier)\" is not a name of our schema")
        parts = [.text(identifier)]
    }

    /// The text of a schema file, which carries no values.
    init(schema text: String) {
        parts = [.text(text)]
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(interpolationCount * 2 + 1)
        }

        package mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { parts.append(.text(literal)) }
        }

        package mutating func appendInterpolation(_ value: some SQLBindable) {
            parts.append(.value(value.sqlValue))
        }

        /// A value or NULL.
        package mutating func appendInterpolation<Value: SQLBindable>(_ value: Value?) {
            parts.append(.value(value.sqlValue))
        }

        /// Part of another statement, with its values.
        package mutating func appendInterpolation(_ sql: SQL) {
            parts.append(contentsOf: sql.parts)
        }

        /// `(?, ?, ?)` for use behind IN. An empty list matches nothing.
        package mutating func appendInterpolation(list values: [some SQLBindable]) {
            parts.append(.text("("))
            if values.isEmpty { parts.append(.text("NULL")) }
            for (index, value) in values.enumerated() {
                if index > 0 { parts.append(.text(", ")) }
                parts.append(.value(value.sqlValue))
            }
            parts.append(.text(")"))
        }
    }

    package static func + (a: SQL, b: SQL) -> SQL {
        var sum = a
        sum.parts += b.parts
        return sum
    }

    package static func += (a: inout SQL, b: SQL) {
        a.parts += b.parts
    }
}

extension [SQL] {
    /// The parts with a separator between them, such as `" AND "`.
    package func joined(_ separator: SQL) -> SQL {
        var result: SQL = ""
        for (index, part) in enumerated() {
            if index > 0 { result += separator }
            result += part
        }
        return result
    }
}

extension SQL {
    /// The text for one engine, and the values in the order of their placeholders.
    func rendered(for dialect: Dialect) -> (text: String, values: [SQLValue]) {
        var text = ""
        var values: [SQLValue] = []
        for (index, part) in parts.enumerated() {
            switch part {
            case .text(let literal):
                text += literal
            case .value(let value):
                values.append(value)
                text += dialect.placeholder(values.count)
                // "$1 IS NULL" alone tells PostgreSQL no type.
                if dialect == .postgres, index + 1 < parts.count, case .text(let next) = parts[index + 1], next.hasPrefix(" IS ") {
                    text += "::text"
                }
            }
        }
        return (text, values)
    }
}
