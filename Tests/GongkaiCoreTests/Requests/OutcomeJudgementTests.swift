import Testing

@testable import GongkaiCore

@Suite("What an outcome takes for granted")
struct OutcomeJudgementTests {
    typealias World = RequestWorld
    static let day: Day = "2026-03-02"

    private func refusal(
        _ outcome: String, _ said: [MatterField: FieldValue] = [:], on matter: Matter? = nil, _ day: Day = Self.day
    ) throws -> String? {
        let matter = try matter ?? World.handling(day)
        return World.refusal { try World.drafted(outcome, said, on: matter, day) }
    }

    @Test("Each outcome that says too little is refused with what the law wants, and granted when it is said")
    func said() throws {
        let needed: [(String, MatterField, FieldValue)] = [
            ("alreadyPublic", .publicAddress, .text("https://example.gov.cn/1")), ("partlyGranted", .withheldGround, .text("deliberative")),
            ("stateSecret", .reason, .text("已定密")), ("internalAffairs", .reason, .text("人事管理")),
            ("specialRegister", .specialLaw, .text("《不动产登记暂行条例》")), ("otherAgency", .rightAgency, .text("市水务局，电话1234567")),
            ("needsCreation", .reason, .text("需要汇总")), ("repeated", .earlierNumber, .text("蒸公开〔2025〕第3号—答")),
            ("publication", .publicAddress, .text("统计年鉴")), ("petition", .reason, .text("属于信访事项")),
        ]
        for (outcome, field, value) in needed {
            #expect(try refusal(outcome)?.contains("请填写“\(field.label)”") == true, "\(outcome)")
            #expect(try refusal(outcome, [field: value]) == nil, "\(outcome)")
        }
        #expect(try refusal("granted") == nil)
    }

    @Test("A ground for withholding belongs to a partial grant and to nothing else")
    func ground() throws {
        #expect(try refusal("granted", [.withheldGround: .text("privacy")])?.contains("只有部分公开才填写") == true)
        #expect(try refusal("partlyGranted", [.withheldGround: .text("granted")]) == "不予公开部分的理由没有“granted”这一项。请从列表中选择。")
    }

    @Test("Nothing is found without a record of the search")
    func search() throws {
        let matter = try World.handling(Self.day)
        #expect(try refusal("notExisting", on: matter) == "答复信息不存在前，应当检索并留存记录。请先登记检索情况。")
        let searched = try World.decide(.recordSearch, by: World.clerk, RequestLifeTests.search, on: matter, Self.day).matter
        #expect(try refusal("notExisting", on: searched) == nil)
    }

    @Test("Others' secrets are withheld after asking them, or with the reason why not; over an objection only for the public good")
    func thirdParty() throws {
        let reason: [MatterField: FieldValue] = [.reason: .text("含报价")]
        let partly: [MatterField: FieldValue] = [.withheldGround: .text("privacy")]
        for (outcome, said) in [("tradeSecret", reason), ("privacy", reason), ("partlyGranted", partly)] {
            #expect(try refusal(outcome, said)?.contains("应当先书面征求第三方意见") == true)
            #expect(try refusal(outcome, said.merging([.noConsultationReason: .text("无法联系")]) { $1 }) == nil)
        }
        var asked = RequestLifeTests.asked
        asked[.answerBy] = .day("2026-03-20")
        var matter = try World.decide(.askThirdParty, by: World.clerk, asked, on: try World.handling(Self.day), Self.day).matter
        matter = try World.decide(
            .answerThirdParty, by: World.clerk, [.opinion: .text("objects")], branch: matter.branches[0].number, on: matter, Self.day
        ).matter
        #expect(try refusal("tradeSecret", reason, on: matter) == nil)
        #expect(try refusal("granted", on: matter)?.hasPrefix("第三方不同意公开。") == true)
        let water: [MatterField: FieldValue] = [.publicInterest: .text("涉及饮用水安全")]
        let given = try World.signed(World.drafted("granted", water, on: matter, Self.day), Self.day)
        #expect(try World.decide(.informThirdParty, by: World.clerk, on: given, Self.day).documents == [.thirdPartyNotice])
        let withheld = try World.signed(World.drafted("tradeSecret", reason, on: matter, Self.day), Self.day)
        #expect(World.refusal { try World.decide(.informThirdParty, by: World.clerk, on: withheld, Self.day) } != nil)
    }

    @Test("Still unclear only after a supplement; mass requests only after a statement was asked")
    func before() throws {
        #expect(try refusal("stillUnclear")?.contains("应当先一次性告知补正") == true)
        #expect(try refusal("massRepeated", [.reason: .text("一年三百件")])?.contains("应当先要求申请人说明理由") == true)
        let matter = try World.decide(
            .askStatement, by: World.clerk, [.reason: .text("一年三百件")], on: try World.handling(Self.day), Self.day
        ).matter
        #expect(try refusal("massRepeated", [.reason: .text("没有说明")], on: matter) == nil)
    }

    @Test("Each regulation has its own outcomes")
    func regimes() throws {
        #expect(try refusal("repeated", on: try World.handling("2014-09-26"), "2014-09-26") == "处理结果没有“repeated”这一项。请从列表中选择。")
        #expect(try refusal("supplementAsked", [.what: .text("年份")]) == "处理结果没有“supplementAsked”这一项。请从列表中选择。")
        let old = try World.handling("2014-09-26")
        #expect(try refusal("supplementAsked", [.what: .text("年份")], on: old, "2014-09-26") == nil)
        #expect(try refusal("stillUnclear", on: old, "2014-09-26")?.contains("请选择“告知作出更改、补充”") == true)
        for code in ["withdrawn", "notSupplemented", "feeUnpaid", "otherHandled"] { #expect(try refusal(code) != nil) }
    }

    @Test("It is judged again when signed, by what the draft says")
    func signing() throws {
        let ground: [MatterField: FieldValue] = [.withheldGround: .text("deliberative")]
        var matter = try World.drafted("partlyGranted", ground, on: try World.handling(Self.day), Self.day)
        matter = try World.decide(.recallDraft, by: World.clerk, on: matter, Self.day).matter
        // The ground of the first draft does not cling to the second.
        matter = try World.drafted("granted", on: matter, Self.day)
        #expect(try World.signed(matter, Self.day).decisions.map(\.outcome.code) == ["granted"])
    }

    @Test("Every leaf has its paper, unless it ends without one, and its group is that of its row")
    func leaves() {
        for outcome in RequestOutcome.all {
            #expect((outcome.reply == nil) == outcome.isWithoutReply, "\(outcome.code)")
            #expect(outcome.row(of: "2021") == outcome.row2021 && outcome.row(of: "2014") == outcome.row2014)
        }
        #expect(RequestOutcome.code("tradeSecret")?.reply?.name == "政府信息不予公开告知书")
        #expect(RequestOutcome.code("notExisting")?.reply?.name == "政府信息不存在告知书")
        #expect(RequestOutcome.code("petition")?.group == .notProcessed && RequestOutcome.code("feeUnpaid")?.group == .other)
    }
}
