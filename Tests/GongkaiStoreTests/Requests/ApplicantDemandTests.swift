import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("What a request waits for from its applicant, in the database")
struct ApplicantDemandTests {
    typealias Desk = RequestDesk

    private static let asked: [String: FieldValue] = [
        "what": .text("哪一年"), "reason": .text("年份不明"), "answerBy": .day("2024-03-26"),
    ]

    private static let fee: [String: FieldValue] = [
        "feeStandard": .text("byPage"), "feeQuantity": .number(31), "amount": .number(10_00), "answerBy": .day("2024-04-02"),
    ]

    private static let waiver: [String: FieldValue] = [
        "feeStandard": .text("byPage"), "feeQuantity": .number(31), "waiverReason": .text("低保户"), "waiverApprover": .text("王主任"),
    ]

    private func sweep(_ desk: Desk, _ day: Day) async throws -> Int { try await desk.matters.sweep(at: Instant(day, hour: 1)) }

    private func read(_ id: MatterID, _ desk: Desk) async throws -> StoredMatter { try await desk.matters.matter(id, for: desk.clerk) }

    private func refusal(_ body: () async throws -> some Sendable) async -> String? {
        do { _ = try await body() } catch {
            return (error as? MatterRefusal)?.words ?? (error as? PaperAccessRefusal)?.words ?? "\(error)"
        }
        return nil
    }

    @Test(
        "While the notice lies in the file the days go on and nothing follows from silence: it is told once, and what it gives counts from its going out",
        arguments: TestEngine.all)
    func untold(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.handling("2024-03-01")
            try await desk.act(.askSupplement, on: id, by: .officer(desk.clerk), "2024-03-05", Self.asked)
            let running = try await read(id, desk).dates
            #expect(running.dueOn == "2024-03-29" && !running.isPaused && running.answerBy == nil)
            func told() async throws -> [StoredNotice] {
                try await NoticeStore(matters: desk.matters).notices(of: desk.clerk).filter { $0.kind == .unsent }
            }
            #expect(try await sweep(desk, "2024-03-05") == 0)
            #expect(try await told().isEmpty)
            for day in ["2024-03-06", "2024-03-07", "2024-03-27", "2024-03-28"] as [Day] { #expect(try await sweep(desk, day) == 0) }
            #expect(try await told().map(\.matter) == [id])
            let byHand = await refusal { try await desk.act(.closeUnanswered, on: id, by: .officer(desk.clerk), "2024-03-28") }
            #expect(byHand?.hasPrefix("《补正告知书》还没有编号发出") == true)
            let buttons = try await desk.matters.buttons(try await read(id, desk), for: desk.clerk, at: Instant("2024-03-28", hour: 9))
            #expect(buttons.first { $0.action == RequestAction.closeUnanswered.action }?.refusal?.words.contains("还没有编号发出") == true)
            // Fifteen working days were given, and fifteen are.
            try await desk.send(id, "2024-03-28")
            let last = try #require(try await read(id, desk).dates.answerBy)
            #expect(last == WorkingCalendar.published.day(15, workingDaysAfter: "2024-03-28"))
            #expect(try await read(id, desk).dates.dueOn == nil)
            let paper = try await desk.papers.papers(of: id, for: desk.clerk).first { $0.kind == .supplementNotice }
            #expect(paper?.issue?.on == "2024-03-28")
            let text = try await desk.papers.open(
                try #require(paper).place, of: id, for: desk.clerk, from: Desk.address, at: Instant("2024-03-28", hour: 12)
            ).paper.text
            #expect(text.contains("请于\(last.chineseText)前"))
            #expect(try await sweep(desk, last) == 0)
            #expect(try await sweep(desk, last.adding(days: 1)) == 1)
            #expect(try await read(id, desk).matter.requestState == .closed)
        }
    }

