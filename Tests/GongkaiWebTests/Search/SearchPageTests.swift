import Foundation
import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

/// What a citizen finds.
@Suite struct SearchPageTests {
    private func open(
        on engine: TestEngine = .sqlite, _ body: @escaping @Sendable (WebWorld, PublicArticleTests.Portal) async throws -> Void
    ) async throws {
        try await WebWorld.open(on: engine) { web in try await body(web, try await PublicArticleTests.Portal(web)) }
    }

    private func path(_ typed: String, _ more: [(String, String)] = []) -> String { Route.search.path().query([("q", typed)] + more).text }

    @Test("A string from the middle of a title is found with its words marked, and not before it is published", arguments: TestEngine.all)
    func found(on engine: TestEngine) async throws {
        try await open(on: engine) { web, portal in
            let article = try await portal.draft("关于做好春季<开学>工作的通知"), browser = web.browser()
            #expect(try await browser.get(path("春季")).says("没有找到与“春季”相符的信息"))
            try await portal.publish(article)
            let page = try await browser.get(path("春季"))
            #expect(page.status == .ok)
            #expect(page.says("<a href=\"/columns/tzgg/\(article.value)\">关于做好<mark>春季</mark>&lt;开学&gt;工作的通知</a>"))
            #expect(page.says("共 1 条"))
            #expect(page.response.headers[try #require(HTTPField.Name("X-Robots-Tag"))] == "noindex")
            #expect(page.response.headers[.cacheControl] == "no-store")
            for typed in ["做好春季", "春季 遵照执行", "\(PublicArticleTests.Portal.code)/2014-00001", "開學", "请遵照"] {
                #expect(try await browser.get(path(typed)).says("/columns/tzgg/\(article.value)"), "\(typed)")
            }
            // Words that were typed apart can be looked for as one.
            let apart = try await browser.get(path("春季 工作"))
            #expect(apart.says("加引号可查整句：<a href=\"\(path("“春季工作”"))\">“春季工作”</a>"))
            for typed in ["春季", "“春季” 工作", "春季 -工作"] { #expect(try await !browser.get(path(typed)).says("加引号可查整句"), "\(typed)") }
            try await portal.act(.withdraw, by: 3, on: article, reason: "含个人信息")
            #expect(try await !browser.get(path("春季")).says("开学"))
            #expect(try await !browser.get("/search/suggestions?q=%E5%85%B3%E4%BA%8E").says("开学"))
        }
    }

    @Test("A damaged index is said to be in repair, and the site goes on", arguments: TestEngine.all)
    func damaged(on engine: TestEngine) async throws {
        try await open(on: engine) { web, portal in
            try await portal.publish(try await portal.draft("关于春季开学的通知"))
            try await portal.database.write { tx in
                // One day that is none.
                try tx.run("UPDATE search_tail SET doc = \([1, 1, 1, 1, 1, 1, 1, 2, 7] as [UInt8])")
            }
            let page = try await web.browser().get(path("春季"))
            #expect(page.status == .serviceUnavailable && page.says("查找功能正在修复"))
            #expect(try await web.browser().get("/columns/tzgg").says("春季开学"))
        }
    }

    @Test("A unit, a leader, a project, a topic and a list are led to by their names, and only once they show", arguments: TestEngine.all)
    func direct(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let browser = web.browser()
            func leads(_ typed: String, to href: String) async throws -> Bool {
                let page = try await browser.get(path(typed))
                return page.says("id=\"direct\"") && page.says("<a href=\"\(href)")
            }
            #expect(try await leads("住建局", to: "/units/ZX11\""))
            #expect(try await leads("教育局", to: "/units/ZX04\""))
            #expect(try await leads("陈立", to: "/leaders#leader-"))
            #expect(try await leads("预算决算", to: "/budgets\""))
            #expect(try await leads("教育局公开指南", to: "/guide/ZX04\""))
            #expect(try await browser.get("/search/suggestions?q=\(Path.encoded("住建局"))").says("蒸湘区住房和城乡建设局"))
            #expect(try await browser.get("/search/matching?text=\(Path.encoded("住建局"))").says("\"places\""))
            // Narrowed to articles, or further on, nothing else is meant.
            #expect(try await !browser.get(path("教育局", [("year", "2025")])).says("id=\"direct\""))
            let sheets = SheetStore(database: web.database), accounts = AccountStore(database: web.database)
            func officer(_ login: String) async throws -> Officer {
                try await accounts.login(name: login, password: DemonstrationOfficer.password, from: "", at: DemonstrationWeb.now).officer
            }
            let writer = try await officer("officer"), office = try await officer("office")
            let fields = SheetFields(
                ["name": "密语工程", "place": "蒸水北岸", "scale": "三公里", "owner": "区住建局", "stage": "施工"], of: .project)
            let sheet = try await sheets.create(
                fields, kind: .project, of: writer.agency, by: writer, from: "", at: DemonstrationWeb.now)
            #expect(try await !leads("密语工程", to: "/projects#project-"))
            let drafts = DraftStore(database: web.database), leader = try await officer("leader"), id = DraftID(.sheet, sheet.value)
            let waiting = try #require(try await drafts.draft(id, for: leader))
            try await drafts.sign(
                id, seen: waiting.contentHash, outcome: .open, basis: "《保守国家秘密法》第九条", by: leader, from: "", at: DemonstrationWeb.now)
            try await sheets.approve(sheet, version: 1, by: office, from: "", at: DemonstrationWeb.now)
            #expect(try await leads("密语工程", to: "/projects#project-\(sheet.value)"))
            // No article has these words, which is not nothing.
            let page = try await browser.get(path("密语工程"))
            #expect(page.says("没有稿件含有“密语工程”") && page.says("<a href=\"#direct\">名称相符的1个页面</a>"))
            #expect(!page.says("没有找到") && !page.says("0 条"))
            #expect(try await browser.get(path("密语工程", [("year", "2025")])).says("没有找到与“密语工程”相符的信息"))
            try await sheets.withdraw(sheet, reason: "有误", by: office, from: "", at: DemonstrationWeb.now)
            #expect(try await !leads("密语工程", to: "/projects#project-"))
        }
    }

