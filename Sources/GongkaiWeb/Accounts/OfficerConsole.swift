import GongkaiCore
import GongkaiStore
import Hummingbird

/// The accounts: who may do what, opening, closing, forgotten passwords.
struct OfficerConsole {
    let site: Site

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.officers, use: list)
            .get(.newOfficer, use: showNew)
            .post(.officers, use: create)
            .get(.officer, use: show)
            .post(.officerRoles, use: changeRoles)
            .post(.officerState, use: changeState)
            .post(.officerPassword, use: resetPassword)
    }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageAccounts)
        let officers = try await site.accounts.officers(of: context.officer.scope)
        let page = OfficerListPage(
            officers, agencies: try await site.accounts.agencies(), roles: try await site.accounts.roles())
        return site.show(page, request, context)
    }

    @Sendable func showNew(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageAccounts)
        return site.show(try await newPage(context), request, context)
    }

    @Sendable func create(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageAccounts)
        let form = context.form
        try context.require(scope: context.chosenAgency)
        do {
            let id = try await site.accounts.createOfficer(
                login: form["login"] ?? "", name: form["person"] ?? "", agency: context.chosenAgency, roles: form.all("roles"),
                password: form.exact("password") ?? "", by: context.officer, from: context.actor.address, at: site.now())
            return site.lead(to: Route.officer.path(String(id.value)), saying: .officerCreated)
        } catch let refusal as AccountRefusal {
            return site.show(try await newPage(context, refusal), request, context, status: .unprocessableContent)
        }
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageAccounts)
        return site.show(try await page(context), request, context)
    }

    /// The roles become those ticked.
    @Sendable func changeRoles(_ request: Request, _ context: StaffContext) async throws -> Response {
        let account = try await account(context)
        try await site.accounts.setRoles(
            Set(context.form.all("roles")), of: account.id, by: context.officer, from: context.actor.address, at: site.now())
        return site.lead(to: Route.officer.path(String(account.id.value)), saying: .officerChanged)
    }

    @Sendable func changeState(_ request: Request, _ context: StaffContext) async throws -> Response {
        let account = try await account(context)
        if context.form["state"] == "enabled" {
            try await site.accounts.enable(account.id, by: context.officer, from: context.actor.address, at: site.now())
        } else {
            guard account.id != context.officer.id else {
                throw SiteError.conflict("不能停用自己的账号。请由另一位系统管理员办理。")
            }
            try await site.accounts.disable(account.id, by: context.officer, from: context.actor.address, at: site.now())
        }
        return site.lead(to: Route.officer.path(String(account.id.value)), saying: .officerChanged)
    }

    @Sendable func resetPassword(_ request: Request, _ context: StaffContext) async throws -> Response {
        let account = try await account(context)
        do {
            try await site.accounts.resetPassword(
                of: account.id, to: context.form.exact("password") ?? "", by: context.officer, from: context.actor.address, at: site.now())
        } catch let refusal as AccountRefusal where refusal.status == 422 {
            return site.show(try await page(context, error: refusal.words), request, context, status: .unprocessableContent)
        }
        return site.lead(to: Route.officer.path(String(account.id.value)), saying: .passwordReset)
    }

    /// The account the address names, if it lies within the administrator's reach.
    private func account(_ context: StaffContext) async throws -> OfficerAccount {
        try context.require(.manageAccounts)
        let accounts = try await site.accounts.officers(of: context.officer.scope)
        guard let id = context.parameters.get("officer", as: Int64.self), let account = accounts.first(where: { $0.id.value == id }) else {
            throw SiteError.notFound("没有这个账号，或者它不在您管理的单位内。请从账号列表进入。")
        }
        return account
    }

    private func page(_ context: StaffContext, error: String? = nil) async throws -> OfficerPage {
        let account = try await account(context)
        return OfficerPage(
            account, agencies: try await site.accounts.agencies(), roles: try await site.accounts.roles(), for: context.officer,
            passwordError: error)
    }

    private func newPage(_ context: StaffContext, _ refusal: AccountRefusal? = nil) async throws -> NewOfficerPage {
        NewOfficerPage(
            agencies: try await site.agencies(in: context.officer.scope), roles: try await site.accounts.roles(), form: context.form,
            chosen: context.chosenAgency, officer: context.officer, refusal: refusal)
    }
}

extension AccountRefusal: RefusedInWords {
    var status: Int {
        switch self {
        case .unknownAgency, .unknownOfficer: 404
        case .roleBeyondOwn, .accountBeyondOwn: 403
        case .ownRoles: 409
        default: 422
        }
    }
}
