import GongkaiCore
import GongkaiTestSupport
import Synchronization
import Testing

@testable import GongkaiStore

@Suite("Matters in the database")
struct MatterStoreTests {
    typealias Desk = RequestDesk

    /// What lists read must be what the events make.
    static func check(_ id: MatterID, _ desk: Desk) async throws {
        try await desk.world.database.read { tx in try check(id, desk, in: tx) }
    }

    static func check(_ id: MatterID, _ desk: Desk, in tx: Transaction) throws {
        let stored = try desk.matters.stored(try tx.matterRow(id), in: tx)
        let row = try #require(try tx.first("SELECT * FROM matter WHERE id = \(id)"))
        let matter = stored.matter, dates = stored.dates
        #expect(try row.get("state", as: String.self) == matter.state?.code)
        #expect(try row.get("is_open", as: Bool.self) == matter.requestState?.isOpen)
        #expect(try row.get("version", as: Int.self) == matter.version)
        #expect(try row.get("unit_id", as: AgencyID.self) == matter.unit)
        #expect(try row.get("handler_id", as: OfficerID?.self) == matter.handler)
        let days = try ["filed_on", "received_on", "first_due_on", "due_on", "answer_by", "closed_on"].map {
            try row.get($0, as: Day?.self)
        }
        #expect(days == [dates.filedOn, dates.receivedOn, dates.firstDueOn, dates.dueOn, dates.answerBy, dates.closedOn])
        #expect(try row.get("is_paused", as: Bool.self) == dates.isPaused)
        #expect(try row.get("is_provisional", as: Bool.self) == dates.isProvisional)
        let branches = try tx.rows("SELECT * FROM matter_branch WHERE matter_id = \(id) ORDER BY number")
        #expect(try branches.map { try $0.get("number", as: Int.self) } == matter.branches.map(\.number))
        #expect(try branches.map { try $0.get("state", as: String.self) } == matter.branches.map(\.state.rawValue))
    }

