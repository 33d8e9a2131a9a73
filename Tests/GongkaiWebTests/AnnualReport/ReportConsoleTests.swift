import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import Hummingbird
import Testing

@testable import GongkaiWeb

@Suite("Reports in the console")
struct ReportConsoleTests {
    @Test("The overview names each unit's state; a unit sees its own only", arguments: TestEngine.all)
    func overview(on engine: TestEngine) async throws {
        try await ReportWebWorld.open(on: engine) { world in
            let office = try await world.web.browser(of: "office")
            let before = try await office.get("/console/reports")
            #expect(before.says("2025年度报告") && before.says("示范区教育局") && before.says("未编写文字"))
            try await world.publish(2025)
            #expect(try await office.get("/console/reports?year=2025").says("已发布"))
            try await world.request("2025-3", received: "2025-06-01", decided: "2025-06-10")
            #expect(try await office.get("/console/reports?year=2025").says("与台账不一致"))
            let school = try await world.web.browser(of: "school").get("/console/reports")
            #expect(school.says("示范区教育局") && !school.says("清泉镇人民政府"))
        }
    }

    @Test("Every figure leads to a list of as many records as it counts", arguments: TestEngine.all)
    func figures(on engine: TestEngine) async throws {
        try await ReportWebWorld.open(on: engine) { world in
            let office = try await world.web.browser(of: "office")
            let page = try await office.get("/console/reports/2025/SF")
            #expect(page.status == .ok && page.says("/console/reports/2025/SF/figures/R1.NP"))
            let list = try await office.get("/console/reports/2025/SF/figures/R1.NP")
            #expect(list.says("共2条记录，与清单条数一致") && list.says("/console/registers/disclosure_request/"))
            #expect(list.says("计入") && list.says("/console/reports/2025/SF/figures/R1.T"))
            let found = try await office.get("/console/reports/2025/SF/figures/R1.NP?q=2025-2")
            #expect(found.says("2025-2") && !found.says("公开2025-1"))
            let csv = try await office.get("/console/reports/2025/SF/figures/R1.NP.csv")
            #expect(csv.text.split(separator: "\r\n").count == 3)
            #expect(try await office.get("/console/reports/2025/SF/figures/R1.NP.xlsx").status == .ok)
        }
    }

    @Test("A total shows its parts, which add up to it", arguments: TestEngine.all)
    func breakdown(on engine: TestEngine) async throws {
        try await ReportWebWorld.open(on: engine) { world in
            let office = try await world.web.browser(of: "office")
            let page = try await office.get("/console/reports/2025/SF/figures/R1.T")
            #expect(page.says("分项（相加等于本数）") && page.says("与本数一致") && page.says("自然人"))
        }
    }

    @Test("The same registers fill another form; its figures keep it in their addresses")
    func otherForm() async throws {
        try await ReportWebWorld.open(on: .sqlite) { world in
            let office = try await world.web.browser(of: "office")
            let page = try await office.get("/console/reports/2025/SF?form=2014&compare=1")
            #expect(page.says("/console/reports/2025/SF/figures/C1?form=2014") && page.says("上年 0"))
            #expect(try await office.get("/console/reports/2025/SF/figures/C1?form=2014").says("共2条记录"))
            #expect(try await office.get("/console/reports/2025/SF/figures/C1").status == .notFound)
            #expect(try await office.get("/console/reports/2025/SF?form=1999").status == .notFound)
        }
    }

    @Test("Words are saved part by part; a second writer is told, and neither text is lost", arguments: TestEngine.all)
    func words(on engine: TestEngine) async throws {
        try await ReportWebWorld.open(on: engine) { world in
            let office = try await world.web.browser(of: "office")
            let page = try await office.get("/console/reports/2025/SF/words")
            #expect(page.says("必写") && page.says("还没有保存过"))
            let fields = [("token", page.hidden("token")), ("form", ""), ("version", "0")]
            let saved = try await office.post("/console/reports/2025/SF/words/1.1", fields + [("text", "主动公开\r\n<b>一切</b>")])
            #expect(saved.status == .seeOther && saved.location?.hasSuffix("/words#part-1.1") == true)
            let after = try await office.get("/console/reports/2025/SF/words")
            #expect(after.says("&lt;b&gt;一切&lt;/b&gt;") && after.says("第1版") && after.says("文字已保存"))
            let late = try await office.post("/console/reports/2025/SF/words/1.1", fields + [("text", "后来者的文字")])
            #expect(late.status == .conflict && late.says("后来者的文字") && late.says("一切") && late.says("name=\"version\" value=\"1\""))
        }
    }

