/// The rules of requests that a table cannot hold.
extension MatterCondition {
    /// 当面提交、签收的邮件: the day it came is the day of receipt.
    static let countsFromArrival = MatterCondition("countsFromArrival", "该提交方式以到达之日为收到之日") { step in
        receiptObstacles(step, wants: .arrival, instead: .confirm)
    }

    /// 平信、传真、网络: the day both sides confirmed it is the day of receipt.
    static let countsFromConfirmation = MatterCondition("countsFromConfirmation", "该提交方式以确认之日为收到之日") { step in
        receiptObstacles(step, wants: .confirmation, instead: .receive)
    }

    private static func receiptObstacles(_ step: MatterStep, wants basis: ReceiptRule.Basis, instead: RequestAction) -> [String] {
        guard let (channel, arrived) = step.matter.arrival else { return [] }
        if step.on < arrived { return ["确认日期\(step.on.chineseText)早于到达日期\(arrived.chineseText)。请核对日期。"] }
        if step.request[.regimeOverride] != nil, step.request[.reason] == nil { return ["人工指定适用的条例，须写明理由。"] }
        do throws(ClockRefusal) {
            let rule = try DisclosureRegime.inForce(on: arrived).receiptRule(channel)
            return rule.basis == basis ? [] : ["\(rule.words)（\(rule.article)）。请用“\(instead.words)”办理。"]
        } catch { return [error.words] }
    }

    /// 延长须在首次期限届满前同意并告知 (rule RL4).
    static let withinFirstLimit = MatterCondition("withinFirstLimit", "首次答复期限未届满") { step in
        guard let facts = RequestFacts(step.matter) else { return [] }
        do throws(ClockRefusal) {
            guard let due = try RequestClock(facts, step.calendar).reading.firstDue, step.on > due else { return [] }
            return ["首次答复期限已于\(due.chineseText)届满，不能再延期。请尽快答复。"]
        } catch { return [error.words] }
    }

    static let reasonsWanted = MatterCondition("reasonsWanted", "已要求申请人说明理由") { step in
        step.matter.last(.askStatement) == nil ? ["还没有要求申请人说明理由，不需要登记说明。"] : []
    }

    static let statementGiven = MatterCondition("statementGiven", "申请人已说明理由") { step in
        step.matter.last(.recordStatement) == nil ? ["申请量明显超过合理范围的，应当先要求申请人说明理由，理由合理的才能延迟答复。请先登记申请人的说明。"] : []
    }

    /// The fee of 2020, by the day of receipt (rule RG3).
    static let processingFee = MatterCondition("processingFee", "收到之日适用信息处理费") { step in feeObstacles(step, .processing) }
    /// The cost fees of 2007, until March 2017.
    static let costFee = MatterCondition("costFee", "收到之日可以收取成本费用") { step in feeObstacles(step, .legacy) }

    /// Something would have been charged, and is not.
    static let feeWaived = MatterCondition("feeWaived", "有应收的费用可以免收", isKnownBefore: false) { step in
        guard let received = step.matter.clock.startedOn else { return [] }
        do throws(FeeRefusal) {
            guard let fee = try FeeStatement.stated(by: step.request.action, step.request.values, received: received) else { return [] }
            if fee.gross == 0 { throw .nothingToWaive }
            return []
        } catch { return [error.words] }
    }

    private static func feeObstacles(_ step: MatterStep, _ wanted: FeeRegime) -> [String] {
        guard let received = step.matter.clock.startedOn, FeeRegime.inForce(on: received) != wanted else { return [] }
        return [FeeRefusal.notInForce(FeeRegime.inForce(on: received), on: received).words]
    }

    /// The outcome that is drafted can be.
    static func outcomePossible(_ regime: DisclosureRegime) -> MatterCondition {
        MatterCondition("outcomePossible", "处理结果的法定前提具备", isKnownBefore: false) { step in
            outcomeObstacles(step.request.values, step.matter, regime)
        }
    }

    /// It still can when it is signed: by what the last draft says, not by what earlier ones said.
    static func draftPossible(_ regime: DisclosureRegime) -> MatterCondition {
        MatterCondition("draftPossible", "所拟处理结果的法定前提仍具备") { step in
            outcomeObstacles(step.matter.last(.draft)?.values ?? [:], step.matter, regime)
        }
    }

    private static func outcomeObstacles(_ said: [String: FieldValue], _ matter: Matter, _ regime: DisclosureRegime) -> [String] {
        guard let outcome = said[MatterField.outcomeCode]?.text.flatMap(RequestOutcome.code) else { return ["没有处理结果，请先拟稿。"] }
        return outcome.obstacles(said, matter, under: regime)
    }

    static let thirdPartyObjected = MatterCondition("thirdPartyObjected", "第三方不同意而决定公开") { step in
        let isGiven = step.matter.decisions.last.map { [.granted, .partlyGranted].contains($0.outcome.group) } ?? false
        return isGiven && step.matter.hasObjection ? [] : ["没有第三方不同意而决定公开的情形，不需要告知。"]
    }

    /// Nobody contests what has not reached them, but for silence past the limit.
    /// The first reply: what was decided again does not make an earlier case impossible.
    static let afterReply = MatterCondition("afterReply", "不早于所针对的答复，或者答复期限已过", isKnownBefore: false) { step in
        guard let reply = step.matter.conclusions.first?.on, step.on < reply else { return [] }
        if let due = firstLimit(of: step), step.on > due { return [] }
        return ["提起日期\(step.on.chineseText)早于答复送达（办结）的日期\(reply.chineseText)，不可能是针对这件答复的。请核对日期，或者核对是不是另一件申请。"]
    }

    /// Nobody complains of silence before the time to answer is over; while it stands, it is not.
    static let afterLimit = MatterCondition("afterLimit", "答复期限已过") { step in silenceObstacles(step) }

    /// Of a reply that was corrected: against it, or against there being no other when the time that the review gave is over.
    static let afterLimitAgain = MatterCondition("afterLimitAgain", "针对被纠正的答复，或者重新答复的期限已过", isKnownBefore: false) { step in
        silenceObstacles(step)
    }

    private static func silenceObstacles(_ step: MatterStep) -> [String] {
        let correction = step.matter.correction
        if let correction, let reply = step.matter.conclusions.first?.on, reply <= step.on, step.on <= correction.on { return [] }
        let again = correction == nil ? "" : "重新"
        guard let due = limit(of: step) else {
            return ["还没有\(again)作出答复，期限现在停止计算，没有可以复议、诉讼或者举报投诉的答复，也不是逾期不答复。请核对是不是另一件申请。"]
        }
        if step.on > due { return [] }
        return ["还没有\(again)作出答复，\(again)答复期限到\(due.chineseText)为止。提起日期在这以后的，才是针对逾期不答复的。请核对日期，或者核对是不是另一件申请。"]
    }

    /// The last day to answer; nil while it stands. Once the clock has ended it is the one that the review gave.
    private static func limit(of step: MatterStep) -> Day? {
        if case .ended = step.matter.clock.state { return step.matter.last(.correctDecision)?[.decideAgainBy]?.day }
        return firstLimit(of: step)
    }

    /// The last day of the first answer, as it is counted now.
    private static func firstLimit(of step: MatterStep) -> Day? {
        ClockReading(request: step.matter, step.calendar)?.due
    }

    static let afterSigning = MatterCondition("afterSigning", "不早于签发之日") { step in
        guard let signed = step.matter.last(.sign)?.on, step.on < signed else { return [] }
        return ["送达日期\(step.on.chineseText)早于签发日期\(signed.chineseText)。请核对日期。"]
    }
}
