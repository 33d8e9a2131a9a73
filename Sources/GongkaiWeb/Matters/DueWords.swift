import GongkaiCore
import GongkaiStore

/// How much time a request has left, in words and in a tone that goes with them.
struct DueWords: Sendable, Equatable {
    let text: String
    /// For the tag around it.
    let tone: String

    /// Working days that count as soon: the first reminder of the regulation.
    static let soon = 5

    /// The last day that counts as soon.
    static func lastSoonDay(_ today: Day, _ calendar: WorkingCalendar) -> Day { calendar.day(soon, workingDaysAfter: today) }

    init(text: String, tone: String) {
        self.text = text
        self.tone = tone
    }

    init(
        isOpen: Bool, filedOn: Day? = nil, receivedOn: Day?, dueOn: Day?, isPaused: Bool, answerBy: Day?, isProvisional: Bool,
        closedOn: Day?, today: Day, _ calendar: WorkingCalendar
    ) {
        let provisional = isProvisional ? "（暂定）" : ""
        if !isOpen {
            (text, tone) = (closedOn.map { "\($0.text)办结" } ?? "已结束", "draft")
        } else if let dueOn {
            let left = calendar.workingDays(after: today, through: dueOn), over = calendar.workingDays(after: dueOn, through: today)
            if dueOn < today {
                (text, tone) = ("已" + TimeLimit.Unit.working.overdue(by: over), "error")
            } else if dueOn == today {
                (text, tone) = ("今天到期", "error")
            } else {
                (text, tone) = ("还剩\(left)个工作日\(provisional)", left <= DueWords.soon ? "warning" : "draft")
            }
        } else if isPaused {
            let late = answerBy.map { $0 < today } ?? false
            (text, tone) = late ? ("等待答复，已过期", "warning") : ("暂停计算", "draft")
        } else if receivedOn == nil {
            // Contact is to be made on the day it was handed in.
            let waits = filedOn.map { calendar.workingDays(after: $0, through: today) } ?? 0
            (text, tone) = waits > 0 ? ("待确认收到，已等\(waits)个工作日", "error") : ("待确认收到", "warning")
        } else {
            (text, tone) = ("没有期限", "draft")
        }
    }

    init(_ line: MatterLine, isOpen: Bool, today: Day, _ calendar: WorkingCalendar) {
        self.init(
            isOpen: isOpen, filedOn: line.filedOn, receivedOn: line.receivedOn, dueOn: line.dueOn, isPaused: line.isPaused,
            answerBy: line.answerBy, isProvisional: line.isProvisional, closedOn: line.closedOn, today: today, calendar)
    }

    /// Of a request.
    init(_ stored: StoredMatter, today: Day, _ calendar: WorkingCalendar) {
        self.init(stored, isOpen: stored.matter.requestState?.isOpen ?? true, today: today, calendar)
    }

    init(_ stored: StoredMatter, isOpen: Bool, today: Day, _ calendar: WorkingCalendar) {
        let dates = stored.dates
        self.init(
            isOpen: isOpen, receivedOn: dates.receivedOn, dueOn: dates.dueOn, isPaused: dates.isPaused,
            answerBy: dates.answerBy, isProvisional: dates.isProvisional, closedOn: dates.closedOn, today: today, calendar)
    }
}

extension MatterDates {
    /// The last day in words, with what is not certain of it; nil where none runs.
    var dueWords: String? { dueOn.map(words) }

    func words(_ last: Day) -> String { last.chineseText + (isProvisional ? "（暂定）" : "") }
}
