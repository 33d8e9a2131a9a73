import GongkaiCore
import GongkaiStore

/// One page of a register.
struct RegisterListPage: Page {
    /// The record that all rows refer to.
    struct Narrowed: Sendable {
        let label: String
        let target: String
        let allHref: String
    }

    static let template = "registers/list"
    let title: String
    let explanation: String
    let entryHref: String?
    let importHref: String?
    let csvHref: String?
    let xlsxHref: String?
    let filterAction: String
    let filters: [FilterField]
    let filterReset: String?
    /// Which record's dependents are listed, where the address says so.
    let narrowed: Narrowed?
    let table: DataTable
    let pager: Pager
    let mistakes: [Mistake]
    var undone: String { "没有按这些条件查找" }
    var breadcrumb: [Crumb] { [.console, .registers] }

    init(_ register: RegisterDefinition, _ filter: RegisterFilter, _ page: RegisterPage, agencies: [Agency], may: Set<Permission>) {
        title = register.label
        explanation = register.explanation
        entryHref = may.contains(.writeRegisters) ? Route.registerEntry.path(register.name).text : nil
        importHref = may.contains(.importRegisters) ? Route.registerImport.path(register.name).text : nil
        let exports = may.contains(.exportRegisters)
        csvHref = exports ? filter.path([("format", "csv")], to: .registerExport).text : nil
        xlsxHref = exports ? filter.path([("format", "xlsx")], to: .registerExport).text : nil
        filterAction = Route.register.path(register.name).text
        filters = RegisterListPage.filters(register, filter, agencies)
        mistakes = filter.faults
        narrowed = RegisterListPage.narrowed(register, filter)
        filterReset = filter.isNarrowed ? filterAction : nil
        table = RegisterListPage.table(register, filter, page, agencies, may)
        pager = Pager(total: page.total, page: filter.page, size: filter.size) { number, size in
            filter.path([("page", String(number)), ("size", size == 50 ? "" : String(size))])
        }
    }

    private static func narrowed(_ register: RegisterDefinition, _ filter: RegisterFilter) -> Narrowed? {
        for column in register.columns {
            guard case .reference(let other) = column.kind, let id = filter.query.references[column.name],
                let referred = RegisterDefinition.all.first(where: { $0.name == other })
            else { continue }
            return Narrowed(
                label: "\(referred.label)第\(id)号记录", target: Route.record.path(other, String(id)).text,
                allHref: filter.path([(column.name, "")]).text)
        }
        return nil
    }

    private static func filters(_ register: RegisterDefinition, _ filter: RegisterFilter, _ agencies: [Agency]) -> [FilterField] {
        var fields: [FilterField] = [.search("q", "查找", filter.value("q"), placeholder: "文字中的任意一段")]
        if agencies.count > 1 {
            fields.append(
                .select("agency", "单位", agencies.map { (String($0.id.value), $0.name) }, chosen: filter.value("agency")))
        }
        for column in register.columns {
            switch column.kind {
            case .choice(let choices):
                fields.append(.select(column.name, column.label, choices.map { ($0.code, $0.label) }, chosen: filter.value(column.name)))
            case .flag:
                fields.append(.select(column.name, column.label, [("1", "是"), ("0", "否")], chosen: filter.value(column.name)))
            default: break
            }
        }
        if register.dayColumn != nil || register.columns.contains(where: { $0.kind == .year }) {
            fields.append(.text("year", "年度", filter.value("year"), placeholder: "如 2014"))
        }
        if let day = register.dayColumn.flatMap(register.column) {
            fields.append(.text("from", "\(day.label)自", filter.value("from"), placeholder: "2014-01-01"))
            fields.append(.text("through", "至", filter.value("through"), placeholder: "2014-12-31"))
        }
        for (name, value) in filter.kept { fields.append(.kept(name, value)) }
        return fields
    }

