import GongkaiCore
import GongkaiStore

/// A published report as a document.
struct PublicReportPage: Page {
    struct Version: Sendable {
        let label: String
        let day: String
        let note: String
        let href: String
        let isShown: Bool
    }

    /// The mark of a report that was corrected after its publication.
    struct Correction: Sendable {
        let words: String
        let note: String
        /// The versions it replaces, the latest first.
        let earlier: [Version]
    }

    static let template = "annual-report/report"
    static let damaged =
        "本报告内容与发布时登记的校验值不一致，可能被改动过。请以发布机关存档的文本为准，并与发布机关联系。"
    let title: String
    var breadcrumb: [Crumb] { [.home, .reports] }
    let day: String
    let version: String
    let basis: String
    /// What this version corrects; nil for the first.
    let correction: Correction?
    /// When a later version replaces the one shown.
    let laterHref: String?
    let files: [FileLink]
    let hasFiles: Bool
    let report: ReportView
    let versions: [Version]
    let sha256: String

    init?(_ snapshot: ReportSnapshot, all: [ReportSnapshot], at place: ReportPlace) {
        guard let form = ReportForm.form(id: snapshot.form),
            let document = ReportDocument(snapshot.content, publishedOn: snapshot.publishedOn)
        else { return nil }
        let isLast = snapshot.sequence == all.last?.sequence
        title = document.title
        day = snapshot.publishedOn.chineseText
        version = "第\(snapshot.sequence)版\(snapshot.sequence > 1 ? "（更正版）" : "")"
        basis = form.basis
        laterHref = isLast ? nil : place.page.text
        // What a damaged report does not give is not offered either.
        files = snapshot.isIntact ? FileLink.all(of: place.page, query: isLast ? [] : [("version", "\(snapshot.sequence)")]) : []
        hasFiles = snapshot.isIntact
        let open = Set(form.figures.filter { snapshot.isIntact && FigureVisibility($0) == .open }.map(\.code))
        report = ReportView(
            document,
            ReportTableView.Figures(target: {
                open.contains($0) ? place.figure($0).query(isLast ? [] : [("version", "\(snapshot.sequence)")]) : nil
            }))
        let versions = all.reversed().map { one in
            Version(
                label: "第\(one.sequence)版", day: one.publishedOn.text, note: one.note ?? "首次发布",
                href: place.page.query([("version", one.sequence == all.last?.sequence ? "" : "\(one.sequence)")]).text,
                isShown: one.sequence == snapshot.sequence)
        }
        self.versions = versions
        correction =
            snapshot.sequence == 1
            ? nil
            : Correction(
                words: "本报告发布后有更正，这是\(snapshot.publishedOn.chineseText)发布的第\(snapshot.sequence)版。", note: snapshot.note ?? "",
                earlier: zip(versions, all.reversed()).filter { $0.1.sequence < snapshot.sequence }.map(\.0))
        sha256 = snapshot.sha256
    }

    private init(sample report: ReportView) {
        title = "蒸湘区人民政府2014年政府信息公开工作年度报告"
        day = "2015年2月28日"
        version = "第1版"
        basis = "国办发〔2014〕32号"
        laterHref = "/reports/2014"
        let first = Version(label: "第1版", day: "2015-02-28", note: "首次发布", href: "/reports/2014", isShown: true)
        correction = Correction(words: "本报告发布后有更正。", note: "更正A1。", earlier: [first])
        files = FileLink.all(of: Route.reports.path())
        hasFiles = true
        self.report = report
        versions = [first]
        sha256 = "ab12"
    }

    static let samples = [PublicReportPage(sample: .sample)]
}
