import GongkaiCore
import GongkaiStore
import Logging
import ServiceLifecycle
import Synchronization

/// Inspections that were asked for and have not begun. A mutex guards them.
final class InspectionQueue: Sendable {
    struct Job: Sendable {
        let site: StoredSite
        let begunAt: Instant
        let actor: Actor
    }

    private let jobs = Mutex<[Job]>([])

    var isEmpty: Bool { jobs.withLock { $0.isEmpty } }

    func add(_ job: Job) { jobs.withLock { $0.append(job) } }

    func take() -> Job? { jobs.withLock { $0.isEmpty ? nil : $0.removeFirst() } }
}

/// Does the inspections that are asked for, one after the other. A shutdown breaks off what runs, and it is written down that it failed.
struct InspectionWork: Service {
    let queue: InspectionQueue
    let inspections: InspectionStore
    let now: @Sendable () -> Instant
    let logger: Logger
    var interval = Duration.milliseconds(300)
    /// How often it is said that an inspection is still at work.
    var beat = Duration.seconds(20)
    /// Inspects a site now.
    let inspect: @Sendable (StoredSite) async throws -> InspectedSite

    func run() async throws {
        while let job = await next() {
            let isDone = await cancelWhenGracefulShutdown { await work(on: job) }
            // In a task of its own: also when this one is cancelled, the end is written down.
            await Task { await end(job, hasFailed: !isDone) }.value
        }
    }

    /// The next that was asked for; nil when the server stops and none waits.
    private func next() async -> InspectionQueue.Job? {
        try? await cancelWhenGracefulShutdown { () async throws -> InspectionQueue.Job in
            while true {
                if let job = queue.take() { return job }
                try await Task.sleep(for: interval)
            }
        }
    }

    /// Inspects, and says from time to time that it is at it.
    private func work(on job: InspectionQueue.Job) async -> Bool {
        await withTaskGroup(of: Bool?.self) { group in
            group.addTask { await isInspected(job) }
            group.addTask {
                await keepAlive(job)
                return nil
            }
            for await outcome in group {
                guard let outcome else { continue }
                group.cancelAll()
                return outcome
            }
            return false
        }
    }

    private func isInspected(_ job: InspectionQueue.Job) async -> Bool {
        do {
            let inspected = try await inspect(job.site)
            // Pages that were asked for while the server stopped tell nothing.
            try Task.checkCancellation()
            try await inspections.keep(inspected, by: job.actor, at: now())
            try await inspections.forgetOld(of: job.site.id, by: job.actor, at: now())
            return true
        } catch {
            logger.error("a site could not be inspected", metadata: ["error": "\(error)"])
            return false
        }
    }

    /// One sign of life that could not be written down is not the last.
    private func keepAlive(_ job: InspectionQueue.Job) async {
        while !Task.isCancelled {
            do {
                try await Task.sleep(for: beat)
                try await inspections.keepJob(begunAt: job.begunAt, at: now())
            } catch is CancellationError {
                return
            } catch {
                logger.warning("that an inspection is at work could not be written down", metadata: ["error": "\(error)"])
            }
        }
    }

    private func end(_ job: InspectionQueue.Job, hasFailed: Bool) async {
        do {
            try await inspections.endJob(begunAt: job.begunAt, hasFailed: hasFailed, at: now())
        } catch {
            logger.error("the end of an inspection could not be written down", metadata: ["error": "\(error)"])
        }
    }
}
