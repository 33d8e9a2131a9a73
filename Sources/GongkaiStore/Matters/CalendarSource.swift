import GongkaiCore
import Synchronization

/// The working calendars that held one after the other: the shipped one, and each with the changes confirmed until then.
struct CalendarSet: Sendable {
    private let shipped: WorkingCalendar
    private var changes: [(at: Instant, calendar: WorkingCalendar)] = []

    init(_ shipped: WorkingCalendar) {
        self.shipped = shipped
    }

    /// The one that holds now.
    var newest: WorkingCalendar { changes.last?.calendar ?? shipped }

    /// The one a matter goes by: once its time has ended, the one that held then. What was in time does not become late.
    func calendar(of matter: Matter) -> WorkingCalendar {
        guard case .ended = matter.clock.state, !changes.isEmpty, let ended = matter.standing.first(where: { $0.clock == .ends }) else {
            return newest
        }
        return changes.last { $0.at <= ended.at }?.calendar ?? shipped
    }

    /// How many changes were confirmed before something ended; all of them where it has not.
    func changes(before end: Instant?) -> Int {
        guard let end else { return changes.count }
        return changes.prefix { $0.at <= end }.count
    }

    /// The one that held after so many changes.
    func calendar(after count: Int) -> WorkingCalendar { count == 0 ? shipped : changes[count - 1].calendar }

    /// The shipped one, and those that followed with the days on which they were confirmed.
    var history: (first: WorkingCalendar, changes: [(on: Day, calendar: WorkingCalendar)]) {
        (shipped, changes.map { ($0.at.day, $0.calendar) })
    }

    /// How many changes there are.
    var count: Int { changes.count }

    /// With one more change.
    func changed(by lines: String, at now: Instant) throws(WorkingCalendar.Malformed) -> CalendarSet {
        var set = self
        set.changes.append((now, try newest.changed(by: lines)))
        return set
    }
}

/// Reads the working calendars.
///
/// A mutex guards the last ones read, because they are asked for at every step and change once or twice a year.
final class CalendarSource: Sendable {
    private let shipped: WorkingCalendar
    private let last: Mutex<(count: Int64, calendars: CalendarSet)>

    init(_ shipped: WorkingCalendar) {
        self.shipped = shipped
        last = Mutex((0, CalendarSet(shipped)))
    }

    func calendars(in tx: Transaction) throws -> CalendarSet {
        // Counted, because an older proposal may be confirmed after a younger one.
        let count: Int64 = try tx.value("SELECT COUNT(*) FROM calendar_change WHERE is_confirmed = 1")
        if let known = last.withLock({ $0.count == count ? $0.calendars : nil }) { return known }
        let calendars = try tx.rows("SELECT lines, decided_at FROM calendar_change WHERE is_confirmed = 1 ORDER BY decided_at, id")
            .reduce(CalendarSet(shipped)) { try $0.changed(by: $1.get("lines"), at: $1.get("decided_at")) }
        last.withLock { $0 = (count, calendars) }
        return calendars
    }
}
