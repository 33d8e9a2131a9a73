import GongkaiCore
import GongkaiStore

/// A site: its settings, its columns as a tree, and who works on it.
struct SiteSettingsPage: FormPage {
    struct ColumnLine: Sendable {
        let name: String
        let href: String
        let code: String
        let kind: String
        let isArchived: Bool
    }

    struct Person: Sendable {
        let name: String
        let roles: String
    }

    static let template = "sites/settings"
    let title: String
    var undone: String { "没有保存站点" }
    var breadcrumb: [Crumb] { [.console, .sites] }
    let action: String
    let token: String
    let revision: String
    let isOld: Bool
    let columns: [ColumnLine]
    let hasColumns: Bool
    let newColumnHref: String
    let staff: [Person]
    let hasStaff: Bool
    let rows: [FormRow]
    let isClosed: Bool
    let closureHref: String

    init(
        _ site: StoredSite?, columns: [StoredColumn], staff: [OfficerAccount], roles: [Role], agencies: [Agency], officer: Officer,
        form: SubmittedForm, errors: [String: String], isTyped: Bool
    ) {
        let settings = site?.settings, facts = settings?.facts
        title = facts?.name ?? "开通站点"
        let id = site.map { "\($0.id.value)" }
        action = id.map { Route.siteSettings.path($0).text } ?? Route.newSite.path().text
        newColumnHref = id.map { Route.newColumn.path($0).text } ?? ""
        token = officer.csrfToken
        revision = site.map { "\($0.revision)" } ?? "0"
        isOld = site != nil
        let roleNames = Dictionary(roles.map { ($0.code, $0.name) }) { first, _ in first }
        self.columns = SiteSettingsPage.ordered(columns).map { column, depth in
            ColumnLine(
                name: String(repeating: "　", count: depth) + column.name,
                href: Route.columnSettings.path(id ?? "0", "\(column.id.value)").text, code: column.code,
                kind: column.settings.column.kind.name, isArchived: column.settings.column.isArchived)
        }
        hasColumns = !columns.isEmpty
        self.staff = staff.map { Person(name: $0.name, roles: $0.roles.map { roleNames[$0] ?? $0 }.joined(separator: "、")) }
        hasStaff = !staff.isEmpty
        let isNew = settings == nil
        func value(_ name: String, _ stored: String?) -> String { isNew || isTyped ? form[name] ?? "" : stored ?? "" }
        func yes(_ name: String, _ label: String, _ stored: Bool, hint: String? = nil) -> FormRow {
            let chosen = isNew || isTyped ? form[name] == "1" : stored
            return .radios(
                name, label,
                [
                    FormRow.Choice(value: "1", text: "是", isChosen: chosen), FormRow.Choice(value: "0", text: "否", isChosen: !chosen),
                ], hint: hint)
        }
        let owner = value("agency", facts.map { "\($0.owner.value)" }), look = value("look", settings?.look.rawValue)
        var rows: [FormRow] = [
            .text("name", "网站全称", value("name", facts?.name), hint: "门户网站为“…人民政府门户网站”", error: errors["name"], longest: 100),
            .text(
                "domain", "域名", value("domain", facts?.domain), hint: "只写主机名，如www.zhengxiang.gov.cn", error: errors["domain"], longest: 200),
            .text("id_code", "网站标识码", value("id_code", facts?.idCode), hint: "10位数字", error: errors["id_code"], longest: 10, isShort: true),
            .select(
                "agency", "主办单位",
                agencies.map { FormRow.Choice(value: "\($0.id.value)", text: $0.name, isChosen: "\($0.id.value)" == owner) },
                hint: "本单位和上级单位的人员管理这个站点", error: errors["agency"]),
            .radios(
                "look", "配色",
                SiteSettings.Look.allCases.map {
                    FormRow.Choice(value: $0.rawValue, text: $0.words, isChosen: $0.rawValue == (look.isEmpty ? "blue" : look))
                }, error: errors["look"]),
            yes("is_portal", "政府门户网站", facts?.isPortal ?? false, hint: "域名没有对应站点的访问，由门户网站回答"),
            yes("offers_services", "提供办事服务", facts?.offersServices ?? true),
            .text("contact", "联系方式", value("contact", settings?.contact), isOptional: true, hint: "显示在每页底部", longest: 200),
            .text("icp", "ICP备案号", value("icp", settings?.icpNumber), isOptional: true, longest: 60, isShort: true),
            .text("police", "公安备案号", value("police", settings?.policeNumber), isOptional: true, longest: 60, isShort: true),
        ]
        if isNew {
            rows.insert(
                .text("code", "站点代码", form["code"] ?? "", hint: "英文字母，建立后不变", error: errors["code"], longest: 40, isShort: true), at: 0)
        }
        isClosed = settings?.isClosed ?? false
        closureHref = id.map { (settings?.isClosed == true ? Route.siteReopening : .siteClosure).path($0).text } ?? ""
        self.rows = rows
    }

    /// Each column behind the one above it, with its depth.
    private static func ordered(_ columns: [StoredColumn]) -> [(StoredColumn, Int)] {
        var result: [(StoredColumn, Int)] = []
        func add(_ column: StoredColumn, _ depth: Int) {
            guard depth < 10 else { return }
            result.append((column, depth))
            for child in columns where child.settings.column.parent == column.code { add(child, depth + 1) }
        }
        for column in columns where column.settings.column.parent == nil { add(column, 0) }
        return result
    }

    private init(rows: [FormRow], isClosed: Bool) {
        (self.isClosed, closureHref) = (isClosed, "/console/sites/1/closure")
        (title, action, token, revision, isOld) = ("区教育局", "/a", "t", "1", true)
        columns = [ColumnLine(name: "通知公告", href: "/c", code: "tzgg", kind: "通知公告", isArchived: true)]
        (hasColumns, newColumnHref, staff, hasStaff) = (true, "/n", [Person(name: "张明", roles: "信息员")], true)
        self.rows = rows
    }

    static let samples = [
        SiteSettingsPage(rows: FormRow.samples, isClosed: false), SiteSettingsPage(rows: FormRow.samples, isClosed: true),
    ]
}

extension SiteSettings.Look {
    var words: String {
        switch self {
        case .blue: "蓝"
        case .vermilion: "朱红"
        case .green: "绿"
        }
    }
}