    @Test("Words that are too long, a part that is not there and a lost version are refused without loss")
    func badWords() async throws {
        try await ReportWebWorld.open(on: .sqlite) { world in
            let office = try await world.web.browser(of: "office")
            let page = try await office.get("/console/reports/2025/SF/words")
            let fields = [("token", page.hidden("token")), ("form", "")]
            let long = String(repeating: "字", count: 20_001)
            let answer = try await office.post("/console/reports/2025/SF/words/1.1", fields + [("version", "0"), ("text", long)])
            #expect(answer.status.code == 422 && answer.says("最多20,000字") && answer.says(long))
            #expect(
                try await office.post("/console/reports/2025/SF/words/77", fields + [("version", "0"), ("text", "字")]).status == .notFound)
            #expect(try await office.post("/console/reports/2025/SF/words/1.1", fields + [("text", "字")]).status == .badRequest)
            #expect(try await world.reports.parts(of: world.world.district, year: 2025).isEmpty)
        }
    }

    @Test("Publishing leads from the obstacles to the sealed version", arguments: TestEngine.all)
    func publish(on engine: TestEngine) async throws {
        try await ReportWebWorld.open(on: engine) { world in
            let office = try await world.web.browser(of: "office")
            let page = try await office.get("/console/reports/2025/SF/publication")
            #expect(page.status == .ok && page.says("这些部分还没有文字"))
            let hasty = try await office.fill("/console/reports/2025/SF/publication", [("note", ""), ("form", "")])
            #expect(hasty.status == .conflict && hasty.says("7部分没有文字") && hasty.says("须说明理由"))
            let accepted = [("accept", "1"), ("form", "")]
            let published = try await office.fill("/console/reports/2025/SF/publication", accepted + [("note", "文字另发")])
            #expect(published.status == .seeOther)
            let versions = try await office.get("/console/reports/2025/SF/versions")
            #expect(versions.says("第1版") && versions.says("封存完好") && versions.says("完全相同"))
            // Nothing changed: no second version.
            let again = try await office.fill("/console/reports/2025/SF/publication", accepted + [("note", "再来")])
            #expect(again.status == .conflict && again.says("无需再次发布"))
            try await world.request("2025-3", received: "2025-06-01", decided: "2025-06-10")
            #expect(try await office.get("/console/reports/2025/SF/versions").says("R1.NP"))
            let silent = try await office.fill("/console/reports/2025/SF/publication", accepted + [("note", "")])
            #expect(silent.status == .conflict && silent.says("须填写更正说明"))
            #expect(try await office.fill("/console/reports/2025/SF/publication", accepted + [("note", "补登")]).status == .seeOther)
            #expect(try await world.reports.snapshots(of: world.world.district, year: 2025).count == 2)
        }
    }

    @Test("Another form than the one in force shows drafts, and publishes nothing", arguments: TestEngine.all)
    func formNotInForce(on engine: TestEngine) async throws {
        try await ReportWebWorld.open(on: engine) { world in
            let office = try await world.web.browser(of: "office")
            let page = try await office.get("/console/reports/2025/SF/publication?form=2014")
            #expect(page.says("2025年的年度报告不能用2014年表式发布") && page.says("disabled"))
            let fields = [("note", "照发"), ("accept", "1"), ("form", "2014")]
            let forced = try await office.fill("/console/reports/2025/SF/publication?form=2014", fields)
            #expect(forced.status == .conflict && forced.says("不能用2014年表式发布"))
            #expect(try await world.reports.snapshots(of: world.world.district, year: 2025).isEmpty)
        }
    }

    @Test("Words that contradict the table stand among the errors, and must be accepted", arguments: TestEngine.all)
    func contradictingWords(on engine: TestEngine) async throws {
        try await ReportWebWorld.open(on: engine) { world in
            try await world.reports.write(
                "2025年，全区共收到政府信息公开申请9件。", part: "1.2", of: world.world.district, year: 2025, expecting: 0, by: world.world.clerk,
                at: world.now)
            let office = try await world.web.browser(of: "office")
            #expect(try await office.get("/console/reports/2025/SF/publication").says("申请9件"))
            let silent = try await office.fill("/console/reports/2025/SF/publication", [("note", "照发"), ("form", "")])
            #expect(silent.status == .conflict && silent.says("处错误") && silent.says("请勾选"))
            await #expect(throws: ReportObstacle.self) { try await world.publish(2025) }
        }
    }

    @Test("A carry-over that differs from last year's report cannot be ticked away", arguments: TestEngine.all)
    func carryOver(on engine: TestEngine) async throws {
        try await ReportWebWorld.open(on: engine) { world in
            try await world.publish(2024)
            try await world.request("2024-9", received: "2024-12-30", decided: "2025-01-10")
            let office = try await world.web.browser(of: "office")
            let page = try await office.get("/console/reports/2025/SF/publication")
            #expect(page.says("上年结转不一致") && page.says("disabled"))
            let forced = try await office.fill("/console/reports/2025/SF/publication", [("note", "照发"), ("accept", "1"), ("form", "")])
            #expect(forced.status == .conflict)
            #expect(try await world.reports.snapshots(of: world.world.district, year: 2025).isEmpty)
        }
    }

    @Test("A year that is not over cannot be published")
    func yearNotOver() async throws {
        try await ReportWebWorld.open(on: .sqlite) { world in
            let office = try await world.web.browser(of: "office")
            #expect(try await office.get("/console/reports/2026/SF/publication").says("2026年尚未结束"))
            #expect(try await office.fill("/console/reports/2026/SF/publication", [("form", "")]).status == .conflict)
        }
    }

    @Test("Another unit's report, and what a role does not allow, are refused", arguments: TestEngine.all)
    func rights(on engine: TestEngine) async throws {
        try await ReportWebWorld.open(on: engine) { world in
            let school = try await world.web.browser(of: "school")
            for address in ["", "/words", "/publication", "/versions", "/check", "/figures/R1.NP", "/figures/R1.NP.csv"] {
                #expect(try await school.get("/console/reports/2025/SF\(address)").status == .forbidden, "\(address)")
                #expect(try await school.get("/console/reports/2025/SF01\(address)").status == .forbidden, "\(address)")
            }
            for ending in ReportExit.allCases {
                #expect(try await school.get("/console/reports/2025/SF.\(ending.rawValue)").status == .forbidden)
            }
            let leader = try await world.web.browser(of: "leader")
            let page = try await leader.get("/console/reports/2025/SF/words")
            #expect(page.status == .ok && page.says("只能查看") && !page.says("<textarea"))
            let token = page.text.firstMatch(of: /name="token" value="([^"]*)"/).map { String($0.1) } ?? ""
            #expect(
                try await leader.post("/console/reports/2025/SF/words/1.1", [("token", token), ("version", "0"), ("text", "字")]).status
                    == .forbidden)
            #expect(try await leader.post("/console/reports/2025/SF/publication", [("token", token)]).status == .forbidden)
            #expect(try await world.web.browser().get("/console/reports/2025/SF").status == .seeOther)
        }
    }

    @Test("A first publication after the last lawful day is called late beforehand; a correction is not")
    func late() async throws {
        try await ReportWebWorld.open(on: .sqlite) { world in
            let office = try await world.web.browser(of: "office")
            #expect(try await !office.get("/console/reports/2025/SF/publication").says("已逾期"))
            let page = try await office.get("/console/reports/2024/SF/publication")
            #expect(page.says("应当在2025年3月31日以前公布") && page.says("已逾期295天"))
            try await world.publish(2024)
            #expect(try await !office.get("/console/reports/2024/SF/publication").says("已逾期"))
        }
    }

    @Test("A year without any record says so, on the draft and in the overview", arguments: TestEngine.all)
    func emptyYear(on engine: TestEngine) async throws {
        try await ReportWebWorld.open(on: engine) { world in
            let office = try await world.web.browser(of: "office")
            #expect(try await office.get("/console/reports/2021/SF").says("本年度各台账没有任何记录"))
            #expect(try await office.get("/console/reports?year=2021").says("本年度台账没有记录"))
            #expect(try await !office.get("/console/reports/2025/SF").says("没有任何记录"))
            let overview = try await office.get("/console/reports?year=2025")
            #expect(overview.says("未编写文字"))
        }
    }

    @Test("Figures that the registers no longer give as published are findings of the draft's check", arguments: TestEngine.all)
    func drift(on engine: TestEngine) async throws {
        try await ReportWebWorld.open(on: engine) { world in
            try await world.publish(2025)
            let office = try await world.web.browser(of: "office")
            #expect(try await !office.get("/console/reports/2025/SF/check").says("K21"))
            try await world.request("2025-3", received: "2025-06-01", decided: "2025-06-10")
            let check = try await office.get("/console/reports/2025/SF/check")
            #expect(check.says("K21") && check.says("为2，台账现在为3"))
            #expect(try await office.get("/console/reports?year=2025").says("已发布，与台账不一致"))
        }
    }

    @Test("A part is told from what is only printed below, and parts that need not add up have no sum")
    func parts() async throws {
        try await ReportWebWorld.open(on: .sqlite) { world in
            let office = try await world.web.browser(of: "office")
            let items = try await office.get("/console/reports/2014/SF/figures/A1")
            #expect(items.says("主动公开规范性文件数") && !items.says("制发规范性文件总数") && !items.says("合计"))
            let staff = try await office.get("/console/reports/2014/SF/figures/H3")
            #expect(staff.says("专职人员数") && !staff.says("合计"))
            #expect(try await office.get("/console/reports/2014/SF/figures/C1").says("合计"))
        }
    }

    @Test("The draft can be taken away, marked as a draft, and checked")
    func draft() async throws {
        try await ReportWebWorld.open(on: .sqlite) { world in
            let office = try await world.web.browser(of: "office")
            #expect(try await office.get("/console/reports/2025/SF.json").says("\"R1.NP\" : 2"))
            #expect(try await !office.get("/console/reports/2025/SF.json").says("published"))
            #expect(try await office.get("/console/reports/2025/SF.csv").status == .ok)
            #expect(try await office.get("/console/reports/2025/SF.txt").status == .ok)
            #expect(try await office.get("/console/reports/2025/SF.xlsx").status == .ok)
            let check = try await office.get("/console/reports/2025/SF/check")
            #expect(check.status == .ok && check.says("2021年表式") && check.says("读到的统计表"))
        }
    }
}
