import NIOCore

/// A request that the page store may answer, read from its bytes without decoding them: a whole `GET` head of HTTP/1.1 without a body.
///
/// Whatever is unusual is left to the framework: the reader never decides that a request is wrong.
struct PlainGet {
    /// Bytes of the head, with the empty line that ends it.
    var length = 0
    var target = 0..<0
    var mode = ViewMode.standard
    var acceptsGzip = false
    /// The value of `If-None-Match`.
    var ifNoneMatch: Range<Int>?
    var host: Range<Int>?

    /// Nil if the framework should see it.
    init?(_ bytes: UnsafeRawBufferPointer) {
        let method = StaticString("GET /"), version = StaticString("HTTP/1.1\r\n")
        guard bytes.starts(with: method, at: 0) else { return nil }
        var index = 4
        while index < bytes.count, bytes[index] > 0x20 { index += 1 }
        target = 4..<index
        guard bytes.starts(with: version, at: index + 1), bytes[index] == 0x20 else { return nil }
        index += 1 + version.utf8CodeUnitCount
        while true {
            guard index + 1 < bytes.count else { return nil }
            if bytes[index] == 0x0D, bytes[index + 1] == 0x0A {
                // None, or two of them, are faults (RFC 9112 §3.2); which site is meant is for the framework to say.
                guard let host, !host.isEmpty else { return nil }
                length = index + 2
                return
            }
            let start = index
            while index < bytes.count, bytes[index] != 0x3A, bytes[index] > 0x20 { index += 1 }
            guard index < bytes.count, bytes[index] == 0x3A, index > start else { return nil }
            let name = start..<index
            index += 1
            let from = index
            while index < bytes.count, bytes[index] != 0x0D, bytes[index] != 0x0A { index += 1 }
            guard index + 1 < bytes.count, bytes[index] == 0x0D, bytes[index + 1] == 0x0A else { return nil }
            guard take(name, bytes.trimmed(from..<index), bytes) else { return nil }
            index += 2
        }
    }

    /// False if this field makes it a matter for the framework.
    private mutating func take(_ name: Range<Int>, _ value: Range<Int>, _ bytes: UnsafeRawBufferPointer) -> Bool {
        switch name.count {
        case 4 where bytes.isName(name, "host"):
            if host != nil { return false }
            host = value
        case 6 where bytes.isName(name, "cookie"):
            return takeCookies(value, bytes)
        case 6 where bytes.isName(name, "expect"), 7 where bytes.isName(name, "upgrade"), 14 where bytes.isName(name, "content-length"),
            17 where bytes.isName(name, "transfer-encoding"):
            return false
        case 10 where bytes.isName(name, "connection"):
            return bytes.isName(value, "keep-alive")
        case 13 where bytes.isName(name, "if-none-match"):
            ifNoneMatch = value
        case 15 where bytes.isName(name, "accept-encoding"):
            acceptsGzip = bytes.acceptsGzip(value) ?? Compression.isAccepted(String(decoding: bytes[value], as: UTF8.self))
        default:
            break
        }
        return true
    }

    /// The cookie of the view tells which form of the page; the one that says what was just done asks for a page of its own.
    private mutating func takeCookies(_ value: Range<Int>, _ bytes: UnsafeRawBufferPointer) -> Bool {
        for piece in bytes[value].split(separator: UInt8(ascii: ";")) {
            let cookie = bytes[bytes.trimmed(piece.startIndex..<piece.endIndex)]
            guard let equals = cookie.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let name = cookie[..<equals]
            if name.elementsEqual(ViewMode.cookie.utf8) {
                mode = ViewMode(rawValue: String(decoding: cookie[(equals + 1)...], as: UTF8.self)) ?? .standard
            } else if name.elementsEqual(DoneNotice.cookie.utf8) {
                return false
            }
        }
        return true
    }
}

extension UnsafeRawBufferPointer {
    fileprivate func starts(with text: StaticString, at offset: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard offset + length <= count else { return false }
        for index in 0..<length where self[offset + index] != text.utf8Start[index] { return false }
        return true
    }

    /// Without the spaces and tabs that may stand around a value (RFC 9110 §5.6.3).
    fileprivate func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, self[start] == 0x20 || self[start] == 0x09 { start += 1 }
        while start < end, self[end - 1] == 0x20 || self[end - 1] == 0x09 { end -= 1 }
        return start..<end
    }

    /// The plain lists that browsers send, without weights: whether `gzip` is among the words. Nil for anything else.
    fileprivate func acceptsGzip(_ range: Range<Int>) -> Bool? {
        var isThere = false, from = range.lowerBound
        for index in range.lowerBound...range.upperBound {
            if index < range.upperBound {
                let byte = self[index]
                // A semicolon begins a weight, an asterisk stands for all.
                if byte == 0x3B || byte == 0x2A { return nil }
                guard byte == 0x2C else { continue }
            }
            if isName(trimmed(from..<index), "gzip") { isThere = true }
            from = index + 1
        }
        return isThere
    }

    /// Whether the bytes are this word, in any case.
    fileprivate func isName(_ range: Range<Int>, _ word: StaticString) -> Bool {
        guard range.count == word.utf8CodeUnitCount else { return false }
        for index in 0..<range.count where self[range.lowerBound + index] | 0x20 != word.utf8Start[index] | 0x20 { return false }
        return true
    }
}
