import GongkaiCore

/// What happened on the way of a matter, as whoever waits for it is told.
struct ProgressStep: Sendable {
    let day: String
    let dayText: String
    let words: String
    let note: String?
    let isCurrent: Bool

    /// The newest first. `told`: the oldest first.
    static func list(_ told: [(on: Day, words: String, note: String?)]) -> [ProgressStep] {
        told.enumerated().reversed().map { index, step in
            ProgressStep(
                day: step.on.text, dayText: step.on.chineseText, words: step.words, note: step.note, isCurrent: index == told.count - 1)
        }
    }

    static let samples = [
        ProgressStep(day: "2026-02-02", dayText: "2026年2月2日", words: "提交", note: "注", isCurrent: true),
        ProgressStep(day: "2026-02-01", dayText: "2026年2月1日", words: "提交", note: nil, isCurrent: false),
    ]
}

/// What a decision or a paper says further, with its label.
struct ProgressFact: Sendable {
    let label: String
    let text: String
}

/// Until when something is to be done, and how much of that is left.
struct ProgressDue: Sendable {
    let day: String
    let left: String
    let isOver: Bool

    init(_ last: Day, _ dates: MatterDates, on today: Day, _ calendar: WorkingCalendar) {
        self.init(last, called: dates.words(last), on: today, calendar)
    }

    /// Of a day that is certain or not by itself.
    init(_ last: Day, on today: Day, _ calendar: WorkingCalendar) { self.init(last, called: calendar.words(last), on: today, calendar) }

    private init(_ last: Day, called words: String, on today: Day, _ calendar: WorkingCalendar) {
        day = words
        isOver = last < today
        if last == today {
            left = "就是今天"
        } else if isOver {
            left = "已" + TimeLimit.Unit.working.overdue(by: calendar.workingDays(after: last, through: today))
        } else {
            left = "还有\(calendar.workingDays(after: today, through: last))个工作日"
        }
    }

    private init(day: String, left: String, isOver: Bool) { (self.day, self.left, self.isOver) = (day, left, isOver) }

    static let sample = ProgressDue(day: "2026年2月9日", left: "还有5个工作日", isOver: true)
}
