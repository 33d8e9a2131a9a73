import Foundation
import Synchronization

/// The server engine: a pool of connections to PostgreSQL, each used by one of the pool's own threads at a time.
package final class PostgresDatabase: Database {
    package let dialect = Dialect.postgres
    private let address: PostgresAddress
    private let threads: DedicatedThreads
    /// The connections nobody uses; nil once the database is closed.
    private let idle: Mutex<[PostgresConnection]?>

    /// Opens a first connection, so that a wrong address is noticed at once.
    package init(address: String, connections: Int = 8) async throws {
        self.address = PostgresAddress(address)
        threads = DedicatedThreads(limit: connections, name: "postgres")
        idle = Mutex([])
        do {
            try await threads.run { self.putBack(try PostgresConnection(self.address)) }
        } catch {
            threads.stop()
            throw error
        }
    }

    package func read<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await threads.run {
            try self.withConnection(.reading) { connection in
                do {
                    return try self.transaction(on: connection, body)
                } catch let error as DatabaseError where error.kind == .connectionLost && !connection.hasReturnedRows {
                    return try self.withFreshConnection(.reading) { try self.transaction(on: $0, body) }
                }
            }
        }
    }

    @discardableResult
    package func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await threads.run {
            try self.withConnection(.writing) { try self.transaction(on: $0, body) }
        }
    }

    package func close() async throws {
        idle.withLock { $0 = nil }
        threads.stop()
    }

    private func transaction<Value>(on connection: PostgresConnection, _ body: (Transaction) throws -> Value) throws -> Value {
        do {
            let tx = Transaction(connection, .postgres)
            let value = try body(tx)
            try tx.finish()
            try connection.commit()
            return value
        } catch {
            connection.rollback()
            throw error
        }
    }

    /// Lends a connection with a transaction begun on it. One that died while idle is replaced: nothing had been asked of it yet.
    private func withConnection<Value>(_ beginning: PostgresConnection.Beginning, _ body: (PostgresConnection) throws -> Value) throws
        -> Value
    {
        guard let connection = takeIdle() else { return try withFreshConnection(beginning, body) }
        do {
            try connection.begin(beginning)
        } catch let error as DatabaseError where error.kind == .connectionLost {
            forgetIdle()
            return try withFreshConnection(beginning, body)
        }
        defer { putBack(connection) }
        return try body(connection)
    }

    private func withFreshConnection<Value>(_ beginning: PostgresConnection.Beginning, _ body: (PostgresConnection) throws -> Value) throws
        -> Value
    {
        let connection = try PostgresConnection(address)
        try connection.begin(beginning)
        defer { putBack(connection) }
        return try body(connection)
    }

    private func takeIdle() -> PostgresConnection? { idle.withLock { $0?.popLast() } }

    private func putBack(_ connection: PostgresConnection) {
        if connection.isUsable { idle.withLock { $0?.append(connection) } }
    }

    /// When one connection has died, the server was most likely restarted and the others have too.
    private func forgetIdle() {
        idle.withLock { connections in
            if connections != nil { connections = [] }
        }
    }
}
