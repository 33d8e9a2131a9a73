import GongkaiCore
import Synchronization

/// What was told, in its order. A mutex guards it.
final class Told: Sendable {
    private let tags = Mutex<[Set<PageTag>]>([])

    var all: [Set<PageTag>] { tags.withLock { $0 } }

    func add(_ tags: Set<PageTag>) { self.tags.withLock { $0.append(tags) } }
}
