import GongkaiCore

/// What an act will do, before it is done: for acts that take something from the public.
struct ConfirmationPage: FormPage {
    static let template = "home/confirmation"
    let title: String
    let breadcrumb: [Crumb]
    /// One paragraph each.
    let consequences: [String]
    let action: String
    let token: String
    let revision: String?
    let rows: [FormRow]
    let button: String
    let isGrave: Bool
    let cancelHref: String
    let undone: String

    init(
        title: String, breadcrumb: [Crumb], consequences: [String], action: Path, token: String, revision: Int? = nil, rows: [FormRow] = [],
        button: String, isGrave: Bool = true, cancel: Path, undone: String
    ) {
        self.title = title
        self.breadcrumb = breadcrumb
        self.consequences = consequences
        self.action = action.text
        self.token = token
        self.revision = revision.map(String.init)
        self.rows = rows
        self.button = button
        self.isGrave = isGrave
        cancelHref = cancel.text
        self.undone = undone
    }

    static let samples = [
        ConfirmationPage(
            title: "关闭站点", breadcrumb: [.console], consequences: ["网站不能访问。"], action: Route.home.path(), token: "t", revision: 1,
            rows: FormRow.samples, button: "关闭", cancel: Route.home.path(), undone: "没有关闭"),
        ConfirmationPage(
            title: "重新开通", breadcrumb: [.console], consequences: ["网站可以访问。"], action: Route.home.path(), token: "t", button: "开通",
            isGrave: false, cancel: Route.home.path(), undone: "没有开通"),
    ]
}
