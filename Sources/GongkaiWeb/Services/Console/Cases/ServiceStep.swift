import GongkaiCore
import GongkaiStore

/// A step on a case as a page shows it: its form, what it does, what was wrong with it.
struct ServiceStep: ShownStep {
    static let desk = DeskKind.cases

    let stored: StoredMatter
    let action: MatterAction
    let branch: Int?
    let calendar: WorkingCalendar
    let now: Instant
    let agencies: [Agency]
    let officers: [OfficerAccount]
    let handlers: [OfficerAccount]
    let officer: Officer

    var workflow: Workflow { ServiceCase.kind.workflow(matter, now.day) }

    var outlook: CaseOutlook { CaseOutlook(workflow: workflow, calendar: calendar, now: now) }
    var left: DueWords { DueWords(stored, isOpen: matter.caseState?.isOpen ?? true, today: now.day, calendar) }
    var isDated: Bool { form?.base.isDated == true }
    var proposed: [String: String] { form?.proposed ?? [:] }

    private var words: CaseWords { CaseWords(terms: matter.caseTerms, words: FieldWords(agencies, officers)) }

    var history: [CaseHistory.Entry] {
        let words = words
        return CaseHistory(matter, workflow, words.words, replaces: false, read: { words.read($0, $1, $2) }).entries
    }

    var form: ServiceStepForm? {
        guard let move, let terms = matter.caseTerms else { return nil }
        return ServiceStepForm(
            action, move, terms, matter, agencies: agencies.filter { officer.scope.contains($0.id) || $0.id == matter.unit },
            handlers: handlers, officerName: officer.name, now: now, calendar: calendar)
    }

    func typed(_ submitted: SubmittedForm) -> [String: String] { form?.typed(submitted) ?? submitted.texts }

    func read(_ submitted: SubmittedForm) -> (values: [String: FieldValue], on: Day?, errors: [String: String]) {
        form?.read(submitted) ?? ([:], nil, [:])
    }

    func rows(_ texts: [String: String], _ errors: [String: String]) -> [FormRow] { form?.rows(texts, errors) ?? [] }

    /// What the form does not ask, because the terms say it.
    var hints: [String] {
        guard let terms = matter.caseTerms else { return [] }
        switch CaseAction(rawValue: action.code) {
        case .acceptWithPromise:
            return ["容缺的材料：" + words.materials(matter.missingMaterials(terms).map(\.code)) + "。"]
        case .giveNotice, .noticeAgain:
            let materials = matter.materialsAdded(terms), added = words.materials(materials.map(\.code))
            if materials.isEmpty { return ["需要补正的内容全部写在一份告知书里，同一办件只能告知一次。"] }
            return action == CaseAction.giveNotice.action
                ? ["已经一次性告知过。更正申请表以后新增的材料写在这一份里：\(added)。别的内容不能再要求。"]
                : ["更正申请表以后新增的材料（\(added)）用“一次性告知补正”告知，不算再次告知。"]
        default: return []
        }
    }

    func content(_ texts: [String: String], errors: [String: String], token: String) -> StepPage.Content {
        let about = branch.flatMap(matter.branch).map { ServiceCaseView.about($0, matter.caseTerms) }
        var content = blank(texts, errors: errors, about: about, token: token)
        // What nobody fills in here has no row to stand beside.
        let others = errors.filter { code, _ in !content.rows.contains { $0.name == code } }
        content.obstacles = others.sorted { $0.key < $1.key }.map(\.value)
        return content
    }

    func told(_ field: MatterField, typed text: String) -> String? { words.read(field.code, .text(text), field) }
}
