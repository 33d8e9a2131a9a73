import Hummingbird

/// How a reader wants to see the site; remembered in a cookie that says nothing else.
enum ViewMode: String, Sendable, CaseIterable {
    case standard, elderly, contrast

    static let cookie = "view"

    var label: String {
        switch self {
        case .standard: "标准版"
        case .elderly: "适老版"
        case .contrast: "高对比度"
        }
    }

    init(_ request: Request) {
        self = request.cookies[ViewMode.cookie].flatMap { ViewMode(rawValue: $0.value) } ?? .standard
    }
}
