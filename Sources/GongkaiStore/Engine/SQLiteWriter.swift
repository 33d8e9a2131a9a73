import GRDB
import Synchronization

/// The one writer of a file.
///
/// A disk forces a few hundred commits a second, however small they are. So whatever waits to be written goes into one transaction, each
/// write in a savepoint of its own, and nobody is answered before the commit of them all. A write that may last does not share: those before
/// it would wait for it.
///
/// A mutex guards the queue, because writes come from any thread and leave it on the writer's.
final class SQLiteWriter: Sendable {
    /// Together in one transaction at the most.
    private static let most = 64

    private struct Job: Sendable {
        let isAlone: Bool
        /// Does the work, and returns how to answer once it is on the disk.
        let run: @Sendable (GRDB.Database) throws -> @Sendable () -> Void
        let fail: @Sendable (any Error) -> Void
    }

    private let pool: DatabasePool
    private let queue = Mutex<(jobs: [Job], isAtWork: Bool)>(([], false))

    init(_ pool: DatabasePool) {
        self.pool = pool
    }

    func write<Value: Sendable>(
        alone isAlone: Bool, _ body: @escaping @Sendable (GRDB.Database) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let job = Job(isAlone: isAlone) { db in
                let value = try body(db)
                return { continuation.resume(returning: value) }
            } fail: {
                continuation.resume(throwing: $0)
            }
            let isIdle = queue.withLock { queue in
                queue.jobs.append(job)
                defer { queue.isAtWork = true }
                return !queue.isAtWork
            }
            if isIdle { pool.asyncWriteWithoutTransaction { self.drain($0) } }
        }
    }

    private func drain(_ db: GRDB.Database) {
        while true {
            let jobs = queue.withLock { queue in
                let jobs = Self.next(&queue.jobs)
                if jobs.isEmpty { queue.isAtWork = false }
                return jobs
            }
            if jobs.isEmpty { return }
            commit(jobs, db)
        }
    }

    /// Takes those that go together.
    private static func next(_ jobs: inout [Job]) -> [Job] {
        let alone = jobs.firstIndex(where: \.isAlone) ?? jobs.count
        let count = min(alone == 0 ? 1 : alone, most, jobs.count)
        defer { jobs.removeFirst(count) }
        return Array(jobs.prefix(count))
    }

    private func commit(_ jobs: [Job], _ db: GRDB.Database) {
        var answers: [@Sendable () -> Void] = []
        do {
            try db.beginTransaction(.immediate)
            for job in jobs {
                do {
                    // A lone one needs no savepoint, and what lasts must not have one: SQLite walks through all it changed at each statement.
                    answers.append(jobs.count == 1 ? try job.run(db) : try Self.inSavepoint(job, db))
                } catch {
                    // A full disk, say: the engine gave up what the others wrote too.
                    guard jobs.count > 1, db.isInsideTransaction else { throw error }
                    answers.append { job.fail(error) }
                }
            }
            try db.commit()
        } catch {
            if db.isInsideTransaction {
                do { try db.rollback() } catch { return jobs.forEach { $0.fail(error) } }
            }
            return jobs.forEach { $0.fail(error) }
        }
        answers.forEach { $0() }
    }

    private static func inSavepoint(_ job: Job, _ db: GRDB.Database) throws -> @Sendable () -> Void {
        var answer: @Sendable () -> Void = {}
        try db.inSavepoint {
            answer = try job.run(db)
            return .commit
        }
        return answer
    }
}
