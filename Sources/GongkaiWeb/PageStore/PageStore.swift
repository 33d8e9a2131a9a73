import GongkaiCore
import NIOCore
import Synchronization

/// Rendered public pages, ready to go out. Publishing drops the pages that show what changed; the next reader has them rendered anew.
///
/// A page that was rendered before a drop and arrives after it is refused: it may show what no longer holds.
final class PageStore: Sendable {
    /// A moment in the sequence of drops.
    struct Moment: Sendable, Comparable {
        fileprivate let drops: UInt64
        static func < (left: Moment, right: Moment) -> Bool { left.drops < right.drops }
    }

    private struct Shelf {
        var pages: [UInt64: (page: StoredPage, arrival: UInt64)] = [:]
        /// The pages in the order they came. Those dropped or replaced since stand there still, until their turn comes.
        var order = CircularBuffer<(hash: UInt64, arrival: UInt64)>()
        var arrivals: UInt64 = 0
        var byTag: [PageTag: Set<UInt64>] = [:]
        var size = 0
        var drops: UInt64 = 0
        /// When each tag was last dropped.
        var lastDrop: [PageTag: UInt64] = [:]
        /// Drops up to here are forgotten: what was rendered before counts as outdated.
        var forgotten: UInt64 = 0
    }

    /// What the store holds at most, in bytes; beyond it the oldest pages go.
    let capacity: Int
    private let shelf = Mutex(Shelf())
    /// Answers given without the framework, and those among them that were "not modified".
    let answered = Atomic<Int>(0)
    let notModified = Atomic<Int>(0)
    /// Answers from kept pages that passed through the framework, and pages that had to be rendered.
    let passed = Atomic<Int>(0)
    let missed = Atomic<Int>(0)
    let hosts = SiteHosts()

    init(capacity: Int = 64 << 20) { self.capacity = capacity }

    var moment: Moment { shelf.withLock { Moment(drops: $0.drops) } }
    var count: Int { shelf.withLock { $0.pages.count } }
    var size: Int { shelf.withLock { $0.size } }

    func page(hash: UInt64) -> StoredPage? {
        guard let page = shelf.withLock({ $0.pages[hash]?.page }) else { return nil }
        if !page.isRead.load(ordering: .relaxed) { page.isRead.store(true, ordering: .relaxed) }
        return page
    }

    func page(_ key: PageKey) -> StoredPage? {
        guard let page = page(hash: key.hash), page.key == key else { return nil }
        return page
    }

    /// Keeps a page that was rendered since `moment`. Says whether it was kept.
    @discardableResult
    func keep(_ page: StoredPage, renderedSince moment: Moment) -> Bool {
        shelf.withLock { shelf in
            guard moment.drops >= shelf.forgotten else { return false }
            let isOutdated = page.tags.union([.everything]).contains { (shelf.lastDrop[$0] ?? 0) > moment.drops }
            if isOutdated { return false }
            remove(page.hash, from: &shelf)
            guard page.size <= capacity else { return false }
            makeRoom(for: page.size, on: &shelf)
            shelf.arrivals += 1
            shelf.pages[page.hash] = (page, shelf.arrivals)
            shelf.order.append((page.hash, shelf.arrivals))
            shelf.size += page.size
            for tag in page.tags { shelf.byTag[tag, default: []].insert(page.hash) }
            return true
        }
    }

    /// Drops every page that carries one of the tags.
    func drop(_ tags: some Sequence<PageTag>) {
        shelf.withLock { shelf in
            shelf.drops += 1
            for tag in tags {
                shelf.lastDrop[tag] = shelf.drops
                let hashes = tag == .everything ? Set(shelf.pages.keys) : shelf.byTag[tag] ?? []
                for hash in hashes { remove(hash, from: &shelf) }
            }
            if shelf.lastDrop.count > 10_000 {
                shelf.lastDrop.removeAll()
                shelf.forgotten = shelf.drops
            }
        }
    }

    /// The oldest page goes; one that was read since its last turn gets another.
    private func makeRoom(for size: Int, on shelf: inout Shelf) {
        if shelf.order.count > 2 * shelf.pages.count + 64 {
            let pages = shelf.pages
            shelf.order.removeAll { pages[$0.hash]?.arrival != $0.arrival }
        }
        // Readers mark pages meanwhile: nobody gets two turns.
        var turns = shelf.order.count
        while shelf.size + size > capacity, let (hash, arrival) = shelf.order.popFirst() {
            guard let (page, current) = shelf.pages[hash], current == arrival else { continue }
            if turns > 0, page.isRead.exchange(false, ordering: .relaxed) {
                shelf.order.append((hash, arrival))
            } else {
                remove(hash, from: &shelf)
            }
            turns -= 1
        }
    }

    private func remove(_ hash: UInt64, from shelf: inout Shelf) {
        guard let page = shelf.pages.removeValue(forKey: hash)?.page else { return }
        shelf.size -= page.size
        for tag in page.tags {
            shelf.byTag[tag]?.remove(hash)
            if shelf.byTag[tag]?.isEmpty == true { shelf.byTag[tag] = nil }
        }
    }
}
