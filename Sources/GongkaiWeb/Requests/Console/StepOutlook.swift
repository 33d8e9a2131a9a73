import GongkaiCore
import GongkaiStore

/// What a step does to a request and its days, said before it is taken.
struct StepOutlook: MatterOutlook {
    let workflow: Workflow
    let calendar: WorkingCalendar
    let now: Instant

    func clock(from matter: Matter, to after: Matter, isBrief: Bool) -> String? {
        let old = MatterDates(request: matter, calendar), new = MatterDates(request: after, calendar)
        switch (matter.clock.state, after.clock.state) {
        // What was decided goes on only when it has to be decided again.
        case (.ended, .ended) where after.requestState?.isOpen == true && matter.requestState?.isOpen == false:
            return new.dueOn.map { "要在\($0.chineseText)以前重新答复。" } ?? "重新答复的期限以填写的日期为准。"
        case (.ended, .ended): return isBrief ? nil : "期限已经结束，不受影响。"
        case (_, .ended): return ending(old, new)
        // What is over stands for nothing and begins no more.
        case (.running, .suspended) where isOver(new), (.suspended, .suspended) where isOver(new), (.running, .waiting) where isOver(new):
            return over(new)
        // Nothing was asked before the notice is out.
        case (.running, .waiting) where new.dueOn != nil:
            return "通知发出后期限停止计算，收到后从收到那天起重新计算。" + (new.dueOn.map { "现在最晚\($0.chineseText)答复\(left(until: $0))。" } ?? "")
        case (.running, .suspended): return "期限停止计算，等对方答复后接着算。"
        case (_, .suspended(let open)): return "期限仍停止计算，还要等\(open.count)方答复。"
        case (.running, .waiting): return "期限停止计算，收到后从收到那天起重新计算。" + (old.dueOn.map { "现在最晚\($0.chineseText)答复\(left(until: $0))。" } ?? "")
        default: break
        }
        guard old.dueOn != new.dueOn || old.receivedOn != new.receivedOn else {
            return isBrief ? nil : "答复期限不变" + (new.dueOn.map { "，仍是\($0.chineseText)。" } ?? "。")
        }
        guard let due = new.dueOn else { return "办理后没有答复期限。" }
        return "答复期限\(old.dueOn == nil ? "为" : "改为")\(due.chineseText)\(left(until: due))\(new.isProvisional ? "，是暂定日期" : "")。"
    }

    func letters(_ action: MatterAction, in matter: Matter) -> String? {
        if action == MatterAction.reverse {
            guard let mistake = matter.standing.last, let letter = letter(of: mistake) else { return nil }
            if matter.sent?[mistake.number] == nil { return "《\(letter)》还没有发出，撤销后不再发出。" }
            return "《\(letter)》已经发出，撤销后作废；申请人在办理进度里看到单位撤销了这一步，请同时告知申请人。"
        }
        if action == RequestAction.waiveFee.action, let asked = matter.last(.askFee), let letter = letter(of: asked) {
            return matter.sent?[asked.number] == nil
                ? "《\(letter)》还没有发出，免收后不再发出。" : "《\(letter)》已经发出，由免收费用取代；申请人在办理进度里看到不用缴费。"
        }
        if action == RequestAction.closeUnanswered.action { return "申请人由不再处理告知书得知，请办理后随即编号发出。" }
        return nil
    }

    /// The letter of a step that asks the applicant for something, or gives the request up for it.
    private func letter(of event: MatterEvent) -> String? {
        switch RequestAction(rawValue: event.action.code) {
        case .askSupplement: MatterDocument.supplementNotice.name
        case .askFee: MatterDocument.feeNotice.name
        case .closeUnanswered: MatterDocument.abandonedNotice.name
        default: nil
        }
    }

    private func isOver(_ dates: MatterDates) -> Bool { dates.dueOn.map { $0 < now.day } ?? false }

    private func over(_ dates: MatterDates) -> String? {
        dates.dueOn.map { due in
            "答复期限已于\(due.chineseText)届满，\(overdue(due, on: now.day))。这一步可以办理，但是期限不停止，也不重新计算，仍按超期统计。"
        }
    }

    private func ending(_ old: MatterDates, _ new: MatterDates) -> String {
        guard let due = old.dueOn ?? new.dueOn else { return "不再计算期限。" }
        guard let end = new.closedOn, end > due else { return "期限到此为止，在期限内（\(due.chineseText)）。" }
        return "期限到此为止，已超过期限\(due.chineseText)，\(overdue(due, on: end))。"
    }

    private func overdue(_ due: Day, on day: Day) -> String {
        TimeLimit.Unit.working.standsOverdue(by: calendar.workingDays(after: due, through: day))
    }

    private func left(until due: Day) -> String {
        if due < now.day { return "（已经过了）" }
        return due == now.day ? "（就是今天）" : "（还剩\(calendar.workingDays(after: now.day, through: due))个工作日）"
    }
}
