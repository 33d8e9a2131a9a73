import GongkaiStore
import Hummingbird

/// What belongs to the frame: files, the sign of life, and how a reader wants to see the site.
struct FramePages {
    let site: Site

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors
            .get(.health, use: health)
            .get(.asset, use: asset)
            .get(.view, use: view)
    }

    @Sendable func health(_ request: Request, _ context: VisitorContext) async throws -> Response {
        _ = try await site.accounts.agencies()
        return Response(
            status: .ok, headers: [.contentType: "text/plain; charset=utf-8"], body: ResponseBody(byteBuffer: ByteBuffer(string: "ok\n")))
    }

    @Sendable func asset(_ request: Request, _ context: VisitorContext) async throws -> Response {
        try site.assets.answer(try context.parameters.require("file"), request)
    }

    @Sendable func view(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let query = try request.queryFields
        let mode = query["mode"].flatMap { ViewMode(rawValue: $0) } ?? .standard
        var response = site.lead(to: Path.local(query["back"]) ?? Route.home.path())
        response.setCookie(site.cookie(ViewMode.cookie, mode.rawValue, seconds: 31_536_000))
        return response
    }
}
