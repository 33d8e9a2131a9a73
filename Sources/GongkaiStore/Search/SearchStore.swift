import GongkaiCore
import Synchronization

/// What can be found: an index of our own over everything that is shown, the same on both engines (docs/adr/0013).
package struct SearchStore: Sendable {
    let database: any Database
    let kept = SearchKept()

    package init(database: any Database) {
        self.database = database
    }

    /// Which rules the index of this program follows; another number than the database's means that it must be built anew.
    static var version: Int { SearchText.version }

    /// Whether a search of this process has come upon damage since the index was last built.
    package var isDamaged: Bool { kept.isDamaged }

    /// A reading of the index, which notes what is wrong with it for ``isDamaged``.
    func search<Value: Sendable>(_ work: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        do {
            return try await database.read(work)
        } catch let damage as SearchDamage {
            kept.noteDamage()
            throw damage
        }
    }
}

/// The parts of the index that never change, kept in memory by their keys. A mutex guards them.
final class SearchKept: Sendable {
    struct Segment: Sendable {
        let docs: SegmentDocs
        let gone: PostingBits
        let goneRevision: Int
    }

    private struct State {
        var segments: [Int64: Segment] = [:]
        var tail: [Int64: SearchTail] = [:]
        var isDamaged = false
    }

    private let state = Mutex(State())

    func segment(_ id: Int64) -> Segment? { state.withLock { $0.segments[id] } }
    func tail(_ id: Int64) -> SearchTail? { state.withLock { $0.tail[id] } }

    /// Keeps what a search has loaded and forgets what is no longer there.
    func keep(_ segments: [Int64: Segment], _ tail: [Int64: SearchTail]) {
        state.withLock { ($0.segments, $0.tail) = (segments, tail) }
    }

    var isDamaged: Bool { state.withLock { $0.isDamaged } }
    func noteDamage() { state.withLock { $0.isDamaged = true } }
    func forgetDamage() { state.withLock { $0 = State() } }
}
