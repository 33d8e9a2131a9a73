import GongkaiCore
import GongkaiStore
import Logging
import ServiceLifecycle

/// Publishes what is scheduled and takes down what has ended, every few seconds. Each server does; the second finds it done.
struct PortalSweep: Service {
    let articles: ArticleStore
    let now: @Sendable () -> Instant
    let logger: Logger
    var interval = Duration.seconds(2)

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var told: Set<ArticleID> = []
            while !Task.isCancelled {
                try await Task.sleep(for: interval)
                do {
                    let sweep = try await articles.sweep(at: now())
                    // Once, not every two seconds; the console shows it all the time.
                    for stalled in sweep.stalled where !told.contains(stalled.article) {
                        logger.warning(
                            "a scheduled article could not be published",
                            metadata: ["article": "\(stalled.article.value)", "obstacle": "\(stalled.words)"])
                    }
                    told = Set(sweep.stalled.map(\.article))
                } catch is CancellationError {
                    return
                } catch {
                    logger.warning("scheduled articles cannot be published", metadata: ["error": "\(error)"])
                }
            }
        }
    }
}
