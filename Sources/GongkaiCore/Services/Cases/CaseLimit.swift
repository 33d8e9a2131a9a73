/// A last day that runs for whoever has a case in hand, and what it is the last day of.
package struct CaseLimit: Sendable, Equatable {
    /// As lists name it, such as 承诺期限.
    package let name: String
    package let due: Day

    package init(_ name: String, _ due: Day) {
        self.name = name
        self.due = due
    }
}

extension CaseClock {
    /// Every limit that runs for the units now: signing in, the notice, the steps that were begun, the promise, the law's, delivery. The earliest first.
    package func running(in matter: Matter) -> [CaseLimit] {
        var limits: [CaseLimit] = []
        func add(_ name: String, _ day: Day?) { if let day { limits.append(CaseLimit(name, day)) } }
        if let given = matter.openHandOver { add("签收", calendar.day(1, workingDaysAfter: given.on)) }
        switch matter.caseState {
        case .received: add("受理或者告知", noticeDue)
        case .accepted, .examining, .specialProcedure, .deciding:
            for time in facts.steps where time.finished == nil {
                if let step = facts.terms.step(time.code) { add("环节“\(step.name)”", due(ofStep: step.code)) }
            }
            add("承诺期限", promisedDue)
            add("法定期限", statutoryDue)
            if facts.terms.waitsForValidity { add("原许可证有效期", silenceDue) }
        case .granted, .refused: add("送达", deliveryDue)
        default: break
        }
        return limits.enumerated().sorted { ($0.element.due, $0.offset) < ($1.element.due, $1.offset) }.map(\.element)
    }
}

extension CaseClock {
    /// Whether what a limit on the way is for has been done.
    package func isKept(_ step: ClockStep) -> Bool {
        switch step.code {
        case "signIn": return facts.signedIn != nil
        case "notice": return facts.answered != nil
        case "delivery": return facts.delivered != nil
        case "validity": return facts.decided != nil
        default: break
        }
        let parts = step.code.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return false }
        switch parts[0] {
        case "step": return facts.steps.last { $0.code == parts[1] }?.finished != nil
        case "procedure": return facts.procedures.allSatisfy { $0.kind.rawValue != parts[1] || $0.through != nil }
        default: return false
        }
    }
}

extension Matter {
    /// The limit of a case that ends first; nil while none runs.
    package func nearestLimit(_ calendar: WorkingCalendar) -> CaseLimit? {
        CaseFacts(self).flatMap { try? CaseClock($0, calendar) }?.running(in: self).first
    }
}
