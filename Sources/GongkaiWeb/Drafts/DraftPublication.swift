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
    let rows: [FormRow]

    /// The reason stands in a field of its own: the page may ask for others. `isShown`: whether everybody reads it where it stood.
    init(at path: Path, _ officer: Officer, _ form: SubmittedForm, isShown: Bool = true, error: String?) {
        action = path.text
        token = officer.csrfToken
        rows = [.publicReason("withdrawal", form["withdrawal"] ?? "", isShown: isShown, error: error)]
    }

    private init() { (action, token, rows) = ("/d", "t", FormRow.samples) }

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
