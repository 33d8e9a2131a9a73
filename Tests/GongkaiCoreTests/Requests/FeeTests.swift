import GongkaiCore
import Testing

@Suite("What a request costs")
struct FeeTests {
    @Test(
        "By item, added up over the month",
        arguments: [(10, 0), (11, 100), (30, 2_000), (31, 2_200), (35, 3_000), (40, 4_000), (45, 5_500), (50, 7_000), (51, 7_400)])
    func byItem(items: Int, yuan: Int) throws {
        #expect(try FeeStatement.processing(.byItem, items, received: "2024-03-01").total == yuan * 100)
        var one = 0
        for earlier in 0..<items { one += try FeeStatement.processing(.byItem, 1, earlier: earlier, received: "2024-03-01").total }
        #expect(one == yuan * 100)
    }

    @Test(
        "By page, for one request",
        arguments: [(1, 0), (30, 0), (31, 10), (44, 140), (72, 420), (100, 700), (101, 720), (150, 1_700), (200, 2_700), (250, 4_700)])
    func byPage(pages: Int, yuan: Int) throws {
        #expect(try FeeStatement.processing(.byPage, pages, earlier: 500, received: "2024-03-01").total == yuan * 100)
    }

    @Test("Each band is a step")
    func steps() throws {
        #expect(
            try FeeStatement.processing(.byPage, 150, received: "2024-03-01").words == [
                "依据：《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）", "第1至30页：30页×0元＝0元", "第31至100页：70页×10元＝700元",
                "第101至150页：50页×20元＝1000元", "合计：1700元", "应缴：1700元",
            ])
        let items = try FeeStatement.processing(.byItem, 3, earlier: 29, received: "2024-03-01")
        #expect(items.lines.map(\.label) == ["本月第30件", "本月第31至32件"])
        #expect(items.lines.map(\.amount) == [100_00, 400_00])
    }

    @Test("A waiver takes off a part or all, with reason and name")
    func waiver() throws {
        let part = try FeeStatement.processing(
            .byPage, 44, received: "2024-03-01", waiver: .init(fen: 40_50, reason: "经济困难", approvedBy: "张敏"))
        #expect(part.total == 99_50)
        #expect(part.words.suffix(2) == ["减免：40.50元（经济困难，张敏批准）", "应缴：99.50元"])
        let whole = FeeWaiver(reason: "经济困难", approvedBy: "张敏")
        #expect(try FeeStatement.processing(.byPage, 44, received: "2024-03-01", waiver: whole).total == 0)
        #expect(throws: FeeRefusal.waiverOutside(fen: 140_01, gross: 140_00)) {
            try FeeStatement.processing(.byPage, 44, received: "2024-03-01", waiver: .init(fen: 140_01, reason: "x", approvedBy: "x"))
        }
        #expect(throws: FeeRefusal.waiverWithoutReason) {
            try FeeStatement.processing(.byPage, 44, received: "2024-03-01", waiver: .init(reason: "", approvedBy: "x"))
        }
    }

    @Test(
        "The day of receipt decides which fee there is",
        arguments: [
            ("2017-03-31", .legacy), ("2017-04-01", .none), ("2020-12-31", .none), ("2021-01-01", .processing),
        ] as [(Day, FeeRegime)])
    func regimes(received: Day, regime: FeeRegime) throws {
        #expect(FeeRegime.inForce(on: received) == regime)
        if regime != .processing {
            #expect(throws: FeeRefusal.notInForce(regime, on: received)) { try FeeStatement.processing(.byPage, 40, received: received) }
        }
    }

    @Test("Until 2017 the province's prices of the day apply, and none is made up")
    func legacy() throws {
        let prices = [
            LegacyPrice(.copy, unit: "页", fen: 50, since: "2008-10-01", until: "2013-12-31"),
            LegacyPrice(.copy, unit: "页", fen: 30, since: "2014-01-01"), LegacyPrice(.mail, unit: "件", fen: 12_00, since: "2008-10-01"),
        ]
        let services = [LegacyService(.copy, 25), LegacyService(.mail, 1)]
        #expect(try FeeStatement.legacy(services, prices: prices, received: "2014-09-26").total == 19_50)
        #expect(try FeeStatement.legacy(services, prices: prices, received: "2013-12-31").total == 24_50)
        #expect(throws: FeeRefusal.noPrice(.search, on: "2014-09-26")) {
            try FeeStatement.legacy([LegacyService(.search, 1)], prices: prices, received: "2014-09-26")
        }
        #expect(throws: FeeRefusal.notInForce(.none, on: "2018-01-01")) {
            try FeeStatement.legacy(services, prices: prices, received: "2018-01-01")
        }
    }

    @Test("Quantities that cannot be are refused", arguments: [0, -1, 1_000_001])
    func quantities(pages: Int) {
        #expect(throws: FeeRefusal.quantity(pages, most: 1_000_000, unit: "页")) {
            try FeeStatement.processing(.byPage, pages, received: "2024-03-01")
        }
    }
}
