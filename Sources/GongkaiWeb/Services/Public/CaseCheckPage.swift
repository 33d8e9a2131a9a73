import GongkaiCore
import GongkaiStore

/// Everything as it was filled in, before it goes out; the places for the files of the materials.
struct CaseCheckPage: Page {
    struct Fact: Sendable {
        let label: String
        let value: String
    }

    struct Part: Sendable {
        /// Of the group in the form, where mending leads.
        let id: String
        let heading: String
        let facts: [Fact]
        let editAction: String
    }

    static let template = "services/check"
    let title = "添加材料、核对后提交"
    var undone: String { "还没有提交" }
    let breadcrumb: [Crumb]
    let item: String
    let unit: String
    let parts: [Part]
    let files: [FileField]
    let hasFiles: Bool
    /// What may be sent, for all of them.
    let filesHint = MaterialFiles.hint
    /// What does not come with this page, and how it comes.
    let others: [Fact]
    let hasOthers: Bool
    let editMaterials: String
    /// What concerns all files.
    let filesError: String?
    /// The number of the case that was handed in before this one.
    let earlier: String?
    let receiptHref: String
    /// The value of the button.
    let handIn: String
    let handInLabel: String
    let carry: Carry

    var mistakes: [Mistake] {
        (filesError.map { [Mistake(field: files.first?.name ?? "hand-in", $0)] } ?? []) + files.flatMap(\.mistakes)
    }

    init(
        _ form: CaseForm, _ applied: AppliedItem, _ rules: IntakeRules, files: [FileField], error: String?, earlier: String?, carry: Carry
    ) {
        breadcrumb = [.home, .services, Crumb(applied.name, Route.service.path(applied.code))]
        item = applied.name
        unit = applied.agency.name
        let kept = applied.fields.kept(form.answers(applied.fields))
        let asked = Set(applied.fields.places(in: kept).map { CaseForm.Name.answer($0.path) })
        var parts: [Part] = []
        for group in form.groups(applied, rules) where group.id != "materials" && group.id != "consent-group" {
            let rows = group.rows.filter { row in
                if CaseForm.Name.agentFields.contains(row.name) { return form.hasAgent }
                return !row.name.hasPrefix("f-") || asked.contains(row.name)
            }
            let facts = rows.compactMap(Self.fact)
            if facts.isEmpty { continue }
            parts.append(
                Part(id: "check-\(group.id)", heading: group.heading, facts: facts, editAction: "\(carry.action)#\(group.id)"))
        }
        self.parts = parts
        self.files = files
        hasFiles = !files.isEmpty
        others = applied.materials(form).compactMap { material in
            guard let way = form.way(material.code), way != .upload else { return nil }
            return Fact(label: material.name, value: way.words)
        }
        hasOthers = !others.isEmpty
        editMaterials = "\(carry.action)#materials"
        filesError = error
        self.earlier = earlier
        receiptHref = Route.caseReceipt.path().text
        (handIn, handInLabel) = earlier == nil ? ("file", "提交申请") : ("another", "再提交一份新的申请")
        self.carry = carry
    }

    /// What a row says; nil for one that was left blank.
    private static func fact(_ row: FormRow) -> Fact? {
        let value: String
        if let input = row.input {
            value = input.value
        } else if let area = row.area {
            value = area.value
        } else {
            let choices = row.select?.choices ?? row.radios?.choices ?? row.boxes?.choices ?? []
            value = choices.filter { $0.isChosen && ($0.value != "" || row.select == nil) }.map(\.text).joined(separator: "、")
        }
        return value.isEmpty ? nil : Fact(label: row.label, value: value)
    }

    private init(error: String?) {
        (breadcrumb, item, unit) = ([.home, .services], "门店招牌设置许可", "区城管局")
        parts = [
            Part(id: "check-applicant", heading: "申请人", facts: [Fact(label: "姓名", value: "张小明")], editAction: "/services/1/apply#applicant")
        ]
        (files, hasFiles) = ([FileField(sample: error)], true)
        (others, hasOthers, editMaterials) = ([Fact(label: "租赁合同", value: "到窗口递交原件")], true, "/services/1/apply#materials")
        (filesError, earlier, receiptHref, carry) = (error, error.map { _ in "ZX12-BJ-202600001" }, "/services/receipt", .sample)
        (handIn, handInLabel) = ("file", "提交申请")
    }

    static let samples = [CaseCheckPage(error: "文件太大。"), CaseCheckPage(error: nil)]
}
