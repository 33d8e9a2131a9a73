import ArgumentParser
import Foundation
import GongkaiCore
import GongkaiStore

/// Which database a command works on.
struct DatabaseOptions: ParsableArguments {
    static let variable = "GONGKAI_DATABASE"
    static let standard = "sqlite:data/gongkai.db"

    @Option(
        name: .customLong("database"),
        help: "sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME. (default: $\(variable), or \(standard))")
    private var option: String?

    /// Command line before environment before default.
    private var source: (name: String, text: String) {
        if let option { return ("--database", option) }
        if let text = ProcessInfo.processInfo.environment[Self.variable], !text.isEmpty { return (Self.variable, text) }
        return ("--database", Self.standard)
    }

    func validate() throws {
        do {
            _ = try DatabaseAddress(source.text)
        } catch {
            throw ValidationError("\(source.name): \(error).")
        }
    }

    /// The folder of the embedded engine's file; nil for a server.
    var folder: URL? {
        get throws { try DatabaseAddress(source.text).file?.deletingLastPathComponent() }
    }

    /// Opens the database, brings its tables to the program's state, and closes it whatever happens.
    /// A file that is not there is only made by commands that fill it; with `discarding`, it is removed again when they fail.
    func open<Value>(
        creating: Bool = false, discarding: Bool = false, _ body: (any Database) async throws -> Value
    ) async throws -> Value {
        try await Self.open(try DatabaseAddress(source.text), creating: creating, discarding: discarding, body)
    }

    /// The same for an address that was given otherwise.
    static func open<Value>(
        _ address: DatabaseAddress, creating: Bool = false, discarding: Bool = false, _ body: (any Database) async throws -> Value
    ) async throws -> Value {
        if !creating, let file = address.file { try requireFile(file) }
        let newFile = address.file.flatMap { FileManager.default.fileExists(atPath: $0.path) ? nil : $0 }
        let database = try await address.open()
        do {
            try await Schema.migrate(database, at: .now)
            try await ServiceItemStore(database: database).countUnits()
            let value = try await body(database)
            try await database.close()
            return value
        } catch {
            // The first error is the one to tell; a connection that is lost cannot be closed.
            try? await database.close()
            if discarding, let newFile { remove(newFile) }
            throw error
        }
    }

    /// With the files that SQLite lays beside it.
    private static func remove(_ file: URL) {
        for suffix in ["", "-wal", "-shm"] { unlink(file.path + suffix) }
    }

    private static func requireFile(_ file: URL) throws {
        if FileManager.default.fileExists(atPath: file.path) { return }
        throw Complaint(
            """
            \(file.relativePath) does not exist. Name the database with --database, \
            or start a new one with "gongkai agency create" or "gongkai demo".
            """)
    }
}
