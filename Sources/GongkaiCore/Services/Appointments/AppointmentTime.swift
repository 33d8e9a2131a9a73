/// A half hour at a window.
///
/// Steps on an appointment name the one they were decided on: who looked at another one since then learns so first.
package struct AppointmentTime: Sendable, Hashable {
    package let day: Day
    /// Minutes of the day.
    package let starts: Int

    package init(_ day: Day, _ starts: Int) {
        self.day = day
        self.starts = starts
    }

    /// Reads what ``text`` wrote.
    package init?(text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let day = Day(parts[0]), let starts = Int(parts[1]), (0..<1_440).contains(starts) else { return nil }
        self.init(day, starts)
    }

    /// As a form carries it.
    package var text: String { "\(day.text) \(starts)" }

    /// 9:30至10:00.
    package var hours: String { "\(HallHours.words(starts))至\(HallHours.words(starts + HallHours.step))" }

    package var words: String { day.chineseText + hours }

    package var begins: Instant { Instant(day, hour: starts / 60, minute: starts % 60) }

    package var ends: Instant { begins.adding(seconds: HallHours.step * 60) }
}
