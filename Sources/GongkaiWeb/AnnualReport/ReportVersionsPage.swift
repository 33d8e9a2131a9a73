import GongkaiCore
import GongkaiStore

/// What was published when, whether it is still intact, and where the registers have moved since.
struct ReportVersionsPage: Page {
    struct Version: Sendable {
        let label: String
        let href: String
        let day: String
        let publisher: String
        let note: String
        let hash: String
        let state: String
        let tone: String
    }

    struct Difference: Sendable {
        let code: String
        let label: String
        let published: String
        let current: String
        let target: String
    }

    static let template = "annual-report/versions"
    let title: String
    let breadcrumb: [Crumb]
    let versions: [Version]
    let hasVersions: Bool
    let differences: [Difference]
    let hasDifferences: Bool
    /// Offered to those who may publish.
    let publicationHref: String?

    init(_ draft: ReportDraft, _ differences: [ReportDifference], mayPublish: Bool) {
        title = "发布记录"
        breadcrumb = draft.crumbs + [draft.crumb]
        let last = draft.snapshots.last?.sequence
        versions = draft.snapshots.reversed().map { snapshot in
            Version(
                label: "第\(snapshot.sequence)版",
                href: draft.place.page.query([("version", snapshot.sequence == last ? "" : "\(snapshot.sequence)")]).text,
                day: snapshot.publishedOn.text, publisher: draft.people.name(snapshot.publishedBy), note: snapshot.note ?? "首次发布",
                hash: snapshot.sha256,
                state: snapshot.isIntact ? "封存完好" : "内容与校验值不符", tone: snapshot.isIntact ? "done" : "error")
        }
        hasVersions = !versions.isEmpty
        let figureForm = draft.snapshots.last?.form
        let inForce = ReportForm.form(forYear: draft.place.year)?.id
        self.differences = differences.map { difference in
            Difference(
                code: difference.code, label: difference.label, published: difference.published.shown, current: difference.current.shown,
                target: Route.reportFigure.path("\(draft.place.year)", draft.place.agency.code, difference.code)
                    .query([("form", figureForm == inForce ? "" : figureForm ?? "")]).text)
        }
        hasDifferences = !differences.isEmpty
        publicationHref = mayPublish ? draft.address(.reportPublication).text : nil
    }

    private init(versions: [Version], differences: [Difference]) {
        title = "发布记录"
        breadcrumb = [.console, .reportOverview]
        self.versions = versions
        hasVersions = !versions.isEmpty
        self.differences = differences
        hasDifferences = !differences.isEmpty
        publicationHref = "/p"
    }

    static let samples = [
        ReportVersionsPage(
            versions: [
                Version(
                    label: "第1版", href: "/reports/2014", day: "2015-02-28", publisher: "zhang", note: "首次发布", hash: "ab", state: "封存完好",
                    tone: "done")
            ], differences: [Difference(code: "A1", label: "主动公开", published: "3", current: "4", target: "/x")]),
        ReportVersionsPage(versions: [], differences: []),
    ]
}
