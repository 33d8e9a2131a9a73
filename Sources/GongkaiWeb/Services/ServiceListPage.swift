import GongkaiCore
import GongkaiStore

/// An item in a list: its name, and what decides whether one goes there.
struct ListedService: Sendable {
    let name: String
    let href: String
    let unit: String
    /// 行政许可 · 7个工作日 · 跑1次 · 不收费.
    let facts: [String]
    let isAtOnce: Bool
    /// 一次办N家.
    let joint: String?

    init(_ line: ServiceItemLine, _ units: [AgencyID: String]) {
        name = line.name
        href = Route.service.path(line.taskCode).text
        unit = units[line.agency] ?? ""
        isAtOnce = line.caseType == .immediate
        joint = line.units > 1 ? "一次办\(line.units)家" : nil
        var facts = [line.type.words]
        if let promise = line.promise { facts.append(line.promisedDays == 0 ? promise : "\(promise)办结") }
        if let visits = line.visits { facts.append(visits == 0 ? "不用到现场" : "到现场\(visits)次") }
        if let hasFees = line.hasFees { facts.append(hasFees ? "收费" : "不收费") }
        self.facts = facts
    }

    private init(sample: Void) {
        (name, href, unit, facts, isAtOnce, joint) = (
            "门店招牌设置许可", "/services/1", "区城管局", ["行政许可", "7个工作日办结"], true, "一次办5家"
        )
    }

    static let sample = ListedService(sample: ())
}

/// Items that some filters leave: filters left, the list right; every filter is a link, and all of them stand in the address.
struct ServiceListPage: Page {
    static let template = "services/list"
    let title: String
    let windowTitle: String?
    var breadcrumb: [Crumb] { [.home, .services] }
    let labels: [PageLabels.Label]
    let links: [HeadLink]
    let groups: [CataloguePage.Group]
    let isFiltered: Bool
    let resetHref: String
    let action: String
    let typed: String
    /// The other filters, kept when words are looked for.
    let kept: [FormField]
    let words: String
    let lines: [ListedService]
    let hasLines: Bool
    let pager: Pager
    let searchHref: String?
    let files: [FileLink]

    init(
        _ query: ServiceQuery, of here: PublicSite, _ lines: [ServiceItemLine], _ counts: ServiceItemCounts, page: Int, size: Int
    ) {
        let units = here.agencyNames
        let narrowed = [query.event?.words, query.unit.flatMap { code in here.units.first { $0.code == code }?.name }, query.type?.words]
        let name = narrowed.compactMap(\.self).first
        title = name.map { "\($0)的办事事项" } ?? "办事事项"
        windowTitle = "\(title)_办事大厅_\(here.facts.name)"
        labels = PageLabels(site: here.facts).labels + ServiceHallPage.columnLabels
        let json = query.file(.servicesJSON), csv = query.file(.servicesCSV)
        links = HeadLink.ofList(json, csv, "办事事项")
        files = [FileLink(label: "CSV", href: csv.text), FileLink(label: "JSON", href: json.text)]
        groups = ServiceGroups(query, counts, here.units).all
        isFiltered = !query.isEmpty
        resetHref = ServiceQuery().path().text
        action = Route.services.path().text
        typed = query.words
        kept = query.pairs.filter { $0.0 != "q" && !$0.1.isEmpty }.map { FormField($0.0, $0.1) } + [FormField("page", "1")]
        words = "共 \(grouped(counts.total)) 项"
        self.lines = lines.map { ListedService($0, units) }
        hasLines = !lines.isEmpty
        pager = Pager(total: counts.total, page: page, size: size, sizes: Pager.sizes) { page, size in
            query.path(page: page, size: size == ServiceHall.pageSize ? nil : size)
        }
        searchHref = query.words.isEmpty ? nil : Route.search.path().query([("q", query.words)]).text
    }

    private init(sample isFull: Bool) {
        title = "结婚成家的办事事项"
        windowTitle = nil
        labels = ServiceHallPage.columnLabels
        links = []
        groups = [
            CataloguePage.Group(
                id: "event", label: "办事主题", chosen: isFull ? CataloguePage.Group.Chosen(label: "结婚成家", href: "/services?page=1") : nil,
                choices: [CataloguePage.Group.Choice(label: "生育收养", href: "/services?event=birth", count: "12")])
        ]
        isFiltered = isFull
        (resetHref, action, typed) = ("/services?page=1", "/services", "登记")
        kept = [FormField("event", "marriage")]
        words = "共 1 项"
        lines = isFull ? [.sample] : []
        hasLines = isFull
        pager = .sample
        searchHref = "/search?q=%E7%99%BB%E8%AE%B0"
        files = [FileLink(label: "CSV", href: "/services.csv")]
    }

    static let samples = [ServiceListPage(sample: true), ServiceListPage(sample: false)]
}

/// The ways to narrow the list from where a reader is; only those that lead somewhere.
struct ServiceGroups {
    let all: [CataloguePage.Group]

    init(_ query: ServiceQuery, _ counts: ServiceItemCounts, _ units: [Agency]) {
        typealias Group = CataloguePage.Group

        func group(_ id: String, _ label: String, chosen: String?, without: ServiceQuery, _ entries: [(String, Int, ServiceQuery)])
            -> Group?
        {
            let choices = entries.filter { $0.1 > 0 }.map { Group.Choice(label: $0.0, href: $0.2.path().text, count: grouped($0.1)) }
            if let chosen {
                return Group(id: id, label: label, chosen: Group.Chosen(label: chosen, href: without.path().text), choices: [])
            }
            return choices.isEmpty ? nil : Group(id: id, label: label, chosen: nil, choices: choices)
        }
        func codes<Value: CodedValue>(
            _ id: String, _ label: String, _ counts: [Value: Int], _ place: WritableKeyPath<ServiceQuery, Value?>
        ) -> Group? {
            group(
                id, label, chosen: query[keyPath: place]?.words, without: query.with { $0[keyPath: place] = nil },
                Value.allCases.map { value in (value.words, counts[value] ?? 0, query.with { $0[keyPath: place] = value }) })
        }
        all = [
            codes("event", "办事主题", counts.byLifeEvent, \.event),
            group(
                "unit", "办理单位", chosen: query.unit.flatMap { code in units.first { $0.code == code }?.name },
                without: query.with { $0.unit = nil },
                units.map { unit in (unit.name, counts.byAgency[unit.id] ?? 0, query.with { $0.unit = unit.code }) }),
            codes("audience", "服务对象", counts.byAudience, \.audience), codes("type", "事项类型", counts.byType, \.type),
            codes("case", "办件类型", counts.byCaseType, \.caseType),
        ].compactMap(\.self)
    }
}
