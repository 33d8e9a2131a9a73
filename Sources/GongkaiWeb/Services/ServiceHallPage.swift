import GongkaiCore
import GongkaiStore

/// The front of the service hall: one box, then what brings people here, who does it, for whom it is.
struct ServiceHallPage: Page {
    /// A way to a list, with how many items it has.
    struct Way: Sendable {
        let label: String
        let href: String
        let count: String
    }

    static let template = "services/hall"
    let title = "办事大厅"
    let windowTitle: String?
    let labels: [PageLabels.Label]
    let links: [HeadLink]
    var breadcrumb: [Crumb] { [.home] }
    let action: String
    let total: String
    let isEmpty: Bool
    let allHref: String
    let personal: [Way]
    let hasPersonal: Bool
    let enterprise: [Way]
    let hasEnterprise: Bool
    let units: [Way]
    let hasUnits: Bool
    let audiences: [Way]
    let hasAudiences: Bool
    let types: [Way]
    let hasTypes: Bool
    let telephone: String?
    /// Where a case is followed, and a booked time is looked up.
    let progressHref: String?
    let bookingsHref: String?
    let files: [FileLink]

    static let columnLabels = [
        PageLabels.Label("ColumnName", "办事大厅"), PageLabels.Label("ColumnDescription", "政务服务事项的办事指南，可按办事主题、办理单位、服务对象和名称查找"),
        PageLabels.Label("ColumnKeywords", "办事大厅,办事指南,政务服务"), PageLabels.Label("ColumnType", "办事服务"),
    ]

    init(_ here: PublicSite, _ counts: ServiceItemCounts, telephone: String?, progressHref: String?, bookingsHref: String?) {
        windowTitle = "办事大厅_\(here.facts.name)"
        labels = PageLabels(site: here.facts).labels + Self.columnLabels
        let json = ServiceQuery().file(.servicesJSON), csv = ServiceQuery().file(.servicesCSV)
        links = HeadLink.ofList(json, csv, "办事事项")
        files = [FileLink(label: "CSV", href: csv.text), FileLink(label: "JSON", href: json.text)]
        action = Route.services.path().text
        total = grouped(counts.total)
        isEmpty = counts.total == 0
        allHref = ServiceQuery().path().text
        func way(_ label: String, _ count: Int?, _ change: (inout ServiceQuery) -> Void) -> Way? {
            guard let count, count > 0 else { return nil }
            return Way(label: label, href: ServiceQuery().with(change).path().text, count: grouped(count))
        }
        let events = LifeEvent.allCases.map { event in (event, way(event.words, counts.byLifeEvent[event]) { $0.event = event }) }
        personal = events.compactMap { $0.isOfEnterprise ? nil : $1 }
        enterprise = events.compactMap { $0.isOfEnterprise ? $1 : nil }
        units = here.units.compactMap { unit in way(unit.name, counts.byAgency[unit.id]) { $0.unit = unit.code } }
        audiences = ServiceAudience.allCases.compactMap { audience in
            way(audience.words, counts.byAudience[audience]) { $0.audience = audience }
        }
        types =
            ServiceItemType.allCases.compactMap { type in way(type.words, counts.byType[type]) { $0.type = type } }
            + [way("当场办结（即办件）", counts.byCaseType[.immediate]) { $0.caseType = .immediate }].compactMap(\.self)
        hasPersonal = !personal.isEmpty
        hasEnterprise = !enterprise.isEmpty
        hasUnits = !units.isEmpty
        hasAudiences = !audiences.isEmpty
        hasTypes = !types.isEmpty
        self.telephone = telephone
        self.progressHref = progressHref
        self.bookingsHref = bookingsHref
    }

    private init(sample way: Way) {
        (windowTitle, labels, links, action, total, isEmpty) = (nil, [], [], "/services", "338", false)
        allHref = "/services?page=1"
        (personal, hasPersonal, enterprise, hasEnterprise) = ([way], true, [way], true)
        (units, hasUnits, audiences, hasAudiences, types, hasTypes) = ([way], true, [way], true, [way], true)
        (telephone, progressHref, bookingsHref) = ("0734-8850000", "/services/progress", "/services/appointment")
        files = [FileLink(label: "CSV", href: "/services.csv")]
    }

    static let samples = [ServiceHallPage(sample: Way(label: "结婚成家", href: "/services?event=marriage", count: "3"))]
}
