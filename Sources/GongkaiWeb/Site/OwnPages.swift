import GongkaiCore
import Hummingbird
import Logging

/// Reads public pages of a site within this process, each rendered anew: for inspections and for the export.
struct OwnPages: Sendable {
    /// What a context needs of its request where there is no connection.
    struct Source: RequestContextSource {
        let logger: Logger

        init(logger: Logger) {
            var logger = logger
            // Every context has a number, which error pages name.
            logger[metadataKey: "hb.request.id"] = "own"
            self.logger = logger
        }
    }

    struct Answer: Sendable {
        let status: Int
        let type: String
        let location: String?
        let body: [UInt8]
        /// What the page shows, where its handler said that it is the same for everybody.
        let tags: Set<PageTag>?
        let milliseconds: Int

        var isHTML: Bool { type.hasPrefix("text/html") }
        var text: String { String(decoding: body, as: UTF8.self) }
    }

    let responder: RouterResponder<VisitorContext>
    /// The host that readers name, so that the right site answers.
    let host: String
    let logger: Logger

    /// Whether an address answers: its status, without its bytes.
    func status(of target: String) async throws -> Int {
        try await respond(.head, target, VisitorContext(ownPages: Source(logger: logger))).status.code
    }

    private func respond(_ method: HTTPRequest.Method, _ target: String, _ context: VisitorContext) async throws -> Response {
        let head = HTTPRequest(method: method, scheme: "http", authority: host, path: target)
        return try await responder.respond(to: Request(head: head, body: RequestBody(buffer: ByteBuffer())), context: context)
    }

    func get(_ target: String) async throws -> Answer {
        let context = VisitorContext(ownPages: Source(logger: logger))
        let start = ContinuousClock.now
        let response = try await respond(.get, target, context)
        let body = GatheredBody()
        try await response.body.write(body)
        let elapsed = (ContinuousClock.now - start).components
        return Answer(
            status: response.status.code, type: response.headers[.contentType] ?? "", location: response.headers[.location],
            body: body.bytes, tags: context.claim.shown,
            milliseconds: Int(elapsed.seconds * 1_000 + elapsed.attoseconds / 1_000_000_000_000_000))
    }
}
