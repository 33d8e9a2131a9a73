import Foundation

/// Prints HTML with its CSS to PDF through WeasyPrint, a program of its own.
///
/// Nothing is fetched: everything the page needs must be in it (`data:` addresses are allowed, files and the network are not). The
/// result is tagged for screen readers (PDF/UA-1), for which the page needs `lang` and a `<title>`.
package struct PDFPrinter: Sendable {
    private let path: String
    private let seconds: Int

    /// - Parameters:
    ///   - weasyprint: path of the executable.
    ///   - seconds: how long one document may take.
    package init(weasyprint: String, seconds: Int = 60) {
        path = weasyprint
        self.seconds = seconds
    }

    /// Whether the executable is there; pages ask before they offer a PDF.
    package var isAvailable: Bool { FileManager.default.isExecutableFile(atPath: path) }

    /// The PDF's bytes. Waits on a thread of its own, not on the cooperative pool.
    package func print(html: String) async throws(DocumentFault) -> [UInt8] {
        let (path, seconds) = (path, seconds)
        let result: Result<[UInt8], DocumentFault> = await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(returning: Result { () throws(DocumentFault) in try Self.print(html, path: path, seconds: seconds) })
            }
        }
        return try result.get()
    }

    private static func print(_ html: String, path: String, seconds: Int) throws(DocumentFault) -> [UInt8] {
        let program = OutsideProgram(tool: .weasyprint, path: path)
        let arguments = ["--quiet", "--encoding", "utf-8", "--allowed-protocols", "data", "--pdf-variant", "pdf/ua-1", "-", "-"]
        let outcome = try program.run(arguments, input: Array(html.utf8), seconds: seconds)
        guard outcome.status == 0, outcome.output.starts(with: "%PDF-".utf8) else {
            let lastLine = outcome.complaints.split(whereSeparator: \.isNewline).last.map(String.init)
            throw .toolFailed(.weasyprint, words: lastLine ?? "status \(outcome.status)")
        }
        return outcome.output
    }
}
