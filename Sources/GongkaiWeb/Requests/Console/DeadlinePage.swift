import GongkaiCore

/// The address by which an officer's calendar program reads the last days of their requests.
struct DeadlinePage: Page {
    static let template = "desk/deadlines"
    let title = "期限日历"
    var breadcrumb: [Crumb] { [.console, .desk] }
    /// Only in the answer that made it.
    let address: String?
    let standing: String
    let isOpen: Bool
    let button: String
    let action: String
    let endAction: String
    let token: String

    init(madeAt: Instant?, address: String?, token: String) {
        self.address = address
        isOpen = madeAt != nil
        standing = madeAt.map { "您的日历地址是\($0.text)取得的，正在使用。" } ?? "您还没有日历地址。"
        button = madeAt == nil ? "取得日历地址" : "更换日历地址"
        action = Route.deadlines.path().text
        endAction = Route.deadlinesEnd.path().text
        self.token = token
    }

    static let samples = [
        DeadlinePage(madeAt: Instant("2026-03-02", hour: 9), address: "http://x/deadlines/1.ics", token: "t"),
        DeadlinePage(madeAt: nil, address: nil, token: "t"),
    ]
}
