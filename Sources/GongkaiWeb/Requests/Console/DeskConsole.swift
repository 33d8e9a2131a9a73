import GongkaiCore
import GongkaiStore
import Hummingbird

/// The list of requests, and what an officer keeps of it.
struct DeskConsole {
    let site: Site
    let requests: RequestStore

    var matters: MatterStore { requests.matters }

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.desk, use: list)
            .post(.deskFilters, use: save)
            .post(.deskFilterRemoval, use: forget)
    }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readRequests)
        return try await list(try request.queryFields, request, context, refusal: nil)
    }

    private func list(
        _ form: SubmittedForm, _ request: Request, _ context: StaffContext, refusal: MatterAccessRefusal?
    ) async throws -> Response {
        let officer = context.officer, today = site.now().day, kind = DisclosureRequest.kind.code
        let calendar = try await matters.calendar()
        let filter = DeskFilter(form, today: today, calendar)
        let page = filter.faults.isEmpty ? try await matters.list(filter.query, for: officer) : nil
        let agencies = try await site.accounts.agencies()
        let names = Dictionary(uniqueKeysWithValues: agencies.map { ($0.id, $0.name) })
        let counts = try await matters.counts(kind, for: officer, on: today, soon: DueWords.lastSoonDay(today, calendar))
        let around = DeskListPage.Around(
            agencies: agencies.filter { officer.scope.contains($0.id) }, handlers: try await site.requestHandlers(in: officer.scope),
            tiles: DeskListPage.tiles(filter, counts),
            saved: try await matters.filters(of: kind, for: officer).map { saved in
                DeskListPage.Saved(
                    id: "\(saved.id)", name: saved.name, href: Route.desk.path().text + "?" + saved.filter, token: officer.csrfToken,
                    removal: Route.deskFilterRemoval.path().text)
            }, token: officer.csrfToken, mayAssign: officer.may(.takeRequests) || officer.may(.reviewRequests),
            entry: officer.may(.takeRequests) ? Route.deskEntry.path() : nil)
        let lines = (page?.lines ?? []).map { DeskListPage.Line($0, unit: names[$0.unit] ?? "", today: today, calendar) }
        let shown = DeskListPage(filter, lines, next: page?.next, around)
        if let refusal {
            return site.show(shown, request, context, status: .init(code: refusal.status), notices: [Notice(.error, refusal.words)])
        }
        return site.show(shown, request, context, status: filter.faults.isEmpty ? .ok : .unprocessableContent)
    }

    // MARK: Lists somebody comes back to

    @Sendable func save(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readRequests)
        let form = SubmittedForm(fields: try URLEncodedForm.fields(of: context.form["filter"] ?? ""))
        let filter = DeskFilter(form, today: site.now().day, try await matters.calendar())
        do {
            try await matters.save(
                filter.text, as: context.form["name"] ?? "", of: DisclosureRequest.kind.code, by: context.officer,
                from: context.actor.address, at: site.now())
        } catch let refusal as MatterAccessRefusal where refusal.status == 422 {
            return try await list(form, request, context, refusal: refusal)
        }
        return site.lead(to: filter.path(), saying: .filterKept)
    }

    @Sendable func forget(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readRequests)
        guard let id = context.form["filter"].flatMap({ Int64($0) }) else { throw MatterAccessRefusal.notFound }
        try await matters.forgetFilter(id, by: context.officer, from: context.actor.address, at: site.now())
        return site.lead(to: Route.desk.path(), saying: .filterForgotten)
    }
}

extension Site {
    /// Who can be given a request, in these units, by name.
    func requestHandlers(in scope: Set<AgencyID>) async throws -> [OfficerAccount] {
        let may = Dictionary(uniqueKeysWithValues: try await accounts.roles().map { ($0.code, $0.permissions) })
        return try await accounts.officers(of: scope).filter { account in
            !account.isDisabled && account.roles.contains { may[$0]?.contains(.handleRequests) ?? false }
        }
    }
}
