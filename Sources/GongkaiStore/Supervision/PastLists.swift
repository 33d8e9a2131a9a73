import GongkaiCore
import Synchronization

/// The lists of days that are over, for those who turn their pages: what was recorded by such a day does not change any more, and finding it means
/// looking at every case that was open. A list is known by everything it follows from, so that none is ever wrong; the one nobody asked for longest goes
/// first.
///
/// A mutex guards them, because pages are made side by side.
final class PastLists: Sendable {
    struct Key: Hashable, Sendable {
        let day: Day
        let filter: BoardFilter
        let units: Set<AgencyID>?
        let rules: Int
        let calendars: Int
    }

    /// A line of a list, before its case is looked up.
    struct Line: Sendable {
        let id: MatterID
        let unit: AgencyID
        let colour: String
        let step: String
        let received: Day?
        let nextDay: Day?
    }

    private struct Kept {
        let lines: [Line]
        var used: Int
    }

    /// Lines of all lists together; a longer list is not kept.
    private let most: Int
    private let lists = Mutex<(kept: [Key: Kept], turn: Int)>(([:], 0))

    init(most: Int = 200_000) {
        self.most = most
    }

    func lines(_ key: Key, else find: () throws -> [Line]) rethrows -> [Line] {
        let known = lists.withLock { lists -> [Line]? in
            lists.turn += 1
            lists.kept[key]?.used = lists.turn
            return lists.kept[key]?.lines
        }
        if let known { return known }
        let found = try find()
        guard found.count <= most else { return found }
        lists.withLock { lists in
            lists.turn += 1
            lists.kept[key] = Kept(lines: found, used: lists.turn)
            // Even an empty list takes some room.
            while lists.kept.count > 16 || lists.kept.values.reduce(0, { $0 + $1.lines.count }) > most {
                guard let oldest = lists.kept.min(by: { $0.value.used < $1.value.used })?.key else { break }
                lists.kept[oldest] = nil
            }
        }
        return found
    }

    /// How many lists are kept.
    var count: Int { lists.withLock { $0.kept.count } }
}
