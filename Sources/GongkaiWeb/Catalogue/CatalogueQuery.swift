import GongkaiCore
import GongkaiStore

/// The filters of the catalogue as they stand in an address.
struct CatalogueQuery: Sendable, Equatable {
    var unit: String?
    var subject: String?
    var genre: String?
    var audience: String?
    var year: Int?
    var force: CatalogueFilter.Force?

    /// The first regulation is of 2008, but what is older is catalogued too.
    static let years = 1949...2100
    static let forces = CatalogueFilter.Force.allCases.map(\.rawValue)

    init() {}

    /// Refuses what is no filter of ours, in words. `get` gives the value of a name.
    init(_ get: (String) -> String?) throws {
        func code(_ name: String, _ list: CodeList) throws -> String? {
            guard let code = get(name), !code.isEmpty else { return nil }
            guard list.entry(code) != nil else { throw SiteError.malformed("\(list.label)没有代码“\(code.prefix(20))”。请从目录页的筛选条件中选择。") }
            return code
        }
        if let text = get("unit"), !text.isEmpty { unit = text }
        subject = try code("subject", .subjects)
        genre = try code("genre", .genres)
        audience = try code("audience", .audiences)
        if let text = get("year"), !text.isEmpty {
            guard let number = Int(text), "\(number)" == text, Self.years.contains(number) else {
                throw SiteError.malformed("“\(text.prefix(20))”不是年份。请从目录页的筛选条件中选择。")
            }
            year = number
        }
        if let text = get("validity"), !text.isEmpty {
            guard let force = CatalogueFilter.Force(rawValue: text) else {
                throw SiteError.malformed("没有“\(text.prefix(20))”这种有效性。请从目录页的筛选条件中选择。")
            }
            self.force = force
        }
    }

    /// As the store takes it. The portal shows the catalogue of the district, another site that of itself.
    func filter(_ agencies: [Agency], on here: PublicSite) throws -> CatalogueFilter {
        var filter = CatalogueFilter(
            site: here.facts.isPortal ? nil : here.stored.id, subject: subject, genre: genre, audience: audience, year: year, force: force)
        if let unit {
            guard let agency = agencies.first(where: { $0.code == unit }) else {
                throw SiteError.malformed("没有代码为“\(unit.prefix(40))”的单位。请从目录页的筛选条件中选择。")
            }
            filter.agency = agency.id
        }
        return filter
    }

    var pairs: [(String, String)] {
        [
            ("unit", unit ?? ""), ("subject", subject ?? ""), ("genre", genre ?? ""), ("audience", audience ?? ""),
            ("year", year.map { "\($0)" } ?? ""), ("validity", force?.rawValue ?? ""),
        ]
    }

    var isEmpty: Bool { self == CatalogueQuery() }

    func path(_ route: Route = .catalogue, before: ListCursor? = nil) -> Path {
        route.path().query(pairs + [("before", before?.text ?? "")])
    }

    func with(_ change: (inout CatalogueQuery) -> Void) -> CatalogueQuery {
        var query = self
        change(&query)
        return query
    }
}
