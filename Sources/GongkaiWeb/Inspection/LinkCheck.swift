import GongkaiCore
import GongkaiStore

/// Follows the links of pages: those to our own articles by the database, those to our other pages by rendering them, those to other sites
/// only when somebody may ask them. Each address is followed once.
struct LinkCheck {
    let site: StoredSite
    let sites: [StoredSite]
    let pages: OwnPages
    let database: any Database
    let now: Instant
    let outside: OutsideCheck?
    private(set) var found: [InspectionFacts.Link] = []
    private var known: [String: Int?] = [:]
    private var columns: [SiteID: [StoredColumn]] = [:]

    init(
        site: StoredSite, sites: [StoredSite], pages: OwnPages, database: any Database, now: Instant, outside: OutsideCheck?
    ) {
        self.site = site
        self.sites = sites
        self.pages = pages
        self.database = database
        self.now = now
        self.outside = outside
    }

    /// Notes what a page leads to, and whether it is there.
    mutating func follow(
        _ addresses: [String], on page: String, isHome: Bool, owner: AgencyID, _ subject: InspectionSubject?
    ) async throws {
        for address in addresses {
            try Task.checkCancellation()
            guard let target = Target(address, sites: sites, home: site) else { continue }
            if case .outside = target, outside == nil { continue }
            let status: Int?
            if let seen = known[target.key] {
                status = seen
            } else {
                status = try await self.status(of: target)
                known[target.key] = .some(status)
            }
            found.append(
                InspectionFacts.Link(
                    page: page, target: address, status: status, isOnHomePage: isHome, owner: owner, subject: subject))
        }
    }

    private mutating func status(of target: Target) async throws -> Int? {
        switch target {
        case .outside(let address): return await outside?(address)
        case .own(let here, let path):
            let segments = path.split(separator: "/").map(String.init)
            if segments.count == 3, segments[0] == "columns", let id = Int64(segments[2]), !path.contains("?") {
                return try await status(of: ArticleID(value: id), in: segments[1], of: here)
            }
            if segments.count == 3, segments[0] == "files", segments[1].utf8.count == 64 {
                return try await FileStore(database: database).shown(segments[1], at: now) == nil ? 404 : 200
            }
            // Only whether it answers: a list of a million rows is not written for that.
            let host = here.settings.facts.domain
            return try await OwnPages(responder: pages.responder, host: host, logger: pages.logger).status(of: path)
        }
    }

    private mutating func status(of article: ArticleID, in code: String, of here: StoredSite) async throws -> Int {
        let articles = ArticleStore(database: database)
        if try await articles.redirect("\(code)/\(article.value)", in: here.id, at: now) != nil { return 301 }
        if columns[here.id] == nil { columns[here.id] = try await SiteStore(database: database).columns(of: here.id) }
        guard let column = columns[here.id]?.first(where: { $0.code == code }) else { return 404 }
        switch try await articles.article(article, at: now) {
        case nil: return 404
        case .tombstone: return try await articles.stood(article, in: column.id) ? 410 : 404
        case .shown: return try await articles.isShown(article, in: column.id, at: now) ? 200 : 404
        }
    }

    /// Where an address leads.
    private enum Target {
        case own(StoredSite, path: String)
        case outside(String)

        var key: String {
            switch self {
            case .own(let site, let path): "\(site.id.value) \(path)"
            case .outside(let address): address
            }
        }

        /// Nil for what is no page: a place on the same page, a letter, a telephone; and for the console, which is not public.
        init?(_ address: String, sites: [StoredSite], home: StoredSite) {
            let bare = String(address.prefix { $0 != "#" })
            guard !bare.isEmpty else { return nil }
            if bare.hasPrefix("/"), !bare.hasPrefix("//") {
                if bare == "/console" || bare.hasPrefix("/console/") || bare.hasPrefix("/view?") { return nil }
                self = .own(home, path: bare)
                return
            }
            let lower = bare.lowercased()
            guard let scheme = ["http://", "https://", "//"].first(where: { lower.hasPrefix($0) }) else {
                return nil
            }
            let rest = bare.dropFirst(scheme.count)
            let host = SiteHosts.name(String(rest.prefix { $0 != "/" && $0 != "?" }))
            if let own = sites.first(where: { SiteHosts.name($0.settings.facts.domain) == host }) {
                let path = String(rest.drop { $0 != "/" })
                self = .own(own, path: path.isEmpty ? "/" : path)
            } else {
                self = .outside(scheme == "//" ? "http:" + bare : bare)
            }
        }
    }
}
