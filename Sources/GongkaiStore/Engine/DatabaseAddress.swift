package import Foundation

/// Where the data is: `sqlite:PATH` for the embedded engine, `postgres://…` for a server.
package struct DatabaseAddress: Sendable, Equatable {
    /// The address names no engine of ours.
    package struct Malformed: Error, Equatable, CustomStringConvertible {
        package let description: String
    }

    package let text: String
    package let dialect: Dialect

    package init(_ text: String) throws(Malformed) {
        if text.hasPrefix("sqlite:"), text != "sqlite:" {
            dialect = .sqlite
        } else if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            dialect = .postgres
        } else {
            throw Malformed(
                description: "\"\(text)\" is no database address: write sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME")
        }
        self.text = text
    }

    /// The file of the embedded engine; nil for a server.
    package var file: URL? { dialect == .sqlite ? URL(filePath: path) : nil }

    private var path: String { String(text.dropFirst("sqlite:".count)) }

    /// Opens the database, creating the file of the embedded engine when it is missing. The caller closes it.
    package func open() async throws -> any Database {
        switch dialect {
        case .sqlite: try SQLiteDatabase(path: path)
        case .postgres: try await PostgresDatabase(address: text)
        }
    }
}
