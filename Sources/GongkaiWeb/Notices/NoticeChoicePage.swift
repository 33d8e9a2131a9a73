import GongkaiCore
import GongkaiStore

/// Which notices an officer gets by mail as well.
struct NoticeChoicePage: FormPage {
    static let template = "notices/choice"
    let title = "提醒设置"
    var breadcrumb: [Crumb] { [.console, Crumb("提醒", Route.notices.path())] }
    let action: String
    let token: String
    let rows: [FormRow]
    /// Whether the program has a server to send with.
    let hasMail: Bool

    init(address: String, kinds: Set<String>, hasMail: Bool, token: String, errors: [String: String]) {
        action = Route.noticeChoice.path().text
        self.token = token
        self.hasMail = hasMail
        rows = [
            .text(
                "address", "邮箱", address, isOptional: true, hint: "请用工作邮箱。邮件里只有申请编号，没有申请内容和申请人。", error: errors["address"], longest: 254,
                inputMode: "email", completes: "email"),
            .boxes(
                "kinds", "这些提醒也发邮件",
                NoticeKind.byMail.map { FormRow.Choice(value: $0.rawValue, text: $0.label, isChosen: kinds.contains($0.rawValue)) },
                hint: "不选的只在这里提醒。", error: errors["kinds"]),
        ]
    }

    private init(rows: [FormRow], hasMail: Bool) {
        (action, token) = ("/a", "t")
        self.rows = rows
        self.hasMail = hasMail
    }

    static let samples = [
        NoticeChoicePage(rows: FormRow.samples, hasMail: false), NoticeChoicePage(rows: [], hasMail: true),
    ]
}
