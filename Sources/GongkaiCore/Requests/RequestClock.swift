/// What happened to a request for disclosure, as far as its clock is concerned.
package struct RequestFacts: Sendable, Equatable {
    /// A regime chosen by hand, and why (rule RG1).
    package struct Override: Sendable, Equatable {
        package let regime: String
        package let reason: String

        package init(regime: String, reason: String) {
            self.regime = regime
            self.reason = reason
        }
    }

    package var receipt: Receipt
    package var override: Override?
    /// Working days the organ promises, at most those of the law.
    package var promisedDays: Int?
    package var pauses: [ClockFacts.Pause]
    package var restarts: [ClockFacts.Restart]
    package var granted: ClockFacts.Extension?

    package init(
        _ receipt: Receipt, override: Override? = nil, promisedDays: Int? = nil, pauses: [ClockFacts.Pause] = [],
        restarts: [ClockFacts.Restart] = [], granted: ClockFacts.Extension? = nil
    ) {
        self.receipt = receipt
        self.override = override
        self.promisedDays = promisedDays
        self.pauses = pauses
        self.restarts = restarts
        self.granted = granted
    }
}

/// The clock of a request for disclosure: the regime in force on the day of receipt, and the reading by its rule.
package struct RequestClock: Sendable {
    package let regime: DisclosureRegime
    package let reading: ClockReading

    package init(_ facts: RequestFacts, _ calendar: WorkingCalendar = .published) throws(ClockRefusal) {
        let start = try facts.receipt.start()
        let regime = try RequestClock.regime(of: facts, receivedOn: start.day)
        let notes = facts.override.map { ["人工指定适用\(regime.law)，理由：\($0.reason)。"] } ?? []
        let promised = facts.promisedDays.map { TimeLimit($0, regime.clock.limit.unit, article: "本机关承诺") }
        self.regime = regime
        reading = try LegalClock(regime.clock, calendar).read(
            ClockFacts(
                start: start, promised: promised, pauses: facts.pauses, restarts: facts.restarts, granted: facts.granted, notes: notes))
    }

    /// The regime a request falls under: the one in force on the legal day of receipt, unless another was chosen by hand.
    package static func regime(of facts: RequestFacts) throws(ClockRefusal) -> DisclosureRegime {
        try regime(of: facts, receivedOn: try facts.receipt.start().day)
    }

    private static func regime(of facts: RequestFacts, receivedOn day: Day) throws(ClockRefusal) -> DisclosureRegime {
        guard let override = facts.override else { return try DisclosureRegime.inForce(on: day) }
        guard let chosen = DisclosureRegime.code(override.regime) else { throw .unknownRegime(override.regime) }
        return chosen
    }

    /// The legal day of receipt.
    package var received: Day { reading.facts.start.day }

    /// The longest ordinary extension of a regime.
    package static func longestExtension(under regime: DisclosureRegime) -> ClockFacts.Extension? {
        regime.clock.extensionRule(.extended)?.most.map { ClockFacts.Extension(.extended, days: $0) }
    }
}
