import Hummingbird
import Logging

/// One line for each request, without what people type: no query, no address, no name.
struct RequestLog: RouterMiddleware {
    typealias Context = VisitorContext

    let counts: RequestCounts

    static let requestID = HTTPFieldName.made("X-Request-ID")

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        let start = ContinuousClock.now
        var response = try await next(request, context)
        let elapsed = ContinuousClock.now - start
        let milliseconds = elapsed.components.seconds * 1_000 + elapsed.components.attoseconds / 1_000_000_000_000_000
        response.headers[RequestLog.requestID] = context.id
        counts.add(context.endpointPath, status: response.status.code, took: elapsed)
        context.logger.info(
            "request",
            metadata: [
                "method": "\(request.method.rawValue)", "route": "\(context.endpointPath ?? "-")", "status": "\(response.status.code)",
                "ms": "\(milliseconds)",
            ])
        return response
    }
}
