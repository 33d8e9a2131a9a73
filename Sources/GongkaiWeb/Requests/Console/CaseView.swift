import GongkaiCore
import GongkaiStore

/// A request as its page shows it: everything decided and formatted.
struct CaseView: Sendable {
    let stored: StoredMatter
    let detail: RequestDetail
    /// By which its days are counted.
    let calendar: WorkingCalendar
    /// The one that holds now.
    let newest: WorkingCalendar
    let now: Instant
    let words: FieldWords

    private var regime: DisclosureRegime { DisclosureRequest.regime(of: matter, on: now.day) }
    var workflow: Workflow { DisclosureRequest.workflow(under: regime) }

    /// How far it is; of a reply that takes the place of another one too, that it does.
    var state: String {
        let isToldByState = matter.requestState == .corrected || !matter.isOwedAgain
        return workflow.words(matter.state) + (isToldByState ? "" : "（待重新答复）")
    }

    // MARK: What it is

    var facts: [CaseFact] {
        var facts = [
            CaseFact(label: "提交方式", value: detail.channel.label),
            CaseFact(label: detail.channel == .online ? "提交日期" : "到达日期", value: stored.dates.filedOn?.text ?? ""),
            CaseFact(label: "收到申请之日", value: stored.dates.receivedOn?.text ?? "还没有确定"),
            CaseFact(label: "受理机关", value: words.agencies[stored.row.agency] ?? ""),
            CaseFact(label: "承办单位", value: words.agencies[matter.unit] ?? ""),
            CaseFact(label: "承办人", value: matter.handler.flatMap { words.officers[$0] } ?? "还没有分派"),
        ]
        if stored.dates.receivedOn != nil { facts.append(CaseFact(label: "适用", value: regime.law)) }
        if let outcome = matter.last(RequestAction.draft)?.values[MatterField.outcomeCode]?.text.flatMap(RequestOutcome.code),
            let article = outcome.article(under: regime)
        {
            let isSigned = matter.last(RequestAction.sign) != nil
            facts.append(CaseFact(label: isSigned ? "处理结果" : "拟作的处理结果", value: "\(outcome.label)（\(article)）"))
        }
        facts += fees
        if let closed = stored.dates.closedOn { facts.append(CaseFact(label: "办结日期", value: closed.text)) }
        return facts
    }

    /// What was charged, as the notice says it.
    private var fees: [CaseFact] {
        guard let received = matter.clock.startedOn else { return [] }
        return matter.standing.compactMap { event in
            let stated = (try? FeeStatement.stated(by: event.action, event.values, received: received)) ?? nil
            let waived = RequestPaper.standing(of: event, in: matter) == .overtaken(by: .waiver) ? "，已由免收费用取代" : ""
            return stated.map {
                CaseFact(label: "\(workflow.words(event.action))（\(event.on.text)\(waived)）", value: $0.words.joined(separator: "；"))
            }
        }
    }

    var applicant: [CaseFact] {
        let kind = detail.applicantKind == "NP" ? "自然人" : "法人或者其他组织（\(CaseView.kinds[detail.applicantKind] ?? "其他")）"
        let masked = detail.masked
        return [
            CaseFact(label: "申请人", value: "\(masked.name)，\(kind)"), masked.document.map { CaseFact(label: "证件或者代码", value: $0) },
            CaseFact(label: "电话", value: masked.telephone), masked.email.map { CaseFact(label: "电子邮箱", value: $0) },
            detail.mailAddress.map { CaseFact(label: "邮件提醒发到", value: $0) },
        ].compactMap(\.self)
    }

    private static let kinds = Dictionary(
        uniqueKeysWithValues: zip(["L1", "L2", "L3", "L4", "L5"], OrganisationKind.allCases.map(\.words)))

    var items: [CasePage.Item] { detail.items.map { CasePage.Item(text: $0.description, index: $0.indexNumber) } }

    /// What the applicant supplemented, beside what was asked for.
    var supplements: [CaseFact] {
        matter.supplements.map { CaseFact(label: "补充的内容（\($0.on.text)）", value: $0.text) }
    }

