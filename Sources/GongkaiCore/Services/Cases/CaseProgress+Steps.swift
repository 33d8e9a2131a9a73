/// What happened, step by step, in plain words.
extension CaseProgress {
    /// A paper that the applicant has may be worth nothing any more: that is told, and why.
    static func takenBack(by event: MatterEvent, _ matter: Matter) -> Step? {
        guard let mistake = event.reverses.flatMap({ number in matter.events.first { $0.number == number } }) else { return nil }
        let papers = MatterDocument.papers(of: mistake, in: matter).filter(\.isForApplicant)
        if papers.isEmpty { return nil }
        let terms = matter.caseTerms
        let names = papers.map { "《\(terms?.title(of: $0) ?? $0.name)》" }.joined()
        return Step(on: event.on, words: "\(mistake.on.chineseText)发出的\(names)作废", note: event.reason.map { "理由：\($0)" })
    }

    private static func silence(_ terms: CaseTerms) -> String? {
        terms.deemedConsent.map {
            terms.waitsForValidity ? "原许可证的有效期届满以前没有作出决定，依据\($0)视为准予延续。" : "法定期限内没有作出决定，依据\($0)视为准予。"
        }
    }

    static func step(_ event: MatterEvent, _ matter: Matter, _ names: [AgencyID: String]) -> Step? {
        guard let action = CaseAction(rawValue: event.action.code) else { return nil }
        func step(_ words: String, _ note: String? = nil) -> Step { Step(on: event.on, words: words, note: note) }
        let terms = matter.caseTerms
        let flowStep =
            event[.step]?.text.flatMap { code in terms?.step(code) }
            ?? event.branch.flatMap { matter.branch($0)?[.step]?.text }.flatMap { code in terms?.step(code) }
        func reason(_ label: String = "理由") -> String? { event.reason.map { "\(label)：\($0)" } }
        func until(_ end: String) -> String? { event[.answerBy]?.day.map { "请不晚于\($0.chineseText)\(end)。" } }
        let procedure = event.branch.flatMap { matter.branch($0)?[.procedure]?.text }.flatMap(CaseProcedure.init)?.words ?? "特别程序"
        switch action {
        case .file: return step("您在网上提交了申请")
        case .takeIn: return step("窗口收到您的申请")
        case .handOver: return step("材料移交\(event[.unit]?.agency.flatMap { names[$0] } ?? "承办单位")")
        case .signIn: return step("承办单位签收了材料")
        case .registerMaterials: return step("窗口收到您的材料", "告知您是否受理的期限从这一天起算。")
        case .registerValidity:
            return step("登记原许可证的有效期", event[.licenceUntil]?.day.map { "有效期到\($0.chineseText)届满。" })
        case .correctAnswer:
            let whole = event[.nothingToBring].map { _ in "没有要交的材料了，告知您是否受理的期限从这一天起算。" }
            return step(
                "申请表的“\(event[.answerLabel]?.text ?? "")”已更正", [reason(), whole].compactMap(\.self).joined(separator: "\n"))
        case .correct: return step("当场更正", event[.corrected]?.text)
        case .giveNotice where matter.all(.giveNotice).contains { $0.number < event.number }:
            return step("告知您申请表更正后新增的材料", "新增的全部写在告知书上。")
        case .giveNotice, .noticeAgain: return step("一次性告知您要补的材料", "要补的全部写在告知书上。")
        case .supplementPart:
            return step(
                Matter.codes(event[.handedIn]?.text).isEmpty ? "要补的材料将交到窗口" : "收到您补的一部分材料", "补齐以前，这件申请继续等待补正。")
        case .supplement: return step("收到您补的材料", "受理的期限从这一天起重新计算。")
        case .accept: return step("受理", "办理期限从这一天起算，当天不算。")
        case .acceptWithPromise: return step("容缺受理", until("补交缺少的材料"))
        case .deemAccepted: return step("视为受理", "收到材料后五个工作日内没有告知您补正，依法从收到材料之日起就算受理。")
        case .reject: return step("不予受理", reason())
        case .declareNotRequired: return step("告知您不需要办理这项许可", reason())
        case .handInPromised: return step("收到您补交的容缺材料")
        case .lapsePromised: return step("容缺的材料没有按期补交", "作出决定以前仍可以补交；补交以前，不能准予许可。")
        case .handInMissing: return step("收到您补交的材料", "办理期限照常计算。")
        case .startStep:
            return step(flowStep.map { "\($0.unitName)开始办理“\($0.name)”" } ?? "开始一个环节", flowStep.map { "限\($0.days)个工作日。" })
        case .finishStep: return step("“\(flowStep?.name ?? "环节")”完成")
        case .beginProcedure, .beginLongerProcedure:
            return step("开始\(procedure)", event[.answerBy]?.day.map { "预计\($0.chineseText)结束，这段时间不计入办理期限。" })
        case .endProcedure: return step("\(procedure)结束", "办理期限接着计算。")
        case .extend:
            let days = event.values[MatterField.extensionDaysCode]?.number.map { "延长\($0)个工作日" } ?? "延长办理期限"
            return step(days, reason())
        case .submit: return step("审查完成，提请决定")
        case .returnDecision: return step("退回补充审查")
        case .grant: return step("准予许可")
        case .refuse: return step("不予许可", reason())
        case .deemGranted: return step("视为准予许可", terms.flatMap(Self.silence))
        case .tellBill:
            let lines = CaseBill.lines(event[.billLines]?.text ?? "") ?? []
            return step("一次告知全部收费", "共\(Money.yuan(lines.reduce(0) { $0 + $1.amount }))。")
        case .addFeeLine: return step("增加收费\(event[.amount]?.number.map { Money.yuan($0) } ?? "")", reason())
        case .waiveFee: return step("减免收费\(event[.amount]?.number.map { Money.yuan($0) } ?? "")", reason())
        case .pay:
            let amount = event[.amount]?.number.map { Money.yuan($0) } ?? "费用"
            return step("收到您缴纳的\(amount)", event[.receiptNumber]?.text.map { "票据号码：\($0)" })
        case .issueCertificate: return step("证照已制作", event[.certificateNumber]?.text.map { "编号：\($0)" })
        case .deliver: return step("送达")
        case .withdraw: return step("您撤回了申请")
        case .recordWithdrawal:
            let way = event[.withdrawalWay].flatMap { MatterField.withdrawalWay.label(of: $0) }
            return step(
                "工作人员登记：您撤回了申请", [way.map { "提出的方式：\($0)。" }, reason()].compactMap(\.self).joined(separator: "\n"))
        case .terminate: return step("终止办理", reason())
        case .rate: return step("您作了评价")
        case .followUpRating: return step("就您的评价回访")
        case .saveDraft, .discard, .archive, .recordComplaint: return nil
        }
    }
}

/// Where somebody can turn who disagrees with a decision on a case, and until when.
package struct CaseRemedies: Sendable, Equatable {
    package let sentences: [String]

    /// - Parameter day: on which it went out, the earliest on which one can know of it.
    package init(_ rights: ItemRights, knownOn day: Day, _ calendar: WorkingCalendar) {
        func rolled(_ day: Day) -> Day {
            var day = day
            while !calendar.isWorkingDay(day) { day = day.adding(days: 1) }
            return day
        }
        // 行政诉讼法 art. 46 of 2014, in force since May 2015; three months before.
        let months = day >= "2015-05-01" ? 6 : 3
        let review = rolled(day.adding(days: 60)), court = rolled(day.adding(months: months))
        sentences = [
            "自知道这个决定之日起60日内，可以向\(rights.reconsideration?.body ?? "有管辖权的行政复议机关")申请行政复议；也可以在\(months)个月内向"
                + "\(rights.litigation?.body ?? "有管辖权的人民法院")提起行政诉讼。",
            "如果\(day.chineseText)就知道，申请行政复议最晚到\(review.chineseText)，提起行政诉讼最晚到\(court.chineseText)。知道得更晚的，从实际知道之日起算。",
        ]
    }
}
