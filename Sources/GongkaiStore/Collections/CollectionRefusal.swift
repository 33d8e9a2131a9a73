package import GongkaiCore

/// Why a collection does not take a change.
package enum CollectionRefusal: Error, Sendable, Equatable {
    case notFound
    /// By field, each with what to do.
    case faults([String: String])
    case codeTaken(String)
    /// Its address does not change while it shows.
    case codeIsShown
    case permissionMissing(Permission)
    case notForThisUnit
    case stale
    case isNotShown
    case isEmpty
    case articleNotShown(String)

    /// What the form says.
    package var words: String {
        switch self {
        case .notFound: "没有这个专题或这期公报。请从列表进入。"
        case .faults(let faults): faults.sorted { $0.key < $1.key }.map(\.value).joined()
        case .codeTaken(let code): "“\(code)”已经使用。请换一个。"
        case .codeIsShown: "它正在公开，网址代码或期号不能更改。请先撤下再改。"
        case .permissionMissing(let permission): "您的账号没有“\(permission.words)”权限。请由有该权限的人办理，或请系统管理员授权。"
        case .notForThisUnit: "它属于其他单位的网站。请由该单位或公开办办理。"
        case .stale: "在您编辑期间已被他人更改。请刷新页面后再改。"
        case .isNotShown: "它现在没有公开，不需要撤下。"
        case .isEmpty: "里面还没有内容。请先加入已公开的稿件或栏目，再发布。"
        case .articleNotShown(let number): "编号“\(number)”的稿件不存在或没有公开，不能加入。请核对编号。"
        }
    }
}
