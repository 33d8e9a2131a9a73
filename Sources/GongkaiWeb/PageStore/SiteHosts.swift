import GongkaiCore
import GongkaiStore
import Hummingbird
import Synchronization

/// Which site of the group answers under which host: its number is its id. A host that nobody registered is answered by the portal;
/// while there is none, its number is 0.
final class SiteHosts: Sendable {
    private struct Numbers {
        /// The name beside its hash: a hash can be hit on purpose.
        var byHost: [UInt64: (name: [UInt8], number: UInt32)] = [:]
        var first: UInt32 = 0
    }

    private let numbers = Mutex(Numbers())

    /// Sites that are open, in the order they were opened.
    func register(_ sites: [StoredSite]) {
        let open = sites.filter { !$0.settings.isClosed }
        register(
            open.map { ($0.settings.facts.domain, UInt32(truncatingIfNeeded: $0.id.value)) },
            first: UInt32(truncatingIfNeeded: open.first { $0.settings.facts.isPortal }?.id.value ?? 0))
    }

    /// A host registered with a port answers at that port only; one without, at every port.
    func register(_ hosts: [(host: String, number: UInt32)], first: UInt32) {
        let hashed = hosts.map { (SiteHosts.hash($0.host.utf8), (name: $0.host.utf8.map(SiteHosts.lower), number: $0.number)) }
        numbers.withLock { $0 = Numbers(byHost: Dictionary(hashed) { first, _ in first }, first: first) }
    }

    func site(_ host: some BidirectionalCollection<UInt8>) -> UInt32 {
        numbers.withLock { numbers in
            if numbers.byHost.isEmpty { return numbers.first }
            if let number = SiteHosts.number(host, numbers) { return number }
            guard let colon = host.lastIndex(of: UInt8(ascii: ":")),
                host[host.index(after: colon)...].allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
            else { return numbers.first }
            return SiteHosts.number(host[..<colon], numbers) ?? numbers.first
        }
    }

    private static func number(_ host: some Sequence<UInt8>, _ numbers: Numbers) -> UInt32? {
        guard let entry = numbers.byHost[hash(host)], entry.name.elementsEqual(host.lazy.map(lower)) else { return nil }
        return entry.number
    }

    func site(of request: Request) -> UInt32 { site((request.head.authority ?? "").utf8) }

    /// The name in a `Host`, without its port and regard to case: as ``site(_:)`` compares where none is registered with a port. Bytes, since
    /// strings may be equal that are not the same.
    static func name(_ host: String) -> [UInt8] {
        var bytes = host.utf8.map(lower)
        if let colon = bytes.lastIndex(of: UInt8(ascii: ":")),
            bytes[(colon + 1)...].allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        {
            bytes.removeSubrange(colon...)
        }
        return bytes
    }

    /// FNV-1a without regard to case.
    private static func hash(_ host: some Sequence<UInt8>) -> UInt64 {
        host.reduce(0xcbf2_9ce4_8422_2325) { hash, byte in
            (hash ^ UInt64(lower(byte))) &* 0x0000_0100_0000_01b3
        }
    }

    private static func lower(_ byte: UInt8) -> UInt8 { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte }
}
