import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// What the applicant filled in, as a paper that goes with the file.
struct CaseApplicationConsole {
    let site: Site
    let cases: CaseStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff.get(.caseApplicationPDF, use: printed)
    }

    @Sendable func printed(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readCases)
        let id = try context.caseID(), stored = try await cases.matters.matter(id, for: context.officer)
        guard stored.row.kind == ServiceCase.kind.code else { throw MatterAccessRefusal.notFound }
        let filled = try await cases.filled(id, for: context.officer), detail = try await cases.detail(of: id, for: context.officer)
        guard let section = FilledSection(filled, stored.matter.caseTerms, through: detail.channel, id: "\(id.value)", hasPDF: true) else {
            throw SiteError.notFound("这件办件没有在网上或者窗口填写的申请内容。")
        }
        let number = stored.row.number ?? ""
        let paper = section.paper(
            number: number, organ: try await site.agencyNames()[stored.row.agency] ?? "", item: stored.row.title,
            applicant: detail.masked.name, filedOn: stored.dates.filedOn ?? stored.row.createdAt.day)
        var response = site.download(
            try await site.printed(OfficialHTML.page(paper), in: site.staffWork), type: "application/pdf", name: "申请内容\(number).pdf")
        response.headers[.cacheControl] = "private, no-store"
        return response
    }
}
