import GongkaiCore

/// The form by which a second person lets a draft become public.
struct DraftPublication: Sendable {
    let heading: String
    /// What the public sees then.
    let consequence: String
    let action: String
    let token: String
    /// Of what was looked at.
    let revision: String
    let button: String

    static let sample = DraftPublication(
        heading: "发布", consequence: "草稿将替换现在的指南。", action: "/p", token: "t", revision: "1", button: "发布")
}

/// The form by which what shows is taken down.
struct DraftWithdrawal: Sendable {
    let action: String
    let token: String
    /// Of what shows, as it was looked at.
    let seen: String
    let rows: [FormRow]

    /// The reason stands in a field of its own: the page may ask for others. `isShown`: whether everybody reads it where it stood.
    init(at path: Path, seen: Int, _ officer: Officer, _ form: SubmittedForm, isShown: Bool = true, error: String?) {
        action = path.text
        token = officer.csrfToken
        self.seen = "\(seen)"
        rows = [.publicReason("withdrawal", form["withdrawal"] ?? "", isShown: isShown, error: error)]
    }

    private init() { (action, token, seen, rows) = ("/d", "t", "1", FormRow.samples) }

    /// What is said when another version shows than was looked at.
    static let replaced = "没有撤下：您打开这一页以后，网站上换了新的内容。请看过现在的内容后再决定。"

    static let sample = DraftWithdrawal()
}

extension DraftStanding {
    /// Nil for who may not, or not yet.
    func publication(
        _ heading: String, at path: Path, revision: Int, _ officer: Officer, consequence: String, button: String
    ) -> DraftPublication? {
        guard mayPublish else { return nil }
        return DraftPublication(
            heading: heading, consequence: consequence, action: path.text, token: officer.csrfToken, revision: "\(revision)", button: button
        )
    }
}
