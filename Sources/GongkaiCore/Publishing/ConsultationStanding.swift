/// Where a consultation (征集) stands on a day.
package enum ConsultationStanding: Sendable, Equatable {
    /// Anybody may still say something, up to and on this day.
    case open(until: Day)
    case closed
    /// What came of it is published.
    case answered

    package init(closesOn: Day, isAnswered: Bool, on today: Day) {
        self = isAnswered ? .answered : closesOn < today ? .closed : .open(until: closesOn)
    }

    package var words: String {
        switch self {
        case .open(let day): "征集中，至\(day.text)"
        case .closed: "已截止"
        case .answered: "结果已公布"
        }
    }
}
