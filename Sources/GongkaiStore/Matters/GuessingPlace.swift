/// Where somebody comes from who may be guessing: an address, or the network of one of IPv6, in which anybody has addresses without end.
enum GuessingPlace {
    static func of(_ address: String) -> String {
        guard address.contains(":"), !address.contains(".") else { return address }
        let bare = address.prefix { $0 != "%" }
        let gap = bare.firstRange(of: "::")
        let head = bare[..<(gap?.lowerBound ?? bare.endIndex)].split(separator: ":")
        let tail = gap.map { bare[$0.upperBound...].split(separator: ":") } ?? []
        let groups = head + Array(repeating: "0", count: max(0, 8 - head.count - tail.count)) + tail
        return groups.prefix(4).map { String(Int($0, radix: 16) ?? 0, radix: 16) }.joined(separator: ":") + "::/64"
    }
}
