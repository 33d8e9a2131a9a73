import Foundation
import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Supervision in the database")
struct SupervisionStoreTests {
    typealias Desk = CaseDesk

    /// Some cases in time and some late, the same whenever it is called.
    static func district(_ desk: Desk) async throws -> [MatterID] {
        var ids = [try await desk.granted("2026-03-02", "2026-03-03"), try await desk.granted("2026-03-02", "2026-03-11")]
        ids.append(try await desk.takenIn(try desk.simple, "2026-03-04").id)
        let joint = try await desk.takenIn(try desk.restaurant, in: "ZX22", "2026-03-02").id
        try await desk.act(.accept, on: joint, by: desk.window, "2026-03-02")
        try await desk.cases.sweep(at: Instant("2026-03-02", hour: 12))
        try await desk.finish("register", of: joint, "2026-03-06")
        ids.append(joint)
        return ids
    }

    @Test("A rebuild gives the same hash again, and drops what does not follow from the steps", arguments: TestEngine.all)
    func rebuild(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let ids = try await Self.district(desk)
            let first = try await desk.supervision.rebuild(upTo: "2026-04-30")
            #expect(first.cases == 4 && first.open == 4 && first.yellows > 3 && first.reds > 1 && first.unreadable == 0)
            // Somebody meddled with what is derived.
            let one = ids[0]
            try await desk.world.database.write { tx in
                try tx.run("DELETE FROM supervision_card WHERE matter_id = \(ids[1])")
                try tx.run("UPDATE supervision_case SET colour = 'red' WHERE matter_id = \(one)")
            }
            #expect(try await desk.supervision.digest().hash != first.hash)
            #expect(try await desk.supervision.rebuild(upTo: "2026-04-30") == first)
            #expect(try await desk.supervision.digest() == first)
        }
    }

    @Test("Both engines find the same, to the byte")
    func engines() async throws {
        let hashes = Hashes()
        for engine in TestEngine.all {
            try await Desk.open(on: engine) { desk in
                _ = try await Self.district(desk)
                await hashes.add(try await desk.supervision.rebuild(upTo: "2026-04-30").hash)
            }
        }
        #expect(await hashes.all.count == 1)
    }

    private actor Hashes {
        var all: Set<String> = []
        func add(_ hash: String) { all.insert(hash) }
    }

    @Test("Cards appear on their days when the clock is moved, and a past day is shown as it was", arguments: TestEngine.all)
    func days(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.takenIn(try desk.simple, "2026-03-02").id
            try await desk.act(.accept, on: id, by: desk.window, "2026-03-02")
            var seen: [String] = []
            var day: Day = "2026-03-02"
            while day <= "2026-04-10" {
                let renewal = try await desk.supervision.renew(at: Instant(day, hour: 1))
                if renewal.cards > 0 || day == "2026-03-02" {
                    let cards = try await desk.supervision.cards(asOf: day).filter { $0.card?.on == day }
                    seen += cards.map { "\($0.key.rule) \(day)" }
                }
                day = day.adding(days: 1)
            }
            // Nobody began the first step; the promise ended on 9 March, the law's limit on 30 March.
            #expect(
                seen == [
                    "Y09.2 2026-03-04", "W02 2026-03-06", "R02.2 2026-03-10", "Y01 2026-03-10", "R02 2026-03-14", "R01 2026-03-31",
                ])
            let then = try await desk.supervision.cards(asOf: "2026-03-09")
            #expect(then.map(\.key.rule) == ["Y09.2", "W02"] && then.allSatisfy { $0.number == "ZX12-BJ-202600001" })
            await #expect(throws: SupervisionRefusal.notDerived(through: "2026-04-10")) {
                try await desk.supervision.cards(asOf: "2026-04-11")
            }
            // The unit's head and the inspector are told of the yellow card, the handler is nobody yet.
            let head = try #require(desk.heads["ZX12"])
            let told = try await NoticeStore(matters: desk.matters).notices(of: head).filter { $0.kind == .card }
            #expect(Set(told.compactMap(\.action)) == ["Y09.2", "R02.2", "Y01", "R02", "R01"])
            let inspector = try await NoticeStore(matters: desk.matters).notices(of: desk.inspector).filter { $0.kind == .card }
            #expect(Set(inspector.compactMap(\.action)) == ["R02.2", "R02", "R01"])
        }
    }

    @Test("Renewed again and again is what a rebuild makes, on any day", arguments: TestEngine.all)
    func incremental(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            var dice = SystemDice(state: 11), ids: [MatterID] = []
            var day: Day = "2026-03-02"
            for round in 0..<40 {
                if round % 4 == 0 {
                    ids.append(
                        try await desk.takenIn(round % 8 == 0 ? desk.simple : desk.restaurant, in: round % 8 == 0 ? "ZX12" : "ZX22", day).id
                    )
                }
                for id in ids { try await Self.walk(id, desk, day, &dice) }
                _ = try await desk.cases.sweep(at: Instant(day, hour: 20))
                // Not after every step: what waited together is found together.
                if round % 3 == 0 {
                    try await desk.supervision.renew(at: Instant(day, hour: 21), together: 2)
                    let renewed = try await desk.supervision.digest()
                    #expect(try await desk.supervision.rebuild(upTo: day) == renewed, "\(day)")
                }
                day = day.adding(days: Int.random(in: 1...4, using: &dice))
            }
            #expect(try await desk.supervision.digest().yellows > 10)
        }
    }

    struct SystemDice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    /// One step of whoever may take one, or none.
    static func walk(_ id: MatterID, _ desk: Desk, _ day: Day, _ dice: inout SystemDice) async throws {
        if Int.random(in: 0..<3, using: &dice) == 0 { return }
        let matter = try await desk.stored(id).matter
        let code = desk.units.first { $0.value.id == matter.unit }?.key ?? "ZX12"
        guard let approver = desk.approvers[code], let head = desk.heads[code], let terms = matter.caseTerms else { return }
        let open = matter.branches.filter { $0.role == .step && $0.state == .open }
        let ready = CaseFlow(matter, terms).ready.first
        switch matter.caseState {
        case .received: try await desk.act(.accept, on: id, by: desk.window, day)
        case .accepted, .examining:
            if let step = open.randomElement(using: &dice)?[.step]?.text {
                try await desk.finish(step, of: id, day)
            } else if let ready {
                try await desk.act(.startStep, on: id, by: approver, day, [.step: .text(ready.code)])
            } else {
                try await desk.act(.submit, on: id, by: approver, day)
            }
        case .deciding: try await desk.act(.grant, on: id, by: head, day)
        case .granted where matter.newest(.issueCertificate) == nil:
            try await desk.act(
                .issueCertificate, on: id, by: approver, day, [.certificateNumber: .text("证\(id.value)"), .validFrom: .day(day)])
        case .granted:
            try await desk.act(.deliver, on: id, by: desk.window, day, [.serviceWay: .text("direct"), .serviceEvidence: .text("签收")])
        default: return
        }
    }

    @Test("What becomes of a card is kept by itself: a rebuild never touches it, and nothing of it is changed", arguments: TestEngine.all)
    func lives(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            _ = try await desk.granted("2026-03-02", "2026-03-11")
            try await desk.supervision.rebuild(upTo: "2026-03-31")
            let now = Instant("2026-03-31", hour: 9)
            let key = try #require(try await desk.supervision.cards(asOf: "2026-03-31").first { $0.key.rule == "Y01" }?.key)
            let head = try #require(desk.heads["ZX12"]), other = try #require(desk.heads["ZX16"])
            await #expect(throws: SupervisionRefusal.notTheirs) {
                try await desk.supervision.act(.explain, on: key, text: "说明", by: other, from: Desk.address, at: now)
            }
            try await desk.supervision.act(.explain, on: key, text: "系统故障", by: head, from: Desk.address, at: now)
            await #expect(throws: CardRefusal.onlyFor([.inspector], .withdraw)) {
                try await desk.supervision.act(.withdraw, on: key, text: "撤", by: head, from: Desk.address, at: now)
            }
            try await desk.supervision.act(.withdraw, on: key, text: "确系故障", by: desk.inspector, from: Desk.address, at: now)
            let before = try await desk.supervision.card(key, at: now)
            #expect(before.life.state == .withdrawn && before.life.events.map(\.action) == [.issue, .explain, .withdraw])
            #expect(before.life.events.map(\.name) == ["系统", "负责ZX12", "邓立新"])
            try await desk.supervision.rebuild(upTo: "2026-04-30")
            #expect(try await desk.supervision.card(key, at: now) == before)
            // As it was before anybody said anything.
            #expect(try await desk.supervision.cards(asOf: "2026-03-30").first { $0.key == key }?.life.state == .issued)
            for sql: SQL in ["UPDATE card_event SET said = 'x'", "DELETE FROM card_event"] {
                await #expect(throws: DatabaseError.self) { try await desk.world.database.write { tx in try tx.run(sql) } }
            }
            let own = try await desk.supervision.issue(
                .red, on: key.matter, reason: "当面索要材料", by: desk.inspector, from: Desk.address, at: now)
            #expect(own.rule == "inspector.1")
            #expect(try await desk.supervision.cards(asOf: "2026-04-30").contains { $0.key == own && $0.life.signal == .red })
            await #expect(throws: MatterAccessRefusal.permissionMissing(.issueCards)) {
                try await desk.supervision.issue(.red, on: key.matter, reason: "报复", by: head, from: Desk.address, at: now)
            }
            // What was withdrawn costs nothing.
            let unit = try #require(desk.units["ZX12"]?.id), march = try #require(ScorePeriod.month(3, of: 2026))
            let sheet = try #require(try await desk.supervision.score(of: .unit(unit), in: march))
            #expect(!sheet.entries.contains { if case .card(_, "Y01", _, _) = $0.source { true } else { false } })
            #expect(sheet.entries.contains { if case .card(_, "W02", _, _) = $0.source { true } else { false } })
        }
    }

    @Test("Rules are appended: no version is changed, none reaches back, and all cards follow", arguments: TestEngine.all)
    func rules(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            _ = try await desk.granted("2026-03-02", "2026-03-11")
            let supervision = desk.supervision, now = Instant("2026-04-01", hour: 9)
            try await supervision.renew(at: Instant("2026-03-31", hour: 9))
            let shipped = try await supervision.rules()
            #expect(shipped.version == 1 && shipped.value == .shipped)
            @discardableResult
            func append(_ csv: String) async throws -> Int {
                try await supervision.append(rules: csv, reason: "新的办法", by: .command, at: now)
            }
            let own = "Z01,1,送达前一日预警,2026-04-02,,all,delivery,ahead:1,warning,0.1,timeliness,handler\n"
            await #expect(throws: SupervisionRuleFault.self) {
                try await append(shipped.value.csv + own.replacing("delivery", with: "nothing"))
            }
            // Cards of today may be issued already: no rule begins before tomorrow, and none ends before today.
            await #expect(throws: RuleBookRefusal.inThePast(code: "Z01", version: 1, earliest: "2026-04-02")) {
                try await append(shipped.value.csv + own.replacing("2026-04-02", with: "2026-04-01"))
            }
            func ending(_ day: String) -> String {
                shipped.value.csv.replacing("Y01,1,超过承诺期限,2004-07-01,,", with: "Y01,1,超过承诺期限,2004-07-01,\(day),") + own
            }
            await #expect(throws: RuleBookRefusal.inThePast(code: "Y01", version: 1, earliest: "2026-04-02")) {
                try await append(ending("2026-03-31"))
            }
            await #expect(throws: RuleBookRefusal.changed(code: "Y01", version: 1)) {
                try await append(shipped.value.csv.replacing("promised,late:0,yellow,1", with: "promised,late:0,yellow,5") + own)
            }
            await #expect(throws: RuleBookRefusal.gone(code: "W05", version: 1)) {
                let lines = shipped.value.csv.split(separator: "\n").filter { !$0.hasPrefix("W05") }
                try await append(lines.joined(separator: "\n") + "\n" + own)
            }
            await #expect(throws: ScoreSchemeFault.self) {
                try await append(shipped.value.csv + own.replacing("timeliness", with: "nowhere"))
            }
            let before = try await supervision.digest()
            #expect(try await append(shipped.value.csv + own) == 2)
            #expect(try await supervision.rules().value.rules.count == shipped.value.rules.count + 1)
            // What was found before is found again.
            let after = try await supervision.renew(at: Instant("2026-04-01", hour: 10))
            #expect(after.cases == 1)
            #expect(try await supervision.rebuild(upTo: "2026-03-31") == before)
            // The first of the lists is what shipped when the second came.
            let kept = try await desk.world.database.read { tx in
                try tx.value("SELECT rules FROM supervision_rule_book WHERE version = 1", as: String.self)
            }
            #expect(kept == shipped.value.csv)
        }
    }

    @Test("A rule is tried on a year before it holds: which cards would differ", arguments: TestEngine.all)
    func trial(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            _ = try await desk.granted("2026-03-02", "2026-03-11")
            let heading = "code,version,name,since,until,scope,measure,bound,signal,points,head,tells\n"
            let book = try SupervisionRuleBook(
                csv: heading + "Y01,1,超过承诺期限,2004-07-01,,all,promised,late:0,yellow,1,timeliness,handler\n"
                    + "N01,1,承诺期限到期前两个工作日预警,2004-07-01,,all,promised,ahead:2,warning,0.2,timeliness,handler\n")
            let change = try await desk.supervision.trial(of: book, in: 2026, at: Instant("2026-12-31"))
            #expect(change.cases == 1 && change.added.map(\.rule) == ["N01"] && change.added.map(\.on) == ["2026-03-05"])
            #expect(change.dropped.map(\.rule).contains("W02") && !change.dropped.map(\.rule).contains("Y01"))
            let other = try await desk.supervision.trial(of: book, in: 2025, at: Instant("2026-12-31"))
            #expect(other.added.isEmpty && other.dropped.isEmpty && other.cases == 0)
        }
    }

    @Test("A rule is tried on the cases that were open in a year, not on those that were over before it", arguments: TestEngine.all)
    func triedCases(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let over = try await desk.takenIn(try desk.simple, "2025-03-03").id
            try await desk.act(
                .recordWithdrawal, on: over, by: desk.window, "2025-03-05",
                [.withdrawalWay: .text("call"), .withdrawalRecord: .text("申请人来电"), .reason: .text("不开店了")])
            _ = try await desk.granted("2025-12-29", "2026-01-05")
            func tried(_ year: Int) async throws -> Int {
                try await desk.supervision.trial(of: .shipped, in: year, at: Instant("2026-03-02")).cases
            }
            for (year, count) in [(2024, 0), (2025, 2), (2026, 1)] { #expect(try await tried(year) == count, "\(year)") }
        }
    }

    @Test("A case whose terms cannot be read is told, and keeps no other from its turn", arguments: TestEngine.all)
    func unreadable(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.takenIn(try desk.simple, "2026-03-02").id
            _ = try await desk.granted("2026-03-02", "2026-03-11")
            try await desk.world.database.write { tx in
                try tx.run(
                    """
                    INSERT INTO matter_event (matter_id, number, action, author, at, on_day, said, said_before)
                    VALUES (\(id), 9, 'correct', 'program', 0, '2026-03-02', '{"caseTerms":"tx"}', '{}')
                    """)
            }
            let digest = try await desk.supervision.rebuild(upTo: "2026-03-31")
            #expect(digest.unreadable == 1 && digest.cases == 2 && digest.yellows > 0)
        }
    }

    /// Confirms a change of the calendar on a moment.
    static func change(_ lines: String, _ desk: Desk, at now: Instant) async throws {
        try await desk.world.database.write { tx in
            let officers = try tx.rows("SELECT id FROM officer ORDER BY id LIMIT 2").map { try $0.get("id", as: Int64.self) }
            try tx.run(
                """
                INSERT INTO calendar_change (lines, reason, proposed_by, proposed_at, decided_by, decided_at, is_confirmed)
                VALUES (\(lines), '补班', \(officers[0]), 0, \(officers[1]), \(now), 1)
                """)
        }
    }

    @Test("A late change of the calendar makes nothing late that ended in time", arguments: TestEngine.all)
    func calendar(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            _ = try await desk.granted("2026-03-02", "2026-03-09")
            let open = try await desk.takenIn(try desk.simple, "2026-03-02").id
            try await desk.act(.accept, on: open, by: desk.window, "2026-03-02")
            let later = try await desk.takenIn(try desk.simple, "2026-03-06").id
            try await desk.act(.accept, on: later, by: desk.window, "2026-03-06")
            try await desk.supervision.renew(at: Instant("2026-03-12", hour: 1))
            let then = try await desk.supervision.cards(asOf: "2026-03-12")
            #expect(then.first { $0.key.rule == "Y01" }?.card?.due == "2026-03-09")
            // Saturday the 7th is worked after all, which makes every limit a day shorter.
            try await Self.change("2026-03-07,work,补班,测试\n", desk, at: Instant("2026-03-12", hour: 2))
            try await desk.supervision.renew(at: Instant("2026-03-12", hour: 3))
            // What was found by the days as they were known stays as it was found, and every past day shows what it showed.
            let now = try await desk.supervision.cards(asOf: "2026-03-12")
            #expect(now.filter { $0.life.issuedOn < "2026-03-12" } == then.filter { $0.life.issuedOn < "2026-03-12" })
            #expect(now.filter { $0.key.rule == "Y01" }.map(\.key.matter) == [open])
            #expect(try await desk.supervision.cards(asOf: "2026-03-11") == then.filter { $0.life.issuedOn <= "2026-03-11" })
            // What was not over yet has its new last day, which was Friday before.
            try await desk.supervision.renew(at: Instant("2026-03-13", hour: 1))
            let next = try await desk.supervision.cards(asOf: "2026-03-13").filter { $0.key.rule == "Y01" }
            #expect(next.map(\.key.matter) == [open, later] && next.map { $0.card?.due } == ["2026-03-09", "2026-03-12"])
            // The law's limit of the first case too, though it began before.
            let limits = try await desk.supervision.history(of: open, upTo: "2026-03-13", within: nil).limits
            #expect(limits.first { $0.measure == .statutory }?.due == "2026-03-27")
            let before = try await desk.supervision.history(of: open, upTo: "2026-03-11", within: nil).limits
            #expect(before.first { $0.measure == .statutory }?.due == "2026-03-30")
        }
    }

    @Test("The event log names steps, roles and breaches, and no person", arguments: TestEngine.all)
    func eventLog(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            _ = try await desk.granted("2026-03-02", "2026-03-11")
            try await desk.supervision.rebuild(upTo: "2026-03-31")
            let found = Logs()
            #expect(try await desk.supervision.eventLog { found.add($0) } == 1)
            let log = try #require(found.all.first)
            #expect(log.number == "ZX12-BJ-202600001" && log.promisedDays == 5 && log.isOpen)
            #expect(
                log.events.map(\.activity) == ["窗口收件", "受理", "环节：初审", "环节：初审", "环节：现场核查", "环节：现场核查", "提请决定", "准予许可"])
            #expect(log.events.map(\.lifecycle.rawValue).filter { $0 == "start" }.count == 2)
            #expect(Set(log.events.map(\.role)) == ["窗口", "承办人", "环节承办人", "签发人"])
            #expect(log.milliseconds == Int64(9 * 86_400 + 2 * 3_600) * 1_000)
            #expect(log.breaches == 1 + log.count(.red) && log.events[1].breaches.contains("Y01"))
        }
    }

    @Test("An inspector takes away the cases that were received in a period, and the trail says who did", arguments: TestEngine.all)
    func exportedLog(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            for day in ["2026-02-27", "2026-03-02", "2026-03-31", "2026-04-01"] as [Day] { _ = try await desk.takenIn(desk.simple, day) }
            try await desk.supervision.rebuild(upTo: "2026-04-02")
            let found = Logs(), march: ClosedRange<Day> = "2026-03-01"..."2026-03-31", now = Instant("2026-04-02", hour: 9)
            let count = try await desk.supervision.exportEventLog(received: march, by: desk.inspector, from: Desk.address, at: now) {
                found.add($0)
            }
            #expect(count == 2 && found.all.map(\.number) == ["ZX12-BJ-202600002", "ZX12-BJ-202600003"])
            let entries = try await desk.world.database.read { tx in
                try tx.rows("SELECT actor, subject FROM audit_entry WHERE action = 'supervision.export'").map {
                    (try $0.get("actor", as: String.self), try $0.get("subject", as: String.self))
                }
            }
            #expect(entries.count == 1 && entries[0].0 == desk.inspector.login)
            #expect(entries[0].1 == "event_log/2026-03-01~2026-03-31")
            let head = try #require(desk.heads["ZX12"])
            await #expect(throws: MatterAccessRefusal.permissionMissing(.supervise)) {
                try await desk.supervision.exportEventLog(received: march, by: head, from: Desk.address, at: now) { _ in }
            }
        }
    }

    private final class Logs: @unchecked Sendable {
        private let lock = NSLock()
        private var found: [EventLogCase] = []
        var all: [EventLogCase] { lock.withLock { found } }
        func add(_ one: EventLogCase) { lock.withLock { found.append(one) } }
    }
}
