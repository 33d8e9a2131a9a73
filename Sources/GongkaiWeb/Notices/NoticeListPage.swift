import GongkaiCore
import GongkaiStore

/// What an officer was told, the newest first.
struct NoticeListPage: Page {
    struct Line: Sendable {
        let id: String
        let words: String
        /// What was asked for.
        let title: String?
        let kind: String
        let isUrgent: Bool
        let at: String
        let isUnread: Bool
        let token: String
        let action: String
    }

    static let template = "notices/list"
    let title = "提醒"
    var breadcrumb: [Crumb] { [.console] }
    let lines: [Line]
    let hasLines: Bool
    let hasUnread: Bool
    let last: String
    let readingAll: String
    let settingsHref: String
    let olderHref: String?
    let token: String

    init(_ notices: [StoredNotice], hasUnread: Bool, hasOlder: Bool, token: String) {
        lines = notices.map { notice in
            let words = NoticeWords(notice: notice)
            return Line(
                id: "\(notice.id)", words: words.sentence, title: notice.title, kind: notice.kind.label,
                isUrgent: notice.kind == .overdue, at: String(notice.at.text.prefix(16)), isUnread: !notice.isRead,
                token: token, action: Route.noticeReading.path().text)
        }
        hasLines = !lines.isEmpty
        self.hasUnread = hasUnread
        last = notices.map(\.id).max().map(String.init) ?? ""
        readingAll = Route.noticeReadingAll.path().text
        settingsHref = Route.noticeChoice.path().text
        olderHref = hasOlder ? notices.last.map { Route.notices.path().query([("before", "\($0.id)")]).text } : nil
        self.token = token
    }

    private init(sample line: Line) {
        (lines, hasLines, hasUnread) = ([line], true, true)
        (last, readingAll, settingsHref, olderHref, token) = ("1", "/a", "/s", "/o", "t")
    }

    static let samples = [
        NoticeListPage(
            sample: Line(
                id: "1", words: "申请交给您办理。", title: "招生计划", kind: "交给我办理", isUrgent: true, at: "2026-03-02 09:00", isUnread: true,
                token: "t", action: "/a")),
        NoticeListPage([], hasUnread: false, hasOlder: false, token: "t"),
    ]
}
