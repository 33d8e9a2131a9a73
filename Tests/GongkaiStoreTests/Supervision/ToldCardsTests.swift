import Dispatch
import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("What was told stays")
struct ToldCardsTests {
    typealias Desk = CaseDesk

    @Test("A rebuild up to a day that is over is brought back by the next round", arguments: TestEngine.all)
    func pastRebuild(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let ids = try await SupervisionStoreTests.district(desk)
            let later = try await desk.takenIn(try desk.simple, "2026-03-20").id
            let today = Instant("2026-04-30", hour: 9)
            let whole = try await desk.supervision.rebuild(upTo: "2026-04-30", at: today)
            let past = try await desk.supervision.rebuild(upTo: "2026-03-10", at: today)
            #expect(past.cases == 4 && whole.cases == 5 && past.hash != whole.hash)
            // All that goes on after that day waits for the round: the case decided on the 11th, and the one that came on the 20th.
            let waiting = try await desk.world.database.read { tx in
                try tx.rows("SELECT matter_id FROM supervision_pending ORDER BY matter_id").map {
                    try $0.get("matter_id", as: MatterID.self)
                }
            }
            #expect(waiting == [ids[1], later])
            try await desk.supervision.renew(at: today, together: 2)
            #expect(try await desk.supervision.digest() == whole)
            #expect(try await desk.supervision.board(BoardFilter(), within: nil).through == "2026-04-30")
        }
    }

    @Test("A step that comes while everything is made anew is looked at", arguments: TestEngine.all.filter { $0 == .postgres })
    func stepMeanwhile(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.takenIn(try desk.simple, "2026-03-02").id
            let database = desk.world.database, begun = DispatchSemaphore(value: 0), mayEnd = DispatchSemaphore(value: 0)
            // A step that is not committed yet has the mark of its case in its hands.
            async let step: Void = database.write { tx in
                try tx.run(
                    """
                    INSERT INTO matter_event (matter_id, number, action, author, at, on_day, said, said_before)
                    VALUES (\(id), 2, 'note', 'program', \(Instant("2026-03-03", hour: 9)), '2026-03-03', '{}', '{}')
                    """)
                try tx.awaitSupervision(of: id, at: Instant("2026-03-03", hour: 9))
                begun.signal()
                mayEnd.wait()
            }
            await Self.wait(for: begun)
            async let made = desk.supervision.rebuild(upTo: "2026-03-03")
            try await Task.sleep(for: .milliseconds(400))
            mayEnd.signal()
            _ = try await (step, made)
            try await desk.supervision.renew(at: Instant("2026-03-03", hour: 10))
            let seen = try await database.read { tx in
                try tx.value("SELECT version FROM supervision_case WHERE matter_id = \(id)", as: Int.self)
            }
            #expect(seen == 2)
        }
    }

    private static func wait(for semaphore: DispatchSemaphore) async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            DispatchQueue.global().async {
                semaphore.wait()
                continuation.resume()
            }
        }
    }

    @Test("Two that make everything anew at once wait for each other, and a round leaves it to whoever is at it", arguments: TestEngine.all)
    func atOnce(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            for _ in 0..<8 { _ = try await desk.granted("2026-03-02", "2026-03-11") }
            let supervision = desk.supervision
            let digests: [SupervisionDigest] = try await withThrowingTaskGroup(of: SupervisionDigest.self) { group in
                for _ in 0..<3 { group.addTask { try await supervision.rebuild(upTo: "2026-04-30") } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(digests.map(\.hash)).count == 1 && digests.count == 3)
            // Two servers make their round.
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<3 { group.addTask { try await supervision.renew(at: Instant("2026-06-01", hour: 1), together: 1) } }
                try await group.waitForAll()
            }
            try await supervision.renew(at: Instant("2026-06-01", hour: 2))
            let renewed = try await supervision.digest()
            #expect(try await supervision.rebuild(upTo: "2026-06-01") == renewed)
            if engine == .postgres {
                let some = try await desk.takenIn(try desk.simple, "2026-06-01").id
                #expect(some.value > 0)
                let inside = try await supervision.alone { try await supervision.renew(at: Instant("2026-08-03", hour: 1)) }
                #expect(inside?.cases == 0)
            }
        }
    }

    @Test("A card is told once, whichever way it was found, and the past is told to nobody", arguments: TestEngine.all)
    func toldOnce(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let supervision = desk.supervision, notices = NoticeStore(matters: desk.matters)
            @Sendable func told(_ officer: Officer) async throws -> [String] {
                try await notices.notices(of: officer).filter { $0.kind == .card }.compactMap(\.action).sorted()
            }
            _ = try await desk.granted("2026-02-02", "2026-02-25")
            let id = try await desk.granted("2026-03-16", "2026-03-20")
            // Derived for the first time: what is over is no news.
            try await supervision.renew(at: Instant("2026-04-01", hour: 9))
            #expect(try await told(desk.inspector).isEmpty)
            #expect(try await !supervision.cards(asOf: "2026-04-01").isEmpty)
            // A new list of rules makes everything anew on the day its rule finds something.
            let own = "Z01,1,送达前一日预警,2026-04-02,,all,delivery,ahead:1,warning,0.1,timeliness,supervisors\n"
            _ = try await supervision.append(
                rules: SupervisionRuleBook.shipped.csv + own, reason: "新的办法", by: .command, at: Instant("2026-04-01", hour: 10))
            let renewal = try await supervision.renew(at: Instant("2026-04-02", hour: 9))
            #expect(renewal.cases == 2 && renewal.cards == 1)
            #expect(try await told(desk.inspector) == ["Z01"])
            try await supervision.rebuild(upTo: "2026-04-02", at: Instant("2026-04-02", hour: 10))
            #expect(try await told(desk.inspector) == ["Z01"])
            let known = try await desk.world.database.read { tx in
                try tx.value("SELECT COUNT(*) FROM card_found WHERE matter_id = \(id) AND rule = 'Z01'", as: Int.self)
            }
            #expect(known == 1)
            for sql: SQL in ["UPDATE card_found SET points = 0", "DELETE FROM card_found"] {
                await #expect(throws: DatabaseError.self) { try await desk.world.database.write { tx in try tx.run(sql) } }
            }
        }
    }

    @Test("A card that was told and is found no more stays on its days, says so and counts no more", arguments: TestEngine.all)
    func gone(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.granted("2026-03-02", "2026-03-09")
            let supervision = desk.supervision, unit = try #require(desk.units["ZX12"]?.id), now = Instant("2026-03-13", hour: 9)
            // As an older program found it.
            try await desk.world.database.write { tx in
                try tx.run(
                    """
                    INSERT INTO card_found (matter_id, rule, signal, version, measure, on_day, events, from_day, due_on, value, unit_id, person_id,
                        points, head, code, found_at)
                    VALUES (\(id), 'Y01', 'yellow', 1, 'promised', '2026-03-06', '2', '2026-03-02', '2026-03-05', 0, \(unit), NULL, 100,
                        'timeliness', 'Y01', 0)
                    """)
            }
            try await supervision.rebuild(upTo: "2026-03-13", at: now)
            let card = try await supervision.card(of: "Y01", in: id)
            #expect(card.isGone && card.life.issuedOn == "2026-03-06" && card.card?.due == "2026-03-05")
            #expect(try await supervision.cards(asOf: "2026-03-10").contains { $0.key == card.key })
            #expect(try await !supervision.cards(asOf: "2026-03-05").contains { $0.key == card.key })
            var filter = CardFilter()
            filter.rule = "Y01"
            let listed = try await supervision.cards(filter, within: nil, after: nil)
            #expect(listed.total == 1 && listed.lines.first?.isGone == true)
            await #expect(throws: SupervisionRefusal.goneCard) {
                try await supervision.act(.confirm, on: card.key, text: "属实", by: desk.inspector, from: Desk.address, at: now)
            }
            let march = try #require(ScorePeriod.month(3, of: 2026))
            // On a past day it counted.
            func lost(_ day: Day?) async throws -> Int {
                try #require(try await supervision.score(of: .unit(unit), in: march, asOf: day)).heads.reduce(0) { $0 + $1.deducted }
            }
            #expect(try await lost("2026-03-10") == lost(nil) + 100)
            // A round leaves what a rebuild leaves.
            try await desk.world.database.write { tx in try tx.awaitSupervision(of: id, at: now) }
            try await supervision.renew(at: now)
            #expect(try await supervision.card(of: "Y01", in: id) == card)
        }
    }

    @Test("The board, its lists and the scores of a past day are what they were on it", arguments: TestEngine.all)
    func pastBoard(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let supervision = desk.supervision, march = try #require(ScorePeriod.month(3, of: 2026))
            var dice = SupervisionStoreTests.SystemDice(state: 5), ids: [MatterID] = []
            var boards: [Day: SupervisionBoard] = [:], lists: [Day: [MatterID]] = [:], ranks: [Day: [Int]] = [:]
            let units = desk.units.values.map(\.id).sorted { $0.value < $1.value }.map { ScoreSubject.unit($0) }
            var day: Day = "2026-03-02"
            for round in 0..<20 {
                if round % 3 == 0 { ids.append(try await desk.takenIn(desk.simple, day).id) }
                for id in ids { try await SupervisionStoreTests.walk(id, desk, day, &dice) }
                _ = try await desk.cases.sweep(at: Instant(day, hour: 20))
                try await supervision.renew(at: Instant(day, hour: 21))
                boards[day] = try await supervision.board(BoardFilter(), within: nil)
                lists[day] = try await supervision.cases(BoardFilter(), within: nil, after: nil).lines.map(\.id)
                ranks[day] = try await supervision.ranking(units, in: march).map(\.sheet.total)
                day = day.adding(days: Int.random(in: 1...2, using: &dice))
            }
            #expect(boards.values.contains { $0.cases["yellow"] ?? 0 > 0 } && boards.count == 20)
            for (day, board) in boards {
                let then = try await supervision.board(BoardFilter(), within: nil, asOf: day)
                #expect(
                    then.cases == board.cases && then.units == board.units && then.steps == board.steps && then.items == board.items,
                    "\(day)")
                let list = try await supervision.cases(BoardFilter(), within: nil, asOf: day, after: nil)
                #expect(list.lines.map(\.id) == lists[day] && list.total == lists[day]?.count, "\(day)")
                #expect(try await supervision.ranking(units, in: march, asOf: day).map(\.sheet.total) == ranks[day], "\(day)")
            }
            await #expect(throws: SupervisionRefusal.self) { try await supervision.board(BoardFilter(), within: nil, asOf: "2026-12-31") }
        }
    }

    @Test("Whatever a page reads is in the hash, and an item has the name of its newest version", arguments: TestEngine.all)
    func hash(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            _ = try await desk.granted("2026-03-02", "2026-03-11")
            func terms(_ version: Int, _ name: String) throws -> CaseTerms {
                let simple = try desk.simple
                return try CaseTerms(
                    item: simple.item, version: version, name: name, statutory: simple.statutory, promisedDays: simple.promisedDays,
                    steps: simple.steps, materials: simple.materials)
            }
            // The newer version came first: an older case is filed by what was pinned for it.
            _ = try await desk.takenIn(try terms(3, "户外招牌设置许可"), "2026-03-03")
            _ = try await desk.takenIn(try terms(2, "店招设置许可"), "2026-03-04")
            try await desk.supervision.renew(at: Instant("2026-03-31", hour: 9))
            let item = try desk.simple.item
            #expect(try await desk.supervision.itemNames([item]) == [item: "户外招牌设置许可"])
            let key = try #require(try await desk.supervision.cards(asOf: "2026-03-31").first { $0.key.rule == "Y01" }?.key)
            let head = try #require(desk.heads["ZX12"])
            try await desk.supervision.act(.explain, on: key, text: "说明", by: head, from: Desk.address, at: Instant("2026-03-31", hour: 10))
            let whole = try await desk.supervision.digest()
            for sql: SQL in [
                "UPDATE supervision_standing SET cases = cases + 1", "UPDATE supervision_tally SET points = points + 1",
                "UPDATE supervision_card_state SET state = 'confirmed'", "UPDATE supervision_item SET name = '别的'",
                "INSERT INTO supervision_item (item, name, item_version) VALUES ('none', '没有的事项', 1)",
            ] {
                try await desk.world.database.write { tx in try tx.run(sql) }
                #expect(try await desk.supervision.digest().hash != whole.hash, "\(sql)")
                #expect(try await desk.supervision.rebuild(upTo: "2026-03-31") == whole)
            }
        }
    }

    @Test("Weights of days that are over do not change: a scheme is followed and never replaced", arguments: TestEngine.all)
    func schemes(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let supervision = desk.supervision, now = Instant("2026-04-01", hour: 9)
            func append(_ schemes: String...) async throws {
                let list = "[" + schemes.joined(separator: ",") + "]"
                try await supervision.append(schemes: .init(list.utf8), reason: "新的办法", by: .command, at: now)
            }
            let text = ScoreScheme.shippedText
            let first = String(text[(try #require(text.firstIndex(of: "{")))...(try #require(text.lastIndex(of: "}")))])
            let swapped = first.replacing("\"weight\": 3000", with: "\"weight\": 2000").replacing(
                "\"weight\": 1500", with: "\"weight\": 2500")
            await #expect(throws: ScoreSchemeFault.changed(scheme: "units-100", version: 1)) { try await append(swapped) }
            func second(since day: String) -> String {
                swapped.replacing("\"version\": 1", with: "\"version\": 2").replacing("2004-07-01", with: day)
            }
            await #expect(throws: ScoreSchemeFault.inThePast(scheme: "units-100", version: 2, earliest: "2026-04-02")) {
                try await append(first, second(since: "2026-04-01"))
            }
            await #expect(throws: ScoreSchemeFault.gone(scheme: "units-100", version: 1)) { try await append(second(since: "2026-05-01")) }
            try await append(first, second(since: "2026-05-01"))
            #expect(try await supervision.schemes().value.map(\.version) == [1, 2])
        }
    }
}
