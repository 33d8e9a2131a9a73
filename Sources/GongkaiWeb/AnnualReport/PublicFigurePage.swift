import GongkaiCore
import GongkaiStore

/// The records behind a published figure, where they are public themselves.
struct PublicFigurePage: Page {
    static let template = "annual-report/figure"
    let title: String
    let breadcrumb: [Crumb]
    let code: String
    let number: String
    let unit: String
    /// What is counted, in words.
    let words: String?
    /// When a register was corrected after the report was published.
    let correction: String?
    let incomplete: String?
    /// Why there is no list.
    let why: String?
    let files: [FileLink]
    let table: DataTable?
    let pager: Pager?

    init(
        _ figure: FigureDefinition, snapshot: ReportSnapshot, list: FigureList?, now: FigureValue?, names: [Agency], at place: ReportPlace,
        _ paging: ListPaging, why: String?
    ) {
        let published = snapshot.content.figures[figure.code] ?? .blank
        title = figure.label
        breadcrumb = [.home, .reports, Crumb("\(place.year)年 \(place.agency.name)", place.page)]
        code = figure.code
        number = published.shown
        unit = figure.unit ?? ""
        words = list?.description.words
        self.why = why
        correction = now.flatMap { now in
            now == published
                ? nil
                : "报告发布于\(snapshot.publishedOn.chineseText)，发布后台账有更正：现在为\(now.shown)\(figure.unit ?? "")。"
                    + "下面仍是发布时统计的记录；名称按更正后的显示，已撤销的不再显示名称。"
        }
        // Only of a report published before the program kept its lists.
        incomplete = list.flatMap { list in
            list.figure.value == published ? nil : "这份报告发布较早，当时的记录不能全部还原：清单合计\(list.figure.value.shown)，报告公布\(published.shown)。"
        }
        files = list == nil ? [] : FileLink.all(of: place.figure(figure.code), [.csv, .xlsx], query: place.versionQuery)
        table = list.map { FigureRecords(names).table($0, caption: figure.label) { _ in nil } }
        pager = list.map { paging.pager(total: $0.matching.records, at: place.figure(figure.code), place.versionQuery) }
    }

    private init(title: String, words: String?, correction: String?, why: String?, table: DataTable?, pager: Pager?) {
        self.title = title
        breadcrumb = [.home, .reports]
        code = "A1"
        number = "5050"
        unit = "条"
        self.words = words
        self.correction = correction
        incomplete = correction.map { _ in "不能全部还原。" }
        self.why = why
        files = table == nil ? [] : FileLink.all(of: Route.reports.path(), [.csv])
        self.table = table
        self.pager = pager
    }

    static let samples = [
        PublicFigurePage(title: "主动公开政府信息数", words: "主动公开的政府信息，按条数计。", correction: "发布后有更正。", why: nil, table: .sample, pager: .sample),
        PublicFigurePage(title: "收到申请数", words: nil, correction: nil, why: "只公开数量。", table: nil, pager: nil),
    ]
}

extension FigureValue {
    /// As a page says it: a blank is a word, never a zero.
    var shown: String {
        switch self {
        case .blank: "未填"
        case .notApplicable: "/"
        case .number: text
        }
    }
}
