package import GongkaiCore

/// Redacts documents: draws each page, burns the boxes into the points, and makes a new document of them that holds nothing of the old one but
/// what can be seen outside the boxes. Then the result is opened again and searched.
///
/// Blocks the calling thread for as long as other programs take: call it off the cooperative pool.
package enum Redaction {
    /// - Parameters:
    ///   - name: the name under which the result would go out; it is searched too.
    /// - Throws: ``RedactionRefusal`` for what the clerk can change, ``DocumentFault`` for a document that cannot be read.
    package static func redact(
        _ bytes: [UInt8], _ order: RedactionOrder, name: String, programs: AttachmentPrograms = .installed
    ) throws -> RedactedFile {
        try order.check()
        let source = try RedactionSource(bytes, programs: programs)
        try order.check(pages: source.sheets.count)
        var work = RedactionWork(order: order, programs: programs)
        try source.eachPage { index, page in try work.add(page, number: index + 1) }
        let file = work.file()
        let proof = RedactionProof(pages: work.pages, captions: work.captions, order: order, programs: programs)
        return RedactedFile(
            name: name, bytes: file, pages: work.pages.count, log: work.log, verdict: try proof.verdict(on: file, name: name))
    }

    /// How many pages the document has, and whether it can be redacted at all.
    package static func pages(of bytes: [UInt8], programs: AttachmentPrograms = .installed) throws -> Int {
        try RedactionSource(bytes, programs: programs).sheets.count
    }

    /// A page as it will be redacted, as PNG: what a clerk draws boxes on. Counts from 1.
    package static func picture(
        ofPage page: Int, of bytes: [UInt8], programs: AttachmentPrograms = .installed
    ) throws -> [UInt8]? {
        let source = try RedactionSource(bytes, programs: programs)
        guard (1...source.sheets.count).contains(page) else { return nil }
        return PackedPicture(try source.picture(page - 1).withoutIdleChannels()).png
    }
}
