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

    /// A topic or an issue that shows, with its files.
    struct Chosen {
        let page: Path
        let json: Path
        let csv: Path
        let title: String
        let summary: String
    }

    /// The topics and issues of the gazette that a site shows.
    static func chosen(on site: SiteID, in collections: CollectionStore) async throws -> [Chosen] {
        let kinds: [String: CollectionText.Kind] = ["Topic": .topic, "GazetteIssue": .gazette]
        var all: [Chosen] = []
        for listing in listings {
            guard let kind = kinds[listing.id] else { continue }
            all += try await collections.shown(kind, on: site).map { collection in
                let issue = collection.text.issue, values = issue.map { ["\($0.year)", "\($0.number)"] } ?? [collection.text.code]
                return Chosen(
                    page: path(listing.page, values), json: path(listing.json, values), csv: path(listing.csv, values),
                    title: collection.title + (issue.map { " \($0.words)" } ?? ""), summary: listing.summary)
            }
        }
        return all
    }

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
        let places = try await Places(here, of: site), page = base + Self.path(listing.page, values).text
        func file(_ title: String, _ piece: @escaping @Sendable (ListCursor?) async throws -> ([ShownLine], ListCursor?)) -> ListFile {
            ListFile(title: "\(here.facts.name)_\(title)", page: page, fields: Self.fields) { cursor in
                let (lines, next) = try await piece(cursor)
                return (lines.map { Self.row($0, names, address: places.absolute($0) ?? base) }, next)
            }
        }
        guard listing.parameters.isEmpty else {
            let (title, lines) = try await chosen(listing, values, of: here)
            context.claim.keep(
                [.site(here.stored.id.value), .newest(here.stored.id.value), .catalogue] + lines.map { .article($0.article.value) })
            return try await file(title) { _ in (lines, nil) }.answer(form, request, context, from: site).response
        }
        let list = file(listing.summary) { cursor in
            let lines = try await read(listing, before: cursor, of: here.stored.id)
            return (lines, lines.count == ListFile.pieceSize ? lines.last?.cursor : nil)
        }
        let (response, isWhole) = try await list.answer(form, request, context, from: site)
        if isWhole { context.claim.keep([.site(here.stored.id.value), .newest(here.stored.id.value), .catalogue]) }
        return response
    }

    /// The next rows of one that goes over all columns.
    private func read(_ listing: Listing, before cursor: ListCursor?, of id: SiteID) async throws -> [ShownLine] {
        let now = site.now(), size = ListFile.pieceSize
        switch listing.id {
        case "Documents": return try await articles.normativeDocuments(of: id, before: cursor, limit: size, at: now).map(\.line)
        case "Budgets": return try await articles.newest(of: id, kinds: ListPages.budgets, before: cursor, limit: size, at: now)
        default: return try await articles.newest(of: id, kinds: ListPages.interviews, before: cursor, limit: size, at: now)
        }
    }

    /// What was chosen for a topic or an issue.
    private func chosen(_ listing: Listing, _ values: [String], of here: PublicSite) async throws -> (String, [ShownLine]) {
        let kind: CollectionText.Kind = listing.id == "Topic" ? .topic : .gazette
        guard let found = try await collections.shown(kind, values.joined(separator: "-"), on: here.stored.id, at: site.now()) else {
            throw SiteError.notFound("没有这个\(kind.words)，或者它还没有公开。")
        }
        return (found.collection.title, found.sections.flatMap(\.entries).map(\.line))
    }

    static func row(_ line: ShownLine, _ names: [AgencyID: String], address: String) -> [SheetCell] {
        [
            .text(line.title), .text(names[line.agency] ?? ""), .day(line.publishedAt.day), SheetCell(text: line.indexNumber),
            SheetCell(text: line.documentNumber), SheetCell(day: line.createdOn), .text(address),
        ]
    }

    /// Of a route whose placeholders are these.
    static func path(_ route: Route, _ values: [String]) -> Path {
        switch values.count {
        case 1: route.path(values[0])
        case 2: route.path(values[0], values[1])
        default: route.path()
        }
    }
}
