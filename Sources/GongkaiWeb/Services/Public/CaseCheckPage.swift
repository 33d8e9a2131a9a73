import GongkaiCore
import GongkaiStore

/// Everything as it was filled in, before it goes out; the places for the files of the materials.
struct CaseCheckPage: Page {
    static let template = "services/check"
    let title = "添加材料、核对后提交"
    var undone: String { "还没有提交" }
    let breadcrumb: [Crumb]
    let item: String
    let unit: String
    let parts: [CheckedGroup]
    /// What is possible and seldom meant.
    let warnings: [String]
    let files: [FileField]
    let hasFiles: Bool
    /// What may be sent, for all of them.
    let filesHint = MaterialFiles.hint
    /// What does not come with this page, and how it comes.
    let others: [CheckedGroup.Fact]
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
        _ form: CaseForm, _ applied: AppliedItem, _ rules: IntakeRules, files: [FileField], error: String?, earlier: String?, on day: Day,
        carry: Carry
    ) {
        breadcrumb = [.home, .services, Crumb(applied.name, Route.service.path(applied.code))]
        item = applied.name
        unit = applied.agency.name
        let kept = applied.fields.kept(form.answers(applied.fields))
        let asked = Set(applied.fields.places(in: kept).map { CaseForm.Name.answer($0.path) })
        parts = form.groups(applied.questions, rules).filter { $0.id != "materials" && $0.id != "consent-group" }.compactMap { group in
            let rows = group.rows.filter { row in
                if CaseForm.Name.agentFields.contains(row.name) { return form.hasAgent }
                return !row.name.hasPrefix("f-") || asked.contains(row.name)
            }
            return CheckedGroup(group.id, group.heading, rows, form: carry.action)
        }
        warnings = applied.fields.warnings(in: kept, on: day)
        self.files = files
        hasFiles = !files.isEmpty
        others = applied.materials(form).compactMap { material in
            guard let way = applied.questions.way(of: material, in: form), way != .upload else { return nil }
            return CheckedGroup.Fact(label: material.name, value: way.words)
        }
        hasOthers = !others.isEmpty
        editMaterials = "\(carry.action)#materials"
        filesError = error
        self.earlier = earlier
        receiptHref = Route.caseReceipt.path().text
        (handIn, handInLabel) = earlier == nil ? ("file", "提交申请") : ("another", "再提交一份新的申请")
        self.carry = carry
    }

    private init(error: String?) {
        (breadcrumb, item, unit) = ([.home, .services], "门店招牌设置许可", "区城管局")
        (parts, warnings) = (CheckedGroup.samples, ["已经过了。"])
        (files, hasFiles) = ([FileField(sample: error)], true)
        (others, hasOthers, editMaterials) = ([.init(label: "租赁合同", value: "到窗口递交原件")], true, "/services/1/apply#materials")
        (filesError, earlier, receiptHref, carry) = (error, error.map { _ in "ZX12-BJ-202600001" }, "/services/receipt", .sample)
        (handIn, handInLabel) = ("file", "提交申请")
    }

    static let samples = [CaseCheckPage(error: "文件太大。"), CaseCheckPage(error: nil)]
}
