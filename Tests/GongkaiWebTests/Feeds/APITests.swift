import Foundation
import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

/// What another program meets where something is not as it expects.
@Suite struct APITests {
    private struct Fault: Decodable {
        let status: Int
        let error: String
    }

    @Test("An article pushed from another site is told where this one shows it, as the list does", arguments: TestEngine.all)
    func pushed(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let portal = try await ExitPortal(web), browser = web.browser()
            let article = try await portal.draft(portal.content("教育局的消息"), in: portal.branchNews)
            try await portal.publish(article)
            let address = "/api/articles/\(article.value)"
            #expect(try await browser.get(address).status == .notFound)
            try await portal.articles.push(article, to: portal.news, by: portal.clerk, from: "", at: portal.now)
            #expect(try await browser.get("/api/articles?column=gzdt").says("教育局的消息"))
            let page = try await browser.get(address)
            #expect(page.status == .ok && page.says("http://www.shifan.gov.cn/columns/gzdt/\(article.value)"))
            try await portal.act(.withdraw, by: portal.clerk, on: article, reason: "内容有误")
            web.app.site.pages.drop([.everything])
            #expect(try await browser.get(address).status == .gone)
        }
    }

    @Test("A text away from its page has whole addresses, and one away from home leads to its home", arguments: TestEngine.all)
    func wholeAddresses(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let portal = try await ExitPortal(web), browser = web.browser()
            var content = portal.content("教育局的消息")
            content.body = "<p><a href=\"/columns/jyxw\">更多</a><a href=\"/units\">单位</a></p>"
            let article = try await portal.draft(content, in: portal.branchNews)
            try await portal.publish(article)
            try await portal.articles.push(article, to: portal.news, by: portal.clerk, from: "", at: portal.now)
            let home = "http://jyj.shifan.gov.cn/columns/jyxw", here = "http://www.shifan.gov.cn/units"
            let addresses = SiteFeeds.Form.allCases.flatMap { [$0.route.path().text, $0.columnRoute.path("gzdt").text] }
            for address in addresses + ["/api/articles/\(article.value)"] {
                let text = try await browser.get(address).text
                #expect(text.contains(home) && text.contains(here), "\(address)")
                #expect(!text.contains("www.shifan.gov.cn/columns/jyxw"), "\(address)")
            }
            let page = try await browser.get("/columns/gzdt/\(article.value)").text
            #expect(page.contains("<a href=\"\(home)\"") && page.contains("<a href=\"/units\">单位"))
        }
    }

    @Test("Only addresses in tags that begin at the root get a host")
    func rooted() {
        let html = "<p title=\"a&gt;b\">写 href=\"/x\" <a class=\"c\" href=\"/y?a=1\">一</a><a href=\"//other/z\">二</a><img src=\"/f\"></p>"
        let made = BodyHTML.rooted(html, at: "http://a")
        #expect(
            made
                == "<p title=\"a&gt;b\">写 href=\"/x\" <a class=\"c\" href=\"http://a/y?a=1\">一</a><a href=\"//other/z\">二</a><img src=\"http://a/f\"></p>"
        )
        #expect(BodyHTML.rooted(html, at: "http://a", under: "/columns/") == html)
    }

    @Test(
        "Every fault under /api is told in JSON",
        arguments: [
            ("/api/nothing", 404), ("/api", 404), ("/api/articles/x/y", 404), ("/api/articles/0", 404), ("/api/articles?x=1", 400),
            ("/api/articles/%ff%00", 404),
        ])
    func faults(address: String, status: Int) async throws {
        try await WebWorld.open(on: .sqlite) { web in
            _ = try await ExitPortal(web)
            let answer = try await web.browser().get(address)
            #expect(answer.response.headers[.contentType] == "application/json; charset=utf-8", "\(address)")
            let fault = try JSONDecoder().decode(Fault.self, from: Data(answer.text.utf8))
            #expect(fault.status == status && answer.status.code == status && !fault.error.isEmpty)
        }
    }

    @Test("Another method than GET is refused in JSON under /api, and with its methods for a part of the sitemap")
    func methods() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let portal = try await ExitPortal(web)
            try await portal.publish(try await portal.draft(portal.content()))
            let browser = web.browser()
            let api = try await browser.send("/api/articles", .delete, [:], nil)
            #expect(api.status == .methodNotAllowed && api.response.headers[.contentType]?.hasPrefix("application/json") == true)
            #expect(try await browser.get("/sitemaps/articles-0.xml").status == .ok)
            let part = try await browser.send("/sitemaps/articles-0.xml", .delete, [:], nil)
            #expect(part.status == .methodNotAllowed && part.response.headers[.allow] == "GET, HEAD")
        }
    }

    @Test("What is gone is said where it stood, and nowhere else", arguments: TestEngine.all)
    func tombstones(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let portal = try await ExitPortal(web), browser = web.browser()
            let article = try await portal.draft(portal.content())
            try await portal.publish(article)
            try await portal.articles.push(article, to: portal.branchNews, by: portal.clerk, from: "", at: portal.now)
            try await portal.act(.withdraw, by: portal.clerk, on: article, reason: "内容有误")
            web.app.site.pages.drop([.everything])
            #expect(try await browser.get("/columns/tzgg/\(article.value)").status == .gone)
            #expect(try await browser.get("/columns/gzdt/\(article.value)").status == .notFound)
            #expect(try await portal.articles.stood(article, in: portal.branchNews))
            #expect(try await portal.articles.stood(article, on: portal.branch))
            #expect(try await !portal.articles.stood(article, in: portal.news))
            let other = try await portal.draft(portal.content(), in: portal.branchNews)
            try await portal.publish(other)
            try await portal.act(.withdraw, by: portal.clerk, on: other, reason: "内容有误")
            #expect(try await browser.get("/api/articles/\(other.value)").status == .notFound)
        }
    }

    @Test("A listing finds no place while others are read, and says when to come again; one that was begun goes on")
    func full() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let portal = try await ExitPortal(web)
            try await portal.publish(try await portal.draft(portal.content()))
            let work = web.app.site.listings
            let (ended, end) = AsyncStream<Void>.makeStream()
            let others = (1...18).map { _ in Task { try await work.run { for await _ in ended {} } } }
            while await !work.isFull { try await Task.sleep(for: .milliseconds(5)) }
            let begun = Task { try await work.goOn { 7 } }
            let page = try await web.browser().get("/catalogue.csv")
            #expect(page.status == .serviceUnavailable && page.says("请过一分钟再下载"))
            #expect(page.response.headers[.retryAfter] == "60")
            end.finish()
            for other in others { try await other.value }
            #expect(try await begun.value == 7)
            #expect(try await web.browser().get("/catalogue.csv").says("春季开学"))
        }
    }
}
