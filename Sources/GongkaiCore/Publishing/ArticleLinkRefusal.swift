/// Why two articles are not linked.
package enum ArticleLinkRefusal: Error, Sendable, Equatable {
    case itself
    case noTarget
    case needsPublisher
    /// Articles of this kind do not say it.
    case wrongKind(ArticleLinkKind, own: String, needed: [String])
    /// It is not said of articles of this kind.
    case wrongTarget(ArticleLinkKind, other: String, needed: [String])
    case exists
    /// The other one replaces this one, at once or by way of others.
    case ring

    /// What the form says.
    package var words: String {
        switch self {
        case .itself: "不能把稿件与它自己关联。请填写另一篇稿件的编号。"
        case .needsPublisher:
            "这篇稿件已经公开或正在审核，关联会直接显示在双方的页面上。请在送审以前关联，随稿件一起审核；或由对双方单位都有“\(Permission.publishArticles.words)”权限的人办理。"
        case .noTarget: "没有这个编号的稿件，或者它还没有公开、也不属于您负责的单位。请核对编号。"
        case .wrongKind(let kind, let own, let needed):
            "“\(kind.choice)”只能由\(needed.joined(separator: "、"))来说，这篇稿件是\(own)。请选择别的关联类型，一般可以用“\(ArticleLinkKind.related.choice)”。"
        case .wrongTarget(let kind, let other, let needed):
            "“\(kind.choice)”所指的应当是\(needed.joined(separator: "、"))，您填写的稿件是\(other)。请核对编号，或者选择别的关联类型。"
        case .exists: "这两篇稿件已经这样关联过，不需要再关联。"
        case .ring: "对方已经直接或者通过其他文件替代了本稿件，不能再由本稿件替代它。请核对哪一份在后，先取消错误的关联。"
        }
    }
}
