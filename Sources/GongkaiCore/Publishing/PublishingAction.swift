/// What can be done with a version of an article.
package enum PublishingAction: String, Sendable, CaseIterable {
    case save, submit, approve, reject, recall, schedule, publish
    case publishEmergency, confirmEmergency, refuseEmergency
    case withdraw, expire, supersede, restoreAsDraft, move, discard

    /// As buttons and refusals name it.
    package var words: String {
        switch self {
        case .save: "保存"
        case .submit: "送审"
        case .approve: "审核通过"
        case .reject: "退回"
        case .recall: "收回"
        case .schedule: "定时发布"
        case .publish: "发布"
        case .publishEmergency: "应急发布"
        case .confirmEmergency: "补审通过"
        case .refuseEmergency: "补审不通过"
        case .withdraw: "撤下"
        case .expire: "到期下线"
        case .supersede: "以新版本替代"
        case .restoreAsDraft: "据此新建草稿"
        case .move: "移到其他栏目"
        case .discard: "作废草稿"
        }
    }
}

/// What must be said with an action.
package enum PublishingField: String, Sendable, CaseIterable {
    case reason, basis, secrecyOutcome, publishAt, targetColumn

    /// As the form labels it.
    package var words: String {
        switch self {
        case .reason: "理由"
        case .basis: "依据"
        case .secrecyOutcome: "保密审查结论"
        case .publishAt: "发布时间"
        case .targetColumn: "目标栏目"
        }
    }
}
