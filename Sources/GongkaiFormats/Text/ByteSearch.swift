extension ArraySlice<UInt8> {
    /// Whether these bytes occur in it.
    func contains(bytes wanted: [UInt8]) -> Bool {
        firstRange(of: wanted) != nil
    }

    /// Whether the text's UTF-8 bytes occur in it.
    func contains(text: String) -> Bool {
        firstRange(of: Array(text.utf8)) != nil
    }

    private func firstRange(of wanted: [UInt8]) -> Int? {
        guard let first = wanted.first, count >= wanted.count else { return nil }
        return withUnsafeBufferPointer { place -> Int? in
            var at = 0
            let last = place.count - wanted.count
            while at <= last {
                if place[at] == first {
                    var matched = 1
                    while matched < wanted.count, place[at + matched] == wanted[matched] { matched += 1 }
                    if matched == wanted.count { return at }
                }
                at += 1
            }
            return nil
        }
    }
}

/// Line feeds, carriage returns and pairs of both before a byte, plus one: the line it stands on.
func lineNumber(of offset: Int, in bytes: [UInt8]) -> Int {
    var line = 1
    var at = 0
    while at < min(offset, bytes.count) {
        if bytes[at] == 0x0A || (bytes[at] == 0x0D && (at + 1 >= bytes.count || bytes[at + 1] != 0x0A)) { line += 1 }
        at += 1
    }
    return line
}
