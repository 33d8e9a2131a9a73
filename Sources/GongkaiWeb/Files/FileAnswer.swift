import GongkaiFormats
import GongkaiStore
import Hummingbird

/// Sends the bytes of a file, or those that are wanted of them. Nothing of a file runs: not as a page of ours, not as a script.
struct FileAnswer {
    let files: FileStore
    let file: StoredFile
    let name: String
    let reader: FileReader

    /// Shown to everybody; otherwise to this officer only, and nobody on the way keeps it.
    private var isPublic: Bool { if case .anybody = reader { true } else { false } }

    func answer(_ request: Request, asDownload: Bool) async throws -> Response? {
        let tag = "\"\(file.sha256)\""
        var headers = self.headers(tag: tag, type: file.mediaType, asDownload: asDownload)
        if let known = request.headers[.ifNoneMatch], EntityTag.list(known, names: tag) {
            return Response(status: .notModified, headers: headers)
        }
        // Noted, but its bytes never came.
        guard let first = try await files.part(0, of: file.sha256, for: reader), !first.isEmpty else { return nil }
        let isSame = request.headers[FileAnswer.ifRange].map { $0 == tag } ?? true
        switch ByteRange(isSame ? request.headers[.range] : nil, size: file.size) {
        case .whole: return Response(status: .ok, headers: headers, body: body(0..<file.size))
        case .part(let range):
            headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound)/\(file.size)"
            return Response(status: .partialContent, headers: headers, body: body(range.lowerBound..<(range.upperBound + 1)))
        case .unsatisfiable:
            return Response(status: .rangeNotSatisfiable, headers: [.contentRange: "bytes */\(file.size)", .acceptRanges: "bytes"])
        }
    }

    func thumbnail(_ width: Int, _ request: Request) async throws -> Response? {
        guard let picture = try await files.thumbnail(width, of: file.sha256, for: reader) else { return nil }
        let tag = "\"\(file.sha256)-\(width)\""
        let headers = headers(tag: tag, type: picture.mediaType, asDownload: false)
        if let known = request.headers[.ifNoneMatch], EntityTag.list(known, names: tag) {
            return Response(status: .notModified, headers: headers)
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: picture.bytes)))
    }

    private func headers(tag: String, type: String, asDownload: Bool) -> HTTPFields {
        let kind = AttachmentType(mediaType: type)
        let isInline = kind?.isShownInline == true && !asDownload
        var headers: HTTPFields = [
            .contentType: type, .eTag: tag, .acceptRanges: "bytes",
            .contentDisposition: Site.disposition(isInline ? "inline" : "attachment", name),
            // The bytes never change, but whether they are shown does: what is withdrawn must not live on in caches for long.
            .cacheControl: isPublic ? "public, max-age=600, immutable" : "private, no-store",
        ]
        if kind == .pdf {
            // A browser's own viewer is a frame, and does not run in a sandbox.
            headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"
            headers[SecurityHeaders.frameOptions] = "SAMEORIGIN"
        } else {
            headers[.contentSecurityPolicy] =
                "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
        }
        return headers
    }

    /// Part by part, so that a slow reader holds little in memory.
    private func body(_ range: Range<Int>) -> ResponseBody {
        ResponseBody(contentLength: range.count) { [files, file, reader] writer in
            var at = range.lowerBound
            while at < range.upperBound {
                let number = at / FileStore.partSize, start = number * FileStore.partSize
                // Removed on the way: the connection breaks off, which is better than a file with a hole.
                guard let part = try await files.part(number, of: file.sha256, for: reader), at - start < part.count else {
                    throw DatabaseError(.misuse, "part \(number) of a file is missing")
                }
                let end = min(range.upperBound - start, part.count)
                try await writer.write(ByteBuffer(bytes: part[(at - start)..<end]))
                at = start + end
            }
            try await writer.finish(nil)
        }
    }

    private static let ifRange = HTTPFieldName.made("If-Range")
}
