/// How one article belongs to another (关联类型).
package enum ArticleLinkKind: String, Sendable, CaseIterable {
    case interprets, interviews, consults, replaces, related

    /// Of the one that says it: 解读的文件.
    package var words: String {
        switch self {
        case .interprets: "解读的文件"
        case .interviews: "访谈涉及的文件"
        case .consults: "征求意见的文件"
        case .replaces: "替代的文件"
        case .related: "相关信息"
        }
    }

    /// Of the one it is said of: 政策解读.
    package var wordsOfTarget: String {
        switch self {
        case .interprets: "政策解读"
        case .interviews: "在线访谈"
        case .consults: "意见征集"
        case .replaces: "已被替代为"
        case .related: "相关信息"
        }
    }

    /// As one chooses it on the form.
    package var choice: String {
        switch self {
        case .interprets: "本稿件解读它"
        case .interviews: "本稿件是就它进行的访谈"
        case .consults: "本稿件就它征求意见"
        case .replaces: "本稿件替代它"
        case .related: "与它有关"
        }
    }
}
