import Foundation
import GongkaiCore
import GongkaiTestSupport
import Synchronization
import Testing

@testable import GongkaiStore

@Suite("Requests in the annual report")
struct RequestReportTests {
    typealias Desk = RequestDesk

    private static func figures(_ desk: Desk, _ form: String, _ year: Int) async throws -> [String: FigureValue] {
        let form = try #require(ReportForm.all.first { $0.id == form })
        return try await AnnualReportStore(database: desk.world.database).derive(form, year: year, agencies: nil).values
    }

    @Test("A request is in the table of 2021 as it was received, and in its row as it was decided", arguments: TestEngine.all)
    func rows2021(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.handling("2024-01-31")
            var values = try await Self.figures(desk, "2021", 2024)
            #expect(values["R1.NP"]?.number == 1 && values["R4.NP"]?.number == 1 && values["R3.7.NP"]?.number == 0)
            try await desk.act(
                .recordSearch, on: id, by: .officer(desk.clerk), "2024-02-01",
                [
                    "searcher": .text("李文静"), "searchedIn": .text("公文系统"), "searchTerms": .text("招生"), "searchResult": .text("没有找到"),
                ])
            try await desk.signed(id, "2024-02-02", outcome: "notExisting", ["reason": .text("没有制作过")])
            // What is signed has reached nobody: it is concluded when it is sent.
            values = try await Self.figures(desk, "2021", 2024)
            #expect(values["R3.4.1.NP"]?.number == 0 && values["R3.7.T"]?.number == 0 && values["R4.NP"]?.number == 1)
            try await desk.act(
                .serve, on: id, by: .officer(desk.clerk), "2024-02-02", ["serviceWay": .text("post"), "serviceEvidence": .text("EMS 1")])
            values = try await Self.figures(desk, "2021", 2024)
            #expect(values["R3.4.1.NP"]?.number == 1 && values["R3.7.T"]?.number == 1 && values["R4.NP"]?.number == 0)
            // Taken back: it was not sent after all.
            try await desk.step(.reverse, on: id, by: .officer(desk.clerk), "2024-02-02", ["reason": .text("没有寄出")])
            values = try await Self.figures(desk, "2021", 2024)
            #expect(values["R3.4.1.NP"]?.number == 0 && values["R4.NP"]?.number == 1)
        }
    }

    @Test("The form of 2014 counts the way it came, whether it was in time, the fee, and what the review said", arguments: TestEngine.all)
    func rows2014(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.handling("2014-03-10")
            try await desk.act(
                .chargeCost, on: id, by: .officer(desk.clerk), "2014-03-11",
                ["costKind": .text("copy"), "amount": .number(35_00), "receiptNumber": .text("001")])
            // Signed in time, but sent after the last day, 31 March.
            try await desk.signed(id, "2014-03-28")
            var values = try await Self.figures(desk, "2014", 2014)
            #expect(values["C1"]?.number == 1 && values["C1.1"]?.number == 1 && values["C2"]?.number == 0 && values["C3"]?.number == 0)
            try await desk.act(
                .serve, on: id, by: .officer(desk.clerk), "2014-04-02",
                ["serviceWay": .text("post"), "serviceEvidence": .text("EMS 1234567890123")])
            let remedy = try await desk.act(
                .openRemedy, on: id, by: .officer(desk.registrar), "2014-05-05",
                ["party": .text("市政府"), "remedyKind": .text("reconsideration"), "caseNumber": .text("复〔2014〕1号")])
            values = try await Self.figures(desk, "2014", 2014)
            #expect(values["C3.2"]?.number == 1)
            #expect(values["C2.1"]?.number == 0 && values["C2.2"]?.number == 1 && values["D"]?.number == 1 && values["D3"]?.number == 1)
            #expect(values["G"]?.text == "0.0035")
            try await desk.act(
                .upholdDecision, on: id, by: .officer(desk.registrar), "2014-06-05", ["remedyResult": .text("upheld")],
                branch: remedy.event.number)
            values = try await Self.figures(desk, "2014", 2014)
            #expect(values["D"]?.number == 1 && values["D1"]?.number == 1 && values["D3"]?.number == 0)
        }
    }

    @Test("What follows from a matter is not changed by hand, and nothing is entered by hand beside it", arguments: TestEngine.all)
    func byHand(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let registers = RegisterStore(database: desk.world.database), now = Instant("2024-02-01", hour: 9)
            let register = try RegisterDefinition.named("disclosure_request"), replies = try RegisterDefinition.named("request_reply")
            func cells(_ number: String, _ day: String) -> [String: String] {
                ["number": number, "received_on": day, "channel": "letter", "applicant_kind": "NP", "summary": "手工登记"]
            }
            func enter(_ cells: [String: String], _ agency: AgencyID, into other: RegisterDefinition? = nil) async throws -> Int64 {
                try await registers.enter(other ?? register, agency: agency, cells: cells, agencies: nil, by: .command, at: now)
            }
            let before = try await enter(cells("2023-7", "2023-12-20"), desk.world.education)
            _ = try await desk.handling("2024-01-31")
            let page = try await registers.list(register, RegisterQuery(), agencies: nil)
            let record = try #require(page.records.first { $0.id != before })
            #expect(record.text(register.columns[0], of: register) == "SF02-20240001")
            await #expect(throws: RegisterRefusal.ofMatter("SF02-20240001")) {
                try await registers.void(register, record.id, expecting: 1, reason: "多余", agencies: nil, by: .command, at: now)
            }
            await #expect(throws: RegisterRefusal.ofMatter("SF02-20240001")) {
                try await registers.correct(
                    register, record.id, expecting: 1, cells: cells("SF02-20240001", "2024-01-30"), reason: "改日期", agencies: nil,
                    by: .command,
                    at: now)
            }
            await #expect(throws: RegisterRefusal.ofMatter("SF02-20240001")) {
                try await enter(
                    ["request_id": "SF02-20240001", "decided_on": "2024-02-01", "outcome": "granted", "is_late": "否"], desk.world.education,
                    into: replies)
            }
            await #expect(throws: RegisterRefusal.sinceMatters(year: 2024)) {
                try await enter(cells("2024-9", "2024-01-03"), desk.world.education)
            }
            let file = ImportFile(
                name: "申请.csv", sha256: nil, header: ["number", "received_on", "channel", "applicant_kind", "summary"],
                rows: [["2024-8", "2024-01-03", "letter", "NP", "手工登记"]])
            await #expect(throws: RegisterRefusal.sinceMatters(year: 2024)) {
                try await registers.load(register, file, agency: desk.world.education, agencies: nil, by: .command, at: now)
            }
            // Years before, and units that do not work with the program yet, are entered by hand as ever.
            _ = try await enter(cells("2023-8", "2023-12-28"), desk.world.education)
            _ = try await enter(cells("2024-1", "2024-01-03"), desk.world.township)
            _ = try await enter(
                ["request_id": "2023-7", "decided_on": "2024-01-05", "outcome": "granted", "is_late": "否"], desk.world.education,
                into: replies)
            try await registers.correct(
                register, before, expecting: 1, cells: cells("2023-7", "2023-12-21"), reason: "日期登错", agencies: nil, by: .command, at: now)
        }
    }

    @Test("Lines that an older rule wrote are written anew, once and in order; the others stay untouched", arguments: TestEngine.all)
    func review(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            var ids: [MatterID] = []
            for day in ["2024-03-01", "2024-03-04", "2024-03-05"] as [Day] { ids.append(try await desk.handling(day)) }
            try await desk.served(ids[0], "2024-03-08")
            try await desk.served(ids[2], "2024-03-11")
            // As it was when the signature concluded it.
            try await desk.world.database.write { tx in
                try tx.run("UPDATE request_reply SET decided_on = '2024-03-06' WHERE decided_on = '2024-03-11'")
            }
            func lines() async throws -> [String] {
                try await desk.world.database.read { tx in
                    try tx.rows("SELECT decided_on, version FROM request_reply WHERE is_current = 1 ORDER BY record_id").map {
                        "\(try $0.get("decided_on", as: String.self)) \(try $0.get("version", as: Int.self))"
                    }
                }
            }
            #expect(try await lines() == ["2024-03-08 1", "2024-03-06 1"])
            let now = Instant("2024-04-01", hour: 3)
            #expect(try await desk.requests.reviewLines(at: now, limit: 2) == 2)
            #expect(try await lines() == ["2024-03-08 1", "2024-03-06 1"])
            #expect(try await desk.requests.reviewLines(at: now, limit: 2) == 1)
            #expect(try await lines() == ["2024-03-08 1", "2024-03-11 2"])
            _ = try await desk.handling("2024-04-01")
            #expect(try await desk.requests.reviewLines(at: now, limit: 2) == 0)
            // The version says why.
            let reason: String? = try await desk.world.database.read { tx in
                try tx.value("SELECT reason FROM audit_entry WHERE action = 'correct' AND subject LIKE 'request_reply/%'")
            }
            #expect(reason == "申请SF02-20240003登记规则改为送达后才算办结")
        }
    }

    @Test("A request whose lines cannot be written anew is told of, and keeps no other from its turn", arguments: TestEngine.all)
    func poison(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let first = try await desk.handling("2024-03-01"), second = try await desk.handling("2024-03-04")
            try await desk.served(first, "2024-03-08")
            try await desk.served(second, "2024-03-11")
            try await desk.world.database.write { tx in
                // Taken back behind the first request, and of an older rule of the second.
                try tx.run("UPDATE request_reply SET is_current = 0 WHERE decided_on = '2024-03-08'")
                try tx.run("UPDATE request_reply SET decided_on = '2024-03-06' WHERE decided_on = '2024-03-11'")
            }
            let failed = Mutex<[MatterID]>([])
            let now = Instant("2024-04-01", hour: 3)
            let count = try await desk.requests.reviewLines(at: now) { id, _ in failed.withLock { $0.append(id) } }
            #expect(count == 2 && failed.withLock { $0 } == [first])
            let day: String = try await desk.world.database.read { tx in
                try tx.value("SELECT decided_on FROM request_reply WHERE is_current = 1")
            }
            #expect(day == "2024-03-11")
            #expect(try await desk.requests.reviewLines(at: now) == 0)
        }
    }

    @Test("A report published keeps its figures when a decision is made again afterwards", arguments: TestEngine.all)
    func published(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.handling("2024-11-05")
            try await desk.signed(id, "2024-11-20", outcome: "internalAffairs", ["reason": .text("内部事务")])
            try await desk.act(
                .serve, on: id, by: .officer(desk.clerk), "2024-11-21", ["serviceWay": .text("post"), "serviceEvidence": .text("EMS 1")])
            let remedy = try await desk.act(
                .openRemedy, on: id, by: .officer(desk.registrar), "2025-01-05",
                ["party": .text("区政府"), "remedyKind": .text("reconsideration"), "caseNumber": .text("复〔2025〕1号")])
            try await desk.act(
                .correctDecision, on: id, by: .officer(desk.registrar), "2025-03-01",
                ["correction": .text("应当公开"), "decideAgainBy": .day("2025-03-20")], branch: remedy.event.number)
            let again = try await desk.matters.matter(id, for: desk.clerk)
            #expect(again.dates.dueOn == "2025-03-20")
            try await desk.signed(id, "2025-03-10")
            #expect(try await Self.figures(desk, "2021", 2024)["R3.3.5.NP"]?.number == 1)
            let next = try await Self.figures(desk, "2021", 2025)
            #expect(next["R3.7.NP"]?.number == 0 && next["R1.NP"]?.number == 0 && next["R2.NP"]?.number == 0)
        }
    }
}
