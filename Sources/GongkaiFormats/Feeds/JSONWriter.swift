/// Writes a ``JSONValue`` (RFC 8259). A document of an article's page is written for each reader who finds the page not kept.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private let isPretty: Bool
    private let isForScript: Bool
    private var depth = 0

    /// `isForScript`: characters that end an element, open a comment or end a line in a script stand as escapes.
    init(isPretty: Bool, isForScript: Bool = false) {
        self.isPretty = isPretty
        self.isForScript = isForScript
        bytes.reserveCapacity(1_024)
    }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .text(let text): write(text)
        case .number(let number): bytes += "\(number)".utf8
        case .flag(let flag): bytes += (flag ? "true" : "false").utf8
        case .list(let list):
            enclosed("[", "]", list) { $0.write($1) }
        case .object(let object):
            enclosed("{", "}", object.sorted { $0.key < $1.key }) { writer, member in
                writer.write(member.key)
                writer.bytes += (writer.isPretty ? " : " : ":").utf8
                writer.write(member.value)
            }
        }
    }

    private mutating func enclosed<Part>(_ open: String, _ close: String, _ parts: [Part], _ write: (inout JSONWriter, Part) -> Void) {
        bytes += open.utf8
        depth += 1
        for (place, part) in parts.enumerated() {
            if place > 0 { bytes += ",".utf8 }
            newLine()
            write(&self, part)
        }
        depth -= 1
        if !parts.isEmpty { newLine() }
        bytes += close.utf8
    }

    private mutating func newLine() {
        guard isPretty else { return }
        bytes.append(0x0A)
        for _ in 0..<depth { bytes += "  ".utf8 }
    }

    private mutating func write(_ text: String) {
        var text = PlainText.clean(text)
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { source in
            var from = 0
            for index in source.indices {
                guard let (escape, length) = escape(at: index, of: source) else { continue }
                bytes += UnsafeBufferPointer(rebasing: source[from..<index])
                escape.withUTF8Buffer { bytes += $0 }
                from = index + length
            }
            bytes += UnsafeBufferPointer(rebasing: source[from...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// What stands for the character that begins here, and how many bytes it has; nil where it stands for itself.
    private func escape(at index: Int, of source: UnsafeBufferPointer<UInt8>) -> (StaticString, Int)? {
        switch source[index] {
        case UInt8(ascii: "\""): return ("\\\"", 1)
        case UInt8(ascii: "\\"): return ("\\\\", 1)
        case UInt8(ascii: "\n"): return ("\\n", 1)
        case UInt8(ascii: "\r"): return ("\\r", 1)
        case UInt8(ascii: "\t"): return ("\\t", 1)
        case UInt8(ascii: "<") where isForScript: return ("\\u003C", 1)
        case UInt8(ascii: ">") where isForScript: return ("\\u003E", 1)
        case UInt8(ascii: "&") where isForScript: return ("\\u0026", 1)
        // U+2028 and U+2029.
        case 0xE2 where isForScript && index + 2 < source.count && source[index + 1] == 0x80:
            return source[index + 2] == 0xA8 ? ("\\u2028", 3) : source[index + 2] == 0xA9 ? ("\\u2029", 3) : nil
        default: return nil
        }
    }
}
