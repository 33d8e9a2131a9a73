import GongkaiCore
import Testing

/// The worked examples of the handbook on disclosure law, and what lies beside them.
@Suite("The clock of a request for disclosure")
struct RequestClockTests {
    private func read(_ facts: RequestFacts) throws -> ClockReading { try RequestClock(facts).reading }

    @Test(
        "Reply limits under both regulations, with and without the full extension",
        arguments: [
            ("2014-09-26", "2007", "2014-10-22", "2014-11-12"), ("2024-01-31", "2019", "2024-03-04", "2024-04-01"),
            ("2019-05-14", "2007", "2019-06-04", nil), ("2019-05-15", "2019", "2019-06-13", nil),
            ("2024-12-10", "2019", "2025-01-08", nil), ("2020-01-16", "2019", "2020-02-20", nil), ("2014-12-24", "2007", "2015-01-15", nil),
        ] as [(Day, String, Day, Day?)])
    func limits(received: Day, regime: String, due: Day, extended: Day?) throws {
        var facts = RequestFacts(Receipt(.inPerson, arrived: received))
        let clock = try RequestClock(facts)
        #expect(clock.regime.code == regime)
        #expect(clock.reading.due == due)
        facts.granted = RequestClock.longestExtension(under: clock.regime)
        let longer = try read(facts)
        #expect(longer.firstDue == due)
        if let extended { #expect(longer.due == extended) }
    }

    @Test("No regulation before May 2008")
    func noLaw() {
        #expect(throws: ClockRefusal.noLaw(on: "2008-04-30", since: "2008-05-01")) {
            try RequestClock(RequestFacts(Receipt(.inPerson, arrived: "2008-04-30")))
        }
    }

    @Test(
        "Notice of a supplement within seven working days, the reply counted anew from its arrival",
        arguments: [("2025-04-22", "2025-04-30"), ("2024-09-09", "2024-09-19")] as [(Day, Day)])
    func notice(received: Day, by: Day) throws {
        let reading = try read(RequestFacts(Receipt(.inPerson, arrived: received)))
        #expect(reading.steps.first { $0.code == "supplement.notice" }?.due == by)
    }

