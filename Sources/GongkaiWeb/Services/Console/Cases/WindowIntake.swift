import GongkaiCore
import GongkaiStore

/// What a clerk filled in at the window.
struct WindowIntake: Sendable {
    /// Who applies and where they are reached.
    var form: IntakeForm
    /// Who acts for them, and the item's own form.
    var filled: CaseForm
    let itemForm: StoredItemForm?
    /// The codes of the materials that were ticked.
    let came: [String]
    /// The codes of those that were handed in with an earlier case.
    let reused: [String]
    /// The applicant agrees to have them used again.
    let agrees: Bool
    let corrected: String
    /// The fields of the form on which steps, materials and fees depend.
    let deciding: Set<String>
    /// The appointment by which the applicant came.
    let visit: AppointmentVisit?

    init(
        _ form: IntakeForm, _ filled: CaseForm, _ itemForm: StoredItemForm?, came: [String] = [], reused: [String] = [],
        agrees: Bool = false,
        corrected: String = "", deciding: Set<String> = [], visit: AppointmentVisit? = nil
    ) {
        self.form = form
        self.reused = reused
        self.agrees = agrees
        self.filled = filled
        self.itemForm = itemForm
        self.came = came
        self.corrected = corrected
        self.deciding = deciding
        self.visit = visit
    }

    var fields: ItemForm { itemForm?.form ?? ItemForm([]) }

    var answered: FilledItemForm { FilledItemForm(fields, filled.answers(fields)) }

    /// A button that only changes the form; false for one that takes in.
    mutating func press(_ button: String) -> Bool {
        if button == "person" || button == "organisation" {
            form[.who] = button
            return true
        }
        guard button.hasPrefix("row-"), let group = fields.field(String(button.dropFirst("row-".count))) else { return false }
        filled.addRow(to: group, in: fields)
        return true
    }

    /// What counts as handed in: what was ticked, and the application form where it was filled in here.
    func came(of item: ServiceItem) -> [String] {
        let questions = CaseQuestions(item: item, form: itemForm)
        let written = filled.isFilledIn(questions) ? questions.materials(hasAgent: false).filter(questions.isOnPage).map(\.code) : []
        return came + written.filter { !came.contains($0) }
    }

    /// Who acts for the applicant, and what the item itself asks.
    func groups(_ errors: [String: String]) -> [IntakeGroup] {
        let asked = filled.formGroups(fields, errors)
        let needed = fields.fields.filter { deciding.contains($0.code) }.map { "“\($0.label)”" }.joined(separator: "、")
        let but = needed.isEmpty ? "" : "其中\(needed)决定要办哪些环节、交哪些材料，都要选。"
        let note = "申请人带来纸质申请表的，可以不填，收下申请表；在这里填写的，与网上填写的一样检查，并随办件保存。\(but)"
        return [filled.agentGroup(errors)] + asked.enumerated().map { $0.offset == 0 ? $0.element.noting(note) : $0.element }
    }

    /// How many rows of each group stand there, and by which appointment.
    var carried: [FormField] {
        let rows = filled.kept.filter { $0.key.hasPrefix("rows-") }.sorted { $0.key < $1.key }.map { FormField($0.key, $0.value) }
        return rows + (visit.map { [FormField(WindowConsole.appointment, $0.appointment.number)] } ?? [])
    }
}