    @Test("Whoever finds nothing is led on: by parts of the words, the catalogue and a request; one character is said to be little")
    func nothingFound() async throws {
        try await open { web, portal in
            try await portal.publish(try await portal.draft("春季开学工作通知"))
            let browser = web.browser()
            let page = try await browser.get(path("春季滑雪", [("unit", "SF02")]))
            #expect(page.says("没有找到") && page.says("可以找到") && page.says(">春季</a> <span class=\"caption\">1条"))
            // Under the same filters.
            #expect(page.says("unit=SF02\">春季</a>") || page.says("unit=SF02&amp;") || page.says("&amp;unit=SF02\">春季"))
            #expect(page.says("<a href=\"/catalogue\">信息公开目录</a>"))
            #expect(!page.says("只有一个字"))
            for typed in ["春", "春 开学", "税"] {
                #expect(try await browser.get(path(typed)).says("只有一个字，只在标题、文号和索引号中查找"), "\(typed)")
            }
            #expect(try await !browser.get(path("春季")).says("只查其中一部分"))
        }
    }

    @Test("What a page says leads to it: a leader's work, a unit's duties, a part of a guide; a report is led to by its name")
    func telling() async throws {
        try await DemonstrationWeb.open(on: .sqlite) { web in
            let browser = web.browser(), reports = AnnualReportStore(database: web.database), now = DemonstrationWeb.now
            let page = try await browser.get(path("文化体育和民政工作"))
            #expect(page.says("id=\"direct\"") && page.says("工作分工：") && page.says("/leaders#leader-"))
            #expect(try await browser.get(path("婚姻登记")).says("主要职责："))
            let name = "蒸湘区人民政府年度报告"
            #expect(try await !browser.get(path(name)).says("<a href=\"/reports/2025"))
            let agencies = try await AccountStore(database: web.database).agencies()
            let district = try #require(agencies.first { $0.kind == .districtGovernment }).id
            let form = try #require(ReportForm.form(forYear: 2025))
            let written = try await reports.parts(of: district, year: 2025)
            for part in form.parts where part.isRequired && written[part.id] == nil {
                try await reports.write(
                    "按规定办理。", part: part.id, of: district, year: 2025, expecting: 0, by: .command, at: now)
            }
            try await reports.publish(
                AnnualReportStore.Publication(agency: district, form: form, year: 2025, note: "已核对", acceptsContradictions: true),
                by: .command, at: now)
            #expect(try await browser.get(path(name)).says("<a href=\"/reports/2025"))
        }
    }

