import GongkaiCore
import GongkaiStore
import Hummingbird

/// Where every unit's report stands, for one year.
struct ReportOverviewConsole {
    let site: Site
    let reports: AnnualReportStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff.get(.reportOverview, use: show)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readReport)
        let thisYear = site.now().day.year
        let year = try request.queryFields["year"].map(ReportPlace.year) ?? thisYear - 1
        let agencies = try await site.accounts.agencies().filter { context.officer.scope.contains($0.id) }
        let form = ReportForm.form(forYear: year)
        var rows: [ReportOverviewPage.State] = []
        for agency in agencies {
            let parts = try await reports.parts(of: agency.id, year: year)
            let last = try await reports.snapshots(of: agency.id, year: year).last
            rows.append(
                ReportOverviewPage.State(
                    agency: agency, written: form?.parts.count { $0.isRequired && !(parts[$0.id]?.text ?? "").isEmpty } ?? 0,
                    hasWords: parts.values.contains { !$0.text.isEmpty }, last: last,
                    differences: try await last.asyncMap { try await reports.differences($0).count } ?? 0))
        }
        let page = ReportOverviewPage(rows, year: year, through: thisYear, required: form?.parts.count { $0.isRequired } ?? 0)
        return site.show(page, request, context)
    }
}

extension Optional {
    fileprivate func asyncMap<Value>(_ work: (Wrapped) async throws -> Value) async rethrows -> Value? {
        switch self {
        case .some(let value): try await work(value)
        case .none: nil
        }
    }
}
