import GongkaiCore

/// What the checker says about a draft.
struct ReportDraftCheckPage: Page {
    static let template = "annual-report/draft-check"
    let title: String
    let breadcrumb: [Crumb]
    let result: CheckResult

    init(_ draft: ReportDraft, _ result: CheckResult) {
        title = "核查草稿"
        breadcrumb = draft.crumbs + [draft.crumb]
        self.result = result
    }

    private init(_ result: CheckResult) {
        title = "核查草稿"
        breadcrumb = [.console, .reportOverview]
        self.result = result
    }

    static let samples = CheckResult.samples.map { ReportDraftCheckPage($0) }
}
