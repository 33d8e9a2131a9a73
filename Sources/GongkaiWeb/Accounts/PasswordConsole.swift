import GongkaiCore
import GongkaiStore
import Hummingbird

/// Changing the own password.
struct PasswordConsole {
    let site: Site

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.password, use: show)
            .post(.password, use: change)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        site.show(page(context), request, context)
    }

    @Sendable func change(_ request: Request, _ context: StaffContext) async throws -> Response {
        let old = context.form.exact("old") ?? "", new = context.form.exact("new") ?? ""
        var errors: [String: String] = [:]
        if old.isEmpty { errors["old"] = "请填写现在的密码。" }
        do {
            try PasswordRule.check(new, login: context.officer.login)
        } catch {
            errors["new"] = error.words
        }
        if new != context.form.exact("again") { errors["again"] = "两次输入的新密码不一样。请重新输入。" }
        guard errors.isEmpty else { return refused(errors, request, context) }
        do {
            try await site.accounts.changePassword(
                of: context.officer.id, from: old, to: new, keeping: context.visitor.session, by: context.actor,
                at: site.now())
        } catch let refusal as AccountRefusal {
            return refused([refusal == .wrongPassword ? "old" : "new": refusal.words], request, context)
        }
        return site.lead(to: Route.console.path(), saying: .passwordChanged)
    }

    private func refused(_ errors: [String: String], _ request: Request, _ context: StaffContext) -> Response {
        site.show(page(context, errors), request, context, status: .unprocessableContent)
    }

    private func page(_ context: StaffContext, _ errors: [String: String] = [:]) -> PasswordPage {
        PasswordPage(
            action: Route.password.path().text, token: context.officer.csrfToken,
            rows: [
                .password("old", "现在的密码", hint: nil, error: errors["old"], completes: "current-password"),
                .password(
                    "new", "新密码", hint: "至少\(PasswordRule.shortest)个字符。用几个不相关的词连起来，好记又安全。", error: errors["new"], completes: "new-password"),
                .password("again", "再输入一次新密码", hint: nil, error: errors["again"], completes: "new-password"),
            ])
    }
}

struct PasswordPage: FormPage {
    static let template = "accounts/password"
    var title: String { "修改密码" }
    var undone: String { "没有修改密码" }
    var breadcrumb: [Crumb] { [.console] }
    let action: String
    let token: String
    let rows: [FormRow]

    static let samples = [PasswordPage(action: "/console/password", token: "t", rows: FormRow.samples)]
}
