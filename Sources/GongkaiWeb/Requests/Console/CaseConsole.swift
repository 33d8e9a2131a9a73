import GongkaiCore
import GongkaiStore
import Hummingbird

/// One request on the console, its notes, and who asks.
struct CaseConsole {
    let site: Site
    let requests: RequestStore

    private var matters: MatterStore { requests.matters }

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.requestCase, use: show)
            .post(.requestNotes, use: note)
            .get(.requestIdentity, use: ask)
            .post(.requestIdentity, use: reveal)
            .get(.requestFile, use: file)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readRequests)
        let id = try context.requestID()
        // What is another kind of matter has its own page.
        if try await matters.matter(id, for: context.officer).row.kind == ServiceCase.kind.code {
            return site.lead(to: Route.serviceCase.path("\(id.value)"))
        }
        let content = try await content(id, context)
        return site.show(CasePage(content), request, context)
    }

    // MARK: Notes

    @Sendable func note(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readRequests)
        let id = try context.requestID(), text = context.form["note"] ?? ""
        do {
            try await matters.note(text, on: id, by: context.officer, from: context.actor.address, at: site.now())
        } catch let refusal as MatterAccessRefusal where refusal.status == 422 {
            var content = try await content(id, context)
            content.noteForm = CasePage.noteForm(id, text: text, error: refusal.words, token: context.officer.csrfToken)
            return site.refused(CasePage(content), request, context)
        }
        return site.lead(to: Route.requestCase.path("\(id.value)").at("notes"), saying: .noteKept)
    }

    // MARK: Who asks

    @Sendable func ask(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readIdentities)
        let stored = try await matters.matter(try context.requestID(), for: context.officer)
        return site.show(
            IdentityPage(stored, reason: "", error: nil, identity: nil, token: context.officer.csrfToken), request, context)
    }

    @Sendable func reveal(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readIdentities)
        let stored = try await matters.matter(try context.requestID(), for: context.officer)
        let reason = context.form["reason"] ?? "", token = context.officer.csrfToken
        do {
            let identity = try await requests.reveal(
                stored.row.id, reason: reason, to: context.officer, from: context.actor.address, at: site.now())
            return site.show(IdentityPage(stored, reason: reason, error: nil, identity: identity, token: token), request, context)
        } catch let refusal as MatterAccessRefusal where refusal == .reasonMissing {
            return site.refused(
                IdentityPage(stored, reason: reason, error: refusal.words, identity: nil, token: token), request, context)
        }
    }

    // MARK: Files

    /// A file of the request, to be kept and not shown: nobody has looked into it.
    @Sendable func file(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readRequests)
        guard let position = context.parameters.get("position", as: Int.self) else { throw MatterAccessRefusal.notFound }
        let (file, bytes) = try await requests.file(
            position, of: try context.requestID(), for: context.officer, from: context.actor.address, at: site.now())
        return site.download(bytes, type: "application/octet-stream", name: file.name)
    }

    // MARK: The page

    private func content(_ id: MatterID, _ context: StaffContext) async throws -> CasePage.Content {
        let officer = context.officer, now = site.now()
        let stored = try await matters.matter(id, for: officer)
        let detail = try await requests.detail(of: id, for: officer)
        let agencies = try await site.accounts.agencies(), officers = try await site.accounts.officers()
        let words = FieldWords(agencies, officers)
        let view = CaseView(
            stored: stored, detail: detail, calendar: try await matters.calendar(of: stored.matter), newest: try await matters.calendar(),
            now: now, words: words)
        let given = try await RedactionStore(requests: requests).toBeGiven(of: id, for: officer, at: now)
        return CasePage.Content(
            heading: stored.row.title, number: stored.row.number ?? "", state: view.workflow.words(stored.matter.state),
            due: stored.dates.dueOn.map { $0.chineseText + (stored.dates.isProvisional ? "（暂定）" : "") },
            words: DueWords(stored, today: now.day, view.newest), facts: view.facts, applicant: view.applicant,
            identityHref: officer.may(.readIdentities) ? Route.requestIdentity.path("\(id.value)").text : nil, items: view.items,
            wishes: view.supplements + view.wishes, files: view.files, lookalikes: try await lookalikes(detail, officer), clock: view.clock,
            noClock: view.noClock,
            buttons: view.buttons(
                try await matters.buttons(stored, for: officer, at: now), try await matters.reversal(stored, for: officer, at: now)),
            others: view.others(try await matters.buttons(stored, for: officer, at: now)), branches: view.branches,
            papers: try await PaperStore(requests: requests).papers(of: id, for: officer).map { CasePage.Paper($0, of: stored) },
            redactionsHref: officer.mayLookIntoRedactions ? Route.redactions.path("\(id.value)").text : nil,
            given: given.map(CasePage.Given.init),
            publication: CasePage.Publication(
                try await requests.replyPublication(of: stored, on: now.day), of: id,
                mayBegin: officer.may(.takeRequests) && officer.may(.writeArticles)),
            notes: try await matters.notes(on: id, for: officer).map {
                CasePage.Note(who: $0.officerName, when: String($0.at.text.prefix(16)), text: $0.text)
            }, noteForm: CasePage.noteForm(id, token: officer.csrfToken),
            history: CaseHistory(stored.matter, view.workflow, words, given: given.map(\.name)).entries)
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
