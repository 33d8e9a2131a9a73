import Foundation
import GongkaiCore
package import GongkaiStore

/// A database of its own for one test, gone when the test ends.
package enum TestDatabase {
    /// Opens a migrated database.
    package static func open<Value: Sendable>(
        on engine: TestEngine, _ body: @Sendable (any Database) async throws -> Value
    ) async throws -> Value {
        try await openEmpty(on: engine) { database, _ in
            try await Schema.migrate(database, at: Instant(milliseconds: 0))
            return try await body(database)
        }
    }

    /// Opens a database without tables; also gives its address, for tests that open it twice.
    package static func openEmpty<Value: Sendable>(
        on engine: TestEngine, _ body: @Sendable (any Database, DatabaseAddress) async throws -> Value
    ) async throws -> Value {
        switch engine {
        case .sqlite:
            return try await TestFolder.open { folder in
                try await using(DatabaseAddress("sqlite:\(folder.path)/test.db"), body)
            }
        case .postgres:
            await ServerPlaces.shared.take()
            let result: Result<Value, any Error>
            do {
                result = .success(try await onServer(body))
            } catch {
                result = .failure(error)
            }
            await ServerPlaces.shared.give()
            return try result.get()
        }
    }

    private static func onServer<Value: Sendable>(
        _ body: @Sendable (any Database, DatabaseAddress) async throws -> Value
    ) async throws -> Value {
        guard let server = TestEngine.serverAddress else {
            throw DatabaseError(.cannotOpen, "GONGKAI_TEST_POSTGRES is not set: run scripts/test-postgres start")
        }
        // A schema is made and dropped in milliseconds, a database is not.
        let name = "test_" + UUID().uuidString.filter(\.isLetter).lowercased() + "\(UInt32.random(in: 0...UInt32.max))"
        let options = "options=-csearch_path%3D\(name)"
        let own = try DatabaseAddress(server + (server.contains("?") ? "&" : "?") + options)
        let outside = try await DatabaseAddress(server).open()
        try await outside.write { tx in try tx.run("CREATE SCHEMA " + SQL(identifier: name)) }
        let result: Result<Value, any Error>
        do {
            result = .success(try await using(own, body))
        } catch {
            result = .failure(error)
        }
        try await outside.write { tx in try tx.run("DROP SCHEMA " + SQL(identifier: name) + " CASCADE") }
        try await outside.close()
        return try result.get()
    }

    private static func using<Value: Sendable>(
        _ address: DatabaseAddress, _ body: @Sendable (any Database, DatabaseAddress) async throws -> Value
    ) async throws -> Value {
        let database = try await address.open()
        do {
            let value = try await body(database, address)
            try await database.close()
            return value
        } catch {
            try await database.close()
            throw error
        }
    }
}
