import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Changing the working calendar")
struct CalendarChangeTests {
    typealias Desk = RequestDesk

    @Test("Two persons change it; every open matter that moves is shown before and has an event after", arguments: TestEngine.all)
    func change(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let second = Officer(
                id: desk.auditor.id, login: desk.auditor.login, name: desk.auditor.name, agency: desk.auditor.agency, permissions: [],
                scope: [],
                coversAll: false, csrfToken: "")
            try await desk.world.database.write { tx in
                try tx.run("INSERT INTO officer_role (officer_id, role) VALUES (\(second.id), 'leader')")
            }
            let calendars = CalendarStore(matters: desk.matters)
            let moving = try await desk.handling("2024-01-31")
            let early = try await desk.handling("2024-01-02")
            let done = try await desk.handling("2024-01-31")
            try await desk.served(done, "2024-02-05")
            let now = Instant("2024-02-06", hour: 9), lines = "2024-03-01,off,暴雪停工,区政府公告\n"
            await #expect(throws: CalendarRefusal.malformed(line: 1, reason: "expected 4 fields, found 2")) {
                try await calendars.propose("2024-03-01,off", reason: "停工", by: desk.registrar, from: Desk.address, at: now)
            }
            await #expect(throws: MatterAccessRefusal.permissionMissing(.changeCalendar)) {
                try await calendars.propose(lines, reason: "停工", by: desk.signer, from: Desk.address, at: now)
            }
            let change = try await calendars.propose(lines, reason: "暴雪停工一天", by: desk.registrar, from: Desk.address, at: now)
            let preview = try await calendars.preview(change, for: desk.registrar, at: now)
            #expect(preview.count == 1 && preview.first.map(\.id) == [moving])
            #expect(preview.first.map(\.before) == ["2024-03-04"] && preview.first.map(\.after) == ["2024-03-05"])
            await #expect(throws: CalendarRefusal.ownProposal) {
                try await calendars.confirm(change, by: desk.registrar, from: Desk.address, at: now)
            }
            #expect(try await desk.matters.matter(moving, for: desk.clerk).dates.dueOn == "2024-03-04")
            #expect(try await calendars.confirm(change, by: second, from: Desk.address, at: now) == 1)
            await #expect(throws: CalendarRefusal.decided) { try await calendars.confirm(change, by: second, from: Desk.address, at: now) }

            var stored = try await desk.matters.matter(moving, for: desk.clerk)
            #expect(stored.dates.dueOn == "2024-03-05")
            let event = try #require(stored.matter.events.last)
            #expect(
                event.action == .recalculate && event.values["dueBefore"] == .day("2024-03-04")
                    && event.values["dueAfter"] == .day("2024-03-05"))
            for id in [moving, early, done] { try await MatterStoreTests.check(id, desk) }
            #expect(try await desk.matters.matter(early, for: desk.clerk).matter.version == 3)
            // A step before it can still be taken back, and the next goes by the new calendar.
            try await desk.step(.reverse, on: moving, by: .officer(desk.registrar), "2024-02-07", ["reason": .text("分错了")])
            stored = try await desk.matters.matter(moving, for: desk.registrar)
            #expect(stored.matter.requestState == .received && stored.dates.dueOn == "2024-03-05")
            #expect(try await desk.matters.calendar().isWorkingDay("2024-03-01") == false)
            let again = MatterStore(database: desk.world.database, key: Desk.key)
            #expect(try await again.calendar().isWorkingDay("2024-03-01") == false)
        }
    }

    @Test("However many move, each moves once, and whoever does not move is left alone", arguments: TestEngine.all)
    func many(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            try await desk.world.database.write { tx in
                try tx.run("INSERT INTO officer_role (officer_id, role) VALUES (\(desk.auditor.id), 'leader')")
            }
            let second = Officer(
                id: desk.auditor.id, login: desk.auditor.login, name: desk.auditor.name, agency: desk.auditor.agency, permissions: [],
                scope: [], coversAll: false, csrfToken: "")
            var moving: [MatterID] = [], staying: [MatterID] = []
            for number in 0..<11 {
                let isMoving = number % 4 != 1
                let id = try await desk.handling(isMoving ? "2024-01-31" : "2024-01-02")
                if isMoving { moving.append(id) } else { staying.append(id) }
            }
            // Pages of three, statements of two rows: both end in the middle.
            let calendars = CalendarStore(matters: desk.matters, together: (3, 2)), now = Instant("2024-02-06", hour: 9)
            let change = try await calendars.propose(
                "2024-03-01,off,暴雪停工,区政府公告\n", reason: "暴雪停工一天", by: desk.registrar, from: Desk.address, at: now)
            #expect(try await calendars.preview(change, for: desk.registrar, at: now).first.map(\.id) == moving)
            #expect(try await calendars.confirm(change, by: second, from: Desk.address, at: now) == moving.count)
            for id in moving {
                let stored = try await desk.matters.matter(id, for: desk.clerk)
                #expect(stored.matter.version == 4 && stored.matter.events.last?.action == .recalculate)
                #expect(stored.dates.dueOn == "2024-03-05")
                try await MatterStoreTests.check(id, desk)
            }
            for id in staying {
                #expect(try await desk.matters.matter(id, for: desk.clerk).matter.version == 3)
                try await MatterStoreTests.check(id, desk)
            }
        }
    }

    @Test("A proposal that was turned down changes nothing", arguments: TestEngine.all)
    func rejected(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let calendars = CalendarStore(matters: desk.matters), now = Instant("2024-02-06", hour: 9)
            let change = try await calendars.propose("2024-03-01,off,停工,公告", reason: "停工", by: desk.registrar, from: Desk.address, at: now)
            try await calendars.reject(change, by: desk.registrar, from: Desk.address, at: now)
            #expect(try await calendars.changes().map(\.isConfirmed) == [false])
            #expect(try await desk.matters.calendar().isWorkingDay("2024-03-01"))
        }
    }
}
