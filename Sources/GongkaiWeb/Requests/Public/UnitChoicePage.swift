import GongkaiCore
import GongkaiStore

/// Which unit is asked: each with what it does.
struct UnitChoicePage: Page {
    struct Unit: Sendable {
        let name: String
        let href: String
        let work: String?
    }

    struct Group: Sendable {
        let id: String
        let label: String
        let count: String
        /// Short enough to stand open on a telephone too.
        let isOpen: Bool
        let units: [Unit]

        init(_ id: String, _ label: String, _ units: [Unit]) {
            self.id = id
            self.label = label
            self.units = units
            count = "\(units.count)"
            isOpen = units.count <= 3
        }
    }

    static let template = "requests/units"
    let title = "向哪个单位申请"
    var breadcrumb: [Crumb] { [.home, .requests] }
    let groups: [Group]
    let isUnknown: Bool
    let unitsHref: String

    init(_ here: PublicSite, profiles: [ShownSheet], isUnknown: Bool) {
        let duties = Dictionary(profiles.map { ($0.agency, $0.fields.lines("duties")) }) { first, _ in first }
        groups = Agency.Kind.allCases.compactMap { kind in
            let units = here.units.filter { $0.kind == kind }.map { agency in
                Unit(
                    name: agency.name, href: Route.requestNew.path().query([("unit", agency.code)]).text,
                    work: duties[agency.id].flatMap(Self.work))
            }
            return units.isEmpty ? nil : Group(kind.rawValue, kind.words, units)
        }
        self.isUnknown = isUnknown
        unitsHref = Route.units.path().text
    }

    /// As much of the duties as fits a line or two.
    private static func work(_ duties: [String]) -> String? {
        let text = duties.prefix(2).map { $0.hasSuffix("。") ? String($0.dropLast()) : $0 }.joined(separator: "；")
        if text.isEmpty { return nil }
        return text.count > 60 ? text.prefix(59) + "…" : text
    }

    private init(sample unit: Unit) {
        groups = [Group("department", "区政府部门", [unit])]
        isUnknown = true
        unitsHref = "/units"
    }

    static let samples = [UnitChoicePage(sample: Unit(name: "蒸湘区教育局", href: "/request/new?unit=ZX04", work: "管理教育"))]
}

extension Crumb {
    static let requests = Crumb("依申请公开", Route.requests.path())
}
