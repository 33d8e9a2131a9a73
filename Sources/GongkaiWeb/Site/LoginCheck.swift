import GongkaiCore
import GongkaiStore
import Hummingbird

/// Finds out who a console request comes from. Without a session the request goes no further; what was typed is kept for after the login.
struct LoginCheck: RouterMiddleware {
    typealias Context = VisitorContext

    /// Holds the session's secret.
    static let cookie = "session"

    let site: Site

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        if let session = request.cookies[LoginCheck.cookie]?.value,
            let officer = try await site.accounts.officer(session: session, at: site.now())
        {
            var context = context
            context.visitor = SignedIn(
                officer: officer, session: session, address: site.address(of: request, context),
                unread: try await site.accounts.unreadNotices(of: officer.id))
            return try await next(request, context)
        }
        throw SiteError.loginRequired(typed: try await typed(request))
    }

    /// Only what came from a page of ours is offered again; a page elsewhere must not fill our forms.
    private func typed(_ request: Request) async throws -> [FormField] {
        guard request.method == .post, request.isFromOwnPage else { return [] }
        let share = UploadShare(of: site.uploads)
        defer { share.release() }
        let form = try await request.submittedForm(formLimit: Request.articleLimit, within: share, keepsWords: true)
        return ResumePage.isShownAgain(request.place?.text ?? "") ? form.words : form.typed
    }
}

extension SubmittedForm {
    /// What somebody typed into a form that is shown again: its files are added anew there.
    var words: [FormField] { SubmittedForm(fields: fields).typed }

    /// What somebody typed, to be offered again. Nothing of a form with a password, which no page may show, and nothing of one with files,
    /// which cannot be sent again.
    var typed: [FormField] {
        guard files.isEmpty, fields.allSatisfy({ !SubmittedForm.secrets.contains($0.name) }) else { return [] }
        let typed = fields.filter { $0.name != FormToken.field && $0.name != ResumePage.writer }
        guard !typed.isEmpty, let writer = self[FormToken.field].flatMap(Session.officer(ofFormToken:)) else { return typed }
        return typed + [FormField(ResumePage.writer, "\(writer.value)")]
    }

    private static let secrets: Set<String> = ["password", "old", "new", "again"]
}

extension Request {
    /// Whether a form came from a page of ours, as browsers tell; older ones tell nothing, and send no session along from elsewhere.
    var isFromOwnPage: Bool {
        (headers[Request.fetchSite] ?? "same-origin") == "same-origin"
            && headers[.origin].map { origin in head.authority.map { origin.hasSuffix("://\($0)") } ?? false } ?? true
    }

    private static let fetchSite = HTTPFieldName.made("Sec-Fetch-Site")
}
