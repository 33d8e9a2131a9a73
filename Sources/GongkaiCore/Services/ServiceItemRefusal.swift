/// Why the register of items does not take a change.
package enum ServiceItemRefusal: Error, Sendable, Equatable {
    case notFound
    case unknownUnit(String)
    case permissionMissing(Permission)
    case notForThisUnit
    /// Somebody else was faster.
    case stale
    /// What was published stays as it is.
    case published(name: String, version: Int)
    case versionNumber(name: String, found: Int, last: Int)
    /// An item stays with its unit: its code names the body.
    case otherUnit(name: String)
    case alreadyPublished
    /// What keeps it from being published.
    case findings([ItemFinding])
    /// Whoever wrote it does not let it through.
    case ownWork
    case notShown
    case notWithdrawn

    package var words: String {
        switch self {
        case .notFound: "没有这个事项，或者它属于其他单位。请从列表进入。"
        case .unknownUnit(let code): "没有代码为“\(code)”的单位。请更正单位代码，或者请系统管理员先建立单位。"
        case .permissionMissing(let permission): "您的账号没有“\(permission.words)”权限。请由有该权限的人办理，或请系统管理员授权。"
        case .notForThisUnit: "它属于其他单位。您只能维护本单位和下属单位的事项。"
        case .stale: "在您编辑期间已被他人更改。请刷新页面后再改。"
        case .published(let name, let version): "“\(name)”第\(version)版已经发布，不能再改。请把版本号改为\(version + 1)，写明新的生效日期，作为新版本登记。"
        case .versionNumber(let name, let found, let last): "“\(name)”已有第\(last)版，版本号\(found)应大于\(last)。请改为\(last + 1)。"
        case .otherUnit(let name): "“\(name)”的实施编码已由其他单位登记。换了实施主体的，编码也要换，请作为新事项登记。"
        case .alreadyPublished: "这一版已经发布，不需要再次发布。"
        case .findings(let findings):
            "不能发布，有\(findings.count)处必须先改正：" + findings.prefix(5).map(\.words).joined() + (findings.count > 5 ? "其余见下面的检查结果。" : "")
        case .ownWork: "这一版是您自己编写或者导入的，请由另一位有发布权限的人核对后发布。"
        case .notShown: "这个事项现在没有公开，不需要撤下。"
        case .notWithdrawn: "这个事项没有撤下，不需要恢复。"
        }
    }
}
