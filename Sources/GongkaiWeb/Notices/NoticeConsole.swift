import GongkaiCore
import GongkaiStore
import Hummingbird

/// The notices of whoever is signed in.
struct NoticeConsole {
    let site: Site
    let notices: NoticeStore
    let mails: MailStore

    private static let pageLength = 50

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.notices, use: list)
            .post(.noticeReading, use: open)
            .post(.noticeReadingAll, use: readAll)
            .get(.noticeChoice, use: showChoice)
            .post(.noticeChoice, use: choose)
    }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        let before = request.uri.queryParameters.get("before").flatMap { Int64($0) }
        let found = try await notices.notices(of: context.officer, before: before, limit: Self.pageLength + 1)
        let shown = Array(found.prefix(Self.pageLength))
        return site.show(
            NoticeListPage(
                shown, hasUnread: shown.contains { !$0.isRead }, hasOlder: found.count > shown.count, token: context.officer.csrfToken),
            request, context)
    }

    /// Marks one as read and leads to what it is about, or back where only that was wanted.
    @Sendable func open(_ request: Request, _ context: StaffContext) async throws -> Response {
        guard let id = context.form["notice"].flatMap({ Int64($0) }) else { throw NoticeRefusal.notFound }
        let notice = try await notices.read(id, by: context.officer, at: site.now())
        return site.lead(to: context.form["do"] == "open" ? NoticeWords(notice: notice).target : Route.notices.path())
    }

    @Sendable func readAll(_ request: Request, _ context: StaffContext) async throws -> Response {
        guard let last = context.form["last"].flatMap({ Int64($0) }) else { throw NoticeRefusal.notFound }
        try await notices.readAll(through: last, by: context.officer, at: site.now())
        return site.lead(to: Route.notices.path(), saying: .noticesRead)
    }

    @Sendable func showChoice(_ request: Request, _ context: StaffContext) async throws -> Response {
        let choice = try await notices.choice(of: context.officer)
        return site.show(
            try await page(context, address: choice.address?.text ?? "", kinds: Set(choice.kinds.map(\.rawValue)), errors: [:]), request,
            context)
    }

    @Sendable func choose(_ request: Request, _ context: StaffContext) async throws -> Response {
        let text = context.form["address"] ?? "", kinds = Set(context.form.all("kinds"))
        let address = MailAddress(text)
        var errors: [String: String] = [:]
        if !text.isEmpty, address == nil { errors["address"] = "电子邮箱的格式不对，应如 name@example.com。" }
        if text.isEmpty, !kinds.isEmpty { errors["address"] = NoticeRefusal.addressMissing.words }
        guard errors.isEmpty else {
            return site.refused(try await page(context, address: text, kinds: kinds, errors: errors), request, context)
        }
        try await notices.choose(
            NoticeChoice(address: address, kinds: Set(kinds.compactMap(NoticeKind.init).filter(NoticeKind.byMail.contains))),
            by: context.officer, from: context.actor.address, at: site.now())
        return site.lead(to: Route.noticeChoice.path(), saying: .noticeChoiceSaved)
    }

    private func page(
        _ context: StaffContext, address: String, kinds: Set<String>, errors: [String: String]
    ) async throws -> NoticeChoicePage {
        let hasMail = try await mails.setting().setting?.isOn ?? false
        return NoticeChoicePage(address: address, kinds: kinds, hasMail: hasMail, token: context.officer.csrfToken, errors: errors)
    }
}
