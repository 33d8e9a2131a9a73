import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// The listings of columns and of reports as CSV and JSON.
struct ListFiles {
    let site: Site
    let articles: ArticleStore
    let reports: AnnualReportStore

    func addRoutes(to machines: RouteGroup<VisitorContext>) {
        machines
            .get(.columnJSON) { request, context in try await column(.json, request, context) }
            .get(.columnCSV) { request, context in try await column(.csv, request, context) }
            .get(.reportsJSON) { request, context in try await reports(.json, request, context) }
            .get(.reportsCSV) { request, context in try await reports(.csv, request, context) }
    }

    private func column(_ form: ListFile.Form, _ request: Request, _ context: VisitorContext) async throws -> Response {
        _ = try MachineQuery(request)
        let here = try context.openSite(), base = site.base(of: here.facts)
        guard let column = here.column(try context.parameters.require("column")) else {
            throw SiteError.notFound("没有这个栏目。可用的代码见 /api/columns。")
        }
        let names = try await site.agencyNames(), articles = self.articles, site = self.site
        let list = ListFile(
            title: "\(here.facts.name)_\(column.name)", page: base + Route.column.path(column.code).text,
            fields: LineFiles.fields
        ) { cursor in
            let lines = try await articles.list(column.id, before: cursor, limit: ListFile.pieceSize, at: site.now())
            return (
                lines.map { line in
                    LineFiles.row(line, names, address: base + Route.article.path(column.code, "\(line.article.value)").text)
                }, lines.count == ListFile.pieceSize ? lines.last?.cursor : nil
            )
        }
        let (response, isWhole) = try await list.answer(form, request, context, from: site)
        if isWhole { context.claim.keep([.column(column.id.value), .site(here.stored.id.value)]) }
        return response
    }

    private func reports(_ form: ListFile.Form, _ request: Request, _ context: VisitorContext) async throws -> Response {
        _ = try MachineQuery(request)
        let here = try context.openSite(), base = site.base(of: here.facts)
        let agencies = Dictionary(try await site.accounts.agencies().map { ($0.id, $0) }) { first, _ in first }
        let rows: [[SheetCell]] = try await reports.published().compactMap { report in
            agencies[report.agency].map { agency in
                [
                    .text(agency.name), .whole(report.year), .whole(report.sequence), .day(report.publishedOn),
                    .text(base + ReportPlace(agency, year: report.year).page.text),
                ]
            }
        }
        context.claim.keep([.reports, .site(here.stored.id.value)])
        let list = ListFile(
            title: "\(here.facts.name)_年度报告", page: base + Route.reports.path().text,
            fields: [
                .init(key: "unit", label: "单位"), .init(key: "year", label: "年份"), .init(key: "version", label: "版次"),
                .init(key: "publishedOn", label: "发布日期"), .init(key: "address", label: "网址"),
            ]
        ) { _ in (rows, nil) }
        return try await list.answer(form, request, context, from: site).response
    }
}