    @Test("A supplement received on 12 May 2025 makes the reply due on 10 June")
    func supplement() throws {
        var facts = RequestFacts(Receipt(.inPerson, arrived: "2025-04-22"))
        facts.restarts = [.init(.supplement, asked: "2025-04-30", answered: "2025-05-12")]
        #expect(try read(facts).due == "2025-06-10")
        #expect(try read(facts).findings.isEmpty)
        facts.restarts = [.init(.supplement, asked: "2025-05-06", answered: "2025-06-30")]
        #expect(
            try read(facts).findings == [
                .noticeLate(name: "补正告知书", due: "2025-04-30", on: "2025-05-06"),
                .answerLate(name: "补正", due: "2025-05-27", on: "2025-06-30"),
            ])
    }

    @Test("A supplement is asked for once, and under the 2007 regulation it is a reply and restarts nothing")
    func supplementRefused() {
        var facts = RequestFacts(Receipt(.inPerson, arrived: "2025-04-22"))
        facts.restarts = [
            .init(.supplement, asked: "2025-04-30", answered: "2025-05-12"), .init(.supplement, asked: "2025-05-13", answered: nil),
        ]
        #expect(throws: ClockRefusal.askedTwice("补正")) { try read(facts) }
        facts = RequestFacts(Receipt(.inPerson, arrived: "2014-09-26"), restarts: [.init(.supplement, asked: "2014-09-28", answered: nil)])
        #expect(throws: ClockRefusal.unknownGround(.supplement, law: "《中华人民共和国政府信息公开条例》（2007年）")) { try read(facts) }
    }

    @Test("Consulting a third party does not count: thirteen working days, and its own limit of fifteen")
    func thirdParty() throws {
        var facts = RequestFacts(Receipt(.inPerson, arrived: "2023-09-18"))
        #expect(try read(facts).due == "2023-10-20")
        facts.pauses = [.init(.thirdParty, from: "2023-09-20", through: "2023-10-13")]
        let reading = try read(facts)
        #expect(reading.due == "2023-11-08")
        #expect(reading.steps.first { $0.code == "thirdParty.answer" }?.due == "2023-10-17")
        facts.pauses = [.init(.thirdParty, from: "2023-09-20", through: "2023-10-18")]
        #expect(
            try read(facts).findings == [.consultationLong(name: "征求第三方意见", due: "2023-10-17", through: "2023-10-18")])
    }

    @Test("Other organs stop the clock since 2019 only; joint makers who are silent agree")
    func otherOrgans() throws {
        let pause = ClockFacts.Pause(.otherAgency, from: "2014-09-28", through: "2014-10-10")
        #expect(throws: ClockRefusal.self) { try read(RequestFacts(Receipt(.inPerson, arrived: "2014-09-26"), pauses: [pause])) }
        let joint = RequestFacts(
            Receipt(.inPerson, arrived: "2023-09-18"), pauses: [.init(.jointMaker, from: "2023-09-20", through: "2023-09-22")])
        let reading = try read(joint)
        #expect(reading.due == "2023-10-24")
        #expect(reading.steps.first { $0.code == "jointMaker.answer" }?.silence == "逾期未提出意见的，视为同意公开")
    }

    @Test("A fee is to be paid within twenty working days of its notice, and the reply is counted anew from the day after payment")
    func fee() throws {
        var facts = RequestFacts(Receipt(.inPerson, arrived: "2026-02-04"), restarts: [.init(.fee, asked: "2026-02-11", answered: nil)])
        let waiting = try read(facts)
        #expect(waiting.state == .waiting(ground: .fee, since: "2026-02-11"))
        #expect(waiting.steps.first { $0.code == "fee.answer" }?.due == "2026-03-17")
        facts.restarts = [.init(.fee, asked: "2026-02-11", answered: "2026-02-12")]
        // Twenty working days from 13 February on: 14 and 28 February are worked, 15 to 23 February are off.
        #expect(try read(facts).due == "2026-03-18")
        facts = RequestFacts(Receipt(.inPerson, arrived: "2020-06-01"), restarts: [.init(.fee, asked: "2020-06-05", answered: nil)])
        #expect(throws: ClockRefusal.notYet("缴费", since: "2021-01-01")) { try read(facts) }
    }

    @Test(
        "What is asked when the time is over moves nothing: the last day stays, and it is late since then",
        arguments: [
            // Received 2025-04-22, due 2025-05-22.
            (.supplement, "2025-05-22", nil, "2025-05-28", "2025-06-26"), (.supplement, "2025-05-23", nil, "2025-05-28", "2025-05-22"),
            (.supplement, "2025-05-23", nil, nil, "2025-05-22"), (.supplement, "2025-05-22", nil, nil, nil),
            // The step in time, the notice not.
            (.supplement, "2025-04-30", "2025-05-23", "2025-05-28", "2025-05-22"), (.supplement, "2025-04-30", "2025-05-22", nil, nil),
            (.fee, "2025-05-23", nil, "2025-05-28", "2025-05-22"), (.fee, "2025-05-22", nil, "2025-05-28", "2025-06-26"),
        ] as [(ClockGround, Day, Day?, Day?, Day?)])
    func askedLate(ground: ClockGround, asked: Day, told: Day?, answered: Day?, due: Day?) throws {
        let facts = RequestFacts(
            Receipt(.inPerson, arrived: "2025-04-22"), restarts: [.init(ground, asked: asked, answered: answered, told: told)])
        let reading = try read(facts)
        #expect(reading.due == due)
        #expect(reading.late == (due == "2025-05-22" ? [ground] : []))
        #expect(reading.isOverdue(on: "2025-05-30") == (due == "2025-05-22"))
        let letter = ground == .fee ? "缴费通知书" : "补正告知书"
        #expect(
            reading.findings.contains(.askedAfterLimit(name: letter, due: "2025-05-22", on: told ?? asked)) == (due == "2025-05-22"))
    }

    @Test("Within an extension there is time to ask; a consultation after the last day stops nothing, under both regulations")
    func lateBoth() throws {
        var facts = RequestFacts(
            Receipt(.inPerson, arrived: "2025-04-22"),
            restarts: [.init(.supplement, asked: "2025-05-23", answered: "2025-05-28")],
            granted: .init(.extended, days: 5, toldOn: "2025-05-20"))
        #expect(try read(facts).late.isEmpty)
        facts.restarts = [.init(.supplement, asked: "2025-05-30", answered: "2025-06-03")]
        #expect(try read(facts).due == "2025-05-29" && read(facts).late == [.supplement])
        for (received, due, after) in [("2014-09-26", "2014-10-22", "2014-10-23"), ("2025-04-22", "2025-05-22", "2025-05-23")]
            as [(Day, Day, Day)]
        {
            for through in [nil, after.adding(days: 10)] as [Day?] {
                let reading = try read(
                    RequestFacts(Receipt(.inPerson, arrived: received), pauses: [.init(.thirdParty, from: after, through: through)]))
                #expect(reading.due == due && reading.findings.contains(.askedAfterLimit(name: "征求第三方意见", due: due, on: after)))
            }
        }
    }

    @Test("A notice that goes out later than its step gives as many working days; another last day takes its place")
    func answerDays() {
        let calendar = WorkingCalendar.published, usual = TimeLimit(15, article: "第三十条")
        func last(told: Day?, postponed: Day? = nil) -> Day {
            ClockFacts.Restart(
                .supplement, asked: "2025-04-30", answered: nil, answerBy: "2025-05-12", told: told, postponedTo: postponed
            ).last(usual, calendar)
        }
        #expect(last(told: nil) == "2025-05-12" && last(told: "2025-04-30") == "2025-05-12")
        #expect(last(told: "2025-05-12") == "2025-05-19")
        #expect(last(told: "2025-05-12", postponed: "2025-05-30") == "2025-05-30")
        // More time given before the notice went out takes none of the days away that count from then.
        #expect(last(told: "2025-06-03", postponed: "2025-05-30") == "2025-06-10")
    }

    @Test("A notice that was never sent stops nothing; what came back untold counts from the step, and nobody is told after they answered")
    func unsent() throws {
        func reading(_ restart: ClockFacts.Restart) throws -> ClockReading {
            try read(RequestFacts(Receipt(.inPerson, arrived: "2025-04-22"), restarts: [restart]))
        }
        let unsent = try reading(.init(.supplement, asked: "2025-04-30", answered: nil, isUnsent: true))
        #expect(unsent.due == "2025-05-22" && unsent.unsent == [.supplement] && unsent.late.isEmpty && unsent.openAnswerBy == nil)
        #expect(unsent.isOverdue(on: "2025-05-23") && !unsent.steps.contains { $0.code == "supplement.answer" })
        let explanation = unsent.explanation(on: "2025-05-06")
        #expect(explanation.plain.first == "最晚2025年5月22日（星期四）答复。")
        #expect(explanation.plain.contains("4月30日起准备请您补正，通知书还没有发出，答复期限照常计算。"))
        #expect(explanation.precise.contains { $0.hasPrefix("尚未停止：2025-04-30办理补正告知") })
        let untold = try reading(.init(.supplement, asked: "2025-04-30", answered: "2025-05-12", isUnsent: true))
        #expect(untold.due == "2025-06-10" && untold.unsent.isEmpty)
        #expect(ClockFacts.Restart(.supplement, asked: "2025-04-30", answered: "2025-05-12", told: "2025-05-23").toldOn == "2025-05-12")
    }

    @Test("A large volume may take a reasonable period; the ordinary extension ends at twenty days")
    func extensions() throws {
        var facts = RequestFacts(Receipt(.inPerson, arrived: "2024-01-31"), granted: .init(.largeVolume, days: 60))
        #expect(try read(facts).due == "2024-05-29")
        facts.granted = .init(.extended, days: 21)
        #expect(throws: ClockRefusal.extensionLength(days: 21, most: 20)) { try read(facts) }
        facts = RequestFacts(Receipt(.inPerson, arrived: "2014-09-26"), granted: .init(.extended, days: 16))
        #expect(throws: ClockRefusal.extensionLength(days: 16, most: 15)) { try read(facts) }
    }

    @Test("A regime chosen by hand needs a reason, which stands in the explanation")
    func override() throws {
        let facts = RequestFacts(
            Receipt(.inPerson, arrived: "2019-05-14"), override: .init(regime: "2019", reason: "申请人5月15日补交身份证明"))
        let clock = try RequestClock(facts)
        #expect(clock.reading.due == "2019-06-12")
        #expect(clock.reading.explanation().precise.contains { $0.contains("申请人5月15日补交身份证明") })
        #expect(throws: ClockRefusal.unknownRegime("1999")) {
            try RequestClock(RequestFacts(Receipt(.inPerson, arrived: "2019-05-14"), override: .init(regime: "1999", reason: "x")))
        }
    }
}
