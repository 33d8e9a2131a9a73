import GongkaiCore
import GongkaiStore

/// What the address of the console's list of items asks for.
struct MaintainedServiceFilter: Sendable {
    private(set) var filter = MaintainedFilter()
    private(set) var faults: [Mistake] = []
    let fields: [FilterField]
    let isNarrowed: Bool
    let page: Int
    let size: Int
    private let pairs: [(String, String)]

    init(_ query: SubmittedForm, _ agencies: [Agency]) {
        func value(_ name: String) -> String { query[name] ?? "" }
        let wrong = "没有这个选项，或者它不在您负责的范围内。请从列表中选择。"
        if !value("agency").isEmpty {
            filter.agency = agencies.first { "\($0.id.value)" == value("agency") }?.id
            if filter.agency == nil { faults.append(Mistake(field: FilterField.id("agency"), wrong)) }
        }
        if !value("state").isEmpty {
            filter.standing = MaintainedItem.Standing(rawValue: value("state"))
            if filter.standing == nil { faults.append(Mistake(field: FilterField.id("state"), wrong)) }
        }
        filter.words = String(value("q").prefix(100))
        page = max(1, min(Int(value("page")) ?? 1, 1_000_000))
        size = Int(value("size")).flatMap { Pager.sizes.contains($0) ? $0 : nil } ?? 50
        pairs = ["q", "agency", "state"].map { ($0, value($0)) }
        isNarrowed = pairs.contains { !$0.1.isEmpty }
        let units: [FilterField] =
            agencies.count > 1 ? [.select("agency", "单位", agencies.map { ("\($0.id.value)", $0.name) }, chosen: value("agency"))] : []
        fields =
            [.search("q", "查找", value("q"), placeholder: "事项名称中的几个字")] + units + [
                .select("state", "状态", MaintainedItem.Standing.allCases.map { ($0.rawValue, $0.words) }, chosen: value("state"))
            ]
    }

    func path(page: Int, size: Int) -> Path {
        Route.serviceConsole.path().query(pairs + [("page", page == 1 ? "" : "\(page)"), ("size", size == 50 ? "" : "\(size)")])
    }
}

/// The items of one's units: where each stands, and what it lacks.
struct MaintainedServicesPage: Page {
    static let template = "services/console-list"
    let title = "政务服务事项"
    var breadcrumb: [Crumb] { [.console] }
    var undone: String { "没有按这些条件查找" }
    let importHref: String?
    let exportHref: String
    let filterAction: String
    let filters: [FilterField]
    let filterReset: String?
    let table: DataTable
    let pager: Pager
    let mistakes: [Mistake]

    init(
        _ items: [MaintainedItem], _ findings: [[ItemFinding]], total: Int, _ filter: MaintainedServiceFilter, agencies: [Agency],
        officer: Officer
    ) {
        let names = Dictionary(agencies.map { ($0.id, $0.name) }) { first, _ in first }
        importHref = officer.may(.maintainItems) ? Route.serviceImport.path().text : nil
        exportHref = Route.serviceExport.path().text
        filterAction = Route.serviceConsole.path().text
        filters = filter.fields
        filterReset = filter.isNarrowed ? filterAction : nil
        mistakes = filter.faults
        table = DataTable(
            caption: "政务服务事项",
            columns: ["名称", "单位", "类型", "版本", "状态", "检查"].map { DataTable.Column(label: $0) },
            rows: zip(items, findings).map { item, findings in
                let identity = item.newest.item.identity
                let refused = findings.count { $0.severity == .refuses }
                return DataTable.Row(cells: [
                    DataTable.Cell(
                        text: identity.name, target: Route.maintainedService.path("\(item.newest.id.value)").text, isTitle: true),
                    DataTable.Cell(text: names[item.newest.agency] ?? "", isUnit: true),
                    DataTable.Cell(text: identity.type.words, isNowrap: true),
                    DataTable.Cell(text: "第\(identity.version)版", isNowrap: true), DataTable.Cell(text: item.standing.words),
                    DataTable.Cell(
                        text: refused > 0 ? "\(refused)处必须改正" : findings.isEmpty ? "没有问题" : "\(findings.count)处提示",
                        tag: refused > 0 ? "不能发布" : nil),
                ])
            },
            empty: filter.isNarrowed ? "没有符合条件的事项。请放宽条件，或清除条件查看全部。" : "还没有事项。请从文件导入实施清单，核对后发布。", isStacked: true)
        pager = Pager(total: total, page: filter.page, size: filter.size) { filter.path(page: $0, size: $1) }
    }

    private init(sample table: DataTable) {
        (importHref, exportHref, filterAction) = ("/i", "/e", "/f")
        (filters, filterReset, self.table, pager, mistakes) = (FilterField.samples, "/f", table, .sample, [])
    }

    static let samples = [MaintainedServicesPage(sample: .sample)]
}
