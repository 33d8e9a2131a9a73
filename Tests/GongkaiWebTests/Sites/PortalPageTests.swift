import Foundation
import GongkaiCore
import GongkaiFormats
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

/// The public face, on the demonstration's two sites.
@Suite("The portal's pages") struct PortalPageTests {
    /// Links of a page within the site, without files, other views and outside addresses.
    private func links(_ page: TestPage) -> [String] {
        page.text.matches(of: /href="(\/[^"]*)"/).map { String($0.1).replacing("&amp;", with: "&") }
            .filter { !$0.hasPrefix("/assets/") && !$0.hasPrefix("/view") && !$0.contains("export") }
            .map { String($0.prefix { $0 != "#" }) }
    }

    @Test("Every link from the first page on leads somewhere, and no kind of page is left without a link to it", arguments: TestEngine.all)
    func crawl(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let browser = web.browser()
            var seen: Set<String> = ["/"], queue = ["/"], kinds: Set<String> = [], services = 0
            while let path = queue.popLast() {
                let page = try await browser.get(path)
                #expect(page.status.code < 400, "\(path): \(page.status)")
                let bare = String(path.prefix { $0 != "?" })
                kinds.formUnion(
                    web.app.site.routes.entries.map(\.route.pattern).filter { pattern in
                        let parts = pattern.split(separator: "/"), segments = bare.split(separator: "/")
                        return parts.count == segments.count && zip(parts, segments).allSatisfy { $0.first == "{" || $0 == $1 }
                    })
                // Many figures and records are one kind of page each, and so are the guides and the ways into the hall: some of them will do.
                for link in links(page) where !link.contains("/figures/") && !link.contains("page=") && seen.insert(link).inserted {
                    if link.hasPrefix("/services") { services += 1 }
                    if !link.hasPrefix("/console") && (!link.hasPrefix("/services") || services <= 150) { queue.append(link) }
                }
            }
            for pattern in [
                "/columns/{column}", "/columns/{column}/{article}", "/units", "/units/{agency}", "/leaders", "/projects",
                "/reading-points", "/documents", "/budgets", "/interviews", "/gazette", "/gazette/{year}/{number}", "/topics",
                "/topics/{topic}", "/sitemap", "/accessibility", "/leave", "/reports", "/check", "/login", "/services", "/services/{task}",
            ] { #expect(kinds.contains(pattern), "nothing leads to \(pattern)") }
        }
    }

    @Test(
        "The first page says what is new, how a document is found, whom to ask; its foot has what the rules ask for",
        arguments: TestEngine.all)
    func home(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let page = try await web.browser().get("/")
            for words in [
                "最新发布", "规范性文件", "政府公报", "找单位", "tel:0734-8850000", "网站标识码：4304080001", "湘ICP备05000001号", "湘公网安备",
                "我为政府网站找错", "党政机关网站标识", "主办单位：蒸湘区人民政府", "站点地图", "look-vermilion", "<meta name=\"SiteIDCode\"",
            ] { #expect(page.says(words), "\(words)") }
            #expect(page.text.utf8.count < 60_000)
            let browser = web.browser()
            #expect(try await !browser.get("/").says("fourtasks"))
            browser[cookie: "view"] = "elderly"
            let elderly = try await browser.get("/")
            #expect(elderly.says("fourtasks") && elderly.text.matches(of: /<li><a [^>]*><strong>/).count >= 4)
        }
    }

    @Test("A document and its interpretation lead to each other; an interview is set as questions and answers", arguments: TestEngine.all)
    func kinds(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let browser = web.browser()
            func first(_ column: String) async throws -> TestPage {
                let list = try await browser.get("/columns/\(column)")
                let path = try #require(list.text.firstMatch(of: /href="(\/columns\/[a-z]+\/[0-9]+)"/)).1
                return try await browser.get(String(path))
            }
            let reading = try await first("zcjd")
            #expect(reading.says("解读的文件"))
            let document = try #require(reading.text.firstMatch(of: /href="(\/columns\/gfxwj\/[0-9]+)"/)).1
            let page = try await browser.get(String(document))
            #expect(page.says("政策解读") && page.says("意见征集"))
            let interview = try await first("zxft")
            #expect(interview.says("turn--question") && interview.says("turn--answer") && interview.says("嘉宾"))
            #expect(try await browser.get("/documents").says("现行有效"))
            let budgets = try await browser.get("/budgets?year=2026")
            #expect(budgets.says("已公开2026年预算的7个") && budgets.says("2026年决算还没有到公开的期限"))
            // On 2 February nobody owes a budget of the year yet, and an account not before the autumn after it.
            #expect(budgets.says("未到公开期限") && !budgets.says("尚未公开"))
            #expect(try await browser.get("/budgets?year=2024").says("尚未公开") && budgets.says("?year=2025\""))
            #expect(try await browser.get("/gazette/2025/1").says("第1页"))
            #expect(try await browser.get("/gazette/2025/9").status == .notFound)
            #expect(try await browser.get("/topics/nothing").status == .notFound)
            #expect(try await browser.get("/units/NONE").status == .notFound)
            let unit = try await browser.get("/units/ZX04")
            #expect(unit.says("管理全区义务教育") && unit.says("立新大道18号") && unit.says("陈立"))
            #expect(try await browser.get("/projects").says("不良记录"))
            #expect(try await browser.get("/reading-points").says("周二至周日"))
        }
    }

    @Test("Units, leaders and projects come as CSV and JSON with what their pages show", arguments: TestEngine.all)
    func files(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let browser = web.browser()
            for (page, words) in [("units", "立新大道18号"), ("leaders", "陈立"), ("projects", "蒸湘区")] {
                let json = try await browser.get("/\(page).json"), csv = try await browser.get("/\(page).csv")
                #expect(json.status == .ok && json.says(words), "\(page)")
                #expect(csv.status == .ok && csv.says("单位代码") && csv.says(words), "\(page)")
                #expect(try await browser.get("/\(page)").says("href=\"/\(page).csv\""))
            }
            let units = try await browser.get("/units.json").text
            // A unit without a sheet is listed all the same, and what it does not say is left out.
            #expect(units.ranges(of: "\"unitCode\"").count == 26)
        }
    }

    @Test("The guides name the form of the site, and promise no mailbox, which is not there")
    func guides() async throws {
        try await DemonstrationWeb.open(on: .sqlite) { web in
            let guide = try await web.browser().get("/guide/ZX04")
            #expect(guide.status == .ok && guide.says("在本网站“依申请公开”栏目提交") && guide.says("当面"))
            #expect(!guide.says("政民互动”栏目"))
        }
    }

    @Test("The second site has its own name, look, columns and units, and what is pushed to it", arguments: TestEngine.all)
    func secondSite(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let sites = try await web.app.site.places.open()
            #expect(sites.map(\.facts.domain) == ["www.zhengxiang.gov.cn", "jyj.zhengxiang.gov.cn"])
            let education = try #require(sites.last)
            #expect(education.units.map(\.name) == ["蒸湘区教育局"])
            let articles = ArticleStore(database: web.database)
            let pushed = try await articles.newest(of: education.stored.id, at: DemonstrationWeb.now)
            #expect(pushed.count > 2)
            let page = try #require(try await articles.article(pushed[0].article, at: DemonstrationWeb.now))
            guard case .shown = page else {
                Issue.record("the newest does not show")
                return
            }
        }
    }

    @Test("An address outside is shown before it is opened; what is no web address leads nowhere")
    func leave() async throws {
        try await DemonstrationWeb.open(on: .sqlite) { web in
            let browser = web.browser()
            let page = try await browser.get("/leave?to=https%3A%2F%2Fexample.com%2Fa%3Fb%3D1%26c%3D2")
            #expect(page.status == .ok && page.says("即将离开") && page.says("https://example.com/a?b=1&amp;c=2"))
            #expect(page.location == nil)
            for bad in [
                "", "javascript%3Aalert(1)", "%2F%2Fexample.com", "https%3A%2F%2Fa%40example.com", "https%3A%2F%2F", "ftp%3A%2F%2Fa.b",
            ] {
                #expect(try await browser.get("/leave?to=\(bad)").status == .notFound, "\(bad)")
            }
        }
    }

    @Test("Links in a text that leave the group lead over the page that says so; wide tables scroll in their own box")
    func bodies() {
        let html = """
            <p><a href="https://example.com/?a=1&amp;b=2">外</a> <a href="http://www.a.gov.cn/x">内</a> <a href="/units">本站</a></p><table><tbody></tbody></table>
            """
        let made = BodyHTML.boxed(BodyHTML.leaving(html) { $0 == "www.a.gov.cn" })
        #expect(made.contains("href=\"/leave?to=https%3A%2F%2Fexample.com%2F%3Fa%3D1%26b%3D2\""))
        #expect(made.contains("href=\"http://www.a.gov.cn/x\"") && made.contains("href=\"/units\""))
        #expect(made.contains("class=\"tablebox\"") && made.hasSuffix("</table></div>"))
    }

    @Test("Telephones of units can be tapped, and stand before the duties; a unit's guide says what its sheet says")
    func telephones() async throws {
        try await DemonstrationWeb.open(on: .sqlite) { web in
            let browser = web.browser(), number = "href=\"tel:07348850104\">0734-8850104</a>"
            for path in ["/units", "/units/ZX04", "/guide/ZX04"] {
                #expect(try await browser.get(path).text.contains(number), "\(path)")
            }
            let text = try await browser.get("/units/ZX04").text
            let contact = try #require(text.range(of: number)), duties = try #require(text.range(of: "id=\"duties\""))
            #expect(contact.lowerBound < duties.lowerBound)
            let address = "衡阳市蒸湘区立新大道18号"
            #expect(text.contains(address))
            #expect(try await browser.get("/guide/ZX04").text.contains(address))
        }
    }

    @Test("A link that leaves the group says so in one attribute")
    func oneRelation() throws {
        let text = try CleanHTML.clean("<a href='https://example.com/'>外</a><a href='https://www.a.gov.cn/'>内</a>")
        let made = BodyHTML.leaving(text.html) { $0 == "www.a.gov.cn" }
        #expect(made.contains("example.com%2F\" rel=\"nofollow external noopener\">外</a>"))
        #expect(made.contains("<a href=\"https://www.a.gov.cn/\" rel=\"noopener\">内</a>"))
    }

    @Test("An error of the public site says where else to look, in the site's own frame")
    func errors() async throws {
        try await DemonstrationWeb.open(on: .sqlite) { web in
            let page = try await web.browser().get("/nowhere")
            #expect(page.status == .notFound)
            for words in ["衡阳市蒸湘区人民政府门户网站", "返回首页", "站点地图", "0734-8850000"] { #expect(page.says(words), "\(words)") }
        }
    }
}
