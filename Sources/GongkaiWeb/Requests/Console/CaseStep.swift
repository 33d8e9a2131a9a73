import GongkaiCore
import GongkaiStore

/// A step on a request as a page shows it: its form, what it does, what was wrong with it.
struct CaseStep: Sendable {
    let stored: StoredMatter
    let action: MatterAction
    let branch: Int?
    let calendar: WorkingCalendar
    let now: Instant
    let agencies: [Agency]
    let officers: [OfficerAccount]
    let handlers: [OfficerAccount]
    let officer: Officer
    /// What goes out with the reply as things stand.
    let given: [GivenFile]

    var matter: Matter { stored.matter }
    var path: Path { Route.requestCase.path("\(stored.row.id.value)") }
    var regime: DisclosureRegime { DisclosureRequest.regime(of: matter, on: now.day) }
    var workflow: Workflow { DisclosureRequest.workflow(under: regime) }
    var history: [CaseHistory.Entry] { CaseHistory(matter, workflow, FieldWords(agencies, officers), given: given.map(\.name)).entries }

    /// The cell of the table; taking back has a reason and nothing else.
    private var move: MatterMove? {
        if action == .reverse { return MatterMove(.stay, by: [], fields: [.reason]) }
        return workflow.move(action, from: matter.state)
    }

    var form: StepForm? {
        move.map { move in
            StepForm(
                action: action, move: move, matter: matter, regime: regime, agencies: chosenAgencies(move), handlers: handlers,
                officerName: officer.name, now: now, calendar: calendar)
        }
    }

    /// A request goes to a unit of the organ, or a question to any unit there is.
    private func chosenAgencies(_ move: MatterMove) -> [Agency] {
        guard !move.fields.contains(where: { $0.code == MatterField.partyUnit.code }) else { return agencies }
        return agencies.filter { officer.scope.contains($0.id) || $0.id == stored.row.agency || $0.id == matter.unit }
    }

    /// Stops where the step cannot be taken whatever is filled in, with the reason.
    func requirePossible(_ matters: MatterStore, _ officer: Officer) async throws {
        try await matters.requirePossible(action, branch: branch, on: stored, for: officer, at: now)
    }

    func typed(_ form: SubmittedForm) -> [String: String] {
        Dictionary(form.fields.map { ($0.name, form[$0.name] ?? "") }, uniquingKeysWith: { first, _ in first })
    }

    func read(_ submitted: SubmittedForm) -> (values: [String: FieldValue], on: Day?, errors: [String: String]) {
        form?.read(submitted) ?? ([:], nil, [:])
    }

    func rows(_ texts: [String: String], _ errors: [String: String]) -> [FormRow] { form?.rows(texts, errors) ?? [] }

    /// What is to be paid, step by step; empty where nothing is charged or the counts are not there.
    func fee(_ values: [String: FieldValue]) -> [String] { form?.fee(values)?.words ?? [] }

    func outlook(_ values: [String: FieldValue] = [:], on day: Day? = nil) -> [String] {
        fee(values)
            + StepOutlook(workflow: workflow, calendar: calendar, now: now).sentences(
                action, branch: branch, on: day, values: values, in: matter)
    }

    func content(_ texts: [String: String], errors: [String: String] = [:], token: String) -> StepPage.Content {
        StepPage.Content(
            title: title, number: stored.row.number ?? "", lead: lead, path: path,
            action: Route.caseStep.path("\(stored.row.id.value)", action.code), token: token, version: matter.version, branch: branch,
            about: branch.flatMap(matter.branch)?.whom, outlook: outlook(), outcomes: form?.outcomes(chosen: texts["outcome"] ?? "") ?? [],
            rows: rows(texts, errors), form: form, charges: form?.isCharging ?? false, outcomeError: errors[MatterField.outcomeCode],
            filesWanted: action == RequestAction.draft.action ? Self.enclosures : "",
            given: CaseStep.ofReplies.contains(action.code) ? given.map(CasePage.Given.init) : [])
    }

    private static let enclosures = "要给申请人的文件加在这里：答复予以公开或者部分公开的，送达后随答复提供给申请人；公开这份答复时一并公开。要遮盖的、内部使用的不要加在这里。退回后重新拟稿的，请重新添加。"

    private static let ofReplies = Set([RequestAction.draft, .review, .returnDraft, .sign, .serve].map(\.rawValue))

