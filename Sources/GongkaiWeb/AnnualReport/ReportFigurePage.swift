import Foundation
import GongkaiCore
import GongkaiStore

/// One figure: what it counts, how it is made up, and the records themselves.
struct ReportFigurePage: Page {
    struct Part: Sendable {
        let label: String
        let number: String
        let target: String
    }

    /// Figures that add up to this one, or stand below it.
    struct Breakdown: Sendable {
        let heading: String
        let parts: [Part]
        /// 合计; nil where the parts do not add up by the form.
        let total: String?
        let verdict: String
        let tone: String
    }

    static let template = "annual-report/draft-figure"
    let title: String
    let breadcrumb: [Crumb]
    let code: String
    let number: String
    let unit: String
    let words: String?
    /// Why number and list agree: 共5,038条记录, or 12条记录合计1,200元.
    let proof: String
    let why: String?
    let wholes: [Part]
    let hasWholes: Bool
    let breakdowns: [Breakdown]
    let files: [FileLink]
    let filterAction: String
    let filters: [FilterField]
    let filterReset: String?
    let form: String
    let table: DataTable?
    let pager: Pager?

    init(
        _ figure: FigureDefinition, draft: ReportDraft, list: FigureList?, names: [Agency], paging: ListPaging,
        cases: [Int64: MatterID] = [:], mayOpenRecords: Bool
    ) {
        let derived = draft.derived.figures[figure.code]
        let page = Route.reportFigure.path("\(draft.place.year)", draft.place.agency.code, figure.code)
        title = figure.label
        breadcrumb = draft.crumbs + [draft.crumb]
        code = figure.code
        number = (derived?.value ?? .blank).shown
        unit = figure.unit ?? ""
        words = list?.description.words
        proof = list.map(ReportFigurePage.proof) ?? ""
        why = list == nil ? FigureVisibility.withoutRecords.words : nil
        wholes = draft.form.wholes(of: figure.code).map { ReportFigurePage.part($0, draft) }
        hasWholes = !wholes.isEmpty
        breakdowns = ReportFigurePage.breakdowns(of: figure, draft)
        files = list == nil ? [] : FileLink.all(of: page, [.csv, .xlsx], query: [("form", draft.chosenForm), ("q", paging.search)])
        filterAction = page.text
        filters = [.search("q", "在记录中查找", paging.search, placeholder: "名称、索引号或文号")]
        filterReset = paging.search.isEmpty ? nil : draft.figure(figure.code).text
        form = draft.chosenForm
        table = list.map { list in
            FigureRecords(names).table(list, caption: figure.label) { record in
                if let id = cases[record.record] { return Route.requestCase.path("\(id.value)") }
                return mayOpenRecords ? Route.record.path(list.source.register, "\(record.record)") : nil
            }
        }
        pager = list.map { paging.pager(total: $0.matching.records, at: page, [("form", draft.chosenForm)]) }
    }

    private static func proof(_ list: FigureList) -> String {
        let count = "共\(grouped(list.figure.records))条记录"
        guard let measure = list.measure else { return count + "，与清单条数一致。" }
        let blanks = list.figure.blanks == 0 ? "" : "其中\(grouped(list.figure.blanks))条没有填写\(measure.label)，没有计入合计，也不当作0。"
        return "\(count)，本数是各条\(measure.label)的合计。\(blanks)"
    }

    private static func part(_ code: String, _ draft: ReportDraft) -> Part {
        Part(
            label: draft.form.figure(code)?.label ?? code, number: (draft.derived.figures[code]?.value ?? .blank).shown,
            target: draft.figure(code).text)
    }

    private static func breakdowns(of figure: FigureDefinition, _ draft: ReportDraft) -> [Breakdown] {
        let values = draft.derived.values
        let own = values[figure.code]?.number
        var result = draft.form.breakdowns(of: figure.code).map { codes -> Breakdown in
            let numbers = codes.compactMap { values[$0]?.number }
            let total = FigureValue.number(numbers.reduce(0, +))
            let isKnown = numbers.count == codes.count
            let agrees = isKnown && total.number == own
            return Breakdown(
                heading: "分项（相加等于本数）", parts: codes.map { part($0, draft) }, total: total.text,
                verdict: agrees ? "与本数一致" : isKnown ? "与本数不一致" : "有未填的分项，不能核对", tone: agrees ? "done" : isKnown ? "error" : "warning")
        }
        let included = draft.form.included(in: figure.code)
        if !included.isEmpty {
            result.append(
                Breakdown(heading: "其中", parts: included.map { part($0, draft) }, total: nil, verdict: "", tone: ""))
        }
        return result
    }

    private init(words: String?, why: String?, wholes: [Part], breakdowns: [Breakdown], table: DataTable?) {
        title = "收到申请数"
        breadcrumb = [.console, .reportOverview]
        code = "C1"
        number = "3"
        unit = "件"
        self.words = words
        proof = "共3条记录，与清单条数一致。"
        self.why = why
        self.wholes = wholes
        hasWholes = !wholes.isEmpty
        self.breakdowns = breakdowns
        files = table == nil ? [] : FileLink.all(of: Route.reportOverview.path(), [.csv])
        filterAction = "/f"
        filters = FilterField.samples
        filterReset = "/f"
        form = "2014"
        self.table = table
        pager = table == nil ? nil : .sample
    }

    static let samples = [
        ReportFigurePage(
            words: "本年新收的申请。", why: nil, wholes: [Part(label: "总计", number: "9", target: "/t")],
            breakdowns: [
                Breakdown(heading: "分项", parts: [Part(label: "当面", number: "3", target: "/x")], total: "3", verdict: "一致", tone: "done")
            ],
            table: .sample),
        ReportFigurePage(
            words: nil, why: "没有台账。", wholes: [],
            breakdowns: [
                Breakdown(heading: "其中", parts: [Part(label: "当面", number: "3", target: "/x")], total: nil, verdict: "", tone: "")
            ],
            table: nil),
    ]
}
