import GongkaiCore
import GongkaiStore

/// A column: what it is called, where it stands, what it takes, how often it is expected to be new.
struct ColumnSettingsPage: FormPage {
    static let template = "sites/column"
    let title: String
    var undone: String { "没有保存栏目" }
    let breadcrumb: [Crumb]
    let action: String
    let token: String
    let revision: String
    let rows: [FormRow]

    init(
        _ column: StoredColumn?, in site: StoredSite, others: [StoredColumn], schemes: [ReviewScheme], agencies: [Agency],
        officer: Officer, form: SubmittedForm, errors: [String: String], isTyped: Bool
    ) {
        let stored = column?.settings, own = stored?.column, key = "\(site.id.value)"
        title = own.map { "栏目：\($0.name)" } ?? "增加栏目"
        breadcrumb = [.console, .sites, Crumb(site.settings.facts.name, Route.siteSettings.path(key))]
        action = column.map { Route.columnSettings.path(key, "\($0.id.value)").text } ?? Route.newColumn.path(key).text
        token = officer.csrfToken
        revision = column.map { "\($0.revision)" } ?? "0"
        func value(_ name: String, _ kept: String?) -> String { column == nil || isTyped ? form[name] ?? kept ?? "" : kept ?? "" }
        func choices(_ name: String, _ kept: String?, _ all: [(String, String)]) -> [FormRow.Choice] {
            let chosen = value(name, kept)
            return all.map { FormRow.Choice(value: $0.0, text: $0.1, isChosen: $0.0 == chosen) }
        }
        let accepted = column == nil || isTyped ? Set(form.all("kinds")) : stored?.acceptedKinds ?? []
        let isArchived = value("is_archived", own.map { $0.isArchived ? "1" : "0" }) == "1"
        rows = [
            .text("name", "栏目名称", value("name", own?.name), error: errors["name"], counted: ColumnForm.longest["name"]),
            .text(
                "code", "网址代码", value("code", own?.code), hint: "英文字母、数字、短横线；公开过信息以后不能更改", error: errors["code"], longest: 60, isShort: true
            ),
            .area(
                "description", "说明", value("description", own?.description), hint: "发布什么内容；写入网页标签", error: errors["description"],
                counted: ColumnForm.longest["description"]),
            .text(
                "keywords", "关键词", value("keywords", own?.keywords.joined(separator: "，")), hint: "用逗号分开；写入网页标签", error: errors["keywords"],
                counted: ColumnForm.longest["keywords"]),
            .select(
                "parent", "上级栏目",
                choices(
                    "parent", own?.parent ?? "",
                    [("", "没有（一级栏目）")] + others.filter { $0.id != column?.id }.map { ($0.code, $0.name) }), isOptional: true,
                error: errors["parent"]),
            .text(
                "position", "次序", value("position", "\(stored?.position ?? others.count)"), hint: "小的在前", error: errors["position"],
                longest: 4, inputMode: "numeric", isShort: true),
            .select(
                "kind", "栏目类别", choices("kind", own?.kind.code ?? "notice", ColumnKind.all.map { ($0.code, $0.name) }),
                hint: "决定更新时限的一般要求", error: errors["kind"]),
            .text(
                "interval", "更新时限（天）", value("interval", own?.updateIntervalDays.map(String.init)), isOptional: true,
                hint: "不填写的按栏目类别执行", error: errors["interval"], longest: 4, inputMode: "numeric", isShort: true),
            .select(
                "agency", "维护单位",
                choices(
                    "agency", own.map { "\($0.owner.value)" } ?? "\(site.settings.facts.owner.value)",
                    agencies.map { ("\($0.id.value)", $0.name) }),
                error: errors["agency"]),
            .select(
                "scheme", "审核流程", choices("scheme", stored?.scheme ?? "standard", schemes.map { ($0.code, $0.name) }),
                error: errors["scheme"]),
            .boxes(
                "kinds", "接收的稿件类型",
                ArticleKind.all.map { FormRow.Choice(value: $0.code, text: $0.name, isChosen: accepted.contains($0.code)) },
                hint: "都不选的，各种稿件都接收"),
            .radios(
                "is_archived", "归档",
                [
                    FormRow.Choice(value: "0", text: "继续更新", isChosen: !isArchived),
                    FormRow.Choice(value: "1", text: "归档：不再更新，以前的信息仍可查阅", isChosen: isArchived),
                ]),
        ]
    }

    private init(rows: [FormRow]) {
        (title, breadcrumb, action, token, revision) = ("栏目", [.console], "/a", "t", "1")
        self.rows = rows
    }

    static let samples = [ColumnSettingsPage(rows: FormRow.samples)]
}
