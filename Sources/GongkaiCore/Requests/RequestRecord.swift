/// A request as the annual report counts it.
package struct RequestRecord: Sendable, Equatable {
    package let receivedOn: Day
    package let channel: ReceiptChannel
    /// Nil while it is not concluded: it is carried over.
    package let outcome: RequestOutcome?
    /// 办结: the day its reply went out, or on which it ended without one. A signature concludes nothing: it can be taken back, and nobody has
    /// heard of it (docs/law/requests.md).
    package let concludedOn: Day?
    /// When that was, against the limits; nil while it has not.
    package let timing: ClosureTiming?

    /// Nil for what was never received, such as a filing handed on or taken back before: it counts nowhere.
    ///
    /// A request is counted once, in the year of its first conclusion. One decided again after a review keeps that year, and takes the new
    /// outcome only if it came in the same year: what a report has published does not move.
    package init?(_ matter: Matter, _ calendar: WorkingCalendar = .published) {
        guard let facts = RequestFacts(matter), let clock = try? RequestClock(facts, calendar) else { return nil }
        receivedOn = clock.received
        channel = facts.receipt.channel
        let conclusions = matter.conclusions
        concludedOn = conclusions.first?.on
        outcome = conclusions.last { $0.on.year == conclusions.first?.on.year }?.outcome
        timing = matter.clock.marks.first { $0.effect == .ends }.map { clock.reading.timing(closedOn: $0.on) }
    }
}

extension Matter {
    /// The decisions of a request in their order: replies when they were signed, and conclusions without one.
    var decisions: [(on: Day, outcome: RequestOutcome)] { ends(at: .sign) }

    /// The same when they reached whoever asked: replies when they went out.
    package var conclusions: [(on: Day, outcome: RequestOutcome)] { ends(at: .serve) }

    private func ends(at step: RequestAction) -> [(on: Day, outcome: RequestOutcome)] {
        var drafted: RequestOutcome?
        return standing.compactMap { event in
            guard let action = RequestAction(rawValue: event.action.code) else { return nil }
            let outcome: RequestOutcome?
            switch action {
            case .draft:
                drafted = event.values[MatterField.outcomeCode]?.text.flatMap(RequestOutcome.code)
                return nil
            case step: outcome = drafted
            case .withdraw: outcome = .code("withdrawn")
            case .terminate: outcome = .code("otherHandled")
            case .closeUnanswered: outcome = .code(event.before == RequestState.feeAsked.state ? "feeUnpaid" : "notSupplemented")
            default: return nil
            }
            return outcome.map { (event.on, $0) }
        }
    }
}
