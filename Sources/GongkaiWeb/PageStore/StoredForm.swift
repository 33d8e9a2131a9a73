import HTTPTypes
import NIOCore
import Synchronization

/// One representation of a kept page, whole as it goes out: status, date, head and body in one piece, and the answer "not modified" beside it.
///
/// RFC 9110 asks for a strong tag of its own for each coding.
final class StoredForm: Sendable {
    let etag: String
    let headers: HTTPFields
    /// Bytes kept for it.
    let size: Int
    private let whole: Mutex<DatedAnswer>
    private let same: Mutex<DatedAnswer>
    private let bodyLength: Int

    /// `headers` are those of the finished answer without what depends on the coding.
    init(etag: String, headers: HTTPFields, body: [UInt8], coding: String?) {
        var headers = headers
        headers[.eTag] = etag
        headers[.contentEncoding] = coding
        headers[.contentLength] = nil
        let head = headers.map { "\($0.name.rawName): \($0.value)\r\n" }.joined() + "Content-Length: \(body.count)\r\n"
        // RFC 9110 §15.4.5: the fields a 200 would have sent that tell about the representation's freshness.
        let short = [HTTPField.Name.eTag, .cacheControl, .vary].compactMap { name in headers[name].map { "\(name.rawName): \($0)\r\n" } }
        let whole = DatedAnswer("HTTP/1.1 200 OK", head, body), same = DatedAnswer("HTTP/1.1 304 Not Modified", short.joined(), [])
        self.etag = etag
        self.headers = headers
        size = whole.size + same.size + head.utf8.count
        bodyLength = body.count
        self.whole = Mutex(whole)
        self.same = Mutex(same)
    }

    /// The answer 200 of this second.
    func answer(_ date: DateLine) -> ByteBuffer { whole.withLock { $0.bytes(date) } }

    /// The answer 304 of this second.
    func notModified(_ date: DateLine) -> ByteBuffer { same.withLock { $0.bytes(date) } }

    var body: ByteBuffer {
        whole.withLock { $0.end(bodyLength) }
    }
}

/// An answer whose date is written anew in the first second in which it is asked for: one piece goes out with one call of the system.
private struct DatedAnswer {
    private var buffer: ByteBuffer
    private var second: Int
    private let place: Int

    init(_ status: String, _ head: String, _ body: [UInt8]) {
        let start = "\(status)\r\nDate: ", date = DateLine()
        buffer = ByteBuffer()
        buffer.reserveCapacity(start.utf8.count + date.text.utf8.count + head.utf8.count + body.count + 4)
        buffer.writeString(start)
        place = buffer.writerIndex
        buffer.writeString(date.text)
        buffer.writeString("\r\n\(head)\r\n")
        buffer.writeBytes(body)
        second = date.second
    }

    /// Buffers take whole powers of two.
    var size: Int { buffer.storageCapacity }

    mutating func bytes(_ date: DateLine) -> ByteBuffer {
        if second != date.second {
            second = date.second
            // Copied first where it is still on its way to somebody.
            buffer.setString(date.text, at: place)
        }
        return buffer
    }

    func end(_ length: Int) -> ByteBuffer { buffer.getSlice(at: buffer.writerIndex - length, length: length) ?? ByteBuffer() }
}
