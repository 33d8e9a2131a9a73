import GongkaiCore
import GongkaiStore

/// Every paper that the steps of a request have brought about.
struct PaperListPage: Page {
    static let template = "papers/list"
    let title: String
    let breadcrumb: [Crumb]
    let subject: String
    let table: DataTable

    init(_ lines: [PaperLine], of matter: StoredMatter) {
        title = "\(matter.row.number ?? "")的文书"
        breadcrumb = Self.way(to: matter, isList: true)
        subject = matter.row.title
        table = DataTable(
            caption: "文书", columns: ["文书", "对应的步骤", "情况", "文号", "成文日期"].map { DataTable.Column(label: $0) },
            rows: lines.map { line in
                DataTable.Row(cells: [
                    DataTable.Cell(text: line.kind.name, target: line.place.path(of: matter).text, isTitle: true),
                    DataTable.Cell(text: line.on.text, isNowrap: true),
                    DataTable.Cell(text: line.issue.map { "已发出，\($0.by)" + (line.lapsed.map { "；\($0)" } ?? "") } ?? line.standing.words),
                    DataTable.Cell(text: line.issue.map { $0.number ?? "无" } ?? ""),
                    DataTable.Cell(text: line.issue?.on.text ?? "", isNowrap: true),
                ])
            },
            empty: "还没有文书。登记收到、告知补正、延期、拟稿等步骤办理后，相应的文书会出现在这里。", isStacked: true)
    }

    /// From the first page to the request, and from it to its papers.
    static func way(to matter: StoredMatter, isList: Bool = false) -> [Crumb] {
        let request = Crumb(matter.row.number ?? "申请", Route.requestCase.path("\(matter.row.id.value)"))
        return [.console, .desk, request] + (isList ? [] : [Crumb("文书", Route.papers.path("\(matter.row.id.value)"))])
    }

    private init() {
        (title, subject, breadcrumb, table) = ("ZX04-20250007的文书", "合同", [.console], .sample)
    }

    static let samples = [PaperListPage()]
}

extension CasePage.Paper {
    init(_ line: PaperLine, of matter: StoredMatter) {
        name = line.kind.name
        href = line.place.path(of: matter).text
        words =
            line.issue.map { issue in (issue.number ?? "") + "　\(issue.on.text)发出" + (line.lapsed.map { "；\($0)" } ?? "") }
            ?? line.standing.words
    }
}