    @Test("Filters are links that say how many, and can be taken back")
    func filters() async throws {
        try await open { web, portal in
            try await portal.publish(try await portal.draft("春季开学通知"))
            try await portal.publish(try await portal.draft("秋季开学通知"))
            let browser = web.browser()
            let page = try await browser.get(path("开学", [("unit", "SF02")]))
            #expect(page.says("共 2 条") && page.says("取消条件：</span>示范区教育局"))
            #expect(try await browser.get(path("开学", [("unit", "SF01")])).says("没有找到"))
            #expect(try await browser.get(path("开学", [("year", "2013")])).says("2014年"))
            #expect(try await browser.get(path("开学", [("column", "tzgg"), ("kind", "notice"), ("sort", "date")])).says("共 2 条"))
            #expect(try await browser.get(path("开学", [("column", "nowhere"), ("year", "x"), ("page", "-1")])).says("共 2 条"))
        }
    }

    @Test(
        "Nothing that can be typed is an error of the program",
        arguments: [
            "", " ", "\"", "AND OR NOT", "*:*", "'; DROP TABLE article; --", "{!x}", "-", "“", "<script>x()</script>", "\u{0}", "%", "🏛️",
            "¶agency·3",
            String(repeating: "公开 ", count: 60), String(repeating: "x", count: 199),
        ])
    func rubbish(typed: String) async throws {
        try await open { web, portal in
            try await portal.publish(try await portal.draft("春季开学通知"))
            let page = try await web.browser().get(path(typed))
            #expect([.ok, .badRequest].contains(page.status), "\(page.status)")
            #expect(!page.says("<script>x()"))
            #expect(try await web.browser().get("/search/suggestions?q=\(Path.encoded(typed))").status == .ok)
            #expect(try await web.browser().get("/search/matching?text=\(Path.encoded(typed))").status == .ok)
        }
    }

    @Test("What is too long is told so, with the limit")
    func tooLong() async throws {
        try await open { web, _ in
            let page = try await web.browser().get(path(String(repeating: "公", count: 201)))
            #expect(page.status == .badRequest && page.says("最多200个字") && page.says("没有查找"))
            #expect(try await web.browser().get("/search").says("怎样找得更准"))
        }
    }

    @Test("A slip of the hand is answered by what was meant, synonyms are named, and the office sees what was not found")
    func helps() async throws {
        try await open { web, portal in
            for title in ["公租房申请结果公示", "居民基本养老保险实施办法", "电动自行车管理通知"] { try await portal.publish(try await portal.draft(title)) }
            let browser = web.browser()
            // What fewer than three ask for is not shown to the office.
            for _ in 0..<2 { _ = try await browser.get(path("养劳保险")) }
            #expect(try await browser.get(path("养劳保险")).says("您是不是要找：<a href=\"\(path("养老保险"))\">养老保险</a>"))
            let synonym = try await browser.get(path("廉租房"))
            #expect(synonym.says("<mark>公租房</mark>申请结果公示") && synonym.says("同时查找了“公租房”"))
            #expect(try await browser.get("/search/suggestions?q=\(Path.encoded("居民"))").says("居民基本养老保险实施办法"))
            let matching = try await browser.get("/search/matching?text=\(Path.encoded("想知道电动自行车怎样管理"))")
            #expect(matching.says("电动自行车管理通知") && matching.says("/columns/tzgg/"))

            let office = try await web.browser(of: "office")
            let words = try await office.get("/console/search/words")
            #expect(words.says("养劳保险") && words.says("增加同义词"))
            let saved = try await office.fill("/console/search/synonyms", [("words", "养劳保险、养老保险")])
            #expect(saved.status == .seeOther)
            #expect(try await browser.get(path("养劳保险")).says("居民基本<mark>养老保险</mark>实施办法"))
            let group = try #require(try await office.get("/console/search/synonyms").text.matches(of: #/synonyms/(\d+)/#).last?.1)
            let refused = try await office.fill("/console/search/synonyms/\(group)", [("words", "一个")])
            #expect(refused.status == .unprocessableContent && refused.says("至少要有两个词"))
            #expect(try await web.browser(of: "auditor").get("/console/search/synonyms").status == .forbidden)
        }
    }

    @Test("When too many search at once, some are asked to come again, and the site goes on")
    func flood() async throws {
        let work = HeavyWork(places: 1, queue: 0, patience: .seconds(1), words: "请稍候", seconds: 5)
        try await work.run {
            _ = await #expect(throws: SiteError.self) { try await work.run {} }
        }
        try await work.run {}
    }
}
