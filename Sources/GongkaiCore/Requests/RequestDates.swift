extension MatterDates {
    /// The days of a request for disclosure.
    package init(request matter: Matter, _ calendar: WorkingCalendar = .published) {
        self.init(
            matter,
            DisclosureRequest.workflow(under: DisclosureRequest.regime(of: matter, on: matter.events.last?.on ?? Day.firstDay(of: 2020))))
        filedOn = matter.arrival?.on
        guard let facts = RequestFacts(matter), let clock = try? RequestClock(facts, calendar) else { return }
        firstDueOn = clock.reading.firstDue
        dueOn = clock.reading.due
        isProvisional = clock.reading.isProvisional
        // What is over stands no more.
        if dueOn != nil { isPaused = false }
        if case .waiting = matter.clock.state { answerBy = clock.reading.openAnswerBy }
        // What is decided again has the limit that the review gave.
        if matter.requestState?.isOpen ?? false, matter.clock.state == .ended, let corrected = matter.last(.correctDecision) {
            dueOn = corrected.values[MatterField.decideAgainBy.code]?.day
            isProvisional = false
        }
    }
}
