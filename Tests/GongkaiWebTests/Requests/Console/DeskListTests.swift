import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

@Suite("The list of requests") struct DeskListTests {
    @Test(
        "A desk that has too much says so, and is not counted to its end",
        arguments: [(9, "9"), (10_000, "10,000"), (10_001, "10,000多")])
    func counts(count: Int, words: String) {
        #expect(DeskTask.text(count) == words)
    }

    @Test("It counts what is late, due and waiting, says in words how much time is left, and can be narrowed", arguments: TestEngine.all)
    func list(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let desk = web.desk
            // Due 2024-03-01, 2024-03-04 and 2024-03-11.
            let late = try await desk.handling("2024-01-30"), today = try await desk.handling("2024-01-31")
            _ = try await desk.handling("2024-02-06")
            let fresh = try await desk.entered("2024-03-01", RequestDesk.intake("污水管网图纸", name: "李四", channel: .fax))
            let clerk = try await web.browser("clerk")
            let page = try await clerk.get("/console/requests")
            #expect(page.says("已超期1个工作日") && page.says("今天到期") && page.says("还剩5个工作日") && page.says("待确认收到"))
            for (label, count) in [("已超期", 1), ("5个工作日内到期", 2), ("全部在办", 4), ("没有承办人", 1)] {
                #expect(page.says("<span class=\"figure\">\(count)</span><span>\(label)</span>"), "\(label)")
            }
            #expect(page.says("李文静") && !page.says("李四") && !page.says(RequestDesk.identityNumber))
            func numbers(_ query: String) async throws -> Set<String> {
                let page = try await clerk.get("/console/requests?" + query)
                #expect(page.status == .ok, "\(query)")
                return Set(page.text.matches(of: /aria-label="选择(SF02-\d+)"/).map { String($0.1) })
                    .union(page.text.matches(of: /<td class="title"><a[^>]*>(SF02-\d+)/).map { String($0.1) })
            }
            #expect(try await numbers("due=overdue") == ["SF02-20240001"])
            #expect(try await numbers("due=today") == ["SF02-20240002"])
            #expect(try await numbers("due=soon&order=due") == ["SF02-20240002", "SF02-20240003"])
            #expect(try await numbers("who=unassigned") == ["SF02-20240004"])
            #expect(try await numbers("state=filed") == ["SF02-20240004"])
            #expect(try await numbers("channel=fax") == ["SF02-20240004"])
            #expect(try await numbers("handler=\(desk.clerk.id.value)").count == 3)
            #expect(try await numbers("q=%E7%AE%A1%E7%BD%91") == ["SF02-20240004"])
            #expect(try await numbers("from=2024-02-01") == ["SF02-20240003"])
            try await desk.served(late, "2024-03-04")
            #expect(try await numbers("outcome=granted").isEmpty)
            #expect(try await numbers("outcome=granted&state=all") == ["SF02-20240001"])
            #expect(try await !numbers("").contains("SF02-20240001"))
            // What stands on its own desk waits for each.
            #expect(try await numbers("who=waiting") == ["SF02-20240002", "SF02-20240003", "SF02-20240004"])
            try await desk.act(.draft, on: today, by: .officer(desk.clerk), "2024-03-04", ["outcome": .text("granted")])
            #expect(try await numbers("who=waiting") == ["SF02-20240003", "SF02-20240004"])
            let reviewer = try await web.browser("reviewer")
            #expect(try await reviewer.get("/console/requests?who=waiting").says("SF02-20240002"))
            #expect(try await !reviewer.get("/console/requests?who=waiting").says("SF02-20240003"))
            let bad = try await clerk.get("/console/requests?from=x&due=odd")
            #expect(bad.status == .unprocessableContent && bad.says("应为日期") && bad.says("没有“odd”这种期限"))
            #expect(try await web.browser("colleague").get("/console/requests?state=all").says("没有符合条件"))
            _ = fresh
        }
    }

    @Test(
        "What is due first comes first, what has no day after it; the newest first is one click away and stays", arguments: TestEngine.all)
    func order(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let desk = web.desk
            let ended = try await desk.handling("2024-02-06")
            for day in ["2024-01-30", "2024-01-31"] as [Day] { _ = try await desk.handling(day) }
            for _ in 0..<2 { _ = try await desk.entered("2024-03-01", RequestDesk.intake("图纸", channel: .fax)) }
            let clerk = try await web.browser("clerk")
            func numbers(_ page: TestPage) -> [String] {
                page.text.matches(of: /<td class="title"><a[^>]*>SF02-2024000(\d)/).map { String($0.1) }
            }
            let page = try await clerk.get("/console/requests")
            #expect(numbers(page) == ["2", "3", "1", "4", "5"] && page.says("先到期的在前") && page.says("/console/requests?order=newest"))
            let newest = try await clerk.get("/console/requests?order=newest")
            #expect(numbers(newest) == ["5", "4", "3", "2", "1"] && newest.says("改为按期限"))
            #expect(newest.text.contains(/name="order" value="newest"/))
            // What has ended has no last day: no choice is offered.
            try await desk.act(.withdraw, on: ended, by: .officer(desk.registrar), "2024-03-04")
            let all = try await clerk.get("/console/requests?state=withdrawn")
            #expect(numbers(all).count == 1 && all.says("按提交先后排列") && !all.says("改为按期限"))
            // Page after page, over the border.
            var query = MatterQuery("request"), found: [MatterID] = []
            (query.isOpen, query.order, query.limit) = (true, .dueFirst, 1)
            repeat {
                let page = try await desk.matters.list(query, for: desk.clerk)
                found += page.lines.map(\.id)
                query.after = page.next.flatMap { MatterQuery.Cursor($0.text) }
            } while query.after != nil
            #expect(found.count == 4 && Set(found).count == 4)
            query.limit = 50
            #expect(try await desk.matters.list(query, for: desk.clerk).lines.map(\.id) == found)
        }
    }

    @Test("What somebody did last stands first on their first page, each thing once, and looking is no deed", arguments: TestEngine.all)
    func recent(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let desk = web.desk, first = try await desk.handling("2024-02-28"), second = try await desk.handling("2024-02-28")
            let search: [String: FieldValue] = [
                "searcher": .text("李文静"), "searchedIn": .text("公文系统"), "searchTerms": .text("计划"), "searchResult": .text("没有"),
            ]
            // Written down in another order than it happened.
            try await desk.act(.recordSearch, on: first, by: .officer(desk.clerk), "2024-03-04", search, hour: 9)
            try await desk.act(.recordSearch, on: second, by: .officer(desk.clerk), "2024-03-01", search)
            try await desk.act(.draft, on: second, by: .officer(desk.clerk), "2024-03-01", ["outcome": .text("granted")], hour: 11)
            let clerk = try await web.browser("clerk"), page = try await clerk.get("/console")
            let links = page.text.matches(of: /href="\/console\/requests\/(\d+)"/).map { Int64($0.1) }
            #expect(links == [first.value, second.value])
        }
    }

    @Test("A filter is kept under a name, found again by its officer only, and forgotten", arguments: TestEngine.all)
    func saved(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let clerk = try await web.browser("clerk"), list = "/console/requests?channel=fax&due=soon"
            func form(_ page: TestPage) -> [(String, String)] {
                [("token", page.hidden("token")), ("filter", "channel=fax&due=soon")]
            }
            let page = try await clerk.get(list)
            let nameless = try await clerk.post("/console/requests/filters", form(page) + [("name", " ")])
            #expect(nameless.status == .unprocessableContent && nameless.says("请给常用筛选起一个名称"))
            let done = try await clerk.post("/console/requests/filters", form(page) + [("name", "快到期的传真")])
            #expect(done.status == .seeOther && done.location == list)
            let shown = try await clerk.get("/console/requests")
            #expect(shown.says("快到期的传真") && shown.says("/console/requests?channel=fax&amp;due=soon") && shown.says("已存为常用筛选"))
            #expect(try await !clerk.get(list).says("存为常用筛选"))
            #expect(try await !web.browser("reviewer").get("/console/requests").says("快到期的传真"))
            let id = try #require(shown.text.firstMatch(of: /name="filter" value="(\d+)"/)?.1)
            let token = shown.hidden("token")
            let stranger = try await web.browser("reviewer")
            let theirs = try await stranger.get(list).hidden("token")
            #expect(
                try await stranger.post("/console/requests/filters/removal", [("token", theirs), ("filter", String(id))]).status
                    == .notFound)
            #expect(
                try await clerk.post("/console/requests/filters/removal", [("token", token), ("filter", String(id))]).status == .seeOther)
            #expect(try await !clerk.get("/console/requests").says("快到期的传真"))
        }
    }

    @Test("Pages follow each other by a place in the list, not by numbers that shift", arguments: TestEngine.all)
    func pages(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            for number in 0..<52 {
                _ = try await web.desk.entered("2024-03-01", RequestDesk.intake("第\(number)份图纸", channel: .inPerson))
            }
            let clerk = try await web.browser("clerk")
            let first = try await clerk.get("/console/requests")
            let next = try #require(first.text.firstMatch(of: /href="([^"]*after=[^"]*)"/)?.1)
            let second = try await clerk.get(String(next).replacing("&amp;", with: "&"))
            #expect(first.says("SF02-20240001") && !first.says("SF02-20240051<"))
            #expect(second.says("SF02-20240051") && second.says("SF02-20240052") && !second.says("rel=\"next\"") && second.says("回到第一页"))
        }
    }

    @Test("Several are given to somebody at once; each is told what became of it", arguments: TestEngine.all)
    func assignment(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let desk = web.desk
            let received = try await desk.entered("2024-03-01")
            try await desk.act(.receive, on: received.id, by: .officer(desk.registrar), "2024-03-01")
            let handled = try await desk.handling("2024-02-28")
            let filed = try await desk.entered("2024-03-01", RequestDesk.intake("管网图", channel: .fax))
            let registrar = try await web.browser("registrar")
            let path = "/console/requests/assignment"
            #expect(try await registrar.get(path).location == "/console/requests")
            let ids = [received.id, handled, filed.id]
            let query = path + "?" + ids.map { "case=\($0.value)" }.joined(separator: "&")
            let page = try await registrar.get(query)
            #expect(page.says("所选的3件申请") && page.says("分办") && page.says("改派"))
            let cases = page.allHidden.filter { $0.0 == "case" }, token = ("token", page.hidden("token"))
            #expect(cases.count == 3)
            let unit = ("unit", "\(web.web.world.education.value)"), handler = ("handler", "\(desk.clerk.id.value)")
            let none = try await registrar.post(path, [token, ("unit", ""), handler, ("reason", "x")] + cases)
            #expect(none.status == .unprocessableContent && none.says("请选择承办单位") && none.says("所选的3件申请"))
            let silent = try await registrar.post(path, [token, unit, handler, ("reason", "")] + cases)
            #expect(silent.status == .unprocessableContent && silent.says("改派须写明理由"))
            // Somebody is faster with one of them.
            try await desk.act(.withdraw, on: handled, by: .officer(desk.registrar), "2024-03-04")
            let done = try await registrar.post(path, [token, unit, handler, ("reason", "集中办理")] + cases)
            #expect(done.says("办好1件，没有办2件") && done.says("其他人已经办理了一步") && done.says("待确认收到"))
            #expect(try await desk.matters.matter(received.id, for: desk.clerk).matter.handler == desk.clerk.id)
        }
    }
}
