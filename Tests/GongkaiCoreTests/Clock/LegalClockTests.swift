import GongkaiCore
import Testing

/// The engine knows no kind of matter: here it runs on licences (行政许可法 arts. 32, 42, 44, 45; worked dates of the services handbook).
@Suite("The clock of any matter")
struct LegalClockTests {
    private let licence = ClockRule(
        "licence", law: "《中华人民共和国行政许可法》", matter: "申请", act: "决定", limit: TimeLimit(20, article: "第四十二条"),
        extensions: [ExtensionRule(.extended, most: 10, approver: "本行政机关负责人", article: "第四十二条")],
        pauses: [PauseRule(ClockGround("hearing", "听证"), article: "第四十五条")], reminders: [1])
    private let joint = ClockRule(
        "licence.joint", law: "《中华人民共和国行政许可法》", matter: "申请", act: "决定", limit: TimeLimit(45, article: "第四十二条第二款"),
        extensions: [ExtensionRule(.extended, most: 15, approver: "本级人民政府负责人", article: "第四十二条第二款")])

    private let hearing = ClockGround("hearing", "听证")

    private func facts(_ day: Day) -> ClockFacts { ClockFacts(start: .init(day, words: "受理", article: "第三十二条")) }

    @Test("Licences: twenty days and ten more, jointly forty-five and fifteen more")
    func licences() throws {
        var accepted = facts("2024-04-30")
        #expect(try LegalClock(licence).read(accepted).due == "2024-05-30")
        accepted.granted = .init(.extended, days: 10, toldOn: "2024-05-30")
        #expect(try LegalClock(licence).read(accepted).due == "2024-06-14")

        var together = facts("2014-04-28")
        #expect(try LegalClock(licence).read(together).due == "2014-05-27")
        #expect(try LegalClock(joint).read(together).due == "2014-07-02")
        together.granted = .init(.extended, days: 15)
        #expect(try LegalClock(joint).read(together).due == "2014-07-23")
    }

    @Test("Steps on the way: notice within five days, delivery within ten")
    func steps() throws {
        let rule = ClockRule(
            "x", law: "x", matter: "申请", act: "送达", limit: TimeLimit(10, article: "第四十四条"),
            steps: [StepRule("notice", "一次性告知", TimeLimit(5, article: "第三十二条"))])
        #expect(try LegalClock(rule).read(facts("2024-05-31")).due == "2024-06-17")
        #expect(try LegalClock(rule).read(facts("2024-04-30")).steps.map(\.due) == ["2024-05-10"])
        #expect(try LegalClock(rule).read(facts("2014-04-28")).steps.map(\.due) == ["2014-05-06"])
    }

    @Test("Promise and law stand side by side, and both leave out the same times")
    func promised() throws {
        var accepted = facts("2024-04-30")
        accepted.promised = TimeLimit(7, article: "承诺")
        accepted.pauses = [.init(hearing, from: "2024-05-08", through: "2024-05-10")]
        let reading = try LegalClock(licence).read(accepted)
        #expect(reading.promisedDue == "2024-05-15")
        #expect(reading.due == "2024-06-03")
        #expect(reading.explanation().plain.contains("我们承诺7个工作日内决定，即不晚于2024年5月15日。"))
    }

    @Test("A clock that stands has no last day, and goes on counting when the pause ends")
    func standing() throws {
        var accepted = facts("2024-04-30")
        accepted.pauses = [.init(hearing, from: "2024-05-08", through: nil)]
        let reading = try LegalClock(licence).read(accepted)
        #expect(reading.state == .paused(ground: hearing, since: "2024-05-08", zero: "2024-04-30"))
        #expect(reading.due == nil)
        #expect(reading.used(on: "2024-05-31") == 3)
        #expect(reading.left(on: "2024-05-31") == 17)
        #expect(reading.explanation(on: "2024-05-31").plain.first == "正在听证，决定期限暂停计算，结束后接着计算。")
    }

    @Test("Who stops the clock when the limit is over stays overdue")
    func stoppedTooLate() throws {
        var accepted = facts("2024-04-30")
        accepted.pauses = [.init(hearing, from: "2024-06-04", through: nil)]
        let late = try LegalClock(licence).read(accepted)
        #expect(late.due == "2024-05-30")
        #expect(late.isOverdue(on: "2024-06-05"))
        #expect(late.timing(closedOn: "2024-06-05") == .overdue)
        accepted.granted = .init(.extended, days: 10, toldOn: "2024-05-30")
        let extended = try LegalClock(licence).read(accepted)
        #expect(extended.firstDue == "2024-05-30")
        #expect(extended.due == nil)
        #expect(extended.timing(closedOn: "2024-07-31") == .extended)
        #expect(extended.left(on: "2024-07-31") == 7)
    }

