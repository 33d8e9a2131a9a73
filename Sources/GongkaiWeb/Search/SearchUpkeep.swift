import GongkaiCore
import GongkaiStore
import Logging
import ServiceLifecycle

/// Keeps the search index in order: builds it anew when this program cuts it by other rules, reads what was left for later, gathers what is
/// small, and writes down what was searched for.
struct SearchUpkeep: Service {
    let search: SearchStore
    let tally: SearchTally
    let now: @Sendable () -> Instant
    let logger: Logger
    /// What is published must be found within a second.
    var interval = Duration.milliseconds(300)

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var rounds = 0
            while !Task.isCancelled {
                do {
                    if try await search.isOutdated() { try await rebuild() }
                    while !Task.isCancelled {
                        if search.isDamaged { throw DamageSeen() }
                        try await search.sweep()
                        rounds += 1
                        if rounds.isMultiple(of: 100) { try await search.write(tally, at: now()) }
                        try await Task.sleep(for: interval)
                    }
                } catch is CancellationError {
                    break
                } catch  where error is SearchDamage || error is DamageSeen {
                    await mend()
                } catch {
                    logger.warning("the search index cannot be kept in order", metadata: ["error": "\(error)"])
                    try await Task.sleep(for: .seconds(10))
                }
            }
        }
        do {
            try await search.write(tally, at: now())
        } catch {
            logger.warning("searched words could not be written down", metadata: ["error": "\(error)"])
        }
    }

    /// A search has come upon damage.
    private struct DamageSeen: Error {}

    /// Builds the index anew beside the damaged one; a disk that damages it again is not kept busy with that alone.
    private func mend() async {
        logger.error("the search index is damaged and is built anew")
        do {
            try await rebuild()
        } catch {
            logger.error("the search index cannot be built anew", metadata: ["error": "\(error)"])
        }
        try? await Task.sleep(for: .seconds(10))
    }

    private func rebuild() async throws {
        switch try await search.rebuild(now: now) {
        // An empty district is no news.
        case .done(let items) where items > 0: logger.notice("search index built", metadata: ["items": "\(items)"])
        case .done: break
        // Another server is at it; if it breaks off, this one takes over.
        case .underWay: try await Task.sleep(for: .seconds(15))
        }
    }
}
