import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// The disclosure guides (政府信息公开指南) of all units, for everyone.
struct PublicGuides {
    let site: Site
    let guides: GuideStore

    func addRoutes(to visitors: RouteGroup<VisitorContext>, _ machines: RouteGroup<VisitorContext>) {
        visitors
            .get(.guides, use: list)
            .get(.guide, use: show)
        machines
            .get(.guidesJSON) { request, context in try await file(.json, request, context) }
            .get(.guidesCSV) { request, context in try await file(.csv, request, context) }
    }

    @Sendable func list(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try context.openSite()
        let agencies = try await site.accounts.agencies(), published = try await guides.published()
        context.claim.keep([.guides, .site(here.stored.id.value)])
        return site.show(GuideListPage(published, agencies, of: here), request, context)
    }

    @Sendable func show(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try context.openSite(), code = try context.parameters.require("unit")
        guard let agency = try await site.accounts.agencies().first(where: { $0.code == code }) else {
            throw SiteError.notFound("没有这个单位。请从信息公开指南的单位列表中进入。")
        }
        guard let guide = try await guides.published(agency.id) else {
            if let gone = try await guides.tombstone(of: agency.id) {
                let page = TombstonePage(gone, in: [.home], place: "信息公开指南", at: Route.guides.path())
                return site.show(page, request, context, status: .gone)
            }
            throw SiteError.notFound("\(agency.name)还没有发布信息公开指南。发布后会出现在这里。")
        }
        context.claim.keep([.agency(agency.id.value), .guides, .site(here.stored.id.value)])
        return site.show(
            GuidePage(guide, of: agency, on: site.now().day, here, requestHref: site.requestHref(of: agency)), request, context)
    }

    private func file(_ form: ListFile.Form, _ request: Request, _ context: VisitorContext) async throws -> Response {
        _ = try MachineQuery(request)
        let here = try context.openSite(), base = site.base(of: here.facts)
        let agencies = try await site.accounts.agencies(), published = try await guides.published()
        let told = ["officeName", "officeAddress", "officeHours", "telephone", "fax", "internetContact"]
        let labels = Dictionary(GuideElement.all.map { ($0.code, $0.label) }) { first, _ in first }
        let rows: [[SheetCell]] = agencies.compactMap { agency in
            guard let guide = published.first(where: { $0.agency == agency.id }), let day = guide.updatedOn else { return nil }
            return [.text(agency.name)] + told.map { SheetCell(text: guide.contents[$0]) }
                + [.day(day), .text(base + Route.guide.path(agency.code).text)]
        }
        context.claim.keep([.guides, .site(here.stored.id.value)])
        let list = ListFile(
            title: "\(here.facts.name)信息公开指南", page: base + Route.guides.path().text,
            fields: [.init(key: "unit", label: "单位")] + told.map { .init(key: $0, label: labels[$0] ?? $0) }
                + [.init(key: "updatedOn", label: "更新日期"), .init(key: "address", label: "网址")]
        ) { _ in (rows, nil) }
        return try await list.answer(form, request, context, from: site).response
    }
}

/// All units with their guides.
struct GuideListPage: Page {
    struct Line: Sendable {
        let name: String
        let href: String?
        let office: String
        let telephone: String
        let updated: String
    }

    static let template = "guide/list"
    let title = "信息公开指南"
    let windowTitle: String?
    var breadcrumb: [Crumb] { [.home] }
    let labels: [PageLabels.Label]
    let links: [HeadLink]
    let lines: [Line]
    let catalogueHref: String
    let files: [FileLink]

