import GongkaiCore
import GongkaiStore
import Logging
import ServiceLifecycle

/// Publishes what is scheduled and takes down what has ended, every few seconds. Each server does; the second finds it done.
struct PortalSweep: Service {
    let articles: ArticleStore
    let sites: SiteStore
    let pages: PageStore
    let now: @Sendable () -> Instant
    let logger: Logger
    var interval = Duration.seconds(2)

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var told: Set<ArticleID> = []
            var today = now().day
            while !Task.isCancelled {
                try await Task.sleep(for: interval)
                do {
                    let sweep = try await articles.sweep(at: now())
                    try await sites.endBanners(at: now())
                    // What is in force, what is still to be shown: with a new day pages may say something else.
                    if now().day != today {
                        today = now().day
                        pages.drop([.everything])
                    }
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
