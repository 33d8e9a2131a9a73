import GongkaiCore
import GongkaiStore

/// The form of an item: what it is, its definition as a file, and the form itself as the applicant has it before them.
struct ItemFormPage: FormPage {
    static let template = "services/console-form"
    let title: String
    let breadcrumb: [Crumb]
    let undone: String
    let name: String
    /// Which form it is, and whether people apply by it already.
    let standing: String
    let fields: [GuideParts.Fact]
    let hasFields: Bool
    let fileHref: String
    let action: String
    let rows: [FormRow]
    let mayWrite: Bool
    /// Where a file that was brought goes.
    let destination: String
    let faults: [String]
    let hasFaults: Bool
    let groups: [IntakeGroup]
    let who: String
    let carried: [HiddenField]
    let trialAction: String
    let backHref: String
    let importHref: String
    let token: String

    var mistakes: [Mistake] { rows.mistakes + IntakeGroup.mistakes(groups) }

    init(
        _ seen: ItemFormConsole.Seen, _ groups: [IntakeGroup], who: String, carried: [HiddenField], fileError: String?, faults: [String],
        mayWrite: Bool, token: String
    ) {
        let newest = seen.item.newest, id = "\(newest.id.value)", form = seen.questions.form
        title = "申请表单"
        name = newest.item.identity.name
        breadcrumb = [.console, .serviceConsole, Crumb(name, Route.maintainedService.path(id))]
        if let form {
            let use = form.number == seen.serving ? "申请人现在填的就是它" : "草稿，发布以前申请人看不到"
            standing = "第\(form.number)号表单，自事项第\(form.itemVersion)版起使用，\(form.savedAt.minuteText)存入。\(use)。"
        } else {
            standing = "这个事项还没有自己的表单，申请人只填写身份、联系方式和怎样交材料。"
        }
        undone = fileError == nil ? "这样填写还不能进入下一步" : "没有存入草稿"
        fields = seen.questions.fields.fields.map { field in
            let inner = field.fields.isEmpty ? "" : "：" + field.fields.map(\.label).joined(separator: "、")
            let condition = field.shownIf.map {
                "，“\(seen.questions.fields.field($0.field)?.label ?? $0.field)”选“\($0.values.joined(separator: "”“"))”时填"
            }
            return GuideParts.Fact(
                label: field.label, value: field.kind.words + (field.isRequired ? "，必填" : "") + (condition ?? "") + inner)
        }
        hasFields = !fields.isEmpty
        fileHref = Route.itemFormFile.path(id).text
        action = Route.itemForm.path(id).text
        rows = [
            .file(
                "file", "改好的定义", accepts: ".csv,.xlsx,.json", hint: "CSV表格或者XLSX工作簿，一行一个字段；也可以是JSON。有错误的，逐行列出，不会存入。",
                error: fileError)
        ]
        self.mayWrite = mayWrite
        destination =
            newest.isPublished
            ? "第\(newest.number)版已经发布，不再改动。上传的表单存入新的一版草稿，由他人发布以后，申请人才填新的表单；已经提交的办件仍用提交时的表单。"
            : "上传的表单存入第\(newest.number)版的草稿，由他人发布以后，申请人才填新的表单；已经提交的办件仍用提交时的表单。"
        self.faults = faults
        hasFaults = !faults.isEmpty
        self.groups = groups
        self.who = who
        self.carried = carried
        trialAction = Route.itemFormTrial.path(id).text
        backHref = Route.maintainedService.path(id).text
        importHref = Route.serviceImport.path().text
        self.token = token
    }

    private init(sample error: String?) {
        (title, breadcrumb, undone, name) = ("申请表单", [.console], "没有存入草稿", "门店招牌设置许可")
        standing = "第1号表单，自事项第1版起使用。"
        (fields, hasFields) = ([GuideParts.Fact(label: "招牌文字", value: "文字，必填")], true)
        (fileHref, action, rows, mayWrite) = ("/f", "/a", FormRow.samples, true)
        (destination, faults, hasFaults) = ("存入草稿。", ["第3行（kind）：没有选项。"], error != nil)
        (groups, who, carried) = ([.sample], "", [HiddenField(name: "rows-staff", value: "2")])
        (trialAction, backHref, importHref, token) = ("/t", "/b", "/i", "t")
    }

    static let samples = [ItemFormPage(sample: "有错误。"), ItemFormPage(sample: nil)]
}
