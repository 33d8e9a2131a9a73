import GongkaiCore
import GongkaiStore
import Logging
import ServiceLifecycle

/// Reads what changed, of this server and of others on the same database, and drops the pages that show it.
struct PageChanges: Service {
    let pages: PageStore
    let changes: PageChangeStore
    let sites: SiteStore
    var places: PublicPlaces?
    /// What was known before the first page was kept.
    let start: Seen
    let now: @Sendable () -> Instant
    let logger: Logger
    /// How often it looks: what is published must be seen within a second.
    var interval = Duration.milliseconds(250)

    /// Ids asked for again, in case a transaction that began earlier committed later.
    private static let overlap: Int64 = 500

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var seen = start
            var sinceClearing = 0
            var isAway = false
            defer { places?.watch(false) }
            while !Task.isCancelled {
                try await Task.sleep(for: interval)
                do {
                    try await look(&seen)
                    places?.watch(true)
                    if isAway { logger.notice("page changes can be read again") }
                    isAway = false
                    sinceClearing += 1
                    if sinceClearing >= 14_400 {
                        sinceClearing = 0
                        try await changes.clear(before: now().adding(seconds: -86_400))
                    }
                } catch is CancellationError {
                    return
                } catch {
                    // Without news of changes nothing that is kept can be trusted.
                    places?.watch(false)
                    pages.drop([.everything])
                    // Told once, not at every look.
                    if !isAway { logger.warning("page changes cannot be read", metadata: ["error": "\(error)"]) }
                    isAway = true
                }
            }
        }
    }

    /// Reads what came since, and drops what shows it.
    func look(_ seen: inout Seen) async throws {
        let read = try await changes.changes(after: seen.last - PageChanges.overlap)
        let fresh = read.filter { !seen.knows($0.id) }
        if fresh.isEmpty { return }
        try await PageChanges.drop(fresh.map(\.tag), from: pages, places, sites)
        for change in fresh { seen.add(change.id) }
    }

    private static func drop(_ tags: some Collection<PageTag>, from pages: PageStore, _ places: PublicPlaces?, _ sites: SiteStore)
        async throws
    {
        // Before the drop: what is kept from now on is kept for the right site.
        if tags.contains(where: \.mayConcernHosts) { pages.hosts.register(try await sites.sites()) }
        // Before the drop, too: a page that was rendered with what was known before is refused then.
        places?.forget()
        pages.drop(tags)
    }

    /// Drops what shows what this server has just changed itself: nobody reads it as it was once whoever changed it has been answered.
    static func drop(_ tags: Set<PageTag>, from pages: PageStore, _ places: PublicPlaces?, sites: SiteStore, logger: Logger) async {
        do {
            try await drop(tags, from: pages, places, sites)
        } catch {
            // The next look registers the hosts; what is kept meanwhile must go at once.
            places?.forget()
            pages.drop([.everything])
            logger.warning("the sites cannot be read after a change", metadata: ["error": "\(error)"])
        }
    }

    /// The ids read so far, as far back as they are asked for.
    struct Seen {
        private(set) var last: Int64
        private var ids: Set<Int64> = []

        /// All changes so far.
        init(_ changes: PageChangeStore) async throws {
            last = try await changes.last()
            for change in try await changes.changes(after: last - PageChanges.overlap) { add(change.id) }
        }

        func knows(_ id: Int64) -> Bool { ids.contains(id) }

        mutating func add(_ id: Int64) {
            ids.insert(id)
            last = max(last, id)
            if ids.count > 4 * Int(PageChanges.overlap) {
                let bound = last - PageChanges.overlap
                ids = ids.filter { $0 > bound }
            }
        }
    }
}

extension PageTag {
    /// Whether a site may have come, gone, or got another host.
    fileprivate var mayConcernHosts: Bool {
        switch self {
        case .everything, .site: true
        default: false
        }
    }
}
