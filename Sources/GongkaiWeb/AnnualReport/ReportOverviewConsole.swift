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
        var last: [AgencyID: ReportSnapshot] = [:]
        for agency in agencies { last[agency.id] = try await reports.snapshots(of: agency.id, year: year).last }
        let derived = try await derived(agencies, last, form, year)
        var rows: [ReportOverviewPage.State] = []
        for agency in agencies {
            let parts = try await reports.parts(of: agency.id, year: year)
            let last = last[agency.id]
            rows.append(
                ReportOverviewPage.State(
                    agency: agency, written: form?.parts.count { $0.isRequired && !(parts[$0.id]?.text ?? "").isEmpty } ?? 0,
                    hasWords: parts.values.contains { !$0.text.isEmpty }, last: last,
                    differences: last.flatMap { last in derived[agency.id].map { last.differences(from: $0).count } } ?? 0,
                    isWithoutRecords: derived[agency.id]?.isWithoutRecords ?? false))
        }
        let page = ReportOverviewPage(rows, year: year, through: thisYear, required: form?.parts.count { $0.isRequired } ?? 0)
        return site.show(page, request, context)
    }

    /// Every unit's figures as they stand, on the form it published on or else the one in force. The registers are read once for each form.
    private func derived(
        _ agencies: [Agency], _ last: [AgencyID: ReportSnapshot], _ inForce: ReportForm?, _ year: Int
    ) async throws -> [AgencyID: DerivedReport] {
        let forms = Dictionary(grouping: agencies.map(\.id)) { last[$0]?.form ?? inForce?.id ?? "" }
        var derived: [AgencyID: DerivedReport] = [:]
        for (id, units) in forms {
            guard let form = ReportForm.form(id: id) else { continue }
            derived.merge(try await reports.derive(form, year: year, eachOf: Set(units))) { $1 }
        }
        return derived
    }
}
