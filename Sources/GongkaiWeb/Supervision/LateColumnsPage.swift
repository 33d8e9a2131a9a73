import GongkaiCore
import GongkaiStore

/// Public columns that were not brought up to date in time, as supervision found them.
struct LateColumnsPage: Page {
    static let template = "supervision/columns"
    let title = "超期的公开栏目"
    var breadcrumb: [Crumb] { [.console, .supervision, .cards] }
    let lead = "有更新期限的栏目超过期限没有更新的，每超期一次发一次牌，通知责任单位，可以反馈、申辩和撤牌，计入单位的考核。栏目过去哪一天显示什么没有记录，所以发现以后就保存，不重新计算。"
    let table: DataTable

    init(_ cards: [ColumnCard], rules: [SupervisionRule], names: [AgencyID: String]) {
        let known = Dictionary(rules.map { ($0.code, $0.name) }) { first, _ in first }
        table = LateColumnsPage.table(
            cards.map { card in
                [
                    "\(card.site)：\(card.name)", names[card.unit] ?? "",
                    "\(card.life.signal.words) \(card.key.rule) \(known[card.key.rule] ?? "")", card.life.state.words, card.key.from.text,
                    card.due.text, card.on.text,
                ]
            }, targets: cards.map { $0.key.path.text })
    }

    private static func table(_ lines: [[String]], targets: [String]) -> DataTable {
        DataTable(
            caption: "超期的公开栏目", columns: ["栏目", "单位", "牌", "办理", "上次更新", "最后一日", "发牌"].map { DataTable.Column(label: $0) },
            rows: zip(lines, targets).map { cells, target in
                DataTable.Row(
                    cells: [
                        DataTable.Cell(text: cells[0], target: target, isTitle: true), DataTable.Cell(text: cells[1], isUnit: true),
                        DataTable.Cell(text: cells[2]), DataTable.Cell(text: cells[3], isNowrap: true),
                    ] + cells[4...].map { DataTable.Cell(text: $0, isNowrap: true) })
            }, empty: "没有超期的公开栏目。", isStacked: true)
    }

    private init(sample table: DataTable) { self.table = table }

    static let samples = [
        LateColumnsPage(sample: .sample), LateColumnsPage(sample: table([], targets: [])),
        LateColumnsPage(
            sample: table([["门户：通知公告", "区教育局", "黄牌 Y12", "已发牌，待反馈", "2026-03-02", "2026-03-16", "2026-03-17"]], targets: ["/c"])),
    ]
}
