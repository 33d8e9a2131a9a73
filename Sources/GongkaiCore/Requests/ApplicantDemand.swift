/// A supplement or a payment that was asked of an applicant, and until when it may come.
package struct ApplicantDemand: Sendable, Equatable {
    /// The step that asked.
    package let asked: MatterEvent
    /// Whether the notice of it went out; also where papers are not kept.
    package let isTold: Bool
    /// The last day, counted from the day the notice went out, or as if it had gone out with its step; nil where none was named.
    package let last: Day?
    /// The newest step that says how long there is: the one that asked, or one that gave more time.
    package let dated: MatterEvent

    /// Such as 补正告知书.
    package var notice: String {
        asked.action == RequestAction.askFee.action ? MatterDocument.feeNotice.name : MatterDocument.supplementNotice.name
    }

    /// Such as 补正.
    package var name: String { (asked.action == RequestAction.askFee.action ? ClockGround.fee : .supplement).name }

    /// Why nothing follows from silence while the notice lies in the file.
    package var untold: String {
        "《\(notice)》还没有编号发出，申请人没有收到书面通知，不能因为逾期而不再处理。请先核对、编号发出：\(name)的期限从发出之日起算。"
    }
}

extension Matter {
    /// What the applicant is waited for; nil while it is somebody else.
    package func demand(_ calendar: WorkingCalendar) -> ApplicantDemand? {
        switch requestState {
        case .supplementAsked: last(.askSupplement).map { demand(of: $0, calendar) }
        case .feeAsked: last(.askFee).map { demand(of: $0, calendar) }
        default: nil
        }
    }

    /// What was waited for when the request was given up; nil where it was not, and once that was corrected.
    package func unanswered(_ calendar: WorkingCalendar) -> ApplicantDemand? {
        guard let closed = last(.closeUnanswered) else { return nil }
        // Whoever was answered after all was not given up.
        let since = [last(.serve), correction].compactMap { $0?.number }
        if since.contains(where: { $0 > closed.number }) { return nil }
        let asked = closed.before == RequestState.feeAsked.state ? last(.askFee) : last(.askSupplement)
        return asked.map { demand(of: $0, calendar) }
    }

    private func demand(of asked: MatterEvent, _ calendar: WorkingCalendar) -> ApplicantDemand {
        let ground: ClockGround = asked.action == RequestAction.askFee.action ? .fee : .supplement
        let restart = RequestFacts(self)?.restarts.last { $0.ground == ground }
        let rule = DisclosureRequest.regime(of: self, on: asked.on).clock.restart(ground)
        var last = asked[.answerBy]?.day
        if let restart, let rule { last = restart.last(rule.answer, calendar) }
        return ApplicantDemand(
            asked: asked, isTold: isTold(asked), last: last, dated: postponement(of: ground) ?? asked)
    }

    /// Whether the notice of a step went out; also where papers are not kept.
    func isTold(_ asked: MatterEvent) -> Bool { sent.map { $0[asked.number] != nil } ?? true }

    /// A step by its number, whether it stands or not.
    func event(_ number: Int) -> MatterEvent? { events.first { $0.number == number } }

    /// The newest step that gave what was asked for another last day.
    func postponement(of ground: ClockGround) -> MatterEvent? {
        let state: RequestState = ground == .fee ? .feeAsked : .supplementAsked
        return standing.last { $0.action == RequestAction.postponeAnswer.action && $0.before == state.state }
    }
}

extension MatterCondition {
    /// The notice went out, and the last day that follows from it is over.
    static let demandOverdue = MatterCondition("demandOverdue", "通知书已经发出，答复截止日期已过") { step in
        guard let demand = step.matter.demand(step.calendar) else { return answerOverdue.obstacles(step) }
        if !demand.isTold { return [demand.untold] }
        guard let last = demand.last, step.on <= last else { return [] }
        return ["答复截止日期\(last.chineseText)还没有过，请等到期限届满后再办理。"]
    }

    /// Time is given, not taken.
    static let givesMoreTime = MatterCondition("givesMoreTime", "另定的日期晚于原来的", isKnownBefore: false) { step in
        guard let new = step.request[.answerBy]?.day, let last = step.matter.demand(step.calendar)?.last, new <= last else { return [] }
        return ["现在的截止日期是\(last.chineseText)。另定的日期应当晚于它。"]
    }

    /// > 申请人应当在收到缴费通知次日起20个工作日内缴纳。——国办函〔2020〕109号
    ///
    /// Longer harms nobody; a shorter time would take away what the rules give.
    static let wholeTimeToPay = MatterCondition("wholeTimeToPay", "缴费的期限不短于规定的天数", isKnownBefore: false) { step in
        guard let last = step.request[.answerBy]?.day,
            let limit = DisclosureRequest.regime(of: step.matter, on: step.on).clock.restart(.fee)?.answer
        else { return [] }
        let first = DayCount(unit: limit.unit, calendar: step.calendar).day(limit.days, after: step.on, leavingOut: [])
        if last >= first { return [] }
        return ["缴费的期限不能短于\(limit.days)\(limit.unit.words)（\(limit.article)）：\(step.on.chineseText)通知的，最后一天不早于\(first.chineseText)。"]
    }

    /// > 自收到申请之日起7个工作日内一次性告知申请人作出补正。——第三十条
    ///
    /// Later it is late and not void (docs/law/requests.md): then it is said why.
    static let noticeInTime = MatterCondition("noticeInTime", "在告知补正的期限内，逾期的说明原因", isKnownBefore: false) { step in
        guard step.request[.lateReason] == nil, step.matter.last(.askSupplement) == nil,
            let late = LateNotice(step.matter, on: step.on, step.calendar)
        else { return [] }
        return ["\(late.words)请填写“\(MatterField.lateReason.label)”。"]
    }
}

/// That a supplement is asked for later than the law gives for asking.
package struct LateNotice: Sendable, Equatable {
    /// The last day for asking.
    package let due: Day
    /// Working days since the receipt.
    package let days: Int
    /// How many the law gives.
    let most: Int

    /// Nil while there is time, and where the law knows no such time.
    package init?(_ matter: Matter, on day: Day, _ calendar: WorkingCalendar) {
        guard let received = matter.clock.startedOn,
            let notice = DisclosureRequest.regime(of: matter, on: day).clock.restart(.supplement)?.notice
        else { return nil }
        most = notice.days
        due = calendar.day(notice.days, workingDaysAfter: received)
        days = calendar.workingDays(after: received, through: day)
        if day <= due { return nil }
    }

    package var words: String { "收到申请已经\(days)个工作日，超过了\(most)个工作日内告知补正的期限（最晚\(due.chineseText)）。" }
}
