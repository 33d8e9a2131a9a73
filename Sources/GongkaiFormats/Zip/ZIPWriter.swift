/// Writes ZIP archives: entries stored as they are, all dated 1 January 1980, so that the same parts always give the same bytes.
enum ZIPWriter {
    /// The archive with these parts in this order. For small files: no entry, and not the whole, may reach 4 GB.
    static func archive(_ parts: [(name: String, content: [UInt8])]) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for (name, content) in parts {
            let offset = bytes.count
            // Version 2.0, names in UTF-8, stored, 00:00:00 on 1 January 1980.
            let header = number(20, 2) + number(0x800, 2) + number(0, 2) + number(0, 2) + number(0x21, 2)
            let sizes = number(Int(Inflate.checksum(content)), 4) + number(content.count, 4) + number(content.count, 4)
            let length = number(name.utf8.count, 2)
            bytes += number(0x0403_4B50, 4) + header + sizes + length + number(0, 2) + Array(name.utf8) + content
            directory += number(0x0201_4B50, 4) + number(20, 2) + header + sizes + length
            directory += number(0, 2) + number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(offset, 4) + Array(name.utf8)
        }
        let start = bytes.count
        bytes += directory + number(0x0605_4B50, 4) + number(0, 4) + number(parts.count, 2) + number(parts.count, 2)
        return bytes + number(directory.count, 4) + number(start, 4) + number(0, 2)
    }

    private static func number(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
