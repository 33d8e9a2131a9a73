import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// Reviews, court cases and complaints about decisions on requests: a list with its filters, the grounds that were corrected, and a file.
struct RemedyConsole {
    let site: Site
    let requests: RequestStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.remedies, use: show)
            .get(.remediesFile, use: file)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let (filter, agencies) = try await read(request, context)
        var query = filter.query
        query.after = try request.queryFields["after"].flatMap { RemedyCursor($0) }
        let list = try await requests.remedies(query, for: context.officer)
        return site.show(RemedyPage(filter, list, agencies, today: site.now().day, isFirst: query.after == nil), request, context)
    }

    @Sendable func file(_ request: Request, _ context: StaffContext) async throws -> Response {
        let (filter, agencies) = try await read(request, context)
        let names = Dictionary(uniqueKeysWithValues: agencies.map { ($0.id, $0.name) })
        var writer = CSVWriter()
        writer.write(["申请编号", "受理机关", "途径", "案号", "复议机关或者法院", "提起日期", "结果", "审结日期", "原处理结果", "纠正的内容", "重新答复期限", "重新处理结果"])
        var query = filter.query
        query.limit = 500
        repeat {
            let list = try await requests.remedies(query, for: context.officer)
            for remedy in list.remedies {
                writer.write([
                    SheetCell(text: remedy.number), .text(names[remedy.agency] ?? ""), .text(remedy.kind.words), .text(remedy.caseNumber),
                    .text(remedy.party), .day(remedy.filedOn), .text(remedy.result.words), SheetCell(day: remedy.concludedOn),
                    SheetCell(text: remedy.decisionWords), SheetCell(text: remedy.correction), SheetCell(day: remedy.decideAgainBy),
                    SheetCell(text: remedy.decidedAgain?.label),
                ])
            }
            query.after = list.next
        } while query.after != nil
        return site.download(writer.take(), type: "text/csv; charset=utf-8", name: "申请的复议诉讼和投诉.csv")
    }

    private func read(_ request: Request, _ context: StaffContext) async throws -> (RemedyFilter, [Agency]) {
        try context.require(.readRequests)
        let agencies = try await site.accounts.agencies()
        return (RemedyFilter(try request.queryFields, agencies), agencies)
    }
}

/// The filters of the list, as they stand in its address. What names nothing is passed over.
struct RemedyFilter: Sendable {
    static let names = ["year", "unit", "kind", "result", "ground"]
    private var values: [String: String]
    private let unit: Agency?

    init(_ form: SubmittedForm, _ agencies: [Agency]) {
        values = Dictionary(Self.names.map { ($0, form[$0] ?? "") }) { first, _ in first }
        unit = agencies.first { $0.code == form["unit"] }
    }

    subscript(_ name: String) -> String { values[name] ?? "" }

    var query: RemedyQuery {
        var query = RemedyQuery()
        query.year = Int(self["year"]).flatMap { (2008...2100).contains($0) ? $0 : nil }
        query.agency = unit?.id
        query.kind = RequestRemedy.Kind(rawValue: self["kind"])
        query.result = RequestRemedy.Result(rawValue: self["result"])
        query.decision = RequestOutcome.code(self["ground"])
        return query
    }

    var pairs: [(String, String)] { Self.names.map { ($0, self[$0]) } }
    var isNarrowed: Bool { pairs.contains { !$0.1.isEmpty } }

    func path(_ name: String, _ value: String) -> Path {
        var other = self
        other.values[name] = value
        return Route.remedies.path().query(other.pairs)
    }
}

/// The list of remedies.
struct RemedyPage: Page {
    struct Ground: Sendable {
        let label: String
        let count: String
        /// Nil where no filter names it.
        let href: String?
    }

    static let template = "desk/remedies"
    let title = "复议、诉讼和投诉"
    var breadcrumb: [Crumb] { [.console, .desk] }
    let csvHref: String
    let tiles: [RequestRegisterPage.Figure]
    let filterAction: String
    let filters: [FilterField]
    let filterReset: String?
    let grounds: [Ground]
    let hasGrounds: Bool
    let table: DataTable
    let isFirst: Bool
    let firstHref: String
    let nextHref: String?
    let hasPages: Bool

