extension ClockExplanation {
    /// For the staff: every step with its article, every day that counts or does not, and the sum.
    package var precise: [String] {
        [
            "依据：\(law)。",
            "起算：\(start.words)，\(start.day.text)（\(start.article)）；当日不计入。",
        ] + notes.map { "说明：\($0)" } + restarts.map(line) + [allowed] + [extended, promise].compactMap(\.self)
            + suspensions.map(line) + ClockSpan.spans(of: days).map(line) + [sum, last, provisional, standing].compactMap(\.self)
            + steps.map(line) + findings.map { "注意：\($0.words)" }
    }

    private func line(_ restart: Restart) -> String {
        if restart.isUnsent {
            return "尚未停止：\(restart.asked.text)办理\(restart.name)告知（\(restart.article)），通知书还没有发出，期限照常计算，发出后停止。"
        }
        let told = "\(restart.asked.text)通知\(restart.name)（\(restart.article)），"
        guard restart.counts else {
            let came = restart.answered.map { "；\($0.text)\(restart.isForgone ? "免收" : "收到")" } ?? ""
            return "不重新起算：" + told + "期限在此以前已经届满，不停止，也不重新计算\(came)。"
        }
        let asked = "重新起算：" + told
        if let answered = restart.answered {
            return asked + "\(answered.text)\(restart.isForgone ? "免收" : "收到")，自该日重新计算，当日不计入。"
        }
        return asked + "限\(restart.answerBy.text)（含）以前，尚未收到；收到之日起重新计算；\(restart.silence)。"
    }

    private var allowed: String { "法定期限：\(limit.days)\(limit.unit.words)（\(limit.article)）。" }

    private var extended: String? {
        granted.map { granted in
            let who = granted.approvedBy.map { "，同意人：\($0)" } ?? ""
            let told = granted.toldOn.map { "，告知日期：\($0.text)" } ?? ""
            let effect = granted.counts ? "" : "；逾期告知，不计"
            return "延长：\(granted.name)，\(granted.days)\(limit.unit.words)，须经\(granted.approver)同意并告知申请人"
                + "（\(granted.article)）\(who)\(told)\(effect)。"
        }
    }

    private var promise: String? {
        promised.map { promised in
            "承诺期限：\(promised.days)\(promised.unit.words)" + (promisedDue.map { "，至\($0.text)" } ?? "") + "。"
        }
    }

    private func line(_ pause: Suspension) -> String {
        let until = pause.through.map { "至\($0.text)" } ?? "起，尚未结束"
        return "中止：\(pause.name)，\(pause.from.text)\(until)，首日不计；扣除\(pause.days)\(limit.unit.words)（\(pause.article)）。"
    }

    private func line(_ span: ClockSpan) -> String {
        let source = span.reason.source.map { "（\($0)）" } ?? ""
        guard let numbers = span.numbers else { return "\(span.text)　不计　\(span.reason.words)\(source)" }
        let which = numbers.count == 1 ? "第\(numbers.lowerBound)日" : "第\(numbers.lowerBound)至\(numbers.upperBound)日"
        return "\(span.text)　\(which)　\(span.reason.words)\(source)"
    }

    private var sum: String? {
        guard let first = days.first, let last = days.last else { return nil }
        let counted = days.count { $0.number != nil }
        let groups: [(String, (ClockDay.Reason) -> Bool)] = [
            ("周末", { $0 == .weekend }),
            ("放假", { if case .dayOff = $0 { true } else { false } }),
            ("中止", { if case .suspended = $0 { true } else { false } }),
            ("顺延", { $0 == .rolledOver }),
        ]
        let parts = groups.compactMap { name, belongs in
            let count = days.count { belongs($0.reason) }
            return count == 0 ? nil : "\(name)\(count)天"
        }
        return "合计：\(first.day.text)至\(last.day.text)共\(days.count)天，计入\(counted)天，不计\(days.count - counted)天"
            + (parts.isEmpty ? "" : "（\(parts.joined(separator: "、"))）") + "。"
    }

    private var last: String? {
        guard let due, let firstDue else { return nil }
        return "届满：\(due.text)（\(due.weekdayWords)）24时" + (due == firstDue ? "。" : "；首次期限至\(firstDue.text)。")
    }

    private var provisional: String? {
        isProvisional ? "暂定：已公布的工作日安排为\(calendarFrom.text)至\(calendarThrough.text)，其余日子只扣除周末，以后的日子还扣除日期固定的法定节日，公布后重新计算。" : nil
    }

    private var standing: String? {
        usage.map { usage in
            let standing = usage.isOverdue ? "已\(limit.unit.overdue(by: -usage.left))" : "剩余\(usage.left)\(limit.unit.words)"
            return "截至\(usage.day.text)：已用\(usage.used)\(limit.unit.words)，\(standing)。"
        }
    }

    private func line(_ step: ClockStep) -> String {
        let open = step.due > calendarThrough ? "，暂定" : ""
        return "相关期限：\(step.name)至\(step.due.text)\(open)（\(step.article)）" + (step.silence.map { "，\($0)" } ?? "") + "。"
    }
}
