/// Counts and amounts as people and spreadsheets write them.
enum CellNumber {
    /// A whole number that is not negative: 12, 1,200 or, as a spreadsheet may print it, 12.00.
    static func count(_ text: String) -> Int64? {
        guard let (whole, decimals) = read(text), decimals.allSatisfy({ $0 == "0" }), whole < 1_000_000_000_000 else { return nil }
        return whole
    }

    /// An amount in yuan that is not negative, in fen.
    static func fen(_ text: String) -> Int64? {
        guard let (whole, decimals) = read(text), decimals.dropFirst(2).allSatisfy({ $0 == "0" }), whole < 1_000_000_000_000
        else { return nil }
        let padded = decimals.prefix(2) + String(repeating: "0", count: max(0, 2 - decimals.count))
        guard let fen = Int64(padded) else { return nil }
        return whole * 100 + fen
    }

    /// How an amount in fen is typed: 1250.50, 10000.
    static func yuan(_ fen: Int64) -> String {
        let rest = fen % 100
        return rest == 0 ? String(fen / 100) : "\(fen / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    private static func read(_ text: String) -> (whole: Int64, decimals: Substring)? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let whole = whole(first) else { return nil }
        guard parts.count == 2 else { return (whole, "") }
        guard !parts[1].isEmpty, parts[1].utf8.allSatisfy(isDigit) else { return nil }
        return (whole, parts[1])
    }

    /// Digits, with or without commas between groups of three.
    private static func whole(_ text: Substring) -> Int64? {
        guard text.utf8.contains(0x2C) else {
            return text.utf8.allSatisfy(isDigit) ? Int64(text) : nil
        }
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        guard let first = groups.first, (1...3).contains(first.utf8.count), groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
            groups.allSatisfy({ $0.utf8.allSatisfy(isDigit) })
        else { return nil }
        return Int64(groups.joined())
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
