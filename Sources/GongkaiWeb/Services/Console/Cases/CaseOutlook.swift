import GongkaiCore

/// What a step does to a case and its days, said before it is taken.
struct CaseOutlook: MatterOutlook {
    let workflow: Workflow
    let calendar: WorkingCalendar
    let now: Instant

    func clock(from matter: Matter, to after: Matter, isBrief: Bool) -> String? {
        if after.caseState == .supplementAsked, matter.caseState != .supplementAsked {
            return "等申请人补正；收到补正之日起，重新计算告知是否受理的期限。"
        }
        guard let facts = CaseFacts(after), let new = try? CaseClock(facts, calendar) else { return nil }
        let old = CaseFacts(matter).flatMap { try? CaseClock($0, calendar) }
        switch (matter.clock.state, after.clock.state) {
        case (.ended, .ended): return nil
        case (_, .ended):
            if let due = new.deliveryDue, after.decision != nil { return "办理期限到此为止；最晚\(calendar.words(due))送达。" }
            return "期限到此为止。"
        case (_, .suspended):
            let last = new.openProcedures.map(\.last).max().map { "，最晚到\($0.chineseText)" } ?? ""
            return "办理期限停止计算\(last)，特别程序结束后接着算。"
        default: break
        }
        if old?.statutoryDue == new.statutoryDue, old?.promisedDue == new.promisedDue {
            if new.statutoryDue == nil, let day = new.noticeDue {
                if matter.caseState == .supplementAsked, after.caseState == .received {
                    return "告知是否受理的期限从这一天起重新计算，至\(calendar.words(day))。"
                }
                if old?.noticeDue == nil { return "告知是否受理的期限从这一天起算，至\(calendar.words(day))。" }
                if old?.noticeDue != day { return "告知是否受理的期限改为\(calendar.words(day))。" }
            }
            return isBrief ? nil : "期限不变。"
        }
        guard let due = new.statutoryDue else { return nil }
        let promise = new.promisedDue.map { "承诺\(calendar.words($0))，" } ?? ""
        return "办理期限\(old?.statutoryDue == nil ? "" : "改为")\(promise)法定\(calendar.words(due))。"
    }
}
