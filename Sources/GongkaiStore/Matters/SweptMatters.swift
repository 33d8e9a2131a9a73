import GongkaiCore
import Synchronization

/// The matters that a round has looked at and can do no more for on a day: until something happens to them they are left alone. A mutex guards
/// them.
final class SweptMatters: Sendable {
    /// A matter as it was when it was looked at.
    struct Look: Sendable, Hashable {
        let id: MatterID
        let version: Int
        let changedAt: Instant
    }

    private struct Known {
        var day: Day?
        var calendars = 0
        var looks: Set<Look> = []
    }

    private let known = Mutex(Known())

    /// Another day, or another calendar, and everything is looked at again.
    func turn(to day: Day, _ calendars: Int) {
        known.withLock { if $0.day != day || $0.calendars != calendars { $0 = Known(day: day, calendars: calendars) } }
    }

    func isNew(_ look: Look) -> Bool { known.withLock { !$0.looks.contains(look) } }

    func add(_ look: Look) { known.withLock { _ = $0.looks.insert(look) } }
}
