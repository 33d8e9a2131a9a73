import GongkaiCore
import GongkaiStore

/// What waits for this person, over all sites: approvals after an emergency first, then what waits longest.
struct ArticleQueuePage: Page {
    static let template = "publishing/console-queue"
    let title = "待我办理的稿件"
    var breadcrumb: [Crumb] { [.console, .articles] }
    /// Sheets, collections and guides.
    struct Others: Sendable {
        let table: DataTable
    }

    let table: DataTable
    /// Not where only something else waits.
    let hasTable: Bool
    /// Nil where nothing waits.
    let others: Others?

    init(_ lines: [VersionLine], _ drafts: [Draft], _ waiting: Waiting, _ places: WritingPlaces, for officer: Officer) {
        let rows = lines.map { line in
            let since = line.approvalDue == nil ? line.submittedAt : line.publishedAt
            let place = places.place(line.column).map { $0.label(among: places.sites.count) } ?? line.columnName
            return DataTable.Row(cells: [
                DataTable.Cell(text: line.title, target: line.path.text, isTitle: true),
                DataTable.Cell(text: ArticleQueuePage.task(line, waiting.now)),
                DataTable.Cell(text: since.map { waiting.howLong(since: $0) } ?? "", isNowrap: true),
                DataTable.Cell(
                    text: line.deadline(on: waiting.now.day, waiting.calendar) ?? "",
                    tag: line.overdue(on: waiting.now.day, waiting.calendar) == nil ? nil : "超期"),
                DataTable.Cell(text: place),
                DataTable.Cell(text: line.agencyName, isUnit: true),
            ])
        }
        table = DataTable(
            caption: "待我办理的稿件", columns: ["标题", "要办的事", "已等待", "公开期限", "栏目", "单位"].map { DataTable.Column(label: $0) }, rows: rows,
            empty: "现在没有等您办理的。编写人送审后，轮到您的稿件、信息表、专题公报和公开指南会列在这里。",
            isStacked: true)
        hasTable = !lines.isEmpty || drafts.isEmpty
        let others = drafts.map { draft in
            DataTable.Row(cells: [
                DataTable.Cell(text: draft.title, target: draft.path.text, isTitle: true),
                DataTable.Cell(text: draft.task(for: officer) == .reviewSecrecy ? "保密审查" : draft.facts.kind.publishingWords),
                DataTable.Cell(text: waiting.howLong(since: draft.savedAt), isNowrap: true), DataTable.Cell(text: draft.kindName),
                DataTable.Cell(text: draft.agencyName, isUnit: true),
            ])
        }
        self.others =
            others.isEmpty
            ? nil
            : Others(
                table: DataTable(
                    caption: "待我办理的信息表、专题公报和公开指南", columns: ["名称", "要办的事", "已等待", "种类", "单位"].map { DataTable.Column(label: $0) },
                    rows: others, empty: "", isStacked: true))
    }

    private static func task(_ line: VersionLine, _ now: Instant) -> String {
        if let due = line.approvalDue { return (due < now ? "补审应急发布（已超期）：" : "补审应急发布：") + "\(due.minuteText)前" }
        if line.state == .approved { return "发布" }
        return line.step ?? ""
    }

    private init() { (table, hasTable, others) = (.sample, true, Others(table: .sample)) }

    static let samples = [ArticleQueuePage()]
}
