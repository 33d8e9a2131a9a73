/// A case as programs for process mining read it: no name of anybody, only what was done, when, and by whom in the case.
package struct EventLogCase: Sendable, Equatable {
    /// Such as ZX12-BJ-202600001.
    package let number: String
    package let item: String
    package let itemName: String
    /// The code of the unit it was addressed to.
    package let unit: String
    package let isJoint: Bool
    package let statutoryDays: Int
    package let promisedDays: Int
    package let isOpen: Bool
    /// The cards that were found, by rule.
    package let cards: [SupervisionCard]
    package let events: [EventLogEvent]

    package init(
        number: String, unit: String, _ terms: CaseTerms, isOpen: Bool, cards: [SupervisionCard], events: [EventLogEvent]
    ) {
        self.number = number
        self.unit = unit
        item = terms.item
        itemName = terms.itemName
        isJoint = terms.isJoint
        statutoryDays = terms.statutory.days
        promisedDays = terms.promisedDays
        self.isOpen = isOpen
        self.cards = cards
        self.events = events
    }

    package func count(_ signal: SupervisionSignal) -> Int { cards.filter { $0.signal == signal }.count }

    /// Yellow and red cards: a promise or the law was broken. A warning is none.
    package var breaches: Int { count(.yellow) + count(.red) }

    /// From the first step to the last.
    package var milliseconds: Int64 {
        let times = events.map(\.at.milliseconds)
        return (times.max() ?? 0) - (times.min() ?? 0)
    }
}

/// One step.
package struct EventLogEvent: Sendable, Equatable {
    /// What the standard extension of XES calls lifecycle: steps of the flow and special procedures begin and end, all else happens at once.
    package enum Lifecycle: String, Sendable {
        case start, complete
    }

    package let number: Int
    package let action: String
    /// As a diagram names it; both ends of a step have one name.
    package let activity: String
    package let lifecycle: Lifecycle
    package let at: Instant
    package let day: Day
    /// 申请人, 窗口, 承办人, …: a role, never a person.
    package let role: String
    /// Of a step of the flow or a procedure: which of them, since they run side by side.
    package let branch: Int?
    /// It was a mistake and taken back, or takes one back.
    package let isReversed: Bool
    /// The rules that found a breach in it.
    package let breaches: [String]
}

extension EventLogCase {
    /// The log of a case from its steps; nil where its terms cannot be read. A note that days were computed anew is no step.
    package init?(number: String, unit: String, events: [MatterEvent], cards: [SupervisionCard]) {
        guard let text = events.last(where: { $0[.caseTerms] != nil })?[.caseTerms]?.text, let terms = try? CaseTerms(text: text) else {
            return nil
        }
        let reversed = Set(events.compactMap(\.reverses))
        var names: [Int: String] = [:]
        var handler: OfficerID?
        var log: [EventLogEvent] = []
        for event in events where event.action != .recalculate {
            if let next = event[.handler]?.officer { handler = next }
            let action = CaseAction(rawValue: event.action.code)
            var lifecycle = EventLogEvent.Lifecycle.complete
            var activity = action?.words ?? "撤销误操作"
            switch action {
            case .startStep:
                lifecycle = .start
                activity = "环节：" + (event[.step]?.text.flatMap(terms.step)?.name ?? "")
            case .beginProcedure, .beginLongerProcedure:
                lifecycle = .start
                activity = "特别程序：" + (event[.procedure]?.text.flatMap(CaseProcedure.init)?.words ?? "")
            case .finishStep, .endProcedure: activity = event.branch.flatMap { names[$0] } ?? activity
            default: break
            }
            if lifecycle == .start, let branch = event.branch { names[branch] = activity }
            log.append(
                EventLogEvent(
                    number: event.number, action: event.action.code, activity: activity, lifecycle: lifecycle, at: event.at, day: event.on,
                    role: Self.role(event, action, handler), branch: event.branch,
                    isReversed: event.reverses != nil || reversed.contains(event.number),
                    breaches: cards.filter { $0.signal > .warning && $0.events.contains(event.number) }.map(\.rule).sorted()))
        }
        let isOpen = events.last?.after.flatMap { CaseState(rawValue: $0.code) }?.isOpen ?? true
        self.init(number: number, unit: unit, terms, isOpen: isOpen, cards: cards, events: log)
    }

    private static func role(_ event: MatterEvent, _ action: CaseAction?, _ handler: OfficerID?) -> String {
        switch event.author {
        case .applicant: return "申请人"
        case .program: return "系统"
        case .officer, .deputy: break
        }
        switch action {
        case .finishStep: return "环节承办人"
        case .noticeAgain, .beginLongerProcedure, .extend, .returnDecision: return "签发人"
        case .grant, .refuse: return event.before == CaseState.deciding.state ? "签发人" : "承办人"
        case .recordComplaint: return "审核人"
        case .startStep, .beginProcedure, .endProcedure, .submit, .issueCertificate, .terminate: return "承办人"
        // What handler and window may do alike.
        default: return handler.map(event.author.persons.contains) ?? false ? "承办人" : "窗口"
        }
    }
}