    var wishes: [CaseFact] {
        func list<Code: Hashable & CaseIterable>(_ codes: Set<Code>, _ words: (Code) -> String) -> String {
            Code.allCases.filter(codes.contains).map(words).joined(separator: "、")
        }
        return [
            CaseFact(label: "提供方式", value: list(detail.forms, \.label)),
            CaseFact(
                label: "获取方式", value: list(detail.ways, \.label) + (detail.acceptsOtherForms ? "；也接受其他方式" : "；不接受其他方式")),
            detail.concernsOwnRecords ? CaseFact(label: "与自身有关", value: "申请的是本人的缴费、社会保障、医疗等信息") : nil,
            detail.purpose.map { CaseFact(label: "用途", value: $0) }, detail.waiverGround.map { CaseFact(label: "申请减免费用", value: $0) },
        ].compactMap(\.self)
    }

    var files: [CasePage.File] { listed(detail.files) }

    // MARK: Until when

    var reading: ClockReading? { ClockReading(request: matter, calendar) }

    var clock: ClockView? {
        guard let reading else { return nil }
        // What has ended is counted to its end.
        let end = matter.clock.marks.last { $0.effect == .ends }?.on
        return ClockView(reading.explanation(on: min(end ?? now.day, now.day)), today: end ?? now.day)
    }

    /// What waits for the notice that asks the applicant for something.
    var untold: String? {
        guard let demand = matter.demand(newest), !demand.isTold else { return nil }
        return "《\(demand.notice)》发出以前，答复期限照常计算，\(demand.name)的期限不起算，也不能因为逾期而不再处理"
    }

    var noClock: String {
        guard matter.requestState?.isOpen ?? true else { return "这件申请没有收到之日，不计算期限。" }
        let arrived = stored.dates.filedOn ?? now.day
        guard let rule = (try? DisclosureRegime.inForce(on: arrived))?.receiptRule(detail.channel) else { return "还没有起算。" }
        return "还没有起算。\(rule.words)（\(rule.article)）。"
            + (rule.basis == .confirmation ? "请当天与申请人联系，办理“与申请人确认收到”。" : "请办理“登记收到”。")
    }

    // MARK: Who else takes part

    var branches: [CasePage.Branch] {
        matter.branches.reversed().map { branch in
            let fields = Set([MatterField.party.code])
            let opened = matter.events.first { $0.number == branch.number }
            let known = workflow.fields(of: opened?.action ?? .reverse) + CaseView.answers.flatMap { workflow.fields(of: $0.action) }
            var facts = [CaseFact(label: "开始", value: "\(branch.openedOn.text)　\(opened.map { workflow.words($0.action) } ?? "")")]
            var seen: Set<String> = fields
            for field in known where seen.insert(field.code).inserted {
                if let value = branch[field] { facts.append(CaseFact(label: field.label, value: words.words(value, field))) }
            }
            let isLate = branch.state == .open && (branch[.answerBy]?.day.map { $0 < now.day } ?? false)
            return CasePage.Branch(
                party: branch.party, role: CaseView.words(branch.role),
                state: branch.state == .open ? (isLate ? "等待答复，已过期" : "等待答复") : branch.state == .answered ? "已有结果" : "逾期未答",
                tone: branch.state == .open ? "warning" : "draft", facts: facts)
        }
    }

    private static let answers: [RequestAction] = [.answerThirdParty, .answerAgency, .upholdDecision, .correctDecision]

    private static func words(_ role: MatterBranch.Role) -> String {
        switch role {
        case .assisting: "协办"
        case .transfer: "转送"
        case .thirdParty: "第三方"
        case .remedy: "复议、诉讼或者投诉"
        case .step: "审批环节"
        case .procedure: "特别程序"
        case .promise: "容缺补交"
        }
    }
}

extension MatterBranch {
    /// Who is asked or decides, called by what they are.
    var whom: CaseFact {
        let remedy = role == .remedy ? self[.remedyKind]?.text.flatMap(RequestRemedy.Kind.init) : nil
        return CaseFact(label: remedy?.body ?? "对方", value: party)
    }
}
