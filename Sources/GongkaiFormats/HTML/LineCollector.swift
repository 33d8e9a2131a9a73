/// Gathers running text into lines as a browser would: white space collapses, and a line break in the source between two Chinese
/// characters is nothing.
struct LineCollector {
    private(set) var lines: [String] = []
    private var current = ""
    private var pendingSpace = false
    private var pendingBreak = false

    mutating func add(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case " ", "\t": pendingSpace = true
            case "\n", "\r", "\u{0C}":
                pendingSpace = true
                pendingBreak = true
            case "\u{200B}", "\u{FEFF}", "\u{AD}": continue
            default:
                if pendingSpace, let last = current.unicodeScalars.last, !(pendingBreak && isChinese(last) && isChinese(scalar)) {
                    current.unicodeScalars.append(" ")
                }
                pendingSpace = false
                pendingBreak = false
                current.unicodeScalars.append(scalar == "\u{A0}" ? " " : scalar)
            }
        }
    }

    /// Preformatted text: line breaks count, spaces stay.
    mutating func addVerbatim(_ text: String) {
        for scalar in text.unicodeScalars {
            if scalar == "\n" { endLine() } else if scalar != "\r" { current.unicodeScalars.append(scalar) }
        }
    }

    /// Ends the line; empty lines are dropped.
    mutating func endLine() {
        let line = current.trimmingSpaces
        if !line.isEmpty { lines.append(line) }
        current = ""
        pendingSpace = false
        pendingBreak = false
    }

    mutating func takeLines() -> [String] {
        endLine()
        defer { lines = [] }
        return lines
    }

    private func isChinese(_ scalar: Unicode.Scalar) -> Bool {
        (0x2E80...0x9FFF).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value) || (0xFF00...0xFFEF).contains(scalar.value)
            || (0x20000...0x3FFFF).contains(scalar.value)
    }
}

extension String {
    /// Without white space at its ends, full-width spaces included.
    var trimmingSpaces: String {
        var text = Substring(self)
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
