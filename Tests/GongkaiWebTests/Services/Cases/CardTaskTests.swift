import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

@Suite("What waits for an officer beside their cases")
struct CardTaskTests {
    @Test("Cards wait on the first page: with the unit for its word, with the inspectors for their decision", arguments: TestEngine.all)
    func cards(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let desk = web.desk, now = web.web.clock.now
            let id = try await desk.granted("2026-03-02", "2026-03-03")
            try await desk.supervision.renew(at: now)
            let head = try await web.browser("hzx12"), inspector = try await web.browser("inspector")
            #expect(try await head.get("/console").says("本单位现在没有等待反馈的监察牌"))
            #expect(try await inspector.get("/console").says("现在没有等待认定的监察牌"))
            let card = try await desk.supervision.issue(
                .red, on: id, reason: "收了材料不给凭证", by: desk.inspector, from: CaseDesk.address, at: now)
            let home = try await head.get("/console")
            #expect(home.says("监察牌（1）") && home.says("待反馈1张"))
            // Of another unit, nobody is bothered.
            #expect(try await web.browser("stranger").get("/console").says("本单位现在没有等待反馈的监察牌"))
            try await desk.supervision.act(
                .appeal, on: card, text: "当场开具了", by: try #require(desk.heads["ZX12"]), from: CaseDesk.address, at: now)
            #expect(try await inspector.get("/console").says("申辩待认定1张"))
            try await desk.supervision.act(.confirm, on: card, text: "没有凭证存根", by: desk.secondInspector, from: CaseDesk.address, at: now)
            try await desk.supervision.act(.recommend, on: card, text: "请当场开具凭证", by: desk.inspector, from: CaseDesk.address, at: now)
            #expect(try await head.get("/console").says("监察建议书待答复1份"))
            let asked = try await head.get("/console/supervision/cards?state=asked")
            #expect(asked.says("共1张") && asked.says("监察人员发牌"))
        }
    }

    @Test(
        "The number on the first page opens a list of just so many, whatever else is there",
        arguments: TestEngine.all)
    func number(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let desk = web.desk
            let now = web.web.clock.now
            func issue(_ signal: SupervisionSignal) async throws -> CardKey {
                let id = try await desk.granted("2026-03-02", "2026-03-03")
                return try await desk.supervision.issue(
                    signal, on: id, reason: "某事", by: desk.inspector, from: CaseDesk.address, at: now)
            }
            // A warning wants no explanation; one was explained, one is asked for, two wait.
            _ = try await issue(.warning)
            let explained = try await issue(.yellow)
            let asked = try await issue(.red)
            _ = try await issue(.yellow)
            _ = try await issue(.red)
            let head = try #require(desk.heads["ZX12"])
            try await desk.supervision.act(
                .explain, on: explained, text: "已改", by: head, from: CaseDesk.address, at: now)
            try await desk.supervision.act(
                .confirm, on: asked, text: "属实", by: desk.secondInspector, from: CaseDesk.address, at: now)
            try await desk.supervision.act(
                .recommend, on: asked, text: "整改", by: desk.inspector, from: CaseDesk.address, at: now)
            try await desk.supervision.renew(at: now)
            let browser = try await web.browser("hzx12")
            let home = try await browser.get("/console")
            #expect(home.says("监察牌（3）") && home.says("待反馈2张") && home.says("监察建议书待答复1份"))
            let list = try await browser.get("/console/supervision/cards?state=waiting")
            #expect(
                home.says("/console/supervision/cards?state=waiting") && list.says("共3张"), "\(list.text)")
        }
    }

    @Test(
        "What somebody said on the telephone is read by whoever works on the case, not by whoever looks on", arguments: TestEngine.all)
    func sealedWords(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let said = "申请人的弟弟李某来电", id = try await web.desk.takenIn(try web.desk.simple, "2026-03-02").id
            try await web.desk.act(
                .recordWithdrawal, on: id, by: web.desk.window, "2026-03-03",
                [.withdrawalWay: .text("call"), .withdrawalRecord: .text(said), .reason: .text("不开店了")])
            #expect(try await web.browser("window").get(CaseWeb.path(id)).says(said))
            let seen = try await web.browser("inspector").get(CaseWeb.path(id))
            #expect(!seen.says(said) && seen.says("已登记，由办理的单位查看") && seen.says("不开店了"))
        }
    }

    @Test("Who handles cases only can be away, too, and lends to colleagues of the same unit", arguments: TestEngine.all)
    func away(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let approver = try await web.browser("azx12"), page = "/console/requests/delegation"
            #expect(try await approver.get("/console").says("href=\"\(page)\""))
            let head = try #require(web.desk.heads["ZX12"]), form = try await approver.get(page)
            #expect(form.says("<option value=\"\(head.id.value)\"") && !form.says("<option value=\"\(web.desk.window.id.value)\""))
            let days = [("to", "\(head.id.value)"), ("from", "2026-03-04"), ("through", "2026-03-06")]
            #expect(try await approver.fill(page, days).status == .seeOther)
            #expect(try await web.browser("hzx12").get(page).says("我代理的人"))
        }
    }
}
