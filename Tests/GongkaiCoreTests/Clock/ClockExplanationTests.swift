import GongkaiCore
import Testing

@Suite("The clock explains itself")
struct ClockExplanationTests {
    @Test("Every day between is named with its reason: 26 September 2014 and fifteen working days")
    func everyDay() throws {
        let reading = try RequestClock(RequestFacts(Receipt(.inPerson, arrived: "2014-09-26"))).reading
        let explanation = reading.explanation(on: "2014-10-15")
        let counted = explanation.days.filter { $0.number != nil }
        #expect(
            counted.map(\.day.text) == [
                "2014-09-28", "2014-09-29", "2014-09-30", "2014-10-08", "2014-10-09", "2014-10-10", "2014-10-11", "2014-10-13",
                "2014-10-14",
                "2014-10-15", "2014-10-16", "2014-10-17", "2014-10-20", "2014-10-21", "2014-10-22",
            ])
        #expect(counted.first?.reason == .makeUpDay(name: "国庆节", source: "国办发明电〔2013〕28号"))
        #expect(explanation.days.first { $0.day == "2014-10-03" }?.reason == .dayOff(name: "国庆节", source: "国办发明电〔2013〕28号"))
        #expect(explanation.days.first?.reason == .weekend)
        #expect(
            explanation.plain == [
                "最晚2014年10月22日（星期三）答复。",
                "2014年9月26日收到您的申请（当面提交，以提交之日为收到申请之日）。收到当天不算，从第二天数起。",
                "《中华人民共和国政府信息公开条例》（2007年）规定的期限是15个工作日。",
                "周六、周日不算，共4天。",
                "放假的日子不算：国庆节（10月1日至7日）。",
                "虽是周末但要上班的日子照算：9月28日（国庆节调休）、10月11日（国庆节调休）。",
                "到10月15日，已用10个工作日，还剩5个工作日。",
            ])
        #expect(
            explanation.precise == [
                "依据：《中华人民共和国政府信息公开条例》（2007年）。",
                "起算：当面提交，以提交之日为收到申请之日，2014-09-26（国办公开办函〔2015〕207号）；当日不计入。",
                "法定期限：15个工作日（第二十四条第二款）。",
                "2014-09-27　不计　周末",
                "2014-09-28　第1日　国庆节调休上班（国办发明电〔2013〕28号）",
                "2014-09-29至2014-09-30　第2至3日　工作日",
                "2014-10-01至2014-10-07　不计　国庆节放假（国办发明电〔2013〕28号）",
                "2014-10-08至2014-10-10　第4至6日　工作日",
                "2014-10-11　第7日　国庆节调休上班（国办发明电〔2013〕28号）",
                "2014-10-12　不计　周末",
                "2014-10-13至2014-10-17　第8至12日　工作日",
                "2014-10-18至2014-10-19　不计　周末",
                "2014-10-20至2014-10-22　第13至15日　工作日",
                "合计：2014-09-27至2014-10-22共26天，计入15天，不计11天（周末4天、放假7天）。",
                "届满：2014-10-22（星期三）24时。",
                "截至2014-10-15：已用10个工作日，剩余5个工作日。",
            ])
    }

    @Test("On the Saturday after the last day the time is over, and no working day is said to have passed")
    func dayOffAfterTheLast() throws {
        let reading = try RequestClock(RequestFacts(Receipt(.inPerson, arrived: "2024-01-23"))).reading
        #expect(reading.due == "2024-02-23")
        let saturday = reading.explanation(on: "2024-02-24"), monday = reading.explanation(on: "2024-02-26")
        #expect(saturday.plain.last == "到2月24日，已经超过期限。" && monday.plain.last == "到2月26日，已经超过期限1个工作日。")
        #expect(saturday.precise.contains { $0 == "截至2024-02-24：已用20个工作日，已超期。" })
        #expect(monday.precise.contains { $0 == "截至2024-02-26：已用20个工作日，已超期1个工作日。" })
    }

    @Test("What was asked after the last day is said to have moved nothing; what was asked in time moved something")
    func movedNothing() throws {
        func reading(asked: Day) throws -> ClockReading {
            try RequestClock(
                RequestFacts(
                    Receipt(.inPerson, arrived: "2024-01-22"),
                    pauses: [.init(.thirdParty, from: asked.adding(days: 2), through: asked.adding(days: 4))],
                    restarts: [.init(.supplement, asked: asked, answered: asked.adding(days: 1))])
            ).reading
        }
        let late = try reading(asked: "2024-03-04"), early = try reading(asked: "2024-02-19")
        for effect in [ClockEffect.asks(.supplement), .restarts(.supplement)] {
            #expect(late.movesNothing(effect, on: "2024-03-04") && !early.movesNothing(effect, on: "2024-02-19"))
        }
        #expect(late.movesNothing(.suspends(.thirdParty), on: "2024-03-06") && late.movesNothing(.resumes, on: "2024-03-08"))
        #expect(!early.movesNothing(.suspends(.thirdParty), on: "2024-02-21") && !early.movesNothing(.resumes, on: "2024-02-23"))
        #expect(!late.movesNothing(.extends(.extended), on: "2024-03-04"))
    }

    @Test("A consultation begun on the last day puts it off by its days, and every one of them is accounted for")
    func onTheLastDay() throws {
        func reading(from: Day, through: Day?) throws -> ClockReading {
            try RequestClock(
                RequestFacts(Receipt(.inPerson, arrived: "2024-01-23"), pauses: [.init(.thirdParty, from: from, through: through)])
            ).reading
        }
        let open = try reading(from: "2024-02-23", through: nil)
        #expect(open.due == nil && open.left(on: "2024-02-26") == 0 && !open.isOverdue(on: "2024-02-26"))
        let done = try reading(from: "2024-02-23", through: "2024-02-28")
        #expect(done.due == "2024-02-28" && done.findings.isEmpty)
        #expect(!done.movesNothing(.suspends(.thirdParty), on: "2024-02-23") && !done.movesNothing(.resumes, on: "2024-02-28"))
        let explanation = done.explanation(on: "2024-02-28")
        #expect(explanation.suspensions.map(\.days) == [3] && !explanation.days.contains { $0.reason == .rolledOver })
        #expect(explanation.plain.last == "到2月28日，已用20个工作日，还剩0个工作日。")
        let saturday = try reading(from: "2024-02-24", through: nil)
        #expect(saturday.due == "2024-02-23" && saturday.movesNothing(.suspends(.thirdParty), on: "2024-02-24"))
    }

    @Test("A consultation is named with its days and its article, in the words for both")
    func suspension() throws {
        let facts = RequestFacts(
            Receipt(.signedMail, arrived: "2023-09-18"), pauses: [.init(.thirdParty, from: "2023-09-20", through: "2023-10-13")])
        let explanation = try RequestClock(facts).reading.explanation()
        #expect(explanation.suspensions.map(\.days) == [13])
        #expect(explanation.plain.contains("征求第三方意见的时间（9月20日至10月13日）不算，共13个工作日。"))
        #expect(explanation.precise.contains("中止：征求第三方意见，2023-09-20至2023-10-13，首日不计；扣除13个工作日（第三十三条第三款）。"))
        #expect(explanation.precise.contains("相关期限：征求第三方意见期限至2023-10-17（第三十二条），逾期未提出意见的，由行政机关决定是否公开。"))
    }

    @Test("Beyond the published calendar, and before it, a date is provisional and says why")
    func provisional() throws {
        let late = try RequestClock(RequestFacts(Receipt(.inPerson, arrived: "2026-12-15"))).reading
        #expect(late.isProvisional)
        #expect(late.explanation().plain[1] == "这是暂定日期：2027年的放假安排还没有公布，公布后可能变动。")
        let early = try RequestClock(RequestFacts(Receipt(.inPerson, arrived: "2012-12-15"))).reading
        #expect(early.isProvisional)
        #expect(early.explanation().plain[1] == "这是暂定日期：系统没有2013年以前的放假安排，只扣除了周末。")
        #expect(late.explanation().precise.contains("相关期限：补正告知期限至2026-12-24（第三十条）。"))
        let later = try RequestClock(RequestFacts(Receipt(.inPerson, arrived: "2026-12-28"))).reading
        #expect(later.explanation().precise.contains("相关期限：补正告知期限至2027-01-07，暂定（第三十条）。"))
        #expect(try !RequestClock(RequestFacts(Receipt(.inPerson, arrived: "2012-12-31"))).reading.isProvisional)
        #expect(try !RequestClock(RequestFacts(Receipt(.inPerson, arrived: "2026-12-03"))).reading.isProvisional)
    }

    @Test("While a supplement is awaited, the applicant is told what to do")
    func waiting() throws {
        let facts = RequestFacts(
            Receipt(.inPerson, arrived: "2025-04-22"), restarts: [.init(.supplement, asked: "2025-04-28", answered: nil)])
        let explanation = try RequestClock(facts).reading.explanation(on: "2025-05-06")
        #expect(explanation.due == nil)
        #expect(explanation.days.isEmpty)
        #expect(explanation.usage == nil)
        #expect(explanation.plain.first == "请不晚于2025年5月22日完成补正；收到后，答复期限从收到的那一天起重新计算。无正当理由逾期不补正的，视为放弃申请。")
    }

    @Test("For thousands of histories the days add up, the last day is a working day, and one more pause never makes it earlier")
    func properties() throws {
        var dice = Dice(seed: 4)
        for _ in 0..<4000 {
            let arrived = Day("2013-01-01").adding(days: dice.roll(5100))
            let regime = try DisclosureRegime.inForce(on: arrived)
            var facts = RequestFacts(Receipt(.inPerson, arrived: arrived))
            var zero = arrived
            if regime.code == "2019", dice.roll(3) == 0 {
                let asked = arrived.adding(days: dice.roll(12))
                zero = asked.adding(days: dice.roll(40))
                facts.restarts = [.init(.supplement, asked: asked, answered: zero)]
            }
            if dice.roll(3) == 0 { facts.granted = .init(.extended, days: 1 + dice.roll(regime.clock.limit.days)) }
            if dice.roll(3) == 0 { facts.promisedDays = 1 + dice.roll(regime.clock.limit.days) }
            var before: Day?
            for _ in 0...dice.roll(4) {
                let reading = try RequestClock(facts).reading
                try checkSum(reading, zero)
                let due = try #require(reading.due)
                if let before { #expect(due >= before) }
                before = due
                let from = zero.adding(days: dice.roll(45))
                facts.pauses.append(.init(.thirdParty, from: from, through: from.adding(days: dice.roll(25))))
            }
        }
    }

    /// A limit ends with its last counted day, or with the suspended days right behind it.
    private func checkEnd(_ last: Day?, _ number: Int, _ explanation: ClockExplanation) throws {
        let last = try #require(last), counted = try #require(explanation.days.first { $0.number == number }?.day)
        #expect(counted <= last)
        #expect(!explanation.days.contains { $0.day > counted && $0.day <= last && $0.number != nil })
    }

    private func checkSum(_ reading: ClockReading, _ zero: Day) throws {
        let explanation = reading.explanation(on: reading.due)
        let due = try #require(reading.due)
        let counted = explanation.days.filter { $0.number != nil }
        #expect(WorkingCalendar.published.isWorkingDay(due))
        #expect(explanation.days.map(\.day.number) == Array(zero.number + 1...due.number))
        #expect(counted.map(\.number) == (1...reading.days).map(Optional.some))
        // Only a pause begun on the last day puts the end off behind the last counted one.
        let isPutOff = reading.facts.pauses.contains { $0.from == counted.last?.day }
        #expect(isPutOff ? counted.last.map { $0.day <= due } == true : counted.last?.day == due)
        let suspended = explanation.days.count { if case .suspended = $0.reason { true } else { false } }
        #expect(explanation.suspensions.reduce(0) { $0 + $1.days } == suspended)
        let usage = try #require(explanation.usage)
        #expect(usage.used == reading.days)
        #expect(usage.left == 0)
        if let promised = explanation.promised {
            try checkEnd(reading.promisedDue, promised.days, explanation)
        }
        if let first = reading.firstDue { try checkEnd(first, reading.rule.limit.days, explanation) }
    }
}
