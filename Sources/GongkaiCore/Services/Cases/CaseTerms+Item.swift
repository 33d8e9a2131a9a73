extension CaseTerms {
    /// A unit that takes part, as cases know it.
    package struct Unit: Sendable, Equatable {
        package let id: AgencyID
        package let name: String

        package init(_ id: AgencyID, _ name: String) {
            self.id = id
            self.name = name
        }
    }

    /// What a version of an item promises, as a case is bound by it. `units` are those of the flow and of the fees, by the codes of the item.
    ///
    /// Receipt, decision and delivery are stages of every case: steps of the flow that stand for them take no place between acceptance and decision.
    /// Where no law sets a limit, a licence has that of the licence law, and everything else that of the province (``generalLimit(of:isJoint:)``).
    /// Special procedures are no steps, since their time does not count.
    ///
    /// What the item has only for some answers is not there for others; before anybody answered (`filled` is nil) all of it is. The promise, the limit
    /// of the law and whether several units act together are those of the item (docs/adr/0041).
    package init(item: ServiceItem, units: [String: Unit], filled: FilledItemForm? = nil) throws(CaseTermsFault) {
        let flow = item.process.flow
        func isNeeded(_ condition: ItemFormField.Condition?) -> Bool { filled?.needs(condition) ?? true }
        let unneeded = Set(flow.steps.filter { !isNeeded($0.onlyIf) }.map(\.code))
        let kind = try Self.kind(of: item.time)
        guard let promise = item.time.promisedLimit ?? (kind == .immediate ? TimeLimit(0, article: "") : nil) else { throw .limitMissing }
        let isJoint = kind == .promised && flow.isJoint
        let general = Self.generalLimit(of: item.identity.type, isJoint: isJoint), isLicence = item.identity.type == .licence
        // Whoever has no limit of a law may promise in days of either kind, and what was published with a longer promise is bound by the general limit.
        let statutory =
            item.time.statutoryLimit.value ?? TimeLimit(general.days, isLicence ? general.unit : promise.unit, article: general.article)
        let isBound = item.time.statutoryLimit.value == nil && !isLicence
        guard kind == .immediate || statutory.unit == promise.unit else { throw .unitsDiffer }
        guard let own = units[item.identity.unit] else { throw .unknownUnit(item.identity.unit, item.identity.name) }
        try self.init(
            item: item.identity.taskCode, version: item.identity.version, name: item.identity.name, kind: kind, isJoint: isJoint,
            statutory: statutory, promisedDays: isBound ? min(promise.days, statutory.days) : promise.days,
            steps: kind == .immediate ? [] : Self.steps(of: flow, without: unneeded, units),
            procedures: try Self.procedures(of: flow, without: unneeded),
            procedureLimits: try Self.procedureLimits(of: flow, without: unneeded),
            materials: (item.materials.value ?? []).filter { isNeeded($0.onlyIf) }.map {
                Material($0.code, $0.name, mayFollow: $0.mayFollow, isRequired: $0.isRequired, followsWithin: $0.followsWithin)
            },
            fees: try Self.fees(item.fees.value ?? [], of: own, units, isNeeded), hasCertificate: item.result.kind == .licence || isJoint,
            // What several units do together under article 26 is listed as a service, and is made of licences.
            isLicence: item.identity.type == .licence || item.authority.legalBasis.contains { $0.law.contains("行政许可法") },
            deemedConsent: item.result.deemedConsent.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 })
    }

    /// What holds where no law sets a limit of its own. A promise is no law: it lets nobody wait longer than this.
    ///
    /// What is no licence has the limit that the province gives its organs: 20 working days, and 45 where several departments act together. Other
    /// provinces have other rules; an item of theirs says its limit.
    package static func generalLimit(of type: ServiceItemType, isJoint: Bool) -> TimeLimit {
        let law = isJoint ? LicenceLaw.all[0].joint : LicenceLaw.all[0].single
        return type == .licence ? law : TimeLimit(isJoint ? 45 : 20, article: "《湖南省行政程序规定》第八十一条")
    }

    private static func kind(of time: ItemTime) throws(CaseTermsFault) -> Kind {
        switch time.caseType {
        case .immediate: return .immediate
        case .promised: return .promised
        case .other: return time.promisedLimit.map { $0.days > 0 } ?? true ? .promised : .immediate
        case nil: throw .caseTypeMissing
        }
    }

    /// The steps between acceptance and decision; whatever waited for one that is left out waits for those before it.
    private static func steps(of flow: Flow, without unneeded: Set<String>, _ units: [String: Unit]) throws(CaseTermsFault) -> [Step] {
        if flow.steps.isEmpty { throw .noSteps }
        if !flow.faults.isEmpty { throw .loop }
        let left = flow.stages.union(unneeded)
        func before(_ step: FlowStep) -> [String] {
            var found: [String] = []
            for code in step.after {
                guard let earlier = flow.step(code) else { continue }
                for name in left.contains(code) ? before(earlier) : [code] where !found.contains(name) { found.append(name) }
            }
            return found
        }
        var steps: [Step] = []
        for step in flow.steps where !left.contains(step.code) {
            guard let unit = units[step.unit] else { throw .unknownUnit(step.unit, step.name) }
            steps.append(
                Step(step.code, step.name, unit: unit.id, unitName: unit.name, days: step.promisedLimit?.days ?? 0, after: before(step)))
        }
        return steps
    }

    private static func procedures(of flow: Flow, without unneeded: Set<String>) throws(CaseTermsFault) -> [CaseProcedure] {
        var found: [CaseProcedure] = []
        for step in flow.steps where step.special != nil && !unneeded.contains(step.code) {
            let kind = try procedure(of: step)
            if !found.contains(kind) { found.append(kind) }
        }
        return found
    }

    private static func procedure(of step: FlowStep) throws(CaseTermsFault) -> CaseProcedure {
        guard let kind = CaseProcedure.allCases.first(where: { step.name.contains($0.words) }) else { throw .unknownProcedure(step.name) }
        return kind
    }

    /// What the flow gives its special steps, those of one kind together. Days of both units are added up as the shorter ones.
    private static func procedureLimits(
        of flow: Flow, without unneeded: Set<String>
    ) throws(CaseTermsFault) -> [CaseProcedure: TimeLimit] {
        var limits: [CaseProcedure: TimeLimit] = [:]
        for step in flow.steps where step.special != nil && !unneeded.contains(step.code) {
            guard let limit = step.promisedLimit ?? step.statutoryLimit, limit.days > 0 else { continue }
            let kind = try procedure(of: step), known = limits[kind]
            let unit = known.map { $0.unit == limit.unit ? limit.unit : .calendar } ?? limit.unit
            limits[kind] = TimeLimit((known?.days ?? 0) + limit.days, unit, article: "")
        }
        return limits
    }

    /// What costs nothing, or cannot be said by number, is not on a bill. Each is charged by the unit it names, or by that of the item.
    private static func fees(
        _ items: [FeeItem], of own: Unit, _ units: [String: Unit], _ isNeeded: (ItemFormField.Condition?) -> Bool
    ) throws(CaseTermsFault) -> [Fee] {
        var fees: [Fee] = []
        for (index, fee) in items.enumerated() where isNeeded(fee.onlyIf) {
            guard let fen = fee.fen, fen > 0 else { continue }
            guard let unit = fee.unit.map({ units[$0] }) ?? own else { throw .unknownFeeUnit(fee.unit ?? "", fee.name) }
            let isOnce = fee.quantityUnit.map { ["件", "户", "对", "证", "本", "份", "次", ""].contains($0) } ?? true
            fees.append(
                Fee(
                    "F" + (index < 9 ? "0" : "") + String(index + 1), fee.name, unit: unit.id, basis: fee.basis ?? "", standard: Int(fen),
                    counted: isOnce ? nil : fee.quantityUnit))
        }
        return fees
    }
}
