/// The clock of an approval case: the law in force on the day of receipt, the promise beside it, and the limits on the way.
///
/// The statutory limit and the promise both run from acceptance and both stand still in a special procedure, as long as that may last
/// (``SuspendedTime``): while it lasts, a last day is the latest there can be. An extension lengthens what the law
/// allows; what was promised stays promised.
package struct CaseClock: Sendable {
    package let facts: CaseFacts
    package let law: LicenceLaw
    package let calendar: WorkingCalendar
    /// Nil before acceptance.
    package let reading: ClockReading?

    package init(_ facts: CaseFacts, _ calendar: WorkingCalendar = .published) throws(ClockRefusal) {
        self.facts = facts
        self.calendar = calendar
        law = LicenceLaw.inForce(on: facts.received)
        guard let start = facts.start else {
            reading = nil
            return
        }
        let terms = facts.terms
        let why = facts.isDeemed ? "收到申请材料后五个工作日内没有告知补正，视为自收到之日起受理" : "受理之日"
        reading = try LegalClock(law.clockRule(for: terms), calendar).read(
            ClockFacts(
                start: .init(start, words: why, article: facts.isDeemed ? law.notice.article : "第四十二条"),
                promised: terms.kind == .immediate ? nil : TimeLimit(terms.promisedDays, terms.statutory.unit, article: "事项承诺办结时限"),
                pauses: facts.pauses(calendar),
                granted: facts.granted, notes: terms.kind == .immediate ? ["即办件，承诺受理当日办结。"] : []))
    }

    /// The last day the law allows, extended or not; nil before acceptance.
    package var statutoryDue: Day? { reading?.due }
    /// The last day of the promise; nil before acceptance.
    package var promisedDue: Day? { facts.terms.kind == .immediate ? facts.start : reading?.promisedDue }
    /// By when the application must be accepted, refused or the applicant told everything that is missing; nil while no material has come.
    package var noticeDue: Day? { facts.awaitsMaterials ? nil : lastDay(of: law.notice, after: facts.received) }
    /// By when what was granted must be with the applicant (art. 44); nil before the decision, and for a refusal, of which the article says nothing.
    package var deliveryDue: Day? { facts.isRefused ? nil : facts.decided.map { lastDay(of: law.delivery, after: $0) } }

    /// The last day of a step that was begun; nil for others.
    package func due(ofStep code: String) -> Day? {
        guard let step = facts.terms.step(code), let time = facts.steps.last(where: { $0.code == code }) else { return nil }
        let pauses = zip(facts.procedures, facts.pauses(calendar)).filter { ($0.0.step ?? code) == code }.map(\.1)
        return DayCount(unit: .working, calendar: calendar).day(
            step.days, after: time.started, leavingOut: pauses.sorted { $0.from < $1.from })
    }

    /// When all steps will be done if each takes the whole of its limit: along the longest path, from what is done and what was begun; nil before
    /// acceptance.
    package var pathEnd: Day? {
        guard let start = facts.start else { return nil }
        var ends: [String: Day] = [:]
        var left = facts.terms.steps
        while !left.isEmpty {
            let ready = left.filter { step in step.after.allSatisfy { ends[$0] != nil } }
            if ready.isEmpty { return nil }
            for step in ready {
                if let time = facts.steps.last(where: { $0.code == step.code }) {
                    guard let end = time.finished ?? due(ofStep: step.code) else { return nil }
                    ends[step.code] = end
                } else {
                    let begin = step.after.compactMap { ends[$0] }.max() ?? start
                    ends[step.code] = calendar.day(step.days, workingDaysAfter: begin)
                }
            }
            left.removeAll { ends[$0.code] != nil }
        }
        return ends.values.max() ?? start
    }

    /// The other limits of the case, in the order of their days.
    package var steps: [ClockStep] {
        var steps: [ClockStep] = []
        if let given = facts.handedOver {
            steps.append(ClockStep("signIn", "签收期限", calendar.day(1, workingDaysAfter: given), article: "一窗式受理办法"))
        }
        if let day = noticeDue {
            steps.append(
                ClockStep("notice", "受理或者一次性告知期限", day, article: law.notice.article, silence: "逾期不告知的，自收到申请材料之日起即为受理"))
        }
        for time in facts.steps {
            guard let step = facts.terms.step(time.code), let due = due(ofStep: time.code) else { continue }
            steps.append(ClockStep("step.\(step.code)", "\(step.name)期限", due, article: "事项办理流程"))
        }
        for procedure in facts.procedures {
            guard let expected = procedure.expected else { continue }
            steps.append(
                ClockStep("procedure.\(procedure.kind.rawValue)", "\(procedure.kind.words)预计结束", expected, article: "第四十五条"))
        }
        for (kind, last) in openProcedures {
            steps.append(ClockStep("procedure.\(kind.rawValue)", "\(kind.words)最晚不计入期限到", last, article: "第四十五条"))
        }
        if let day = facts.promisedBy {
            steps.append(ClockStep("promise", "补交容缺材料期限", day, article: "容缺受理承诺", silence: "补交以前，不能准予许可"))
        }
        if facts.terms.waitsForValidity, let day = facts.licenceUntil, facts.start == nil || facts.mayRenewSilently {
            steps.append(
                ClockStep("validity", "原许可证有效期届满", day, article: facts.terms.deemedConsent ?? "", silence: "届满以前没有作出决定的，视为准予延续"))
        }
        if let day = deliveryDue { steps.append(ClockStep("delivery", "送达期限", day, article: law.delivery.article)) }
        return steps.sorted { $0.due < $1.due }
    }

    /// The two last days side by side, for the person who waits.
    package var words: [String] {
        guard let reading else {
            let first = noticeDue.map { "不晚于\(calendar.words($0))告知您是否受理；逾期没有告知的，从收到材料的那一天起就算受理。" }
            return [first ?? Self.waitsForMaterials(law), facts.terms.waitsForValidity ? facts.silenceWords : nil].compactMap(\.self)
        }
        var words = reading.explanation().plain
        if facts.terms.kind == .immediate, let day = promisedDue { words.insert("这是即办件，我们承诺受理当日（\(day.chineseText)）办结。", at: 1) }
        for (kind, last) in openProcedures {
            words.append("\(kind.words)还没有结束：到\(last.chineseText)为止的时间不计入期限，这一天以后仍没有结束的，期限照常计算。上面的日期是最晚的日期。")
        }
        if let silence = facts.silenceWords { words.append(silence) }
        return words
    }

    /// Procedures that have not ended, each with the last day that is kept out of the count.
    package var openProcedures: [(kind: CaseProcedure, last: Day)] {
        zip(facts.procedures, facts.lastSuspended(calendar)).filter { $0.0.through == nil }.map { ($0.0.kind, $0.1) }
    }

    /// When the five days begin, for whoever filed and has handed in nothing.
    static func waitsForMaterials(_ law: LicenceLaw) -> String {
        "还没有收到您的材料。从窗口收到材料的那一天起，\(law.notice.days)个工作日内告知您是否受理，或者一次告知要补什么；逾期没有告知的，从收到材料的那一天起就算受理。"
    }

    private func lastDay(of limit: TimeLimit, after day: Day) -> Day {
        DayCount(unit: limit.unit, calendar: calendar).day(limit.days, after: day, leavingOut: [])
    }
}
