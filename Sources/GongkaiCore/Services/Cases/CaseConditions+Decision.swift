/// The rules of cases that a table cannot hold: examination, decision, bill and ratings.
extension MatterCondition {
    static let stepReady = MatterCondition("stepReady", "前置环节已经完成", isKnownBefore: false) { step in
        guard let terms = step.terms, let code = step.request[.step]?.text else { return [] }
        guard let known = terms.step(code) else { return ["该事项的流程没有环节“\(code)”。请从流程中选择。"] }
        if let unit = step.request[.stepUnit]?.agency, unit != known.unit {
            return ["环节“\(known.name)”由\(known.unitName)承办。请选择该单位。"]
        }
        switch CaseFlow(step.matter, terms).standing(code) {
        case .waiting:
            let names = known.after.compactMap { terms.step($0)?.name }.map { "“\($0)”" }.joined(separator: "、")
            return ["环节“\(known.name)”要在\(names)完成后才能开始。"]
        case .started: return ["环节“\(known.name)”已经开始。"]
        case .passed, .refused: return ["环节“\(known.name)”已经完成，每个环节只办理一次。"]
        case .stopped: return ["前面的环节不同意，环节“\(known.name)”不再办理。请提请决定。"]
        case .ready, nil: return []
        }
    }

    static let procedureAllowed = MatterCondition("procedureAllowed", "该事项有这种特别程序", isKnownBefore: false) { step in
        guard let terms = step.terms, let kind = step.request[.procedure]?.text.flatMap(CaseProcedure.init) else { return [] }
        if !terms.procedures.contains(kind) { return ["该事项没有规定“\(kind.words)”程序，所需时间不能从期限中扣除。"] }
        if let code = step.request[.step]?.text, terms.step(code) == nil { return ["该事项的流程没有环节“\(code)”。请从流程中选择。"] }
        return []
    }

    /// No longer than the terms give procedures of the kind, with those that came before.
    static let procedureInTime = MatterCondition("procedureInTime", "预计结束日期不超过该程序的时限", isKnownBefore: false) { step in
        guard let terms = step.terms, let kind = step.request[.procedure]?.text.flatMap(CaseProcedure.init),
            terms.procedures.contains(kind),
            let expected = step.request[.expectedEnd]?.day, let facts = CaseFacts(step.matter)
        else { return [] }
        let limit = terms.limit(of: kind), time = facts.suspendedTime(step.calendar)
        let left = time.left(of: kind, from: step.on, within: limit)
        let longer = "确实需要更长时间的，请单位负责人用“\(CaseAction.beginLongerProcedure.words)”办理。"
        if left == 0 { return ["“\(kind.words)”在该办件中最多\(limit.words)，已经用完，不能再从期限中扣除。\(longer)"] }
        let last = time.lastDay(of: kind, from: step.on, within: limit)
        if expected <= last { return [] }
        let used = left < limit.days ? "，以前用去\(limit.days - left)\(limit.unit.words)" : ""
        return ["“\(kind.words)”在该办件中最多\(limit.words)\(used)，预计结束日期最晚为\(last.chineseText)。请改为这一天或者更早。\(longer)"]
    }

    /// As long again as the terms give, and no longer: a bound of the program, on the model of 《司法鉴定程序通则》 art. 28 (2).
    static let longerProcedureInTime = MatterCondition("longerProcedureInTime", "预计结束日期不超过该程序时限的两倍", isKnownBefore: false) { step in
        guard let terms = step.terms, let kind = step.request[.procedure]?.text.flatMap(CaseProcedure.init),
            terms.procedures.contains(kind),
            let expected = step.request[.expectedEnd]?.day
        else { return [] }
        let limit = terms.limit(of: kind)
        let last = DayCount(unit: limit.unit, calendar: step.calendar).day(limit.days * 2, after: step.on, leavingOut: [])
        if expected <= last { return [] }
        return ["“\(kind.words)”经批准最多为\(limit.words)的两倍，预计结束日期最晚为\(last.chineseText)。请改为这一天或者更早。"]
    }

