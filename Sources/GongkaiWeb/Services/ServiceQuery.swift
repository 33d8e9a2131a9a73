import GongkaiCore
import GongkaiStore

/// The ways to narrow the list of items as they stand in an address.
struct ServiceQuery: Sendable, Equatable {
    var event: LifeEvent?
    var unit: String?
    var type: ServiceItemType?
    var audience: ServiceAudience?
    var caseType: CaseType?
    var words = ""

    static let names = ["event", "unit", "type", "audience", "case", "q"]
    private static let longest = 100

    init() {}

    /// Refuses what is no filter of ours, in words. `get` gives the value of a name.
    init(_ get: (String) -> String?) throws {
        func code<Value: CodedValue>(_ name: String, _ label: String) throws -> Value? {
            guard let text = get(name), !text.isEmpty else { return nil }
            guard let value = Value(rawValue: text) else {
                throw SiteError.malformed("\(label)没有代码“\(text.prefix(20))”。请从办事大厅的筛选条件中选择。")
            }
            return value
        }
        event = try code("event", "办事主题")
        type = try code("type", "事项类型")
        audience = try code("audience", "服务对象")
        caseType = try code("case", "办件类型")
        if let text = get("unit"), !text.isEmpty { unit = text }
        words = get("q")?.split(whereSeparator: \.isWhitespace).joined(separator: " ") ?? ""
        guard words.count <= Self.longest else { throw SiteError.malformed("查找的文字有\(words.count)个字，最多\(Self.longest)个。请只写事项名称中的几个字。") }
    }

    /// As the store takes it. The portal has the items of the district, another site those of its own units.
    func filter(on here: PublicSite) throws -> ServiceItemFilter {
        var filter = ServiceItemFilter(
            agencies: here.facts.isPortal ? nil : Set(here.units.map(\.id)), type: type, audience: audience, lifeEvent: event,
            caseType: caseType, words: words)
        if let unit {
            guard let agency = here.units.first(where: { $0.code == unit }) else {
                throw SiteError.malformed("没有代码为“\(unit.prefix(40))”的单位。请从办事大厅的筛选条件中选择。")
            }
            filter.agency = agency.id
        }
        return filter
    }

    var pairs: [(String, String)] {
        [
            ("event", event?.rawValue ?? ""), ("unit", unit ?? ""), ("type", type?.rawValue ?? ""), ("audience", audience?.rawValue ?? ""),
            ("case", caseType?.rawValue ?? ""), ("q", words),
        ]
    }

    var isEmpty: Bool { self == ServiceQuery() }

    /// The list, at a page. Without any filter it is told from the hall by its page.
    func path(page: Int = 1, size: Int? = nil) -> Path {
        Route.services.path().query(
            pairs + [("page", page > 1 || isEmpty ? "\(page)" : ""), ("size", size.map { "\($0)" } ?? "")])
    }

    func file(_ route: Route) -> Path { route.path().query(pairs) }

    func with(_ change: (inout ServiceQuery) -> Void) -> ServiceQuery {
        var query = self
        change(&query)
        return query
    }
}
