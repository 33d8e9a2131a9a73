/// What a paper is written from.
package struct RequestPaperFacts: Sendable {
    /// The organ that writes, as its papers name it.
    package struct Organ: Sendable, Equatable {
        /// The full name.
        package var name: String
        package var kind: Agency.Kind
        /// Where its decisions can be contested.
        package var places: Remedies.Places
        /// 政府信息公开工作机构.
        package var office: String
        package var address: String
        package var telephone: String
        /// Whom to ask; nil where the office is enough.
        package var contact: String?
        /// Where a fee is paid; nil where none is charged.
        package var payment: String?

        package init(
            name: String, kind: Agency.Kind, places: Remedies.Places, office: String, address: String, telephone: String,
            contact: String? = nil, payment: String? = nil
        ) {
            self.name = name
            self.kind = kind
            self.places = places
            self.office = office
            self.address = address
            self.telephone = telephone
            self.contact = contact
            self.payment = payment
        }
    }

    package var organ: Organ
    /// 发文字号; nil while the paper is a draft.
    package var number: String?
    /// The day of the paper: the law on remedies is the one in force then.
    package var day: Day
    package var regime: DisclosureRegime
    package var requestNumber: String
    /// For the receipt.
    package var trackingCode: TrackingCode?
    package var applicant: Applicant
    package var address: String
    /// What is asked for, one description each.
    package var items: [String]
    /// The legal day of receipt and the rule it follows; nil before it.
    package var start: ClockFacts.Start?
    /// When it came.
    package var arrived: Day
    /// The last day to answer, without and with what was extended.
    package var firstDue: Day?
    package var due: Day?
    /// Whether the days off are not published that far.
    package var isProvisional = false
    /// What was filled in with the step.
    package var said: [String: FieldValue] = [:]
    /// What was filled in with the search.
    package var search: (on: Day, said: [String: FieldValue])?
    /// When the applicant was asked to make it clear.
    package var supplementAsked: Day?
    /// Whether others with an interest in it were asked.
    package var thirdPartyAsked = false
    /// Working days from the day after the paper through the last day that it names; nil where it names none.
    package var daysToAnswer: Int?
    /// The sum, step by step.
    package var fee: FeeStatement?
    /// The paper that was served, by title and number.
    package var served: (title: String, number: String)?

    package init(
        organ: Organ, number: String?, day: Day, regime: DisclosureRegime, requestNumber: String, applicant: Applicant, address: String,
        items: [String], arrived: Day
    ) {
        self.organ = organ
        self.number = number
        self.day = day
        self.regime = regime
        self.requestNumber = requestNumber
        self.applicant = applicant
        self.address = address
        self.items = items
        self.arrived = arrived
    }

    /// What was filled in with the step.
    package subscript(_ field: MatterField) -> FieldValue? { said[field.code] }
}

extension RequestPaperFacts {
    /// What a matter's event and the application say; nil where the matter does not say how it came.
    ///
    /// - Parameters:
    ///   - branch: whom the paper is for, where the event does not name a branch: the objecting third party that is told of a decision.
    ///   - calendar: for the last days.
    package init?(
        _ event: MatterEvent, of matter: Matter, _ intake: RequestIntake, number requestNumber: String, organ: Organ, paperNumber: String?,
        day: Day, branch: Int? = nil, calendar: WorkingCalendar = .published
    ) {
        guard let arrived = matter.arrival?.on else { return nil }
        self.init(
            organ: organ, number: paperNumber, day: day, regime: DisclosureRequest.regime(of: matter, on: event.on),
            requestNumber: requestNumber, applicant: intake.applicant, address: intake.contact.address,
            items: intake.items.map(\.description), arrived: arrived)
        if let reading = ClockReading(request: matter, calendar) {
            start = reading.facts.start
            firstDue = reading.firstDue
            due = reading.due
            isProvisional = reading.isProvisional
        }
        if let asked = (branch ?? event.branch).flatMap(matter.branch) { said = asked.values }
        // Only the draft that is signed counts for what is told to others.
        if event.action == RequestAction.informThirdParty.action, let draft = matter.last(.draft) {
            said.merge(draft.values) { kept, _ in kept }
        }
        if event.action == RequestAction.closeUnanswered.action {
            let demand = matter.unanswered(calendar)
            said = demand?.asked.values ?? [:]
            said[MatterField.answerBy.code] = demand?.last.map { .day($0) }
        }
        said.merge(event.values) { $1 }
        // Its days count from the day it goes out.
        if RequestPaper(event)?.givesTime == true, let last = matter.demand(calendar)?.last {
            said[MatterField.answerBy.code] = .day(last)
            daysToAnswer = calendar.workingDays(after: day, through: last)
        }
        if let received = matter.clock.startedOn {
            fee = (try? FeeStatement.stated(by: event.action, event.values, received: received)) ?? nil
        }
        search = matter.last(.recordSearch).map { ($0.on, $0.values) }
        supplementAsked = matter.last(.askSupplement)?.on
        thirdPartyAsked = matter.branches.contains { $0.role == .thirdParty }
    }
}
