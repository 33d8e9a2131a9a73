import Foundation

/// The date of an answer (RFC 9110 §5.6.7), always of the same length.
struct DateLine {
    private(set) var second: Int
    private(set) var text: String

    init() {
        second = time(nil)
        text = DateLine.text(second)
    }

    /// Written once a second.
    mutating func renew() {
        let now = time(nil)
        if now == second { return }
        second = now
        text = DateLine.text(now)
    }

    /// As in `Sun, 06 Nov 1994 08:49:37 GMT`.
    static func text(_ seconds: time_t) -> String {
        var seconds = seconds
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(days[Int(parts.tm_wday)]), \(two(parts.tm_mday)) \(months[Int(parts.tm_mon)]) \(1_900 + parts.tm_year) "
            + "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)) GMT"
    }

    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
