import GongkaiCore

/// First step of an import: what a file must look like, and choosing it.
struct ImportPage: FormPage {
    struct Column: Sendable {
        let label: String
        let name: String
        let need: String
        let hint: String
    }

    static let template = "registers/import"
    var undone: String { "没有导入" }
    let title: String
    let breadcrumb: [Crumb]
    let action: String
    let token: String
    let rows: [FormRow]
    let sampleHref: String
    let columns: [Column]

    init(_ register: RegisterDefinition, agencies: [Agency], own: AgencyID, token: String, error: String?) {
        title = "导入\(register.label)"
        breadcrumb = [.console, .registers, .register(register)]
        action = Route.registerImport.path(register.name).text
        self.token = token
        sampleHref = Route.registerImportSample.path(register.name).text
        var rows: [FormRow] = [
            .file("file", "文件", accepts: ".csv,.xlsx", hint: "CSV 或 Excel（.xlsx），第一行是列名，最大 20 MB", error: error)
        ]
        if agencies.count > 1 {
            let choices = agencies.map { FormRow.Choice(value: String($0.id.value), text: $0.name, isChosen: $0.id == own) }
            rows.append(
                .select(RegisterHeader.agencyColumn.name, "归入单位", choices, hint: "文件里没有“公开主体”一列时，所有行归入这个单位"))
        }
        self.rows = rows
        columns =
            [Column(label: "公开主体", name: "agency", need: "可省略", hint: "单位代码或全称")]
            + register.columns.map {
                Column(label: $0.label, name: $0.name, need: $0.isRequired ? "必填" : "可不填", hint: ImportPage.hint($0))
            }
    }

    private static func hint(_ column: RegisterColumn) -> String {
        let kind: String =
            switch column.kind {
            case .text(let most): "不超过\(most)字"
            case .day: "日期，如 2014-03-05"
            case .year: "四位年份"
            case .count: "不小于0的整数"
            case .yuan: "元，最多两位小数"
            case .flag: "是 或 否"
            case .choice(let all):
                all.count <= 8 ? all.map(\.label).joined(separator: "、") : "\(all[0].label)、\(all[1].label) 等\(all.count)项"
            case .reference(let register): "“\((try? RegisterDefinition.named(register))?.label ?? register)”中已登记的编号"
            }
        return column.hint.map { "\(kind)。\($0)" } ?? kind
    }

    static let samples = [
        ImportPage(
            RegisterDefinition.all[0], agencies: [], own: AgencyID(value: 1), token: "t", error: "请先选择文件。"
        ).with(FormRow.samples)
    ]

    private init(_ page: ImportPage, rows: [FormRow]) {
        (title, breadcrumb, action, token, sampleHref, columns) = (
            page.title, page.breadcrumb, page.action, page.token, page.sampleHref, page.columns
        )
        self.rows = rows
    }

    private func with(_ rows: [FormRow]) -> ImportPage { ImportPage(self, rows: rows) }
}
