/// How one article belongs to another (关联类型).
package enum ArticleLinkKind: String, Sendable, CaseIterable {
    case interprets, interviews, consults, answers, replaces, related

    /// Of the one that says it: 解读的文件.
    package var words: String {
        switch self {
        case .interprets: "解读的文件"
        case .interviews: "访谈涉及的文件"
        case .consults: "征求意见的文件"
        case .answers: "反馈的征集"
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
        case .answers: "结果反馈"
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
        case .answers: "本稿件反馈这次征集的结果"
        case .replaces: "本稿件替代它"
        case .related: "与它有关"
        }
    }
}

extension ArticleLinkKind {
    /// Which kinds of article say it, and of which: by codes of ``ArticleKind``. Nil for all.
    var places: (from: [String], to: [String])? {
        /// What a unit lays down, and others explain, talk about, or ask the public about.
        let policies = ["normative", "document", "notice", "plan", "rules"]
        return switch self {
        case .interprets: (["interpretation"], policies + ["budget", "statistics", "consultation"])
        case .interviews: (["interview"], policies + ["budget", "statistics", "interpretation", "consultation"])
        case .consults: (["consultation"], policies)
        case .answers: (["notice", "news", "document", "consultation", "interpretation"], ["consultation"])
        case .replaces: (["normative"], ["normative"])
        case .related: nil
        }
    }

    /// Those that an article of this kind may say of another one.
    package static func said(by kind: String) -> [ArticleLinkKind] {
        allCases.filter { $0.places?.from.contains(kind) ?? true }
    }

    /// Why an article of one kind does not say it of one of another kind; nil when it may.
    package func refusal(from kind: String, to other: String) -> ArticleLinkRefusal? {
        guard let places else { return nil }
        if !places.from.contains(kind) { return .wrongKind(self, own: Self.name(kind), needed: places.from.map(Self.name)) }
        if !places.to.contains(other) { return .wrongTarget(self, other: Self.name(other), needed: places.to.map(Self.name)) }
        return nil
    }

    private static func name(_ code: String) -> String { ArticleKind.code(code)?.name ?? code }
}
