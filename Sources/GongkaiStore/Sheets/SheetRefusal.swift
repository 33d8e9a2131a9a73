package import GongkaiCore

/// Why a sheet does not take a change.
package enum SheetRefusal: Error, Sendable, Equatable {
    case notFound
    case unknownKind(String)
    /// By field, each with what to do.
    case faults([String: String])
    /// A unit has one of it.
    case exists
    case permissionMissing(Permission)
    case notForThisUnit
    /// Nothing waits for a decision, or another text than the one that was looked at.
    case nothingProposed
    /// Somebody else wrote a version meanwhile.
    case stale
    case groundsMissing
    case notShown

    /// What the form says.
    package var words: String {
        switch self {
        case .notFound: "没有这张信息表，或者它不属于您负责的单位。请从列表进入。"
        case .unknownKind(let code): "没有“\(code)”这种信息表。请从列表进入。"
        case .faults(let faults): faults.sorted { $0.key < $1.key }.map(\.value).joined()
        case .exists: "这个单位已有这种信息表，请在原表上修改。"
        case .permissionMissing(let permission): "您的账号没有“\(permission.words)”权限。请由有该权限的人办理，或请系统管理员授权。"
        case .notForThisUnit: "这张信息表不属于您负责的单位。请由该单位或公开办办理。"
        case .nothingProposed: "没有等待审核的内容，或者它刚刚又有改动。请刷新页面后再办理。"
        case .stale: "在您填写期间已被他人修改。请刷新页面后再改。"
        case .groundsMissing: "请写明理由。"
        case .notShown: "这张信息表现在没有公开，不需要撤下。"
        }
    }
}
