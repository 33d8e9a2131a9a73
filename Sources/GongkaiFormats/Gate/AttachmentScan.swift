package import GongkaiCore

/// Looks into a file for what must not be public: personal numbers, what is hidden in it, what it tells about its makers.
///
/// A file that cannot be read is a hit, never an error. Blocks the calling thread, for a PDF as long as another program takes: call it
/// off the cooperative pool.
package enum AttachmentScan {
    /// Larger files are refused unread.
    package static let maximumBytes = 200 * 1_048_576

    package static func scan(
        _ bytes: [UInt8], name: String, words: GateWordList = .shipped, programs: AttachmentPrograms = .installed
    ) -> AttachmentFindings {
        var report = AttachmentReport(words: words, programs: programs)
        let kind = report.inspect(bytes, name: name)
        return AttachmentFindings(
            name: name, kind: kind, hits: report.hits, text: report.text, properties: report.properties, passages: report.passages)
    }
}