    @Test("Days used and left add up on every day, and the signals come once each")
    func usage() throws {
        let reading = try LegalClock(licence).read(facts("2024-04-30"))
        let due = try #require(reading.due)
        var signals: [Day: ClockSignal] = [:]
        for number in Day("2024-04-30").number...due.number {
            let day = Day(number: number)
            let used = try #require(reading.used(on: day))
            #expect(used + (reading.left(on: day) ?? -1) == 20)
            signals[day] = reading.signal(on: day)
        }
        #expect(signals == ["2024-05-29": .ahead(days: 1), "2024-05-30": .today])
        #expect(reading.signal(on: "2024-05-31") == .overdue(days: 1))
        #expect(reading.signal(on: "2024-06-01") == nil)
        #expect(reading.left(on: "2024-06-03") == -2)
        #expect(!reading.isOverdue(on: due))
        #expect(reading.isOverdue(on: "2024-05-31"))
    }

    @Test("Done in time, in the extension, or late")
    func timing() throws {
        var accepted = facts("2024-04-30")
        accepted.granted = .init(.extended, days: 10)
        let reading = try LegalClock(licence).read(accepted)
        #expect(reading.timing(closedOn: "2024-05-30") == .onTime)
        #expect(reading.timing(closedOn: "2024-05-31") == .extended)
        #expect(reading.timing(closedOn: "2024-06-14") == .extended)
        #expect(reading.timing(closedOn: "2024-06-15") == .overdue)
    }

    @Test("An extension told after the first limit counts for nothing, and says so")
    func lateExtension() throws {
        var accepted = facts("2024-04-30")
        accepted.granted = .init(.extended, days: 10, toldOn: "2024-05-31")
        let reading = try LegalClock(licence).read(accepted)
        #expect(reading.due == "2024-05-30")
        #expect(reading.findings == [.extensionLate(due: "2024-05-30", on: "2024-05-31")])
        #expect(reading.timing(closedOn: "2024-05-31") == .overdue)
    }

    @Test("Calendar days: sixty for a review, rolled over a holiday, and every day is accounted for")
    func calendarDays() throws {
        let review = ClockRule("review", law: "《行政复议法》", matter: "申请", act: "决定", limit: TimeLimit(60, .calendar, article: "第三十一条"))
        let reading = try LegalClock(review).read(facts("2014-08-02"))
        let explanation = reading.explanation()
        #expect(reading.due == "2014-10-08")
        #expect(explanation.days.count { $0.number != nil } == 60)
        #expect(explanation.days.suffix(7).allSatisfy { $0.reason == .rolledOver })
    }

    @Test("Facts that cannot be are refused")
    func refused() {
        let clock = LegalClock(licence)
        func refusal(_ change: (inout ClockFacts) -> Void) -> ClockRefusal? {
            var changed = facts("2024-04-30")
            change(&changed)
            do throws(ClockRefusal) {
                _ = try clock.read(changed)
                return nil
            } catch { return error }
        }
        #expect(
            refusal { $0.pauses = [.init(.otherAgency, from: "2024-05-08", through: nil)] }
                == .unknownGround(.otherAgency, law: licence.law))
        #expect(
            refusal { $0.pauses = [.init(hearing, from: "2024-04-29", through: nil)] }
                == .backwards(what: "听证", from: "2024-04-30", to: "2024-04-29"))
        #expect(
            refusal { $0.pauses = [.init(hearing, from: "2024-05-08", through: "2024-05-07")] }
                == .backwards(what: "听证", from: "2024-05-08", to: "2024-05-07"))
        #expect(refusal { $0.granted = .init(.extended, days: 11) } == .extensionLength(days: 11, most: 10))
        #expect(refusal { $0.granted = .init(.extended, days: 0) } == .extensionLength(days: 0, most: 10))
        #expect(refusal { $0.promised = TimeLimit(21, article: "") } == .promiseTooLong(days: 21, law: 20))
        #expect(
            refusal { $0.restarts = [.init(.supplement, asked: "2024-05-08", answered: nil)] }
                == .unknownGround(.supplement, law: licence.law))
    }
}
