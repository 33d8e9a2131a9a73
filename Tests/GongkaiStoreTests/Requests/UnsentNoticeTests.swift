import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Notices of requests that did not go out, or went out late")
struct UnsentNoticeTests {
    typealias Desk = RequestDesk

    /// Of a request received on 2024-03-01: to be answered by 2024-03-29, a supplement asked for by 2024-03-12.
    private static let asked: [String: FieldValue] = [
        "what": .text("哪一年"), "reason": .text("年份不明"), "answerBy": .day("2024-03-26"),
    ]

    private func asked(_ desk: Desk, _ day: Day = "2024-03-05") async throws -> MatterID {
        let id = try await desk.handling("2024-03-01")
        try await desk.act(.askSupplement, on: id, by: .officer(desk.clerk), day, Self.asked)
        return id
    }

    private func read(_ id: MatterID, _ desk: Desk) async throws -> StoredMatter { try await desk.matters.matter(id, for: desk.clerk) }

    private func notice(_ id: MatterID, _ desk: Desk) async throws -> PaperLine {
        try #require(try await desk.papers.papers(of: id, for: desk.clerk).first { $0.kind == .supplementNotice })
    }

    private func issue(_ id: MatterID, _ desk: Desk, _ day: Day, revision: Int = 0, because reason: String? = nil) async throws {
        try await desk.papers.issue(
            try await notice(id, desk).place, of: id, expecting: revision, because: reason, by: desk.clerk, from: Desk.address,
            at: Instant(day, hour: 12))
    }

    private func told(_ desk: Desk) async throws -> Int {
        try await NoticeStore(matters: desk.matters).notices(of: desk.clerk).count { $0.kind == .unsent }
    }

