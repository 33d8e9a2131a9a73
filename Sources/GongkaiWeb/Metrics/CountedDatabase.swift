import GongkaiStore
import Synchronization

/// Counts the calls to a database, and how many are under way or wait for a connection.
final class CountedDatabase: Database {
    struct Load: Sendable {
        var reads = 0
        var writes = 0
        var reading = 0
        var writing = 0
        var failures = 0
    }

    private let base: any Database
    private let counts = Mutex(Load())

    init(_ base: any Database) { self.base = base }

    var dialect: Dialect { base.dialect }
    var load: Load { counts.withLock { $0 } }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await counting(\.reads, \.reading) { try await base.read(body) }
    }

    func readBriefly<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await counting(\.reads, \.reading) { try await base.readBriefly(body) }
    }

    @discardableResult
    func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await counting(\.writes, \.writing) { try await base.write(body) }
    }

    @discardableResult
    func writeAtLength<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await counting(\.writes, \.writing) { try await base.writeAtLength(body) }
    }

    func close() async throws { try await base.close() }

    private func counting<Value>(
        _ all: sending WritableKeyPath<Load, Int>, _ running: sending WritableKeyPath<Load, Int>, _ call: () async throws -> Value
    ) async throws -> Value {
        change {
            $0[keyPath: all] += 1; $0[keyPath: running] += 1
        }
        defer { change { $0[keyPath: running] -= 1 } }
        do {
            return try await call()
        } catch let error as DatabaseError {
            change { $0.failures += 1 }
            throw error
        }
    }

    private func change(_ body: (inout Load) -> Void) { counts.withLock { body(&$0) } }
}
