import Hummingbird

/// `/console/`, `//console` and `/console` are one page: the others lead to the last.
struct TrailingSlash: RouterMiddleware {
    typealias Context = VisitorContext

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        guard request.method == .get || request.method == .head, let path = TrailingSlash.canonical(request.uri.path) else {
            return try await next(request, context)
        }
        let query = request.uri.query.map { "?" + $0 } ?? ""
        return Response(status: .movedPermanently, headers: [.location: path.text + query])
    }

    /// The path without empty segments; nil if it has none, or if what remains is no place of ours.
    static func canonical(_ path: String) -> Path? {
        guard path.utf8.count > 1, path.hasSuffix("/") || path.contains("//") else { return nil }
        return Path.local("/" + path.split(separator: "/").joined(separator: "/"))
    }
}
