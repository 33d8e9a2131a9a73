import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

@Suite("The desk of approval cases")
struct CaseDeskTests {
    @Test("Each sees what is theirs, what is due first comes first, and the list is a file too", arguments: TestEngine.all)
    func list(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let desk = web.desk
            let late = try await desk.takenIn(try desk.simple, "2026-02-24"), fresh = try await desk.takenIn(try desk.simple, "2026-03-03")
            let window = try await web.browser("window")
            let page = try await window.get("/console/cases")
            func numbers(_ page: TestPage) -> [String] {
                page.text.matches(of: /<td class="title"><a[^>]*>(ZX12-BJ-\d+)/).map { String($0.1) }
            }
            #expect(numbers(page) == [late.number, fresh.number] && page.says("已收件，待受理") && page.says("招牌设置许可"))
            #expect(!page.says("张小明") && !page.says(RequestDesk.identityNumber))
            #expect(try await numbers(window.get("/console/cases?due=overdue")) == [late.number])
            #expect(try await numbers(window.get("/console/cases?q=\(fresh.number)")) == [fresh.number])
            #expect(try await numbers(window.get("/console/cases?item=430112000000")).count == 2)
            #expect(try await numbers(window.get("/console/cases?item=none")).isEmpty)
            #expect(try await numbers(window.get("/console/cases?channel=online")).isEmpty)
            #expect(try await window.get("/console/cases?state=odd").says("没有“odd”这种状态"))
            let file = try await window.get("/console/cases/list.csv?due=overdue")
            #expect(file.says("办件编号") && file.says(late.number) && !file.says(fresh.number))
            #expect(try await numbers(web.browser("inspector").get("/console/cases")).count == 2)
            #expect(try await web.browser("stranger").get("/console/cases?state=all").says("没有符合条件"))
            #expect(try await web.browser("stranger").get(CaseWeb.path(fresh.id)).status == .notFound)
        }
    }

    @Test("Whoever only looks on is offered nothing that says who applies, and gets it by no address", arguments: TestEngine.all)
    func onlookers(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let desk = web.desk
            let filed = try await desk.cases.file(
                CaseDesk.intake(["M01", "M02", "M03"]), under: try desk.simple, to: try #require(desk.units["ZX12"]?.id),
                files: [NewFile(name: "身份证.jpg", mediaType: "image/jpeg", bytes: [1, 2, 3])], from: "1.2.3.4",
                at: Instant("2026-03-03", hour: 20))
            let path = CaseWeb.path(filed.id), paper = path + "/papers/1/intakeReceipt"
            let window = try await web.browser("window"), own = try await window.get(path)
            #expect(own.says(path + "/files/1") && own.says("写一条备注") && own.says(paper))
            #expect(try await window.get(path + "/files/1").status == .ok)
            #expect(try await window.post(path + "/notes", [("token", own.hidden("token")), ("note", "缺一页，已电话联系")]).status == .seeOther)
            let inspector = try await web.browser("inspector"), seen = try await inspector.get(path)
            #expect(seen.status == .ok && !seen.says("身份证.jpg") && !seen.says("写一条备注") && !seen.says("缺一页"))
            #expect(try await inspector.get(path + "/files/1").status == .forbidden)
            let masked = try await inspector.get(paper)
            #expect(masked.status == .ok && masked.says("收件凭证") && !masked.says("张小明"))
            #expect(try await inspector.get(path + "/identity").status == .forbidden)
            // Of the form for signing out, which is all there is.
            let token = try #require(seen.text.firstMatch(of: /name="token" value="([^"]+)"/)?.1)
            #expect(try await inspector.post(path + "/notes", [("token", String(token)), ("note", "请说明")]).says("只有办理这件事项的人员可以使用"))
        }
    }

    @Test("A unit finds the cases in which it has a step to do, and no others", arguments: TestEngine.all)
    func branches(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let desk = web.desk, terms = try desk.restaurant
            let filed = try await desk.takenIn(terms, in: "ZX22", "2026-03-03")
            try await desk.act(.accept, on: filed.id, by: desk.window, "2026-03-03")
            try await desk.cases.sweep(at: Instant("2026-03-03", hour: 12))
            let building = try await web.browser("azx11"), food = try await web.browser("azx16")
            #expect(try await building.get("/console/cases?who=steps").says(filed.number))
            #expect(try await building.get("/console/cases?who=waiting").says(filed.number))
            #expect(try await !food.get("/console/cases?who=steps").says(filed.number))
            let page = try await building.get(CaseWeb.path(filed.id))
            #expect(page.says("完成环节") && page.says("消防和房屋安全审查") && page.says("全程最长路径13个工作日"))
            #expect(!page.says("href=\"\(CaseWeb.path(filed.id))/submit\""))
            let matter = try await desk.stored(filed.id).matter
            let branch = try #require(matter.branches.first { $0[.step]?.text == "building" })
            let done = try await web.take(
                .finishStep, on: filed.id, [("stepResult", "passed"), ("stepOpinion", "现场核查合格")], branch: branch.number, in: building)
            #expect(done.status == .seeOther, "\(done.text)")
            #expect(try await building.get(CaseWeb.path(filed.id)).says("现场核查合格"))
        }
    }

    @Test("A unit that only assists sees the last day of its own step, and that of the case beside it", arguments: TestEngine.all)
    func assisting(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine, day: "2026-03-09") { web in
            let desk = web.desk
            let filed = try await desk.takenIn(try desk.restaurant, in: "ZX22", "2026-03-03"), path = CaseWeb.path(filed.id)
            try await desk.act(.accept, on: filed.id, by: desk.window, "2026-03-03")
            try await desk.cases.sweep(at: Instant("2026-03-03", hour: 12))
            let building = try await web.browser("azx11"), lead = try await web.browser("azx22")
            func line(_ browser: TestBrowser) async throws -> String {
                let page = try await browser.get("/console/cases")
                return String(try #require(page.text.firstMatch(of: /data-label="期限">(.*?)<\/td>/)?.1))
            }
            func headline(_ browser: TestBrowser) async throws -> String {
                String(try #require(try await browser.get(path).text.firstMatch(of: /(?s)<h2 id="due">(.*?)<\/section>/)?.1))
            }
            // The registration of the lead unit was due on Friday; the look at the building is not before Thursday.
            #expect(try await line(lead).contains("2026-03-06 <span class=\"tag tag--error\">已超期1个工作日"))
            let own = try await line(building)
            #expect(own.hasPrefix("2026-03-12 <span class=\"tag tag--warning\">还剩3个工作日") && own.contains("本单位环节“消防和房屋安全审查”"))
            #expect(own.contains("全件：环节“个体工商户登记”2026-03-06，已超期1个工作日"), "\(own)")
            let head = try await headline(building)
            #expect(head.hasPrefix("本单位环节“消防和房屋安全审查”") && head.contains("2026年3月12日") && head.contains("还剩3个工作日"))
            #expect(head.contains("全件：环节“个体工商户登记”2026年3月6日，已超期") && !head.contains("tag--error"), "\(head)")
            #expect(try await headline(lead).hasPrefix("最近的期限：环节“个体工商户登记”"))
            #expect(try await building.get("/console/cases/list.csv").says("2026-03-12,本单位环节“消防和房屋安全审查”,还剩3个工作日"))
            // Whoever watches all units, and whoever took it in, has the case before them.
            for other in ["inspector", "window"] { #expect(try await line(web.browser(other)).hasPrefix("2026-03-06 ")) }
            try await desk.finish("building", of: filed.id, "2026-03-09")
            let done = try await line(building)
            #expect(done.contains("tag--done\">本单位环节已完成") && done.contains("全件：环节“个体工商户登记”2026-03-06"), "\(done)")
            #expect(!done.contains(">本单位环节<"))
            let ended = try await headline(building)
            #expect(ended.contains("本单位环节已完成") && ended.contains("现在没有期限") && ended.contains("全件："), "\(ended)")
        }
    }

    @Test("The page of a case leads to its cards: each unit to its own, inspectors to all", arguments: TestEngine.all)
    func cards(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine, day: "2026-03-13") { web in
            let desk = web.desk
            let filed = try await desk.takenIn(try desk.restaurant, in: "ZX22", "2026-03-03"), path = CaseWeb.path(filed.id)
            try await desk.act(.accept, on: filed.id, by: desk.window, "2026-03-03")
            try await desk.cases.sweep(at: Instant("2026-03-03", hour: 12))
            try await desk.supervision.renew(at: web.web.clock.now)
            let all = try await desk.supervision.cards(of: filed.id, upTo: "2026-03-13", within: nil)
            func links(_ login: String) async throws -> [String] {
                let browser = try await web.browser(login), page = try await browser.get(path)
                let links = page.text.matches(of: /href="(\/console\/supervision\/cards\/[^"]+)"/).map { String($0.1) }
                for link in links { #expect(try await browser.get(link).status == .ok, "\(login) \(link)") }
                return links.sorted()
            }
            func own(_ unit: String) throws -> [String] {
                let agency = try #require(desk.units[unit]?.id)
                return all.filter { $0.agency == agency }.map(\.key.path.text).sorted()
            }
            // The lead unit's registration, the environment's and the building's steps are all late.
            for unit in ["ZX11", "ZX21", "ZX22"] {
                #expect(try await links("a\(unit.lowercased())") == own(unit) && !own(unit).isEmpty, "\(unit)")
            }
            #expect(try await links("inspector") == all.map(\.key.path.text).sorted())
            #expect(try await web.browser("inspector").get(path).says("Y02 环节超过期限：消防和房屋安全审查"))
            // Of a case without cards nothing is said.
            let fresh = try await desk.takenIn(try desk.simple, "2026-03-13")
            #expect(try await !web.browser("inspector").get(CaseWeb.path(fresh.id)).says("id=\"cards\""))
        }
    }

    @Test("A notice about a case leads to the case, and so does its address under requests", arguments: TestEngine.all)
    func notices(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let desk = web.desk
            let filed = try await desk.takenIn(try desk.simple, "2026-03-03")
            try await desk.act(
                .handOver, on: filed.id, by: desk.window, "2026-03-03", [.unit: .agency(try #require(desk.units["ZX12"]).id)])
            let unit = try await web.browser("azx12")
            let notices = try await unit.get("/console/notices")
            #expect(notices.says("办件\(filed.number)交给您办理"))
            let notice = try #require(notices.text.firstMatch(of: /name="notice" value="(\d+)"/)?.1)
            let opened = try await unit.post(
                Route.noticeReading.path().text, [("token", notices.hidden("token")), ("notice", String(notice)), ("do", "open")])
            #expect(opened.location == CaseWeb.path(filed.id))
        }
    }
}
