/// What a rule can look at: a closed list, because each is computed from the events. Stored by raw value.
package enum SupervisionMeasure: String, Sendable, CaseIterable {
    // Limits: from one event to another.
    case acceptance, signIn, promised, statutory, step, forwarding, procedure, delivery, ratingContact, ratingSolved, promisedMaterial
    /// The three working days in which what a yellow card names is put right.
    case uncorrectedYellow
    /// A public column, which is no case.
    case columnUpdate
    // Facts: one event shows them.
    case secondNotice, secondNoticeApproved, feeOutside, feeAboveStandard, reasonMissing, stepSkipped, backDated, handledOutside
    case alteredAfterClosing, complaintUpheld, withdrawnLate, grantedBySilence

    package var words: String {
        switch self {
        case .acceptance: "受理或者一次性告知"
        case .signIn: "签收"
        case .promised: "承诺期限"
        case .statutory: "法定期限"
        case .step: "环节"
        case .forwarding: "转入下一环节"
        case .procedure: "特别程序"
        case .delivery: "送达"
        case .ratingContact: "差评联系"
        case .ratingSolved: "差评解决"
        case .promisedMaterial: "补交容缺材料"
        case .uncorrectedYellow: "黄牌改正"
        case .columnUpdate: "栏目更新"
        case .secondNotice: "再次告知补正"
        case .secondNoticeApproved: "经批准再次告知补正"
        case .feeOutside: "清单以外收费"
        case .feeAboveStandard: "超标准收费"
        case .reasonMissing: "没有说明理由"
        case .stepSkipped: "跳过环节"
        case .backDated: "倒签日期"
        case .handledOutside: "系统外办理"
        case .alteredAfterClosing: "办结后改动"
        case .complaintUpheld: "投诉属实"
        case .withdrawnLate: "超期后登记撤回"
        case .grantedBySilence: "逾期没有决定，视为准予"
        }
    }

    /// What was not done in time, for a limit.
    package var undone: String {
        switch self {
        case .acceptance: "没有受理，也没有告知"
        case .signIn: "没有签收"
        case .promised, .statutory: "没有办结"
        case .forwarding: "没有转入"
        case .procedure: "没有结束"
        case .delivery: "没有送达"
        case .ratingContact: "没有联系"
        case .ratingSolved: "没有解决"
        case .promisedMaterial: "没有补交，也没有处理"
        case .uncorrectedYellow: "没有改正"
        case .columnUpdate: "没有更新"
        default: "没有完成"
        }
    }

    /// What one event shows, with its number in words.
    func found(_ value: Int) -> String {
        switch self {
        case .backDated: "填写的日期比登记的日期早\(value)个工作日（倒签日期）"
        case .stepSkipped where value > 1: "跳过\(value)个环节"
        case .withdrawnLate: "超过期限\(value)个工作日以后，由工作人员登记为申请人撤回"
        default: value > 1 ? "\(words)（\(value)）" : words
        }
    }

    /// Whether it is a time with a last day; otherwise one event shows it, with a number.
    package var isLimit: Bool {
        switch self {
        case .acceptance, .signIn, .promised, .statutory, .step, .forwarding, .procedure, .delivery, .ratingContact, .ratingSolved,
            .promisedMaterial, .uncorrectedYellow, .columnUpdate:
            true
        case .secondNotice, .secondNoticeApproved, .feeOutside, .feeAboveStandard, .reasonMissing, .stepSkipped, .backDated,
            .handledOutside,
            .alteredAfterClosing, .complaintUpheld, .withdrawnLate, .grantedBySilence:
            false
        }
    }

    /// Whether a case can pass it several times, each of them a breach of its own: in every step, at every hand-over, for every bad grade. All other
    /// limits, and what single events show, bring one card a case.
    package var isApart: Bool {
        switch self {
        case .step, .forwarding, .signIn, .procedure, .ratingContact, .ratingSolved: true
        default: false
        }
    }

    /// What must be told a second time, because the first notice did not tell all.
    package static let secondNotices: [SupervisionMeasure] = [.secondNotice, .secondNoticeApproved]

    /// Its place in the closed list.
    var index: Int { Self.indices[self] ?? 0 }

    private static let indices = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })
}
