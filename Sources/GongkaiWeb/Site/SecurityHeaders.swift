import Hummingbird

/// The browser is told to run nothing but our own files, and to show our pages in nobody's frame.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = VisitorContext

    static let policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        var response = try await next(request, context)
        // Files, and pages that show them, have rules of their own.
        if response.headers[.contentSecurityPolicy] == nil { response.headers[.contentSecurityPolicy] = SecurityHeaders.policy }
        response.headers[.xContentTypeOptions] = "nosniff"
        if response.headers[SecurityHeaders.frameOptions] == nil { response.headers[SecurityHeaders.frameOptions] = "DENY" }
        response.headers[SecurityHeaders.referrerPolicy] = "same-origin"
        response.headers[SecurityHeaders.openerPolicy] = "same-origin"
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }

    static let frameOptions = HTTPFieldName.made("X-Frame-Options")
    private static let referrerPolicy = HTTPFieldName.made("Referrer-Policy")
    private static let openerPolicy = HTTPFieldName.made("Cross-Origin-Opener-Policy")
}
