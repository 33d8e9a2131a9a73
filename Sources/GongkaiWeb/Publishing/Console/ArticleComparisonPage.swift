import GongkaiCore
import GongkaiStore

/// Two versions of an article: what changed in the title, the text and what the catalogue says.
struct ArticleComparisonPage: Page {
    struct Change: Sendable {
        let label: String
        let old: String
        let new: String
    }

    struct Choice: Sendable {
        let label: String
        let href: String
        let isHere: Bool
    }

    static let template = "publishing/console-comparison"
    let title: String
    let breadcrumb: [Crumb]
    let lead: String
    let choices: [Choice]
    let heading: TextComparison
    let comparison: TextComparison
    let changes: [Change]
    let hasChanges: Bool

    init(_ old: VersionPage, _ new: VersionPage, title: TextComparison, text: TextComparison, _ versions: [VersionLine]) {
        self.title = "版本对照"
        breadcrumb = [.console, .articles, .version(new.line)]
        func says(_ line: VersionLine) -> String { "第\(line.number)版（\(line.state.words)，\(line.savedAt.minuteText)保存）" }
        lead = "从\(says(old.line))到\(says(new.line))"
        choices = versions.filter { $0.number != new.line.number }.map { other in
            Choice(
                label: "与第\(other.number)版对照",
                href: Route.articleComparison.path("\(other.article.value)", "\(new.line.number)").query([("with", "\(other.number)")])
                    .text,
                isHere: other.number == old.line.number)
        }
        heading = title
        comparison = text
        changes = ArticleComparisonPage.changes(
            from: ArticleComparisonPage.values(old.content, old.facts.kind, column: old.line.columnName),
            to: ArticleComparisonPage.values(new.content, new.facts.kind, column: new.line.columnName))
        hasChanges = !changes.isEmpty
    }

    /// What differs, field by field, in the order of the form.
    static func changes(from before: [ArticleVersionPage.Fact], to after: [ArticleVersionPage.Fact]) -> [Change] {
        let labels = (after.map(\.label) + before.map(\.label)).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return labels.compactMap { label in
            let was = before.first { $0.label == label }?.value ?? "", now = after.first { $0.label == label }?.value ?? ""
            return was == now ? nil : Change(label: label, old: was, new: now)
        }
    }

    /// What the writer wrote besides the text; not when it was shown.
    static func values(_ content: ArticleContent, _ kind: ArticleKind, column: String) -> [ArticleVersionPage.Fact] {
        [ArticleVersionPage.Fact(label: "栏目", value: column), .init(label: "稿件类型", value: kind.name)]
            + ArticleVersionPage.written(content, kind) + [.init(label: "附件", value: content.files.map(\.name).joined(separator: "、"))]
    }

    private init() {
        title = "版本对照"
        breadcrumb = [.console, .articles]
        lead = "从第1版到第2版"
        choices = [Choice(label: "与第1版对照", href: "/c", isHere: true)]
        heading = .sample
        comparison = .sample
        changes = [Change(label: "主题分类", old: "综合政务", new: "国民经济管理")]
        hasChanges = true
    }

    static let samples = [ArticleComparisonPage()]
}
