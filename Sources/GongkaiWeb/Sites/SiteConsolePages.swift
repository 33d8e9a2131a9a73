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
            .text("name", "栏目名称", value("name", own?.name), error: errors["name"], longest: 40),
            .text(
                "code", "网址代码", value("code", own?.code), hint: "英文字母、数字、短横线；公开过信息以后不能更改", error: errors["code"], longest: 60, isShort: true
            ),
            .area(
                "description", "说明", value("description", own?.description), hint: "发布什么内容；写入网页标签", error: errors["description"],
                longest: 200),
            .text(
                "keywords", "关键词", value("keywords", own?.keywords.joined(separator: "，")), hint: "用逗号分开；写入网页标签", error: errors["keywords"],
                longest: 200),
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

/// The banner over all sites, for an emergency.
struct BannerPage: FormPage {
    struct Line: Sendable {
        let site: String
        let text: String
        let until: String
    }

    static let template = "sites/banner"
    var title: String { "紧急公告" }
    var undone: String { "没有发布公告" }
    var breadcrumb: [Crumb] { [.console, .sites] }
    let action: String
    let token: String
    let lines: [Line]
    let hasLines: Bool
    let count: String
    let rows: [FormRow]

    init(_ sites: [StoredSite], officer: Officer, form: SubmittedForm, errors: [String: String], now: Instant) {
        action = Route.banner.path().text
        token = officer.csrfToken
        lines = sites.compactMap { site in
            site.settings.banner(at: now).map {
                Line(site: site.settings.facts.name, text: $0, until: site.settings.bannerUntil.map { "至\($0.minuteText)" } ?? "没有结束时间")
            }
        }
        hasLines = !lines.isEmpty
        count = "\(sites.count)"
        rows = [
            .area("text", "公告内容", form["text"] ?? "", hint: "一两句话，说清什么事、怎么办", error: errors["text"], longest: 200),
            .text(
                "until", "显示到", form["until"] ?? "", isOptional: true, hint: "如2014-03-30 18:00；不填写的，显示到撤下为止", error: errors["until"],
                longest: 16, isShort: true),
        ]
    }

    private init(rows: [FormRow]) {
        (action, token, hasLines, count) = ("/a", "t", true, "2")
        lines = [Line(site: "门户网站", text: "暴雨红色预警", until: "至2014-03-03 18:00")]
        self.rows = rows
    }

    static let samples = [BannerPage(rows: FormRow.samples)]
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

extension Crumb {
    static let sites = Crumb("站点", Route.sites.path())
}
