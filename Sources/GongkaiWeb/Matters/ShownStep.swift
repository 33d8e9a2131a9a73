import GongkaiCore
import GongkaiStore

/// A step on a matter as a page shows it, whichever kind it is: its form, what it does, what was wrong with it.
protocol ShownStep: Sendable {
    associatedtype Outlook: MatterOutlook

    static var desk: DeskKind { get }

    var stored: StoredMatter { get }
    var action: MatterAction { get }
    var branch: Int? { get }
    var calendar: WorkingCalendar { get }
    var now: Instant { get }
    var workflow: Workflow { get }
    var history: [CaseHistory.Entry] { get }
    /// Whether somebody says on which day it happened.
    var isDated: Bool { get }
    var outlook: Outlook { get }
    /// What the form shows before anything is typed.
    var proposed: [String: String] { get }
    /// How much time is left.
    var left: DueWords { get }

    func content(_ texts: [String: String], errors: [String: String], token: String) -> StepPage.Content
    func typed(_ form: SubmittedForm) -> [String: String]
    func read(_ form: SubmittedForm) -> (values: [String: FieldValue], on: Day?, errors: [String: String])
    func rows(_ texts: [String: String], _ errors: [String: String]) -> [FormRow]
    /// What is to be paid, step by step; empty where nothing is charged.
    func fee(_ values: [String: FieldValue]) -> [String]
    /// What the form does not ask and whoever takes the step should know.
    var hints: [String] { get }
    /// Fields that must be complete for a look already.
    var wholeFields: Set<String> { get }
    /// Whether what can be read of the form is enough to judge it.
    func isJudged(_ values: [String: FieldValue]) -> Bool
    /// What was typed into a field, for people; nil for what nobody needs to see.
    func told(_ field: MatterField, typed text: String) -> String?
}

extension ShownStep {
    var matter: Matter { stored.matter }
    var path: Path { Self.desk.one.path("\(stored.row.id.value)") }
    var hints: [String] { [] }
    var wholeFields: Set<String> { [] }

    func fee(_ values: [String: FieldValue]) -> [String] { [] }
    func isJudged(_ values: [String: FieldValue]) -> Bool { true }

    /// The cell of the table; taking back has a reason and nothing else.
    var move: MatterMove? {
        if action == .reverse { return MatterMove(.stay, by: [], fields: [.reason]) }
        return workflow.move(action, from: matter.state)
    }

    var title: String {
        guard action == .reverse else { return workflow.words(action) }
        return "撤销" + (matter.standing.last.map { "“\(workflow.words($0.action))”" } ?? "上一步")
    }

    var lead: String {
        // What has no limit yet says so by its state.
        let left = stored.dates.dueOn == nil && !stored.dates.isPaused ? "" : "，\(left.text)"
        return "\(stored.row.number ?? "")　\(stored.row.title)　\(workflow.words(matter.state))\(left)"
    }

    /// The page before anything special is known of it.
    func blank(_ texts: [String: String], errors: [String: String], about: CaseFact?, token: String) -> StepPage.Content {
        StepPage.Content(
            title: title, number: stored.row.number ?? "", desk: Self.desk.crumb, lead: lead, path: path,
            action: Self.desk.step.path("\(stored.row.id.value)", action.code), token: token, version: matter.version, branch: branch,
            about: about, outlook: sentences(), rows: rows(texts, errors))
    }

    func sentences(_ values: [String: FieldValue] = [:], on day: Day? = nil) -> [String] {
        fee(values) + outlook.sentences(action, branch: branch, on: day, values: values, in: matter) + hints
    }

    func typed(_ form: SubmittedForm) -> [String: String] { form.texts }

    /// What is wrong beside the fields, and what concerns none; nil for what the form cannot mend.
    func errors(_ refusal: MatterRefusal) -> (errors: [String: String], obstacles: [String])? {
        StepForm.errors(refusal, isDated: isDated)
    }

    /// What stands against the step beside its fields, by what can be read of it.
    func objections(_ values: [String: FieldValue], on day: Day?) -> (errors: [String: String], obstacles: [String]) {
        guard isJudged(values) else { return ([:], []) }
        let found = MatterRules(workflow, calendar).objections(
            to: MatterRequest(action, seen: matter.version, on: day, values: values, branch: branch), on: matter, at: now)
        guard let refusal = found.day, let (errors, others) = errors(refusal) else { return ([:], found.obstacles) }
        return (errors, others + found.obstacles)
    }

    /// What was typed into fields that have no form any more, for people to copy.
    func kept(_ typed: [String: String]) -> [StepPage.Kept] {
        workflow.fields(of: action).compactMap { field in
            guard let text = typed[field.code], !text.isEmpty else { return nil }
            return told(field, typed: text).map { StepPage.Kept(label: field.label, value: $0) }
        }
    }
}

extension SubmittedForm {
    /// What was typed, by the names of the rows.
    var texts: [String: String] {
        Dictionary(fields.map { ($0.name, self[$0.name] ?? "") }, uniquingKeysWith: { first, _ in first })
    }
}

extension Workflow {
    /// The fields of an action wherever it is possible.
    func fields(of action: MatterAction) -> [MatterField] {
        states.lazy.compactMap { self.move(action, from: $0.state) }.first?.fields ?? []
    }
}
