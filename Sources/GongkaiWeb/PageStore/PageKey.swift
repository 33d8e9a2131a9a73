import Hummingbird

/// Under which a public page is kept: the site, how the reader looks at it, and the target of the request.
///
/// Hashed once by FNV-1a over all three; two keys of one hash are told apart by their bytes.
struct PageKey: Hashable, Sendable {
    let site: UInt32
    let mode: ViewMode
    let target: [UInt8]

    /// Only plain addresses are kept: letters, digits, `-`, `_`, `.`, `/`, without an empty segment or one of dots. Others show the same pages
    /// or lead to them, and would fill the store with copies.
    static func isCanonical(_ target: some Collection<UInt8>) -> Bool {
        guard target.first == slash else { return false }
        let segments = target.dropFirst().split(separator: slash, omittingEmptySubsequences: false)
        if target.count > 1, segments.contains(where: { $0.allSatisfy { $0 == UInt8(ascii: ".") } }) { return false }
        return target.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"):
                true
            default: false
            }
        }
    }

    private static let slash = UInt8(ascii: "/")

    var hash: UInt64 { target.withUnsafeBytes { PageKey.hash(site: site, mode: mode, target: $0) } }

    static func hash(site: UInt32, mode: ViewMode, target: UnsafeRawBufferPointer) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func mix(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        mix(UInt8(truncatingIfNeeded: site))
        mix(UInt8(truncatingIfNeeded: site >> 8))
        mix(mode.mark)
        for byte in target { mix(byte) }
        return hash
    }
}

extension ViewMode {
    /// One byte that tells the modes apart.
    var mark: UInt8 {
        switch self {
        case .standard: 0
        case .elderly: 1
        case .contrast: 2
        }
    }
}
