/// What every exit (page, list, feed, search, file, interface, export, count) may give out of an article at one moment.
///
/// The one rule: no exit decides for itself. Times are instants and days end at midnight in Asia/Shanghai, wherever the server stands.
package enum Visibility: Sendable, Equatable {
    case shown
    /// Only that it was here, why it is not any more, and since when.
    case tombstone(reason: String, since: Day)
    case hidden

    /// Who asks.
    package enum Viewer: Sendable, Equatable {
        case everyone
        /// A member of staff who may read the articles of this unit; only the console asks so.
        case staff
    }

    package static func of(_ facts: VisibilityFacts, at now: Instant, viewer: Viewer = .everyone) -> Visibility {
        if viewer == .staff { return .shown }
        // Without a secrecy review that permits it nothing shows, not even that it exists.
        guard facts.secrecyPermits, !facts.isInClosedPlace, let publishAt = facts.publishAt, publishAt <= now else { return .hidden }
        switch facts.state {
        case .unpublished: return .hidden
        case .withdrawn:
            guard let day = facts.withdrawnOn, let reason = facts.withdrawalReason else { return .hidden }
            return .tombstone(reason: reason, since: day)
        case .live, .expired:
            // The hour decides, not whether the nightly job has run.
            let ends = [facts.expireAt, facts.noticeEndsOn.map { Instant($0.adding(days: 1)) }].compactMap(\.self).min()
            guard let ends, ends <= now else { return facts.state == .live ? .shown : .hidden }
            if ends != facts.expireAt { return .tombstone(reason: "公示期已满", since: ends.day) }
            return facts.expiresWithNotice ? .tombstone(reason: "已到期下线", since: ends.day) : .hidden
        }
    }
}