    private static func table(
        _ register: RegisterDefinition, _ filter: RegisterFilter, _ page: RegisterPage, _ agencies: [Agency], _ may: Set<Permission>
    ) -> DataTable {
        let shown = columns(of: register)
        let showsAgency = agencies.count > 1
        let names = Dictionary(uniqueKeysWithValues: agencies.map { ($0.id, $0.name) })
        func head(_ name: String, _ label: String, isNumber: Bool) -> DataTable.Column {
            let isSorted = filter.query.sort?.column == name
            let isDescending = filter.query.sort?.isDescending == true
            return DataTable.Column(
                label: label, isNumber: isNumber, sortHref: filter.sortPath(name).text,
                order: isSorted ? (isDescending ? "descending" : "ascending") : "none",
                arrow: isSorted ? (isDescending ? " ▼" : " ▲") : "")
        }
        let heads =
            shown.map { head($0.name, $0.label, isNumber: $0.isNumber) }
            + (showsAgency ? [head(RegisterHeader.agencyColumn.name, "单位", isNumber: false)] : [])
        let rows = page.records.map { record -> DataTable.Row in
            let target = Route.record.path(register.name, String(record.id)).text
            let cells = shown.map { column -> DataTable.Cell in
                let text = record.text(column, of: register)
                guard column.name == register.titleColumn else {
                    return DataTable.Cell(text: text, isNumber: column.isNumber, isNowrap: column.isNowrap(in: register))
                }
                return DataTable.Cell(text: text.isEmpty ? "第\(record.id)号记录" : text, target: target, isTitle: true)
            }
            return DataTable.Row(cells: cells + (showsAgency ? [DataTable.Cell(text: names[record.agency] ?? "", isUnit: true)] : []))
        }
        return DataTable(caption: register.label, columns: heads, rows: rows, empty: empty(isNarrowed: filter.isNarrowed, may))
    }

    /// What to do next, by those who may do it.
    private static func empty(isNarrowed: Bool, _ may: Set<Permission>) -> String {
        if isNarrowed { return "没有符合条件的记录。请放宽条件，或清除条件查看全部。" }
        switch (may.contains(.writeRegisters), may.contains(.importRegisters)) {
        case (true, true): return "还没有记录。可以逐条登记，也可以从表格文件导入。"
        case (true, false): return "还没有记录。可以逐条登记。"
        case (false, true): return "还没有记录。可以从表格文件导入。"
        case (false, false): return "还没有记录。各单位登记后会列在这里。"
        }
    }

    /// The columns of the list: the title first; long texts and what is rarely referred to only on the record's own page.
    static func columns(of register: RegisterDefinition) -> [RegisterColumn] {
        let title = register.columns.filter { $0.name == register.titleColumn }
        let others = register.columns.filter { column in
            if case .text(let most) = column.kind, most > 300 { return false }
            if case .reference = column.kind, !column.isRequired { return false }
            return column.name != register.titleColumn
        }
        return title + others.prefix(7)
    }

    static let samples = [RegisterListPage(sampleTable: .sample)]

    private init(sampleTable: DataTable) {
        title = "主动公开信息"
        explanation = "一行是一条政府信息。"
        (entryHref, importHref, csvHref, xlsxHref, filterReset) = ("/e", "/i", "/c", "/x", "/")
        filterAction = "/"
        filters = FilterField.samples
        table = sampleTable
        narrowed = Narrowed(label: "主动公开信息第3号记录", target: "/r", allHref: "/l")
        pager = .sample
        mistakes = []
    }
}

extension RegisterColumn {
    /// Numbers and days that people compare at a glance.
    fileprivate func isNowrap(in register: RegisterDefinition) -> Bool {
        if case .reference = kind { return true }
        return kind == .day || name == register.keyColumn
    }

    /// Set in figures, to be compared down the column.
    var isNumber: Bool {
        switch kind {
        case .count, .yuan: true
        default: false
        }
    }
}

extension Crumb {
    static let registers = Crumb("台账", Route.registers.path())

    static func register(_ register: RegisterDefinition) -> Crumb { Crumb(register.label, Route.register.path(register.name)) }
}
