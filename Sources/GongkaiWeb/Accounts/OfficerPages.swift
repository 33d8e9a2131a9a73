import GongkaiCore

/// All accounts an administrator manages.
struct OfficerListPage: Page {
    static let template = "accounts/officers"
    var title: String { "账号" }
    var breadcrumb: [Crumb] { [.console] }
    let count: String
    let newHref: String
    let table: DataTable

    init(_ officers: [OfficerAccount], agencies: [Agency], roles: [Role]) {
        let agencyNames = Dictionary(uniqueKeysWithValues: agencies.map { ($0.id, $0.name) })
        let roleNames = Dictionary(uniqueKeysWithValues: roles.map { ($0.code, $0.name) })
        count = grouped(officers.count)
        newHref = Route.newOfficer.path().text
        table = DataTable(
            caption: "账号", columns: ["姓名", "登录名", "单位", "角色", "状态"].map { DataTable.Column(label: $0) },
            rows: officers.map { officer in
                DataTable.Row(cells: [
                    DataTable.Cell(text: officer.name, target: Route.officer.path(String(officer.id.value)).text, isNowrap: true),
                    DataTable.Cell(text: officer.login), DataTable.Cell(text: agencyNames[officer.agency] ?? ""),
                    DataTable.Cell(text: officer.roles.map { roleNames[$0] ?? $0 }.joined(separator: "、")),
                    DataTable.Cell(text: officer.isDisabled ? "已停用" : "正常", isNowrap: true),
                ])
            },
            empty: "还没有账号。")
    }

    static let samples = [OfficerListPage(sample: .sample)]

    private init(sample: DataTable) {
        (count, newHref, table) = ("1", "/new", sample)
    }
}

/// Opening an account.
struct NewOfficerPage: FormPage {
    static let template = "accounts/new-officer"
    var title: String { "建立账号" }
    var undone: String { "没有建立账号" }
    var breadcrumb: [Crumb] { [.console, .officers] }
    let action: String
    let token: String
    let rows: [FormRow]
    let cancelHref: String

    init(agencies: [Agency], roles: [Role], form: SubmittedForm, chosen: AgencyID, officer: Officer, refusal: AccountRefusal?) {
        action = Route.officers.path().text
        cancelHref = action
        token = officer.csrfToken
        var errors: [String: String] = [:]
        // The store stops at the first thing; a form names them all.
        for refusal in refusal.map({ NewOfficerPage.refusals(in: form) + [$0] }) ?? [] {
            errors[NewOfficerPage.field(of: refusal)] = refusal.words
        }
        let ticked = Set(form.all("roles"))
        let closed = Set(roles.filter { officer.refusal(handingOut: $0) != nil }.map(\.code))
        rows = [
            .text(
                "login", "登录名", form["login"] ?? "", hint: "2至32位小写字母、数字、点、下划线或短横线，以字母开头", error: errors["login"], longest: 32,
                isShort: true),
            .text("person", "姓名", form["person"] ?? "", error: errors["person"], longest: 50, isShort: true),
            .select(
                "agency", "单位", agencies.map { FormRow.Choice(value: String($0.id.value), text: $0.name, isChosen: $0.id == chosen) },
                hint: "能办理本单位和下属单位的事项", error: errors["agency"]),
            .boxes(
                "roles", "角色",
                roles.map {
                    let isClosed = closed.contains($0.code)
                    return FormRow.Choice(
                        value: $0.code, text: $0.name, isChosen: ticked.contains($0.code) && !isClosed, isClosed: isClosed)
                },
                hint: closed.isEmpty ? nil : "灰色的角色含有您没有的权限，请由区级系统管理员授予", error: errors["roles"]),
            .password(
                "password", "初始密码", hint: "至少\(PasswordRule.shortest)个字符。请当面告知本人，登录后由本人修改", error: errors["password"],
                completes: "new-password"),
        ]
    }

    private static func refusals(in form: SubmittedForm) -> [AccountRefusal] {
        var refusals: [AccountRefusal] = (form["person"] ?? "").isEmpty ? [.nameMissing] : []
        do {
            try PasswordRule.check(form.exact("password") ?? "", login: form["login"] ?? "")
        } catch {
            refusals.append(.password(error))
        }
        return refusals
    }

    private static func field(of refusal: AccountRefusal) -> String {
        switch refusal {
        case .loginTaken, .loginMalformed: "login"
        case .nameMissing: "person"
        case .password, .wrongPassword: "password"
        case .unknownRole, .roleBeyondOwn: "roles"
        default: "agency"
        }
    }

    private init(rows: [FormRow]) {
        (action, token, cancelHref) = ("/a", "t", "/c")
        self.rows = rows
    }

    static let samples = [NewOfficerPage(rows: FormRow.samples)]
}

/// One account and what can be done with it.
struct OfficerPage: Page {
    struct RoleLine: Sendable {
        let value: String
        let text: String
        let rights: String
        let isChosen: Bool
        let isClosed: Bool
        /// Why it cannot be handed out.
        let reason: String?
    }

    static let template = "accounts/officer"
    let title: String
    var breadcrumb: [Crumb] { [.console, .officers] }
    let login: String
    let agency: String
    let isDisabled: Bool
    let token: String
    let roles: [RoleLine]
    /// Why none of the roles can be changed.
    let rolesReason: String?
    let rolesAction: String
    let stateAction: String
    let passwordAction: String
    let passwordRows: [FormRow]
    var mistakes: [Mistake] { passwordRows.mistakes }
    var undone: String { "没有重置密码" }

    init(_ account: OfficerAccount, agencies: [Agency], roles: [Role], for officer: Officer, passwordError: String?) {
        title = account.name
        login = account.login
        agency = agencies.first { $0.id == account.agency }?.name ?? ""
        isDisabled = account.isDisabled
        token = officer.csrfToken
        let permissions = roles.filter { account.roles.contains($0.code) }.reduce(into: Set()) { $0.formUnion($1.permissions) }
        let closed =
            officer.refusal(changingRolesOf: account.id)?.words ?? officer.refusal(governing: permissions, of: account.agency)?.words
        rolesReason = closed
        self.roles = roles.map { role in
            let isChosen = account.roles.contains(role.code)
            let refusal = officer.refusal(handingOut: role)
            return RoleLine(
                value: role.code, text: role.name,
                rights: Permission.allCases.filter(role.permissions.contains).map(\.words).joined(separator: "、"),
                isChosen: isChosen, isClosed: closed != nil || refusal != nil,
                reason: closed == nil ? refusal?.words : nil)
        }
        let id = String(account.id.value)
        rolesAction = Route.officerRoles.path(id).text
        stateAction = Route.officerState.path(id).text
        passwordAction = Route.officerPassword.path(id).text
        passwordRows = [
            .password(
                "password", "新密码", hint: "至少\(PasswordRule.shortest)个字符。请当面告知本人，登录后由本人修改", error: passwordError,
                completes: "new-password")
        ]
    }

    private init(rows: [FormRow]) {
        (title, login, agency, isDisabled, token) = ("张明", "zhang", "教育局", false, "t")
        roles = [RoleLine(value: "a", text: "信息员", rights: "查看台账", isChosen: true, isClosed: true, reason: "理由")]
        rolesReason = "理由"
        (rolesAction, stateAction, passwordAction, passwordRows) = ("/r", "/s", "/p", rows)
    }

    static let samples = [OfficerPage(rows: FormRow.samples)]
}

extension Crumb {
    static let officers = Crumb("账号", Route.officers.path())
}
