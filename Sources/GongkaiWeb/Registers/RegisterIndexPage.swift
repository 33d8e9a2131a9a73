/// All registers with what a row of each is.
struct RegisterIndexPage: Page {
    struct Section: Sendable {
        let heading: String
        let entries: [Entry]
    }

    struct Entry: Sendable {
        let label: String
        let href: String
        let explanation: String
        let count: String
    }

    static let template = "registers/index"
    var title: String { "台账" }
    var breadcrumb: [Crumb] { [.console] }
    let sections: [Section]

    static let samples = [
        RegisterIndexPage(sections: [
            Section(heading: "主动公开", entries: [Entry(label: "主动公开信息", href: "/x", explanation: "一行是一条信息。", count: "5,038")])
        ])
    ]
}
