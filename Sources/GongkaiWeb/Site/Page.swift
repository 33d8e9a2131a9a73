import GongkaiCore

/// A page: every word its template may use, already decided and formatted. The template only places it.
protocol Page: Sendable {
    /// The template's path below `Templates`, without its ending.
    static var template: String { get }
    /// Pages that between them fill every tag of the template; tests render them.
    static var samples: [Self] { get }
    /// For the window and the browser's history.
    var title: String { get }
    /// The way here from the first page, without this page itself.
    var breadcrumb: [Crumb] { get }
    /// Everything on the page that must be mended; gathered at its head, where the focus goes.
    var mistakes: [Mistake] { get }
    /// What did not happen because of them.
    var undone: String { get }
    /// For the window, where the title and the site's name do not make it.
    var windowTitle: String? { get }
    /// The labels that the rules for government sites ask of a page's head.
    var labels: [PageLabels.Label] { get }
    /// Where programs find the same, told in the page's head beside the site's own feeds.
    var links: [HeadLink] { get }
    /// What the page is about, in schema.org's words.
    var structured: SafeHTML? { get }
}

extension Page {
    var mistakes: [Mistake] { [] }
    var undone: String { "没有保存" }
    var windowTitle: String? { nil }
    var labels: [PageLabels.Label] { [] }
    var links: [HeadLink] { [] }
    var structured: SafeHTML? { nil }
}

/// One step of a breadcrumb.
struct Crumb: Sendable {
    let label: String
    let href: String

    init(_ label: String, _ path: Path) {
        self.label = label
        self.href = path.text
    }
}

/// A sentence at the head of a page: what was done, or what must be known.
struct Notice: Sendable {
    enum Kind: String, Sendable {
        case info, warning, error, done

        var word: String {
            switch self {
            case .info: "提示"
            case .warning: "注意"
            case .error: "未完成"
            case .done: "已完成"
            }
        }
    }

    let isError: Bool
    let kind: String
    let word: String
    let text: String
    let role: String

    init(_ kind: Kind, _ text: String) {
        isError = kind == .error
        self.kind = kind.rawValue
        self.word = kind.word
        self.text = text
        self.role = kind == .error ? "alert" : "status"
    }
}
