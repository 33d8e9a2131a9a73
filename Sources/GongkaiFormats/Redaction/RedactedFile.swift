package import GongkaiCore

/// A redacted document with what was done to it. Its bytes are only to be had when the check holds.
package struct RedactedFile: Sendable {
    package let name: String
    package let pages: Int
    package let log: RedactionLog
    package let verdict: RedactionVerdict
    private let bytes: [UInt8]

    init(name: String, bytes: [UInt8], pages: Int, log: RedactionLog, verdict: RedactionVerdict) {
        (self.name, self.bytes, self.pages, self.log, self.verdict) = (name, bytes, pages, log, verdict)
    }

    /// The document, a PDF.
    package func released() throws(RedactionRefusal) -> [UInt8] {
        guard verdict.holds else { throw .notVerified(verdict) }
        return bytes
    }
}
