/// One case as the replay reads it: what was pinned, as numbers, and its events in order.
package struct CaseTrace: Sendable, Equatable {
    package struct Step: Sendable, Equatable {
        package let days: Int32
        /// The places of the steps before it, a bit each.
        package let after: UInt64
        package let unit: Int64
        package let name: String

        package init(days: Int32, after: UInt64, unit: Int64, name: String) {
            self.days = days
            self.after = after
            self.unit = unit
            self.name = name
        }
    }

    /// The key the store knows the case by.
    package let key: Int64
    package let item: String
    /// The organ it was addressed to.
    package let unit: Int64
    package let isImmediate: Bool
    package let isJoint: Bool
    package let statutoryDays: Int32
    package let countsWorkingDays: Bool
    package let promisedDays: Int32
    package let steps: [Step]
    /// How long special procedures may take, by the places of their kinds.
    package let procedures: [TimeLimit]
    package let marks: [CaseMark]

    package init(key: Int64, unit: AgencyID, _ terms: CaseTerms, marks: [CaseMark]) {
        self.key = key
        item = terms.item
        self.unit = unit.value
        isImmediate = terms.kind == .immediate
        isJoint = terms.isJoint
        statutoryDays = Int32(terms.statutory.days)
        countsWorkingDays = terms.statutory.unit == .working
        promisedDays = Int32(terms.promisedDays)
        procedures = CaseProcedure.allCases.map(terms.limit(of:))
        steps = terms.steps.map { step in
            var after: UInt64 = 0
            for code in step.after {
                if let place = terms.steps.firstIndex(where: { $0.code == code }) { after |= 1 << UInt64(place) }
            }
            return Step(days: Int32(step.days), after: after, unit: step.unit.value, name: step.name)
        }
        self.marks = marks
    }

    /// A case with other events and the same terms: what was pinned is worked out once for many cases of an item.
    package init(key: Int64, like other: CaseTrace, marks: [CaseMark]) {
        self.key = key
        item = other.item
        unit = other.unit
        isImmediate = other.isImmediate
        isJoint = other.isJoint
        statutoryDays = other.statutoryDays
        countsWorkingDays = other.countsWorkingDays
        promisedDays = other.promisedDays
        steps = other.steps
        procedures = other.procedures
        self.marks = marks
    }

    /// Nil where the events hold no readable terms.
    package init?(key: Int64, _ matter: Matter) {
        self.init(key: key, agency: matter.agency, events: matter.events)
    }

    /// Nil where the events hold no readable terms. They may come from anywhere, such as another system: nothing is granted or refused here.
    package init?(key: Int64, agency: AgencyID, events: [MatterEvent]) {
        guard let text = events.last(where: { $0[.caseTerms] != nil })?[.caseTerms]?.text, let terms = try? CaseTerms(text: text) else {
            return nil
        }
        self.init(key: key, unit: agency, terms, marks: events.map { CaseMark($0, terms) })
    }
}

extension SuspendedTime {
    /// Begins the procedure of a mark. `limits`: of each kind, by its place.
    mutating func begin(_ mark: CaseMark, _ limits: [TimeLimit]) -> Day {
        let kind = CaseProcedure.allCases[Int(mark.procedure)]
        return begin(
            kind, branch: Int(mark.branch), on: Day(number: Int(mark.on)), within: limits[kind.index],
            allowed: mark.flags.contains(.allowedLonger) && mark.until > 0 ? Day(number: Int(mark.until)) : nil)
    }
}
