import GongkaiCore
import GongkaiStore

/// The entries of a unit in the catalogue with something missing or wrong in them.
struct CatalogueFaultsPage: Page {
    static let template = "inspection/catalogue"
    let title: String
    var breadcrumb: [Crumb] { [.console, .inspection] }
    let lead: String
    let table: DataTable
    let newestHref: String?
    let olderHref: String?

    init(_ site: StoredSite, _ unit: Agency, _ faults: [CatalogueFault], older: ListCursor?, isFirst: Bool) {
        title = "\(unit.name)的目录问题"
        lead = "“\(site.settings.facts.name)”的信息公开目录中，要素不齐全或不正确的信息，最近发布的在前。这里是现在的情况，改正并重新发布以后就不再列出。"
        table = CatalogueFaultsPage.table(
            faults.map { ($0.title, Route.articleRecord.path("\($0.article.value)").text, $0.publishedAt.day.text, $0.words) },
            empty: older == nil ? "没有要素不齐全或不正确的信息。" : "看过的信息中没有问题，更早的还没有看。请打开“更早的”。")
        let here = Route.inspectionCatalogue.path(), place = [("site", site.settings.code), ("unit", unit.code)]
        newestHref = isFirst ? nil : here.query(place).text
        olderHref = older.map { here.query(place + [("before", $0.text)]).text }
    }

    private static func table(_ lines: [(title: String, target: String, day: String, words: String)], empty: String) -> DataTable {
        DataTable(
            caption: "目录问题", columns: ["标题", "发布日期", "问题"].map { DataTable.Column(label: $0) },
            rows: lines.map { line in
                DataTable.Row(cells: [
                    DataTable.Cell(text: line.title, target: line.target, isTitle: true), DataTable.Cell(text: line.day, isNowrap: true),
                    DataTable.Cell(text: line.words),
                ])
            }, empty: empty)
    }

    private init(sample table: DataTable, isLong: Bool) {
        title = "教育局的目录问题"
        lead = "要素不齐全或不正确的信息。"
        self.table = table
        newestHref = isLong ? "/i" : nil
        olderHref = isLong ? "/i?before=1-1" : nil
    }

    static let samples = [
        CatalogueFaultsPage(sample: .sample, isLong: true),
        CatalogueFaultsPage(sample: table([], empty: "没有要素不齐全或不正确的信息。"), isLong: false),
    ]
}
