import GongkaiCore
import GongkaiStore
import Logging
import ServiceLifecycle

/// Takes the steps that a passed day takes by itself (an application that was not supplemented in time is given up), and forgets drafts and
/// files that nobody came back to. Each server does; the second finds it done.
struct RequestSweep: Service {
    let requests: RequestStore
    let now: @Sendable () -> Instant
    let logger: Logger
    var interval = Duration.seconds(60)

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    _ = try await requests.matters.sweep(at: now())
                    _ = try await requests.discardOldDrafts(at: now())
                    _ = try await requests.sealOldFiles(at: now())
                    _ = try await requests.discardOldUploads(at: now())
                } catch is CancellationError {
                    return
                } catch {
                    logger.warning("requests cannot be swept", metadata: ["error": "\(error)"])
                }
                try await Task.sleep(for: interval)
            }
        }
    }
}
