import GongkaiCore
import GongkaiStore
import Hummingbird

/// What is asked for again and again, and the proposals to publish it for everybody.
struct ProposalConsole {
    let site: Site
    let requests: RequestStore
    let sites: SiteStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.repeated, use: repeated)
            .get(.newProposal, use: begin)
            .post(.proposals, use: propose)
            .get(.proposals, use: list)
            .get(.proposal, use: show)
            .post(.proposal, use: accept)
            .post(.proposalRefusal, use: decline)
    }

    // MARK: The office

    @Sendable func repeated(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.takeRequests)
        let today = site.now().day
        let groups = try await requests.repeatedRequests(for: context.officer, on: today)
        return site.show(RepeatedPage(groups, names: try await names()), request, context)
    }

    @Sendable func begin(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.takeRequests)
        let cases = try Self.cases(try request.queryFields)
        let group = try await requests.repeatedRequests(for: context.officer, on: site.now().day)
            .first { group in cases.allSatisfy { id in group.lines.contains { $0.id == id } } }
        guard let group, !cases.isEmpty else { throw PublicationRefusal.noRequests }
        let lines = group.lines.filter { cases.contains($0.id) }
        let typed = [
            "title": lines.first?.title ?? "",
            "reason": "近一年有\(group.applicants)个申请人共\(lines.count)次申请这项信息（《中华人民共和国政府信息公开条例》第四十四条）。",
            "unit": lines.first.map { "\($0.agency.value)" } ?? "",
        ]
        return site.show(try await page(cases, typed, errors: [:], context), request, context)
    }

    @Sendable func propose(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.takeRequests)
        let cases = try Self.cases(context.form)
        let typed = Dictionary(uniqueKeysWithValues: ["title", "reason", "unit"].map { ($0, context.form[$0] ?? "") })
        guard let unit = typed["unit"].flatMap({ Int64($0) }).map({ AgencyID(value: $0) }) else {
            return site.refused(try await page(cases, typed, errors: ["unit": "请选择由哪个单位公开。"], context), request, context)
        }
        do {
            let (path, isFirst) = try await site.once(context.form) {
                let id = try await requests.propose(
                    typed["title"] ?? "", reason: typed["reason"] ?? "", for: cases, to: unit, by: context.officer,
                    from: context.actor.address, at: site.now())
                return Route.proposal.path("\(id)")
            }
            return site.lead(to: path, saying: isFirst ? .proposalMade : .alreadyDone)
        } catch let refusal as PublicationRefusal where refusal.status == 422 && refusal != .noRequests {
            let field = refusal.isOfTitle ? "title" : "reason"
            return site.refused(try await page(cases, typed, errors: [field: refusal.words], context), request, context)
        }
    }

    private static func cases(_ form: SubmittedForm) throws -> [MatterID] {
        form.fields.filter { $0.name == "case" }.compactMap { Int64($0.value) }.prefix(500).map { MatterID(value: $0) }
    }

    private func page(
        _ cases: [MatterID], _ typed: [String: String], errors: [String: String], _ context: StaffContext
    ) async throws -> NewProposalPage {
        let agencies = try await site.accounts.agencies().filter { context.officer.scope.contains($0.id) }
        return NewProposalPage(cases, typed, agencies, errors: errors, token: context.officer.csrfToken)
    }

    // MARK: The unit

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readRequests)
        let proposals = try await requests.proposals(for: context.officer, at: site.now())
        return site.show(
            ProposalListPage(proposals, names: try await names(), mayPropose: context.officer.may(.takeRequests)), request, context)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readRequests)
        return site.show(try await page(context, errors: [:]), request, context)
    }

    @Sendable func accept(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.writeArticles)
        let id = try proposalID(context), places = try await WritableColumns(site, sites, for: context.officer)
        guard let place = places.places.first(where: { "\($0.column.id.value)" == context.form["column"] }), let kind = place.kindOfAnswer
        else {
            return site.refused(try await page(context, errors: ["column": "请选择栏目。"]), request, context)
        }
        let (path, isFirst) = try await site.once(context.form) {
            let article = try await requests.accept(
                id, in: (place.column.id, kind.code), by: context.officer, from: context.actor.address, at: site.now())
            return Route.articleVersion.path("\(article.value)", "1")
        }
        return site.lead(to: path, saying: isFirst ? .proposalAccepted : .alreadyDone)
    }

    @Sendable func decline(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.writeArticles)
        let id = try proposalID(context)
        do {
            try await requests.decline(
                id, reason: context.form["refusal"] ?? "", by: context.officer, from: context.actor.address, at: site.now())
        } catch let refusal as PublicationRefusal where refusal.status == 422 {
            return site.refused(try await page(context, errors: ["refusal": refusal.words]), request, context)
        }
        return site.lead(to: Route.proposal.path("\(id)"), saying: .proposalDeclined)
    }

    private func page(_ context: StaffContext, errors: [String: String]) async throws -> ProposalPage {
        let proposal = try await requests.proposal(try proposalID(context), for: context.officer, at: site.now())
        let mayDecide = context.officer.may(.writeArticles) && context.officer.scope.contains(proposal.agency)
        let columns =
            mayDecide ? try await WritableColumns(site, sites, for: context.officer).choices(chosen: context.form["column"] ?? "") : []
        return ProposalPage(
            proposal, names: try await names(), columns: columns, refusal: context.form["refusal"] ?? "", errors: errors,
            mayDecide: mayDecide, token: context.officer.csrfToken)
    }

    private func proposalID(_ context: StaffContext) throws -> Int64 {
        guard let id = context.parameters.get("proposal", as: Int64.self) else { throw PublicationRefusal.proposalUnknown }
        return id
    }

    private func names() async throws -> [AgencyID: String] {
        Dictionary(uniqueKeysWithValues: try await site.accounts.agencies().map { ($0.id, $0.name) })
    }
}

extension PublicationRefusal {
    fileprivate var isOfTitle: Bool {
        switch self {
        case .titleMissing, .titleTooLong: true
        default: false
        }
    }
}
