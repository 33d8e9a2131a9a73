/// The days of a matter that lists ask for. They follow from its events and the calendar.
package struct MatterDates: Sendable, Equatable {
    package var filedOn: Day?
    package var receivedOn: Day?
    package var firstDueOn: Day?
    /// The last day of the limit that applies; nil while the clock stands.
    package var dueOn: Day?
    package var isProvisional = false
    package var isPaused: Bool
    /// The first day by which somebody who was asked must answer.
    package var answerBy: Day?
    package var closedOn: Day?

    /// What every kind of matter has; the limits are the kind's.
    package init(_ matter: Matter, _ workflow: Workflow) {
        switch matter.clock.state {
        case .suspended, .waiting: isPaused = true
        case .notStarted, .running, .ended: isPaused = false
        }
        receivedOn = matter.clock.startedOn
        var waiting = matter.branches.filter { $0.state == .open }.compactMap { $0[.answerBy]?.day }
        if case .waiting(let ground) = matter.clock.state, let asked = matter.clock.marks.last(where: { $0.effect == .asks(ground) }) {
            waiting += [asked.answerBy].compactMap(\.self)
        }
        answerBy = waiting.min()
        for event in matter.standing {
            let isOpen = workflow.isOpen(event.after)
            if !isOpen, workflow.isOpen(event.before) || closedOn == nil { closedOn = event.on }
            if isOpen { closedOn = nil }
        }
    }
}
