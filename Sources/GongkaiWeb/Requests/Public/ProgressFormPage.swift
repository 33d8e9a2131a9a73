/// Where number and code are given: of a request, or of a case.
struct ProgressFormPage: FormPage {
    static let template = "requests/find"
    let title: String
    var undone: String { "没有查到" }
    let breadcrumb: [Crumb]
    let action: String
    let token: String
    let rows: [FormRow]
    /// Where the number stands for whom it is not at hand.
    let note: String

    init(token: String, number: String = "", code: String = "", errors: [String: String] = [:]) {
        self.init(
            Route.requestProgress, [.home, .requests], token: token,
            label: "申请编号", hint: "回执上的编号，如 ZX04-20260001。", number: number, code: code, errors: errors,
            note: "当面、写信或者传真申请的，编号和查询码在单位给您的登记回执上。忘记的请给受理单位打电话。")
    }

    /// Of whoever applied for an item.
    init(ofCase token: String, number: String = "", code: String = "", errors: [String: String] = [:]) {
        self.init(
            Route.caseProgress, [.home, .services], token: token,
            label: "办件编号", hint: "回执上的编号，如 ZX12-BJ-202600001。", number: number, code: code, errors: errors,
            note: "在窗口办理的，编号和查询码在窗口给您的收件回执上。忘记的请给受理单位打电话。信息公开申请的进度也在这里查。")
    }

    /// Of whoever booked a time at a window.
    init(ofAppointment token: String, number: String = "", code: String = "", errors: [String: String] = [:]) {
        self.init(
            Route.appointments, [.home, .services], token: token,
            label: "预约编号", hint: "预约单上的编号，如 ZX12-YY-202600001。", number: number, code: code, errors: errors,
            note: "编号和查询码在预约好时的页面上。忘记的，请给单位的窗口打电话。", title: "查预约")
    }

    private init(
        _ route: Route, _ breadcrumb: [Crumb], token: String, label: String, hint: String, number: String, code: String,
        errors: [String: String], note: String, title: String = "查办理进度"
    ) {
        self.title = title
        action = route.path().text
        self.breadcrumb = breadcrumb
        self.token = token
        rows = [
            .text("number", label, number, hint: hint, error: errors["number"], longest: 40, isShort: true),
            .text("code", "查询码", code, hint: "回执上的12个字符。大小写、短横线都不要紧。", error: errors["code"], longest: 40, isShort: true),
        ]
        self.note = note
    }

    private init(rows: [FormRow]) {
        (action, token, self.rows, breadcrumb, note, title) = ("/request/progress", "t", rows, [.home], "编号在回执上。", "查办理进度")
    }

    static let samples = [ProgressFormPage(rows: FormRow.samples)]
}
