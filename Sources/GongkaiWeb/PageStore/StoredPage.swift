import GongkaiCore
import GongkaiFormats
import GongkaiStore
import HTTPTypes
import NIOCore
import Synchronization

/// A public page as the bytes that go out: everything behind the `Date` line of its answer, plain and compressed, and the answer
/// "not modified" of each. Made once, then shared by all connections.
final class StoredPage: Sendable {
    /// One representation of the page. RFC 9110 asks for a strong tag of its own for each coding.
    struct Form: Sendable {
        let etag: String
        /// Head from the second line on, and the body.
        let answer: ByteBuffer
        /// Head of the answer 304 from the second line on.
        let notModified: ByteBuffer
        let headers: HTTPFields
        /// The end of `answer`, in the same memory.
        let body: ByteBuffer

        /// Buffers take whole powers of two.
        var size: Int { answer.storageCapacity + notModified.storageCapacity + 2 * notModified.readableBytes }
    }

    let key: PageKey
    let hash: UInt64
    let tags: Set<PageTag>
    let plain: Form
    /// Nil where compressing would not make it smaller.
    let packed: Form?
    /// Bytes kept for it, in all forms.
    let size: Int
    /// Read since the store last looked for room.
    let isRead = Atomic<Bool>(false)

    /// `headers` are those of the finished answer without what depends on the coding.
    init(key: PageKey, tags: Set<PageTag>, headers: HTTPFields, body: [UInt8]) {
        self.key = key
        self.hash = key.hash
        self.tags = tags
        let mark = String(SHA256.hex(of: body).prefix(20))
        plain = StoredPage.form(etag: "\"\(mark)\"", headers: headers, body: body, coding: nil)
        let zipped = Gzip.compress(body)
        packed = zipped.count < body.count ? StoredPage.form(etag: "\"\(mark)-gzip\"", headers: headers, body: zipped, coding: "gzip") : nil
        size = plain.size + (packed?.size ?? 0) + key.target.count + StoredPage.overhead
    }

    /// About what the objects, the tags and the places in the store's lists take.
    private static let overhead = 1_024

    func form(acceptsGzip: Bool) -> Form { acceptsGzip ? packed ?? plain : plain }

    private static func form(etag: String, headers: HTTPFields, body: [UInt8], coding: String?) -> Form {
        var headers = headers
        headers[.eTag] = etag
        headers[.contentEncoding] = coding
        headers[.contentLength] = nil
        var head = ""
        for field in headers { head += "\(field.name.rawName): \(field.value)\r\n" }
        var answer = ByteBuffer()
        answer.reserveCapacity(head.utf8.count + body.count + 64)
        answer.writeString(head)
        answer.writeString("Content-Length: \(body.count)\r\n\r\n")
        answer.writeBytes(body)
        // RFC 9110 §15.4.5: the fields a 200 would have sent that tell about the representation's freshness.
        var short = HTTPFields()
        for name in [HTTPField.Name.eTag, .cacheControl, .vary] { short[name] = headers[name] }
        let shortHead = short.map { "\($0.name.rawName): \($0.value)\r\n" }.joined()
        return Form(
            etag: etag, answer: answer, notModified: ByteBuffer(string: shortHead + "\r\n"), headers: headers,
            body: answer.getSlice(at: answer.writerIndex - body.count, length: body.count) ?? ByteBuffer(bytes: body))
    }
}
