/// A point in time: UTC milliseconds since 1970-01-01. Logs, sessions and audit entries are instants; deadlines are ``Day``s.
package struct Instant: Sendable, Hashable, Comparable, Codable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

    package func adding(seconds: Int) -> Instant { Instant(milliseconds: milliseconds + Int64(seconds) * 1000) }

    /// The legal day in Asia/Shanghai (UTC+8, no daylight saving since 1992).
    package var day: Day { Day(number: Int((milliseconds + Instant.shanghaiOffset).floorDivided(by: Instant.dayLength))) }

    /// `2014-03-30 09:05:00` in Asia/Shanghai.
    package var text: String {
        let local = milliseconds + Instant.shanghaiOffset
        let seconds = Int((local - local.floorDivided(by: Instant.dayLength) * Instant.dayLength) / 1000)
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(day.text) \(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    }

    /// The given time of day in Asia/Shanghai.
    package init(_ day: Day, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        let seconds = Int64(day.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        self.milliseconds = seconds * 1000 - Instant.shanghaiOffset
    }

    private static let shanghaiOffset: Int64 = 8 * 3600 * 1000
    private static let dayLength: Int64 = 86_400_000
}

extension Int64 {
    fileprivate func floorDivided(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
