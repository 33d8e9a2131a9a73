/// Reads `application/x-www-form-urlencoded` text: forms and the query of an address.
enum URLEncodedForm {
    /// No form of ours has more fields.
    static let mostFields = 2_000

    /// Names may repeat. A broken escape stands for itself, bytes that are no UTF-8 become U+FFFD.
    static func fields(of text: some StringProtocol) throws -> [FormField] {
        guard !text.isEmpty else { return [] }
        let pairs = text.utf8.split(separator: UInt8(ascii: "&"), maxSplits: mostFields, omittingEmptySubsequences: true)
        guard pairs.count <= mostFields else { throw SiteError.malformed("表单的字段太多。请返回上一页重新提交。") }
        return pairs.map { pair in
            let cut = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let value = cut == pair.endIndex ? pair[cut...] : pair[pair.index(after: cut)...]
            return FormField(decoded(pair[..<cut]), decoded(value))
        }
    }

    private static func decoded(_ bytes: some Collection<UInt8>) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        let source = Array(bytes)
        var index = 0
        while index < source.count {
            let byte = source[index]
            if byte == UInt8(ascii: "%"), index + 2 < source.count,
                let high = digit(source[index + 1]), let low = digit(source[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