    private var title: String {
        guard action == .reverse else { return workflow.words(action) }
        return "撤销" + (matter.standing.last.map { "“\(workflow.words($0.action))”" } ?? "上一步")
    }

    private var lead: String {
        let words = DueWords(stored, today: now.day, calendar)
        // What has no limit yet says so by its state.
        let left = stored.dates.dueOn == nil && !stored.dates.isPaused ? "" : "，\(words.text)"
        return "\(stored.row.number ?? "")　\(stored.row.title)　\(workflow.words(matter.state))\(left)"
    }

    /// What is wrong beside the fields, and what concerns none; nil for what the form cannot mend.
    func errors(_ refusal: MatterRefusal) -> (errors: [String: String], obstacles: [String])? {
        StepForm.errors(refusal, isDated: form?.isDated == true)
    }

    /// What stands against the step beside its fields, by what can be read of it.
    func objections(_ values: [String: FieldValue], on day: Day?) -> (errors: [String: String], obstacles: [String]) {
        // What is worked out says itself what is wrong with it; without an outcome there is nothing to judge.
        let isJudged =
            form.map { form in
                !form.isCharging
                    && (values[MatterField.outcomeCode] != nil || !form.move.fields.contains { $0.code == MatterField.outcomeCode })
            } ?? false
        guard isJudged else { return ([:], []) }
        let found = MatterRules(workflow, calendar).objections(
            to: MatterRequest(action, seen: matter.version, on: day, values: values, branch: branch), on: matter, at: now)
        guard let refusal = found.day, let (errors, others) = errors(refusal) else { return ([:], found.obstacles) }
        return (errors, others + found.obstacles)
    }

    /// What was typed into fields that have no form any more, for people to copy.
    func kept(_ typed: [String: String]) -> [StepPage.Kept] {
        let words = FieldWords(agencies, officers)
        let fields = workflow.fields(of: action)
        return fields.compactMap { field in
            guard let text = typed[field.code], !text.isEmpty else { return nil }
            let value: FieldValue =
                switch field.kind {
                case .agency: Int64(text).map { .agency(AgencyID(value: $0)) } ?? .text(text)
                case .officer: Int64(text).map { .officer(OfficerID(value: $0)) } ?? .text(text)
                default: .text(text)
                }
            return StepPage.Kept(label: field.label, value: words.words(value, field))
        }
    }
}

extension StepForm {
    /// What is wrong beside the fields, and what concerns none; nil for what no form can mend.
    static func errors(_ refusal: MatterRefusal, isDated: Bool) -> (errors: [String: String], obstacles: [String])? {
        switch refusal {
        case .fields(let faults):
            var errors: [String: String] = [:], others: [String] = []
            for fault in faults {
                if let field = fault.field { errors[field.code] = words(fault, field) } else { others.append(fault.words) }
            }
            return (errors, others)
        case .obstacles(let sentences): return ([:], sentences)
        case .dayToCome, .dayTooEarly: return isDated ? ([day: refusal.words], []) : ([:], [refusal.words])
        case .dayIsToday, .branchMissing: return ([:], [refusal.words])
        default: return nil
        }
    }
}

extension MatterStore {
    /// Stops where a step cannot be taken whatever is filled in, with the reason.
    func requirePossible(
        _ action: MatterAction, branch: Int?, on stored: StoredMatter, for officer: Officer, at now: Instant
    ) async throws {
        let buttons = try await buttons(stored, for: officer, at: now)
        let found = buttons.filter { $0.action == action && (branch == nil || $0.branch == branch) }
        if let refusal = found.first?.refusal, found.count == 1 { throw refusal }
        if let button = found.first, button.branch == nil || branch != nil { return }
        do {
            try await weigh(MatterRequest(action, seen: stored.matter.version, branch: branch), on: stored, for: officer, at: now)
        } catch let refusal as MatterRefusal {
            if case .fields = refusal { return }
            throw refusal
        }
    }
}

extension FieldFault {
    /// The field it is about; nil for one the step does not have.
    var field: MatterField? {
        switch self {
        case .missing(let field), .wrongKind(let field), .tooLong(let field, _, _), .notYet(let field, _, _), .alreadyOver(let field, _, _),
            .outside(let field, _, _, _), .noSuchChoice(let field, _):
            field
        case .unknown: nil
        }
    }
}

extension Workflow {
    /// The fields of an action wherever it is possible.
    func fields(of action: MatterAction) -> [MatterField] {
        states.lazy.compactMap { self.move(action, from: $0.state) }.first?.fields ?? []
    }
}
