import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// The mail server: set and tried by who looks after the program.
struct MailConsole {
    let site: Site
    let mails: MailStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.mail, use: show)
            .post(.mail, use: save)
            .post(.mailTrial, use: tryOut)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try require(context)
        return site.show(try await page(context), request, context)
    }

    @Sendable func save(_ request: Request, _ context: StaffContext) async throws -> Response {
        try require(context)
        let known = try await mails.setting()
        let form = MailSettingForm(context.form, hasPassword: known.setting?.password != nil)
        let revision = context.form["revision"].flatMap { Int($0) } ?? -1
        let (setting, errors) = form.read()
        guard let setting else { return site.refused(try await page(context, form, revision: revision, errors: errors), request, context) }
        do {
            try await mails.set(setting, expecting: revision, by: context.officer, from: context.actor.address, at: site.now())
            return site.lead(to: Route.mail.path(), saying: .mailSaved)
        } catch MailSettingRefusal.passwordMissing {
            let errors = ["password": MailSettingRefusal.passwordMissing.words]
            return site.refused(try await page(context, form, revision: revision, errors: errors), request, context)
        } catch MailSettingRefusal.changedMeanwhile {
            return site.again(try await page(context), MailSettingRefusal.changedMeanwhile.words, request, context)
        }
    }

    /// Sends a mail at once, and says what the server said.
    @Sendable func tryOut(_ request: Request, _ context: StaffContext) async throws -> Response {
        try require(context)
        let text = context.form["receiver"] ?? ""
        func refused(_ words: String) async throws -> Response {
            site.refused(try await page(context, trial: (text, words)), request, context)
        }
        guard let receiver = MailAddress(text) else { return try await refused("请填写收件邮箱，如 name@example.com。") }
        guard let setting = try await mails.setting().setting else { return try await refused("还没有邮件设置。请先填写并保存。") }
        let now = site.now()
        let message = MailText(setting: setting, name: site.name).trial(to: receiver, at: now)
        var words: String?
        do {
            try await SMTPClient(setting: setting, patience: .seconds(20)).send(message)
        } catch let fault as SMTPFault {
            // The officer typed the receiver: it may be named here.
            words = fault.words(to: receiver.text)
        }
        try await mails.recordTrial(to: receiver, fault: words, by: context.officer, from: context.actor.address, at: now)
        if let words { return try await refused(words) }
        return site.lead(to: Route.mail.path(), saying: .mailTried)
    }

    private func require(_ context: StaffContext) throws {
        try context.require(.manageAccounts)
        guard context.officer.coversAll else { throw SiteError.forbidden("邮件设置对全区生效，由负责全区的系统管理员更改。") }
    }

    private func page(
        _ context: StaffContext, _ form: MailSettingForm? = nil, revision: Int? = nil, trial: (String, String?) = ("", nil),
        errors: [String: String] = [:]
    ) async throws -> MailSettingPage {
        let known = try await mails.setting()
        return MailSettingPage(
            form ?? MailSettingForm(known.setting, senderName: site.name), revision: revision ?? known.revision,
            standing: try await mails.standing(at: site.now()), trial: trial, token: context.officer.csrfToken, errors: errors)
    }
}
