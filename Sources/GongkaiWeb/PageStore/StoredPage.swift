import GongkaiCore
import GongkaiFormats
import GongkaiStore
import HTTPTypes
import Synchronization

/// A public page as the bytes that go out, plain and compressed. Made once, then shared by all connections.
final class StoredPage: Sendable {
    let key: PageKey
    let hash: UInt64
    let tags: Set<PageTag>
    let plain: StoredForm
    /// Nil where compressing would not make it smaller.
    let packed: StoredForm?
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
        plain = StoredForm(etag: "\"\(mark)\"", headers: headers, body: body, coding: nil)
        let zipped = Gzip.compress(body)
        packed = zipped.count < body.count ? StoredForm(etag: "\"\(mark)-gzip\"", headers: headers, body: zipped, coding: "gzip") : nil
        size = plain.size + (packed?.size ?? 0) + key.target.count + StoredPage.overhead
    }

    /// About what the objects, the tags and the places in the store's lists take.
    private static let overhead = 1_024

    func form(acceptsGzip: Bool) -> StoredForm { acceptsGzip ? packed ?? plain : plain }
}
