package import GongkaiCore

/// Reads the text of a PDF with poppler's `pdftotext`, laid out as on the page: one paragraph per line, empty lines included.
package enum PDFReader {
    package static func read(_ bytes: [UInt8]) throws(DocumentFault) -> [DocumentBlock] {
        let program = OutsideProgram(tool: .pdftotext, path: "/usr/bin/pdftotext")
        let outcome = try program.run(["-layout", "-nopgbrk", "-enc", "UTF-8", "in", "-"], input: bytes, seconds: 30)
        if outcome.complaints.contains("Incorrect password") || outcome.complaints.contains("Copying of text") { throw .encrypted }
        guard outcome.status == 0 else { throw .damaged(part: "PDF") }
        let blocks = try TextReader.read(outcome.output.filter { $0 != 0 })
        let hasText = blocks.contains { if case .paragraph(let line) = $0 { !line.trimmingSpaces.isEmpty } else { true } }
        guard hasText else { throw .noText(.pdf) }
        return blocks
    }
}
