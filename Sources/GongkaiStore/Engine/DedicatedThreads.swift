import Foundation

/// Threads for calls that block (libpq, password hashing), so that they never hold up the cooperative pool.
/// The queue and the counts are shared mutable state, guarded by the condition. Threads live until ``stop()``.
final class DedicatedThreads: @unchecked Sendable {
    private let limit: Int
    private let name: String
    private let condition = NSCondition()
    private var waiting: [@Sendable () -> Void] = []
    private var threads = 0
    private var idle = 0
    private var isStopped = false

    /// At most `limit` calls run at once; the others wait their turn.
    init(limit: Int, name: String) {
        self.limit = limit
        self.name = name
    }

    /// Runs a blocking call and suspends the caller until it has ended.
    func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let isTaken = add { continuation.resume(with: Result { try body() }) }
            if !isTaken { continuation.resume(throwing: DatabaseError(.misuse, "the database is closed")) }
        }
    }

    /// Lets the calls that wait run, then ends the threads. Later calls fail.
    func stop() {
        condition.withLock {
            isStopped = true
            condition.broadcast()
        }
    }

    private func add(_ job: @escaping @Sendable () -> Void) -> Bool {
        condition.withLock {
            if isStopped { return false }
            waiting.append(job)
            if idle >= waiting.count {
                condition.signal()
            } else if threads < limit {
                threads += 1
                start()
            }
            return true
        }
    }

    private func start() {
        let thread = Thread { [self] in
            while let job = next() { job() }
        }
        thread.name = name
        thread.start()
    }

    private func next() -> (@Sendable () -> Void)? {
        condition.withLock {
            while waiting.isEmpty {
                if isStopped { return nil }
                idle += 1
                condition.wait()
                idle -= 1
            }
            return waiting.removeFirst()
        }
    }
}
