import GongkaiCore
import GongkaiStore
import Hummingbird

/// One request on the console, its notes, its files, and who asks.
struct CaseConsole: MatterConsole {
    static let desk = DeskKind.requests

    let site: Site
    let requests: RequestStore

    var matters: MatterStore { requests.matters }

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff.get(.requestCase, use: show)
        addPartRoutes(to: staff)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readRequests)
        let once = CaseConsole(site: site, requests: RequestStore(matters: matters.remembering()))
        return try await once.shown(request, context)
    }

    private func shown(_ request: Request, _ context: StaffContext) async throws -> Response {
        let stored = try await matters.matter(try id(context), for: context.officer)
        // What is another kind of matter has its own page.
        if stored.row.kind == ServiceCase.kind.code { return site.lead(to: Route.serviceCase.path("\(stored.row.id.value)")) }
        return site.show(try await page(stored, typed: nil, context), request, context)
    }

    func id(_ context: StaffContext) throws -> MatterID { try context.requestID() }

    // MARK: Beside the page

    func identity(of id: MatterID, reason: String, _ context: StaffContext) async throws -> ApplicantIdentity {
        try await requests.reveal(id, reason: reason, to: context.officer, from: context.actor.address, at: site.now())
    }

    /// How something came names whoever brought it.
    func evidence(_ stored: StoredMatter, _ context: StaffContext) async throws -> [CaseFact] {
        let workflow = DisclosureRequest.workflow(under: DisclosureRequest.regime(of: stored.matter, on: stored.row.createdAt.day))
        return stored.matter.events.filter { !$0.suppliesText }.compactMap { event in
            event.values[CaseHistory.evidence]?.text.map { CaseFact(label: "\(workflow.words(event.action))的凭证", value: $0) }
        }
    }

    func file(_ position: Int, of id: MatterID, _ context: StaffContext) async throws -> (file: MatterFile, bytes: [UInt8]) {
        try await requests.file(position, of: id, for: context.officer, from: context.actor.address, at: site.now())
    }

    // MARK: The page

    func page(_ stored: StoredMatter, typed note: (text: String, error: String)?, _ context: StaffContext) async throws -> CasePage {
        let officer = context.officer, now = site.now(), id = stored.row.id
        let detail = try await requests.detail(of: id, for: officer)
        let agencies = try await site.accounts.agencies(), officers = try await site.accounts.officers()
        let words = FieldWords(agencies, officers)
        let view = CaseView(
            stored: stored, detail: detail, calendar: try await matters.calendar(of: stored.matter), newest: try await matters.calendar(),
            now: now, words: words)
        let given = try await RedactionStore(requests: requests).toBeGiven(of: id, for: officer, at: now)
        let papers = try await PaperStore(requests: requests).papers(of: id, for: officer)
        let isTheirs = try await matters.isWorkedOn(stored, by: officer, on: now.day)
        // What somebody archived without them has been decided on.
        let mayWrite = try await PaperStore(requests: requests).mayWrite(stored, by: officer, on: now.day)
        let mayIssue = mayWrite && stored.matter.last(RequestAction.close.action) == nil
        let unissued = mayIssue ? papers.reversed().filter(\.waitsToGoOut) : []
        return CasePage(
            CasePage.Content(
                heading: stored.row.title, number: stored.row.number ?? "", state: view.state,
                due: stored.dates.dueWords, words: DueWords(stored, today: now.day, view.newest), facts: view.facts,
                applicant: view.applicant,
                identityHref: try await matters.mayReveal(stored, to: officer, on: now.day)
                    ? Route.requestIdentity.path("\(id.value)").text : nil, items: view.items,
                wishes: view.supplements + view.wishes, files: isTheirs ? view.files : [],
                lookalikes: try await lookalikes(detail, officer),
                clock: view.clock, noClock: view.noClock, unissued: unissued.map { .init($0, of: stored) },
                untold: view.untold,
                tasks: view.tasks(
                    try await matters.buttons(stored, for: officer, at: now),
                    undoing: try await matters.reversal(stored, for: officer, at: now)),
                branches: view.branches, papers: papers.map { .init($0, of: stored) },
                redactionsHref: officer.mayLookIntoRedactions ? Route.redactions.path("\(id.value)").text : nil,
                given: given.map(CasePage.Given.init),
                publication: CasePage.Publication(
                    try await requests.replyPublication(of: stored, on: now.day), of: id,
                    mayBegin: officer.may(.takeRequests) && officer.may(.writeArticles)),
                notes: MatterNotes(
                    try await matters.notes(on: id, for: officer, on: now.day), on: id, of: Self.desk,
                    mayWrite: isTheirs, typed: note, token: officer.csrfToken),
                history: CaseHistory(stored.matter, view.workflow, words, given: given.map(\.name), letters: papers, reading: view.reading)
                    .entries))
    }

    /// Earlier ones, each with a link through the list: its number is unique.
    private func lookalikes(_ detail: RequestDetail, _ officer: Officer) async throws -> [CasePage.Lookalike] {
        var found: [CasePage.Lookalike] = []
        for other in detail.resembles {
            var query = MatterQuery(DisclosureRequest.kind.code)
            query.words = other.number
            query.limit = 1
            let id = try await matters.list(query, for: officer).lines.first?.id
            found.append(
                CasePage.Lookalike(
                    number: other.number, href: id.map { Route.requestCase.path("\($0.value)").text } ?? Route.desk.path().text,
                    words: other.degree == .same ? "内容相同" : "相似度\(Int((other.likeness * 100).rounded()))%"))
        }
        return found
    }
}
