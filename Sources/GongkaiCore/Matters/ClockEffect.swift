/// What a step does to the clock of a matter, by the grounds that the clock's rule names.
package enum ClockEffect: Sendable, Hashable {
    case starts
    /// The clock stands until somebody else has answered; what is left then goes on.
    case suspends(ClockGround)
    /// The branch it waited for has an answer.
    case resumes
    /// Something is asked of the person; the clock stands, and begins anew when it comes.
    case asks(ClockGround)
    case restarts(ClockGround)
    case extends(ClockGround)
    case ends

    /// As the state tables say it.
    package var words: String {
        switch self {
        case .starts: "起算"
        case .suspends: "中止"
        case .resumes: "继续"
        case .asks: "停止"
        case .restarts: "重新起算"
        case .extends: "延长"
        case .ends: "结束"
        }
    }
}

/// One effect with its day and what was said with it: what a clock is computed from.
package struct ClockMark: Sendable, Equatable {
    package let effect: ClockEffect
    package let on: Day
    /// The branch that the clock waits for.
    package let branch: Int?
    /// How much an extension adds.
    package let days: Int?
    /// Who granted it.
    package let approver: String?
    /// The last day named to the one who is asked.
    package let answerBy: Day?
}
