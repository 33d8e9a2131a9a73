import GongkaiCore
import GongkaiStore
import Hummingbird

/// Writing the words of a report, part by part.
struct ReportWordsConsole {
    let site: Site
    let reports: AnnualReportStore

    /// Longest text of one part; the printed reports of a district run to a few thousand characters in all.
    static let longest = 20_000

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.reportWords, use: show)
            .post(.reportPart, use: write)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let draft = try await ReportDraft(request, context, site: site, reports: reports)
        return site.show(page(draft, context), request, context)
    }

    @Sendable func write(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.writeReport)
        let draft = try await ReportDraft(request, context, site: site, reports: reports)
        let part = try context.parameters.require("part")
        guard draft.form.parts.contains(where: { $0.id == part }) else {
            throw SiteError.notFound("表式\(draft.form.id)没有编号为“\(part.prefix(20))”的部分。请从编写页进入。")
        }
        let text = (context.form["text"] ?? "").replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        guard let version = context.form["version"].flatMap({ Int($0) }), version >= 0 else {
            throw SiteError.malformed("表单中缺少版本号，没有保存。请刷新编写页后再提交。")
        }
        guard text.count <= ReportWordsConsole.longest else {
            let rejected = ReportWordsPage.Rejected(
                part: part, text: text, error: "这一部分最多\(grouped(ReportWordsConsole.longest))字，现有\(grouped(text.count))字，没有保存。请精简后再保存。",
                theirs: nil)
            return site.show(page(draft, context, rejected), request, context, status: .unprocessableContent)
        }
        do {
            try await reports.write(
                text, part: part, of: draft.place.agency.id, year: draft.place.year, expecting: version, by: context.actor, at: site.now())
        } catch let error as DatabaseError where error.kind == .stale {
            let now = try await ReportDraft(request, context, site: site, reports: reports)
            let rejected = ReportWordsPage.Rejected(
                part: part, text: text, error: "别人刚刚保存了这一部分的新版本，您的文字还没有保存。请对照下面的新版本，把需要的内容合并到框里，再保存一次。",
                theirs: now.parts[part]?.text ?? "")
            return site.show(page(now, context, rejected), request, context, status: .conflict)
        }
        return site.lead(to: draft.address(.reportWords).at("part-\(part)"), saying: .reportSaved)
    }

    private func page(_ draft: ReportDraft, _ context: StaffContext, _ rejected: ReportWordsPage.Rejected? = nil) -> ReportWordsPage {
        ReportWordsPage(
            draft, token: context.officer.csrfToken, mayWrite: context.officer.permissions.contains(.writeReport), rejected)
    }
}
