import Hummingbird

/// `/console/` and `/console` are one page: the first leads to the second.
struct TrailingSlash: RouterMiddleware {
    typealias Context = VisitorContext

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        let path = request.uri.path
        guard path.count > 1, path.hasSuffix("/"), request.method == .get || request.method == .head,
            let shorter = Path.local(String(path.dropLast())), !shorter.text.hasSuffix("/")
        else { return try await next(request, context) }
        let query = request.uri.query.map { "?" + $0 } ?? ""
        return Response(status: .movedPermanently, headers: [.location: shorter.text + query])
    }
}
