import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Cards of public columns")
struct ColumnCardTests {
    typealias Desk = CaseDesk

    @Test("Whoever answers for a late column is told; it is explained, pressed for and withdrawn as every card", arguments: TestEngine.all)
    func life(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let late = try await LateColumnDesk(desk, newest: "2026-03-02"), supervision = desk.supervision
            // The 16th is the last day.
            try await supervision.renew(at: Instant("2026-03-16", hour: 1))
            #expect(try await supervision.columnCards(within: nil).isEmpty)
            try await supervision.renew(at: Instant("2026-03-17", hour: 1))
            let found = try #require(try await supervision.columnCards(within: nil).first)
            #expect(found.life.state == .issued && found.due == "2026-03-16" && found.unit == late.unit)
            let notices = NoticeStore(matters: desk.matters), head = late.head, writer = late.writer, inspector = desk.inspector
            for officer in [writer, head] {
                let told = try await notices.notices(of: officer).filter { $0.kind == .card }
                #expect(told.map(\.action) == ["column/\(late.column.value)/Y12/2026-03-02/issue/教育要闻"], "\(officer.login)")
            }
            #expect(try await notices.notices(of: desk.stranger).filter { $0.kind == .card }.isEmpty)
            let march = try #require(ScorePeriod.month(3, of: 2026)), unit = late.unit, key = found.key
            @Sendable func lost() async throws -> Int? {
                let ranked = try #require(try await supervision.ranking(of: [unit], in: march).first?.sheet)
                let single = try #require(try await supervision.score(of: .unit(unit), in: march))
                #expect(single.total == ranked.total)
                return single.heads.first { $0.code == "guides" }?.deducted
            }
            @Sendable func act(_ action: CardLife.Action, _ text: String, by officer: Officer, seen: Int? = nil) async throws {
                try await supervision.act(
                    action, on: key, text: text, seen: seen, by: officer, from: Desk.address, at: Instant("2026-03-18", hour: 9))
            }
            #expect(try await lost() == 100)
            await #expect(throws: SupervisionRefusal.notTheirs) { try await act(.explain, "与我无关", by: desk.stranger) }
            await #expect(throws: CardRefusal.onlyFor([.inspector], .withdraw)) { try await act(.withdraw, "撤", by: writer) }
            // An inspector of the unit that answers for it speaks for the unit.
            try await desk.world.database.write { tx in
                try tx.run("UPDATE officer SET agency_id = \(unit) WHERE id = \(desk.secondInspector.id)")
            }
            let own = try #require(try await AccountStore(database: desk.world.database).officer(login: "inspector2"))
            await #expect(throws: CardRefusal.onlyFor([.inspector], .withdraw)) { try await act(.withdraw, "撤", by: own) }
            try await act(.appeal, "当天系统维护，附通知", by: writer, seen: 1)
            #expect(try await notices.notices(of: inspector).contains { $0.action?.contains("/appeal/") == true })
            await #expect(throws: SupervisionRefusal.changedMeanwhile) { try await act(.press, "催", by: inspector, seen: 1) }
            try await act(.press, "请三日内更新", by: inspector)
            try await act(.withdraw, "确系系统维护", by: inspector)
            #expect(try await notices.notices(of: head).contains { $0.action?.contains("/withdraw/") == true })
            #expect(try await lost() == 0)
            // On the day before it counted.
            try await supervision.renew(at: Instant("2026-03-18", hour: 20))
            let before = try #require(try await supervision.score(of: .unit(unit), in: march, asOf: "2026-03-17"))
            #expect(before.heads.first { $0.code == "guides" }?.deducted == 100)
            let card = try await supervision.columnCard(key)
            #expect(card.life.state == .withdrawn && card.life.events.map(\.action) == [.issue, .appeal, .press, .withdraw])
            for sql: SQL in ["UPDATE column_card_event SET said = ''", "DELETE FROM column_card_event"] {
                await #expect(throws: DatabaseError.self) { try await desk.world.database.write { tx in try tx.run(sql) } }
            }
        }
    }

    @Test("An upgraded card costs what a red one costs", arguments: TestEngine.all)
    func upgraded(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let late = try await LateColumnDesk(desk, newest: "2026-03-02"), now = Instant("2026-03-17", hour: 9)
            try await desk.supervision.renew(at: now)
            let key = try #require(try await desk.supervision.columnCards(within: [late.unit]).first?.key)
            try await desk.supervision.act(.upgrade, on: key, text: "一再拖延", by: desk.inspector, from: Desk.address, at: now)
            let march = try #require(ScorePeriod.month(3, of: 2026))
            let sheet = try #require(try await desk.supervision.score(of: .unit(late.unit), in: march))
            #expect(sheet.heads.first { $0.code == "guides" }?.deducted == 300)
            #expect(try await desk.supervision.columnCards(within: [desk.world.township]).isEmpty)
        }
    }

    @Test(
        "A changed column is looked at anew on the same day, a changed rule from its first day, and nothing else is",
        arguments: TestEngine.all)
    func changes(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let late = try await LateColumnDesk(desk, interval: 90, newest: "2026-03-02"), supervision = desk.supervision
            func rules() async throws -> [String] {
                try await supervision.columnCards(within: nil).map(\.key.rule).sorted()
            }
            try await supervision.renew(at: Instant("2026-03-20", hour: 1))
            #expect(try await rules().isEmpty)
            try await desk.world.database.write { tx in
                try tx.run("UPDATE site_column SET interval_days = 14, revision = revision + 1 WHERE id = \(late.column)")
            }
            try await supervision.renew(at: Instant("2026-03-20", hour: 2))
            #expect(try await rules() == ["Y12"])
            #expect(try await supervision.watchChangedColumns(at: Instant("2026-03-20", hour: 3)) == 0)
            let own = "Z12,1,公开栏目超过更新期限（督办）,2026-03-21,,all,columnUpdate,late:4,red,3,guides,unitHead+supervisors\n"
            try await supervision.append(
                rules: SupervisionRuleBook.shipped.csv + own, reason: "督促更新",
                by: Actor(name: "inspector", agency: nil, address: Desk.address), at: Instant("2026-03-20", hour: 4))
            try await supervision.renew(at: Instant("2026-03-20", hour: 5))
            #expect(try await rules() == ["Y12"])
            try await supervision.renew(at: Instant("2026-03-21", hour: 1))
            #expect(try await rules() == ["Y12", "Z12"])
            let told = try await NoticeStore(matters: desk.matters).notices(of: desk.inspector)
            #expect(told.contains { $0.action?.hasPrefix("column/\(late.column.value)/Z12/") == true })
        }
    }
}
