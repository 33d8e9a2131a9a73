import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

@Suite("Fees on the pages")
struct FeeStepTests {
    private func paid(_ web: DeskWeb, _ register: String) async throws -> [Int64] {
        try await web.database.read { tx in
            try tx.rows("SELECT amount FROM \(SQL(identifier: register)) WHERE is_current = 1").map { try $0.get("amount") }
        }
    }

    @Test(
        "An officer enters counts, sees the sum step by step, and it goes to the notice, the registers and the report",
        arguments: TestEngine.all)
    func processing(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            var setting = RequestDesk.setting
            setting.payment = "到区教育局财务室缴纳"
            try await web.desk.papers.set(
                setting, of: web.desk.world.education, expecting: 0, by: web.desk.registrar, from: RequestDesk.address,
                at: Instant(DeskWeb.today, hour: 9))
            let id = try await web.desk.handling("2024-02-28"), clerk = try await web.browser("clerk")
            let form = try await clerk.get(DeskWeb.path(id) + "/askFee")
            #expect(!form.says("name=\"amount\"") && form.says("name=\"feeQuantity\""))
            let free = try await web.take(
                .askFee, on: id, [("feeStandard", "byPage"), ("feeQuantity", "30"), ("answerBy", "2024-04-01")], in: clerk)
            #expect(free.status == .unprocessableContent && free.says("按这个数量不收费"))
            let none = try await web.take(.askFee, on: id, [("feeStandard", "byPage"), ("answerBy", "2024-04-01")], in: clerk)
            #expect(none.says("feeQuantity-error"))
            let counts = [
                ("feeStandard", "byPage"), ("feeQuantity", "120"), ("waivedAmount", "100"), ("waiverReason", "低保户"),
                ("waiverApprover", "王主任"), ("answerBy", "2024-04-01"),
            ]
            let half = try await web.take(.askFee, on: id, counts.filter { $0.0 != "waiverReason" }, in: clerk)
            #expect(half.says("请填写减免的理由。") && half.says("waiverReason-error"))
            // Seen before it goes out, whatever button is pressed.
            let shown = try await web.take(.askFee, on: id, counts, in: clerk)
            #expect(shown.status == .ok && shown.says("还没有办理"))
            for words in ["第31至100页：70页×10元＝700元", "第101至120页：20页×20元＝400元", "合计：1100元", "减免：100元", "应缴：1000元"] {
                #expect(shown.says(words), "\(words)")
            }
            let changed = try await web.take(
                .askFee, on: id, counts.map { $0.0 == "feeQuantity" ? ($0.0, "121") : $0 } + [("shownFee", "应缴：1000元")], in: clerk)
            #expect(changed.says("应缴：1020元") && changed.status == .ok)
            #expect(try await web.take(.askFee, on: id, counts + [("shownFee", "应缴：1000元")], in: clerk).status == .seeOther)
            let page = try await clerk.get(DeskWeb.path(id))
            #expect(page.says("应缴：1000元") && page.says("低保户"))
            #expect(try await paid(web, "fee_waiver") == [100_00])
            #expect(try await paid(web, "processing_fee") == [])
            let stored = try await web.desk.matters.matter(id, for: web.desk.clerk)
            let paper = try await web.desk.papers.open(
                PaperPlace(event: stored.matter.version), of: id, for: web.desk.clerk, from: RequestDesk.address,
                at: Instant(DeskWeb.today, hour: 10))
            let text = paper.paper.paragraphs.map(\.text).joined()
            #expect(text.contains("计收信息处理费1000元") && text.contains("70页×10元＝700元") && text.contains("低保户"))
            #expect(try await web.take(.pay, on: id, [("receiptNumber", "票001")], in: clerk).status == .seeOther)
            #expect(try await paid(web, "processing_fee") == [1_000_00])
        }
    }

    @Test("What the same person asked for in the month raises what is charged by item", arguments: TestEngine.all)
    func byItem(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let id = try await web.desk.handling("2024-02-28"), clerk = try await web.browser("clerk")
            let shown = try await web.take(
                .askFee, on: id, [("feeStandard", "byItem"), ("feeQuantity", "2"), ("feeEarlier", "10"), ("answerBy", "2024-04-01")],
                in: clerk)
            #expect(shown.says("本月第11至12件：2件×100元＝200元") && shown.says("应缴：200元"))
        }
    }

    @Test("A sum that the counts do not make is refused to programs too", arguments: TestEngine.all)
    func wrongSum(on engine: TestEngine) async throws {
        try await RequestDesk.open(on: engine) { desk in
            let id = try await desk.handling("2024-02-28")
            await #expect(throws: MatterRefusal.self) {
                try await desk.act(
                    .askFee, on: id, by: .officer(desk.clerk), "2024-03-04",
                    [
                        "feeStandard": .text("byPage"), "feeQuantity": .number(35), "amount": .number(60_00),
                        "answerBy": .day("2024-04-01"),
                    ])
            }
            try await desk.act(
                .askFee, on: id, by: .officer(desk.clerk), "2024-03-04",
                ["feeStandard": .text("byPage"), "feeQuantity": .number(35), "amount": .number(50_00), "answerBy": .day("2024-04-01")])
            var setting = RequestDesk.setting
            setting.payment = "到区教育局财务室缴纳"
            try await desk.papers.set(
                setting, of: desk.world.education, expecting: 0, by: desk.registrar, from: RequestDesk.address,
                at: Instant("2024-03-04", hour: 9))
            try await desk.send(id, "2024-03-04")
            // Not paid: given up the day after the last.
            #expect(try await desk.matters.sweep(at: Instant("2024-04-01", hour: 9)) == 0)
            #expect(try await desk.matters.sweep(at: Instant("2024-04-02", hour: 9)) == 1)
            #expect(try await desk.matters.matter(id, for: desk.clerk).matter.requestState == .closed)
        }
    }

    @Test("Until 2017 the cost is charged by kind, count and the province's price", arguments: TestEngine.all)
    func cost(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine, day: "2014-03-11") { web in
            let id = try await web.desk.handling("2014-03-10"), clerk = try await web.browser("clerk")
            let counts = [("costKind", "copy"), ("costQuantity", "70"), ("costPrice", "0.50"), ("receiptNumber", "001")]
            let shown = try await web.take(.chargeCost, on: id, counts, in: clerk)
            #expect(shown.says("复制费：70页×0.50元＝35元") && shown.says("应缴：35元"))
            #expect(try await web.take(.chargeCost, on: id, counts + [("shownFee", "应缴：35元")], in: clerk).status == .seeOther)
            #expect(try await paid(web, "processing_fee") == [35_00])
        }
    }

    @Test("A fee that is wholly waived has a step of its own, under either regulation", arguments: TestEngine.all)
    func wholly(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let id = try await web.desk.handling("2024-02-28"), clerk = try await web.browser("clerk")
            let counts = [("feeStandard", "byPage"), ("feeQuantity", "120")]
            let bare = try await web.take(.waiveFee, on: id, counts, in: clerk)
            #expect(bare.status == .unprocessableContent && bare.says("waiverReason-error") && bare.says("waiverApprover-error"))
            let free = try await web.take(
                .waiveFee, on: id, [("feeStandard", "byPage"), ("feeQuantity", "30"), ("waiverReason", "低保户"), ("waiverApprover", "王主任")],
                in: clerk)
            #expect(free.status == .unprocessableContent && free.says("没有可以免收的"))
            let whole = counts + [("waiverReason", "低保户"), ("waiverApprover", "王主任")]
            let shown = try await web.take(.waiveFee, on: id, whole, in: clerk)
            #expect(shown.status == .ok && shown.says("合计：1100元") && shown.says("应缴：0元") && shown.says("还没有办理"))
            #expect(try await web.take(.waiveFee, on: id, whole + [("shownFee", "应缴：0元")], in: clerk).status == .seeOther)
            #expect(try await paid(web, "fee_waiver") == [1_100_00])
            #expect(try await paid(web, "processing_fee") == [])
            let page = try await clerk.get(DeskWeb.path(id))
            #expect(page.says("免收费用") && page.says("低保户") && page.says("办理中"))
            // Nothing is asked for afterwards, and the days go on.
            #expect(try await clerk.get(DeskWeb.path(id) + "/askFee").says("2024年3月4日已经办理“免收费用”，不能再通知缴费"))
            #expect(try await web.desk.matters.matter(id, for: web.desk.clerk).matter.clock.state == .running)
        }
        try await DeskWeb.open(on: engine, day: "2014-03-11") { web in
            let id = try await web.desk.handling("2014-03-10"), clerk = try await web.browser("clerk")
            let whole = [
                ("costKind", "copy"), ("costQuantity", "70"), ("costPrice", "0.50"), ("waiverReason", "经济困难"), ("waiverApprover", "王主任"),
                ("shownFee", "应缴：0元"),
            ]
            #expect(try await web.take(.waiveFee, on: id, whole, in: clerk).status == .seeOther)
            #expect(try await paid(web, "fee_waiver") == [35_00])
        }
    }

    @Test("A fee that was asked for is forgone: nothing is to be paid, and the reply counts anew", arguments: TestEngine.all)
    func forgone(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let desk = web.desk, id = try await desk.handling("2024-02-28"), clerk = try await web.browser("clerk")
            let asked = [
                ("feeStandard", "byPage"), ("feeQuantity", "120"), ("waivedAmount", "100"), ("waiverReason", "低保户"),
                ("waiverApprover", "王主任"),
                ("answerBy", "2024-04-01"), ("shownFee", "应缴：1000元"),
            ]
            #expect(try await web.take(.askFee, on: id, asked, in: clerk).status == .seeOther)
            #expect(try await paid(web, "fee_waiver") == [100_00])
            // What was counted for the notice stands in the form.
            let form = try await clerk.get(DeskWeb.path(id) + "/waiveFee")
            #expect(form.status == .ok && form.says("value=\"120\"") && form.says("王主任"))
            let whole = [
                ("feeStandard", "byPage"), ("feeQuantity", "120"), ("waiverReason", "低保户"), ("waiverApprover", "王主任"),
                ("shownFee", "应缴：0元"),
            ]
            #expect(try await web.take(.waiveFee, on: id, whole, in: clerk).status == .seeOther)
            // The whole takes the place of the part.
            #expect(try await paid(web, "fee_waiver") == [1_100_00])
            #expect(try await paid(web, "processing_fee") == [])
            let stored = try await desk.matters.matter(id, for: desk.clerk)
            #expect(stored.matter.requestState == .handling && stored.matter.clock.state == .running)
            #expect(stored.dates.dueOn == "2024-04-01")
            #expect(try await clerk.get(DeskWeb.path(id) + "/waiveFee").says("已经办理过"))
        }
    }

    @Test("While others are waited for a fee can be forgone too, and the days stand as they stood", arguments: TestEngine.all)
    func meanwhile(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let desk = web.desk, id = try await desk.handling("2024-02-28"), clerk = try await web.browser("clerk")
            try await desk.act(
                .askThirdParty, on: id, by: .officer(desk.clerk), "2024-03-01",
                ["party": .text("某公司"), "ground": .text("tradeSecret"), "question": .text("能否公开"), "answerBy": .day("2024-03-22")])
            let whole = [
                ("feeStandard", "byPage"), ("feeQuantity", "120"), ("waiverReason", "低保户"), ("waiverApprover", "王主任"),
                ("shownFee", "应缴：0元"),
            ]
            #expect(try await web.take(.waiveFee, on: id, whole, in: clerk).status == .seeOther)
            let stored = try await desk.matters.matter(id, for: desk.clerk)
            #expect(stored.matter.requestState == .consulting && stored.dates.isPaused)
            #expect(try await paid(web, "fee_waiver") == [1_100_00])
        }
    }

    @Test("A look at the sum says that the waiver lacks its reason, and shows the sum all the same", arguments: TestEngine.all)
    func look(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let id = try await web.desk.handling("2024-02-28"), clerk = try await web.browser("clerk")
            let shown = try await web.take(
                .askFee, on: id, [("feeStandard", "byPage"), ("feeQuantity", "120"), ("waivedAmount", "100"), ("look", "1")], in: clerk)
            #expect(shown.status == .ok && shown.says("合计：1100元"))
            #expect(shown.says("请填写减免的理由。") && shown.says("请填写减免的批准人。"))
        }
    }
}
