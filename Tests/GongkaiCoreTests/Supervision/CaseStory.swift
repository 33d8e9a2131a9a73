@testable import GongkaiCore

/// Events of a case written down as they come, whoever might have granted them: supervision also reads what other systems did.
struct CaseStory {
    var events: [MatterEvent] = []
    var terms = CaseWorld.terms
    private var state: CaseState?

    init(_ terms: CaseTerms = CaseWorld.terms) { self.terms = terms }

    /// One more event; the number it got.
    @discardableResult
    mutating func add(
        _ action: CaseAction, _ day: Day, recorded: Day? = nil, to next: CaseState? = nil, _ values: [MatterField: FieldValue] = [:],
        branch: Int? = nil, opens: MatterBranch.Role? = nil
    ) -> Int {
        let number = events.count + 1
        var said = Dictionary(uniqueKeysWithValues: values.map { ($0.key.code, $0.value) })
        if number == 1 { said[MatterField.caseTerms.code] = .text(terms.text) }
        let after = next ?? state
        events.append(
            MatterEvent(
                number: number, action: action.action, author: .officer(OfficerID(value: 2), name: "承办"),
                at: Instant(recorded ?? day, hour: 10), on: day, values: said, before: state?.state, after: after?.state,
                branch: opens == nil ? branch : number, branchChange: opens.map(BranchChange.opens), clock: nil, reverses: nil))
        state = after
        return number
    }

    mutating func reverse(_ number: Int, _ day: Day, to next: CaseState) {
        events.append(
            MatterEvent(
                number: events.count + 1, action: .reverse, author: .officer(OfficerID(value: 2), name: "承办"), at: Instant(day, hour: 11),
                on: day, values: [:], before: state?.state, after: next.state, branch: nil, branchChange: nil, clock: nil, reverses: number)
        )
        state = next
    }

    /// Received on Monday, 4 March 2024, and accepted the day after.
    static func accepted(_ terms: CaseTerms = CaseWorld.terms, received: Day = "2024-03-04", on day: Day = "2024-03-05") -> CaseStory {
        var story = CaseStory(terms)
        story.add(.takeIn, received, to: .received)
        story.add(.accept, day, to: .accepted)
        return story
    }

    /// A step begun and, where a day is given, done.
    mutating func step(_ code: String, _ from: Day, _ through: Day?) {
        let branch = add(.startStep, from, to: .examining, [.step: .text(code)], opens: .step)
        if let through { add(.finishStep, through, [.stepResult: .text("passed")], branch: branch) }
    }

    func cards(
        _ book: SupervisionRuleBook = .shipped, upTo last: Day = "2024-12-31", _ acts: SupervisionActs = SupervisionActs(), key: Int64 = 7
    ) -> [SupervisionCard] {
        guard let trace = CaseTrace(key: key, agency: CaseWorld.lead, events: events) else { return [] }
        var replay = SupervisionReplay(book)
        return replay.cards(of: trace, upTo: last, acts)
    }
}