    init(_ guides: [DisclosureGuide], _ agencies: [Agency], of here: PublicSite) {
        let byAgency = Dictionary(guides.map { ($0.agency, $0) }) { first, _ in first }
        windowTitle = "信息公开指南_\(here.facts.name)"
        labels = PageLabels(site: here.facts).labels + Self.columnLabels
        lines = agencies.map { agency in
            let guide = byAgency[agency.id]
            return Line(
                name: agency.name, href: guide.map { _ in Route.guide.path(agency.code).text },
                office: guide?.contents["officeAddress"] ?? "", telephone: guide?.contents["telephone"] ?? "",
                updated: guide?.updatedOn?.text ?? "还没有发布")
        }
        catalogueHref = Route.catalogue.path().text
        let json = Route.guidesJSON.path(), csv = Route.guidesCSV.path()
        links = HeadLink.ofList(json, csv, "信息公开指南")
        files = [FileLink(label: "CSV", href: csv.text), FileLink(label: "JSON", href: json.text)]
    }

    private static let columnLabels = [
        PageLabels.Label("ColumnName", "信息公开指南"), PageLabels.Label("ColumnDescription", "怎样查找和申请政府信息，各单位的公开工作机构和联系方式"),
        PageLabels.Label("ColumnKeywords", "信息公开指南,公开工作机构,依申请公开"), PageLabels.Label("ColumnType", "信息公开指南"),
    ]

    private init() {
        windowTitle = "信息公开指南_蒸湘区人民政府门户网站"
        labels = Self.columnLabels
        links = []
        lines = [
            Line(name: "蒸湘区教育局", href: "/guide/ZX04", office: "政务大楼305室", telephone: "0734-0000004", updated: "2026-01-06"),
            Line(name: "蒸湘区财政局", href: nil, office: "", telephone: "", updated: "还没有发布"),
        ]
        catalogueHref = "/catalogue"
        files = [FileLink(label: "CSV", href: "/guide.csv")]
    }

    static let samples = [GuideListPage()]
}

/// The guide of one unit: first how to reach its disclosure office, then how information is ordered, found and asked for.
struct GuidePage: Page {
    struct Part: Sendable {
        let id: String
        let label: String
        let paragraphs: [String]
    }

    static let template = "guide/guide"
    /// What is a line of the contact table, and no part of the text.
    static let contact: Set<String> = [
        "officeName", "officeAddress", "officeHours", "telephone", "fax", "email", "internetContact",
    ]

    let title: String
    /// The title's first part: on a narrow screen the line breaks behind it, never within a word.
    let unit: String
    let windowTitle: String?
    var breadcrumb: [Crumb] { [.home, .guides] }
    let labels: [PageLabels.Label]
    let updated: String
    let facts: [ContactFact]
    let parts: [Part]
    let catalogueHref: String
    let requestHref: String?

    init(_ guide: DisclosureGuide, of agency: Agency, on day: Day, _ here: PublicSite, requestHref: String?) {
        title = "\(agency.name)信息公开指南"
        unit = agency.name
        windowTitle = "\(title)_\(here.facts.name)"
        labels = PageLabels(site: here.facts).labels
        updated = guide.updatedOn?.chineseText ?? ""
        // Also what the law no longer asks for, while the unit says it.
        let said = GuideElement.all.compactMap { element in guide.contents[element.code].map { (element, $0) } }
        facts = said.filter { Self.contact.contains($0.0.code) }.map { element, text in
            ContactFact(label: element.label, value: text, isTelephone: element.code == "telephone")
        }
        parts = said.filter { !Self.contact.contains($0.0.code) }.map { element, text in
            Part(id: element.code, label: element.label, paragraphs: text.split(whereSeparator: \.isNewline).map(String.init))
        }
        catalogueHref = Route.catalogue.path().query([("unit", agency.code)]).text
        self.requestHref = requestHref
    }

    private init() {
        (title, unit) = ("蒸湘区教育局信息公开指南", "蒸湘区教育局")
        windowTitle = title
        labels = []
        updated = "2026年1月6日"
        facts = [ContactFact(label: "联系电话", value: "0734-0000004（工作日）", isTelephone: true)]
        parts = [Part(id: "access", label: "获取方式", paragraphs: ["在本网站查阅。"])]
        catalogueHref = "/catalogue?unit=ZX04"
        requestHref = "/request/new?unit=ZX04"
    }

    static let samples = [GuidePage()]
}
