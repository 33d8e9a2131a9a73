import GongkaiCore
import GongkaiStore
import Hummingbird

/// The list of matters of a kind, and what an officer keeps of it.
struct DeskConsole {
    let site: Site
    let matters: MatterStore
    let kind: DeskKind
    /// What only this kind has around its list.
    let beside: @Sendable (DeskFilter, Officer) async throws -> DeskListPage.Beside
    /// What waits on those in the list beside their next step, in a few words.
    var marks: @Sendable ([MatterID]) async throws -> [MatterID: String] = { _ in [:] }
    /// Which limit the day of each is, where there are several.
    var limits: @Sendable ([MatterID], Officer) async throws -> [MatterID: ListedLimits] = { _, _ in [:] }

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(kind.list, use: list)
            .post(kind.filters, use: save)
            .post(kind.filterRemoval, use: forget)
    }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(kind.reading)
        return try await list(try request.queryFields, request, context, refusal: nil)
    }

    private func list(
        _ form: SubmittedForm, _ request: Request, _ context: StaffContext, refusal: MatterAccessRefusal?
    ) async throws -> Response {
        let officer = context.officer, today = site.now().day
        let calendar = try await matters.calendar()
        let filter = DeskFilter(form, of: kind, today: today, calendar)
        let page = filter.faults.isEmpty ? try await matters.list(filter.query, for: officer) : nil
        let agencies = try await site.accounts.agencies()
        let names = Dictionary(uniqueKeysWithValues: agencies.map { ($0.id, $0.name) })
        let counts = try await matters.counts(kind.code, for: officer, on: today, soon: DueWords.lastSoonDay(today, calendar))
        let around = DeskListPage.Around(
            agencies: kind.scope(of: officer, in: agencies),
            handlers: try await site.officers(in: officer.scope, who: kind.handling), tiles: DeskListPage.tiles(filter, counts),
            saved: try await matters.filters(of: kind.code, for: officer).map { saved in
                DeskListPage.Saved(
                    id: "\(saved.id)", name: saved.name, href: kind.list.path().text + "?" + saved.filter, token: officer.csrfToken,
                    removal: kind.filterRemoval.path().text)
            }, token: officer.csrfToken, beside: try await beside(filter, officer))
        let found = page?.lines ?? [], marks = try await marks(found.map(\.id)), limits = try await limits(found.map(\.id), officer)
        let lines = found.map { line in
            DeskListPage.Line(
                line, of: kind, unit: names[line.unit] ?? "", mark: marks[line.id], limits: limits[line.id], today: today, calendar)
        }
        let shown = DeskListPage(filter, lines, next: page?.next, around)
        if let refusal {
            return site.show(shown, request, context, status: .init(code: refusal.status), notices: [Notice(.error, refusal.words)])
        }
        return site.show(shown, request, context, status: filter.faults.isEmpty ? .ok : .unprocessableContent)
    }

    // MARK: Lists somebody comes back to

    @Sendable func save(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(kind.reading)
        let form = SubmittedForm(fields: try URLEncodedForm.fields(of: context.form["filter"] ?? ""))
        let filter = DeskFilter(form, of: kind, today: site.now().day, try await matters.calendar())
        do {
            try await matters.save(
                filter.text, as: context.form["name"] ?? "", of: kind.code, by: context.officer, from: context.actor.address,
                at: site.now())
        } catch let refusal as MatterAccessRefusal where refusal.status == 422 {
            return try await list(form, request, context, refusal: refusal)
        }
        return site.lead(to: filter.path(), saying: .filterKept)
    }

    @Sendable func forget(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(kind.reading)
        guard let id = context.form["filter"].flatMap({ Int64($0) }) else { throw MatterAccessRefusal.notFound }
        try await matters.forgetFilter(id, by: context.officer, from: context.actor.address, at: site.now())
        return site.lead(to: kind.list.path(), saying: .filterForgotten)
    }
}

extension DeskConsole {
    /// Requests for disclosure.
    init(site: Site, requests: RequestStore) {
        self.init(site: site, matters: requests.matters, kind: .requests) { filter, officer in
            DeskListPage.Beside(
                mayAssign: officer.may(.takeRequests) || officer.may(.reviewRequests),
                entry: officer.may(.takeRequests) ? DeskListPage.Entry(href: Route.deskEntry.path().text, label: "登记来件") : nil,
                more: [
                    .select("letters", "文书", [("unsent", "有通知书待发出")], chosen: filter.value("letters")),
                    .select("channel", "提交方式", ReceiptChannel.allCases.map { ($0.rawValue, $0.label) }, chosen: filter.value("channel")),
                    .select("outcome", "处理结果", RequestOutcome.all.map { ($0.code, $0.label) }, chosen: filter.value("outcome")),
                ])
        } marks: { ids in
            let store = PaperStore(requests: requests), letters = try await store.lettersToSend(of: ids)
            var papers: [MatterID: String] = [:]
            for (id, count) in try await store.waiting(of: ids) {
                let letter = letters[id].map { "\($0)待发出" }
                let others = letter == nil ? "\(count)件文书待发出" : count > 1 ? "另有\(count - 1)件文书待发出" : nil
                papers[id] = [letter, others].compactMap(\.self).joined(separator: "，")
            }
            let again = try await requests.owedAgain(among: ids)
            return papers.merging(again.map { ($0, "待重新答复") }) { "\($1)，\($0)" }
        }
    }
}

extension Site {
    /// Who can be given a request, in these units, by name.
    func requestHandlers(in scope: Set<AgencyID>) async throws -> [OfficerAccount] { try await officers(in: scope, who: .handleRequests) }

    /// Who may do something in these units, by name.
    func officers(in scope: Set<AgencyID>, who permission: Permission) async throws -> [OfficerAccount] {
        let may = Dictionary(uniqueKeysWithValues: try await accounts.roles().map { ($0.code, $0.permissions) })
        return try await accounts.officers(of: scope).filter { account in
            !account.isDisabled && account.roles.contains { may[$0]?.contains(permission) ?? false }
        }
    }
}
