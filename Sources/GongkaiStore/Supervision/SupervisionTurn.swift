import Dispatch
import GongkaiCore
import Synchronization

extension SupervisionStore {
    /// One at a time makes everything anew, however many servers there are: two would write the same rows. With `orLeave`, nil where somebody is at it.
    ///
    /// The turn is a lock of PostgreSQL that one connection holds to the end, for the work itself is many transactions; should the program stop, it is
    /// given back. SQLite has one writer and one server.
    func alone<Value>(orLeave: Bool = false, _ work: () async throws -> Value) async throws -> Value? {
        guard database.dialect == .postgres else { return try await work() }
        let turn = SupervisionTurn()
        let holder = Task { [database] in
            do {
                try await database.writeAtLength { tx in
                    try tx.expectMuch()
                    let isMine = try orLeave ? tx.takesSupervision() : tx.waitsForSupervision()
                    turn.answer(.success(isMine))
                    if isMine { turn.waitForEnd() }
                }
            } catch { turn.answer(.failure(error)) }
        }
        guard try await turn.isMine() else {
            await holder.value
            return nil
        }
        let result: Result<Value, any Error>
        do { result = .success(try await work()) } catch { result = .failure(error) }
        turn.end()
        await holder.value
        return try result.get()
    }
}

/// What the holder of the turn and the one who works say to each other.
///
/// A mutex guards the answer, because one thread gives it and another waits for it.
private final class SupervisionTurn: Sendable {
    private struct Talk {
        var answer: Result<Bool, any Error>?
        var waiting: CheckedContinuation<Bool, any Error>?
    }

    private let talk = Mutex(Talk())
    private let over = DispatchSemaphore(value: 0)

    /// The first answer counts.
    func answer(_ answer: Result<Bool, any Error>) {
        let waiting = talk.withLock { talk -> CheckedContinuation<Bool, any Error>? in
            if talk.answer != nil { return nil }
            talk.answer = answer
            return talk.waiting
        }
        waiting?.resume(with: answer)
    }

    func isMine() async throws -> Bool {
        try await withCheckedThrowingContinuation { continuation in
            let known = talk.withLock { talk -> Result<Bool, any Error>? in
                if talk.answer == nil { talk.waiting = continuation }
                return talk.answer
            }
            if let known { continuation.resume(with: known) }
        }
    }

    func end() { over.signal() }

    /// On a thread of the engine's own, which may block.
    func waitForEnd() { over.wait() }
}

extension Transaction {
    private static let turnNumber = 510_048

    /// Takes the turn until the end of the transaction; false where somebody else has it.
    func takesSupervision() throws -> Bool {
        guard dialect == .postgres else { return true }
        return try value(
            """
            SELECT CASE WHEN pg_try_advisory_xact_lock(\(Self.turnNumber)::int, hashtext(current_schema()::text))
                THEN CAST(1 AS BIGINT) ELSE CAST(0 AS BIGINT) END
            """, as: Int.self) == 1
    }

    fileprivate func waitsForSupervision() throws -> Bool {
        _ = try first(
            """
            SELECT CAST(1 AS BIGINT) AS turn FROM pg_advisory_xact_lock(\(Self.turnNumber)::int, hashtext(current_schema()::text)) LIMIT 1
            """)
        return true
    }
}