    /// 期限届满前批准 (art. 42).
    static let withinCaseLimit = MatterCondition("withinCaseLimit", "首次办理期限未届满") { step in
        guard let facts = CaseFacts(step.matter) else { return [] }
        do throws(ClockRefusal) {
            guard let due = try CaseClock(facts, step.calendar).reading?.firstDue, step.on > due else { return [] }
            return ["办理期限已于\(due.chineseText)届满，不能再延长。请尽快决定。"]
        } catch { return [error.words] }
    }

    static let flowDone = MatterCondition("flowDone", "各环节都已完成") { step in
        guard let terms = step.terms, case let flow = CaseFlow(step.matter, terms), !flow.isDone else { return [] }
        let left = zip(terms.steps, flow.standings).filter { !$0.1.isDone }.map { "“\($0.0.name)”" }.joined(separator: "、")
        return ["环节\(left)还没有完成。请完成后再提请决定。"]
    }

    static let isImmediate = MatterCondition("isImmediate", "是即办件") { step in
        step.terms?.kind == .immediate ? [] : ["只有即办件可以当场决定。请按流程审查后提请决定。"]
    }

    static let grantPossible = MatterCondition("grantPossible", "各环节同意，材料齐全") { step in
        guard let terms = step.terms else { return [] }
        var sentences: [String] = []
        if CaseFlow(step.matter, terms).isRefused { sentences.append("有环节不同意，不能准予许可。请决定不予许可，或者退回审查。") }
        let promised = step.matter.materialsPromised
        if step.matter.missingMaterials(terms).contains(where: { promised.contains($0.code) }) {
            sentences.append("容缺的材料还没有补交，不能准予许可。请先登记补交的材料。")
        }
        let lacking = step.matter.materialsLacking(terms)
        if !lacking.isEmpty { sentences.append("还缺\(lacking.names)，不能准予许可。请先登记补交的材料；申请人不补交的，请决定不予许可。") }
        return sentences
    }

    /// > 行政机关应当根据被许可人的申请，在该行政许可有效期届满前作出是否准予延续的决定；逾期未作决定的，视为准予延续。——《行政许可法》第五十条第二款
    static let decisionTimeOver = MatterCondition("decisionTimeOver", "应当决定的日期已过，法律规定逾期视为准予") { step in
        guard let facts = CaseFacts(step.matter), facts.terms.deemedConsent != nil else { return ["法律没有规定该事项逾期不决定的视为准予。"] }
        let isRenewal = facts.terms.waitsForValidity
        do throws(ClockRefusal) {
            guard let due = try CaseClock(facts, step.calendar).silenceDue else {
                let unknown = facts.licenceUntil == nil ? "还没有登记原许可证的有效期届满日，不能视为准予延续。" : "原许可证的有效期在受理或者登记以前已经届满，不能视为准予延续。"
                return [isRenewal ? unknown : "办理期限现在不计算。"]
            }
            return step.on > due ? [] : ["\(isRenewal ? "原许可证的有效期" : "法定期限")\(due.chineseText)还没有过。"]
        } catch { return [error.words] }
    }

    static let certificateDue = MatterCondition("certificateDue", "该事项发证") { step in
        step.terms?.hasCertificate ?? true ? [] : ["该事项不发证件，请直接送达决定书。"]
    }

    static let certificateIssued = MatterCondition("certificateIssued", "证件已经制发") { step in
        guard step.matter.caseState == .granted, step.terms?.hasCertificate ?? false, step.matter.newest(.issueCertificate) == nil else {
            return []
        }
        return ["证件还没有制发。请先制发证件，再登记送达。"]
    }

    static let afterDecision = MatterCondition("afterDecision", "不早于决定之日") { step in
        guard let decided = step.matter.decision?.on, step.on < decided else { return [] }
        return ["送达日期\(step.on.chineseText)早于决定日期\(decided.chineseText)。请核对日期。"]
    }

    // MARK: The bill

