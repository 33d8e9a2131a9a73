import GongkaiCore

/// Several requests that are to be given to somebody: what they are, and to whom.
struct AssignmentPage: FormPage {
    struct Line: Sendable {
        /// The request and the version that was seen.
        let key: String
        let number: String
        let href: String
        let title: String
        let state: String
        let unit: String
        let handler: String
        let will: String
    }

    static let template = "desk/assignment"
    let title = "分办或者改派"
    var breadcrumb: [Crumb] { [.console, .desk] }
    let lines: [Line]
    let count: String
    let action: String
    let once: String
    let rows: [FormRow]
    let token: String
    let cancelHref: String
    var undone: String { "没有分办" }

    init(lines: [Line], rows: [FormRow], token: String) {
        self.lines = lines
        count = grouped(lines.count)
        action = Route.deskAssignment.path().text
        once = OnceOnly.ticket()
        self.rows = rows
        self.token = token
        cancelHref = Route.desk.path().text
    }

    static let samples = [
        AssignmentPage(
            lines: [
                Line(
                    key: "3.2", number: "ZX11-20260003", href: "/c", title: "老旧小区改造计划", state: "已收到，待分办", unit: "区住建局", handler: "未分派",
                    will: "分办")
            ], rows: FormRow.samples, token: "t")
    ]
}

/// What became of each.
struct AssignmentResultPage: Page {
    struct Line: Sendable {
        let number: String
        let href: String
        let title: String
        let words: String
        let isDone: Bool
    }

    static let template = "desk/assignment-result"
    let title = "分办的结果"
    var breadcrumb: [Crumb] { [.console, .desk] }
    let summary: String
    let lines: [Line]
    let backHref: String

    init(_ lines: [Line]) {
        let done = lines.count { $0.isDone }
        summary = done == lines.count ? "\(grouped(done))件全部办好。" : "办好\(grouped(done))件，没有办\(grouped(lines.count - done))件，原因如下。"
        self.lines = lines
        backHref = Route.desk.path().text
    }

    static let samples = [
        AssignmentResultPage([
            Line(number: "ZX11-20260003", href: "/c", title: "老旧小区改造计划", words: "已分办", isDone: true),
            Line(number: "ZX11-20260004", href: "/d", title: "名录", words: "没有权限", isDone: false),
        ])
    ]
}
