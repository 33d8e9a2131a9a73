import GongkaiCore
import GongkaiStore
import Hummingbird

/// Publishing a report, and what became of it.
struct ReportPublicationConsole {
    let site: Site
    let reports: AnnualReportStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.reportPublication, use: show)
            .post(.reportPublication, use: publish)
            .get(.reportVersions, use: versions)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let draft = try await ReportDraft(request, context, site: site, reports: reports)
        let verdict = try await reports.verdict(publication(draft), on: site.now().day)
        return site.show(page(draft, verdict, context), request, context)
    }

    @Sendable func publish(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.publishReport)
        let draft = try await ReportDraft(request, context, site: site, reports: reports)
        let note = context.form["note"] ?? ""
        let accepts = context.form["accept"] == "1"
        guard note.count <= 1_000 else {
            let verdict = try await reports.verdict(publication(draft, note, accepts), on: site.now().day)
            let page = page(draft, verdict, context, ReportPublicationPage.Typed(note: note, accepts: accepts, isTooLong: true))
            return site.show(page, request, context, status: .unprocessableContent)
        }
        do {
            try await reports.publish(publication(draft, note, accepts), by: context.actor, at: site.now())
        } catch is ReportObstacle {
            let verdict = try await reports.verdict(publication(draft, note, accepts), on: site.now().day)
            let page = page(draft, verdict, context, ReportPublicationPage.Typed(note: note, accepts: accepts, isTooLong: false))
            return site.show(page, request, context, status: .conflict, notices: [Notice(.error, "没有发布。请先处理下面列出的问题。")])
        }
        return site.lead(to: draft.address(.reportVersions), saying: .reportPublished)
    }

    @Sendable func versions(_ request: Request, _ context: StaffContext) async throws -> Response {
        let draft = try await ReportDraft(request, context, site: site, reports: reports)
        let differences = if let last = draft.snapshots.last { try await reports.differences(last) } else { [ReportDifference]() }
        return site.show(ReportVersionsPage(draft, differences, mayPublish: context.officer.may(.publishReport)), request, context)
    }

    private func publication(_ draft: ReportDraft, _ note: String = "", _ accepts: Bool = false) -> AnnualReportStore.Publication {
        AnnualReportStore.Publication(
            agency: draft.place.agency.id, form: draft.form, year: draft.place.year, note: note, acceptsContradictions: accepts)
    }

    private func page(
        _ draft: ReportDraft, _ verdict: ReportVerdict, _ context: StaffContext, _ typed: ReportPublicationPage.Typed? = nil
    ) -> ReportPublicationPage {
        ReportPublicationPage(
            draft, verdict, today: site.now().day, token: context.officer.csrfToken, may: context.officer.permissions, typed)
    }
}
