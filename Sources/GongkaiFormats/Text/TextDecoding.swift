import Glibc

/// Turns text of the encodings met in Chinese offices into UTF-8: UTF-8, UTF-16 with a byte order mark, GB18030 (GBK, GB2312).
///
/// The choice is by validity: bytes that are valid UTF-8 are UTF-8, for GB18030 text of more than a few characters never is.
enum TextDecoding {
    /// The first byte that fits neither encoding.
    struct Unreadable: Error, Equatable {
        let offset: Int
    }

    /// The text in UTF-8 without its byte order mark. With `sampling`, only about that many bytes are looked at and returned.
    static func utf8(_ bytes: [UInt8], sampling: Int? = nil) throws(Unreadable) -> [UInt8] {
        var whole = bytes
        let isSample = sampling.map { bytes.count > $0 } ?? false
        if let sampling, isSample { whole = Array(bytes.prefix(sampling)) }
        if whole.starts(with: [0xEF, 0xBB, 0xBF]) {
            whole.removeFirst(3)
            guard let bad = firstFault(in: whole), !(isSample && bad > whole.count - 4) else { return whole }
            throw Unreadable(offset: bad + 3)
        }
        if whole.starts(with: [0xFF, 0xFE]) { return try convert(Array(whole.dropFirst(2)), from: "UTF-16LE", isSample: isSample) }
        if whole.starts(with: [0xFE, 0xFF]) { return try convert(Array(whole.dropFirst(2)), from: "UTF-16BE", isSample: isSample) }
        guard let bad = firstFault(in: whole), !(isSample && bad > whole.count - 4) else { return whole }
        // One broken byte in a long UTF-8 text would otherwise turn all of it into wrong characters without a word.
        if isMostlyUTF8(whole) { throw Unreadable(offset: bad) }
        return try convert(whole, from: "GB18030", isSample: isSample)
    }

    /// As a browser reads a page: by mark, by what the page declares, by validity; what fits nothing becomes U+FFFD.
    static func forgiving(_ bytes: [UInt8], declared: String?) -> [UInt8] {
        let hasMark = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xEF, 0xBB, 0xBF])
        if !hasMark, let declared, let encoding = convertible[declared.lowercased()], firstFault(in: bytes) != nil,
            let text = try? convert(bytes, from: encoding)
        {
            return text
        }
        if let text = try? utf8(bytes) { return text }
        let isUTF8 = isMostlyUTF8(bytes) || (hasMark && bytes[0] == 0xEF)
        let lenient = isUTF8 ? nil : try? convert(bytes, from: "GB18030", replacing: true)
        return lenient ?? Array(String(decoding: bytes, as: UTF8.self).utf8)
    }

    private static let convertible = ["gb2312": "GB18030", "gbk": "GB18030", "gb18030": "GB18030", "big5": "BIG5-HKSCS"]

    private static func convert(
        _ bytes: [UInt8], from encoding: String, isSample: Bool = false, replacing: Bool = false
    ) throws(Unreadable) -> [UInt8] {
        let converter = iconv_open("UTF-8", encoding)
        guard converter != iconv_t(bitPattern: -1) else { throw Unreadable(offset: 0) }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: 65_536)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 2)
        var bad: Int?
        input.withUnsafeMutableBufferPointer { from in
            var next = from.baseAddress
            var left = from.count
            while left > 0, bad == nil {
                var status = 0
                output.withUnsafeMutableBufferPointer { to in
                    var free = to.baseAddress
                    var room = to.count
                    status = iconv(converter, &next, &left, &free, &room)
                    let failure = errno
                    UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(to)[..<(to.count - room)]).withMemoryRebound(to: UInt8.self) {
                        result.append(contentsOf: $0)
                    }
                    guard status == -1, failure != E2BIG else { return }
                    let offset = from.count - left
                    if isSample, left < 4 {
                        left = 0
                    } else if replacing {
                        result.append(contentsOf: [0xEF, 0xBF, 0xBD])
                        next = next?.advanced(by: 1)
                        left -= 1
                    } else {
                        bad = offset
                    }
                }
            }
        }
        if let bad { throw Unreadable(offset: bad) }
        return result
    }

    /// The offset of the first byte that breaks UTF-8, nil when all of it is valid.
    static func firstFault(in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { text in
            var at = 0
            while at < text.count {
                let length = sequenceLength(text, at)
                if length == 0 { return at }
                at += length
            }
            return nil
        }
    }

    /// More than 19 of 20 sequences beyond ASCII are valid UTF-8, and there are enough to tell.
    private static func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { text in
            var at = 0
            var good = 0
            var bad = 0
            while at < text.count {
                let length = sequenceLength(text, at)
                if length == 0 { bad += 1 } else if length > 2 { good += 1 }
                at += max(length, 1)
            }
            return good >= 20 && good > 19 * bad
        }
    }

    /// Length of the valid sequence that starts here, 0 when there is none (Unicode, table 3-7).
    private static func sequenceLength(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        let lead = text[at]
        if lead < 0x80 { return 1 }
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard lead >= 0xC2, lead <= 0xF4, at + length <= text.count else { return 0 }
        for next in 1..<length where text[at + next] & 0xC0 != 0x80 { return 0 }
        let second = text[at + 1]
        switch lead {
        case 0xE0 where second < 0xA0, 0xED where second > 0x9F, 0xF0 where second < 0x90, 0xF4 where second > 0x8F: return 0
        default: return length
        }
    }
}
