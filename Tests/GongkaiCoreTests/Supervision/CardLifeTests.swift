import Testing

@testable import GongkaiCore

@Suite("What becomes of a card")
struct CardLifeTests {
    static func issued() throws -> CardLife {
        CardLife.issued(try #require(SupervisionRuleTests.granted("2024-03-15").cards().first { $0.rule == "Y01" }))
    }

    static func refusal(_ body: () throws -> some Any) -> String? {
        do { _ = try body() } catch { return (error as? CardRefusal)?.words ?? "\(error)" }
        return nil
    }

    /// Written out by hand: who may do what, and where it leads.
    static let table: [CardLife.State: [CardLife.Action: (CardLife.State, Set<CardLife.Party>)]] = [
        .issued: [
            .explain: (.explained, [.responsible]), .appeal: (.appealed, [.responsible]), .confirm: (.confirmed, [.inspector]),
            .withdraw: (.withdrawn, [.inspector]), .upgrade: (.upgraded, [.inspector, .program]), .press: (.issued, [.inspector]),
        ],
        .explained: [
            .appeal: (.appealed, [.responsible]), .confirm: (.confirmed, [.inspector]), .withdraw: (.withdrawn, [.inspector]),
            .upgrade: (.upgraded, [.inspector]), .press: (.explained, [.inspector]), .answerRecommendation: (.explained, [.responsible]),
        ],
        .appealed: [
            .confirm: (.confirmed, [.inspector]), .withdraw: (.withdrawn, [.inspector]), .upgrade: (.upgraded, [.inspector]),
            .press: (.appealed, [.inspector]), .answerRecommendation: (.appealed, [.responsible]),
        ],
        .confirmed: [
            .press: (.confirmed, [.inspector]), .recommend: (.confirmed, [.inspector]),
            .answerRecommendation: (.confirmed, [.responsible]),
        ],
        .upgraded: [
            .explain: (.explained, [.responsible]), .appeal: (.appealed, [.responsible]), .press: (.upgraded, [.inspector]),
            .recommend: (.upgraded, [.inspector]), .answerRecommendation: (.upgraded, [.responsible]),
        ],
        .withdrawn: [:],
    ]

    @Test("Every cell is as written down, for whoever it names and for nobody else")
    func cells() {
        for state in CardLife.State.allCases {
            for action in CardLife.Action.allCases {
                let expected = Self.table[state]?[action]
                let cell = CardWorkflow.cell(action, from: state)
                #expect(cell.map { $0.next ?? state } == expected?.0, "\(state) × \(action)")
                #expect(cell?.parties == expected?.1, "\(state) × \(action)")
            }
        }
    }

    @Test("Explained in three working days, then only the supervision says what holds")
    func explained() throws {
        let card = try Self.issued()
        #expect(card.issuedOn == "2024-03-15" && card.explanationDue() == "2024-03-20")
        let explained = try card.after(.explain, by: .responsible, name: "承办", on: "2024-03-18", text: "系统故障")
        #expect(explained.explanationDue() == nil)
        #expect(
            Self.refusal { try explained.after(.withdraw, by: .responsible, name: "承办", on: "2024-03-18", text: "不对") } == "撤牌只能由监察人员办理。")
        #expect(Self.refusal { try explained.after(.withdraw, by: .inspector, name: "监察", on: "2024-03-18", text: " ") } == "请填写撤牌的内容和理由。")
        #expect(
            Self.refusal { try explained.after(.confirm, by: .inspector, name: "监察", on: "2024-03-15", text: "属实") }?.contains("早于上一步")
                == true)
        let withdrawn = try explained.after(.withdraw, by: .inspector, name: "监察", on: "2024-03-19", text: "确系故障")
        #expect(!withdrawn.counts && withdrawn.events.count == 3)
        #expect(try CardLife.replay(withdrawn.events, card: withdrawn.card, as: .yellow) == withdrawn)
        #expect(
            Self.refusal { try withdrawn.after(.confirm, by: .inspector, name: "监察", on: "2024-03-20", text: "属实") }?.contains("“已撤牌”时不能确认")
                == true)
    }

    @Test("After an upgrade the unit speaks about what the card became, also beside a recommendation")
    func upgradedSpeaks() throws {
        let red = try Self.issued().after(.explain, by: .responsible, name: "承办", on: "2024-03-18", text: "系统故障")
            .after(.upgrade, by: .inspector, name: "监察", on: "2024-03-19", text: "多次")
            .after(.recommend, by: .inspector, name: "监察", on: "2024-03-19", text: "请整改")
        #expect(try red.after(.explain, by: .responsible, name: "承办", on: "2024-03-20", text: "已整改").state == .explained)
        let appealed = try red.after(.appeal, by: .responsible, name: "承办", on: "2024-03-20", text: "只有一次")
        #expect(appealed.state == .appealed && appealed.signal == .red && appealed.openRecommendation != nil)
        let answered = try appealed.after(.answerRecommendation, by: .responsible, name: "承办", on: "2024-03-21", text: "已整改")
        #expect(answered.state == .appealed && answered.openRecommendation == nil)
        let withdrawn = try appealed.after(.withdraw, by: .inspector, name: "监察", on: "2024-03-21", text: "申辩成立")
        #expect(!withdrawn.counts && withdrawn.openRecommendation == nil && withdrawn.recommendationDue() == nil)
        #expect(try CardLife.replay(withdrawn.events, card: withdrawn.card, as: .yellow) == withdrawn)
    }

    @Test("An upgrade makes a yellow card red, and a red one nothing more")
    func upgrade() throws {
        let red = try Self.issued().after(.upgrade, by: .program, name: "系统", on: "2024-03-21", text: "三个工作日内没有反馈")
        #expect(red.signal == .red && red.issuedAs == .yellow)
        let own = try CardLife.issued(.red, by: "监察", on: "2024-03-15", reason: "当面索要材料")
        #expect(
            Self.refusal { try own.after(.upgrade, by: .inspector, name: "监察", on: "2024-03-15", text: "严重") }?.contains("最高一级") == true)
        #expect(throws: CardRefusal.textMissing(.issue)) { try CardLife.issued(.yellow, by: "监察", on: "2024-03-15", reason: "") }
    }

    @Test("A recommendation is answered within fifteen working days, one at a time")
    func recommendation() throws {
        var card = try Self.issued().after(.confirm, by: .inspector, name: "监察", on: "2024-03-18", text: "属实")
        #expect(
            Self.refusal { try card.after(.answerRecommendation, by: .responsible, name: "局", on: "2024-03-18", text: "已改") }
                == "没有待答复的监察建议书。")
        card = try card.after(.recommend, by: .inspector, name: "监察", on: "2024-03-18", text: "建议整改")
        #expect(card.recommendationDue() == "2024-04-09")
        #expect(throws: CardRefusal.recommendationOpen) {
            try card.after(.recommend, by: .inspector, name: "监察", on: "2024-03-19", text: "再建议")
        }
        card = try card.after(.answerRecommendation, by: .responsible, name: "局", on: "2024-04-01", text: "已整改")
        #expect(card.recommendationDue() == nil)
    }
}
