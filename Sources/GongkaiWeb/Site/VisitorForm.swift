import Hummingbird

/// Reads the form of a visitor's POST and checks that it came from a page of ours.
struct VisitorForm: RouterMiddleware {
    typealias Context = VisitorContext

    let formToken: FormToken
    let uploads: UploadBudget
    /// Routes that show the words of a form again whose files were too much.
    var keepingWords: Set<Route> = []
    /// Routes that show a form again that carries no proof: the cookie ran out, or the browser keeps none.
    var showingAgain: Set<Route> = []

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        guard request.method == .post else { return try await next(request, context) }
        var context = context
        let share = UploadShare(of: uploads)
        defer { share.release() }
        context.form = try await request.submittedForm(
            within: share, keepsWords: keepingWords.contains { $0.pattern == context.endpointPath })
        if !formToken.accepts(context.form, from: request) {
            let isShown = showingAgain.contains { $0.pattern == context.endpointPath }
            guard isShown, request.isFromOwnPage else { throw context.form.filesTooLarge ?? SiteError.forged(typed: []) }
            context.form.isUnproven = true
        }
        return try await next(request, context)
    }
}
