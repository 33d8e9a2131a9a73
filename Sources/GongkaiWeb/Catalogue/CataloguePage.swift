import GongkaiCore
import GongkaiStore

/// The catalogue: filters left, the entries right; every filter is a link, and all of them stand in the address.
struct CataloguePage: Page {
    struct Line: Sendable {
        /// The number in two halves: it may be broken behind the slash, and nowhere else.
        let front: String
        let serial: String
        let title: String
        let href: String
        let document: String
        let agency: String
        let made: String
        let published: String
        let validity: String
        let isOver: Bool

        init(_ entry: CatalogueLine, _ places: Places, _ names: [AgencyID: String], on day: Day) {
            let line = entry.line, validity = entry.term.validity(on: day)
            let number = line.indexNumber ?? "", cut = number.lastIndex(of: "/").map { number.index(after: $0) } ?? number.endIndex
            front = String(number[..<cut])
            serial = String(number[cut...])
            title = line.title
            href = places.address(of: line) ?? Route.catalogue.path().text
            document = line.documentNumber ?? ""
            agency = names[line.agency] ?? ""
            made = line.createdOn?.text ?? ""
            published = line.publishedAt.day.text
            self.validity = validity?.words ?? ""
            isOver = validity.map { !$0.isInForce } ?? false
        }

        fileprivate init(sample: Void) {
            front = "006230101/"
            serial = "2014-00001"
            title = "关于做好2014年春季开学工作的通知"
            href = "/columns/tzgg/17"
            document = "蒸政办发〔2014〕3号"
            agency = "蒸湘区教育局"
            made = "2014-02-28"
            published = "2014-03-03"
            validity = "有效"
            isOver = true
        }
    }

    /// One way to narrow the list, or what narrows it now.
    struct Group: Sendable {
        struct Choice: Sendable {
            let label: String
            let href: String
            let count: String
        }

        struct Chosen: Sendable {
            let label: String
            /// Without it.
            let href: String
        }

        let id: String
        let label: String
        let chosen: Chosen?
        let choices: [Choice]
    }

    static let template = "catalogue/list"
    let title = "信息公开目录"
    let windowTitle: String?
    var breadcrumb: [Crumb] { [.home] }
    let labels: [PageLabels.Label]
    let links: [HeadLink]
    let lead: String
    let groups: [Group]
    let isFiltered: Bool
    let resetHref: String
    let words: String
    let lines: [Line]
    let hasLines: Bool
    let olderHref: String?
    let newestHref: String?
    let files: [FileLink]
    let guideHref: String
    let reportsHref: String

    init(
        _ query: CatalogueQuery, of here: PublicSite, guide: String?, lines: [Line], counts: CatalogueCounts, agencies: [Agency],
        older: ListCursor?, isFirst: Bool, on day: Day
    ) {
        windowTitle = "信息公开目录_\(here.facts.name)"
        labels = PageLabels(site: here.facts).labels + Self.columnLabels
        let json = query.path(.catalogueJSON), csv = query.path(.catalogueCSV)
        links = HeadLink.ofList(json, csv, "信息公开目录")
        files = [FileLink(label: "CSV", href: csv.text), FileLink(label: "JSON", href: json.text)]
        let unit = query.unit.flatMap { code in agencies.first { $0.code == code }?.name }
        lead = "\(unit ?? here.facts.name)主动公开的政府信息，按索引号编排。索引号永久不变，信息撤下后也不再使用。"
        groups = CatalogueGroups(query, counts, agencies, on: day).all
        isFiltered = !query.isEmpty
        resetHref = Route.catalogue.path().text
        words = counts.isCut ? "超过 \(grouped(CatalogueCounts.most)) 条" : "共 \(grouped(counts.total)) 条"
        self.lines = lines
        hasLines = !lines.isEmpty
        olderHref = older.map { query.path(before: $0).text }
        newestHref = isFirst ? nil : query.path().text
        guideHref = (guide.map { Route.guide.path($0) } ?? Route.guides.path()).text
        reportsHref = Route.reports.path().text
    }

    private static let columnLabels = [
        PageLabels.Label("ColumnName", "信息公开目录"), PageLabels.Label("ColumnDescription", "主动公开的政府信息的目录，可按主题、体裁、单位、对象、年份和有效性查找"),
        PageLabels.Label("ColumnKeywords", "信息公开目录,索引号,主动公开"), PageLabels.Label("ColumnType", "信息公开目录"),
    ]

    private init(sample isFull: Bool) {
        windowTitle = "信息公开目录_蒸湘区人民政府门户网站"
        labels = Self.columnLabels
        links = HeadLink.ofList(Path(text: "/catalogue.json"), Path(text: "/catalogue.csv"), "信息公开目录")
        lead = "主动公开的政府信息。"
        groups = [
            Group(
                id: "unit", label: "单位", chosen: isFull ? Group.Chosen(label: "教育局", href: "/catalogue") : nil,
                choices: [Group.Choice(label: "教育局", href: "/catalogue?unit=ZX04", count: "3")])
        ]
        isFiltered = isFull
        resetHref = "/catalogue"
        words = "共 1 条"
        lines = isFull ? [Line(sample: ())] : []
        hasLines = isFull
        olderHref = isFull ? "/catalogue?before=1-1" : nil
        newestHref = isFull ? "/catalogue" : nil
        files = [FileLink(label: "CSV", href: "/catalogue.csv")]
        guideHref = "/guide"
        reportsHref = "/reports"
    }

    static let samples = [CataloguePage(sample: true), CataloguePage(sample: false)]
}
