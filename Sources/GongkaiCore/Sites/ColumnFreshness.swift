/// Whether a column is kept up, by the day of its last item.
package enum ColumnFreshness: Sendable, Equatable {
    /// Nothing is expected of it by a date.
    case notExpected
    case fresh(until: Day)
    case stale(lastOn: Day, since: Day)
    /// It has no item at all.
    case empty

    package init(_ column: SiteColumn, lastItemOn: Day?, on day: Day) {
        self.init(interval: column.interval, lastItemOn: lastItemOn, isArchived: column.isArchived, on: day)
    }

    /// An archived column keeps what it has and is not judged.
    package init(interval: UpdateInterval?, lastItemOn: Day?, isArchived: Bool = false, on day: Day) {
        if isArchived {
            self = .notExpected
            return
        }
        guard let lastItemOn else {
            self = .empty
            return
        }
        guard let end = interval?.end(after: lastItemOn) else {
            self = .notExpected
            return
        }
        self = day <= end ? .fresh(until: end) : .stale(lastOn: lastItemOn, since: end.adding(days: 1))
    }

    package var words: String {
        switch self {
        case .notExpected: "无更新时限"
        case .fresh(let until): "更新及时，下次更新不晚于\(until.text)"
        case .stale(let last, _): "最近更新\(last.text)，已超过更新时限"
        case .empty: "空白栏目"
        }
    }

    package var isStale: Bool { if case .stale = self { true } else { false } }
}
