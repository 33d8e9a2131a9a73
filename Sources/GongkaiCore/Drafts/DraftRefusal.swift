/// Why a draft is not signed, or does not become public.
package enum DraftRefusal: Error, Sendable, Equatable {
    case notFound
    case permissionMissing(Permission)
    case notForThisUnit
    case ownWork
    /// Nothing waits, or other words than those that were looked at.
    case changedMeanwhile
    case outcomeMissing
    case basisMissing
    case secrecyMissing
    case secrecyForbids(SecrecyOutcome)

    /// What the form says.
    package var words: String {
        switch self {
        case .notFound: "没有这份草稿，或者它不属于您负责的单位。请从列表进入。"
        case .permissionMissing(let permission): "您的账号没有“\(permission.words)”权限。请由有该权限的人办理，或请系统管理员授权。"
        case .notForThisUnit: "它不属于您负责的单位。请由该单位或公开办办理。"
        case .ownWork: "您参与了编写，不能由您审查或发布。请由没有参与编写的人办理。"
        case .changedMeanwhile: "没有等待办理的内容，或者它刚刚又有改动。请刷新页面，看过现在的内容后再办理。"
        case .outcomeMissing: "请选择保密审查结论。"
        case .basisMissing: "请写明保密审查的依据。"
        case .secrecyMissing: "没有保密审查结论。未经保密审查的信息不得公开，请先由有“\(Permission.reviewSecrecy.words)”权限的人签署。"
        case .secrecyForbids(let outcome): "保密审查结论是“\(outcome.words)”，不能公开。请修改内容后重新审查。"
        }
    }
}
