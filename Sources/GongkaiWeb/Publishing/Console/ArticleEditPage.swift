import GongkaiCore
import GongkaiFormats
import GongkaiStore

/// Writing: a new article, or a draft.
struct ArticleEditPage: Page {
    /// What the form is about and does not ask.
    struct Fixed: Sendable {
        let field: String
        let content: String
    }

    struct Fact: Sendable {
        let term: String
        let words: String
    }

    struct Body: Sendable {
        let typed: String
        let wrong: String?
        let describedBy: String
        /// The program of the editor; nil where it is not installed, and the field stays a plain one.
        let program: String?
        /// Where the editor has pasted text cleaned.
        let cleaning: String
        /// Bytes that a text may have, and how that is said.
        var most = "\(CleanHTMLPolicy().maximumBytes)"
        var mostWords = "\(CleanHTMLPolicy().maximumBytes / 1_048_576) MB"
        /// Where the editor sends pictures; nil while there is no draft to keep them.
        let pictures: String?
    }

    /// What another editor saved meanwhile.
    struct Other: Sendable {
        let person: String
        let title: String
        let text: SafeHTML
        let comparison: TextComparison
        let heading: TextComparison
        /// Title apart, the fields that differ.
        let changes: [ArticleComparisonPage.Change]
        let hasChanges: Bool
        let takeHref: String
    }

    /// Where the words go that cannot be saved here any more.
    struct Rescue: Sendable {
        /// A colleague sent it in, and the writer may take it back.
        let mayRecall: Bool
        /// What becomes of it as a draft of its own.
        let consequence: String
    }

    /// Names of the buttons that save elsewhere.
    static let keep = "keep"

    static let template = "publishing/console-edit"
    let title: String
    let breadcrumb: [Crumb]
    let action: String
    let token: String
    let ticket: String
    let fixed: [Fixed]
    let facts: [Fact]
    /// Kind and unit of a new article.
    let choices: [FormRow]
    let hasChoices: Bool
    let titleRow: [FormRow]
    let body: Body
    let catalogue: [FormRow]
    let ending: [FormRow]
    let isEndingOpen: Bool
    let cancelHref: String
    let other: Other?
    let rescue: Rescue?
    /// Nothing is saved in the state that it has now.
    let isPlain: Bool
    let mistakes: [Mistake]

    /// `fixed` are the hidden values by which the answer finds its place again.
    init(
        title: String, breadcrumb: [Crumb], action: Path, token: String, fixed: [Fixed], facts: [Fact], choices: [FormRow],
        form: ArticleForm, faults: [String: String] = [:], editor: Path?, pictures: Path? = nil, cancel: Path,
        other: Other? = nil, rescue: Rescue? = nil, ticket: String? = nil
    ) {
        self.title = title
        self.breadcrumb = breadcrumb
        self.action = action.text
        self.token = token
        self.ticket = ticket ?? OnceOnly.ticket()
        self.fixed = fixed
        self.facts = facts
        self.choices = choices
        hasChoices = !choices.isEmpty
        titleRow = [form.titleRow(faults)]
        body = Body(
            typed: form.body, wrong: faults["body"], describedBy: faults["body"] == nil ? "body-hint" : "body-hint body-error",
            program: editor?.text, cleaning: Route.articleCleaning.path().text, pictures: pictures?.text)
        catalogue = form.catalogueRows(faults)
        ending = form.endRows(faults)
        let isEndSet = ["expire_day", "expire_time", "notice_ends_on"].contains { !form.value($0).isEmpty }
        isEndingOpen = form.kind.isPersonalList || isEndSet || !ending.mistakes.isEmpty
        cancelHref = cancel.text
        self.other = other
        self.rescue = rescue
        isPlain = rescue == nil
        mistakes =
            choices.mistakes + titleRow.mistakes + (faults["body"].map { [Mistake(field: "body", $0)] } ?? []) + catalogue.mistakes
            + ending.mistakes
    }

    private init(sample rows: [FormRow], isWrong: Bool) {
        title = "写稿件"
        breadcrumb = [.console]
        (action, token, ticket, cancelHref) = ("/a", "t", "o", "/c")
        fixed = [Fixed(field: "revision", content: "1")]
        facts = [Fact(term: "栏目", words: "通知公告")]
        (choices, titleRow, catalogue, ending) = (rows, rows, rows, rows)
        hasChoices = true
        body = Body(
            typed: "请遵照执行。", wrong: isWrong ? "正文太长。" : nil, describedBy: "body-hint", program: isWrong ? nil : "/assets/editor.js",
            cleaning: "/c", pictures: isWrong ? nil : "/p")
        isEndingOpen = isWrong
        other =
            isWrong
            ? Other(
                person: "王芳", title: "关于", text: SafeHTML(escaping: "文字"), comparison: .sample, heading: .sample,
                changes: [.init(label: "文号", old: "蒸政发〔2014〕3号", new: "蒸政发〔2014〕4号")], hasChanges: true,
                takeHref: "/console/articles/1/versions/1/edit")
            : nil
        rescue = isWrong ? Rescue(mayRecall: true, consequence: "另存为一篇新稿件的草稿。") : nil
        isPlain = rescue == nil
        mistakes = []
    }

    static let samples = [
        ArticleEditPage(sample: FormRow.samples, isWrong: true), ArticleEditPage(sample: FormRow.samples, isWrong: false),
    ]
}
