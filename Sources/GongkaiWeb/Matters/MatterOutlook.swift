import GongkaiCore

/// What a step does to a matter and its days, said before it is taken.
protocol MatterOutlook: Sendable {
    var workflow: Workflow { get }
    var calendar: WorkingCalendar { get }
    var now: Instant { get }

    /// What becomes of the days; nil where there is nothing to say.
    func clock(from matter: Matter, to after: Matter, isBrief: Bool) -> String?

    /// What becomes of the letters that went out or lie in the file; nil where nothing does.
    func letters(_ action: MatterAction, in matter: Matter) -> String?
}

extension MatterOutlook {
    func letters(_ action: MatterAction, in matter: Matter) -> String? { nil }
}

extension MatterOutlook {
    /// One sentence each: the state, the clock, the papers. Fields that are still empty are taken as the rule usually has them.
    ///
    /// - Parameter isBrief: leaves out that the last day stays as it is.
    func sentences(
        _ action: MatterAction, branch: Int?, on day: Day? = nil, values: [String: FieldValue] = [:], isBrief: Bool = false,
        in matter: Matter
    ) -> [String] {
        guard let move = workflow.move(action, from: matter.state) ?? undone(action, in: matter) else { return [] }
        let request = MatterRequest(
            action, seen: matter.version, on: day, values: move.usualValues(calendar, at: now).merging(values) { $1 }, branch: branch)
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
        if let words = letters(action, in: matter) { sentences.append(words) }
        return sentences
    }

    /// Taking back has no cell of its own: it is as grave as the step it takes back.
    private func undone(_ action: MatterAction, in matter: Matter) -> MatterMove? {
        guard action == .reverse, let mistake = matter.standing.last else { return nil }
        return workflow.move(mistake.action, from: mistake.before)
    }
}

extension MatterMove {
    /// The values the clock needs, as the form proposes them.
    func usualValues(_ calendar: WorkingCalendar, at now: Instant) -> [String: FieldValue] {
        var values: [String: FieldValue] = [:]
        for field in fields {
            switch field.kind {
            case .number(let bounds, let unit) where unit == "个工作日": values[field.code] = .number(min(bounds.upperBound, 20))
            // 20 to pay (国办函〔2020〕109号), 15 for the others.
            case .dayToCome where clock != nil:
                values[field.code] = .day(calendar.day(clock == .asks(.fee) ? 20 : 15, workingDaysAfter: now.day))
            default: break
            }
        }
        return values
    }
}
