/// What holds for one approval case, whatever becomes of its item later: pinned in the first event and never changed.
///
/// Everything that follows (limits, checks, cards, scores) is computed from the events alone, because they hold this.
package struct CaseTerms: Sendable, Equatable {
    /// 办件类型 (GB/T 39046 A.6).
    package enum Kind: String, Sendable, CaseIterable {
        /// 即办件: decided on the day of acceptance.
        case immediate
        /// 承诺件.
        case promised
    }

    /// A part of the way, done by one unit (环节).
    package struct Step: Sendable, Equatable {
        package let code: String
        package let name: String
        package let unit: AgencyID
        package let unitName: String
        /// Working days from its start.
        package let days: Int
        /// The steps that must be done before.
        package let after: [String]

        package init(_ code: String, _ name: String, unit: AgencyID, unitName: String, days: Int, after: [String] = []) {
            self.code = code
            self.name = name
            self.unit = unit
            self.unitName = unitName
            self.days = days
            self.after = after
        }
    }

    /// A document that is handed in.
    package struct Material: Sendable, Equatable {
        package let code: String
        package let name: String
        /// 可容缺: it may be promised for later.
        package let mayFollow: Bool
        /// Whether the case waits for it; what is not required may come or not.
        package let isRequired: Bool
        /// How long a promise of it may last from acceptance; nil where the item sets no limit, and in terms of the first wording.
        package let followsWithin: TimeLimit?

        package init(
            _ code: String, _ name: String, mayFollow: Bool = false, isRequired: Bool = true, followsWithin: TimeLimit? = nil
        ) {
            self.code = code
            self.name = name
            self.mayFollow = mayFollow
            self.isRequired = isRequired
            // What counts are the days; where they stand is the item's business.
            self.followsWithin = followsWithin.map { TimeLimit($0.days, $0.unit, article: "") }
        }
    }

    /// A fee that may be charged, and nothing beyond it.
    package struct Fee: Sendable, Equatable {
        package let code: String
        package let name: String
        package let unit: AgencyID
        /// The document that allows it.
        package let basis: String
        /// The standard in fen: what may be charged at most, or for each of what is counted.
        package let standard: Int
        /// What is counted, such as 平方米; nil for what is charged once a case.
        package let counted: String?

        package init(_ code: String, _ name: String, unit: AgencyID, basis: String, standard: Int, counted: String? = nil) {
            self.code = code
            self.name = name
            self.unit = unit
            self.basis = basis
            self.standard = standard
            self.counted = counted
        }

        /// Whether an amount is no more than the standard, or so many times the standard as was counted.
        package func allows(_ amount: Int) -> Bool { counted == nil ? amount <= standard : amount % standard == 0 }
    }

    package let item: String
    package let itemVersion: Int
    package let itemName: String
    package let kind: Kind
    /// 统一办理、联合办理、集中办理 (art. 42 (2)): several units, one case.
    package let isJoint: Bool
    package let statutory: TimeLimit
    /// In the unit of the statutory limit; 0 for what is decided at once.
    package let promisedDays: Int
    package let steps: [Step]
    package let procedures: [CaseProcedure]
    /// How long the item lets each kind take; what is not there has ``CaseProcedure/usualLimit``, as in terms of the older wordings.
    package let procedureLimits: [CaseProcedure: TimeLimit]
    package let materials: [Material]
    package let fees: [Fee]
    /// Whether a grant ends in a certificate.
    package let hasCertificate: Bool
    /// Whether the licence law applies: papers of everything else neither cite it nor speak of a licence.
    package let isLicence: Bool
    /// 逾期视为同意: the law that makes silence a grant; nil where silence grants nothing.
    package let deemedConsent: String?
    /// What must have passed before it does.
    package let consentTerm: ConsentTerm

    /// Refused where the parts contradict each other. `consentTerm`: as older wordings have it; nil for what the law says itself.
    package init(
        item: String, version: Int, name: String, kind: Kind = .promised, isJoint: Bool = false, statutory: TimeLimit, promisedDays: Int,
        steps: [Step], procedures: [CaseProcedure] = [], procedureLimits: [CaseProcedure: TimeLimit] = [:], materials: [Material] = [],
        fees: [Fee] = [], hasCertificate: Bool = true, isLicence: Bool = true, deemedConsent: String? = nil, consentTerm: ConsentTerm? = nil
    ) throws(CaseTermsFault) {
        self.item = item
        itemVersion = version
        itemName = name
        self.kind = kind
        self.isJoint = isJoint
        self.statutory = statutory
        self.promisedDays = promisedDays
        self.steps = steps
        self.procedures = procedures
        // What counts are the days; where they stand is the item's business.
        self.procedureLimits = procedureLimits.mapValues { TimeLimit($0.days, $0.unit, article: "") }
        self.materials = materials
        self.fees = fees
        self.hasCertificate = hasCertificate
        self.isLicence = isLicence
        self.deemedConsent = deemedConsent
        self.consentTerm = consentTerm ?? ConsentTerm(of: deemedConsent)
        try check()
    }

    package func step(_ code: String) -> Step? { steps.first { $0.code == code } }
    package func material(_ code: String) -> Material? { materials.first { $0.code == code } }
    /// How long procedures of a kind may keep the days from counting, all together.
    package func limit(of procedure: CaseProcedure) -> TimeLimit { procedureLimits[procedure] ?? procedure.usualLimit }
    package func fee(_ code: String) -> Fee? { fees.first { $0.code == code } }
    /// As a unit was called that takes a step; nil for one that takes none.
    package func unitName(_ unit: AgencyID) -> String? { steps.first { $0.unit == unit }?.unitName }

    /// The last day that a promise of these materials may name: each has the time that the item gives it, and none lasts longer than the law lets
    /// the decision wait.
    package func lastPromiseDay(of codes: [String], acceptedOn day: Day, _ calendar: WorkingCalendar) -> Day {
        let limits = codes.compactMap { material($0)?.followsWithin } + [statutory]
        return limits.map { DayCount(unit: $0.unit, calendar: calendar).day($0.days, after: day, leavingOut: []) }.min() ?? day
    }
}

