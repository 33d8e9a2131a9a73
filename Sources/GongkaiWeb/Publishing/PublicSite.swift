import GongkaiCore
import GongkaiStore
import Hummingbird

/// The site of the group that a request is for, with its columns.
struct PublicSite: Sendable {
    let stored: StoredSite
    let columns: [StoredColumn]
    /// All units there are.
    var agencies: [Agency] = []
    /// The other open sites of the group.
    var group: [SiteFacts] = []

    /// Of this reading of the site.
    let memo = SiteMemo()

    var facts: SiteFacts { stored.settings.facts }

    /// The unit whose site it is.
    var owner: Agency? { agencies.first { $0.id == facts.owner } }

    var byID: [ColumnID: StoredColumn] { Dictionary(columns.map { ($0.id, $0) }) { first, _ in first } }

    var agencyNames: [AgencyID: String] { Dictionary(agencies.map { ($0.id, $0.name) }) { first, _ in first } }

    /// The units it speaks for: of the portal all, of another site its owner and those below.
    var units: [Agency] {
        if facts.isPortal { return agencies }
        var known: Set<AgencyID> = [facts.owner]
        // Units stand behind those above them at most as many times as there are units.
        for _ in agencies {
            let more = agencies.filter { agency in agency.parent.map(known.contains) ?? false }.map(\.id)
            if known.isSuperset(of: more) { break }
            known.formUnion(more)
        }
        return agencies.filter { known.contains($0.id) }
    }

    func column(_ code: String) -> StoredColumn? { columns.first { $0.code == code } }

    /// The columns directly below one; nil for the first level. Archived ones keep their articles, but nothing leads to them.
    func columns(below code: String?) -> [StoredColumn] {
        columns.filter { $0.settings.column.parent == code && !$0.settings.column.isArchived }
    }

    /// The way from the first page to a column, without it.
    func way(to column: StoredColumn) -> [Crumb] {
        var way: [Crumb] = [], above = column.settings.column.parent
        // No longer than there are columns: a ring in the data must not hang a page.
        for _ in columns {
            guard let code = above, let parent = self.column(code) else { break }
            way.insert(Crumb(parent.name, Route.column.path(parent.code)), at: 0)
            above = parent.settings.column.parent
        }
        return [.home] + way
    }

    /// Whether a host name is one of the group's: links to it do not leave.
    func holds(host: String) -> Bool {
        ([facts] + group).contains { SiteHosts.name($0.domain) == SiteHosts.name(host) }
    }

    /// The site whose domain the request names; for any other name the portal. As ``SiteHosts`` says, or pages would be kept for another
    /// site. Handlers of visitors have it in their context already.
    static func of(_ request: Request, in store: SiteStore) async throws -> PublicSite? {
        let host = SiteHosts.name(request.head.authority ?? "")
        let open = try await store.sites().filter { !$0.settings.isClosed }
        let named = open.first { SiteHosts.name($0.settings.facts.domain) == host }
        guard let site = named ?? open.first(where: \.settings.facts.isPortal) else { return nil }
        return PublicSite(
            stored: site, columns: try await store.columns(of: site.id),
            group: open.filter { $0.id != site.id }.map(\.settings.facts))
    }
}
