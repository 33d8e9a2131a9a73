import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

@Suite("What inspectors see and write down")
struct SupervisionPageTests {
    @Test("A complaint that is right is recorded on the page of its case, with a reason, and is read there", arguments: TestEngine.all)
    func complaint(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let desk = web.desk, now = web.web.clock.now
            let id = try await desk.granted("2026-03-02", "2026-03-03")
            try await desk.supervision.renew(at: now)
            let inspector = try await web.browser("inspector"), path = Route.supervisedCase.path("\(id.value)").text
            func send(_ reason: String) async throws -> TestPage {
                let page = try await inspector.get(path)
                #expect(page.says("登记投诉属实"))
                return try await inspector.post(
                    Route.supervisedCaseCards.path("\(id.value)").text,
                    [("token", page.hidden("token")), ("once", page.hidden("once")), ("signal", "complaint"), ("complaint", reason)])
            }
            let empty = try await send(" ")
            #expect(empty.status == .unprocessableContent && empty.says("请写明投诉了什么"))
            #expect(try await send("窗口拒收材料，录音为证").location?.hasPrefix(path) == true)
            try await desk.supervision.renew(at: now)
            let page = try await inspector.get(path)
            #expect(page.says("投诉属实") && page.says("窗口拒收材料，录音为证") && page.says("Y07"))
            // With a form that was opened anew, too, the same complaint is no second one.
            let again = try await send("窗口拒收材料，录音为证")
            #expect(again.status == .conflict && again.says("这件投诉已经由邓立新于2026年3月4日登记为属实"))
            #expect(again.says("窗口拒收材料，录音为证</textarea>"))
        }
    }

    @Test("The form of a complaint offers the units of the case, the one that has it in hand first", arguments: TestEngine.all)
    func complaintUnit(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let desk = web.desk, now = web.web.clock.now
            let id = try await desk.takenIn(try desk.restaurant, in: "ZX22", "2026-03-03").id
            try await desk.supervision.renew(at: now)
            let inspector = try await web.browser("inspector"), path = Route.supervisedCase.path("\(id.value)").text
            let page = try await inspector.get(path),
                choice = try #require(page.text.firstMatch(of: /(?s)<select[^>]*name="complaintUnit".*?<\/select>/)?.0)
            let names = choice.matches(of: /<option[^>]*>([^<]+)</).map { String($0.1) }
            #expect(names.first == "单位ZX22" && Set(names) == ["单位ZX11", "单位ZX12", "单位ZX16", "单位ZX21", "单位ZX22"] && names.count == 5)
            func send(_ unit: String) async throws -> TestPage {
                try await inspector.post(
                    Route.supervisedCaseCards.path("\(id.value)").text,
                    [
                        ("token", page.hidden("token")), ("once", page.hidden("once")), ("signal", "complaint"), ("complaintUnit", unit),
                        ("complaintNumber", "TS-7"), ("complaint", "核查时不出示证件"),
                    ])
            }
            let outside = try await send("\(desk.world.township.value)")
            #expect(outside.status == .unprocessableContent && outside.says("所选的单位不办理这件办件"))
            #expect(try await send("\(try #require(desk.units["ZX11"]).id.value)").status == .seeOther)
            try await desk.supervision.renew(at: now)
            #expect(try await inspector.get(path).says("投诉属实（单位ZX11，编号TS-7）"))
            let key = CardKey(id, rule: "Y07", signal: .yellow).path.text
            #expect(try await web.browser("hzx11").get(key).says("核查时不出示证件"))
            // Another unit of the case learns that there is a card, and whose: no more, and no door that is closed.
            let lead = try await web.browser("hzx22").get(path)
            #expect(lead.says("Y07") && lead.says("单位ZX11") && !lead.says("核查时不出示证件") && !lead.says("href=\"\(key)\""))
            #expect(try await inspector.get(path).says("href=\"\(key)\""))
        }
    }

    @Test("The log of cases is downloaded for days that are chosen, last month where none are", arguments: TestEngine.all)
    func eventLog(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let desk = web.desk
            for day in ["2026-02-03", "2026-02-24", "2026-03-02"] as [Day] { _ = try await desk.takenIn(desk.simple, day) }
            try await desk.supervision.renew(at: web.web.clock.now)
            let inspector = try await web.browser("inspector"), file = Route.eventLogFile.path().text
            #expect(try await inspector.get("/console/supervision/statistics").says("href=\"\(Route.eventLog.path().text)\""))
            let form = try await inspector.get(Route.eventLog.path().text)
            #expect(form.says("value=\"2026-02-01\"") && form.says("value=\"2026-02-28\"") && form.says("记入审计日志"))
            let log = try await inspector.get(file)
            #expect(log.status == .ok && log.response.headers[.contentType]?.hasPrefix("application/xml") == true)
            #expect(log.text.matches(of: /<trace>/).count == 2 && log.text.hasSuffix("</log>\n") && !log.says(desk.window.name))
            let march = try await inspector.get(file + "?from=2026-03-01&through=2026-03-31")
            #expect(march.text.matches(of: /<trace>/).count == 1 && march.says("ZX12-BJ-202600003"))
            let wrong = try await inspector.get(file + "?from=2026-03-05&through=2026-03-01")
            #expect(wrong.status == .unprocessableContent && wrong.says("“自”晚于“至”"))
            #expect(try await inspector.get(file + "?from=&through=soon").says("请填写“自”"))
            #expect(try await web.browser("hzx12").get(file).status == .forbidden)
            #expect(!(try await web.browser("hzx12").get("/console/supervision/statistics")).says("导出办理经过"))
        }
    }

    @Test("The log has a longest period, and says where there is nothing to write down", arguments: TestEngine.all)
    func eventLogBounds(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let desk = web.desk, inspector = try await web.browser("inspector")
            func log(_ from: String, _ through: String) async throws -> TestPage {
                try await inspector.get(Route.eventLogFile.path().text + "?from=\(from)&through=\(through)")
            }
            func traces(_ page: TestPage) -> Int { page.text.matches(of: /<trace>/).count }
            try await desk.supervision.renew(at: web.web.clock.now)
            let none = try await log("2026-02-01", "2026-02-28")
            #expect(none.status == .unprocessableContent && none.says("现在还没有任何办件"))
            for day in ["2025-03-03", "2026-02-03", "2026-03-03"] as [Day] { _ = try await desk.takenIn(desk.simple, day) }
            try await desk.supervision.renew(at: web.web.clock.now)
            // A year with its leap day, and one day more; both ends belong to it.
            #expect(try await traces(log("2025-03-03", "2026-03-03")) == 3)
            let long = try await log("2025-03-02", "2026-03-03")
            #expect(long.status == .unprocessableContent && long.says("一次最多导出366天") && long.says("gongkai export events"))
            #expect(long.says("value=\"2025-03-02\"") && traces(long) == 0)
            #expect(try await traces(log("2025-03-03", "2025-03-03")) == 1)
            // What is still to come has nothing; a month that goes on has what came.
            #expect(try await traces(log("2026-03-01", "2026-03-31")) == 1)
            let coming = try await log("2026-03-05", "2026-03-31")
            #expect(coming.status == .unprocessableContent && coming.says("还没有到的日子") && coming.says("2026-03-04"))
            let before = try await log("2024-03-01", "2024-12-31")
            #expect(before.status == .unprocessableContent && before.says("最早的一件是2025年3月3日收件的"))
            let between = try await log("2025-03-04", "2025-03-31")
            #expect(between.status == .unprocessableContent && between.says("没有收件的办件") && between.says("请换一段时间"))
        }
    }

    @Test("One unit alone has points and no place, as it stands and as it is published", arguments: TestEngine.all)
    func alone(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let desk = web.desk
            _ = try await desk.granted("2026-02-02", "2026-02-03")
            try await desk.supervision.renew(at: web.web.clock.now)
            let inspector = try await web.browser("inspector")
            func publish() async throws -> TestPage {
                let page = try await inspector.get("/console/supervision/scores?period=2026-02")
                let fields = page.allHidden.filter { ["token", "once", "kind", "period"].contains($0.0) }
                let asked = try await inspector.post(Route.scorePublications.path().text, fields + [("reason", "另有成绩")])
                #expect(asked.status == .unprocessableContent && asked.says("再勾选"))
                let sent = try await inspector.post(
                    Route.scorePublications.path().text, fields + [("reason", "另有成绩"), ("confirmed", "yes")])
                return try await inspector.get(try #require(sent.location, "\(sent.text)"))
            }
            let now = try await inspector.get("/console/supervision/scores?period=2026-02")
            #expect(now.says("只有一个单位有可以计分的") && !now.says("<th scope=\"col\" class=\"number\">名次</th>"))
            #expect(now.says("单位ZX12") && now.says("公布2026年2月成绩") && now.says("都能看到总分和等次"))
            let alone = try await publish()
            #expect(alone.says("不排名次") && !alone.says("名次</th>") && alone.says("单位ZX12"))
            let sheet = try #require(alone.text.firstMatch(of: /href="(\/console\/supervision\/publications\/[0-9]+\/[0-9]+)"/)?.1)
            #expect(!(try await inspector.get(String(sheet))).says("排第1名"))
            // A second one makes it a ranking.
            _ = try await desk.takenIn(try desk.restaurant, in: "ZX22", "2026-02-03")
            try await desk.supervision.renew(at: web.web.clock.now)
            let two = try await inspector.get("/console/supervision/scores?period=2026-02")
            #expect(two.says("<th scope=\"col\" class=\"number\">名次</th>") && !two.says("不排名次"))
            let ranking = try await publish()
            #expect(ranking.says("名次") && !ranking.says("不排名次"))
            let first = try #require(ranking.text.firstMatch(of: /href="(\/console\/supervision\/publications\/[0-9]+\/[0-9]+)"/)?.1)
            #expect(try await inspector.get(String(first)).says("排第1名"))
        }
    }

    @Test("The rules say that each finds a card once in a case", arguments: TestEngine.all.prefix(1))
    func rules(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let inspector = try await web.browser("inspector")
            #expect(try await inspector.get(Route.supervisionRules.path().text).says("每条规则在一件办件中只发一次牌"))
        }
    }

    @Test("Rules that are tried on a year without cases are not said to find the same", arguments: TestEngine.all)
    func emptyTrial(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            _ = try await web.desk.takenIn(try web.desk.simple, "2026-03-02")
            let inspector = try await web.browser("inspector"), page = try await inspector.get(Route.supervisionRules.path().text)
            func tried(on year: String) async throws -> TestPage {
                try await inspector.post(
                    Route.ruleTrial.path().text,
                    [("token", page.hidden("token")), ("list", SupervisionRuleBook.shipped.csv), ("year", year)])
            }
            let empty = try await tried(on: "2024")
            #expect(empty.says("2024年没有办件，没有可以用来试算的") && !empty.says("发的牌完全相同"))
            #expect(try await tried(on: "2026").says("用2026年的1件办件试算：发的牌完全相同。"))
        }
    }

    @Test("A file that ends before its list does says so, and one that does not says nothing", arguments: TestEngine.all)
    func listFile(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let desk = web.desk
            for _ in 0..<5 { _ = try await desk.takenIn(try desk.simple, "2026-03-02") }
            func lines(most: Int, together: Int) async throws -> [Substring] {
                let query = DeskFilter(SubmittedForm(), of: .cases, today: "2026-03-04", .published).query
                let text = try await CaseListFile.text(
                    query, of: desk.cases, for: desk.window, names: [:], today: "2026-03-04", .published, most: most, together: together)
                return String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline)
            }
            let cut = try await lines(most: 3, together: 2)
            #expect(cut.count == 5 && cut.last?.contains("以上是前3件，后面还有") == true)
            for together in [2, 5, 9] {
                let whole = try await lines(most: 5, together: together)
                #expect(whole.count == 6 && !whole.contains { $0.contains("后面还有") }, "\(together)")
            }
            #expect(try await lines(most: 500, together: 2).count == 6)
        }
    }
}
