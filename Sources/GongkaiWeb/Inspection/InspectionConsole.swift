import GongkaiCore
import GongkaiStore
import Hummingbird

/// What the newest inspection of a site found, by who must mend it, and how it has gone since.
struct InspectionConsole {
    let site: Site
    let inspections: InspectionStore
    let sites: SiteStore
    let queue: InspectionQueue

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.inspection, use: show)
            .post(.inspection, use: inspectNow)
            .get(.inspectionCatalogue, use: catalogue)
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
        var seen: InspectionPage.Seen?
        if runs.indices.contains(index) {
            let run = runs[index], before = runs.indices.contains(index + 1) ? runs[index + 1] : nil
            var earlier: [InspectionStore.Finding] = []
            if let before { earlier = try await inspections.findings(of: before.id, for: context.officer) }
            seen = InspectionPage.Seen(
                run: run, before: before, results: try await inspections.results(of: run.id),
                findings: try await inspections.findings(of: run.id, for: context.officer),
                earlier: earlier)
        }
        let agencies = try await site.accounts.agencies()
        let columns = try await sites.columns(of: here.id)
        let place = MendingPlace(
            routes: site.routes, here: here, sites: Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) }),
            columns: Dictionary(uniqueKeysWithValues: columns.map { ($0.id.value, $0) }),
            agencies: Dictionary(uniqueKeysWithValues: agencies.map { ($0.id, $0) }), may: context.officer.permissions)
        let page = InspectionPage(
            here, of: all, seen, runs: runs, job: try await inspections.job(for: context.officer, at: site.now()), place: place,
            mayInspect: mayInspect(here, context.officer), token: context.officer.csrfToken)
        return site.show(page, request, context)
    }

    @Sendable func inspectNow(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        let all = try await sites.sites()
        guard let here = all.first(where: { $0.settings.code == context.form["site"] ?? "" }) else {
            throw SiteError.notFound("没有这个站点。请从列表中选择。")
        }
        guard mayInspect(here, context.officer) else { throw SiteError.forbidden("这个站点属于其他单位。请由主办单位自查。") }
        let start = site.now()
        guard try await inspections.beginJob(here.id, by: context.officer, at: start) else {
            throw SiteError.conflict("现在正在自查另一个站点，或者这个站点的自查还没有完成。一次只能进行一个自查，请过几分钟再试。")
        }
        // It is done when the request is answered; the page tells how it stands.
        queue.add(InspectionQueue.Job(site: here, begunAt: start, actor: context.actor))
        return site.lead(to: Route.inspection.path().query([("site", here.settings.code)]), saying: .inspected)
    }

    /// All entries of a unit with faults, as they are now.
    @Sendable func catalogue(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readArticles)
        let query = try request.queryFields
        guard let here = try await sites.sites().first(where: { $0.settings.code == query["site"] ?? "" }),
            let unit = try await site.accounts.agencies().first(where: { $0.code == query["unit"] ?? "" })
        else { throw SiteError.notFound("没有这个站点或者单位。请从网站自查的结果中进入。") }
        try context.require(scope: unit.id)
        let found = try await inspections.catalogueFaults(
            of: here.id, by: unit.id, before: query["before"].flatMap { ListCursor($0) }, for: context.officer, at: site.now())
        return site.show(
            CatalogueFaultsPage(here, unit, found.faults, older: found.next, isFirst: query["before"] == nil), request, context)
    }

    private func mayInspect(_ here: StoredSite, _ officer: Officer) -> Bool { officer.may(.manageSites, for: here.settings.facts.owner) }
}
