/// When a window is open, out of the words of a guide (办理时间), such as “星期一至星期五9:00—12:00、13:30—17:00（法定节假日除外）”.
package struct HallHours: Sendable, Equatable {
    /// Minutes of the day.
    package struct Span: Sendable, Equatable {
        package let from: Int
        package let to: Int

        package init(_ from: Int, _ to: Int) {
            self.from = from
            self.to = to
        }
    }

    /// 1 for Monday.
    package let weekdays: ClosedRange<Int>
    package let spans: [Span]

    /// Where nothing is said that can be read.
    package static let usual = HallHours(weekdays: 1...5, spans: [Span(540, 720), Span(810, 1_020)])
    /// How long one appointment is, in minutes.
    package static let step = 30

    package init(weekdays: ClosedRange<Int>, spans: [Span]) {
        self.weekdays = weekdays
        self.spans = spans
    }

    /// What cannot be read is as usual.
    package init(_ words: String) {
        let spans = Self.spans(words)
        self.init(weekdays: Self.weekdays(words) ?? Self.usual.weekdays, spans: spans.isEmpty ? Self.usual.spans : spans)
    }

    /// The beginnings of the half hours of a day, in minutes; none on a day off.
    package func starts(on day: Day, _ calendar: WorkingCalendar) -> [Int] {
        // A Saturday on which everybody works is a day like others; one that the guide names is open too.
        guard calendar.isWorkingDay(day) || (day.weekday > 5 && weekdays.contains(day.weekday)) else { return [] }
        return spans.flatMap { stride(from: $0.from, through: $0.to - Self.step, by: Self.step) }.sorted()
    }

    /// The next days on which it is open, after a day.
    package func days(after day: Day, _ count: Int, _ calendar: WorkingCalendar) -> [Day] {
        (1...60).map { day.adding(days: $0) }.filter { !starts(on: $0, calendar).isEmpty }.prefix(count).map(\.self)
    }

    /// 9:30 as a clock shows it.
    package static func words(_ minutes: Int) -> String { "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)" }

    // MARK: Reading

    private static func weekdays(_ words: String) -> ClosedRange<Int>? {
        let names: [Character: Int] = ["一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7]
        var found: [Int] = []
        let characters = Array(words)
        for (index, character) in characters.enumerated().dropFirst() {
            guard let day = names[character], ["期", "周"].contains(characters[index - 1]) else { continue }
            found.append(day)
        }
        guard let first = found.first, let last = found.last, first <= last else { return nil }
        return first...last
    }

    /// Every two times make a span.
    private static func spans(_ words: String) -> [Span] {
        var times: [Int] = []
        let characters = Array(words)
        for (index, character) in characters.enumerated() where character == ":" || character == "：" {
            var hours = "", start = index
            while start > 0, characters[start - 1].isASCII, characters[start - 1].isNumber, hours.count < 2 {
                start -= 1
                hours = String(characters[start]) + hours
            }
            let minutes = String(characters[(index + 1)...].prefix { $0.isASCII && $0.isNumber }.prefix(2))
            guard let hour = Int(hours), let minute = Int(minutes), minutes.count == 2, hour < 24, minute < 60 else { continue }
            times.append(hour * 60 + minute)
        }
        guard times.count.isMultiple(of: 2) else { return [] }
        let spans = stride(from: 0, to: times.count, by: 2).map { Span(times[$0], times[$0 + 1]) }
        return spans.allSatisfy { $0.from < $0.to } ? spans : []
    }
}
