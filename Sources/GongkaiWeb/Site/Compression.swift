import Hummingbird

/// Compresses finished texts for clients that accept it. Streams go out as they are.
struct Compression: RouterMiddleware {
    typealias Context = VisitorContext

    /// Below this many bytes the head outweighs the gain; above the upper bound, time does.
    static let sizes = 1_024...4_194_304

    let compress: @Sendable ([UInt8]) throws -> [UInt8]

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        var response = try await next(request, context)
        // What can be asked for in pieces has one form only.
        guard Compression.isText(response.headers[.contentType]), response.headers[.contentEncoding] == nil,
            response.headers[.acceptRanges] == nil
        else { return response }
        response.headers[.vary] = "Accept-Encoding, Cookie"
        guard Compression.isAccepted(request), let length = response.body.contentLength, Compression.sizes.contains(length)
        else { return response }
        let gathered = GatheredBody()
        try await response.body.write(gathered)
        let packed = try compress(gathered.bytes)
        response.headers[.contentEncoding] = "gzip"
        response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: packed))
        return response
    }

    static func isAccepted(_ request: Request) -> Bool { isAccepted(request.headers[.acceptEncoding] ?? "") }

    /// Whether an `Accept-Encoding` takes gzip.
    static func isAccepted(_ accepted: String) -> Bool {
        accepted.split(separator: ",").contains { piece in
            let parts = piece.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            return parts.first == "gzip" && !parts.dropFirst().contains { $0 == "q=0" || $0 == "q=0.0" }
        }
    }

    private static func isText(_ type: String?) -> Bool {
        guard let type else { return false }
        return type.hasPrefix("text/") || type.hasPrefix("application/json") || type.hasPrefix("image/svg")
    }
}

/// Takes in a response's body. Used by one task at a time.
final class GatheredBody: ResponseBodyWriter {
    var bytes: [UInt8] = []

    func write(_ buffer: ByteBuffer) async throws { bytes.append(contentsOf: buffer.readableBytesView) }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
