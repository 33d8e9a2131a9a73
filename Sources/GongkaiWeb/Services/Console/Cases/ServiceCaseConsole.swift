import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// One approval case on the console, its notes, its papers, its files, and who applies.
struct ServiceCaseConsole: MatterConsole {
    static let desk = DeskKind.cases

    let site: Site
    let cases: CaseStore
    let supervision: SupervisionStore

    var matters: MatterStore { cases.matters }

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.serviceCase, use: show)
            .get(.casePaper, use: paper)
            .get(.casePaperPDF, use: printed)
        addPartRoutes(to: staff)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readCases)
        return site.show(try await page(try await stored(context), typed: nil, context), request, context)
    }

    func id(_ context: StaffContext) throws -> MatterID { try context.caseID() }

    // MARK: Beside the page

    func identity(of id: MatterID, reason: String, _ context: StaffContext) async throws -> ApplicantIdentity {
        try await cases.reveal(id, reason: reason, to: context.officer, from: context.actor.address, at: site.now())
    }

    func file(_ position: Int, of id: MatterID, _ context: StaffContext) async throws -> (file: MatterFile, bytes: [UInt8]) {
        try await cases.file(position, of: id, for: context.officer, from: context.actor.address, at: site.now())
    }

    func evidence(_ stored: StoredMatter, _ context: StaffContext) async throws -> [CaseFact] {
        FilledSection.personal(try await cases.filled(stored.row.id, for: context.officer))
    }

    // MARK: Papers

    @Sendable func paper(_ request: Request, _ context: StaffContext) async throws -> Response {
        let (stored, opened) = try await opened(context)
        return site.show(CasePaperPage(opened, of: stored, hasPDF: site.configuration.weasyprint != nil), request, context)
    }

    @Sendable func printed(_ request: Request, _ context: StaffContext) async throws -> Response {
        let (_, opened) = try await opened(context)
        let bytes = try await site.printed(OfficialHTML.page(opened.paper.marked(voidOn: opened.line.voidedOn)), in: site.staffWork)
        return site.download(bytes, type: "application/pdf", name: "\(opened.paper.title)\(opened.paper.number ?? "").pdf")
    }

    private func opened(_ context: StaffContext) async throws -> (StoredMatter, OpenedCasePaper) {
        try context.require(.readCases)
        let stored = try await stored(context)
        guard let step = context.parameters.get("step", as: Int.self) else { throw PaperAccessRefusal.notFound }
        return (
            stored,
            try await cases.paper(
                try context.parameters.require("paper"), ofStep: step, of: stored.row.id, for: context.officer, from: context.actor.address,
                at: site.now())
        )
    }

    // MARK: The page

    func page(
        _ stored: StoredMatter, typed note: (text: String, error: String)?, _ context: StaffContext
    ) async throws -> ServiceCasePage {
        let officer = context.officer, now = site.now(), id = stored.row.id
        let detail = try await cases.detail(of: id, for: officer)
        let filled = try await cases.filled(id, for: officer)
        let isTheirs = try await matters.isWorkedOn(stored, by: officer, on: now.day)
        let words = FieldWords(try await site.accounts.agencies(), try await site.accounts.officers())
        let view = ServiceCaseView(
            stored: stored, detail: detail, calendar: try await matters.calendar(of: stored.matter), newest: try await matters.calendar(),
            now: now, words: words, kept: filled.materials, isTheirs: isTheirs,
            earlier: try await cases.earlierCases(of: stored.matter, for: officer))
        let buttons = try await matters.buttons(stored, for: officer, at: now)
        let own = stored.matter.assistingWork(of: officer, view.calendar).map { OwnStep($0, today: now.day, view.newest) }
        return ServiceCasePage(
            ServiceCasePage.Content(
                heading: stored.row.title, number: stored.row.number ?? "", state: view.workflow.words(stored.matter.state),
                dueHeading: own?.name ?? view.dueHeading,
                due: own.map { $0.due.map(view.calendar.words) } ?? (view.isOpen ? stored.dates.dueWords : nil),
                words: own?.words ?? DueWords(stored, isOpen: view.isOpen, today: now.day, view.newest),
                promise: own.map { view.whole(beside: $0) } ?? view.promise,
                tasks: view.tasks(
                    buttons,
                    undoing: try await matters.reversal(stored, for: officer, at: now)),
                guideHref: Route.service.path(detail.item).text, facts: view.facts, applicant: view.applicant,
                identityHref: try await matters.mayReveal(stored, to: officer, on: now.day)
                    ? Route.serviceCaseIdentity.path("\(id.value)").text : nil,
                materials: view.materials, steps: view.steps, pathWords: view.pathWords, cards: try await cards(of: id, for: officer),
                branches: view.branches, bill: view.bill,
                filled: FilledSection(
                    filled, view.terms, through: detail.channel, id: "\(id.value)", hasPDF: site.configuration.weasyprint != nil,
                    mayCorrect: buttons.contains {
                        $0.action == CaseAction.correctAnswer.action && $0.refusal == nil
                    }),
                ratings: view.ratings, files: isTheirs ? view.files : [], clock: view.clock, noClock: view.noClock, limits: view.limits,
                papers: isTheirs || officer.may(.supervise) ? view.papers : [],
                notes: MatterNotes(
                    try await matters.notes(on: id, for: officer, on: now.day), on: id, of: Self.desk, mayWrite: isTheirs, typed: note,
                    token: officer.csrfToken),
                history: view.history))
    }

    /// Those of its cards that an officer may open.
    private func cards(of id: MatterID, for officer: Officer) async throws -> [CaseCard] {
        let cards = try await supervision.cards(of: id, upTo: site.now().day, within: officer.supervisedUnits)
        if cards.isEmpty { return [] }
        let names = CardName(try await supervision.rules().value.rules)
        return cards.map { CaseCard($0, names) }
    }
}

extension ServiceCaseView {
    var noClock: String {
        guard isOpen else { return "这件办件没有受理，不计算办理期限。" }
        if matter.caseState == .supplementAsked {
            return "正在等申请人补正，现在没有期限。要补的全部收到以后，从那一天起重新计算：五个工作日内告知是否受理。"
        }
        if matter.awaitsMaterials {
            return "网上申请，材料还没有交到窗口，现在没有期限。收到以后请用“登记收到的材料”登记，从那一天起五个工作日内告知是否受理。"
        }
        let words = caseClock?.noticeDue.map { "最晚\(calendar.words($0))告知是否受理" } ?? "请先告知是否受理"
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
