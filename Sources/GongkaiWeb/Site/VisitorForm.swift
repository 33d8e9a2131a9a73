import Hummingbird

/// Reads the form of a visitor's POST and checks that it came from a page of ours.
struct VisitorForm: RouterMiddleware {
    typealias Context = VisitorContext

    let formToken: FormToken
    let uploads: UploadBudget

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        guard request.method == .post else { return try await next(request, context) }
        var context = context
        let share = UploadShare(of: uploads)
        defer { share.release() }
        context.form = try await request.submittedForm(within: share)
        guard formToken.accepts(context.form, from: request) else { throw SiteError.forged(typed: []) }
        return try await next(request, context)
    }
}
