import GongkaiCore
import GongkaiStore
import Hummingbird
import Logging
import Synchronization

/// The open sites of the group with their columns, read again after each change that shows on public pages. While somebody watches the
/// changes, what was read holds until he tells of one; otherwise each request asks.
///
/// A mutex guards what was read last.
final class PublicPlaces: Sendable {
    private struct Known: Sendable {
        let change: Int64
        let sites: [PublicSite]
    }

    private struct State {
        var known: Known?
        var isWatched = false
        /// How often what was known was forgotten: a reading that began before does not count.
        var forgets = 0
    }

    private let sites: SiteStore
    private let changes: PageChangeStore
    private let accounts: AccountStore
    private let state = Mutex(State())

    init(sites: SiteStore, changes: PageChangeStore, accounts: AccountStore) {
        self.sites = sites
        self.changes = changes
        self.accounts = accounts
    }

    /// The site whose domain a request names; for any other name the portal. Nil while there is none.
    func place(of request: Request) async throws -> PublicSite? {
        let open = try await open(), host = SiteHosts.name(request.head.authority ?? "")
        return open.first { SiteHosts.name($0.facts.domain) == host } ?? open.first(where: \.facts.isPortal)
    }

    /// Something changed, here or elsewhere.
    func forget() {
        state.withLock { state in
            state.known = nil
            state.forgets += 1
        }
    }

    /// Whether each change is told by ``forget()``, within a moment.
    func watch(_ isWatched: Bool) { state.withLock { $0.isWatched = isWatched } }

    /// All open sites, in the order they were opened.
    func open() async throws -> [PublicSite] {
        let (watched, forgets) = state.withLock { ($0.isWatched ? $0.known : nil, $0.forgets) }
        if let watched { return watched.sites }
        // Before the reading: what changes meanwhile is read again next time.
        let change = try await changes.last()
        if let known = state.withLock({ $0.known }), known.change == change { return known.sites }
        let agencies = try await accounts.agencies()
        var places: [PublicSite] = []
        let open = try await sites.sites().filter { !$0.settings.isClosed }
        for site in open {
            places.append(
                PublicSite(
                    stored: site, columns: try await sites.columns(of: site.id), agencies: agencies,
                    group: open.filter { $0.id != site.id }.map(\.settings.facts)))
        }
        let sites = places
        state.withLock { if $0.forgets == forgets { $0.known = Known(change: change, sites: sites) } }
        return sites
    }
}

/// Finds the site of the group that a request is for: once, for the page and for the frame around it.
struct SiteOfRequest: RouterMiddleware {
    typealias Context = VisitorContext

    let places: PublicPlaces

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        var context = context
        do {
            context.here = try await places.place(of: request)
        } catch {
            // The page itself will say that the database does not answer; it has a plain frame then, and is not kept.
            context.claim.refuse()
            context.logger.warning("the sites cannot be read", metadata: ["error": "\(error)"])
        }
        // Whoever changed something sees it at once.
        defer { if request.method == .post { places.forget() } }
        return try await next(request, context)
    }
}
