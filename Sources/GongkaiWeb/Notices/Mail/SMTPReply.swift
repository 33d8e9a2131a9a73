/// What a mail server answers: a code, and a line or more of words.
struct SMTPReply: Sendable, Equatable {
    let code: Int
    let lines: [String]

    var words: String { lines.joined(separator: " ") }
}

/// Puts lines together to replies. Strict: what is no reply is a fault, and so is what is too long.
struct SMTPReplyReader: Sendable {
    static let longestLine = 2_000
    static let mostLines = 100

    private var bytes: [UInt8] = []
    private var lines: [String] = []
    private var code: Int?

    /// Whether something came that nobody asked for.
    var isEmpty: Bool { bytes.isEmpty && lines.isEmpty }

    struct Malformed: Error {}

    mutating func add(_ more: some Sequence<UInt8>) { bytes += more }

    /// The next whole reply; nil while more must come.
    mutating func next() throws(Malformed) -> SMTPReply? {
        while let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
            var line = bytes[..<end]
            bytes.removeFirst(end + 1)
            if line.last == UInt8(ascii: "\r") { line.removeLast() }
            if let reply = try take(line) { return reply }
        }
        if bytes.count > Self.longestLine { throw Malformed() }
        return nil
    }

    private mutating func take(_ line: ArraySlice<UInt8>) throws(Malformed) -> SMTPReply? {
        guard line.count <= Self.longestLine, lines.count < Self.mostLines, line.count >= 3,
            let found = Int(String(decoding: line.prefix(3), as: UTF8.self)), (200...599).contains(found), code == nil || code == found
        else { throw Malformed() }
        let rest = line.dropFirst(3)
        guard rest.isEmpty || rest.first == UInt8(ascii: " ") || rest.first == UInt8(ascii: "-") else { throw Malformed() }
        lines.append(String(decoding: rest.dropFirst().filter { $0 >= 0x20 && $0 != 0x7F }, as: UTF8.self))
        code = found
        guard rest.first != UInt8(ascii: "-") else { return nil }
        defer { (lines, code) = ([], nil) }
        return SMTPReply(code: found, lines: lines)
    }
}
