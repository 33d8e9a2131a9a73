import Foundation
import GongkaiStore
import Hummingbird

/// The files of `Public`: read once at the start, with their hash in the address, so that browsers may keep them for a year.
struct Assets: Sendable {
    private struct Asset: Sendable {
        let bytes: ByteBuffer
        let packed: ByteBuffer?
        let type: String
        let tag: String
    }

    private let assets: [String: Asset]

    init(directory: URL, compress: ([UInt8]) throws -> [UInt8]) throws {
        var assets: [String: Asset] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: directory.path) {
            guard let type = Assets.types[String(name.split(separator: ".").last ?? "")] else { continue }
            let bytes = [UInt8](try Data(contentsOf: directory.appendingPathComponent(name)))
            let packed = type.hasPrefix("text/") || type.hasPrefix("image/svg") ? try compress(bytes) : nil
            assets[name] = Asset(
                bytes: ByteBuffer(bytes: bytes), packed: packed.map { ByteBuffer(bytes: $0) }, type: type,
                tag: String(SHA256.hex(of: String(decoding: bytes, as: UTF8.self)).prefix(16)))
        }
        self.assets = assets
    }

    /// The address to link to; changes whenever the file does.
    func path(_ name: String) -> Path {
        Route.asset.path(name).query([("v", assets[name]?.tag ?? "")])
    }

    func answer(_ name: String, _ request: Request) throws -> Response {
        guard let asset = assets[name] else { throw SiteError.notFound("没有这个文件。") }
        let tag = "\"\(asset.tag)\""
        var headers: HTTPFields = [.eTag: tag, .contentType: asset.type, .vary: "Accept-Encoding"]
        let isVersioned = request.uri.query == "v=\(asset.tag)"
        headers[.cacheControl] = isVersioned ? "public, max-age=31536000, immutable" : "no-cache"
        if let known = request.headers[.ifNoneMatch], known.contains(tag) { return Response(status: .notModified, headers: headers) }
        if let packed = asset.packed, Compression.isAccepted(request) {
            headers[.contentEncoding] = "gzip"
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: packed))
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: asset.bytes))
    }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml", "png": "image/png",
        "ico": "image/x-icon", "txt": "text/plain; charset=utf-8",
    ]
}
