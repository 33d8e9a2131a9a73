/// Something that shows on public pages. A change of it drops exactly the kept pages that carry its tag.
package enum PageTag: Hashable, Sendable {
    /// One article, wherever it shows: its own page and every list that names it.
    case article(Int64)
    /// The list of one column, and whatever shows its newest articles.
    case column(Int64)
    /// What belongs to a unit: its page and its part of the catalogue.
    case agency(Int64)
    /// One site of the group, whatever changes on it but its articles: columns, topics, the gazette.
    case site(Int64)
    /// Articles of a site over all its columns: its first page, its feeds. Every article that comes, changes or goes.
    case newest(Int64)
    /// What stands around every page of a site: its name, its columns, its foot. No article changes it.
    case frame(Int64)
    /// The catalogue over all units.
    case catalogue
    /// The guides of all units.
    case guides
    /// Published annual reports, and whether registers were corrected since.
    case reports
    /// The service hall: which items there are, and what its lists say of them.
    case services
    /// The guide of one item.
    case service(Int64)
    /// Every page there is: a banner over all sites, the name of a unit.
    case everything

    /// As it is written in the database: `article/12`, `reports`.
    package var text: String {
        switch self {
        case .article(let id): "article/\(id)"
        case .column(let id): "column/\(id)"
        case .agency(let id): "agency/\(id)"
        case .site(let id): "site/\(id)"
        case .newest(let id): "newest/\(id)"
        case .frame(let id): "frame/\(id)"
        case .catalogue: "catalogue"
        case .guides: "guides"
        case .reports: "reports"
        case .services: "services"
        case .service(let id): "service/\(id)"
        case .everything: "everything"
        }
    }

    /// A tag that this program does not know stands for everything: better a page too many rendered anew than one that is outdated.
    package init(text: String) {
        let parts = text.split(separator: "/")
        let id = parts.count == 2 ? Int64(parts[1]) : nil
        switch (parts.first, id) {
        case ("article", let id?): self = .article(id)
        case ("column", let id?): self = .column(id)
        case ("agency", let id?): self = .agency(id)
        case ("site", let id?): self = .site(id)
        case ("newest", let id?): self = .newest(id)
        case ("frame", let id?): self = .frame(id)
        case ("catalogue", nil): self = .catalogue
        case ("guides", nil): self = .guides
        case ("reports", nil): self = .reports
        case ("services", nil): self = .services
        case ("service", let id?): self = .service(id)
        default: self = .everything
        }
    }
}
