import GongkaiCore

/// The form that begins a sheet, a topic or an issue.
struct NewDraftPage: FormPage {
    static let template = "drafts/new"
    let title: String
    let breadcrumb: [Crumb]
    /// What follows when it is sent.
    let lead: String
    let action: String
    let token: String
    /// The mark by which the form finds what it has begun.
    let mark: String
    let rows: [FormRow]
    let button: String

    init(
        _ title: String, below crumb: Crumb, lead: String, to action: Path, _ officer: Officer, mark: String?, rows: [FormRow],
        button: String
    ) {
        (self.title, self.lead, self.rows, self.button) = (title, lead, rows, button)
        breadcrumb = [.console, crumb]
        self.action = action.text
        token = officer.csrfToken
        self.mark = mark ?? OnceOnly.ticket()
    }

    private init(rows: [FormRow]) {
        (title, breadcrumb, lead, action, token, mark, button) = ("新建专题", [.console], "保存后编排内容。", "/a", "t", "m", "保存")
        self.rows = rows
    }

    static let samples = [NewDraftPage(rows: FormRow.samples)]
}
