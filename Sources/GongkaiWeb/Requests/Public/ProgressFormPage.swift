/// Where number and code are given.
struct ProgressFormPage: FormPage {
    static let template = "requests/find"
    let title = "查办理进度"
    var undone: String { "没有查到" }
    var breadcrumb: [Crumb] { [.home, .requests] }
    let action: String
    let token: String
    let rows: [FormRow]

    init(token: String, number: String = "", errors: [String: String] = [:]) {
        action = Route.requestProgress.path().text
        self.token = token
        rows = [
            .text("number", "申请编号", number, hint: "回执上的编号，如 ZX04-20260001。", error: errors["number"], longest: 40, isShort: true),
            .text("code", "查询码", "", hint: "回执上的12个字符。大小写、短横线都不要紧。", error: errors["code"], longest: 40, isShort: true),
        ]
    }

    private init(rows: [FormRow]) {
        (action, token, self.rows) = ("/request/progress", "t", rows)
    }

    static let samples = [ProgressFormPage(rows: FormRow.samples)]
}
