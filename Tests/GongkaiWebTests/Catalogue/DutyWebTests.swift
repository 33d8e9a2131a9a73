import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

@Suite struct DutyWebTests {
    @Test("The office sees all units; a unit is led to its own list and to no other's", arguments: TestEngine.all)
    func reach(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let office = try await web.browser(of: "office")
            let all = try await office.get("/console/duties")
            #expect(all.says("示范区教育局") && all.says("清泉镇人民政府") && all.says("从未公开"))
            let school = try await web.browser(of: "school")
            #expect(try await school.get("/console/duties").location == "/console/duties/SF02")
            let own = try await school.get("/console/duties/SF02")
            #expect(own.says("财政预算、决算报告") && own.says("第十条第（四）项") && own.says("从未公开"))
            #expect(try await school.get("/console/duties/SF03").status == .notFound)
            #expect(try await school.get("/console/duties/SF02?state=inOrder").says("没有这种情况"))
        }
    }

    @Test(
        "The office assigns a duty with its reason; what is wrong is said at the field, and a unit has no form", arguments: TestEngine.all)
    func assigned(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let office = try await web.browser(of: "office"), path = "/console/duties/SF02/R07-10-6"
            let bad = try await office.fill(path, [("assigned", "yes"), ("interval", "often"), ("reason", "有集中采购")])
            #expect(bad.status == .unprocessableContent && bad.says("更新间隔应为1到3660天") && bad.says("value=\"often\""))
            #expect(try await office.fill(path, [("assigned", "no"), ("interval", ""), ("reason", "")]).says("请写明分派"))
            let done = try await office.fill(path, [("assigned", "yes"), ("interval", "180"), ("reason", "有集中采购")])
            #expect(done.status == .seeOther && done.location == path)
            let page = try await office.get(path)
            #expect(page.says("180天") && page.says("有集中采购") && page.says("公开任务已更新"))
            let school = try await web.browser(of: "school")
            #expect(try await !school.get(path).says("保存分派"))
            #expect(try await school.get("/console/duties/SF02/R19-20-7").status == .notFound)
        }
    }

    @Test("A column that is not kept up is named with its site, and leads to what stands in it")
    func staleColumn() async throws {
        try await ConsoleWorld.open(on: .sqlite) { world in
            let page = try await world.browser(.office).get("/console/publishing")
            #expect(page.says("<a href=\"/console/articles?column=\(world.notices.value)\">通知公告</a>"), "\(page.text.suffix(4_000))")
            #expect(page.says("<td data-label=\"网站\">示范区人民政府门户网站</td>"))
        }
    }

    @Test("The overview ranks the units of a year or a month, also as CSV and XLSX", arguments: TestEngine.all)
    func overview(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let office = try await web.browser(of: "office")
            let page = try await office.get("/console/publishing")
            #expect(page.says("公开工作总览") && page.says("示范区教育局") && page.says("各栏目都按时更新"))
            #expect(page.says("数据截至2014年3月3日。"))
            let past = try await office.get("/console/publishing?year=2013&month=5")
            #expect(past.says("2013年5月公开0条") && past.says("数据截至2013年5月31日；滞留的稿件和没有按时更新的栏目，截至2014年3月3日。"))
            #expect(try await office.get("/console/publishing?year=1999").status == .badRequest)
            #expect(try await office.get("/console/publishing?year=2014&month=13").status == .badRequest)
            let csv = try await office.get("/console/publishing/table?year=2014&format=csv")
            #expect(csv.says("排名,单位,本期公开（条）") && csv.says(",示范区教育局,0,0,,,0,0,0,0"))
            let book = try await office.get("/console/publishing/table?year=2014&format=xlsx")
            #expect(book.status == .ok && book.text.hasPrefix("PK"))
            #expect(try await web.browser(of: "school").get("/console/publishing").status == .ok)
        }
    }
}
