/// A rule that watches cases: data with a version and dates. A change is a new version; what an old one found stays found.
package struct SupervisionRule: Sendable, Equatable {
    /// When what it looks at becomes a card.
    package enum Bound: Sendable, Equatable {
        /// So many working days before the last day.
        case ahead(Int)
        /// On the day by which so many per cent of a limit longer than so many days are used up.
        case share(percent: Int, longerThan: Int)
        /// On the first day after the last one and so many working days.
        case late(Int)
        /// When a number is greater.
        case more(Int)
    }

    /// Which cases it is for.
    package enum Scope: Sendable, Equatable {
        case all
        case kind(CaseTerms.Kind)
        /// Several units together.
        case joint
        case items(Set<String>)
        case units(Set<AgencyID>)
    }

    /// Who is told of a card.
    package enum Audience: String, Sendable, CaseIterable {
        case handler, sectionHead, unitHead, supervisors
    }

    package let code: String
    package let version: Int
    package let name: String
    package let since: Day
    /// The last day; nil while in force.
    package let until: Day?
    package let scope: Scope
    package let measure: SupervisionMeasure
    package let bound: Bound
    package let signal: SupervisionSignal
    /// Hundredths of a point to be taken off.
    package let points: Int
    /// The head of the score they are taken from.
    package let head: String
    package let tells: [Audience]

    package init(
        _ code: String, version: Int = 1, _ name: String, since: Day, until: Day? = nil, scope: Scope = .all, measure: SupervisionMeasure,
        bound: Bound, signal: SupervisionSignal, points: Int, head: String, tells: [Audience]
    ) {
        self.code = code
        self.version = version
        self.name = name
        self.since = since
        self.until = until
        self.scope = scope
        self.measure = measure
        self.bound = bound
        self.signal = signal
        self.points = points
        self.head = head
        self.tells = tells
    }

    package func isInForce(on day: Day) -> Bool { since <= day && day <= until ?? day }
}
