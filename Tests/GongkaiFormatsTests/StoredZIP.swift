@testable import GongkaiFormats

/// A ZIP writer for tests: entries are stored as they are, every field can be seen.
struct StoredZIP {
    private(set) var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    init(_ parts: [(name: String, text: String)]) {
        for part in parts { add(part.name, Array(part.text.utf8)) }
        finish()
    }

    private mutating func add(_ name: String, _ content: [UInt8]) {
        let offset = bytes.count
        let sizes = number(Int(Inflate.checksum(content)), 4) + number(content.count, 4) + number(content.count, 4)
        bytes += number(0x0403_4B50, 4) + number(20, 2) + number(0x800, 2) + number(0, 2) + number(0, 4) + sizes
        bytes += number(name.utf8.count, 2) + number(0, 2) + Array(name.utf8) + content
        directory += number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + number(0x800, 2) + number(0, 2) + number(0, 4) + sizes
        directory += number(name.utf8.count, 2) + number(0, 12) + number(offset, 4) + Array(name.utf8)
        count += 1
    }

    private mutating func finish() {
        let start = bytes.count
        bytes += directory
        bytes += number(0x0605_4B50, 4) + number(0, 4) + number(count, 2) + number(count, 2) + number(directory.count, 4) + number(start, 4)
        bytes += number(0, 2)
    }

    private func number(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
    }
}