    @Test("From the form to the archive: every step is kept, and lists say what the steps make", arguments: TestEngine.all)
    func wholeWay(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let filed = try await desk.requests.file(
                Desk.intake(), to: desk.world.education, from: "1.2.3.4", at: Instant("2024-01-30", hour: 20))
            #expect(filed.number == "SF02-20240001")
            try await Self.check(filed.id, desk)
            try await desk.act(.confirm, on: filed.id, by: .officer(desk.registrar), "2024-01-31", ["evidence": .text("电话确认")])
            try await desk.act(
                .register, on: filed.id, by: .officer(desk.registrar), "2024-01-31",
                ["unit": .agency(desk.world.education), "handler": .officer(desk.clerk.id)])
            let stored = try await desk.matters.matter(filed.id, for: desk.clerk)
            #expect(stored.dates.dueOn == "2024-03-04" && stored.matter.handler == desk.clerk.id)
            try await desk.served(filed.id, "2024-02-05")
            try await desk.act(.close, on: filed.id, by: .program, "2024-02-06")
            try await Self.check(filed.id, desk)
            let matter = try await desk.matters.matter(filed.id, for: desk.auditor)
            #expect(
                matter.matter.events.map(\.action.code) == ["file", "confirm", "register", "draft", "review", "sign", "serve", "close"])
            #expect(matter.matter.events[1].values["evidence"] == .text("电话确认"))
            #expect(matter.dates.closedOn == "2024-02-05")
            let audit = AuditStore(database: desk.world.database)
            let trail = try await audit.trail(of: "matter/\(filed.id.value)")
            #expect(trail.map(\.action).first == "matter.file" && trail.count == 9)
            #expect(
                trail.map(\.actor) == ["applicant", "registrar", "registrar", "clerk", "reviewer", "signer", "clerk", "clerk", "system"])
            guard case .intact = try await audit.verify() else {
                Issue.record("the trail does not hold")
                return
            }
        }
    }

    @Test("Whoever reviewed does not sign, though they may do both; nor does who drafted review", arguments: TestEngine.all)
    func apart(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.handling("2024-01-31")
            try await desk.act(.draft, on: id, by: .officer(desk.clerk), "2024-02-01", ["outcome": .text("granted")])
            await #expect(throws: MatterRefusal.dutyMissing(.review)) {
                try await desk.act(.review, on: id, by: .officer(desk.clerk), "2024-02-01")
            }
            try await desk.act(.review, on: id, by: .officer(desk.signer), "2024-02-01")
            await #expect(throws: MatterRefusal.ownWork(action: "签发", earlier: "审核通过")) {
                try await desk.act(.sign, on: id, by: .officer(desk.signer), "2024-02-01")
            }
        }
    }

    @Test("Who has no such permission, or is of another unit, takes no step and sees nothing", arguments: TestEngine.all)
    func strangers(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.handling("2024-01-31")
            await #expect(throws: MatterAccessRefusal.notFound) {
                try await desk.act(.recordSearch, on: id, by: .officer(desk.colleague), "2024-02-01")
            }
            await #expect(throws: MatterAccessRefusal.notFound) { try await desk.matters.matter(id, for: desk.colleague) }
            await #expect(throws: MatterAccessRefusal.notFound) {
                try await desk.act(.withdraw, on: id, by: .applicant(.random()), "2024-02-01")
            }
            let list = try await desk.matters.list(MatterQuery("request"), for: desk.colleague)
            #expect(list.lines.isEmpty)
            // Rights are those of now, not those of when the page was opened.
            try await desk.world.database.write { tx in
                try tx.run("DELETE FROM officer_role WHERE officer_id = \(desk.clerk.id)", expecting: 1)
            }
            await #expect(throws: MatterAccessRefusal.permissionMissing(.readRequests)) {
                try await desk.act(.recordSearch, on: id, by: .officer(desk.clerk), "2024-02-01")
            }
        }
    }

    @Test("A matter is given only to somebody who can handle it", arguments: TestEngine.all)
    func handlers(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let filed = try await desk.entered("2024-01-31")
            try await desk.act(.receive, on: filed.id, by: .officer(desk.registrar), "2024-01-31")
            for wrong in [desk.reviewer, desk.colleague] {
                await #expect(throws: MatterAccessRefusal.cannotHandle) {
                    try await desk.act(
                        .register, on: filed.id, by: .officer(desk.registrar), "2024-01-31",
                        ["unit": .agency(desk.world.education), "handler": .officer(wrong.id)])
                }
            }
        }
    }

    @Test("Of two clerks at once the second is told, and nothing is half done", arguments: TestEngine.all)
    func stale(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.handling("2024-01-31")
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<2 {
                    group.addTask {
                        do {
                            try await desk.matters.act(
                                MatterRequest(RequestAction.draft.action, seen: 3, values: ["outcome": .text("granted")]), on: id,
                                by: .officer(desk.clerk), from: Desk.address, at: Instant("2024-02-01", hour: 10))
                            return true
                        } catch MatterRefusal.stale(3, 4) {
                            return false
                        } catch {
                            Issue.record(error)
                            return false
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.sorted { !$0 && $1 } == [false, true])
            let matter = try await desk.matters.matter(id, for: desk.clerk)
            #expect(matter.matter.version == 4)
            try await Self.check(id, desk)
        }
    }

    @Test("A step is never changed or deleted, whoever asks the database", arguments: TestEngine.all)
    func appendOnly(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.handling("2024-01-31")
            for statement in ["UPDATE matter_event SET on_day = '2024-01-01'", "DELETE FROM matter_event", "DELETE FROM matter"] as [SQL] {
                await #expect(throws: DatabaseError.self) { try await desk.world.database.write { tx in try tx.run(statement) } }
            }
            let matter = try await desk.matters.matter(id, for: desk.clerk)
            #expect(matter.matter.version == 3)
        }
    }

    @Test(
        "Numbers begin with 1 in each unit and year, have no gaps, and pass over those that stand in the register",
        arguments: TestEngine.all)
    func numbers(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let registers = RegisterStore(database: desk.world.database)
            _ = try await registers.enter(
                try RegisterDefinition.named("disclosure_request"), agency: desk.world.education,
                cells: [
                    "number": "SF02-20240002", "received_on": "2024-01-05", "channel": "letter", "applicant_kind": "NP", "summary": "手工登记",
                ], agencies: nil, by: .command, at: Instant("2024-01-05", hour: 9))
            func number(_ day: Day, _ agency: AgencyID) async throws -> String {
                try await desk.requests.file(Desk.intake(), to: agency, from: "1.2.3.4", at: Instant(day, hour: 9)).number
            }
            #expect(try await number("2024-01-31", desk.world.education) == "SF02-20240001")
            await #expect(throws: DatabaseError.self) {
                // Dropped with its transaction.
                try await desk.world.database.write { tx in
                    _ = try tx.takeNumber(DisclosureRequest.kind.numbering, series: "request", agency: desk.world.education, year: 2024)
                    throw DatabaseError(.other, "a lost transaction")
                }
            }
            #expect(try await number("2024-01-31", desk.world.education) == "SF02-20240003")
            #expect(try await number("2024-01-31", desk.world.township) == "SF03-20240001")
            #expect(try await number("2025-01-02", desk.world.education) == "SF02-20250001")
        }
    }

    @Test("Many at once get a number each", arguments: TestEngine.all)
    func numbersAtOnce(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let numbers = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<12 {
                    group.addTask {
                        try await desk.requests.file(
                            Desk.intake(), to: desk.world.education, from: "1.2.3.4", at: Instant("2024-01-31", hour: 9)
                        ).number
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(numbers.sorted() == (1...12).map { "SF02-2024" + ($0 < 10 ? "000\($0)" : "00\($0)") })
        }
    }

    @Test("A mistake is taken back by a step, and the columns go back with it", arguments: TestEngine.all)
    func reversal(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.handling("2023-09-18")
            try await desk.act(
                .askThirdParty, on: id, by: .officer(desk.clerk), "2023-09-20",
                [
                    "party": .text("某公司"), "ground": .text("tradeSecret"), "question": .text("能否公开"), "answerBy": .day("2023-10-17"),
                ])
            try await Self.check(id, desk)
            var stored = try await desk.matters.matter(id, for: desk.clerk)
            #expect(stored.dates.isPaused && stored.dates.answerBy == "2023-10-17" && stored.matter.branches[0].party == "某公司")
            try await desk.step(.reverse, on: id, by: .officer(desk.clerk), "2023-09-20", ["reason": .text("弄错了")])
            try await Self.check(id, desk)
            stored = try await desk.matters.matter(id, for: desk.clerk)
            #expect(!stored.dates.isPaused && stored.dates.dueOn == "2023-10-20" && stored.matter.branches.isEmpty)
            #expect(stored.matter.events.last?.reason == "弄错了")
        }
    }

    @Test("What nobody answered lapses the day after, once, by the program", arguments: TestEngine.all)
    func sweep(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.handling("2024-03-01")
            try await desk.act(
                .askSupplement, on: id, by: .officer(desk.clerk), "2024-03-05",
                ["what": .text("哪一年"), "reason": .text("年份不明"), "answerBy": .day("2024-03-26")])
            try await desk.send(id, "2024-03-05")
            #expect(try await desk.matters.sweep(at: Instant("2024-03-26", hour: 1)) == 0)
            #expect(try await desk.matters.sweep(at: Instant("2024-03-27", hour: 1)) == 1)
            #expect(try await desk.matters.sweep(at: Instant("2024-03-28", hour: 1)) == 0)
            let stored = try await desk.matters.matter(id, for: desk.clerk)
            #expect(stored.matter.requestState == .closed && stored.matter.events.last?.author == .program)
            try await Self.check(id, desk)
        }
    }

    @Test("A matter that cannot be read keeps no other from lapsing, and its number is told", arguments: TestEngine.all)
    func leftOut(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            var ids: [MatterID] = []
            for _ in 0..<2 {
                let id = try await desk.handling("2024-03-01")
                try await desk.act(
                    .askSupplement, on: id, by: .officer(desk.clerk), "2024-03-05",
                    ["what": .text("哪一年"), "reason": .text("年份不明"), "answerBy": .day("2024-03-26")])
                try await desk.send(id, "2024-03-05")
                ids.append(id)
            }
            let broken = ids[0]
            try await desk.world.database.write { tx in try tx.run("UPDATE matter SET kind = 'unknown' WHERE id = \(broken)") }
            let failed = Mutex<[MatterID]>([])
            let steps = try await desk.matters.sweep(at: Instant("2024-03-27", hour: 1)) { id, _ in failed.withLock { $0.append(id) } }
            #expect(steps == 1 && failed.withLock { $0 } == [broken])
            #expect(try await desk.matters.matter(ids[1], for: desk.clerk).matter.requestState == .closed)
        }
    }

    @Test("While somebody is away another acts for them, for the days that were said", arguments: TestEngine.all)
    func deputies(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.handling("2024-01-31")
            let lent = try await desk.matters.delegate(
                to: desk.reviewer.id, from: "2024-02-01", through: "2024-02-02", by: desk.clerk, from: Desk.address,
                at: Instant("2024-01-31", hour: 17))
            try await desk.act(.draft, on: id, by: .officer(desk.reviewer), "2024-02-01", ["outcome": .text("granted")])
            let stored = try await desk.matters.matter(id, for: desk.clerk)
            #expect(stored.matter.events.last?.author.words == "张丽娟（代李文静）")
            // The deed is both persons'.
            await #expect(throws: MatterRefusal.ownWork(action: "审核通过", earlier: "拟稿")) {
                try await desk.act(.review, on: id, by: .officer(desk.reviewer), "2024-02-01")
            }
            try await desk.matters.endDelegation(lent, by: desk.clerk, from: Desk.address, at: Instant("2024-02-01", hour: 18))
            await #expect(throws: MatterRefusal.self) {
                try await desk.act(.recallDraft, on: id, by: .officer(desk.reviewer), "2024-02-02")
            }
            #expect(try await desk.matters.delegations(of: desk.clerk, on: "2024-02-01").isEmpty)
        }
    }
}
