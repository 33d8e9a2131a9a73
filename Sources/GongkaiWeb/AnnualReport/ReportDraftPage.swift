import GongkaiCore
import GongkaiStore

/// The derived report, with what contradicts itself and what is still missing beside it.
struct ReportDraftPage: Page {
    static let template = "annual-report/draft"
    let title: String
    let breadcrumb: [Crumb]
    let state: String
    let tone: String
    /// What the tag cannot hold: what the page below it is.
    let note: String?
    /// Offered to those who may write or publish.
    let wordsHref: String?
    let publicationHref: String?
    let versionsHref: String?
    let checkHref: String
    let files: [FileLink]
    let filterAction: String
    let forms: [FormRow.Choice]
    let compares: Bool
    let summary: FindingsView
    let completeness: String
    /// Said above a table of nothing but zeros.
    let empty: String?
    let report: ReportView

    init(_ draft: ReportDraft, before: [String: FigureValue], compares: Bool, may: Set<Permission>) {
        title = "\(draft.place.agency.name)\(draft.place.year)年度报告"
        breadcrumb = draft.crumbs
        state = draft.snapshots.last.map { "已发布第\($0.sequence)版" } ?? "草稿，尚未发布"
        note = draft.snapshots.last.map { "\($0.publishedOn.text)发布。下面是按台账现时计算的草稿。" }
        tone = draft.snapshots.isEmpty ? "draft" : "done"
        wordsHref = may.contains(.writeReport) ? draft.address(.reportWords).text : nil
        publicationHref = may.contains(.publishReport) ? draft.address(.reportPublication).text : nil
        versionsHref = draft.snapshots.isEmpty ? nil : draft.address(.reportVersions).text
        checkHref = draft.address(.reportDraftCheck).text
        files = FileLink.all(
            of: Route.reportDraft.path("\(draft.place.year)", draft.place.agency.code), query: [("form", draft.chosenForm)])
        filterAction = Route.reportDraft.path("\(draft.place.year)", draft.place.agency.code).text
        let inForce = ReportForm.form(forYear: draft.place.year)?.id
        forms = ReportForm.all.map { form in
            FormRow.Choice(
                value: form.id == inForce ? "" : form.id, text: "\(form.name)\(form.id == inForce ? "（本年适用）" : "")",
                isChosen: form.id == draft.form.id)
        }
        self.compares = compares
        let findings = draft.findings
        summary = FindingsView(findings, form: draft.form, target: draft.figure)
        let required = draft.form.parts.count { $0.isRequired }
        completeness =
            draft.unwritten.isEmpty
            ? "应写的\(required)部分文字均已编写。" : "应写\(required)部分文字，还有\(draft.unwritten.count)部分未写。"
        empty =
            draft.derived.isWithoutRecords
            ? "本年度各台账没有任何记录，表中的0不表示没有发生。请先登记或导入\(draft.place.year)年的台账，再核对本表。" : nil
        let missing = Set(draft.unwritten.map(\.id))
        report = ReportView(
            draft.document,
            ReportTableView.Figures(
                target: { draft.figure($0) },
                marks: FindingsView.marks(findings.filter { $0.verdict != .note && $0.codes.count < 20 }),
                before: before.mapValues { $0.shown }, blank: { _ in "未填" }),
            todo: { section in
                guard missing.contains(section.id) else { return nil }
                return ReportView.Todo(
                    words: "这一部分还没有文字。",
                    href: may.contains(.writeReport) ? draft.address(.reportWords).at("part-\(section.id)").text : nil)
            })
    }

    private init(sample report: ReportView, summary: FindingsView) {
        title = "蒸湘区人民政府2014年度报告"
        breadcrumb = [.console, .reportOverview]
        state = "草稿"
        tone = "draft"
        note = "2015-03-02发布。"
        wordsHref = "/w"
        publicationHref = "/p"
        versionsHref = "/v"
        checkHref = "/c"
        files = FileLink.all(of: Route.reportOverview.path())
        filterAction = "/d"
        forms = [FormRow.Choice(value: "", text: "2014年表式", isChosen: true)]
        compares = true
        self.summary = summary
        completeness = "还有1部分未写。"
        empty = summary.isClean ? nil : "本年度各台账没有任何记录。"
        self.report = report
    }

    static let samples = [ReportDraftPage(sample: .sample, summary: .sample), ReportDraftPage(sample: .sample, summary: .clean)]
}

extension ReportForm {
    /// As people call it: 2014年表式（国办发〔2014〕32号）.
    var name: String { "\(id)年表式（\(basis)）" }
}
