import GongkaiCore
import GongkaiStore

/// A step on a case as a page shows it: its form, what it does, what was wrong with it.
struct ServiceStep: Sendable {
    let stored: StoredMatter
    let action: MatterAction
    let branch: Int?
    let calendar: WorkingCalendar
    let now: Instant
    let agencies: [Agency]
    let officers: [OfficerAccount]
    let handlers: [OfficerAccount]
    let officer: Officer

    var matter: Matter { stored.matter }
    var path: Path { Route.serviceCase.path("\(stored.row.id.value)") }
    var workflow: Workflow { ServiceCase.kind.workflow(matter, now.day) }

    private var words: CaseWords { CaseWords(terms: matter.caseTerms, words: FieldWords(agencies, officers)) }

    var history: [CaseHistory.Entry] {
        let words = words
        return CaseHistory(matter, workflow, words.words, read: { words.read($0, $1, $2) }).entries
    }

    /// The cell of the table; taking back has a reason and nothing else.
    private var move: MatterMove? {
        if action == .reverse { return MatterMove(.stay, by: [], fields: [.reason]) }
        return workflow.move(action, from: matter.state)
    }

    var form: ServiceStepForm? {
        guard let move, let terms = matter.caseTerms else { return nil }
        return ServiceStepForm(
            action, move, terms, matter, agencies: agencies.filter { officer.scope.contains($0.id) || $0.id == matter.unit },
            handlers: handlers, officerName: officer.name, now: now, calendar: calendar)
    }

    func outlook(_ values: [String: FieldValue] = [:], on day: Day? = nil) -> [String] {
        CaseOutlook(workflow: workflow, calendar: calendar, now: now).sentences(action, branch: branch, on: day, values: values, in: matter)
            + hints
    }

    /// What the form does not ask, because the terms say it.
    private var hints: [String] {
        guard let terms = matter.caseTerms else { return [] }
        switch CaseAction(rawValue: action.code) {
        case .acceptWithPromise:
            return ["容缺的材料：" + words.materials(matter.missingMaterials(terms).map(\.code)) + "。"]
        case .giveNotice, .noticeAgain:
            return ["需要补正的内容全部写在一份告知书里，同一办件只能告知一次。"]
        default: return []
        }
    }

    func content(_ texts: [String: String], errors: [String: String] = [:], token: String) -> StepPage.Content {
        let rows = form?.rows(texts, errors) ?? []
        // What nobody fills in here has no row to stand beside.
        let others = errors.filter { code, _ in !rows.contains { $0.name == code } }.sorted { $0.key < $1.key }.map(\.value)
        return StepPage.Content(
            title: title, number: stored.row.number ?? "", desk: .cases, lead: lead, path: path,
            action: Route.serviceCaseStep.path("\(stored.row.id.value)", action.code), token: token, version: matter.version,
            branch: branch,
            about: branch.flatMap(matter.branch).map { ServiceCaseView.about($0, matter.caseTerms) }, outlook: outlook(),
            rows: rows, obstacles: others)
    }

    private var title: String {
        guard action == .reverse else { return workflow.words(action) }
        return "撤销" + (matter.standing.last.map { "“\(workflow.words($0.action))”" } ?? "上一步")
    }

    private var lead: String {
        let words = DueWords(stored, isOpen: matter.caseState?.isOpen ?? true, today: now.day, calendar)
        let left = stored.dates.dueOn == nil && !stored.dates.isPaused ? "" : "，\(words.text)"
        return "\(stored.row.number ?? "")　\(stored.row.title)　\(workflow.words(matter.state))\(left)"
    }

    /// What was typed into fields that have no form any more, for people to copy.
    func kept(_ typed: [String: String]) -> [StepPage.Kept] {
        workflow.fields(of: action).compactMap { field in
            guard let text = typed[field.code], !text.isEmpty else { return nil }
            return words.read(field.code, .text(text), field).map { StepPage.Kept(label: field.label, value: $0) }
        }
    }
}
