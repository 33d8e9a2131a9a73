import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

@Suite("An applicant follows a request") struct RequestFollowingTests {
    private static let day = Day("2026-02-02")

    @Test(
        "Number and code show where it is, in plain words and without naming anybody; neither stands in an address",
        arguments: TestEngine.all)
    func follow(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let filed = try await world.file(world.web.browser())
            let browser = world.web.browser()
            let answer = try await world.follow(browser, filed.number.lowercased(), filed.code.lowercased())
            #expect(answer.status == .seeOther && answer.location == "/request/progress")
            let page = try await browser.get("/request/progress")
            #expect(page.says("已提交，等待确认收到") && page.says("您在网上提交了申请") && page.says(ApplicantWorld.asked))
            #expect(page.says("欧阳*密") && !page.says(ApplicantWorld.name) && !page.says(RequestDesk.identityNumber))
            #expect(!page.says(ApplicantWorld.telephone) && !page.says(filed.code))
            #expect(page.says("撤回申请") && !page.says("提交补充"))
            _ = try await browser.post("/request/progress/end", [("token", page.hidden("token"))])
            #expect(try await browser.get("/request/progress").says("查询码"))
        }
    }

    @Test("The clock explains itself once it runs")
    func clock() async throws {
        try await ApplicantWorld.open(on: .sqlite) { world in
            let browser = world.web.browser(), filed = try await world.file(browser), id = try await world.id(of: filed.number)
            try await world.desk.act(
                .confirm, on: id, by: .officer(world.desk.registrar), Self.day, ["evidence": .text("电话确认")], hour: 10)
            world.web.clock.advance(seconds: 2 * 3_600)
            // The pass is over by then.
            _ = try await world.follow(browser, filed.number, filed.code)
            let page = try await browser.get("/request/progress")
            #expect(page.says("已收到，正在分办") && page.says("最晚答复日期") && page.says("春节") && page.says("个工作日"))
            #expect(page.says("单位与您确认收到申请"))
        }
    }

    /// As long as what is asked for may be.
    private static let long = String(repeating: "2025年的，", count: 166)

    @Test("What the unit asks for is shown with its last day, and can be sent with a file; a second clerk's step is told")
    func supplement() async throws {
        try await ApplicantWorld.open(on: .sqlite) { world in
            let browser = world.web.browser(), filed = try await world.file(browser), id = try await world.id(of: filed.number)
            try await handle(id, world)
            try await world.desk.act(
                .askSupplement, on: id, by: .officer(world.desk.clerk), Self.day,
                ["what": .text("请写明是哪一年的"), "reason": .text("无法查找"), "answerBy": .day("2026-03-04")], hour: 11)
            world.web.clock.advance(seconds: 3 * 3_600)
            // The pass is over by then.
            _ = try await world.follow(browser, filed.number, filed.code)
            let page = try await browser.get("/request/progress")
            #expect(page.says("请补充申请内容") && page.says("请写明是哪一年的") && page.says("最晚2026年3月4日"))
            let hidden = [("token", page.hidden("token")), ("version", page.hidden("version")), ("action", "supplement")]
            let empty = try await browser.post("/request/progress/step", hidden + [("text", " ")])
            #expect(empty.status == .unprocessableContent && empty.says("请写明补充的内容"))
            let stale = try await browser.post(
                "/request/progress/step", [("token", page.hidden("token")), ("version", "1"), ("action", "supplement"), ("text", "二〇二五年的")])
            #expect(stale.status == .conflict && stale.says("二〇二五年的") && stale.says("办理情况有了变化"))
            let done = try await browser.upload(
                "/request/progress/step", hidden + [("text", Self.long)], file: "files", named: "说明.txt", content: Array("2025".utf8))
            #expect(done.status == .seeOther)
            let after = try await browser.get("/request/progress")
            #expect(after.says("您的补充已经提交") && after.says("收到您的补充") && after.says("说明.txt") && after.says("正在办理"))
            let stored = try await world.desk.matters.matter(id, for: world.desk.clerk)
            #expect(stored.matter.supplements.map(\.text) == [Self.long])
            let raw = try await world.web.world.database.read { tx in
                try tx.rows("SELECT said FROM matter_event").map { try $0.get("said", as: String.self) }.joined()
            }
            #expect(!raw.contains("2025年的"))
        }
    }

    @Test("A request is withdrawn by its applicant, once")
    func withdraw() async throws {
        try await ApplicantWorld.open(on: .sqlite) { world in
            let browser = world.web.browser()
            _ = try await world.file(browser)
            let page = try await browser.get("/request/progress")
            let fields = [("token", page.hidden("token")), ("version", page.hidden("version")), ("action", "withdraw"), ("text", "已经找到")]
            #expect(try await browser.post("/request/progress/step", fields).status == .seeOther)
            let after = try await browser.get("/request/progress")
            #expect(after.says("您已撤回") && after.says("申请已撤回，不再办理") && !after.says("确认撤回"))
            #expect(try await browser.post("/request/progress/step", fields).status == .conflict)
        }
    }

    @Test("A decision and where to turn are told when it has gone out, and not before")
    func decision() async throws {
        try await ApplicantWorld.open(on: .sqlite) { world in
            let browser = world.web.browser(), filed = try await world.file(browser), id = try await world.id(of: filed.number)
            try await handle(id, world)
            try await world.desk.signed(id, Self.day, outcome: "internalAffairs", ["reason": .text("属于内部会议记录")])
            world.web.clock.advance(seconds: 4 * 3_600)
            // The pass is over by then.
            _ = try await world.follow(browser, filed.number, filed.code)
            let before = try await browser.get("/request/progress")
            #expect(before.says("正在办理") && !before.says("内部事务") && !before.says("属于内部会议记录"))
            try await world.desk.act(
                .serve, on: id, by: .officer(world.desk.clerk), Self.day,
                ["serviceWay": .text("post"), "serviceEvidence": .text("EMS 1234567890123")], hour: 12)
            // As of a reply that was served before organs said what their papers say of them.
            try await world.web.world.database.write { tx in try tx.run("DELETE FROM paper_setting") }
            let after = try await browser.get("/request/progress")
            #expect(after.says("已答复") && after.says("内部事务") && after.says("属于内部会议记录") && after.says("第十六条第一款"))
            #expect(after.says("行政复议") && after.says("答复书已送出") && !after.says("EMS 1234567890123"))
            #expect(after.says("具体机关以答复书写明的为准") && after.says("申请行政复议最晚到2026年4月3日") && !after.says("提起行政诉讼最晚"))
            // With settings the bodies are those of the paper.
            try await world.desk.setPapers(at: Instant(Self.day, hour: 12))
            let named = try await browser.get("/request/progress")
            #expect(named.says("向示范区人民政府申请行政复议") && named.says("向示范区人民法院提起行政诉讼"))
            #expect(!named.says("以答复书写明的为准"))
        }
    }

    @Test("A wrong code is one sentence, and too many are told when to come again")
    func guesses() async throws {
        try await ApplicantWorld.open(on: .sqlite) { world in
            let filed = try await world.file(world.web.browser()), browser = world.web.browser()
            var last = try await world.follow(browser, filed.number, "0000-0000-0001")
            #expect(last.status == .unprocessableContent && last.says("编号或者查询码不对"))
            for _ in 0..<12 where last.status != .tooManyRequests {
                last = try await world.follow(browser, filed.number, "0000-0000-0001")
            }
            #expect(last.status == .tooManyRequests && last.says("后再试") && last.response.headers[.retryAfter] != nil)
            // Nor does the right one help before.
            #expect(try await world.follow(browser, filed.number, filed.code).status == .tooManyRequests)
        }
    }

    @Test("The receipt is gone after half an hour, and a cookie that somebody made up is worth nothing")
    func passes() async throws {
        try await ApplicantWorld.open(on: .sqlite) { world in
            let browser = world.web.browser(), filed = try await world.file(browser)
            let cookie = try #require(browser[cookie: "follow"])
            #expect(!cookie.contains(filed.code) && !cookie.contains(filed.code.replacing("-", with: "")))
            let other = world.web.browser()
            other[cookie: "follow"] = String(cookie.reversed())
            #expect(try await other.get("/request/receipt").status == .seeOther)
            world.web.clock.advance(seconds: 1_801)
            #expect(try await browser.get("/request/receipt").location == "/request/progress")
        }
    }

    private func handle(_ id: MatterID, _ world: ApplicantWorld) async throws {
        let desk = world.desk
        try await desk.act(.confirm, on: id, by: .officer(desk.registrar), Self.day, ["evidence": .text("电话确认")])
        try await desk.act(
            .register, on: id, by: .officer(desk.registrar), Self.day,
            ["unit": .agency(world.portal.agency), "handler": .officer(desk.clerk.id)])
    }
}
