import GongkaiCore
import GongkaiStore
import Hummingbird

/// The report of a unit as it stands: the printed form filled from the registers, and the list behind each figure.
struct ReportDraftConsole {
    let site: Site
    let reports: AnnualReportStore
    /// Nil where requests cannot be opened.
    let requests: RequestStore?

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.reportDraft, use: show)
            .get(.reportFigure, use: figure)
            .get(.reportDraftCheck, use: check)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let draft = try await ReportDraft(request, context, site: site, reports: reports, figures: .all)
        if let exit = draft.place.exit {
            return try await ReportFiles(site: site, work: site.staffWork, content: draft.content, publishedOn: nil, sha256: nil)
                .answer(exit)
        }
        let compares = try request.queryFields["compare"] == "1"
        let before = compares ? try await reports.derive(draft.form, year: draft.place.year - 1, agencies: draft.agencies).values : [:]
        let page = ReportDraftPage(
            draft, before: before, compares: compares, may: context.officer.permissions)
        return site.show(page, request, context)
    }

    @Sendable func figure(_ request: Request, _ context: StaffContext) async throws -> Response {
        let (code, exit) = ReportExit.split(try context.parameters.require("figure"))
        let draft = try await ReportDraft(request, context, site: site, reports: reports, figures: exit == nil ? .family(code) : .none)
        guard let figure = draft.form.figure(code) else {
            throw SiteError.notFound("表式\(draft.form.id)中没有代码为“\(code.prefix(40))”的指标。请从报告的表格中打开。")
        }
        let names = try await site.accounts.agencies()
        let paging = ListPaging(try request.queryFields)
        if let exit {
            guard figure.query != nil else { throw SiteError.notFound(FigureVisibility.withoutRecords.words ?? "") }
            return try await FigureFile(
                figure, year: draft.place.year, agencies: draft.agencies, names: names, reports: reports, publicOn: nil
            ).answer(
                exit, name: "\(draft.place.agency.name)\(draft.place.year)年 \(figure.code) \(figure.label)", search: paging.search,
                from: site)
        }
        let list = try await reports.list(figure, year: draft.place.year, agencies: draft.agencies, paging.query())
        // Whoever handles requests goes straight to the case behind a record.
        let cases = try await requests?.matters.matters(
            behind: list?.records.map(\.record) ?? [], of: list?.source.register ?? "", for: context.officer)
        let page = ReportFigurePage(
            figure, draft: draft, list: list, names: names, paging: paging, cases: cases ?? [:],
            mayOpenRecords: context.officer.permissions.contains(.readRegisters))
        return site.show(page, request, context)
    }

    /// The checker on the draft, as if it had been published and dropped on the public page.
    @Sendable func check(_ request: Request, _ context: StaffContext) async throws -> Response {
        let draft = try await ReportDraft(request, context, site: site, reports: reports, figures: .all)
        let lastYear = draft.lastYear.flatMap { ReportDocument($0.content, publishedOn: $0.publishedOn) }
        let result: CheckResult
        do {
            result = try CheckResult(
                blocks: draft.document.blocks, name: draft.document.title, lastYear: lastYear.map { ($0.blocks, $0.title) },
                more: draft.drift, target: { draft.figure($0) })
        } catch {
            throw SiteError.conflict("草稿还不能核查：\(error.chinese)")
        }
        return site.show(ReportDraftCheckPage(draft, result), request, context)
    }
}
