import GongkaiCore
import GongkaiStore
import Hummingbird

/// The tree of units, and adding one.
struct AgencyConsole {
    let site: Site

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.agencies, use: show)
            .post(.agencies, use: create)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageAccounts)
        return site.show(try await page(context), request, context)
    }

    @Sendable func create(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageAccounts)
        let form = context.form, code = form["code"] ?? "", name = form["name"] ?? ""
        let parent = form["parent"].flatMap { Int64($0) }.map { AgencyID(value: $0) }
        let kind = form["kind"].flatMap { Agency.Kind(rawValue: $0) }
        var errors = form.tooLong(["name": AgencyPage.longestName])
        if code.isEmpty { errors["code"] = "请填写单位代码。" }
        if name.isEmpty { errors["name"] = "请填写单位全称。" }
        if kind == nil { errors["kind"] = "请选择单位类别。" }
        if parent == nil { errors["parent"] = "请选择上级单位。" }
        guard errors.isEmpty, let parent, let kind else { return site.refused(try await page(context, errors), request, context) }
        try context.require(scope: parent)
        do {
            _ = try await site.accounts.createAgency(
                code: code, name: name, kind: kind, parent: parent, by: context.actor, at: site.now())
        } catch let refusal as AccountRefusal {
            if case .agencyCodeTaken = refusal { errors["code"] = refusal.words } else { errors["parent"] = refusal.words }
            return site.refused(try await page(context, errors), request, context)
        }
        return site.lead(to: Route.agencies.path(), saying: .agencyCreated)
    }

    private func page(_ context: StaffContext, _ errors: [String: String] = [:]) async throws -> AgencyPage {
        let agencies = try await site.agencies(in: context.officer.scope)
        let officers = try await site.accounts.officers(of: context.officer.scope)
        return AgencyPage(
            agencies, officers: Dictionary(grouping: officers, by: \.agency).mapValues(\.count), form: context.form,
            token: context.officer.csrfToken, errors: errors)
    }
}

/// The units in the order of the tree, and the form for one more.
struct AgencyPage: FormPage {
    static let longestName = 100

    struct Line: Sendable {
        let code: String
        let name: String
        let kind: String
        let officers: String
    }

    static let template = "accounts/agencies"
    var title: String { "单位" }
    var undone: String { "没有增加单位" }
    var breadcrumb: [Crumb] { [.console] }
    let count: String
    let lines: [Line]
    let action: String
    let token: String
    let rows: [FormRow]

    init(_ agencies: [Agency], officers: [AgencyID: Int], form: SubmittedForm, token: String, errors: [String: String]) {
        count = grouped(agencies.count)
        action = Route.agencies.path().text
        self.token = token
        lines = AgencyPage.ordered(agencies).map { agency, depth in
            Line(
                code: agency.code, name: String(repeating: "　", count: depth) + agency.name, kind: agency.kind.words,
                officers: String(officers[agency.id] ?? 0))
        }
        let parent = form["parent"] ?? agencies.first.map { String($0.id.value) } ?? ""
        rows = [
            .text("code", "单位代码", form["code"] ?? "", hint: "短而不变，如 ZX04；文件导入时用它指明单位", error: errors["code"], longest: 20, isShort: true),
            .text("name", "单位全称", form["name"] ?? "", error: errors["name"], counted: AgencyPage.longestName),
            .select(
                "kind", "类别",
                Agency.Kind.allCases.map {
                    FormRow.Choice(value: $0.rawValue, text: $0.words, isChosen: $0.rawValue == form["kind"] ?? "department")
                }, error: errors["kind"]),
            .select(
                "parent", "上级单位",
                agencies.map { FormRow.Choice(value: String($0.id.value), text: $0.name, isChosen: String($0.id.value) == parent) },
                error: errors["parent"]),
        ]
    }

    /// Each unit behind the one above it, with its depth.
    private static func ordered(_ agencies: [Agency]) -> [(Agency, Int)] {
        let known = Set(agencies.map(\.id))
        var result: [(Agency, Int)] = []
        func add(_ agency: Agency, _ depth: Int) {
            result.append((agency, depth))
            for child in agencies where child.parent == agency.id { add(child, depth + 1) }
        }
        for agency in agencies where agency.parent.map({ !known.contains($0) }) ?? true { add(agency, 0) }
        return result
    }

    private init(rows: [FormRow]) {
        (count, action, token) = ("1", "/a", "t")
        lines = [Line(code: "ZX", name: "蒸湘区人民政府", kind: "区政府", officers: "2")]
        self.rows = rows
    }

    static let samples = [AgencyPage(rows: FormRow.samples)]
}

extension Agency.Kind {
    var words: String {
        switch self {
        case .districtGovernment: "区人民政府"
        case .department: "区政府部门"
        case .township: "乡镇人民政府"
        case .subdistrict: "街道办事处"
        case .authorisedOrganisation: "法律法规授权的组织"
        case .publicUtility: "公共企事业单位"
        }
    }
}