    @Test("It is warned of one working day after the step, and again one after more time was given", arguments: TestEngine.all)
    func warned(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            // A Friday.
            let id = try await asked(desk, "2024-03-08")
            for (day, count) in [("2024-03-08", 0), ("2024-03-10", 0), ("2024-03-11", 1), ("2024-03-12", 1)] as [(Day, Int)] {
                try await desk.matters.sweep(at: Instant(day, hour: 23))
                #expect(try await told(desk) == count, "\(day)")
            }
            try await desk.act(
                .postponeAnswer, on: id, by: .officer(desk.clerk), "2024-03-12", ["answerBy": .day("2024-04-12"), "reason": .text("出差")])
            try await desk.matters.sweep(at: Instant("2024-03-12", hour: 23))
            #expect(try await told(desk) == 1)
            try await desk.matters.sweep(at: Instant("2024-03-13", hour: 1))
            #expect(try await told(desk) == 2)
        }
    }

    @Test("A round looks once a day at what it can do nothing for, and again when something happens to it", arguments: TestEngine.all)
    func onceADay(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await asked(desk)
            func forget() async throws { try await desk.world.database.write { tx in try tx.run("DELETE FROM notice") } }
            try await desk.matters.sweep(at: Instant("2024-03-06", hour: 1))
            #expect(try await told(desk) == 1)
            try await forget()
            try await desk.matters.sweep(at: Instant("2024-03-06", hour: 2))
            #expect(try await told(desk) == 0)
            let waiver: [String: FieldValue] = [
                "feeStandard": .text("byPage"), "feeQuantity": .number(31), "waiverReason": .text("低保户"), "waiverApprover": .text("王主任"),
            ]
            try await desk.act(.waiveFee, on: id, by: .officer(desk.clerk), "2024-03-06", waiver, hour: 3)
            try await desk.matters.sweep(at: Instant("2024-03-06", hour: 4))
            #expect(try await told(desk) == 1)
            try await forget()
            try await desk.matters.sweep(at: Instant("2024-03-07", hour: 1))
            #expect(try await told(desk) == 1)
        }
    }

    @Test(
        "A consultation whose lapse was taken back lapses again the next day, unless an answer is entered before", arguments: TestEngine.all
    )
    func lapsesAgain(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.handling("2024-03-01")
            try await desk.act(
                .askThirdParty, on: id, by: .officer(desk.clerk), "2024-03-05",
                [
                    "party": .text("某公司"), "ground": .text("tradeSecret"), "question": .text("能否公开"), "answerBy": .day("2024-03-26"),
                ])
            #expect(try await desk.matters.sweep(at: Instant("2024-03-27", hour: 1)) == 1)
            #expect(try await read(id, desk).matter.branches.map(\.state) == [.lapsed])
            try await desk.step(.reverse, on: id, by: .officer(desk.clerk), "2024-03-27", ["reason": .text("弄错了")])
            #expect(try await read(id, desk).matter.branches.map(\.state) == [.open])
            #expect(try await desk.matters.sweep(at: Instant("2024-03-27", hour: 12)) == 0)
            #expect(try await desk.matters.sweep(at: Instant("2024-03-28", hour: 1)) == 1)
            #expect(try await read(id, desk).matter.requestState == .handling)
        }
    }

    @Test("It does not go out for a request that was withdrawn or has ended, and does not wait to", arguments: TestEngine.all)
    func ended(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            try await desk.setPapers(at: Instant("2024-03-01", hour: 8))
            let withdrawn = try await asked(desk), terminated = try await asked(desk)
            let said: [String: FieldValue] = ["reason": .text("不要了"), "evidence": .text("来电")]
            try await desk.act(.withdraw, on: withdrawn, by: .officer(desk.clerk), "2024-03-06", said)
            try await desk.act(.terminate, on: terminated, by: .officer(desk.clerk), "2024-03-06", ["reason": .text("重复")])
            // Both still lack the receipt.
            #expect(try await desk.papers.waiting(of: [withdrawn, terminated]) == [withdrawn: 1, terminated: 1])
            await #expect(throws: PaperAccessRefusal.overtaken(.withdrawal)) { try await issue(withdrawn, desk, "2024-03-07") }
            await #expect(throws: PaperAccessRefusal.overtaken(.ending)) { try await issue(terminated, desk, "2024-03-07") }
            try await desk.step(.reverse, on: withdrawn, by: .officer(desk.clerk), "2024-03-06", ["reason": .text("弄错了")], hour: 12)
            #expect(try await desk.papers.waiting(of: [withdrawn]) == [withdrawn: 2])
            try await issue(withdrawn, desk, "2024-03-07")
        }
    }

    @Test("Sent after the time for asking it wants a reason, which stays in the audit trail", arguments: TestEngine.all)
    func reason(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            try await desk.setPapers(at: Instant("2024-03-01", hour: 8))
            let late = try await asked(desk), early = try await asked(desk)
            try await issue(early, desk, "2024-03-12")
            let words = "收到申请已经8个工作日，超过了7个工作日内告知补正的期限（最晚2024年3月12日）。"
            await #expect(throws: PaperAccessRefusal.lateReasonMissing(words)) { try await issue(late, desk, "2024-03-13") }
            try await issue(late, desk, "2024-03-13", because: "承办人住院")
            let reasons = try await desk.world.database.read { tx in
                try tx.rows("SELECT reason FROM audit_entry WHERE action = 'paper.issue' ORDER BY sequence").map {
                    try $0.get("reason", as: String?.self)
                }
            }
            #expect(reasons == [nil, "承办人住院"])
        }
    }

    @Test("Written in time and sent when the time to answer is over, it promises no new count", arguments: TestEngine.all)
    func promise(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            try await desk.setPapers(at: Instant("2024-03-01", hour: 8))
            let id = try await asked(desk), place = try await notice(id, desk).place
            func open(_ day: Day) async throws -> OpenedPaper {
                try await desk.papers.open(place, of: id, for: desk.clerk, from: Desk.address, at: Instant(day, hour: 11))
            }
            var paper = try await open("2024-03-06").paper
            #expect(paper.text.contains("自本机关收到补正的申请之日起计算"))
            paper.note = "联系人：李文静"
            try await desk.papers.save(
                paper, at: place, of: id, expecting: 0, by: desk.clerk, from: Desk.address, at: Instant("2024-03-06", hour: 12))
            #expect(try await open("2024-03-29").faults.allSatisfy { !$0.words.contains("不会重新计算") })
            #expect(try await open("2024-04-01").faults.contains { $0.words.contains("2024年3月29日届满，不会重新计算") })
            let faults = try await open("2024-04-01").faults
            await #expect(throws: PaperAccessRefusal.faulty(faults)) {
                try await issue(id, desk, "2024-04-01", revision: 1, because: "漏发")
            }
            #expect(try await notice(id, desk).issue == nil)
        }
    }

    @Test("A letter that gives a request up does not go out while the days of a notice sent late still run", arguments: TestEngine.all)
    func givenUpEarly(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await asked(desk)
            try await desk.send(id, "2024-03-05")
            #expect(try await desk.matters.sweep(at: Instant("2024-03-27", hour: 1)) == 1)
            // As if it had been closed before days were counted from the going out.
            try await desk.world.database.write { tx in
                try tx.run("DROP TRIGGER request_paper_no_update" + (tx.dialect == .postgres ? " ON request_paper" : ""))
                try tx.run("UPDATE request_paper SET issued_at = \(Instant("2024-03-20", hour: 9)) WHERE kind = 'supplementNotice'")
            }
            let last = WorkingCalendar.published.day(15, workingDaysAfter: "2024-03-20")
            await #expect(throws: PaperAccessRefusal.givenUpEarly(notice: "补正告知书", last: last)) { try await desk.send(id, "2024-03-27") }
        }
    }

    @Test("A new calendar moves the last day of a request whose notice lies in the file, and of none that waits", arguments: TestEngine.all)
    func calendar(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            try await desk.world.database.write { tx in
                try tx.run("INSERT INTO officer_role (officer_id, role) VALUES (\(desk.auditor.id), 'leader')")
            }
            let unsent = try await asked(desk), sent = try await asked(desk), late = try await asked(desk)
            try await desk.send(sent, "2024-03-05")
            try await desk.send(late, "2024-03-07")
            let calendars = CalendarStore(matters: desk.matters), now = Instant("2024-03-08", hour: 9)
            let change = try await calendars.propose(
                "2024-03-20,off,暴雪停工,区政府公告\n", reason: "暴雪停工一天", by: desk.registrar, from: Desk.address, at: now)
            #expect(try await calendars.preview(change, for: desk.registrar, at: now).first.map(\.id) == [unsent])
            try await calendars.confirm(change, by: desk.auditor, from: Desk.address, at: now)
            #expect(try await read(unsent, desk).dates.dueOn == "2024-04-01")
            // As many working days as the step gave, of which there is one less now.
            #expect(try await read(sent, desk).dates.answerBy == "2024-03-26")
            #expect(try await read(late, desk).dates.answerBy == "2024-03-28")
            for id in [unsent, sent, late] { try await MatterStoreTests.check(id, desk) }
        }
    }

    @Test("The staff's list marks as void what the applicant's page does: not a reply that was corrected since", arguments: TestEngine.all)
    func void(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.handling("2024-03-01")
            try await desk.served(id, "2024-03-08")
            let remedy = try await desk.act(
                .openRemedy, on: id, by: .officer(desk.registrar), "2024-04-01",
                ["party": .text("区政府"), "remedyKind": .text("reconsideration"), "caseNumber": .text("复〔2024〕1号")])
            try await desk.act(
                .correctDecision, on: id, by: .officer(desk.registrar), "2024-04-08",
                ["correction": .text("应当重新答复"), "decideAgainBy": .day("2024-05-20")], branch: remedy.event.number)
            try await desk.signed(id, "2024-04-09")
            let replies = try await desk.papers.papers(of: id, for: desk.clerk).filter { $0.kind.code == "reply.granted" }
            #expect(replies.count == 2 && replies.allSatisfy { $0.lapsed == nil })
            #expect(try await desk.papers.letters(to: read(id, desk)).map(\.hold) == [.holds])
            // Numbered, and taken back before it was served: void for the staff, and the applicant never had it.
            try await desk.papers.issue(
                replies[0].place, of: id, expecting: 0, by: desk.clerk, from: Desk.address, at: Instant("2024-04-09", hour: 12))
            try await desk.step(.reverse, on: id, by: .officer(desk.signer), "2024-04-09", ["reason": .text("弄错了")], hour: 13)
            try await desk.act(.returnDraft, on: id, by: .officer(desk.signer), "2024-04-09", ["reason": .text("有误")], hour: 14)
            let lapsed = try await desk.papers.papers(of: id, for: desk.clerk).filter { $0.kind.code == "reply.granted" }.map(\.lapsed)
            #expect(lapsed == ["已作废：这一步已撤销，或者已经重新拟稿", nil])
            #expect(try await desk.papers.letters(to: read(id, desk)).count == 1)
        }
    }

    @Test("Whoever stands in for the handler finishes their papers and may see who asks, for those days", arguments: TestEngine.all)
    func deputy(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            try await desk.setPapers(at: Instant("2024-03-01", hour: 8))
            let id = try await asked(desk), place = try await notice(id, desk).place, deputy = desk.reviewer
            func send(_ day: Day) async throws {
                try await desk.papers.issue(
                    place, of: id, expecting: 1, by: deputy, from: Desk.address, at: Instant(day, hour: 12))
            }
            func look(_ day: Day) async throws {
                _ = try await desk.requests.reveal(id, reason: "电话通知", to: deputy, from: Desk.address, at: Instant(day, hour: 12))
            }
            try await desk.matters.delegate(
                to: deputy.id, from: "2024-03-06", through: "2024-03-06", by: desk.clerk, from: Desk.address,
                at: Instant("2024-03-05", hour: 12))
            let stored = try await read(id, desk)
            for day in ["2024-03-05", "2024-03-07"] as [Day] {
                await #expect(throws: MatterAccessRefusal.permissionMissing(.handleRequests), "\(day)") { try await send(day) }
                await #expect(throws: MatterAccessRefusal.permissionMissing(.readIdentities), "\(day)") { try await look(day) }
                #expect(try await !desk.papers.mayWrite(stored, by: deputy, on: day))
                #expect(try await !desk.matters.mayReveal(stored, to: deputy, on: day))
            }
            #expect(try await desk.papers.mayWrite(stored, by: deputy, on: "2024-03-06"))
            #expect(try await desk.matters.mayReveal(stored, to: deputy, on: "2024-03-06"))
            try await look("2024-03-06")
            let now = Instant("2024-03-06", hour: 11)
            var paper = try await desk.papers.open(place, of: id, for: deputy, from: Desk.address, at: now).paper
            paper.note = "联系人：张丽娟"
            try await desk.papers.save(paper, at: place, of: id, expecting: 0, by: deputy, from: Desk.address, at: now)
            try await send("2024-03-06")
            #expect(try await notice(id, desk).issue?.by == "张丽娟（代李文静）")
        }
    }

    @Test("What lies there to be sent waits for its handler, named, also when the request was given up", arguments: TestEngine.all)
    func waits(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            try await desk.setPapers(at: Instant("2024-03-01", hour: 8))
            let unsent = try await asked(desk), closed = try await asked(desk)
            func waiting(_ officer: Officer, _ day: Day, letters: Bool = false) async throws -> [MatterID] {
                var query = MatterQuery("request")
                if letters {
                    query.facts["letters"] = "unsent"
                } else {
                    query.whose = .waiting(on: day)
                    query.isOpen = true
                    query.order = .dueFirst
                }
                return try await desk.matters.list(query, for: officer).lines.map(\.id).sorted { $0.value < $1.value }
            }
            #expect(try await waiting(desk.clerk, "2024-03-05") == [unsent, closed])
            #expect(try await waiting(desk.signer, "2024-03-05") == [])
            #expect(try await desk.papers.lettersToSend(of: [unsent, closed]) == [unsent: "补正告知书", closed: "补正告知书"])
            try await issue(closed, desk, "2024-03-05")
            #expect(try await waiting(desk.clerk, "2024-03-05") == [unsent])
            try await desk.matters.sweep(at: Instant("2024-03-27", hour: 1))
            #expect(try await read(closed, desk).matter.requestState == .closed)
            #expect(try await waiting(desk.clerk, "2024-03-27") == [unsent, closed])
            #expect(try await waiting(desk.clerk, "2024-03-27", letters: true) == [unsent, closed])
            #expect(try await desk.matters.counts("request", for: desk.clerk, on: "2024-03-27", soon: "2024-03-29").waiting == 2)
            #expect(try await desk.papers.lettersToSend(of: [unsent, closed]) == [unsent: "补正告知书", closed: "不再处理告知书"])
            let line = try #require(
                try await desk.papers.papers(of: closed, for: desk.clerk).first {
                    if case .abandonedNotice = $0.kind { true } else { false }
                })
            try await desk.papers.issue(
                line.place, of: closed, expecting: 0, by: desk.clerk, from: Desk.address, at: Instant("2024-03-27", hour: 9))
            #expect(try await waiting(desk.clerk, "2024-03-27") == [unsent])
            #expect(try await waiting(desk.clerk, "2024-03-27", letters: true) == [unsent])
        }
    }

    @Test("A notice that was taken back before it went out keeps the text of that day, and is marked", arguments: TestEngine.all)
    func keepsItsText(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            try await desk.setPapers(at: Instant("2024-03-01", hour: 8))
            let id = try await asked(desk), place = try await notice(id, desk).place
            func paper(_ day: Day) async throws -> OpenedPaper {
                try await desk.papers.open(place, of: id, for: desk.clerk, from: Desk.address, at: Instant(day, hour: 16))
            }
            let before = try await paper("2024-03-05")
            #expect(before.line.mark == nil)
            try await desk.step(.reverse, on: id, by: .officer(desk.clerk), "2024-03-05", ["reason": .text("弄错了")], hour: 15)
            let after = try await paper("2024-04-08")
            #expect(after.line.mark == "作废" && after.paper == before.paper && after.faults.isEmpty)
        }
    }
}
