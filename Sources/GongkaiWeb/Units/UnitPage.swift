import GongkaiCore
import GongkaiStore

/// One unit: what it does, how it is reached, who leads it, what it published last.
struct UnitPage: Page {
    struct Leader: Sendable {
        let name: String
        let post: String
        let work: [String]
    }

    static let template = "units/unit"
    let title: String
    let windowTitle: String?
    let labels: [PageLabels.Label]
    let breadcrumb: [Crumb]
    let facts: [ContactFact]
    let hasFacts: Bool
    let duties: [String]
    let hasDuties: Bool
    let sections: [String]
    let hasSections: Bool
    let leaders: [Leader]
    let hasLeaders: Bool
    let latest: [ListedArticle]
    let hasLatest: Bool
    let guideHref: String?
    /// Where one asks it for what is not published; nil where that is not offered.
    let requestHref: String?
    /// Its items in the service hall; nil where it has none.
    let servicesHref: String?
    let servicesLabel: String
    let below: [PublicFrame.Link]
    let hasBelow: Bool
    /// When these words were let through.
    let updated: String?
    /// Since when and why they are not here.
    let gone: String?

    init(
        _ agency: Agency, of here: PublicSite, profile: ShownSheet?, gone: Tombstone?, leaders: [ShownSheet], latest: [ShownLine],
        guideHref: String?, requestHref: String?, services: Int
    ) {
        title = agency.name
        windowTitle = "\(agency.name)_机构职能_\(here.facts.name)"
        labels = PageLabels(site: here.facts).labels
        breadcrumb = [.home, Crumb("机构职能", Route.units.path())]
        facts = SheetKind.unit.fields.filter { $0.form == .line }.compactMap { field in
            (profile?.fields[field.code]).map { ContactFact(label: field.label, value: $0, isTelephone: field.code == "telephone") }
        }
        hasFacts = !facts.isEmpty
        duties = profile?.fields.lines("duties") ?? []
        hasDuties = !duties.isEmpty
        sections = profile?.fields.lines("sections") ?? []
        hasSections = !sections.isEmpty
        self.leaders = LeadersPage.ordered(leaders).map { sheet in
            Leader(name: sheet.fields["name"] ?? "", post: sheet.fields["post"] ?? "", work: sheet.fields.lines("work"))
        }
        hasLeaders = !leaders.isEmpty
        let names = here.agencyNames, columns = here.byID
        self.latest = latest.compactMap { line in line.path(in: columns).map { ListedArticle(line, $0, agencies: names) } }
        hasLatest = !self.latest.isEmpty
        self.guideHref = guideHref
        self.requestHref = requestHref
        servicesHref = services > 0 ? ServiceQuery().with { $0.unit = agency.code }.path().text : nil
        servicesLabel = "本单位的办事事项（\(grouped(services))项）"
        below = here.units.filter { $0.parent == agency.id }.map { PublicFrame.Link(label: $0.name, href: Route.unit.path($0.code).text) }
        hasBelow = !below.isEmpty
        updated = profile.map { "本页于\($0.shownSince.day.chineseText)更新" }
        self.gone = gone.map { "这个单位的机构职能信息\($0.sentence)" }
    }

    private init(sample fact: ContactFact) {
        (title, windowTitle, labels, breadcrumb) = ("蒸湘区教育局", nil, [], [.home])
        (facts, hasFacts, duties, hasDuties, sections, hasSections) = ([fact], true, ["管理教育"], true, ["办公室"], true)
        (leaders, hasLeaders) = ([Leader(name: "陈立", post: "局长", work: ["主持全面工作"])], true)
        (latest, hasLatest, guideHref, requestHref) = ([.sample], true, "/guide/ZX04", "/request/new?unit=ZX04")
        (servicesHref, servicesLabel) = ("/services?unit=ZX04", "本单位的办事事项（3项）")
        (below, hasBelow, updated, gone) = ([PublicFrame.Link(label: "学校", href: "/units/X")], true, "更新", "自某日起不再公开。")
    }

    static let samples = [UnitPage(sample: ContactFact(label: "联系电话", value: "0734-8850004（工作日）", isTelephone: true))]
}

/// All units of a site.
struct UnitListPage: Page {
    struct Line: Sendable {
        let name: String
        let href: String
        let telephone: Telephone?
        let address: String?
    }

    struct Telephone: Sendable {
        let parts: [ContactFact.Part]
    }

    struct Group: Sendable {
        let id: String
        let label: String
        let units: [Line]
    }

    static let template = "units/list"
    let title = "机构职能"
    let windowTitle: String?
    let labels: [PageLabels.Label]
    var breadcrumb: [Crumb] { [.home] }
    let groups: [Group]
    let files = UnitFiles.Listing.of(.unit)?.files ?? []
    var links: [HeadLink] { UnitFiles.Listing.of(.unit)?.links ?? [] }

    init(_ here: PublicSite, profiles: [ShownSheet]) {
        windowTitle = "机构职能_\(here.facts.name)"
        labels = PageLabels(site: here.facts).labels
        let known = Dictionary(profiles.map { ($0.agency, $0.fields) }) { first, _ in first }
        groups = Agency.Kind.allCases.compactMap { kind in
            let units = here.units.filter { $0.kind == kind }.map { agency in
                Line(
                    name: agency.name, href: Route.unit.path(agency.code).text,
                    telephone: known[agency.id]?["telephone"].map { Telephone(parts: ContactFact.parts(of: $0)) },
                    address: known[agency.id]?["address"])
            }
            return units.isEmpty ? nil : Group(id: kind.rawValue, label: kind.words, units: units)
        }
    }

    private init(sample line: Line) {
        (windowTitle, labels, groups) = (nil, [], [Group(id: "department", label: "区政府部门", units: [line])])
    }

    static let samples = [
        UnitListPage(
            sample: Line(
                name: "区教育局", href: "/units/ZX04", telephone: Telephone(parts: ContactFact.parts(of: "0734-8850004（工作日）")),
                address: "蒸湘路1号"))
    ]
}
