/// Anything a person waits for: the fold of its events, of whatever kind it is.
package struct Matter: Sendable, Equatable {
    /// The code of its ``MatterKind``.
    package let kind: String
    /// The organ it was addressed to.
    package let agency: AgencyID
    package private(set) var events: [MatterEvent] = []
    /// Nil before the first event.
    package private(set) var state: MatterState?
    /// The responsible unit; it leads where others take part.
    package private(set) var unit: AgencyID
    /// The responsible person; nil while it was given to nobody.
    package private(set) var handler: OfficerID?
    package private(set) var branches: [MatterBranch] = []
    package private(set) var clock = ClockCourse()
    /// What was said, the newest of each field; what concerns a branch is kept with it.
    package private(set) var values: [String: FieldValue] = [:]
    /// The days on which papers went out that ask something of the person, or tell that nothing came, by the numbers of their steps; nil where no papers are kept.
    package var sent: [Int: Day]?
    private var reversed: Set<Int> = []

    /// One that nothing has happened to yet.
    package init(kind: String, agency: AgencyID) {
        self.kind = kind
        self.agency = agency
        unit = agency
    }

    /// Grows with every event: who acts on an older one was too slow.
    package var version: Int { events.count }

    /// The events that count: without the mistakes, without their reversals, and without notes that days were computed anew.
    package var standing: [MatterEvent] {
        events.filter { $0.reverses == nil && $0.action != .recalculate && !reversed.contains($0.number) }
    }

    /// What was said in this field.
    package subscript(_ field: MatterField) -> FieldValue? { values[field.code] }

    /// The newest standing event of an action.
    package func last(_ action: MatterAction) -> MatterEvent? {
        events.last { $0.action == action && $0.reverses == nil && !reversed.contains($0.number) }
    }

    package func branch(_ number: Int) -> MatterBranch? { branches.first { $0.number == number } }

    /// Whether somebody took back on a day what the program had done in a branch: it waits until the next day before it does so again, so that what was
    /// answered after all can be entered.
    package func isTakenBack(_ action: MatterAction, in branch: Int, on day: Day) -> Bool {
        events.contains { event in
            guard let mistake = event.reverses, event.at.day == day, event.author != .program else { return false }
            return events.contains { $0.number == mistake && $0.action == action && $0.branch == branch }
        }
    }

    /// Whether somebody took back that the program had closed the matter because `last` was over: then it is not closed again for that day.
    package func isLeftOpen(_ action: MatterAction, after last: Day) -> Bool {
        events.contains { event in
            guard let mistake = event.reverses, event.on > last, event.author != .program else { return false }
            return events.contains { $0.number == mistake && $0.action == action && $0.branch == nil }
        }
    }
}

extension Matter {
    /// Why a history cannot be: it was damaged.
    package enum HistoryFault: Error, Sendable, Equatable {
        case outOfOrder(number: Int, expected: Int)
        /// It begins in a state the matter was not in.
        case otherState(number: Int)
        case branchUnknown(number: Int)
        case clockImpossible(number: Int)
        /// It takes back what was not the newest step.
        case reversesOther(number: Int)
    }

    /// The matter its events make.
    package static func replay(_ events: [MatterEvent], kind: String, agency: AgencyID) throws(HistoryFault) -> Matter {
        var matter = Matter(kind: kind, agency: agency)
        for event in events { try matter.append(event) }
        return matter
    }

    /// One more event.
    package mutating func append(_ event: MatterEvent) throws(HistoryFault) {
        guard event.number == version + 1 else { throw .outOfOrder(number: event.number, expected: version + 1) }
        guard event.before == state else { throw .otherState(number: event.number) }
        if let mistake = event.reverses {
            var past = standing
            guard past.popLast()?.number == mistake else { throw .reversesOther(number: event.number) }
            var matter = Matter(kind: kind, agency: agency)
            for event in past { try matter.carryOut(event) }
            guard matter.state == event.after else { throw .otherState(number: event.number) }
            matter.events = events
            matter.sent = sent
            matter.reversed = reversed.union([mistake])
            self = matter
        } else {
            try carryOut(event)
        }
        events.append(event)
    }

    private mutating func carryOut(_ event: MatterEvent) throws(HistoryFault) {
        try carryOutBranch(event)
        if let effect = event.clock {
            let mark = ClockMark(
                effect: effect, on: event.on, branch: event.branch, days: event.values[MatterField.extensionDaysCode]?.number,
                approver: event.author.words, answerBy: event[.answerBy]?.day)
            guard let course = clock.after(mark) else { throw .clockImpossible(number: event.number) }
            clock = course
        }
        if let unit = event[.unit]?.agency {
            self.unit = unit
            // The person belonged to the unit it leaves.
            handler = nil
        }
        if let handler = event[.handler]?.officer { self.handler = handler }
        if event.branchChange == nil { values.merge(event.values) { $1 } }
        state = event.after
    }

    private mutating func carryOutBranch(_ event: MatterEvent) throws(HistoryFault) {
        guard let change = event.branchChange else { return }
        if case .opens(let role) = change {
            branches.append(
                MatterBranch(
                    number: event.number, role: role, party: event[.party]?.text ?? "", unit: event[.partyUnit]?.agency,
                    openedOn: event.on, state: .open, values: event.values))
            return
        }
        let isLapse = if case .lapses = change { true } else { false }
        guard
            let index = branches.firstIndex(where: {
                $0.number == event.branch && (isLapse ? $0.state == .open : $0.isAnswerable)
            })
        else { throw .branchUnknown(number: event.number) }
        branches[index].values.merge(event.values) { $1 }
        branches[index].state = isLapse ? .lapsed : .answered
    }
}
