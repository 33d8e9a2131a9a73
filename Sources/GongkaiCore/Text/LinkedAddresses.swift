/// The addresses in HTML that this program has written: attribute values in double quotes.
package enum LinkedAddresses {
    /// Attributes whose value leads somewhere or fetches something.
    package static let links = ["href", "src"]

    /// Each once, in the order of the text, entities resolved.
    package static func all(in html: String) -> [String] {
        var seen: Set<String> = []
        let bytes = Array(html.utf8)
        return ranges(in: bytes).map { decoded(bytes[$0]) }.filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    /// Where the values of these attributes stand. Text outside tags is never taken for an attribute.
    package static func ranges(in bytes: [UInt8], of attributes: [String] = links) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        let names = attributes.map { Array($0.utf8) }
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count, isLetter(bytes[index + 1]) else {
                index += 1
                continue
            }
            index = values(of: names, in: bytes, from: index + 1, into: &ranges)
        }
        return ranges
    }

    /// Reads one tag and returns the place behind it.
    private static func values(
        of names: [[UInt8]], in bytes: [UInt8], from start: Int, into ranges: inout [Range<Int>]
    ) -> Int {
        var index = start
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
            guard bytes[index] == UInt8(ascii: "\"") else {
                index += 1
                continue
            }
            let from = index + 1
            var end = from
            while end < bytes.count, bytes[end] != UInt8(ascii: "\"") { end += 1 }
            guard end < bytes.count else { return bytes.count }
            if index > start, bytes[index - 1] == UInt8(ascii: "="), names.contains(where: { isName($0, before: index - 1, in: bytes) }) {
                ranges.append(from..<end)
            }
            index = end + 1
        }
        return index + 1
    }

    private static func isName(_ name: [UInt8], before end: Int, in bytes: [UInt8]) -> Bool {
        let start = end - name.count
        guard start > 0, bytes[start - 1] <= 0x20 else { return false }
        return bytes[start..<end].elementsEqual(name)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    /// The few entities that stand in addresses.
    package static func decoded(_ bytes: some Collection<UInt8>) -> String {
        guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
        var rest = Array(bytes)[...], text: [UInt8] = []
        text.reserveCapacity(rest.count)
        while let byte = rest.first {
            if byte == UInt8(ascii: "&"), let entity = entities.first(where: { rest.starts(with: $0.name) }) {
                text.append(entity.byte)
                rest = rest.dropFirst(entity.name.count)
            } else {
                text.append(byte)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static let entities: [(name: [UInt8], byte: UInt8)] = [
        (Array("&amp;".utf8), UInt8(ascii: "&")), (Array("&quot;".utf8), UInt8(ascii: "\"")), (Array("&#39;".utf8), UInt8(ascii: "'")),
        (Array("&lt;".utf8), UInt8(ascii: "<")), (Array("&gt;".utf8), UInt8(ascii: ">")),
    ]
}
