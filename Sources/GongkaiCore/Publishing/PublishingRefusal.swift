/// Why an action was refused.
package enum PublishingRefusal: Error, Sendable, Equatable {
    case notInThisState(PublishingAction, VersionState)
    case permissionMissing(Permission)
    /// They have the permission, but not for this unit.
    case notForThisUnit(PublishingAction)
    case onlyTheProgram(PublishingAction)
    case notYet(publishAt: Instant)
    case notYetExpired(expireAt: Instant?)
    case ownWork(PublishingAction)
    case reviewedBefore(step: String)
    case fieldMissing(PublishingField, PublishingAction)
    case outcomeForbids(SecrecyOutcome)
    case noApprovalPending
    case obstacles([PublicationObstacle])
    /// The reason that everybody will read holds what must not be public; the place, masked.
    case reasonNotPublic(excerpt: String)

    /// What the form says.
    package var words: String {
        switch self {
        case .notInThisState(let action, let state): "“\(state.words)”的稿件不能\(action.words)。" + Self.advice(action, state)
        case .permissionMissing(let permission): "您的账号没有“\(permission.words)”权限。请由有该权限的人办理，或请系统管理员授权。"
        case .notForThisUnit(let action): "这篇稿件不属于您负责的单位，不能\(action.words)。请由该单位或公开办办理。"
        case .onlyTheProgram(let action): "\(action.words)由系统到时自动办理，不能手工办理。"
        case .notYet(let time): "定时发布的时间是\(time.minuteText)，还没有到。"
        case .notYetExpired(let time): time.map { "下线时间是\($0.minuteText)，还没有到。" } ?? "这篇稿件没有设下线时间。要停止公开，请撤下并写明理由。"
        case .ownWork(let action): "您编写、送审或发布了这个版本，不能由您\(action.words)。请由他人办理。"
        case .reviewedBefore(let step): "您已在“\(step)”审核过这个版本，后面的步骤须由他人审核。"
        case .fieldMissing(let field, let action): "\(action.words)须填写\(field.words)。"
        case .outcomeForbids(let outcome): "保密审查结论为“\(outcome.words)”的，不能通过。请退回并写明理由。"
        case .noApprovalPending: "这个版本没有待补的审核。"
        case .reasonNotPublic(let excerpt): TombstoneRefusal.reasonNotPublic(excerpt: excerpt).words
        case .obstacles(let obstacles): obstacles.map(\.words).joined(separator: "\n")
        }
    }

    private static func advice(_ action: PublishingAction, _ state: VersionState) -> String {
        switch (action, state) {
        case (.save, .inReview), (.save, .approved), (.save, .scheduled), (.move, .inReview), (.move, .approved), (.move, .scheduled):
            "请先收回。"
        case (.save, .live), (.submit, .live): "请据此新建草稿，线上版本不受影响。"
        case (.save, .superseded), (.save, .expired), (.save, .withdrawn), (.save, .discarded): "请据此新建草稿。"
        case (.publish, .draft), (.schedule, .draft): "请先送审。"
        case (.publish, .inReview), (.schedule, .inReview): "请等待审核完成。"
        case (.discard, .inReview), (.discard, .approved), (.discard, .scheduled): "请先收回。"
        case (.discard, .live): "要停止公开，请撤下并写明理由。"
        default: "请刷新页面，查看稿件现在的状态。"
        }
    }
}
