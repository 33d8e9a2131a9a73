import GongkaiCore

/// The step of a unit that only assists in a case, as lists and the headline of the case say it.
struct OwnStep: Sendable, Equatable {
    /// 本单位环节, with its name while it is under way.
    let name: String
    /// Nil before and after it.
    let due: Day?
    let words: DueWords

    init(_ work: AssistingWork, today: Day, _ calendar: WorkingCalendar) {
        name = "本单位" + (work.limit?.name ?? "环节")
        due = work.limit?.due
        words = DueWords(work, today: today, calendar)
    }
}

extension DueWords {
    fileprivate init(_ work: AssistingWork, today: Day, _ calendar: WorkingCalendar) {
        switch work {
        case .waiting: self.init(text: "本单位环节还没有开始", tone: "draft")
        case .done: self.init(text: "本单位环节已完成", tone: "done")
        case .underway(let limit):
            self.init(
                isOpen: true, receivedOn: nil, dueOn: limit.due, isPaused: false, answerBy: nil,
                isProvisional: calendar.isProvisional(limit.due), closedOn: nil, today: today, calendar)
        }
    }
}
