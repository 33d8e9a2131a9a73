import Foundation
import NIOCore

/// The first two lines of an answer: its status, and the date (RFC 9110 §5.6.7), written once a second.
struct DateLine {
    enum Status { case ok, notModified }

    private var second: time_t = 0
    private var ok = ByteBuffer()
    private var notModified = ByteBuffer()

    mutating func start(_ status: Status) -> ByteBuffer {
        let now = time(nil)
        if now != second {
            second = now
            let date = DateLine.text(now)
            ok = ByteBuffer(string: "HTTP/1.1 200 OK\r\nDate: \(date)\r\n")
            notModified = ByteBuffer(string: "HTTP/1.1 304 Not Modified\r\nDate: \(date)\r\n")
        }
        return status == .ok ? ok : notModified
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
