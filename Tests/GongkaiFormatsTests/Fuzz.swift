@testable import GongkaiFormats

/// What became of many damaged files.
struct FuzzTally {
    private(set) var read = 0
    private(set) var refused = 0
    /// Refusals that tell the reader of the page nothing.
    private(set) var wordless = 0

    mutating func read(_ bytes: [UInt8], name: String) {
        do {
            _ = try DocumentReader.read(bytes, name: name)
            read += 1
        } catch {
            refused += 1
            if error.chinese.isEmpty || error.english.isEmpty { wordless += 1 }
        }
    }
}

/// Repeatable random numbers and damage (SplitMix64).
struct Fuzz {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    /// The bytes with one to eight of them changed, cut out, doubled or the end cut off.
    mutating func damage(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0...below(8) {
            guard !bytes.isEmpty else { return bytes }
            let at = below(bytes.count)
            switch below(12) {
            case 0: bytes.removeLast(below(min(bytes.count, 200)))
            case 1: bytes.removeSubrange(at..<min(bytes.count, at + 1 + below(40)))
            case 2: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 1 + below(40))], at: at)
            case 3: bytes[at] = 0xFF
            case 4: bytes[at] = 0
            case 5: bytes[at] = [0x3C, 0x3E, 0x26, 0x22, 0x2F][below(5)]
            default: bytes[at] ^= UInt8(1 << below(8))
            }
        }
        return bytes
    }
}
