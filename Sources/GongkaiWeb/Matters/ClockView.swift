import GongkaiCore
import GongkaiStore

/// The clock of a request that explains itself: why it began, every day that does not count, what stopped it, until when.
struct ClockView: Sendable {
    /// One day of the strip.
    struct Cell: Sendable {
        let number: String
        /// counts, off, paused
        let kind: String
        let isPast: Bool
        let isToday: Bool
    }

    /// Days that share their reason.
    struct Span: Sendable {
        let days: String
        let counts: String
        let reason: String
        let source: String
    }

    struct Step: Sendable {
        let name: String
        let due: String
        let article: String
        let isOver: Bool
    }

    let facts: [CaseFact]
    let cells: [Cell]
    let hasCells: Bool
    /// What the strip shows, in words.
    let stripWords: String
    let spans: [Span]
    let steps: [Step]
    let hasSteps: Bool
    let findings: [CaseFact]
    let hasFindings: Bool

    init(_ clock: ClockExplanation, today: Day) {
        func until(_ day: Day) -> String { "，至\(day.text)\(day > clock.calendarThrough ? "（暂定）" : "")" }
        var facts = [
            CaseFact(label: "依据", value: clock.law),
            CaseFact(label: "起算", value: "\(clock.start.day.text)，\(clock.start.words)（\(clock.start.article)）；当天不算"),
        ]
        facts += clock.notes.map { CaseFact(label: "说明", value: $0) }
        facts += clock.restarts.map { restart in
            if restart.isUnsent {
                return CaseFact(
                    label: "尚未停止",
                    value: "\(restart.asked.text)办理\(restart.name)告知（\(restart.article)），通知书还没有发出，期限照常计算，发出后停止")
            }
            let came = restart.isForgone ? "免收" : "收到"
            let told = "\(restart.asked.text)通知\(restart.name)（\(restart.article)），"
            let waits = "限\(restart.answerBy.text)以前，尚未收到；\(restart.silence)"
            guard restart.counts else {
                let answer = restart.answered.map { "；\($0.text)\(came)" } ?? "；\(waits)"
                return CaseFact(label: "不重新起算", value: "\(told)答复期限在此以前已经届满，不停止，也不重新计算\(answer)")
            }
            let answer = restart.answered.map { "\($0.text)\(came)，从这一天起重新计算" } ?? waits
            return CaseFact(label: "重新起算", value: told + answer)
        }
        facts += clock.suspensions.map { pause in
            let until = pause.through.map { "至\($0.text)" } ?? "起，还没有结束"
            return CaseFact(
                label: "中止", value: "\(pause.name)，\(pause.from.text)\(until)，扣除\(pause.days)\(clock.limit.unit.words)（\(pause.article)）")
        }
        facts.append(
            CaseFact(
                label: "法定期限",
                value: "\(clock.limit.days)\(clock.limit.unit.words)（\(clock.limit.article)）"
                    + (clock.firstDue.map(until) ?? "")))
        if let granted = clock.granted {
            facts.append(
                CaseFact(
                    label: "延长",
                    value:
                        "\(granted.name)，\(granted.days)\(clock.limit.unit.words)（\(granted.article)），同意人\(granted.approvedBy ?? granted.approver)"
                        + (granted.counts ? "" : "；告知时首次期限已满，不产生延长的效果")))
        }
        facts.append(
            CaseFact(
                label: "承诺期限",
                value: clock.promised.map { "\($0.days)\($0.unit.words)" + (clock.promisedDue.map(until) ?? "") }
                    ?? "没有另作承诺，按法定期限"))
        if let due = clock.due {
            facts.append(CaseFact(label: "届满", value: "\(due.chineseText)24时\(due > clock.calendarThrough ? "（暂定）" : "")"))
        }
        if let usage = clock.usage {
            let unit = clock.limit.unit
            let standing = usage.isOverdue ? "已\(unit.overdue(by: -usage.left))" : "还剩\(usage.left)\(unit.words)"
            facts.append(CaseFact(label: "到\(usage.day.text)", value: "已用\(usage.used)\(unit.words)，\(standing)"))
        }
        if clock.isProvisional {
            facts.append(CaseFact(label: "暂定", value: "放假安排只公布到\(clock.calendarThrough.text)，以后的日子只扣除了周末和日期固定的法定节日，公布后重新计算"))
        }
        self.facts = facts
        cells = clock.days.prefix(400).map { day in
            let kind =
                switch day.reason {
                case .suspended: "paused"
                case .workingDay, .makeUpDay, .calendarDay: "counts"
                case .weekend, .dayOff, .rolledOver: "off"
                }
            return Cell(number: day.number.map(String.init) ?? "", kind: kind, isPast: day.day < today, isToday: day.day == today)
        }
        hasCells = !cells.isEmpty
        let counted = clock.days.count { $0.number != nil }
        stripWords =
            "从\(clock.days.first?.day.text ?? "")到\(clock.days.last?.day.text ?? "")共\(clock.days.count)天，计入\(counted)天，不计\(clock.days.count - counted)天"
        spans = ClockSpan.spans(of: clock.days).map { span in
            Span(
                days: span.first == span.last ? span.first.text : "\(span.first.text) 至 \(span.last.text)",
                counts: span.numbers.map { $0.count == 1 ? "第\($0.lowerBound)日" : "第\($0.lowerBound)–\($0.upperBound)日" } ?? "不计",
                reason: span.reason.words, source: span.reason.source ?? "")
        }
        steps = clock.steps.map { step in
            Step(
                name: step.name, due: step.due.text, article: step.article + (step.silence.map { "，\($0)" } ?? ""), isOver: step.due < today
            )
        }
        hasSteps = !steps.isEmpty
        findings = clock.findings.map { CaseFact(label: "注意", value: $0.words) }
        hasFindings = !findings.isEmpty
    }
}
