package import GongkaiCore

/// Why a site, a column or a scheme does not take a change.
package enum SiteRefusal: Error, Sendable, Equatable {
    /// Sentences, each with what to do.
    case faults([String])
    case permissionMissing(Permission)
    /// It belongs to a unit they do not act for.
    case notForThisUnit
    case unknownSite
    case unknownColumn
    case unknownScheme
    /// Someone else changed it in between.
    case stale
    /// Articles under way would be reviewed by other steps than they were submitted to.
    case schemeInUse(count: Int)
    /// The addresses of what was public in a column begin with its code.
    case columnCodeInUse
    case indexCode(IndexNumberScheme.Refusal)
    /// Closing and opening again are acts of their own, each with its reason.
    case closureReasonMissing
    case closureIsAnAct

    /// What the form says.
    package var words: String {
        switch self {
        case .faults(let faults): faults.joined(separator: "\n")
        case .permissionMissing(let permission): "您的账号没有“\(permission.words)”权限。请由有该权限的人办理，或请系统管理员授权。"
        case .notForThisUnit: "它不属于您负责的单位，不能更改。请由该单位或公开办办理。"
        case .unknownSite: "没有这个站点。请刷新页面，查看现有站点。"
        case .unknownColumn: "没有这个栏目。请刷新页面，查看现有栏目。"
        case .unknownScheme: "没有这个审核流程。请从列表中选择。"
        case .stale: "在您编辑期间已被他人更改。请重新打开后再改。"
        case .schemeInUse(let count): "有\(count)篇稿件正按这个审核流程办理，现在不能更改。请先收回这些稿件，或待其发布后再改。"
        case .columnCodeInUse: "这个栏目已经公开过信息，网址代码不能更改：改了，这些信息的网址都会失效。请改回原来的代码。"
        case .indexCode(let refusal): refusal.words
        case .closureReasonMissing: "请写明理由。它会记入操作日志。"
        case .closureIsAnAct: "关闭和重新开通站点要单独办理，并写明理由。请从站点页下方进入。"
        }
    }
}
