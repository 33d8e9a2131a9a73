import GongkaiCore
import GongkaiStore

/// One line for each unit.
struct ReportOverviewPage: Page {
    /// What is known about one unit's report.
    struct State {
        let agency: Agency
        /// Required parts that have words.
        let written: Int
        let hasWords: Bool
        let last: ReportSnapshot?
        /// Figures the registers now give differently from what was published.
        let differences: Int
        /// Whether no register has a record of the year.
        let isWithoutRecords: Bool
    }

    struct Line: Sendable {
        let name: String
        let href: String
        let state: String
        let tone: String
        let words: String
        let published: String
        let drift: Drift?
    }

    struct Drift: Sendable {
        let count: String
        let to: String
    }

    static let template = "annual-report/overview"
    let title: String
    var breadcrumb: [Crumb] { [.console] }
    let year: Int
    let filterAction: String
    let years: [FormRow.Choice]
    let lines: [Line]

    init(_ states: [State], year: Int, through last: Int, required: Int) {
        title = "\(year)年度报告"
        self.year = year
        filterAction = Route.reportOverview.path().text
        years = (ReportPlace.firstYear...max(last, year)).reversed().map {
            FormRow.Choice(value: "\($0)", text: "\($0)年", isChosen: $0 == year)
        }
        lines = states.map { state in
            let (word, tone) = ReportOverviewPage.word(state)
            return Line(
                name: state.agency.name, href: Route.reportDraft.path("\(year)", state.agency.code).text, state: word, tone: tone,
                words: "\(state.written) / \(required)",
                published: state.last.map { "第\($0.sequence)版 \($0.publishedOn.text)" } ?? "",
                drift: state.differences == 0
                    ? nil : Drift(count: "\(state.differences)处", to: Route.reportVersions.path("\(year)", state.agency.code).text))
        }
    }

    private static func word(_ state: State) -> (String, String) {
        guard let last = state.last else {
            if state.isWithoutRecords { return ("本年度台账没有记录", "warning") }
            return state.hasWords ? ("草稿", "draft") : ("未编写文字", "draft")
        }
        if !last.isIntact { return ("封存内容异常", "error") }
        return state.differences > 0 ? ("已发布，与台账不一致", "warning") : ("已发布", "done")
    }

    private init(sample lines: [Line]) {
        title = "2014年度报告"
        year = 2014
        filterAction = "/r"
        years = [FormRow.Choice(value: "2014", text: "2014年", isChosen: true)]
        self.lines = lines
    }

    static let samples = [
        ReportOverviewPage(
            sample: [
                Line(
                    name: "蒸湘区人民政府", href: "/r", state: "已发布", tone: "done", words: "6 / 6", published: "第1版",
                    drift: Drift(count: "3处", to: "/v"))
            ]),
        ReportOverviewPage(sample: []),
    ]
}
