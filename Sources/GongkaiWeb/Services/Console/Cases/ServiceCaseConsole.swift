import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// One approval case on the console, its notes, its papers, its files, and who applies.
struct ServiceCaseConsole {
    let site: Site
    let cases: CaseStore

    private var matters: MatterStore { cases.matters }

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.serviceCase, use: show)
            .post(.serviceCaseNotes, use: note)
            .get(.serviceCaseIdentity, use: ask)
            .post(.serviceCaseIdentity, use: reveal)
            .get(.serviceCaseFile, use: file)
            .get(.casePaper, use: paper)
            .get(.casePaperPDF, use: printed)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readCases)
        let content = try await content(try context.caseID(), context)
        return site.show(ServiceCasePage(content), request, context)
    }

    // MARK: Notes

    @Sendable func note(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readCases)
        let id = try context.caseID(), text = context.form["note"] ?? ""
        do {
            try await matters.note(text, on: id, by: context.officer, from: context.actor.address, at: site.now())
        } catch let refusal as MatterAccessRefusal where refusal.status == 422 {
            var content = try await content(id, context)
            content.noteForm = ServiceCasePage.noteForm(id, text: text, error: refusal.words, token: context.officer.csrfToken)
            return site.refused(ServiceCasePage(content), request, context)
        }
        return site.lead(to: Route.serviceCase.path("\(id.value)").at("notes"), saying: .noteKept)
    }

    // MARK: Who applies

    @Sendable func ask(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await identity(nil, reason: "", error: nil, request, context)
    }

    @Sendable func reveal(_ request: Request, _ context: StaffContext) async throws -> Response {
        let reason = context.form["reason"] ?? ""
        do {
            let identity = try await cases.reveal(
                try context.caseID(), reason: reason, to: context.officer, from: context.actor.address, at: site.now())
            return try await self.identity(identity, reason: reason, error: nil, request, context)
        } catch let refusal as MatterAccessRefusal where refusal == .reasonMissing {
            return try await identity(nil, reason: reason, error: refusal.words, request, context)
        }
    }

    private func identity(
        _ identity: ApplicantIdentity?, reason: String, error: String?, _ request: Request, _ context: StaffContext
    ) async throws -> Response {
        try context.require(.readIdentities)
        let stored = try await stored(try context.caseID(), context), id = "\(stored.row.id.value)"
        let page = IdentityPage(
            path: Route.serviceCase.path(id), desk: .cases, action: Route.serviceCaseIdentity.path(id), number: stored.row.number ?? "",
            reason: reason, error: error, identity: identity, token: context.officer.csrfToken)
        return error == nil ? site.show(page, request, context) : site.refused(page, request, context)
    }

    // MARK: Files and papers

    /// A file of the case, to be kept and not shown: nobody has looked into it.
    @Sendable func file(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readCases)
        guard let position = context.parameters.get("position", as: Int.self) else { throw MatterAccessRefusal.notFound }
        let (file, bytes) = try await cases.file(
            position, of: try context.caseID(), for: context.officer, from: context.actor.address, at: site.now())
        return site.download(bytes, type: "application/octet-stream", name: file.name)
    }

    @Sendable func paper(_ request: Request, _ context: StaffContext) async throws -> Response {
        let (stored, opened) = try await opened(context)
        return site.show(CasePaperPage(opened, of: stored, hasPDF: site.configuration.weasyprint != nil), request, context)
    }

    @Sendable func printed(_ request: Request, _ context: StaffContext) async throws -> Response {
        let (_, opened) = try await opened(context)
        let bytes = try await site.printed(OfficialHTML.page(opened.paper), in: site.staffWork)
        return site.download(bytes, type: "application/pdf", name: "\(opened.paper.title)\(opened.paper.number ?? "").pdf")
    }

    private func opened(_ context: StaffContext) async throws -> (StoredMatter, OpenedCasePaper) {
        try context.require(.readCases)
        let stored = try await stored(try context.caseID(), context)
        guard let step = context.parameters.get("step", as: Int.self) else { throw PaperAccessRefusal.notFound }
        return (
            stored,
            try await cases.paper(
                try context.parameters.require("paper"), ofStep: step, of: stored.row.id, for: context.officer, from: context.actor.address,
                at: site.now())
        )
    }

    // MARK: The page

    private func stored(_ id: MatterID, _ context: StaffContext) async throws -> StoredMatter {
        let stored = try await matters.matter(id, for: context.officer)
        guard stored.row.kind == ServiceCase.kind.code else { throw MatterAccessRefusal.notFound }
        return stored
    }

    private func content(_ id: MatterID, _ context: StaffContext) async throws -> ServiceCasePage.Content {
        let officer = context.officer, now = site.now()
        let stored = try await stored(id, context)
        let detail = try await cases.detail(of: id, for: officer)
        let isTheirs = try await matters.isWorkedOn(stored, by: officer)
        let words = FieldWords(try await site.accounts.agencies(), try await site.accounts.officers())
        let view = ServiceCaseView(
            stored: stored, detail: detail, calendar: try await matters.calendar(of: stored.matter), newest: try await matters.calendar(),
            now: now, words: words)
        let offered = try await matters.buttons(stored, for: officer, at: now).filter { CaseAction(rawValue: $0.action.code) != .takeIn }
        return ServiceCasePage.Content(
            heading: stored.row.title, number: stored.row.number ?? "", state: view.workflow.words(stored.matter.state),
            dueHeading: view.dueHeading,
            due: view.isOpen ? stored.dates.dueOn.map { $0.chineseText + (stored.dates.isProvisional ? "（暂定）" : "") } : nil,
            words: DueWords(stored, isOpen: view.isOpen, today: now.day, view.newest), promise: view.promise,
            buttons: view.buttons(offered, try await matters.reversal(stored, for: officer, at: now)), others: view.others(offered),
            guideHref: Route.service.path(detail.item).text, facts: view.facts, applicant: view.applicant,
            identityHref: officer.may(.readIdentities) ? Route.serviceCaseIdentity.path("\(id.value)").text : nil,
            materials: view.materials, steps: view.steps, pathWords: view.pathWords, branches: view.branches, bill: view.bill,
            ratings: view.ratings, files: isTheirs ? view.files : [], clock: view.clock, noClock: view.noClock, limits: view.limits,
            papers: isTheirs || officer.may(.supervise) ? view.papers : [],
            notes: try await matters.notes(on: id, for: officer).map {
                CasePage.Note(who: $0.officerName, when: String($0.at.text.prefix(16)), text: $0.text)
            }, noteForm: isTheirs ? ServiceCasePage.noteForm(id, token: officer.csrfToken) : nil, history: view.history)
    }
}

extension ServiceCaseView {
    var noClock: String {
        guard isOpen else { return "这件办件没有受理，不计算办理期限。" }
        let words = caseClock.map { "最晚\($0.noticeDue.chineseText)告知是否受理" } ?? "请先告知是否受理"
        return "办理期限从受理之日起算，现在还没有受理。\(words)；逾期没有告知的，自收到材料之日起即为受理。"
    }
}

extension StaffContext {
    /// The case that the address names.
    func caseID() throws -> MatterID {
        guard let id = parameters.get("case", as: Int64.self) else { throw MatterAccessRefusal.notFound }
        return MatterID(value: id)
    }
}