    init(_ filter: RemedyFilter, _ list: RemedyList, _ agencies: [Agency], today: Day, isFirst: Bool) {
        csvHref = Route.remediesFile.path().query(filter.pairs).text
        tiles = RequestRemedy.Result.allCases.map { result in
            RequestRegisterPage.Figure(
                label: result.words, count: grouped(list.count(result)),
                href: filter.path("result", result.rawValue).text, isHere: filter["result"] == result.rawValue)
        }
        filterAction = Route.remedies.path().text
        let years = (2008...today.year).reversed().map { (value: "\($0)", text: "\($0)年") }
        filters = [
            .select("year", "提起的年份", years, chosen: filter["year"]),
            .select("unit", "受理机关", agencies.map { ($0.code, $0.name) }, chosen: filter["unit"]),
            .select("kind", "途径", RequestRemedy.Kind.allCases.map { ($0.rawValue, $0.words) }, chosen: filter["kind"]),
            .select("result", "结果", RequestRemedy.Result.allCases.map { ($0.rawValue, $0.words) }, chosen: filter["result"]),
            .select("ground", "原处理结果", RequestOutcome.all.map { ($0.code, $0.label) }, chosen: filter["ground"]),
        ]
        filterReset = filter.isNarrowed ? Route.remedies.path().text : nil
        grounds = list.correctedGrounds.map { decision, count in
            Ground(
                label: decision?.label ?? "没有登记原处理结果，或者逾期没有答复", count: grouped(count),
                href: decision.map { RemedyFilter.corrected(filter, ground: $0.code) })
        }
        hasGrounds = !grounds.isEmpty
        let names = Dictionary(uniqueKeysWithValues: agencies.map { ($0.id, $0.name) })
        table = DataTable(
            caption: title,
            columns: ["申请", "途径和案号", "复议机关、法院", "提起日期", "原处理结果", "结果"].map { .init(label: $0) },
            rows: list.remedies.map { remedy in
                let target = remedy.request.map { Route.requestCase.path("\($0.value)").at("branches").text }
                return DataTable.Row(cells: [
                    .init(
                        text: [remedy.number, names[remedy.agency]].compactMap(\.self).joined(separator: "　"), target: target, isTitle: true
                    ),
                    .init(text: "\(remedy.kind.words)　\(remedy.caseNumber)"), .init(text: remedy.party),
                    .init(text: remedy.filedOn.text, isNowrap: true), .init(text: remedy.decisionWords ?? "—"),
                    .init(text: RemedyPage.result(remedy, today), tag: RemedyPage.isLate(remedy, today) ? "超期" : nil),
                ])
            }, empty: "没有这样的复议、诉讼或者投诉。在申请的页面办理“登记复议或诉讼”后，会出现在这里；在台账登记的也列在这里。", isStacked: true)
        self.isFirst = isFirst
        firstHref = Route.remedies.path().query(filter.pairs).text
        nextHref = list.next.map { Route.remedies.path().query(filter.pairs + [("after", $0.text)]).text }
        hasPages = !isFirst || nextHref != nil
    }

    private static func result(_ remedy: RequestRemedy, _ today: Day) -> String {
        guard let concluded = remedy.concludedOn else { return remedy.result.words }
        guard remedy.result == .corrected else { return "\(remedy.result.words)（\(concluded.text)）" }
        let again =
            remedy.decidedAgain.map { "已重新答复：\($0.label)" } ?? remedy.decideAgainBy.map { "应在\($0.text)前重新答复" } ?? ""
        let what = remedy.correction.map { "：\($0)。" } ?? ""
        return "\(remedy.result.words)（\(concluded.text)）\(what)\(again)"
    }

    /// Corrected, and not decided again in the time that was set.
    private static func isLate(_ remedy: RequestRemedy, _ today: Day) -> Bool {
        remedy.result == .corrected && remedy.decidedAgain == nil && (remedy.decideAgainBy.map { $0 < today } ?? false)
    }

    private init(hasGrounds: Bool) {
        (csvHref, filterAction, filterReset, filters, table) = ("/c", "/r", "/r", FilterField.samples, .sample)
        tiles = [
            .init(label: "结果维持", count: "1", href: "/r", isHere: true), .init(label: "结果纠正", count: "2", href: "/r", isHere: false),
        ]
        grounds = hasGrounds ? [.init(label: "不予公开：内部事务信息", count: "2", href: "/r"), .init(label: "没有登记", count: "1", href: nil)] : []
        self.hasGrounds = hasGrounds
        (isFirst, firstHref, nextHref, hasPages) = (!hasGrounds, "/r", hasGrounds ? "/r" : nil, hasGrounds)
    }

    static let samples = [RemedyPage(hasGrounds: true), RemedyPage(hasGrounds: false)]
}

extension RequestRemedy {
    /// What was contested: a decision, or that there was none.
    fileprivate var decisionWords: String? { decision?.label ?? (isAgainstSilence ? "逾期没有答复" : nil) }
}

extension RemedyFilter {
    /// Those that were corrected of one ground.
    static func corrected(_ filter: RemedyFilter, ground: String) -> String {
        var other = filter
        other.values["result"] = RequestRemedy.Result.corrected.rawValue
        other.values["ground"] = ground
        return Route.remedies.path().query(other.pairs).text
    }
}
