import GongkaiCore
import GongkaiStore

/// What a step does to a request and its days, said before it is taken.
struct StepOutlook: Sendable {
    let workflow: Workflow
    let calendar: WorkingCalendar
    let now: Instant

    /// One sentence each: the state, the clock, the papers. Fields that are still empty are taken as the rule usually has them.
    ///
    /// - Parameter isBrief: leaves out that the last day stays as it is.
    func sentences(
        _ action: MatterAction, branch: Int?, on day: Day? = nil, values: [String: FieldValue] = [:], isBrief: Bool = false,
        in matter: Matter
    ) -> [String] {
        guard let move = workflow.move(action, from: matter.state) ?? undone(action, in: matter) else { return [] }
        let request = MatterRequest(
            action, seen: matter.version, on: day, values: Self.usual(move, calendar, at: now).merging(values) { $1 }, branch: branch)
        let rules = MatterRules(workflow, calendar)
        if day != nil, action != .reverse {
            // Whoever looks first is told what the button would say.
            let against = rules.objections(to: request, on: matter, at: now)
            let words = (against.day.map { [$0.words] } ?? []) + against.obstacles
            if !words.isEmpty { return words }
        }
        guard let after = rules.outlook(request, on: matter, at: now) else { return ["按现在填写的日期，这一步不能办理。请核对日期。"] }
        var sentences: [String] = []
        if after.state != matter.state { sentences.append("办理后的状态：\(workflow.words(after.state))。") }
        if let words = clock(from: matter, to: after, isBrief: isBrief) { sentences.append(words) }
        if action != .reverse, !move.documents.isEmpty {
            sentences.append("要发出：\(move.documents.map(\.name).joined(separator: "、"))。")
        }
        return sentences
    }

    /// Taking back has no cell of its own: it is as grave as the step it takes back.
    private func undone(_ action: MatterAction, in matter: Matter) -> MatterMove? {
        guard action == .reverse, let mistake = matter.standing.last else { return nil }
        return workflow.move(mistake.action, from: mistake.before)
    }

    /// The values the clock needs, as the form proposes them.
    static func usual(_ move: MatterMove, _ calendar: WorkingCalendar, at now: Instant) -> [String: FieldValue] {
        var values: [String: FieldValue] = [:]
        for field in move.fields {
            if let value = proposal(field, move, calendar, at: now) { values[field.code] = value }
        }
        return values
    }

    private static func proposal(
        _ field: MatterField, _ move: MatterMove, _ calendar: WorkingCalendar, at now: Instant
    ) -> FieldValue? {
        switch field.kind {
        case .number(let bounds, let unit) where unit == "个工作日": return .number(min(bounds.upperBound, 20))
        // 20 to pay (国办函〔2020〕109号), 15 for the others.
        case .dayToCome where move.clock != nil:
            return .day(calendar.day(move.clock == .asks(.fee) ? 20 : 15, workingDaysAfter: now.day))
        default: return nil
        }
    }

    private func clock(from matter: Matter, to after: Matter, isBrief: Bool) -> String? {
        let old = MatterDates(request: matter, calendar), new = MatterDates(request: after, calendar)
        switch (matter.clock.state, after.clock.state) {
        // What was decided goes on only when it has to be decided again.
        case (.ended, .ended) where after.requestState?.isOpen == true && matter.requestState?.isOpen == false:
            return new.dueOn.map { "要在\($0.chineseText)以前重新答复。" } ?? "重新答复的期限以填写的日期为准。"
        case (.ended, .ended): return isBrief ? nil : "期限已经结束，不受影响。"
        case (_, .ended): return ending(old, new)
        case (.running, .suspended): return "期限停止计算，等对方答复后接着算。"
        case (_, .suspended(let open)): return "期限仍停止计算，还要等\(open.count)方答复。"
        case (.running, .waiting): return "期限停止计算，收到后从收到那天起重新计算。"
        default: break
        }
        guard old.dueOn != new.dueOn || old.receivedOn != new.receivedOn else {
            return isBrief ? nil : "答复期限不变" + (new.dueOn.map { "，仍是\($0.chineseText)。" } ?? "。")
        }
        guard let due = new.dueOn else { return "办理后没有答复期限。" }
        return "答复期限\(old.dueOn == nil ? "为" : "改为")\(due.chineseText)\(left(until: due))\(new.isProvisional ? "，是暂定日期" : "")。"
    }

    private func ending(_ old: MatterDates, _ new: MatterDates) -> String {
        guard let due = old.dueOn ?? new.dueOn else { return "不再计算期限。" }
        guard let end = new.closedOn, end > due else { return "期限到此为止，在期限内（\(due.chineseText)）。" }
        return "期限到此为止，已超过期限\(due.chineseText)，超期\(calendar.workingDays(after: due, through: end))个工作日。"
    }

    private func left(until due: Day) -> String {
        if due < now.day { return "（已经过了）" }
        return due == now.day ? "（就是今天）" : "（还剩\(calendar.workingDays(after: now.day, through: due))个工作日）"
    }
}
