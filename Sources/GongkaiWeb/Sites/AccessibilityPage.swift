import GongkaiCore

/// How the site is read by those who see, hear or move otherwise, and what to do where it fails (GB/T 37668).
struct AccessibilityPage: Page {
    static let template = "sites/accessibility"
    let title = "无障碍声明"
    var breadcrumb: [Crumb] { [.home] }
    let siteName: String
    let telephone: String?
    let contact: String?

    static let samples = [AccessibilityPage(siteName: "蒸湘区人民政府门户网站", telephone: "0734-8850000", contact: "区政府办公室")]
}

/// Before one leaves for a site that is not ours (网站标准 PG4).
struct LeavePage: Page {
    static let template = "sites/leave"
    let title = "即将离开本网站"
    var breadcrumb: [Crumb] { [.home] }
    let siteName: String
    let host: String
    let target: String
    /// A site of our own group: nothing to warn of.
    let isOwn: Bool

    static let samples = [
        LeavePage(siteName: "蒸湘区人民政府门户网站", host: "example.com", target: "https://example.com/", isOwn: false),
        LeavePage(siteName: "蒸湘区人民政府门户网站", host: "example.com", target: "https://example.com/", isOwn: true),
    ]
}
