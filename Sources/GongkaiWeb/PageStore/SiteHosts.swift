import Synchronization

/// Which site of the group answers under which host. A host that nobody registered is answered by the first site, number 0.
final class SiteHosts: Sendable {
    private let numbers = Mutex<[UInt64: UInt32]>([:])

    /// Hosts as browsers send them, with a port where there is one.
    func register(_ hosts: [String: UInt32]) {
        let hashed = hosts.map { (SiteHosts.hash($0.key.utf8), $0.value) }
        numbers.withLock { $0 = Dictionary(hashed) { first, _ in first } }
    }

    func site(_ host: some Sequence<UInt8>) -> UInt32 {
        numbers.withLock { $0.isEmpty ? 0 : $0[SiteHosts.hash(host)] ?? 0 }
    }

    /// FNV-1a without regard to case.
    private static func hash(_ host: some Sequence<UInt8>) -> UInt64 {
        host.reduce(0xcbf2_9ce4_8422_2325) { hash, byte in
            let small = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
            return (hash ^ UInt64(small)) &* 0x0000_0100_0000_01b3
        }
    }
}
