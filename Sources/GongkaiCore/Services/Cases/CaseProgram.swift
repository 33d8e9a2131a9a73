/// What the program itself does with a case when a day has come.
package struct CaseProgram: Sendable {
    /// Days after its end on which a case goes to the archive, where nobody put it there.
    package static let archivedAfter = 30

    /// Steps with the first day on which each can be taken, the earliest first.
    package let steps: [(day: Day, request: MatterRequest)]

    /// What it would do with a case as it stands, by a calendar.
    package init(_ matter: Matter, _ calendar: WorkingCalendar = .published) {
        var steps: [(day: Day, request: MatterRequest)] = []
        func add(_ action: CaseAction, _ day: Day, _ values: [String: FieldValue] = [:], branch: Int? = nil) {
            steps.append((day, MatterRequest(action.action, seen: matter.version, values: values, branch: branch)))
        }
        if matter.caseState == .received, let facts = CaseFacts(matter), let clock = try? CaseClock(facts, calendar) {
            if let last = clock.noticeDue { add(.deemAccepted, last.adding(days: 1)) }
        }
        if ServiceCase.handling.contains(matter.caseState) {
            for branch in matter.branches where branch.role == .promise && branch.state == .open {
                if let last = branch[.answerBy]?.day { add(.lapsePromised, last.adding(days: 1), branch: branch.number) }
            }
            // 逾期不作决定的，视为准予.
            if let facts = CaseFacts(matter), let due = (try? CaseClock(facts, calendar))?.silenceDue {
                add(.deemGranted, due.adding(days: 1))
            }
            // Where several units act together nobody has to pass the case on: what can be done side by side begins at once. A unit that works alone
            // begins its steps itself, and is watched by when it does.
            if [.accepted, .examining].contains(matter.caseState), let terms = matter.caseTerms, terms.isJoint,
                let last = matter.events.last
            {
                for step in CaseFlow(matter, terms).ready { add(.startStep, last.at.day, Self.values(of: step)) }
            }
        }
        let over: [CaseState] = [.delivered, .rejected, .notRequired, .withdrawn, .terminated]
        if let state = matter.caseState, over.contains(state),
            let end = matter.standing.last(where: { $0.after == state.state && $0.before != state.state })
        {
            add(.archive, end.on.adding(days: Self.archivedAfter))
        }
        self.steps = steps.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    }

    /// The first day on which there is something to do; nil while it waits for people.
    package var day: Day? { steps.first?.day }

    /// What a step of the flow begins with: its unit is told by the terms, not by whoever begins it.
    package static func values(of step: CaseTerms.Step) -> [String: FieldValue] {
        [
            MatterField.step.code: .text(step.code), MatterField.stepUnit.code: .agency(step.unit),
            MatterField.party.code: .text(step.unitName),
        ]
    }
}
