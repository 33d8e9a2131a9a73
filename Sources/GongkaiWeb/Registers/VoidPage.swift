import GongkaiCore
import GongkaiStore

/// Taking a record back, with its reason.
struct VoidPage: FormPage {
    static let template = "registers/void"
    var title: String { "撤销记录" }
    var undone: String { "没有撤销" }
    let breadcrumb: [Crumb]
    let name: String
    let action: String
    let token: String
    let version: String
    let rows: [FormRow]
    let cancelHref: String

    init(_ record: RegisterRecord, of register: RegisterDefinition, token: String, reason: String = "", error: String? = nil) {
        let path = Route.record.path(register.name, String(record.id))
        let shown = register.column(register.titleColumn).map { record.text($0, of: register) } ?? ""
        name = shown.isEmpty ? "第\(record.id)号记录" : shown
        breadcrumb = [.console, .registers, .register(register), Crumb("第\(record.id)号记录", path)]
        action = Route.recordVoid.path(register.name, String(record.id)).text
        self.token = token
        version = String(record.version)
        rows = [.area("reason", "撤销理由", reason, hint: "写明为什么不再计入，如“重复登记”。会随版本一起保留。", error: error, counted: RecordFormPage.longestReason)]
        cancelHref = path.text
    }

    private init(sample: String) {
        breadcrumb = [.console]
        (name, action, token, version, cancelHref) = (sample, "/a", "t", "1", "/c")
        rows = FormRow.samples
    }

    static let samples = [VoidPage(sample: "关于公布财政预算的通知")]
}
