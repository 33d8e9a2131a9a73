import CGumbo
import Foundation
package import GongkaiCore

/// A web page as paragraphs and tables, read by the rules browsers follow.
///
/// Each line of text is a paragraph of its own (`<br>` ends a line); the page's title comes first. Tables become grids; a table that
/// contains a table, or has a single column, only lays out the page and is taken apart. Scripts, styles and hidden elements are dropped.
package enum HTMLReader {
    package static func read(_ bytes: [UInt8]) throws(DocumentFault) -> [DocumentBlock] {
        guard bytes.count <= HTMLLimits.bytes else { throw .tooLarge(.fileBytes(HTMLLimits.bytes)) }
        let text = TextDecoding.forgiving(bytes, declared: declaredCharset(bytes))
        try HTMLLimits.check(text)
        return try HTMLParse(text).blocks()
    }

    /// What `<meta charset>` or its older long form says, looked for where browsers look.
    private static func declaredCharset(_ bytes: [UInt8]) -> String? {
        let head = String(decoding: bytes.prefix(4_096).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
        guard let mark = head.range(of: "charset") else { return nil }
        let rest = head[mark.upperBound...].drop { $0 == " " || $0 == "=" || $0 == "\"" || $0 == "'" }
        return String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
    }
}

/// One run of the parser. Parsing and freeing recurse once per level of nesting, so they get a thread with a deep stack of its own.
private final class HTMLParse: @unchecked Sendable {
    // Unchecked because the caller only reads `result` after the thread has signalled that it is done.
    private let text: [UInt8]
    private var result: Result<[DocumentBlock], DocumentFault> = .success([])

    init(_ text: [UInt8]) {
        self.text = text
    }

    func blocks() throws(DocumentFault) -> [DocumentBlock] {
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            self.result = self.parse()
            done.signal()
        }
        thread.stackSize = 256 * 1_048_576
        thread.start()
        done.wait()
        return try result.get()
    }

    private func parse() -> Result<[DocumentBlock], DocumentFault> {
        text.withUnsafeBytes { raw -> Result<[DocumentBlock], DocumentFault> in
            var options = kGumboDefaultOptions
            options.max_errors = 0
            guard let start = raw.bindMemory(to: CChar.self).baseAddress,
                let output = gumbo_parse_with_options(&options, start, raw.count)
            else { return .success([]) }
            defer { gumbo_destroy_output(&options, output) }
            var walk = HTMLWalk()
            do throws(DocumentFault) {
                try walk.read(output.pointee.root)
                return .success(walk.finish())
            } catch {
                return .failure(error)
            }
        }
    }
}
