import Foundation
import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Synchronization
import Testing

@testable import GongkaiWeb

@Suite("The service hall")
struct ServiceHallTests {
    private static func code(_ name: String) -> String {
        DemonstrationItems.all.first { $0.identity.name == name }?.identity.taskCode ?? ""
    }

    private static let restaurant = DemonstrationItems.restaurant.identity.taskCode
    private static let marriage = code("结婚登记")

    /// How many items a JSON list has.
    private func count(_ path: String, _ browser: TestBrowser) async throws -> Int {
        struct List: Decodable {
            struct Entry: Decodable { let taskCode: String }
            let entries: [Entry]
        }
        let page = try await browser.get(path)
        return try JSONDecoder().decode(List.self, from: Data(page.text.utf8)).entries.count
    }

    /// A way in the hall, and how many items it says are there.
    private struct Way: Sendable {
        let query: String
        let count: Int
    }

    /// Beside the test: matches that live on over a suspension make the compiler of Swift 6.3 stop.
    private static func ways(in text: String) -> [Way] {
        text.matches(of: /<a href="\/services\?([^"]+)">[^<]+<span class="count">(\d+)项/).map {
            Way(query: String($0.1).replacing("&amp;", with: "&"), count: Int($0.2) ?? 0)
        }
    }

    /// Every fourth, and all that lead by what somebody goes through.
    private static func some(of ways: [Way]) -> [Way] {
        ways.indices.filter { $0 % 4 == 0 || ways[$0].query.hasPrefix("case") }.map { ways[$0] }
    }

    private func follow(_ way: Way, _ browser: TestBrowser) async throws {
        let listed = try await count("/services.json?\(way.query)", browser), page = try await browser.get("/services?\(way.query)")
        #expect(listed == way.count, "\(way.query)")
        #expect(page.says("共 \(way.count) 项"), "\(way.query)")
    }

    @Test("Every way in the hall leads to as many items as it says, on the page and in the file", arguments: TestEngine.all)
    func ways(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let browser = web.browser(), hall = try await browser.get("/services")
            #expect(hall.says("查看全部338项") && hall.says("生育收养") && hall.says("开办餐饮店"))
            let ways = Self.ways(in: hall.text)
            #expect(ways.count > 50)
            for way in Self.some(of: ways) { try await follow(way, browser) }
            #expect(try await count("/services.json", browser) == 338)
            // The last page of the list holds what is left.
            let last = try await browser.get("/services?page=17")
            #expect(last.text.split(separator: "class=\"services__unit\"").count - 1 == 338 - 16 * 20)
        }
    }

    @Test("Words are found in names and units; what is no filter is told, not passed over", arguments: TestEngine.all)
    func words(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let browser = web.browser()
            let found = try await browser.get("/services?q=\(Path.encoded("结婚"))")
            #expect(found.says("href=\"/services/\(Self.marriage)\""))
            let none = try await browser.get("/services?q=\(Path.encoded("没有这样的事"))")
            #expect(none.status == .ok && none.says("没有符合条件的事项"))
            for query in ["event=nothing", "unit=ZX99", "type=77", "q=\(String(repeating: "a", count: 101))"] {
                #expect(try await browser.get("/services?\(query)").status == .badRequest, "\(query)")
            }
            let wrong = try await browser.get("/services.json?colour=red")
            #expect(wrong.status == .badRequest && wrong.says("没有“colour”这个参数"))
            // The search of the whole site leads straight to it, by its name.
            #expect(try await browser.get("/search?q=\(Path.encoded("结婚登记"))").says("href=\"/services/\(Self.marriage)\""))
        }
    }

    @Test("A guide says who, what to bring, how long, how much and where", arguments: TestEngine.all)
    func guide(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let browser = web.browser(), item = DemonstrationItems.restaurant
            let page = try await browser.get("/services/\(Self.restaurant)")
            #expect(page.status == .ok)
            for material in item.materials.value ?? [] { #expect(page.says(material.name), "\(material.name)") }
            for step in item.process.flow.steps { #expect(page.says(step.name), "\(step.name)") }
            let total = try #require(item.totalOfSteps)
            #expect(page.says("共\(total.days)个工作日") && page.says("由最长的一路决定") && page.says("同时进行"))
            // What only some need is said where it stands.
            #expect(page.says("仅当“是否设置门店招牌”为“设置”时办理") && page.says("仅当“是否设置门店招牌”为“设置”时提交"))
            #expect(page.says("（1项只有一部分申请需要）"))
            #expect(page.says(item.places[0].address) && page.says(item.places[0].hours))
            #expect(page.says(item.authority.legalBasis[0].law) && page.says("行政复议") && page.says("tel:"))
            // Nobody takes it online here, and the guide does not say so.
            #expect(page.says("请带齐材料到窗口办理") && !page.says("在线申请"))
            #expect(page.says("\"@type\":\"GovernmentService\""))
            #expect(try await browser.get("/services/\(Self.restaurant).json").says("\"TASK_CODE\" : \"\(Self.restaurant)\""))
            let map = try await browser.get("/sitemaps/pages.xml")
            #expect(map.says("/services/\(Self.restaurant)<"))
            let absent = try await browser.get("/services/1234")
            #expect(absent.status == .notFound && absent.says("没有实施编码为“1234”的事项"))
        }
    }

    @Test("The questions lead on by links, to this item or to another; answers that fit no question are told", arguments: TestEngine.all)
    func questions(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let browser = web.browser(), path = "/services/\(Self.restaurant)"
            let first = try await browser.get(path)
            #expect(first.says("您的店是否现场加工、出售饭菜？") && first.says("\(path)?a=1#start") && !first.says("您以什么身份开店？"))
            let second = try await browser.get(path + "?a=1")
            #expect(second.says("您以什么身份开店？") && second.says("改答"))
            #expect(try await browser.get(path + "?a=1.1").says("就办这一项"))
            let other = try await browser.get(path + "?a=2")
            #expect(other.says("不是这一项") && other.says("href=\"/services/\(Self.code("个体工商户设立登记"))\""))
            for wrong in ["9", "1.1.1", "x", "1.", "-1"] {
                #expect(try await browser.get(path + "?a=\(wrong)").status == .badRequest, "\(wrong)")
            }
        }
    }

    @Test("The calculator counts in fen, and says what is no number", arguments: TestEngine.all)
    func fees(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let browser = web.browser(), path = "/services/\(Self.marriage)"
            #expect(try await browser.get(path).says("每对9元"))
            #expect(try await browser.get(path + "?n1=3").says("9元×3对＝27元"))
            #expect(try await browser.get(path + "?n1=1%2C000").says("合计 <strong class=\"figure\">9,000元</strong>"))
            for wrong in ["x", "-1", "1.5", "99999999999999999999"] {
                let page = try await browser.get(path + "?n1=\(wrong)")
                #expect(page.status == .badRequest && page.says("应是0至1,000,000,000的整数"), "\(wrong)")
                #expect(page.says("value=\"\(wrong)\""), "what was typed is gone")
            }
        }
    }

    @Test("A guide is kept, and goes when its item is withdrawn: nothing of it is left, and other guides stay", arguments: TestEngine.all)
    func withdrawal(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let browser = web.browser(), path = "/services/\(Self.marriage)", other = "/services/\(Self.restaurant)"
            let name = "结婚登记"
            for _ in 0..<2 { for path in [path, other, "/services", "/services.csv"] { _ = try await browser.get(path) } }
            func isKept(_ path: String) async throws -> Bool {
                let pages = web.app.site.pages, before = pages.passed.load(ordering: .relaxed)
                _ = try await browser.get(path)
                return pages.passed.load(ordering: .relaxed) > before
            }
            #expect(try await isKept(path))
            let store = ServiceItemStore(database: web.database)
            let id = try #require(try await store.item(Self.marriage, on: DemonstrationWeb.now.day)).id.value
            let leader = try await web.browser(of: "leader"), sees = try await leader.get("/console/services/\(id)")
            let answer = try await leader.post("/console/services/\(id)/withdrawal", [("token", sees.csrf), ("reason", "本级不再办理")])
            #expect(answer.status == .seeOther, "\(answer.text)")
            #expect(try await isKept(other))
            let gone = try await browser.get(path)
            #expect(gone.status == .gone && gone.says("本级不再办理") && !gone.says(name))
            #expect(try await browser.get(path + ".json").status == .gone)
            #expect(try await browser.get("/services").says("查看全部337项"))
            for path in [
                "/services.csv", "/services?q=\(Path.encoded(name))&page=1", "/sitemaps/pages.xml", "/search?q=\(Path.encoded(name))",
            ] {
                #expect(try await !browser.get(path).says("/services/\(Self.marriage)"), "\(path)")
            }
        }
    }
}
