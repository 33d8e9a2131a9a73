import GongkaiCore
import Hummingbird

/// Reads the form of every console POST and checks that it carries the session's token, before any handler sees it.
struct StaffForm: RouterMiddleware {
    typealias Context = StaffContext

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        guard request.method == .post else { return try await next(request, context) }
        var context = context
        let form = try await request.submittedForm()
        guard let token = form[FormToken.field], FormToken.areEqual(token, context.officer.csrfToken) else { throw SiteError.forged }
        context.form = form
        return try await next(request, context)
    }
}
