import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// Listings of articles that were chosen or that are of one kind, as CSV and JSON: topics, issues of the gazette, documents, budgets, interviews.
struct LineFiles: FileListings {
    /// One of them, as the read API describes it.
    struct Listing: FileListing {
        let page: Route
        let json: Route
        let csv: Route
        let id: String
        let summary: String
        /// What the address names, with what stands for it.
        var parameters: [(name: String, label: String)] = []
    }

    static let listings = [
        Listing(page: .documents, json: .documentsJSON, csv: .documentsCSV, id: "Documents", summary: "规范性文件"),
        Listing(page: .budgets, json: .budgetsJSON, csv: .budgetsCSV, id: "Budgets", summary: "预算和决算"),
        Listing(page: .interviews, json: .interviewsJSON, csv: .interviewsCSV, id: "Interviews", summary: "在线访谈"),
        Listing(
            page: .topic, json: .topicJSON, csv: .topicCSV, id: "Topic", summary: "一个专题的信息", parameters: [("topic", "专题代码")]),
        Listing(
            page: .gazetteIssue, json: .gazetteIssueJSON, csv: .gazetteIssueCSV, id: "GazetteIssue", summary: "一期政府公报的目录",
            parameters: [("year", "年份"), ("number", "期号")]),
    ]

    static let fields: [ListFile.Field] = [
        .init(key: "title", label: "标题"), .init(key: "publisher", label: "发布机构"), .init(key: "publishedOn", label: "发布日期"),
        .init(key: "indexNumber", label: "索引号"), .init(key: "documentNumber", label: "文号"), .init(key: "madeOn", label: "生成日期"),
        .init(key: "address", label: "网址"),
    ]

    let site: Site
    let articles: ArticleStore
    let collections: CollectionStore

    func answer(
        _ listing: Listing, _ form: ListFile.Form, _ request: Request, _ context: VisitorContext
    ) async throws -> Response {
        _ = try MachineQuery(request)
        let here = try context.openSite(), base = site.base(of: here.facts), names = here.agencyNames
        let values = try listing.parameters.map { try context.parameters.require($0.name) }
        let (title, lines) = try await read(listing, values, of: here)
        let places = try await Places(here, of: site)
        context.claim.keep([.site(here.stored.id.value), .catalogue] + lines.map { .article($0.article.value) })
        let rows = lines.map { line in Self.row(line, names, address: places.absolute(line) ?? base) }
        let list = ListFile(
            title: "\(here.facts.name)_\(title)", page: base + Self.path(listing.page, values).text, fields: Self.fields
        ) { _ in (rows, nil) }
        return try await list.answer(form, request, context, from: site).response
    }

    private func read(_ listing: Listing, _ values: [String], of here: PublicSite) async throws -> (String, [ShownLine]) {
        let now = site.now(), id = here.stored.id
        switch listing.id {
        case "Documents": return (listing.summary, try await articles.normativeDocuments(of: id, at: now).map(\.line))
        case "Budgets": return (listing.summary, try await articles.newest(of: id, kinds: ["budget"], limit: 5_000, at: now))
        case "Interviews": return (listing.summary, try await articles.newest(of: id, kinds: ["interview"], limit: 500, at: now))
        default:
            let kind: CollectionText.Kind = listing.id == "Topic" ? .topic : .gazette
            guard let found = try await collections.shown(kind, values.joined(separator: "-"), on: id, at: now) else {
                throw SiteError.notFound("没有这个\(kind.words)，或者它还没有公开。")
            }
            return (found.collection.title, found.sections.flatMap(\.entries).map(\.line))
        }
    }

    static func row(_ line: ShownLine, _ names: [AgencyID: String], address: String) -> [SheetCell] {
        [
            .text(line.title), .text(names[line.agency] ?? ""), .day(line.publishedAt.day), SheetCell(text: line.indexNumber),
            SheetCell(text: line.documentNumber), SheetCell(day: line.createdOn), .text(address),
        ]
    }

    private static func path(_ route: Route, _ values: [String]) -> Path {
        switch values.count {
        case 1: route.path(values[0])
        case 2: route.path(values[0], values[1])
        default: route.path()
        }
    }
}
