import Foundation
import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Cards that were told before there was one for every late step")
struct CardPartsMigrationTests {
    typealias Desk = CaseDesk

    /// The last step before cards had parts.
    private static let before = 544

    /// A card as the program of that time told it.
    private struct Told {
        let id: MatterID
        let rule: String
        let signal: SupervisionSignal
        let measure: String
        let on: Day
        let events: String
        var yellow: String?
    }

    /// Opens a database as the program of that time left it, and carries it over.
    private static func open(
        on engine: TestEngine, _ past: @Sendable (Desk) async throws -> [MatterID],
        _ body: @Sendable (Desk, [MatterID]) async throws -> Void
    ) async throws {
        try await TestDatabase.openEmpty(on: engine) { database, _ in
            try await TestFolder.open { folder in
                let files = try FileManager.default.contentsOfDirectory(at: Schema.folder, includingPropertiesForKeys: nil)
                for file in files where Int(file.lastPathComponent.prefix(4)).map({ $0 <= before }) ?? false {
                    try FileManager.default.copyItem(at: file, to: folder.appending(path: file.lastPathComponent))
                }
                try await Schema.migrate(database, from: folder, at: Instant("2026-03-01", hour: 9))
            }
            #expect(try await Schema.number(of: database) <= before)
            let desk = try await Desk(try await World(database))
            let ids = try await past(desk)
            try await Schema.migrate(database, at: Instant("2026-03-12", hour: 8))
            try await body(desk, ids)
        }
    }

    private static func tell(_ card: Told, _ desk: Desk) async throws {
        let unit = try #require(desk.units["ZX12"]?.id), at = Instant(card.on, hour: 0)
        try await desk.world.database.write { tx in
            try tx.run(
                """
                INSERT INTO card_found (matter_id, rule, signal, version, measure, on_day, events, from_day, due_on, value, unit_id, person_id, points,
                    head, yellow_rule, found_at)
                VALUES (\(card.id), \(card.rule), \(card.signal.rawValue), 1, \(card.measure), \(card.on), \(card.events), NULL, NULL, 0, \(unit), NULL,
                    100, 'timeliness', \(card.yellow), \(at))
                """)
        }
    }

    /// What was said about a card, after it was issued.
    private static func say(
        _ said: [(CardLife.Action, CardLife.Party, Officer)], about rule: String, of id: MatterID, _ desk: Desk
    ) async throws {
        let first: [(CardLife.Action, CardLife.Party, Officer?)] = [(.issue, .program, nil)]
        for (place, (action, party, officer)) in (first + said.map { ($0.0, $0.1, $0.2) }).enumerated() {
            let day: Day = place == 0 ? "2026-03-04" : "2026-03-05", text = "\(action.rawValue) of \(rule)"
            try await desk.world.database.write { tx in
                try tx.run(
                    """
                    INSERT INTO card_event (matter_id, rule, signal, number, action, party, officer_id, name, on_day, at, said)
                    VALUES (\(id), \(rule), 'yellow', \(place + 1), \(action.rawValue), \(party.rawValue), \(officer?.id),
                        \(officer?.name ?? party.words), \(day), \(Instant(day, hour: 10)), \(text))
                    """)
            }
        }
    }

