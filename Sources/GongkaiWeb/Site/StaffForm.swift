import GongkaiCore
import Hummingbird

/// Reads the form of every console POST and checks that it carries the session's token, before any handler sees it.
struct StaffForm: RouterMiddleware {
    typealias Context = StaffContext

    /// Routes whose forms bring more than others, and how many bytes.
    let large: [Route: Int]
    /// Routes whose forms bring long texts, and how many bytes.
    var long: [Route: Int] = [:]
    /// What they bring, in memory at once.
    let uploads: UploadBudget

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        guard request.method == .post else { return try await next(request, context) }
        var context = context
        let limit = large.first { $0.key.pattern == context.endpointPath }?.value
        let longest = long.first { $0.key.pattern == context.endpointPath }?.value
        let share = limit == nil && longest == nil ? nil : UploadShare(of: uploads)
        defer { share?.release() }
        let form = try await request.submittedForm(
            uploadLimit: limit ?? Request.uploadLimit, formLimit: longest ?? Request.formLimit, within: share)
        guard let token = form[FormToken.field], FormToken.areEqual(token, context.officer.csrfToken) else {
            throw SiteError.forged(
                typed: !request.isFromOwnPage ? [] : ResumePage.isShownAgain(request.place?.text ?? "") ? form.words : form.typed)
        }
        context.form = form
        return try await next(request, context)
    }
}
