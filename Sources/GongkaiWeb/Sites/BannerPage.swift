import GongkaiCore
import GongkaiStore

/// The banner over all sites, for an emergency.
struct BannerPage: FormPage {
    struct Line: Sendable {
        let site: String
        let text: String
        let until: String
    }

    static let template = "sites/banner"
    var title: String { "紧急公告" }
    var undone: String { "没有发布公告" }
    var breadcrumb: [Crumb] { [.console, .sites] }
    let action: String
    let token: String
    let lines: [Line]
    let hasLines: Bool
    let count: String
    let rows: [FormRow]

    init(_ sites: [StoredSite], officer: Officer, form: SubmittedForm, errors: [String: String], now: Instant) {
        action = Route.banner.path().text
        token = officer.csrfToken
        lines = sites.compactMap { site in
            site.settings.banner(at: now).map {
                Line(site: site.settings.facts.name, text: $0, until: site.settings.bannerUntil.map { "至\($0.minuteText)" } ?? "没有结束时间")
            }
        }
        hasLines = !lines.isEmpty
        count = "\(sites.count)"
        rows = [
            .area("text", "公告内容", form["text"] ?? "", hint: "一两句话，说清什么事、怎么办", error: errors["text"], counted: 200),
            .text(
                "until", "显示到", form["until"] ?? "", isOptional: true, hint: "如2014-03-30 18:00；不填写的，显示到撤下为止", error: errors["until"],
                longest: 16, isShort: true),
        ]
    }

    private init(rows: [FormRow]) {
        (action, token, hasLines, count) = ("/a", "t", true, "2")
        lines = [Line(site: "门户网站", text: "暴雨红色预警", until: "至2014-03-03 18:00")]
        self.rows = rows
    }

    static let samples = [BannerPage(rows: FormRow.samples)]
}
