/// What visibility depends on, and nothing else: each is a column of the store, so that one SQL condition can say the same.
package struct VisibilityFacts: Sendable, Equatable {
    package var state: ArticleState
    /// Of the version that is or was live.
    package var publishAt: Instant?
    package var expireAt: Instant?
    /// Whether a tombstone remains after ``expireAt``; otherwise the page is gone.
    package var expiresWithNotice: Bool
    package var secrecyPermits: Bool
    package var withdrawnOn: Day?
    /// The public reason.
    package var withdrawalReason: String?
    /// The last day of the notice period of a list of persons; nil for anything else.
    package var noticeEndsOn: Day?
    /// Whether its site is closed. An archived column keeps its content reachable.
    package var isInClosedPlace: Bool

    package init(
        state: ArticleState, publishAt: Instant?, expireAt: Instant? = nil, expiresWithNotice: Bool = false, secrecyPermits: Bool,
        withdrawnOn: Day? = nil, withdrawalReason: String? = nil, noticeEndsOn: Day? = nil, isInClosedPlace: Bool = false
    ) {
        self.state = state
        self.publishAt = publishAt
        self.expireAt = expireAt
        self.expiresWithNotice = expiresWithNotice
        self.secrecyPermits = secrecyPermits
        self.withdrawnOn = withdrawnOn
        self.withdrawalReason = withdrawalReason
        self.noticeEndsOn = noticeEndsOn
        self.isInClosedPlace = isInClosedPlace
    }
}

/// The notice period (公示期) of a list of persons.
package enum NoticePeriod {
    /// Working days, unless the rule for the list says otherwise.
    package static let usual = 7

    /// The last day the list is shown; the day of publication is day zero.
    package static func lastDay(publishedOn: Day, workingDays: Int = usual, calendar: WorkingCalendar) -> Day {
        calendar.day(workingDays, workingDaysAfter: publishedOn)
    }
}
