import GongkaiCore
import GongkaiStore
import Logging
import ServiceLifecycle

/// Reads what changed, of this server and of others on the same database, and drops the pages that show it.
struct PageChanges: Service {
    let pages: PageStore
    let changes: PageChangeStore
    let now: @Sendable () -> Instant
    let logger: Logger
    /// How often it looks: what is published must be seen within a second.
    var interval = Duration.milliseconds(250)

    /// Ids asked for again, in case a transaction that began earlier committed later.
    private static let overlap: Int64 = 500

    func run() async throws {
        let last = try await changes.last()
        try? await cancelWhenGracefulShutdown {
            var seen = Seen(last: last)
            var sinceClearing = 0
            while !Task.isCancelled {
                try await Task.sleep(for: interval)
                do {
                    try await look(&seen)
                    sinceClearing += 1
                    if sinceClearing >= 14_400 {
                        sinceClearing = 0
                        try await changes.clear(before: now().adding(seconds: -86_400))
                    }
                } catch is CancellationError {
                    return
                } catch {
                    // Without news of changes nothing that is kept can be trusted.
                    pages.drop([.everything])
                    logger.warning("page changes cannot be read", metadata: ["error": "\(error)"])
                }
            }
        }
    }

    private func look(_ seen: inout Seen) async throws {
        let fresh = try await changes.changes(after: seen.last - PageChanges.overlap).filter { seen.isNew($0.id) }
        if !fresh.isEmpty { pages.drop(fresh.map(\.tag)) }
    }

    /// The ids read so far, as far back as they are asked for.
    struct Seen {
        private(set) var last: Int64
        private var ids: Set<Int64> = []

        init(last: Int64) { self.last = last }

        mutating func isNew(_ id: Int64) -> Bool {
            guard ids.insert(id).inserted else { return false }
            last = max(last, id)
            if ids.count > 4 * Int(PageChanges.overlap) {
                let bound = last - PageChanges.overlap
                ids = ids.filter { $0 > bound }
            }
            return true
        }
    }
}
