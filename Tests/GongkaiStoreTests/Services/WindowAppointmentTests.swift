import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("What the window does with appointments")
struct WindowAppointmentTests {
    private static let day: Day = "2026-03-05"
    private static let booked = AppointmentTime(day, 540)
    private static let other = AppointmentTime("2026-03-06", 600)

    private static func wish(
        _ desk: CaseDesk, telephone: String = "13907340001", at starts: Int = 540
    ) -> AppointmentWish {
        AppointmentWish(
            item: "430112000000", itemName: "招牌设置许可", agency: desk.units["ZX12"]?.id ?? desk.world.office,
            day: day, starts: starts,
            name: "张小明", telephone: telephone)
    }

    private static func open(
        on engine: TestEngine,
        _ body: @escaping @Sendable (CaseDesk, AppointmentStore) async throws -> Void
    ) async throws {
        try await CaseDesk.open(on: engine) { desk in
            try await body(desk, AppointmentStore(database: desk.world.database, key: CaseDesk.key))
        }
    }

    @Test("One telephone books a half hour once, another time as well", arguments: TestEngine.all)
    func once(on engine: TestEngine) async throws {
        try await Self.open(on: engine) { desk, appointments in
            let now = Instant("2026-03-04", hour: 9)
            _ = try await appointments.book(Self.wish(desk), from: CaseDesk.address, at: now)
            await #expect(throws: AppointmentRefusal.sameTime) {
                try await appointments.book(
                    Self.wish(desk, telephone: "139 0734 0001"), from: CaseDesk.address, at: now)
            }
            _ = try await appointments.book(
                Self.wish(desk, telephone: "13907340002"), from: CaseDesk.address, at: now)
            _ = try await appointments.book(Self.wish(desk, at: 570), from: CaseDesk.address, at: now)
        }
    }

    @Test(
        "The window says who came, moves and gives back with a reason, and whoever booked reads it",
        arguments: TestEngine.all)
    func window(on engine: TestEngine) async throws {
        try await Self.open(on: engine) { desk, appointments in
            let now = Instant("2026-03-04", hour: 9)
            let address = CaseDesk.address
            let (number, code) = try await appointments.book(Self.wish(desk), from: address, at: now)
            func found() async throws -> Appointment {
                try #require(try await appointments.find(number: number, proven: code))
            }
            await #expect(throws: AppointmentRefusal.notToday(Self.day)) {
                try await appointments.arrive(number, seen: Self.booked, by: desk.window, from: address, at: now)
            }
            await #expect(throws: MatterAccessRefusal.reasonMissing) {
                try await appointments.move(
                    number, seen: Self.booked, to: Self.other, reason: " ", by: desk.window, from: address, at: now)
            }
            let approver = try #require(desk.approvers["ZX12"])
            await #expect(throws: MatterAccessRefusal.permissionMissing(.takeCases)) {
                try await appointments.cancel(number, seen: Self.booked, reason: "停电", by: approver, from: address, at: now)
            }
            await #expect(throws: MatterAccessRefusal.notFound) {
                try await appointments.cancel(
                    number, seen: Self.booked, reason: "停电", by: desk.stranger, from: address, at: now)
            }
            // The place is free again, and the other one is taken.
            try await appointments.setPlaces(
                [Self.wish(desk).agency: 1], by: desk.window, from: address, at: now)
            try await appointments.move(
                number, seen: Self.booked, to: Self.other, reason: "停电检修", by: desk.window, from: address, at: now)
            let moved = try await found()
            #expect(
                moved.day == "2026-03-06" && moved.starts == 600 && moved.said == "停电检修"
                    && moved.movedFrom == "2026年3月5日9:00至9:30")
            let (other, _) = try await appointments.book(
                Self.wish(desk, telephone: "13907340002"), from: address, at: now)
            await #expect(throws: AppointmentRefusal.full) {
                try await appointments.move(
                    other, seen: Self.booked, to: Self.other, reason: "停电", by: desk.window, from: address, at: now)
            }
            let then = Instant("2026-03-06", hour: 10)
            try await appointments.arrive(number, seen: Self.other, by: desk.window, from: address, at: then)
            #expect(try await found().hasArrived)
            // Of the other pages that stand open none does it again, or undoes it.
            await #expect(throws: AppointmentRefusal.arrived(at: then)) {
                try await appointments.arrive(number, seen: Self.other, by: desk.window, from: address, at: then)
            }
            await #expect(throws: AppointmentRefusal.arrived(at: then)) {
                try await appointments.cancel(number: number, code: code, seen: Self.other, from: address, at: then)
            }
            await #expect(throws: AppointmentRefusal.arrived(at: then)) {
                try await appointments.cancel(
                    number, seen: Self.other, reason: "停电", by: desk.window, from: address, at: then)
            }
            try await appointments.cancel(other, seen: Self.booked, reason: "停电", by: desk.window, from: address, at: now)
            await #expect(throws: AppointmentRefusal.cancelled(at: now, reason: "停电")) {
                try await appointments.move(
                    other, seen: Self.booked, to: AppointmentTime("2026-03-06", 630), reason: "停电", by: desk.window, from: address, at: now)
            }
            let trail = try await desk.world.database.read { tx in
                try tx.rows(
                    "SELECT action FROM audit_entry WHERE action LIKE 'appointment.%' ORDER BY sequence"
                ).map {
                    try $0.get("action", as: String.self)
                }
            }
            #expect(
                trail == [
                    "appointment.book", "appointment.places", "appointment.move", "appointment.book",
                    "appointment.arrive", "appointment.cancel",
                ])
        }
    }

    @Test("Of two pages that stand open only the first one moves an appointment", arguments: TestEngine.all)
    func twoPages(on engine: TestEngine) async throws {
        try await Self.open(on: engine) { desk, appointments in
            let now = Instant("2026-03-04", hour: 9)
            let address = CaseDesk.address
            let (number, code) = try await appointments.book(Self.wish(desk), from: address, at: now)
            let wanted = [AppointmentTime("2026-03-06", 600), AppointmentTime("2026-03-09", 630), AppointmentTime("2026-03-10", 540)]
            let moved = try await withThrowingTaskGroup(of: AppointmentTime?.self) { group in
                for time in wanted {
                    group.addTask {
                        do {
                            try await appointments.move(
                                number, seen: Self.booked, to: time, reason: "停电", by: desk.window, from: address, at: now)
                            return time
                        } catch AppointmentRefusal.moved(from: Self.booked, to: _) { return nil }
                    }
                }
                var moved: [AppointmentTime] = []
                for try await time in group { if let time { moved.append(time) } }
                return moved
            }
            let time = try #require(moved.first)
            #expect(moved.count == 1)
            func found() async throws -> Appointment { try #require(try await appointments.find(number: number, proven: code)) }
            let standing = try await found()
            #expect(standing.halfHour == time && standing.movedFrom == "2026年3月5日9:00至9:30")
            // Whoever booked looks at the time before, and so does another clerk.
            let since = AppointmentRefusal.moved(from: Self.booked, to: time)
            #expect(since.words.contains("从2026年3月5日9:00至9:30改到\(time.words)"))
            await #expect(throws: since) {
                try await appointments.cancel(number: number, code: code, seen: Self.booked, from: address, at: now)
            }
            await #expect(throws: since) {
                try await appointments.cancel(number, seen: Self.booked, reason: "停电", by: desk.window, from: address, at: now)
            }
            await #expect(throws: since) {
                try await appointments.arrive(
                    number, seen: Self.booked, by: desk.window, from: address, at: Instant("2026-03-05", hour: 9))
            }
            #expect(try await !found().isCancelled)
            // Once they saw it they may give it back; that was theirs, whatever the window did before.
            try await appointments.cancel(number: number, code: code, seen: time, from: address, at: now)
            #expect(try await found().said == nil)
            await #expect(throws: AppointmentRefusal.cancelled(at: now, reason: nil)) {
                try await appointments.arrive(number, seen: time, by: desk.window, from: address, at: now)
            }
        }
    }

    @Test("Who was missed is neither moved nor given back; who is late is taken in the same day", arguments: TestEngine.all)
    func missed(on engine: TestEngine) async throws {
        try await Self.open(on: engine) { desk, appointments in
            let address = CaseDesk.address
            let (number, code) = try await appointments.book(Self.wish(desk), from: address, at: Instant("2026-03-04", hour: 9))
            let over = Self.booked.ends, missed = AppointmentRefusal.missed(Self.booked)
            await #expect(throws: missed) {
                try await appointments.move(
                    number, seen: Self.booked, to: Self.other, reason: "停电", by: desk.window, from: address, at: over)
            }
            await #expect(throws: missed) {
                try await appointments.cancel(number, seen: Self.booked, reason: "停电", by: desk.window, from: address, at: over)
            }
            await #expect(throws: missed) {
                try await appointments.cancel(number: number, code: code, seen: Self.booked, from: address, at: over)
            }
            await #expect(throws: AppointmentRefusal.over) {
                try await appointments.cancel(number: number, code: code, seen: Self.booked, from: address, at: Self.booked.begins)
            }
            await #expect(throws: missed) {
                try await appointments.arrive(
                    number, seen: Self.booked, by: desk.window, from: address, at: Instant("2026-03-06", hour: 9))
            }
            try await appointments.arrive(number, seen: Self.booked, by: desk.window, from: address, at: over)
            #expect(try await appointments.find(number: number, proven: code)?.arrivedAt == over)
        }
    }
}
