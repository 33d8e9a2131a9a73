import GongkaiCore
import GongkaiStore

/// Major construction projects, each with what is on record of the companies that build it (重大建设项目和信用记录).
struct ProjectsPage: Page {
    struct Credit: Sendable {
        let company: String
        let nature: String
        /// For the shape of the tag.
        let style: String
        let fact: String
        let decided: String
    }

    struct Project: Sendable {
        let id: String
        let name: String
        let agency: String
        let stage: String
        let facts: [PublicArticlePage.Fact]
        let credits: [Credit]
        let hasCredits: Bool
    }

    static let template = "units/projects"
    let title = "重大建设项目"
    let windowTitle: String?
    let labels: [PageLabels.Label]
    var breadcrumb: [Crumb] { [.home] }
    let projects: [Project]
    let hasProjects: Bool
    let files = UnitFiles.Listing.of(.project)?.files ?? []
    var links: [HeadLink] { UnitFiles.Listing.of(.project)?.links ?? [] }
    /// Records whose project is not listed.
    let others: [Credit]
    let hasOthers: Bool

    init(_ here: PublicSite, projects: [ShownSheet], credits: [ShownSheet], on today: Day) {
        windowTitle = "重大建设项目_\(here.facts.name)"
        labels = PageLabels(site: here.facts).labels
        // A record is shown until the last day that it is to be.
        let current = credits.filter { ($0.fields["until"].flatMap { Day($0) }).map { today <= $0 } ?? true }
        let names = here.agencyNames, known = Set(projects.compactMap { $0.fields["name"] })
        self.projects = projects.map { sheet in
            let name = sheet.fields["name"] ?? ""
            let own = current.filter { $0.fields["project"] == name }.map(ProjectsPage.credit)
            return Project(
                id: String(sheet.id.value), name: name, agency: names[sheet.agency] ?? "", stage: sheet.fields["stage"] ?? "",
                facts: SheetKind.project.fields.filter { !["name", "stage"].contains($0.code) }.compactMap { field in
                    sheet.fields[field.code].map { PublicArticlePage.Fact(label: field.label, value: $0) }
                }, credits: own, hasCredits: !own.isEmpty)
        }
        hasProjects = !projects.isEmpty
        others = current.filter { !known.contains($0.fields["project"] ?? "") }.map(ProjectsPage.credit)
        hasOthers = !others.isEmpty
    }

    private static func credit(_ sheet: ShownSheet) -> Credit {
        let isBad = sheet.fields["nature"] == "不良"
        return Credit(
            company: sheet.fields["company"] ?? "", nature: isBad ? "不良记录" : "良好记录", style: isBad ? "error" : "done",
            fact: sheet.fields["fact"] ?? "", decided: sheet.fields["decided"] ?? "")
    }

    private init(sample credit: Credit) {
        (windowTitle, labels, hasProjects, others, hasOthers) = (nil, [], true, [credit], true)
        projects = [
            Project(
                id: "1", name: "蒸水风光带", agency: "区住建局", stage: "施工", facts: [PublicArticlePage.Fact(label: "建设地点", value: "蒸水北岸")],
                credits: [credit], hasCredits: true)
        ]
    }

    static let samples = [
        ProjectsPage(sample: Credit(company: "某公司", nature: "良好记录", style: "done", fact: "按期完工", decided: "2014-03-03"))
    ]
}

/// Where documents are read on the spot (查阅场所): what the register knows, and what a visitor must know besides.
struct ReadingPointsPage: Page {
    struct Point: Sendable {
        let id: String
        let name: String
        let facts: [PublicArticlePage.Fact]
    }

    static let template = "units/reading-points"
    let title = "查阅场所"
    let windowTitle: String?
    let labels: [PageLabels.Label]
    var breadcrumb: [Crumb] { [.home] }
    let points: [Point]
    let hasPoints: Bool
    let count: String

    init(_ here: PublicSite, points: [OpenReadingPoint], details: [ShownSheet]) {
        windowTitle = "查阅场所_\(here.facts.name)"
        labels = PageLabels(site: here.facts).labels
        let names = here.agencyNames
        self.points = points.enumerated().map { place, point in
            let known = details.first { $0.agency == point.agency && $0.fields["name"] == point.name }?.fields
            let lines: [(String, String?)] = [
                ("地址", known?["address"] ?? point.address), ("开放时间", known?["hours"] ?? "请先电话询问"), ("电话", known?["telephone"]),
                ("服务", known?.lines("services").joined(separator: "；")), ("怎样到达", known?["route"]), ("设立单位", names[point.agency]),
            ]
            return Point(
                id: ReadingPointsPage.id(place), name: point.name,
                facts: lines.compactMap { label, value in
                    value.flatMap { $0.isEmpty ? nil : PublicArticlePage.Fact(label: label, value: $0) }
                })
        }
        hasPoints = !points.isEmpty
        count = grouped(points.count)
    }

    /// Where the page shows the point at a place in the list.
    static func id(_ place: Int) -> String { "point-\(place + 1)" }

    private init(sample point: Point) {
        (windowTitle, labels, points, hasPoints, count) = (nil, [], [point], true, "1")
    }

    static let samples = [
        ReadingPointsPage(sample: Point(id: "point-1", name: "区档案馆", facts: [PublicArticlePage.Fact(label: "地址", value: "蒸湘路1号")]))
    ]
}
