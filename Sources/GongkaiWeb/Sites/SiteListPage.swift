import GongkaiCore
import GongkaiStore

/// The sites one keeps.
struct SiteListPage: Page {
    static let template = "sites/list"
    var title: String { "站点" }
    var breadcrumb: [Crumb] { [.console] }
    let newHref: String
    let bannerHref: String?
    let table: DataTable

    init(_ sites: [StoredSite], counts: [SiteID: Int], agencies: [Agency], coversAll: Bool) {
        let names = Dictionary(agencies.map { ($0.id, $0.name) }) { first, _ in first }
        newHref = Route.newSite.path().text
        bannerHref = coversAll ? Route.banner.path().text : nil
        table = DataTable(
            caption: "站点",
            columns: ["名称", "域名", "主办单位"].map { DataTable.Column(label: $0) } + [DataTable.Column(label: "栏目", isNumber: true)]
                + [DataTable.Column(label: "状态")],
            rows: sites.map { site in
                DataTable.Row(cells: [
                    DataTable.Cell(text: site.settings.facts.name, target: Route.siteSettings.path("\(site.id.value)").text),
                    DataTable.Cell(text: site.settings.facts.domain),
                    DataTable.Cell(text: names[site.settings.facts.owner] ?? "", isUnit: true),
                    DataTable.Cell(text: "\(counts[site.id] ?? 0)", isNumber: true),
                    DataTable.Cell(text: site.settings.isClosed ? "已关闭" : "开通", isNowrap: true),
                ])
            }, empty: "还没有站点。")
    }

    private init(sample: DataTable) { (newHref, bannerHref, table) = ("/n", "/b", sample) }

    static let samples = [SiteListPage(sample: .sample)]
}

extension Crumb {
    static let sites = Crumb("站点", Route.sites.path())
}
