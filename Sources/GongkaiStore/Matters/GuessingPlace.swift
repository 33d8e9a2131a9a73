/// Where somebody comes from who may be guessing: an address, or the network of one of IPv6, in which anybody has addresses without end. An address
/// of IPv4 is the same place however it is written.
enum GuessingPlace {
    static func of(_ address: String) -> String {
        guard address.contains(":") else { return address }
        let bare = address.prefix { $0 != "%" }
        // ::ffff:192.0.2.1
        if bare.contains("."), let last = bare.split(separator: ":").last { return String(last) }
        let gap = bare.firstRange(of: "::")
        let head = bare[..<(gap?.lowerBound ?? bare.endIndex)].split(separator: ":")
        let tail = gap.map { bare[$0.upperBound...].split(separator: ":") } ?? []
        let texts = head + Array(repeating: "0", count: max(0, 8 - head.count - tail.count)) + tail
        let groups = texts.map { Int($0, radix: 16) ?? 0 }
        // ::ffff:c000:201
        if groups.count == 8, groups[..<5].allSatisfy({ $0 == 0 }), groups[5] == 0xFFFF {
            return [groups[6] >> 8, groups[6] & 255, groups[7] >> 8, groups[7] & 255].map(String.init).joined(separator: ".")
        }
        return groups.prefix(4).map { String($0, radix: 16) }.joined(separator: ":") + "::/64"
    }
}
