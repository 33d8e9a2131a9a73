extension MatterDates {
    /// The days of an approval case. `dueOn`, which lists are sorted by and overdue cases are counted by, is the limit that ends first of all that
    /// run (``CaseLimit``); `firstDueOn` is what the applicant waits for: the promise where there is one, and the law's otherwise.
    package init(serviceCase matter: Matter, _ calendar: WorkingCalendar = .published) {
        self.init(
            matter,
            ServiceCase.workflow(
                under: ServiceCase.law(of: matter, on: matter.events.last?.on ?? Day.firstDay(of: 2020)),
                isJoint: matter.caseTerms?.isJoint ?? false))
        filedOn = matter.receipts.first?.on
        guard let facts = CaseFacts(matter) else { return }
        // As the board has it: what was supplied later is no other case.
        receivedOn = filedOn
        guard let clock = try? CaseClock(facts, calendar) else { return }
        firstDueOn = clock.promisedDue ?? clock.reading?.firstDue
        dueOn = clock.running(in: matter).first?.due
        // That day by itself: what ends within the published calendar is certain, whatever else runs longer.
        isProvisional = dueOn.map(calendar.isProvisional) ?? false
        // Before acceptance the next limit is that of the notice; after the decision that of delivery.
        switch matter.caseState {
        case .received:
            firstDueOn = clock.noticeDue
        case .granted, .refused:
            firstDueOn = clock.deliveryDue
        default: break
        }
        // Steps have their own units and their own lists; here stands who was asked for something by a day.
        answerBy = matter.branches.filter { $0.state == .open }.compactMap { $0[.answerBy]?.day }.min()
    }
}