extension CaseTerms {
    /// As many steps as a set of bits holds.
    static let mostSteps = 64

    private func check() throws(CaseTermsFault) {
        guard !item.isEmpty, itemVersion >= 1 else { throw .nameless }
        try checkLimits()
        try checkCodes(steps.map(\.code), "环节")
        try checkCodes(materials.map(\.code), "材料")
        try checkCodes(fees.map(\.code), "收费项目")
        for fee in fees {
            guard fee.basis.contains(where: { !$0.isWhitespace }) else { throw .feeWithoutBasis(fee.name) }
            guard fee.standard > 0 else { throw .feeWithoutStandard(fee.name) }
        }
        guard steps.count <= Self.mostSteps else { throw .tooManySteps(steps.count) }
        for step in steps {
            guard step.days >= 0 else { throw .stepLimit(step.name) }
            for other in step.after where self.step(other) == nil { throw .unknownStep(other, in: step.name) }
        }
        guard kind == .immediate || !steps.isEmpty else { throw .noSteps }
        guard let path = longestPath else { throw .loop }
        // A path in working days against a promise in calendar days cannot be compared without a start.
        if statutory.unit == .working, path.days > promisedDays { throw .pathTooLong(days: path.days, promised: promisedDays) }
    }

    private func checkLimits() throws(CaseTermsFault) {
        guard statutory.days >= 1 else { throw .statutoryLimit(statutory.days) }
        guard promisedDays <= statutory.days else { throw .promiseTooLong(promisedDays, statutory: statutory.days) }
        switch kind {
        case .immediate: guard promisedDays == 0 else { throw .immediateNotToday(promisedDays) }
        case .promised: guard promisedDays >= 1 else { throw .promiseMissing }
        }
    }

    private func checkCodes(_ codes: [String], _ what: String) throws(CaseTermsFault) {
        var seen: Set<String> = []
        for code in codes {
            // The codes stand in lists of events, parted by these signs.
            guard !code.isEmpty, !code.contains(where: { ";,=|\n".contains($0) || $0.isWhitespace }) else { throw .badCode(code, what) }
            guard seen.insert(code).inserted else { throw .codeTwice(code, what) }
        }
    }
}

extension CaseTerms {
    /// The longest way from acceptance to the last step in working days, and the steps on it; nil where steps wait for each other in a circle.
    package var longestPath: (days: Int, steps: [String])? {
        var ends: [String: (days: Int, steps: [String])] = [:]
        var left = steps
        while !left.isEmpty {
            let ready = left.filter { step in step.after.allSatisfy { ends[$0] != nil } }
            if ready.isEmpty { return nil }
            for step in ready {
                let before = step.after.compactMap { ends[$0] }.max { $0.days < $1.days } ?? (0, [])
                ends[step.code] = (before.days + step.days, before.steps + [step.code])
            }
            left.removeAll { ends[$0.code] != nil }
        }
        // The first of equals, in the order of the flow.
        return steps.compactMap { ends[$0.code] }.reduce((0, [])) { $1.days > $0.days ? $1 : $0 }
    }
}
