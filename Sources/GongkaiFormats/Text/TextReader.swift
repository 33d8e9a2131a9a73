package import GongkaiCore

/// Plain text as paragraphs.
package enum TextReader {
    /// One paragraph per line, empty lines included: **a paragraph's index plus one is its line number**. Spaces stay as they are,
    /// because they may be all that is left of a table; page breaks (form feeds) are dropped.
    package static func read(_ bytes: [UInt8]) throws(DocumentFault) -> [DocumentBlock] {
        let text: [UInt8]
        do {
            text = try TextDecoding.utf8(bytes)
        } catch {
            throw .notText(line: lineNumber(of: error.offset, in: bytes))
        }
        if let zero = text.firstIndex(of: 0) { throw .notText(line: lineNumber(of: zero, in: text)) }
        return lines(of: text).map { .paragraph($0) }
    }

    static func lines(of text: [UInt8]) -> [String] {
        var lines: [String] = []
        var start = 0
        var at = 0
        while at < text.count {
            guard text[at] == 0x0A || text[at] == 0x0D else {
                at += 1
                continue
            }
            lines.append(line(text[start..<at]))
            at += text[at] == 0x0D && at + 1 < text.count && text[at + 1] == 0x0A ? 2 : 1
            start = at
        }
        if start < text.count { lines.append(line(text[start...])) }
        return lines
    }

    private static func line(_ bytes: ArraySlice<UInt8>) -> String {
        bytes.contains(0x0C) ? String(decoding: bytes.filter { $0 != 0x0C }, as: UTF8.self) : String(decoding: bytes, as: UTF8.self)
    }
}
