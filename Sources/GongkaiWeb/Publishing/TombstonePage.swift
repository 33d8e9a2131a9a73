import GongkaiCore

/// What stands where an article was: that it was there, since when it is gone, and why. Not its title: that may be what had to go.
struct TombstonePage: Page {
    static let template = "publishing/tombstone"
    let title = "这条信息已经下线"
    let breadcrumb: [Crumb]
    let reason: String
    let since: String
    let columnHref: String
    let columnName: String

    /// A reason as it stands in a sentence that ends by itself.
    static func sentence(_ reason: String) -> String {
        var reason = reason[...]
        while let last = reason.last, last == "。" || last == "." || last.isWhitespace { reason = reason.dropLast() }
        return String(reason)
    }

    static let samples = [
        TombstonePage(
            breadcrumb: [.home], reason: "内容有误，更正后重新公布", since: "2014年3月5日", columnHref: "/columns/tzgg", columnName: "通知公告")
    ]
}
