import GongkaiCore
import GongkaiStore

/// Who leads: name, post, division of work, and where they come from (负责人信息).
struct LeadersPage: Page {
    struct Leader: Sendable {
        let id: String
        let name: String
        let post: String
        let work: [String]
        let resume: [String]
        let hasResume: Bool
    }

    struct Body: Sendable {
        let id: String
        let label: String
        let href: String
        let leaders: [Leader]
    }

    static let template = "units/leaders"
    let title = "领导信息"
    let windowTitle: String?
    let labels: [PageLabels.Label]
    var breadcrumb: [Crumb] { [.home] }
    let bodies: [Body]
    let isEmpty: Bool
    let files = UnitFiles.Listing.of(.leader)?.files ?? []
    var links: [HeadLink] { UnitFiles.Listing.of(.leader)?.links ?? [] }

    init(_ here: PublicSite, leaders: [ShownSheet]) {
        windowTitle = "领导信息_\(here.facts.name)"
        labels = PageLabels(site: here.facts).labels
        bodies = here.units.compactMap { agency in
            let own = LeadersPage.ordered(leaders.filter { $0.agency == agency.id })
            if own.isEmpty { return nil }
            return Body(
                id: agency.code, label: agency.name, href: Route.unit.path(agency.code).text,
                leaders: own.map { sheet in
                    let resume = sheet.fields.lines("resume")
                    return Leader(
                        id: String(sheet.id.value), name: sheet.fields["name"] ?? "", post: sheet.fields["post"] ?? "",
                        work: sheet.fields.lines("work"), resume: resume, hasResume: !resume.isEmpty)
                })
        }
        isEmpty = bodies.isEmpty
    }

    /// As their unit ranks them.
    static func ordered(_ leaders: [ShownSheet]) -> [ShownSheet] {
        leaders.sorted { a, b in
            let first = a.fields["order"].flatMap { Int($0) } ?? 1_000, second = b.fields["order"].flatMap { Int($0) } ?? 1_000
            return (first, a.id.value) < (second, b.id.value)
        }
    }

    private init(sample leaders: [Leader]) {
        (windowTitle, labels, isEmpty) = (nil, [], false)
        bodies = [Body(id: "ZX", label: "蒸湘区人民政府", href: "/units/ZX", leaders: leaders)]
    }

    static let samples = [
        LeadersPage(sample: [Leader(id: "1", name: "王建国", post: "区长", work: ["主持全面工作"], resume: ["1970年出生"], hasResume: true)])
    ]
}
