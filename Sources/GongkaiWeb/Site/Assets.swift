import Foundation
import GongkaiStore
import Hummingbird

/// The files of `Public`: read once at the start, with their hash in the address, so that browsers may keep them for a year.
///
/// `Styles` and `Scripts` hold one file for each feature and are sent as one each, in the order of their names.
struct Assets: Sendable {
    private struct Asset: Sendable {
        let bytes: ByteBuffer
        let packed: ByteBuffer?
        let type: String
        let tag: String
        let path: Path
    }

    private let assets: [String: Asset]

    init(directory: URL, compress: ([UInt8]) throws -> [UInt8]) throws {
        var files: [(name: String, bytes: [UInt8])] = [
            ("site.css", try Assets.joined(directory.appending(path: "Styles")) { $0 }),
            // Each script keeps its names to itself.
            ("site.js", try Assets.joined(directory.appending(path: "Scripts")) { "{\n\($0)}\n" }),
        ]
        // Programs of others, which setup unpacks; what needs one does without where it is missing.
        let others = directory.appending(path: "Vendor")
        if FileManager.default.fileExists(atPath: others.path) {
            for name in try FileManager.default.contentsOfDirectory(atPath: others.path) where name.contains(".") {
                files.append((name, [UInt8](try Data(contentsOf: others.appending(path: name)))))
            }
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: directory.path) where name.contains(".") {
            files.append((name, [UInt8](try Data(contentsOf: directory.appending(path: name)))))
        }
        var assets: [String: Asset] = [:]
        for (name, bytes) in files {
            guard let type = Assets.types[String(name.split(separator: ".").last ?? "")] else { continue }
            let packed = type.hasPrefix("text/") || type.hasPrefix("image/svg") ? try compress(bytes) : nil
            let tag = String(SHA256.hex(of: String(decoding: bytes, as: UTF8.self)).prefix(16))
            assets[name] = Asset(
                bytes: ByteBuffer(bytes: bytes), packed: packed.map { ByteBuffer(bytes: $0) }, type: type, tag: tag,
                path: Route.asset.path(name).query([("v", tag)]))
        }
        self.assets = assets
    }

    private static func joined(_ folder: URL, _ part: (String) -> String) throws -> [UInt8] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return Array(try names.map { part(try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }.joined().utf8)
    }

    /// The address to link to; changes whenever the file does.
    func path(_ name: String) -> Path {
        assets[name]?.path ?? Route.asset.path(name)
    }

    /// Nil for a file that is not installed.
    func path(ifThere name: String) -> Path? { assets[name] == nil ? nil : path(name) }

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