    static let billWithinTerms = MatterCondition("billWithinTerms", "收费都在清单和标准内", isKnownBefore: false) { step in
        guard let text = step.request[.billLines]?.text, let terms = step.terms else { return [] }
        guard let lines = CaseBill.lines(text) else { return ["收费明细无法读取。请逐项填写收费项目和金额。"] }
        if Set(lines.map(\.fee)).count < lines.count { return ["同一收费项目出现了两次。请合并后再告知。"] }
        return lines.compactMap { $0.fault(terms) }
    }

    static let billTold = MatterCondition("billTold", "已告知收费") { step in
        step.matter.newest(.tellBill) == nil ? ["还没有告知收费。请先用“告知收费”一次列出全部费用。"] : []
    }

    static let lineWithinTerms = MatterCondition("lineWithinTerms", "收费在清单和标准内", isKnownBefore: false) { step in
        guard let fee = step.request[.feeCode]?.text, let amount = step.request[.amount]?.number, let terms = step.terms else { return [] }
        let told = CaseBill(step.matter).entries.filter { $0.line.fee == fee }.reduce(0) { $0 + $1.line.amount }
        return [CaseBill.Line(fee, told + amount).fault(terms)].compactMap(\.self)
    }

    static let waiverWithinLine = MatterCondition("waiverWithinLine", "减免不超过应收", isKnownBefore: false) { step in
        guard let fee = step.request[.feeCode]?.text, let amount = step.request[.amount]?.number else { return [] }
        guard let most = CaseBill(step.matter).open(of: fee) else { return ["收费单上没有项目“\(fee)”。请从收费单中选择。"] }
        return amount <= most ? [] : ["减免\(Money.yuan(amount))超过还应收取的\(Money.yuan(most))。请核对金额。"]
    }

    static let paymentWithinBill = MatterCondition("paymentWithinBill", "缴费不超过应缴", isKnownBefore: false) { step in
        guard let amount = step.request[.amount]?.number, case let due = CaseBill(step.matter).due, amount > due else { return [] }
        return ["缴费\(Money.yuan(amount))超过应缴的\(Money.yuan(due))。请核对金额，不得多收。"]
    }

    // MARK: Ratings

    static let stageReached = MatterCondition("stageReached", "所评价的环节已经完成", isKnownBefore: false) { step in
        let isReached =
            switch step.request[.ratedStage]?.text {
            case "acceptance": step.matter.clock.startedOn != nil || [.rejected, .notRequired].contains(step.matter.caseState)
            case "conclusion": !(step.matter.caseState?.isOpen ?? true) || step.matter.decision != nil
            default: true
            }
        return isReached ? [] : ["这个环节还没有完成，完成后再评价。"]
    }

    /// 一次一评.
    static let notRated = MatterCondition("notRated", "这个环节还没有评价过", isKnownBefore: false) { step in
        guard let earlier = step.matter.all(.rate).first(where: { $0[.ratedStage] == step.request[.ratedStage] }) else { return [] }
        return ["这个环节已于\(earlier.on.chineseText)评价过，每个环节评价一次。"]
    }

    static let ratingPoor = MatterCondition("ratingPoor", "所回访的是差评", isKnownBefore: false) { step in
        guard let number = step.request[.ratedEvent]?.number else { return [] }
        let rated = step.matter.all(.rate).first { $0.number == number }
        guard let rated, let level = rated[.rating]?.text, ["4", "5"].contains(level) else { return ["第\(number)步不是差评。请选择要回访的差评。"] }
        return []
    }
}

extension Matter {
    /// Poor ratings whose matter was not mended yet, oldest first.
    package var unsolvedPoorRatings: [MatterEvent] {
        let solved = Set(all(.followUpRating).filter { $0[.followUp]?.text == "resolved" }.compactMap { $0[.ratedEvent]?.number })
        return all(.rate).filter { ["4", "5"].contains($0[.rating]?.text) && !solved.contains($0.number) }
    }

    /// The decision that holds; nil before it.
    package var decision: MatterEvent? {
        [newest(.grant), newest(.refuse), newest(.deemGranted)].compactMap(\.self).max { $0.number < $1.number }
    }
}

extension MatterEvent {
    /// Whether it is a decision in favour of the applicant, by somebody or by silence.
    package var isGrant: Bool { action == CaseAction.grant.action || action == CaseAction.deemGranted.action }
}