    @Test("Keep their lives under the keys of their parts, and are told no second time", arguments: TestEngine.all)
    func lives(on engine: TestEngine) async throws {
        try await Self.open(on: engine) { desk in
            // Nobody begins the second step of any of them: Y09 on the 4th, and R02 for it on the 10th, with Y01.
            var ids: [MatterID] = []
            for _ in 0..<4 { ids.append(try await SupervisionActsStoreTests.waiting(desk)) }
            for id in ids {
                try await Self.tell(Told(id: id, rule: "Y09", signal: .yellow, measure: "forwarding", on: "2026-03-04", events: "2"), desk)
                try await Self.tell(Told(id: id, rule: "Y01", signal: .yellow, measure: "promised", on: "2026-03-10", events: "2"), desk)
            }
            for id in ids.prefix(3) {
                try await Self.tell(
                    Told(
                        id: id, rule: "R02", signal: .red, measure: "uncorrectedYellow", on: "2026-03-10", events: "2", yellow: "Y09"), desk
                )
            }
            let head = try #require(desk.heads["ZX12"])
            try await Self.say([(.explain, .responsible, head)], about: "Y09", of: ids[1], desk)
            try await Self.say([(.explain, .responsible, head), (.appeal, .responsible, head)], about: "Y09", of: ids[2], desk)
            try await Self.say([(.appeal, .responsible, head), (.withdraw, .inspector, desk.inspector)], about: "Y09", of: ids[3], desk)
            try await Self.say([(.explain, .responsible, head)], about: "Y01", of: ids[1], desk)
            return ids
        } _: { desk, ids in
            let supervision = desk.supervision, database = desk.world.database
            func keys(_ table: SQL) async throws -> [String] {
                try await database.read { tx in
                    try tx.rows("SELECT DISTINCT matter_id, rule, signal FROM \(table) ORDER BY matter_id, rule, signal").map {
                        "\(try $0.get("matter_id", as: Int64.self)) \(try $0.get("rule", as: String.self))"
                    }
                }
            }
            let told = ids.enumerated().flatMap { place, id in
                (place < 3 ? ["R02.2", "Y01", "Y09.2"] : ["Y01", "Y09.2"]).map { "\(id.value) \($0)" }
            }
            #expect(try await keys("card_found") == told)
            #expect(
                try await keys("card_event")
                    == ["\(ids[1].value) Y01", "\(ids[1].value) Y09.2", "\(ids[2].value) Y09.2", "\(ids[3].value) Y09.2"])
            let codes = try await database.read { tx in
                try tx.rows("SELECT DISTINCT code FROM card_found ORDER BY code").map { try $0.get("code", as: String.self) }
            }
            #expect(codes == ["R02", "Y01", "Y09"])
            // What is found anew are the same cards, and what was said is said of them.
            try await supervision.renew(at: Instant("2026-03-12", hour: 9))
            func state(_ key: String, _ place: Int) async throws -> CardLife.State {
                let card = try await supervision.card(of: key, in: ids[place])
                #expect(card.key.rule == key && !card.isGone)
                return card.life.state
            }
            for (place, expected) in ([.issued, .explained, .appealed, .withdrawn] as [CardLife.State]).enumerated() {
                #expect(try await state("Y09.2", place) == expected)
            }
            #expect(try await state("Y01", 1) == .explained)
            for key in ["Y01", "R02.2"] { #expect(try await state(key, 0) == .issued) }
            let appealed = try await supervision.card(of: "Y09.2", in: ids[2]).life.events
            #expect(appealed.map(\.action) == [.issue, .explain, .appeal] && appealed.map(\.text).last == "appeal of Y09")
            #expect(appealed.map(\.number) == [1, 2, 3] && appealed.last?.name == desk.heads["ZX12"]?.name)
            // A card that was withdrawn needs no correction.
            #expect(try await !SupervisionActsStoreTests.rules(ids[3], desk, "2026-03-12").contains("R02.2"))
            for officer in [desk.inspector, try #require(desk.heads["ZX12"]), try #require(desk.approvers["ZX12"])] {
                let again = try await NoticeStore(matters: desk.matters).notices(of: officer).filter { notice in
                    ["Y09.2", "R02.2", "Y01"].contains { $0 == notice.action }
                }
                #expect(again.isEmpty, "\(officer.name)")
            }
            // The one time that they moved is over.
            for sql: SQL in [
                "UPDATE card_found SET rule = 'Y09'", "UPDATE card_event SET rule = 'Y09'", "DELETE FROM card_found",
                "DELETE FROM card_event",
            ] {
                await #expect(throws: DatabaseError.self) { try await database.write { tx in try tx.run(sql) } }
            }
        }
    }

    @Test("Late steps of years past are cards after it and no news; what happened since is told", arguments: TestEngine.all)
    func news(on engine: TestEngine) async throws {
        try await Self.open(on: engine) { desk in
            var ids: [MatterID] = []
            for day in ["2025-03-03", "2026-03-03"] as [Day] {
                let id = try await desk.takenIn(try desk.simple, day).id
                try await desk.act(.accept, on: id, by: desk.window, day)
                ids.append(id)
            }
            // The only card that the program of that time knew of.
            try await Self.tell(
                Told(id: ids[1], rule: "Y09", signal: .yellow, measure: "forwarding", on: "2026-03-05", events: "2"), desk)
            return ids
        } _: { desk, ids in
            let supervision = desk.supervision, notices = NoticeStore(matters: desk.matters), head = try #require(desk.heads["ZX12"])
            for hour in [9, 10] { try await supervision.renew(at: Instant("2026-03-12", hour: hour)) }
            let past = try await supervision.cards(of: ids[0], upTo: "2026-03-12", within: nil).map(\.key.rule)
            #expect(past.contains("Y09.2") && past.contains("Y01") && past.contains("R02.2"))
            let entered = try await desk.world.database.read { tx in
                try tx.value("SELECT COUNT(*) FROM card_found WHERE matter_id = \(ids[0])", as: Int.self)
            }
            #expect(entered == past.count)
            let told = try await notices.notices(of: head).filter { $0.kind == .card }
            #expect(told.compactMap(\.matter).allSatisfy { $0 == ids[1] } && told.compactMap(\.action).contains("Y01"))
            #expect(!told.contains { $0.action == "Y09.2" })
            // The next day brings its cards as every day does, those of the old case too.
            try await supervision.renew(at: Instant("2026-03-17", hour: 9))
            #expect(try await notices.notices(of: head).contains { $0.action == "R02" && $0.matter == ids[1] })
        }
    }
}
