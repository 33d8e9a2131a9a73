/// One day of a count: whether it counts, as which, and why.
package struct ClockDay: Sendable, Equatable {
    package enum Reason: Sendable, Equatable {
        /// Counts: Monday to Friday.
        case workingDay
        /// Counts: a day at a weekend that a notice made a working day.
        case makeUpDay(name: String, source: String)
        /// Counts: the limit is in calendar days.
        case calendarDay
        case weekend
        case dayOff(name: String, source: String)
        /// It lies in a pause.
        case suspended(ClockGround)
        /// The last day of a limit in calendar days was a day off.
        case rolledOver
    }

    package let day: Day
    package let reason: Reason
    /// 1 for the first counted day; nil for a day that does not count.
    package let number: Int?
}

extension ClockDay.Reason {
    /// As in tables and files.
    package var code: String {
        switch self {
        case .workingDay: "workingDay"
        case .makeUpDay: "makeUpDay"
        case .calendarDay: "calendarDay"
        case .weekend: "weekend"
        case .dayOff: "holiday"
        case .suspended: "suspended"
        case .rolledOver: "rolledOver"
        }
    }

    /// Such as 国庆节放假.
    package var words: String {
        switch self {
        case .workingDay: "工作日"
        case .makeUpDay(let name, _): "\(name)调休上班"
        case .calendarDay: "计入"
        case .weekend: "周末"
        case .dayOff(let name, _): "\(name)放假"
        case .suspended(let ground): ground.name
        case .rolledOver: "期满日为休息日，顺延"
        }
    }

    /// The notice that made it so; nil for plain weeks and pauses.
    package var source: String? {
        switch self {
        case .makeUpDay(_, let source), .dayOff(_, let source): source
        case .workingDay, .calendarDay, .weekend, .suspended, .rolledOver: nil
        }
    }
}

extension ClockDay: Encodable {
    private enum Key: CodingKey { case day, counts, number, reason, words, source }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(day, forKey: .day)
        try container.encode(number != nil, forKey: .counts)
        try container.encodeIfPresent(number, forKey: .number)
        try container.encode(reason.code, forKey: .reason)
        try container.encode(reason.words, forKey: .words)
        try container.encodeIfPresent(reason.source, forKey: .source)
    }
}
