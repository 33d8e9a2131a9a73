import GongkaiCore
import GongkaiStore

/// The settings of an organ's papers, as a form has them.
struct PaperSettingForm: Sendable {
    let setting: PaperSetting

    init(_ setting: PaperSetting) {
        self.setting = setting
    }

    init(_ form: SubmittedForm) {
        func some(_ name: String) -> String? { form[name].flatMap { $0.isEmpty ? nil : $0 } }
        setting = PaperSetting(
            mark: form["mark"] ?? "",
            places: Remedies.Places(
                government: form["government"] ?? "", superiorGovernment: form["superiorGovernment"] ?? "",
                superiorDepartment: some("superiorDepartment"), basicCourt: form["basicCourt"] ?? "",
                intermediateCourt: form["intermediateCourt"] ?? ""),
            office: form["office"] ?? "", address: form["address"] ?? "", telephone: form["telephone"] ?? "", contact: some("contact"),
            payment: some("payment"))
    }

    private struct Line {
        let name: String
        let label: String
        let value: String
        var isOptional = false
        var hint: String?
    }

    private var lines: [Line] {
        [
            Line(name: "mark", label: "机关代字", value: setting.mark, hint: "文号里年份前面的字，如“蒸财公开”。本区内不能重复"),
            Line(name: "government", label: "本级政府", value: setting.places.government, hint: "部门和街道的复议机关"),
            Line(name: "superiorGovernment", label: "上一级政府", value: setting.places.superiorGovernment, hint: "区政府的复议机关"),
            Line(
                name: "superiorDepartment", label: "上一级主管部门", value: setting.places.superiorDepartment ?? "", isOptional: true,
                hint: "2023年底以前作出的决定，也可以向它申请复议"),
            Line(name: "basicCourt", label: "基层人民法院", value: setting.places.basicCourt),
            Line(name: "intermediateCourt", label: "中级人民法院", value: setting.places.intermediateCourt),
            Line(name: "office", label: "信息公开工作机构", value: setting.office),
            Line(name: "address", label: "地址", value: setting.address),
            Line(name: "telephone", label: "电话", value: setting.telephone),
            Line(name: "contact", label: "联系人", value: setting.contact ?? "", isOptional: true, hint: "不填时写工作机构"),
            Line(name: "payment", label: "缴费方式", value: setting.payment ?? "", isOptional: true, hint: "收取信息处理费时写在缴费通知书上"),
        ]
    }

    /// What is blank and must not be, by the name of its row.
    var errors: [String: String] {
        let blank = lines.filter { !$0.isOptional && $0.value.allSatisfy(\.isWhitespace) }
        return Dictionary(uniqueKeysWithValues: blank.map { ($0.name, "请填写\($0.label)。") })
    }

    /// Whether something is longer than it may be, which its row says.
    var isTooLong: Bool { rows([:]).contains { $0.error != nil } }

    func rows(_ errors: [String: String]) -> [FormRow] {
        lines.map { .text($0.name, $0.label, $0.value, isOptional: $0.isOptional, hint: $0.hint, error: errors[$0.name], counted: 300) }
    }
}

extension PaperSetting {
    /// Nothing yet, but the government that is known.
    static func empty(below government: String?) -> PaperSetting {
        PaperSetting(
            mark: "",
            places: Remedies.Places(
                government: government ?? "", superiorGovernment: "", superiorDepartment: nil, basicCourt: "", intermediateCourt: ""),
            office: "", address: "", telephone: "")
    }
}

/// The organs whose papers this officer may set.
struct PaperSettingsPage: Page {
    static let template = "papers/settings"
    let title = "文书设置"
    var breadcrumb: [Crumb] { [.console] }
    let table: DataTable

    init(_ lines: [(Agency, PaperSetting?)]) {
        table = DataTable(
            caption: "各单位的文书设置", columns: ["单位", "机关代字", "工作机构", "电话"].map { DataTable.Column(label: $0) },
            rows: lines.map { agency, setting in
                DataTable.Row(cells: [
                    DataTable.Cell(text: agency.name, target: Route.paperSetting.path(agency.code).text, isUnit: true),
                    DataTable.Cell(text: setting?.mark ?? "还没有设置", isNowrap: true), DataTable.Cell(text: setting?.office ?? ""),
                    DataTable.Cell(text: setting?.telephone ?? "", isNowrap: true),
                ])
            }, empty: "没有您负责的单位。", isStacked: true)
    }

    private init() { table = .sample }

    static let samples = [PaperSettingsPage()]
}

/// The settings of one organ.
struct PaperSettingPage: FormPage {
    static let template = "papers/setting"
    let title: String
    var breadcrumb: [Crumb] { [.console, Crumb("文书设置", Route.paperSettings.path())] }
    let action: String
    let token: String
    let revision: String
    let rows: [FormRow]

    init(_ agency: Agency, _ form: PaperSettingForm, revision: Int, token: String, errors: [String: String]) {
        title = "\(agency.name)的文书设置"
        action = Route.paperSetting.path(agency.code).text
        self.token = token
        self.revision = "\(revision)"
        rows = form.rows(errors)
    }

    private init(rows: [FormRow]) {
        (title, action, token, revision) = ("文书设置", "/a", "t", "0")
        self.rows = rows
    }

    static let samples = [PaperSettingPage(rows: FormRow.samples)]
}
