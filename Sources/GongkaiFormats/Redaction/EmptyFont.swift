/// A TrueType font of one glyph without ink. Text that nobody sees needs a font all the same: viewers that find none in the file look for one and
/// complain.
enum EmptyFont {
    static let bytes: [UInt8] = {
        let tables = Self.tables
        let directory = 12 + 16 * tables.count
        var body: [UInt8] = []
        var entries: [UInt8] = []
        for table in tables {
            entries +=
                Array(table.name.utf8) + wide(sum(table.content)) + wide(UInt32(directory + body.count)) + wide(UInt32(table.content.count))
            body += table.content + [UInt8](repeating: 0, count: (4 - table.content.count % 4) % 4)
        }
        // Eight tables: the largest power of two is eight, its logarithm three.
        var font = wide(0x0001_0000) + narrow(tables.count, 128, 3, 16 * tables.count - 128) + entries + body
        // The head says what the whole must add up to.
        let head = directory + tables.prefix { $0.name != "head" }.reduce(0) { $0 + ($1.content.count + 3) / 4 * 4 }
        font.replaceSubrange((head + 8)..<(head + 12), with: wide(0xB1B0_AFBA &- sum(font)))
        return font
    }()

    /// In the order of their names.
    private static let tables: [(name: String, content: [UInt8])] = [
        // One mapping, of the last code, to the only glyph.
        ("cmap", narrow(0, 1, 3, 1) + wide(12) + narrow(4, 24, 0, 2, 2, 0, 0, 0xFFFF, 0, 0xFFFF, 1, 0)),
        ("glyf", [0, 0, 0, 0]),
        (
            "head",
            wide(0x0001_0000) + wide(0x0001_0000) + wide(0) + wide(0x5F0F_3CF5) + narrow(0, 1_000) + [UInt8](repeating: 0, count: 16)
                + narrow(0, -200, 1_000, 800, 0, 8, 2, 0, 0)
        ),
        ("hhea", wide(0x0001_0000) + narrow(800, -200, 0, 1_000, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1)),
        ("hmtx", narrow(1_000, 0)),
        ("loca", narrow(0, 0)),
        ("maxp", wide(0x0001_0000) + narrow(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)),
        ("post", wide(0x0003_0000) + [UInt8](repeating: 0, count: 28)),
    ]

    private static func narrow(_ values: Int...) -> [UInt8] {
        values.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    }

    private static func wide(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * UInt32($0))) } }

    private static func sum(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0
        for (index, byte) in bytes.enumerated() { sum &+= UInt32(byte) << (24 - 8 * UInt32(index % 4)) }
        return sum
    }
}
