/// Counts what units have public and what they owe, duty by duty, item after item.
package struct DutyTally: Sendable {
    /// What is known of one duty of one unit.
    struct Count: Sendable {
        var published = 0
        /// In no order.
        var newest: [DutyMonitor.Item] = []
        var late: [DutyLine.Late] = []
        var overdue: [DutyLine.Late] = []

        var newestFirst: [DutyMonitor.Item] { Array(newest.sorted(by: Count.isNewer).prefix(DutyTally.most)) }

        mutating func keep(_ item: DutyMonitor.Item) {
            published += 1
            newest.append(item)
            if newest.count >= 2 * DutyTally.most { newest = newestFirst }
        }

        private static func isNewer(_ one: DutyMonitor.Item, _ other: DutyMonitor.Item) -> Bool {
            guard let first = one.publishedOn, let second = other.publishedOn, first != second else {
                return (one.key ?? 0) > (other.key ?? 0)
            }
            return first > second
        }
    }

    private struct Key: Hashable {
        let agency: AgencyID
        let duty: String
    }

    /// The newest of a duty that are kept.
    package static let most = 100

    let day: Day
    private let monitor: DutyMonitor
    private let yearAgo: Day
    private var counts: [Key: Count] = [:]

    init(_ monitor: DutyMonitor, on day: Day) {
        self.monitor = monitor
        self.day = day
        yearAgo = day.adding(months: -12)
    }

    subscript(_ agency: AgencyID, _ duty: String) -> Count { counts[Key(agency: agency, duty: duty)] ?? Count() }

    /// Counts an item with the duty it fulfils.
    package mutating func add(_ item: DutyMonitor.Item) {
        counts[Key(agency: item.agency, duty: item.duty ?? ""), default: Count()].add(item, monitor, on: day, since: yearAgo)
    }
}

extension DutyTally.Count {
    fileprivate mutating func add(_ item: DutyMonitor.Item, _ monitor: DutyMonitor, on day: Day, since yearAgo: Day) {
        if let published = item.publishedOn, published <= day {
            keep(item)
            // Of long ago nobody asks whether it came late.
            if published <= yearAgo { return }
        }
        switch monitor.lateness(of: item, on: day) {
        case .late(let item, let due, let days): late.append(DutyLine.Late(item: item, dueOn: due, workingDays: days))
        case .overdue(let item, let due, let days): overdue.append(DutyLine.Late(item: item, dueOn: due, workingDays: days))
        default: break
        }
    }
}
