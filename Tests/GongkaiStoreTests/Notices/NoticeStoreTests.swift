import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Notices of officers")
struct NoticeStoreTests {
    typealias Desk = RequestDesk

    private func told(_ officer: Officer, _ desk: Desk) async throws -> [NoticeKind] {
        try await NoticeStore(matters: desk.matters).notices(of: officer).reversed().map(\.kind)
    }

    @Test("Each step tells whoever has to act next, in their unit and not in the whole district", arguments: TestEngine.all)
    func steps(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.handling("2024-03-04")
            #expect(try await told(desk.clerk, desk) == [.arrived, .assigned])
            #expect(try await told(desk.registrar, desk) == [])
            try await desk.act(.askSupplement, on: id, by: .officer(desk.clerk), "2024-03-05", Self.asked)
            try await desk.act(
                .supplement, on: id, by: .officer(desk.registrar), "2024-03-06", ["evidence": .text("电话记录")])
            try await desk.signed(id, "2024-03-07")
            #expect(try await told(desk.clerk, desk) == [.arrived, .assigned, .progress, .progress])
            // The unit's 领导 may review too.
            #expect(try await told(desk.reviewer, desk) == [.toReview])
            #expect(try await told(desk.signer, desk) == [.toReview, .toSign])
            #expect(try await told(desk.colleague, desk) == [])
        }
    }

    private static let asked: [String: FieldValue] = [
        "what": .text("哪一年的"), "reason": .text("不明确"), "answerBy": .day("2024-03-28"),
    ]

    @Test("What an applicant supplements is news for the handler; reading it takes it from the count", arguments: TestEngine.all)
    func supplement(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let filed = try await desk.entered("2024-03-04")
            try await desk.act(.receive, on: filed.id, by: .officer(desk.registrar), "2024-03-04")
            try await desk.act(
                .register, on: filed.id, by: .officer(desk.registrar), "2024-03-04",
                ["unit": .agency(desk.world.education), "handler": .officer(desk.clerk.id)])
            try await desk.act(.askSupplement, on: filed.id, by: .officer(desk.clerk), "2024-03-05", Self.asked)
            try await desk.act(.supplement, on: filed.id, by: .applicant(filed.code), "2024-03-06", ["supplementText": .text("2023年的")])
            let store = NoticeStore(matters: desk.matters), accounts = AccountStore(database: desk.world.database)
            let newest = try #require(try await store.notices(of: desk.clerk).first)
            #expect(newest.kind == .supplemented && newest.number == filed.number && !newest.isRead)
            #expect(try await accounts.unreadNotices(of: desk.clerk.id) == 3)
            let now = Instant("2024-03-06", hour: 11)
            #expect(try await store.read(newest.id, by: desk.clerk, at: now).matter == filed.id)
            #expect(try await accounts.unreadNotices(of: desk.clerk.id) == 2)
            await #expect(throws: NoticeRefusal.notFound) { try await store.read(newest.id, by: desk.signer, at: now) }
            try await store.readAll(through: newest.id - 1, by: desk.clerk, at: now)
            #expect(try await accounts.unreadNotices(of: desk.clerk.id) == 0)
            #expect(try await desk.matters.matter(filed.id, for: desk.clerk).matter.supplements.map(\.text) == ["2023年的"])
        }
    }

    @Test("A last day is warned of three times and each time once, also by two servers; deputies are told too", arguments: TestEngine.all)
    func warnings(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.handling("2024-03-04")
            let due = try #require(try await desk.matters.matter(id, for: desk.clerk).dates.dueOn)
            #expect(due == "2024-04-01")
            let store = NoticeStore(matters: desk.matters)
            let other = NoticeStore(matters: MatterStore(database: desk.world.database, key: Desk.key))
            #expect(try await store.sweep(at: Instant("2024-03-26", hour: 9)) == 0)
            #expect(try await store.sweep(at: Instant("2024-03-27", hour: 9)) == 1)
            #expect(try await other.sweep(at: Instant("2024-03-28", hour: 9)) == 0)
            try await desk.matters.delegate(
                to: desk.reviewer.id, from: "2024-03-29", through: "2024-03-30", by: desk.clerk, from: Desk.address,
                at: Instant("2024-03-28", hour: 9))
            async let first = store.sweep(at: Instant("2024-03-29", hour: 9))
            async let second = other.sweep(at: Instant("2024-03-29", hour: 9))
            #expect(try await first + second == 1)
            #expect(try await other.sweep(at: Instant("2024-04-02", hour: 9)) == 1)
            #expect(try await store.sweep(at: Instant("2024-04-02", hour: 9)) == 0)
            let mine = try await store.notices(of: desk.clerk)
            #expect(mine.map(\.kind) == [.overdue, .dueSoon, .dueSoon, .assigned, .arrived] && mine[0].day == due)
            let deputy = try await store.notices(of: desk.reviewer)
            #expect(deputy.map(\.kind) == [.dueSoon, .delegated] && deputy.map(\.absent) == ["李文静", "李文静"])
        }
    }

    @Test("A delegation that begins today is told at once, one that begins later on its first day", arguments: TestEngine.all)
    func delegations(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let store = NoticeStore(matters: desk.matters)
            func delegate(_ first: Day, _ last: Day) async throws {
                try await desk.matters.delegate(
                    to: desk.reviewer.id, from: first, through: last, by: desk.clerk, from: Desk.address,
                    at: Instant("2024-03-04", hour: 9))
            }
            try await delegate("2024-03-04", "2024-03-05")
            #expect(try await told(desk.reviewer, desk) == [.delegated])
            try await delegate("2024-03-06", "2024-03-08")
            try await store.sweep(at: Instant("2024-03-05", hour: 9))
            #expect(try await told(desk.reviewer, desk) == [.delegated])
            try await store.sweep(at: Instant("2024-03-06", hour: 9))
            try await store.sweep(at: Instant("2024-03-06", hour: 10))
            #expect(try await told(desk.reviewer, desk) == [.delegated, .delegated])
        }
    }

    @Test("Old notices are forgotten with their mails", arguments: TestEngine.all)
    func forgetting(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            _ = try await desk.handling("2024-03-04")
            let store = NoticeStore(matters: desk.matters)
            try await store.sweep(at: Instant("2024-09-10", hour: 9))
            #expect(try await store.notices(of: desk.clerk).map(\.kind) == [.overdue])
        }
    }
}
