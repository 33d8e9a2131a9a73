import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Clock data that changed under a running case")
struct ChangedClockDataTests {
    typealias Desk = CaseDesk

    private static func officer(_ login: String, _ role: String, _ desk: Desk) async throws -> Officer {
        try await desk.world.database.write { tx in
            let id = try tx.insert(
                """
                INSERT INTO officer (login, name, agency_id, password_hash, created_at)
                VALUES (\(login), \(login), \(desk.world.district), 'none', 0)
                """)
            try tx.run("INSERT INTO officer_role (officer_id, role) VALUES (\(id), \(role))")
        }
        return try #require(try await AccountStore(database: desk.world.database).officer(login: login))
    }

    @Test("A new version of the item binds new cases; what runs keeps the version it was begun with", arguments: TestEngine.all)
    func version(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let items = ServiceItemStore(database: desk.world.database), item = DemonstrationItems.restaurant
            let code = item.identity.taskCode, keeper = try await Self.officer("keeper", "disclosureOffice", desk)
            let publisher = try await Self.officer("publisher", "disclosureOffice", desk)
            @Sendable func publish(_ item: ServiceItem, at now: Instant) async throws {
                let id = try await items.save(item, expecting: 0, by: keeper, from: Desk.address, at: now)
                if let form = DemonstrationItems.forms[code] {
                    try await ItemFormStore(database: desk.world.database).keep(form, for: code, by: .command, at: now)
                }
                try await items.publish(id, version: item.identity.version, expecting: 1, by: publisher, from: Desk.address, at: now)
            }
            try await publish(item, at: Instant("2026-03-02", hour: 8))
            let old = try #require(try await desk.cases.offered(code, on: "2026-03-02")).terms
            let running = try await desk.takenIn(old, in: "ZX22", "2026-03-02").id
            try await desk.act(.accept, on: running, by: desk.window, "2026-03-02")
            let before = try await desk.stored(running).dates
            // From the next day on nothing is charged any more, and five days more are promised.
            var next = item
            next.identity.version = 2
            next.identity.effectiveFrom = "2026-03-03"
            next.fees = .notApplicable
            next.time.promisedLimit = TimeLimit(20, article: "本单位承诺")
            next.process.flow.steps[next.process.flow.steps.count - 1].promisedLimit = TimeLimit(6, article: "本单位承诺")
            try await publish(next, at: Instant("2026-03-02", hour: 10))
            let new = try #require(try await desk.cases.offered(code, on: "2026-03-03")).terms
            #expect(old.itemVersion == 1 && new.itemVersion == 2 && new.fees.isEmpty && new.promisedDays == 20)
            let stored = try await desk.stored(running)
            #expect(stored.matter.caseTerms == old && stored.dates == before && stored.matter.events.count == 2)
            let bill = CaseBill.text([CaseBill.Line("F01", 20_00)])
            try await desk.act(.tellBill, on: running, by: desk.window, "2026-03-03", [.billLines: .text(bill)])
            let later = try await desk.takenIn(new, in: "ZX22", "2026-03-03").id
            try await desk.act(.accept, on: later, by: desk.window, "2026-03-03")
            await #expect(throws: MatterRefusal.self) {
                try await desk.act(.tellBill, on: later, by: desk.window, "2026-03-03", [.billLines: .text(bill)])
            }
        }
    }

    @Test("A day off that comes later moves what runs, and an event says from when to when", arguments: TestEngine.all)
    func calendar(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let first = try await Self.officer("first", "leader", desk), second = try await Self.officer("second", "leader", desk)
            let running = try await desk.takenIn(try desk.simple, "2026-03-02").id
            try await desk.act(.accept, on: running, by: desk.window, "2026-03-02")
            let silent = try await desk.takenIn(try desk.simple, "2026-03-02").id
            let ended = try await desk.granted("2026-03-02", "2026-03-04")
            let before = try #require(try await desk.stored(running).dates.dueOn)
            let calendars = CalendarStore(matters: desk.matters), now = Instant("2026-03-05", hour: 9)
            let change = try await calendars.propose(
                "2026-03-06,off,停电,区政府公告\n", reason: "全区停电检修", by: first, from: Desk.address, at: now)
            try await calendars.confirm(change, by: second, from: Desk.address, at: now)
            let stored = try await desk.stored(running), event = try #require(stored.matter.events.last)
            #expect(event.action == .recalculate && event.reason == "全区停电检修")
            #expect(event.values["dueBefore"] == .day(before) && event.values["dueAfter"] == stored.dates.dueOn.map { .day($0) })
            let moved = try #require(stored.dates.dueOn)
            #expect(moved > before)
            let calendar = try await desk.matters.calendar(), facts = try #require(CaseFacts(stored.matter))
            #expect(try CaseClock(facts, calendar).promisedDue == "2026-03-10")
            #expect(try await desk.stored(ended).matter.events.last?.action != .recalculate)
            // What the program does, and what supervision finds, goes by the new day.
            #expect(try await desk.cases.sweep(at: Instant("2026-03-10", hour: 1)) == 0)
            #expect(try await desk.cases.sweep(at: Instant("2026-03-11", hour: 1)) == 1)
            #expect(try await desk.stored(silent).matter.caseState == .accepted)
            try await desk.supervision.renew(at: Instant("2026-03-10", hour: 2))
            func broken(_ day: Day) async throws -> [MatterID] {
                try await desk.supervision.cards(asOf: day).filter { $0.key.rule == "Y01" }.map(\.key.matter)
            }
            #expect(try await broken("2026-03-10").isEmpty)
            try await desk.supervision.renew(at: Instant("2026-03-11", hour: 2))
            #expect(try await broken("2026-03-11").contains(running))
        }
    }
}
