import GongkaiCore
import GongkaiStore
import Hummingbird

/// What the newest inspection of a site found, by who must mend it, and how it has gone since.
struct InspectionConsole {
    let site: Site
    let inspections: InspectionStore
    let sites: SiteStore
    /// Inspects a site now.
    let inspect: @Sendable (StoredSite) async throws -> InspectedSite

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.inspection, use: show)
            .post(.inspection, use: inspectNow)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readArticles)
        let all = try await sites.sites()
        let query = try request.queryFields, code = query["site"]
        guard
            let here = code.map({ code in all.first { $0.settings.code == code } }) ?? all.first(where: { !$0.settings.isClosed })
                ?? all.first
        else { return site.show(InspectionPage(withoutSite: ()), request, context) }
        let runs = try await inspections.runs(of: here.id)
        let chosen = query["run"].flatMap { Int64($0) }
        let index = chosen.flatMap { id in runs.firstIndex { $0.id == id } } ?? 0
        let owners = context.officer.agencies
        var seen: InspectionPage.Seen?
        if runs.indices.contains(index) {
            let run = runs[index], before = runs.indices.contains(index + 1) ? runs[index + 1] : nil
            var earlier: [InspectionStore.Finding] = []
            if let before { earlier = try await inspections.findings(of: before.id, owners: owners) }
            seen = InspectionPage.Seen(
                run: run, before: before, results: try await inspections.results(of: run.id),
                findings: try await inspections.findings(of: run.id, owners: owners),
                earlier: earlier)
        }
        let agencies = try await site.accounts.agencies()
        let columns = try await sites.columns(of: here.id)
        let place = MendingPlace(
            routes: site.routes, sites: Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) }),
            columns: Dictionary(uniqueKeysWithValues: columns.map { ($0.id.value, $0) }),
            agencies: Dictionary(uniqueKeysWithValues: agencies.map { ($0.id, $0) }), may: context.officer.permissions)
        let page = InspectionPage(
            here, of: all, seen, runs: runs, place: place, mayInspect: mayInspect(here, context.officer),
            token: context.officer.csrfToken)
        return site.show(page, request, context)
    }

    @Sendable func inspectNow(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        let all = try await sites.sites()
        guard let here = all.first(where: { $0.settings.code == context.form["site"] ?? "" }) else {
            throw SiteError.notFound("没有这个站点。请从列表中选择。")
        }
        guard mayInspect(here, context.officer) else { throw SiteError.forbidden("这个站点属于其他单位。请由主办单位自查。") }
        try await site.staffWork.run {
            let inspected = try await inspect(here)
            try await inspections.keep(inspected, by: context.actor, at: site.now())
        }
        return site.lead(to: Route.inspection.path().query([("site", here.settings.code)]), saying: .inspected)
    }

    private func mayInspect(_ here: StoredSite, _ officer: Officer) -> Bool { officer.may(.manageSites, for: here.settings.facts.owner) }
}
