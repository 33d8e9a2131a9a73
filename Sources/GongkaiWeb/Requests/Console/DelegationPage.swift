import GongkaiCore

/// Who acts for an officer, and for whom the officer acts.
struct DelegationPage: FormPage {
    struct Line: Sendable {
        let name: String
        let days: String
        /// Whether it runs, or is still to come.
        let tag: String
        let tone: String
        let button: String
        let id: String
        let token: String
        let action: String
    }

    static let template = "desk/delegation"
    let title = "代理"
    var breadcrumb: [Crumb] { [.console] }
    let lent: [Line]
    let hasLent: Bool
    let borrowed: [Line]
    let hasBorrowed: Bool
    let action: String
    let rows: [FormRow]
    let token: String
    var undone: String { "没有委托" }

    init(lent: [Line], borrowed: [Line], rows: [FormRow], token: String) {
        self.lent = lent
        hasLent = !lent.isEmpty
        self.borrowed = borrowed
        hasBorrowed = !borrowed.isEmpty
        action = Route.delegation.path().text
        self.rows = rows
        self.token = token
    }

    static let samples: [DelegationPage] = {
        let line = Line(
            name: "张丽娟", days: "2026-03-02至2026-03-06", tag: "正在代理", tone: "done", button: "现在结束", id: "1", token: "t", action: "/e")
        return [
            DelegationPage(lent: [line], borrowed: [line], rows: FormRow.samples, token: "t"),
            DelegationPage(lent: [], borrowed: [], rows: [], token: "t"),
        ]
    }()
}
