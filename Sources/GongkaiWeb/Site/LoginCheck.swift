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
            context.visitor = SignedIn(officer: officer, session: session, address: site.address(of: request, context))
            return try await next(request, context)
        }
        throw SiteError.loginRequired(typed: try await typed(request))
    }

    /// Only what came from a page of ours is offered again; a page elsewhere must not fill our forms.
    private func typed(_ request: Request) async throws -> [FormField] {
        let origin = request.headers[LoginCheck.fetchSite] ?? "same-origin"
        guard request.method == .post, origin == "same-origin",
            request.headers[.contentType]?.lowercased().hasPrefix("application/x-www-form-urlencoded") == true
        else { return [] }
        let share = UploadShare(of: site.uploads)
        defer { share.release() }
        return try await request.submittedForm(formLimit: Request.articleLimit, within: share).fields.filter { $0.name != FormToken.field }
    }

    private static let fetchSite = HTTPFieldName.made("Sec-Fetch-Site")
}