    @Test("A request that was given up before its notice went out is not told so: that letter is refused", arguments: TestEngine.all)
    func givenUpEarly(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.handling("2024-03-01")
            try await desk.act(.askSupplement, on: id, by: .officer(desk.clerk), "2024-03-05", Self.asked)
            try await desk.send(id, "2024-03-05")
            #expect(try await sweep(desk, "2024-03-27") == 1)
            // As it was closed before a notice was wanted for it.
            try await desk.world.database.write { tx in
                try tx.run(
                    "DROP TRIGGER IF EXISTS request_paper_text_no_delete" + (tx.dialect == .postgres ? " ON request_paper_text" : ""))
                try tx.run(
                    "DROP TRIGGER IF EXISTS request_paper_text_no_change" + (tx.dialect == .postgres ? " ON request_paper_text" : ""))
                try tx.run("DROP TRIGGER request_paper_no_delete" + (tx.dialect == .postgres ? " ON request_paper" : ""))
                try tx.run("DELETE FROM request_paper_text")
                try tx.run("DELETE FROM request_paper")
            }
            #expect(await refusal { try await desk.send(id, "2024-03-27") }?.hasPrefix("《补正告知书》没有编号发出") == true)
        }
    }

    @Test(
        "What somebody took back is not done again for the same day, and the letter that went out stays as void",
        arguments: TestEngine.all)
    func undone(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.handling("2024-03-01")
            try await desk.act(.askSupplement, on: id, by: .officer(desk.clerk), "2024-03-05", Self.asked)
            try await desk.send(id, "2024-03-05")
            #expect(try await sweep(desk, "2024-03-27") == 1)
            try await desk.send(id, "2024-03-27")
            try await desk.step(.reverse, on: id, by: .officer(desk.clerk), "2024-03-27", ["reason": .text("申请人住院，来电说明")], hour: 12)
            #expect(try await sweep(desk, "2024-03-28") == 0)
            #expect(try await sweep(desk, "2024-04-28") == 0)
            let stored = try await read(id, desk)
            #expect(stored.matter.requestState == .supplementAsked)
            let letters = try await desk.papers.letters(to: stored)
            #expect(letters.map(\.kind.code) == ["supplementNotice", "abandonedNotice.notSupplemented"])
            #expect(letters.map(\.hold) == [.holds, .takenBack])
            // Title and mark stay, the words are not given out any more.
            await #expect(throws: PaperAccessRefusal.notFound) {
                try await desk.papers.letter(letters[1].event, to: stored, from: "1.2.3.4", at: Instant("2024-04-28", hour: 2))
            }
            let earlier = await refusal {
                try await desk.act(
                    .postponeAnswer, on: id, by: .officer(desk.clerk), "2024-03-20",
                    ["answerBy": .day("2024-03-25"), "reason": .text("住院")])
            }
            #expect(earlier?.contains("另定的日期应当晚于它") == true)
            try await desk.act(
                .postponeAnswer, on: id, by: .officer(desk.clerk), "2024-03-28", ["answerBy": .day("2024-04-12"), "reason": .text("住院")])
            #expect(try await read(id, desk).dates.answerBy == "2024-04-12")
            #expect(try await sweep(desk, "2024-04-12") == 0)
            #expect(try await sweep(desk, "2024-04-13") == 1)
        }
    }

    @Test("What is asked after the last day takes nothing away from the lateness, in lists and counts", arguments: TestEngine.all)
    func late(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.handling("2024-03-01"), due: Day = "2024-03-29"
            #expect(try await read(id, desk).dates.dueOn == due)
            let unsaid = await refusal {
                try await desk.act(
                    .askSupplement, on: id, by: .officer(desk.clerk), "2024-04-08",
                    Self.asked.merging(["answerBy": .day("2024-04-29")]) { $1 })
            }
            #expect(unsaid?.contains("收到申请已经") == true && unsaid?.contains("请填写“逾期告知的原因”") == true)
            try await desk.act(
                .askSupplement, on: id, by: .officer(desk.clerk), "2024-04-08",
                Self.asked.merging(["answerBy": .day("2024-04-29"), "lateReason": .text("查找时才发现不明确")]) { $1 })
            try await desk.send(id, "2024-04-08")
            let dates = try await read(id, desk).dates
            #expect(dates.dueOn == due && !dates.isPaused && dates.answerBy == "2024-04-29")
            let counts = try await desk.matters.counts("request", for: desk.clerk, on: "2024-04-08", soon: "2024-04-15")
            #expect(counts.overdue == 1)
            try await desk.act(.supplement, on: id, by: .officer(desk.clerk), "2024-04-10", ["supplementText": .text("2024年")])
            #expect(try await read(id, desk).dates.dueOn == due)
            try await desk.served(id, "2024-04-11")
            let late: Int = try await desk.world.database.read { tx in
                try tx.value("SELECT COUNT(*) FROM request_reply WHERE is_current = 1 AND is_late = 1")
            }
            #expect(late == 1)
        }
    }

    @Test("A notice that goes out after the last day is late, whenever its step was taken", arguments: TestEngine.all)
    func sentLate(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.handling("2024-03-01")
            try await desk.act(.askSupplement, on: id, by: .officer(desk.clerk), "2024-03-05", Self.asked)
            #expect(try await !read(id, desk).dates.isPaused)
            try await desk.send(id, "2024-04-08")
            let stored = try await read(id, desk)
            #expect(stored.dates.dueOn == "2024-03-29" && !stored.dates.isPaused)
            let findings = try #require(RequestFacts(stored.matter).flatMap { try? RequestClock($0) }).reading.findings
            #expect(findings.first == .noticeLate(name: "补正告知书", due: "2024-03-12", on: "2024-04-08"))
        }
    }

    @Test("What came, or was forgone, takes the place of the notice in the file; one that went out is marked", arguments: TestEngine.all)
    func overtaken(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            var setting = Desk.setting
            setting.payment = "到示范区教育局财务室缴纳"
            try await desk.papers.set(
                setting, of: desk.world.education, expecting: 0, by: desk.registrar, from: Desk.address, at: Instant("2024-03-01", hour: 8))
            let unsent = try await desk.handling("2024-03-01"), sent = try await desk.handling("2024-03-01")
            for id in [unsent, sent] { try await desk.act(.askFee, on: id, by: .officer(desk.clerk), "2024-03-05", Self.fee) }
            try await desk.send(sent, "2024-03-05")
            for id in [unsent, sent] { try await desk.act(.waiveFee, on: id, by: .officer(desk.clerk), "2024-03-06", Self.waiver) }
            let line = try #require(try await desk.papers.papers(of: unsent, for: desk.clerk).first { $0.kind == .feeNotice })
            #expect(line.standing == .overtaken(by: .waiver) && !line.waitsToGoOut)
            let refused = await refusal {
                try await desk.papers.issue(
                    line.place, of: unsent, expecting: 0, by: desk.clerk, from: Desk.address, at: Instant("2024-03-06", hour: 12))
            }
            #expect(refused == "费用已经免收，这件文书不再发出，也不能再改动。")
            // The receipt of the registration still waits.
            #expect(try await desk.papers.waiting(of: [unsent, sent]) == [unsent: 1, sent: 1])
            let stored = try await read(sent, desk)
            #expect(try await desk.papers.letters(to: stored).map(\.hold) == [.waived])
            #expect(try await desk.papers.papers(of: sent, for: desk.clerk).compactMap(\.lapsed) == ["已由免收费用取代"])
            let reading = try #require(RequestFacts(stored.matter).flatMap { try? RequestClock($0) }).reading
            #expect(!reading.steps.contains { $0.code == "fee.answer" })
            #expect(reading.explanation().plain.contains { $0.contains("请您缴费，") && $0.contains("免收；") })
            let again = await refusal { try await desk.act(.askFee, on: sent, by: .officer(desk.clerk), "2024-03-07", Self.fee) }
            #expect(again == "2024年3月5日已经办理过，不能再通知缴费。")

            let answered = try await desk.handling("2024-03-01")
            try await desk.act(.askSupplement, on: answered, by: .officer(desk.clerk), "2024-03-05", Self.asked)
            try await desk.act(.supplement, on: answered, by: .officer(desk.clerk), "2024-03-06", ["supplementText": .text("2024年")])
            let notice = try #require(try await desk.papers.papers(of: answered, for: desk.clerk).first { $0.kind == .supplementNotice })
            #expect(notice.standing == .overtaken(by: .supplement))
            let late = await refusal {
                try await desk.papers.issue(
                    notice.place, of: answered, expecting: 0, by: desk.clerk, from: Desk.address, at: Instant("2024-03-06", hour: 12))
            }
            #expect(late == "补正已经收到，这件文书不再发出，也不能再改动。")
            // The receipt is all that waits.
            #expect(try await desk.papers.waiting(of: [answered]) == [answered: 1])
            try await desk.send(answered, "2024-03-06")
            #expect(try await desk.papers.waiting(of: [answered]).isEmpty)
        }
    }

    @Test("Fees are not asked for once they were waived, and the refusal says so", arguments: TestEngine.all)
    func waived(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.handling("2024-03-01")
            try await desk.act(.waiveFee, on: id, by: .officer(desk.clerk), "2024-03-05", Self.waiver)
            let asked = await refusal { try await desk.act(.askFee, on: id, by: .officer(desk.clerk), "2024-03-06", Self.fee) }
            #expect(asked == "2024年3月5日已经办理“免收费用”，不能再通知缴费。")
        }
    }

    @Test("Nobody stands in from a day that is past, nor twice for the same days", arguments: TestEngine.all)
    func delegation(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            func lend(_ first: Day, _ last: Day, to deputy: Officer) async throws {
                try await desk.matters.delegate(
                    to: deputy.id, from: first, through: last, by: desk.clerk, from: Desk.address, at: Instant("2024-03-04", hour: 9))
            }
            await #expect(throws: MatterAccessRefusal.delegationPast("2024-03-01")) {
                try await lend("2024-03-01", "2024-03-08", to: desk.reviewer)
            }
            try await lend("2024-03-04", "2024-03-08", to: desk.reviewer)
            await #expect(throws: MatterAccessRefusal.delegatedAlready("2024-03-04"..."2024-03-08")) {
                try await lend("2024-03-08", "2024-03-12", to: desk.reviewer)
            }
            try await lend("2024-03-09", "2024-03-12", to: desk.reviewer)
            try await lend("2024-03-04", "2024-03-08", to: desk.signer)
            #expect(try await desk.matters.delegations(of: desk.clerk, on: "2024-03-04").count == 3)
        }
    }

    @Test("Two windows lend the same days once", arguments: TestEngine.all)
    func lentOnce(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let granted = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        do {
                            try await desk.matters.delegate(
                                to: desk.reviewer.id, from: "2024-03-04", through: "2024-03-08", by: desk.clerk, from: Desk.address,
                                at: Instant("2024-03-04", hour: 9))
                            return true
                        } catch MatterAccessRefusal.delegatedAlready { return false }
                    }
                }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(granted == 1)
        }
    }

    @Test("What has no day yet stands behind what has one, the one that waits longest first", arguments: TestEngine.all)
    func undated(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            var ids: [MatterID] = []
            for day in ["2024-03-01", "2024-03-04"] as [Day] {
                ids.append(try await desk.entered(day, Desk.intake(channel: .fax)).id)
            }
            let dated = try await desk.handling("2024-03-05")
            var query = MatterQuery("request")
            query.order = .dueFirst
            query.isOpen = true
            #expect(try await desk.matters.list(query, for: desk.registrar).lines.map(\.id) == [dated] + ids)
            query.limit = 1
            var found: [MatterID] = []
            for _ in 0..<3 {
                let page = try await desk.matters.list(query, for: desk.registrar)
                found += page.lines.map(\.id)
                query.after = page.next
            }
            #expect(found == [dated] + ids)
        }
    }
}
