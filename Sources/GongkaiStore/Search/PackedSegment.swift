/// A segment as its rows hold it: made before the transaction that writes it, where others need not wait for it.
struct PackedSegment: Sendable {
    let count: Int
    let docs: [UInt8]
    let pages: [(firstKey: UInt64, data: [UInt8])]

    /// The writer is sorted.
    init(_ writer: SegmentWriter) {
        var pages: [(firstKey: UInt64, data: [UInt8])] = []
        writer.pages { pages.append((firstKey: $0, data: $1)) }
        (count, docs, self.pages) = (writer.docs.count, SegmentDocs(writer.docs).bytes, pages)
    }
}
