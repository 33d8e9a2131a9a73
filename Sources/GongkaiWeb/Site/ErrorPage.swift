/// Says what happened and what to do.
struct ErrorPage: Page {
    static let template = "home/error"
    let title: String
    let words: String
    /// For the office's technician, when it was our fault.
    let reference: String?
    let homeHref: String
    let homeLabel: String
    /// Where else one may look; for readers of the public site.
    var ways: [PublicFrame.Link] = []
    var telephone: String?
    var breadcrumb: [Crumb] { [] }

    static let samples = [
        ErrorPage(
            title: "没有找到这个页面", words: "请检查网址。", reference: "4f1c", homeHref: "/", homeLabel: "返回首页",
            ways: [PublicFrame.Link(label: "站点地图", href: "/sitemap")], telephone: "0734-8850000")
    ]
}
