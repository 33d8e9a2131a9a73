/// A request as whoever waits for it is told: where it is, what happened, what is wanted of them, and how it was decided. Names nobody, and
/// says nothing of what the organ works out inside before it is sent.
package struct RequestProgress: Sendable, Equatable {
    package struct Step: Sendable, Equatable {
        package let on: Day
        package let words: String
        package let note: String?
    }

    /// Something that waits for the applicant.
    package struct Demand: Sendable, Equatable {
        package let heading: String
        /// Sentences: what, why, what follows from silence.
        package let sentences: [String]
        /// The last day.
        package let by: Day?
    }

    package struct Decision: Sendable, Equatable {
        /// The day it went out.
        package let on: Day
        package let outcome: RequestOutcome
        package let law: String
        package let article: String?
        /// What the reply says further, with its label.
        package let said: [Said]
    }

    /// That it was given up because something did not come.
    package struct Abandonment: Sendable, Equatable {
        package let headline: String
        package let sentence: String
        /// What can be done now.
        package let advice: [String]

        /// `isTold`: the letter that says so went out.
        init(_ demand: ApplicantDemand, isTold: Bool) {
            let isFee = demand.asked.action == RequestAction.askFee.action
            let until = demand.last.map { "在\($0.chineseText)以前" } ?? "在期限以内"
            headline = isFee ? "已结束：没有收到您的缴费" : "已结束：没有收到您的补充"
            sentence =
                isFee
                ? "单位请您缴纳信息处理费\(demand.asked[.amount]?.number.map(Money.yuan) ?? "")，\(until)没有收到，所以不再办理这件申请。"
                : "单位请您补充申请内容，\(until)没有收到，所以不再办理这件申请。" + Self.wanted(demand.asked)
            advice = [
                "仍然需要这些信息的，可以重新申请" + (isFee ? "；新的申请要不要缴费，由单位另行告知。" : "；重新申请时，请把当时要求补充的内容写清楚。"),
                "已经\(isFee ? "缴费" : "补充")、有正当理由没有按时\(isFee ? "缴费" : "补充")，或者没有收到通知的，请尽快与受理单位联系。",
                "不同意不再办理的，可以申请行政复议、提起行政诉讼，也可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报；"
                    + (isTold ? "期限和机关见不再处理告知书。" : "单位会发给您不再处理告知书，写明期限和机关。"),
            ]
        }

        /// What was to be supplemented, and why.
        private static func wanted(_ asked: MatterEvent) -> String {
            func clause(_ text: String) -> String { PaperWriter.clause(text) }
            let what = asked[.what]?.text.map { "当时要求补充：\(clause($0))。" } ?? ""
            return what + (asked.reason.map { "理由：\(clause($0))。" } ?? "")
        }
    }

    package struct Said: Sendable, Equatable {
        package let label: String
        package let text: String
    }

    /// Such as 正在办理.
    package let headline: String
    package let sentence: String
    package let steps: [Step]
    package let demand: Demand?
    package let decision: Decision?

    /// How it ended without an answer; nil where it did not.
    package let abandonment: Abandonment?

    /// - Parameter names: of the units.
    package init(_ matter: Matter, names: [AgencyID: String], _ calendar: WorkingCalendar = .published) {
        let state = matter.requestState
        let reading = ClockReading(request: matter, calendar), late = reading?.late ?? []
        let given = matter.unanswered(calendar), asked = matter.demand(calendar) ?? given
        abandonment =
            state == .closed ? given.map { Abandonment($0, isTold: matter.last(.closeUnanswered).map(matter.isTold) ?? true) } : nil
        (headline, sentence) =
            abandonment.map { ($0.headline, $0.sentence) } ?? matter.demand(calendar).flatMap(Self.preparing)
            ?? Self.words(matter.isOwedAgain ? .corrected : state)
        let mistakes = Set(matter.events.compactMap(\.reverses))
        steps = matter.events.filter { $0.action != .recalculate }.compactMap { event in
            if let number = event.reverses { return matter.event(number).flatMap { Self.takenBack($0, by: event, matter) } }
            if mistakes.contains(event.number), Self.takenBack(event, by: event, matter) == nil { return nil }
            return Self.step(event, matter, names, reading, asked)
        }
        demand = Self.demand(matter, late, calendar)
        decision = Self.decision(matter)
    }

    /// While the notice lies in the file nothing is asked of anybody yet; nil once it went out.
    private static func preparing(_ demand: ApplicantDemand) -> (String, String)? {
        if demand.isTold { return nil }
        return demand.asked.action == RequestAction.askFee.action
            ? ("单位正在准备通知", "办理这件申请需要缴纳信息处理费。收到缴费通知书以后再缴，现在不用做什么。")
            : ("单位正在准备通知", "申请内容需要您补充说明。收到补正告知书以后再补充，期限从那时起算。")
    }

    private static func words(_ state: RequestState?) -> (String, String) {
        switch state {
        case nil, .draft: ("草稿，还没有提交", "填好以后提交，单位才能看到。")
        case .discarded: ("草稿已作废", "内容已经删除。需要时请重新填写。")
        case .filed: ("已提交，等待确认收到", "单位会与您联系，确认收到的日期。请留意电话。")
        case .transferred: ("已转送其他机关", "这份申请不由原来的单位办理，已经转给有关机关，由它答复您。")
        case .received: ("已收到，正在分办", "单位已经收到您的申请，正在确定由谁办理。")
        case .handling, .drafted, .reviewed, .signed: ("正在办理", "单位正在查找信息、准备答复。")
        case .supplementAsked: ("等待您补充", "申请内容不够明确，需要您补充说明后才能继续办理。")
        case .consulting: ("正在征求意见", "您要的信息涉及他人，单位正在依法征求他们的意见。")
        case .feeAsked: ("等待您缴费", "单位已通知您缴纳信息处理费，缴费后继续办理。")
        case .served: ("已答复", "答复书已经送出。")
        case .closed: ("已办结", "这件申请已经办完。")
        case .withdrawn: ("您已撤回", "这件申请不再办理。需要时可以重新申请。")
        case .corrected: ("正在重新办理", "原来的答复被纠正，单位正在重新作出答复。")
        }
    }

    // MARK: What happened

    private static func step(
        _ event: MatterEvent, _ matter: Matter, _ names: [AgencyID: String], _ reading: ClockReading?, _ asked: ApplicantDemand?
    ) -> Step? {
        guard let action = RequestAction(rawValue: event.action.code) else { return nil }
        // What is asked in a notice is told when the notice goes out, and by nothing before.
        let notice = asking(event, in: matter)
        if let notice, !matter.isTold(notice) { return nil }
        let day = notice.flatMap { matter.sent?[$0.number] }.map { max($0, event.on) } ?? event.on
        func step(_ words: String, _ note: String? = nil) -> Step { Step(on: day, words: words, note: note) }
        // What was asked too late moves no limit.
        let isIdle = event.clock.flatMap { reading?.movesNothing($0, on: event.on) } ?? false
        func unless(_ words: String) -> String? { isIdle ? nil : words }
        let anew = "办理期限从这一天起重新计算。", apart = "征求意见的时间不计入办理期限。"
        // One last day: the one that holds now, with the step that gave it.
        func until(_ end: String) -> String? {
            guard let asked, asked.isTold, asked.dated.number == event.number else { return nil }
            return asked.last.map { "请不晚于\($0.chineseText)\(end)。" }
        }
        switch action {
        case .file: return step("您在网上提交了申请")
        case .enter: return step("单位登记了您的申请", event[.channel]?.text.flatMap(ReceiptChannel.init).map { "提交方式：\($0.label)" })
        case .confirm: return step("单位与您确认收到申请", "办理期限从这一天起算，当天不算。")
        case .receive: return step("单位收到申请", "办理期限从这一天起算，当天不算。")
        case .transfer: return step("转送\(event[.toAgency]?.text ?? "其他机关")", event.reason)
        case .register: return step("交由\(event[.unit]?.agency.flatMap { names[$0] } ?? "承办单位")办理")
        case .askSupplement: return step("单位请您补充申请内容", until("补充"))
        case .supplement: return step("收到您的补充", unless(anew))
        case .askThirdParty: return step("开始征求第三方意见", unless(apart))
        case .askAgency, .askJointMaker: return step("开始征求有关机关意见", unless(apart))
        case .answerThirdParty, .lapseThirdParty: return step("征求第三方意见结束")
        case .answerAgency, .lapseAgency: return step("征求有关机关意见结束")
        case .askStatement: return step("单位请您说明申请的理由", event.reason)
        case .recordStatement: return step("收到您说明的理由")
        case .extend, .extendForVolume:
            let days = event.values[MatterField.extensionDaysCode]?.number.map { "延长\($0)个工作日" } ?? "延长答复期限"
            let reason = event.reason.map { "理由：\($0)" } ?? ""
            return step(days, reason + (isIdle ? "通知您时原来的期限已过，期限没有因此延长。" : ""))
        case .askFee: return step("单位通知您缴纳信息处理费", until("缴纳"))
        case .pay: return step("收到您缴纳的信息处理费", unless(anew))
        case .chargeCost: return step("收取成本费用")
        case .waiveFee: return step("单位免收了费用", "您不用缴费。" + (event.clock == nil ? "" : unless(anew) ?? ""))
        case .serve: return step("答复书已送出", event[.serviceWay].flatMap { MatterField.serviceWay.label(of: $0) }.map { "方式：\($0)" })
        case .close: return step("办结归档")
        case .postponeAnswer:
            let isFee = event.before == RequestState.feeAsked.state
            return step("单位另定了\(isFee ? "缴费" : "补充")的期限", until(isFee ? "缴纳" : "补充"))
        case .closeUnanswered:
            return step("逾期没有收到您的\(event.before == RequestState.feeAsked.state ? "缴费" : "补充")，不再处理")
        case .withdraw: return step("您撤回了申请")
        case .terminate: return step("终止办理", event.reason)
        case .openRemedy: return step("收到复议、诉讼或者举报投诉")
        case .upholdDecision: return step("复议、诉讼或者举报投诉有了结果")
        case .correctDecision where event.after == RequestState.withdrawn.state: return step("复议、诉讼或者举报投诉有了结果")
        case .correctDecision where event.before == event.after:
            let limit = event[.decideAgainBy]?.day.map { "不晚于\($0.chineseText)" } ?? "尽快"
            return step("复议、诉讼或者举报投诉有了结果，单位须\(limit)答复")
        case .correctDecision: return step("原来的答复被纠正，将重新答复", event[.decideAgainBy]?.day.map { "不晚于\($0.chineseText)重新答复。" })
        case .saveDraft, .discard, .assign, .recordSearch, .draft, .recallDraft, .review, .returnDraft, .sign, .informThirdParty:
            return nil
        }
    }

    /// The step that asked for what another gives time for; itself where it asks.
    private static func asking(_ event: MatterEvent, in matter: Matter) -> MatterEvent? {
        switch RequestAction(rawValue: event.action.code) {
        case .askSupplement, .askFee: event
        case .postponeAnswer: matter.events.last { $0.action == RequestAction.askSupplement.action && $0.number < event.number }
        default: nil
        }
    }

    /// That a step which the applicant knew of was taken back; nil where they heard nothing of it.
    private static func takenBack(_ mistake: MatterEvent, by event: MatterEvent, _ matter: Matter) -> Step? {
        if let notice = asking(mistake, in: matter), !matter.isTold(notice) { return nil }
        switch RequestAction(rawValue: mistake.action.code) {
        case .askSupplement: return Step(on: event.on, words: "单位撤销了补充申请内容的通知", note: "您不用补充，单位继续办理。")
        case .askFee: return Step(on: event.on, words: "单位撤销了缴费的通知", note: "您不用缴费，单位继续办理。")
        case .postponeAnswer: return Step(on: event.on, words: "单位撤销了另定的期限", note: nil)
        case .closeUnanswered: return Step(on: event.on, words: "单位撤销了“不再处理”，继续办理", note: nil)
        default: return nil
        }
    }

    // MARK: What is wanted

    private static func demand(_ matter: Matter, _ late: Set<ClockGround>, _ calendar: WorkingCalendar) -> Demand? {
        let demand = matter.demand(calendar)
        // Nothing is wanted before the notice, with which the days begin.
        if let demand, !demand.isTold { return nil }
        let last = demand?.last
        switch matter.requestState {
        case .supplementAsked:
            guard let asked = matter.last(.askSupplement) else { return nil }
            let what = asked[.what]?.text.map { "需要补充：\($0)" }, why = asked.reason.map { "理由：\($0)" }
            return Demand(
                heading: "请补充申请内容",
                sentences: [
                    what, why, (late.contains(.supplement) ? "" : "收到补充的那一天起，办理期限重新计算。") + "没有正当理由逾期不补充的，视为放弃申请。",
                ].compactMap(\.self),
                by: last)
        case .feeAsked:
            guard let asked = matter.last(.askFee) else { return nil }
            let standard = asked[.feeStandard].flatMap { MatterField.feeStandard.label(of: $0) }.map { "，\($0)" } ?? ""
            return Demand(
                heading: "请缴纳信息处理费",
                sentences: [
                    "金额：\(Money.yuan(asked[.amount]?.number ?? 0))\(standard)。缴费的办法见缴费通知书。",
                    (late.contains(.fee) ? "" : "自缴费次日起，办理期限重新计算。") + "逾期不缴的，视为放弃申请。",
                ], by: last)
        case .handling where matter.last(.askStatement) != nil && matter.last(.recordStatement) == nil:
            let why = matter.last(.askStatement)?.reason.map { "单位的说明：\($0)" }
            return Demand(heading: "请说明申请的理由", sentences: [why].compactMap(\.self), by: nil)
        default: return nil
        }
    }

    // MARK: How it was decided

    /// Told when it has gone out, not before.
    private static func decision(_ matter: Matter) -> Decision? {
        guard let served = matter.last(.serve), matter.requestState == .served || matter.requestState == .closed,
            let draft = matter.last(.draft), let outcome = matter.decisions.last?.outcome
        else { return nil }
        let regime = DisclosureRequest.regime(of: matter, on: served.on)
        let fields: [(MatterField, String)] = [
            (.publicAddress, "在哪里可以看到"), (.rightAgency, "负责公开的机关"), (.specialLaw, "办理途径"), (.earlierNumber, "此前的答复"),
            (.reason, "理由"),
        ]
        return Decision(
            on: served.on, outcome: outcome, law: regime.law, article: outcome.article(under: regime),
            said: fields.compactMap { field, label in draft[field]?.text.map { Said(label: label, text: $0) } })
    }
}
