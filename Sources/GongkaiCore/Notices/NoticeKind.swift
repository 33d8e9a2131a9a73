/// What an officer is told.
package enum NoticeKind: String, Sendable, CaseIterable {
    case arrived, assigned, supplemented, progress, toReview, toSign, dueSoon, overdue, unsent, delegated, mailFailed, card, score

    /// Kinds that an officer can have sent by mail as well. That mail does not go cannot be told by mail.
    package static let byMail = allCases.filter { $0 != .mailFailed }

    /// As lists and settings name it.
    package var label: String {
        switch self {
        case .arrived: "收到新的申请"
        case .assigned: "申请交给我办理"
        case .supplemented: "申请人有补充、说明或者撤回"
        case .progress: "我承办的申请有新情况"
        case .toReview: "答复等我审核"
        case .toSign: "答复等我签发"
        case .dueSoon: "期限快到（前3个、前1个工作日）"
        case .overdue: "已经超期"
        case .unsent: "我承办的申请有通知书一直没有发出"
        case .delegated: "我开始代理他人"
        case .mailFailed: "邮件没有发出"
        case .card: "办件收到监察预警或者监察牌"
        case .score: "考核成绩的公布、异议和处理"
        }
    }
}

/// What an applicant is told by mail: that there is something to see, never what.
package enum ApplicantNews: String, Sendable, CaseIterable {
    case received, supplementAsked, feeAsked, postponed, extended, replied

    /// What a step tells an applicant who wants mail; nil where it tells nothing by mail.
    package init?(_ action: MatterAction) {
        switch RequestAction(rawValue: action.code) {
        case .receive, .confirm: self = .received
        case .askSupplement: self = .supplementAsked
        case .askFee: self = .feeAsked
        case .postponeAnswer: self = .postponed
        case .extend, .extendForVolume: self = .extended
        case .serve: self = .replied
        default: return nil
        }
    }

    /// Whether it is true only once the letter has gone out: the days that it names begin with the letter.
    package var comesWithLetter: Bool { self == .supplementAsked || self == .feeAsked }

    /// What the mail says happened.
    package var words: String {
        switch self {
        case .received: "单位已经收到您的申请，开始办理"
        case .supplementAsked: "单位请您补充申请内容，补充有期限"
        case .feeAsked: "单位通知您缴纳信息处理费，缴费有期限"
        case .postponed: "单位给您的补充另定了期限"
        case .extended: "单位延长了答复期限"
        case .replied: "单位已经作出答复"
        }
    }
}
