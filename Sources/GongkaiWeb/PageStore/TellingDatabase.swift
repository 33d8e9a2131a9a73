import GongkaiCore
import GongkaiStore
import Synchronization

/// Tells this server what a transaction of its own changed, as soon as it is committed and before whoever wrote it is answered. What other servers
/// write is found by looking (``PageChanges``).
final class TellingDatabase: Database {
    typealias Listener = @Sendable (Set<PageTag>) async -> Void

    private let base: any Database
    private let listener = Mutex<Listener?>(nil)

    init(_ base: any Database) { self.base = base }

    var dialect: Dialect { base.dialect }

    /// Whom to tell; before that nobody is.
    func tell(_ listener: @escaping Listener) { self.listener.withLock { $0 = listener } }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await base.read(body)
    }

    func readBriefly<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await base.readBriefly(body)
    }

    @discardableResult
    func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await sure { await telling(try await base.write { tx in (try body(tx), tx.changedPages) }) }
    }

    @discardableResult
    func writeAtLength<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await sure { await telling(try await base.writeAtLength { tx in (try body(tx), tx.changedPages) }) }
    }

    /// What may have been kept or not may have been seen: no page is trusted after that.
    private func sure<Value: Sendable>(_ write: () async throws -> Value) async throws -> Value {
        do { return try await write() } catch let error as DatabaseError where error.kind == .unsure {
            if let listener = listener.withLock({ $0 }) { await listener([.everything]) }
            throw error
        }
    }

    private func telling<Value: Sendable>(_ written: (value: Value, changed: Set<PageTag>)) async -> Value {
        if !written.changed.isEmpty, let listener = listener.withLock({ $0 }) { await listener(written.changed) }
        return written.value
    }

    func close() async throws { try await base.close() }
}
