import Testing

@testable import GongkaiCore

@Suite("Cards are a function of events")
struct SupervisionReplayTests {
    typealias World = CaseWorld

    @Test("A case nobody works on gets its cards one after the other, each once")
    func untouched() {
        let cards = CaseStory.accepted().cards(upTo: "2024-12-31")
        // Nobody began the first step; the promise ends on 14 March, the law's limit on 2 April.
        // Each yellow card that is not put right brings a red one.
        let expected = [
            "Y09.2 2024-03-07", "R02.2 2024-03-13", "W02 2024-03-13", "Y01 2024-03-15", "R02 2024-03-21", "R01 2024-04-03",
        ]
        #expect(cards.map { "\($0.key) \($0.on)" } == expected)
        #expect(Set(cards.map(\.key)).count == cards.count)
        #expect(cards.first { $0.rule == "R01" }?.due == "2024-04-02" && cards.first { $0.rule == "R01" }?.events == [2])
    }

    @Test("Looking at an earlier day shows what was known then")
    func pastDay() {
        let story = CaseStory.accepted()
        #expect(story.cards(upTo: "2024-03-14").map(\.rule).sorted() == ["R02", "W02", "Y09"])
        #expect(story.cards(upTo: "2024-03-15").map(\.rule).sorted() == ["R02", "W02", "Y01", "Y09"])
        #expect(story.cards(upTo: "2024-03-04").isEmpty)
    }

    @Test("Suspended time moves promise and law alike, and an extension the law alone")
    func suspended() {
        func story(_ extended: Bool) -> CaseStory {
            var story = CaseStory.accepted()
            story.step("A", "2024-03-05", "2024-03-06")
            let branch = story.add(
                .beginProcedure, "2024-03-06", to: .specialProcedure, [.procedure: .text("inspection"), .expectedEnd: .day("2024-03-20")],
                opens: .procedure)
            story.add(.endProcedure, "2024-03-13", to: .examining, branch: branch)
            if extended { story.add(.extend, "2024-03-13", [.extensionDays(1...10): .number(10)]) }
            return story
        }
        let calendar = WorkingCalendar.published
        let plain = story(false).cards()
        #expect(plain.first { $0.rule == "Y01" }?.due == "2024-03-21")
        #expect(plain.first { $0.rule == "R01" }?.due == calendar.day(25, workingDaysAfter: "2024-03-05"))
        let extended = story(true).cards()
        #expect(extended.first { $0.rule == "Y01" }?.due == "2024-03-21")
        #expect(extended.first { $0.rule == "R01" }?.due == calendar.day(35, workingDaysAfter: "2024-03-05"))
    }

    @Test("A special procedure that begins on the last day puts it off; what it adds is what the clock adds")
    func lastDay() throws {
        // The promise ends on Thursday, 14 March.
        var story = CaseStory.accepted()
        story.step("A", "2024-03-05", "2024-03-06")
        let branch = story.add(
            .beginProcedure, "2024-03-14", to: .specialProcedure, [.procedure: .text("inspection"), .expectedEnd: .day("2024-03-22")],
            opens: .procedure)
        story.add(.endProcedure, "2024-03-18", to: .examining, branch: branch)
        let promise = story.cards().first { $0.rule == "Y01" }
        // Friday and Monday do not count, so that the last day is two working days later.
        #expect(promise?.due == "2024-03-18" && promise?.on == "2024-03-19")
        #expect(!story.cards(upTo: "2024-03-18").contains { $0.rule == "Y01" })
        // One that begins on the weekend behind a last day comes too late.
        var late = CaseStory.accepted(on: "2024-03-06")
        late.step("A", "2024-03-06", "2024-03-07")
        late.add(
            .beginProcedure, "2024-03-16", to: .specialProcedure, [.procedure: .text("inspection"), .expectedEnd: .day("2024-03-22")],
            opens: .procedure)
        #expect(late.cards().first { $0.rule == "Y01" }?.due == "2024-03-15")
    }

    @Test("A yellow card that was put right brings no red one when a later limit of its kind runs and something is taken back")
    func putRight() {
        var story = CaseStory.accepted()
        story.add(.handOver, "2024-03-05", [.unit: .agency(World.fire)])
        story.add(.signIn, "2024-03-08")
        let mistake = story.add(.correct, "2024-03-11", [.corrected: .text("电话")])
        story.add(.handOver, "2024-03-15", [.unit: .agency(World.food)])
        story.reverse(mistake, "2024-03-15", to: .accepted)
        let cards = story.cards(upTo: "2024-03-18")
        #expect(cards.contains { $0.key == "Y08.3" } && !cards.contains { $0.rule == "R02" && $0.yellow == "Y08" })
    }

    @Test("Silence counts from the day of receipt, and is a yellow card of its own")
    func silence() {
        var story = CaseStory()
        story.add(.takeIn, "2024-04-30", to: .received)
        story.add(.deemAccepted, "2024-05-11", to: .accepted)
        let cards = story.cards()
        #expect(cards.first { $0.rule == "Y03" }?.on == "2024-05-11")
        #expect(cards.first { $0.rule == "R01" }?.due == "2024-05-30")
    }

    @Test("The unit of a step answers for it, and the lead unit for the whole")
    func units() {
        var story = CaseStory.accepted(World.restaurant)
        story.step("register", "2024-03-05", "2024-03-06")
        story.step("fire", "2024-03-06", nil)
        let cards = story.cards()
        #expect(cards.first { $0.rule == "Y02" }?.unit == World.fire)
        #expect(cards.first { $0.rule == "Y01" }?.unit == World.lead)
    }

    @Test("Every unit whose step is late has a card of its own, with the name of its step")
    func everyStep() {
        var story = CaseStory.accepted(World.restaurant)
        story.step("register", "2024-03-05", "2024-03-06")
        let fire = story.add(.startStep, "2024-03-06", to: .examining, [.step: .text("fire")], opens: .step)
        let food = story.add(.startStep, "2024-03-06", to: .examining, [.step: .text("food")], opens: .step)
        let late = story.cards().filter { $0.rule == "Y02" }
        #expect(Set(late.map(\.key)) == ["Y02.\(fire)", "Y02.\(food)"])
        #expect(Set(late.map(\.unit)) == [World.fire, World.food])
        let names = World.restaurant.steps.filter { ["fire", "food"].contains($0.code) }.map(\.name)
        #expect(Set(late.compactMap(\.partName)) == Set(names) && late.allSatisfy { $0.words.hasPrefix("环节“\($0.partName ?? "")”自") })
        // What nobody puts right is red for each of them.
        let red = story.cards().filter { $0.rule == "R02" && $0.yellow == "Y02" }
        #expect(Set(red.map(\.key)) == ["R02.\(fire)", "R02.\(food)"] && Set(red.map(\.unit)) == [World.fire, World.food])
        // One that is withdrawn takes its own red card away, and not that of the other.
        let withdrawn = story.cards(.shipped, SupervisionActs(withdrawn: ["Y02.\(fire)": late[0].on])).filter { $0.rule == "R02" }
        #expect(withdrawn.contains { $0.key == "R02.\(food)" } && !withdrawn.contains { $0.key == "R02.\(fire)" })
    }

    @Test("Who signs for a case late answers for it, every time it is handed over")
    func everyHandOver() {
        var story = CaseStory.accepted()
        let first = story.add(.handOver, "2024-03-05", [.unit: .agency(World.fire)])
        story.add(.signIn, "2024-03-08")
        let second = story.add(.handOver, "2024-03-11", [.unit: .agency(World.food)])
        let cards = story.cards(upTo: "2024-03-13").filter { $0.rule == "Y08" }
        #expect(cards.map(\.key) == ["Y08.\(first)", "Y08.\(second)"] && cards.map(\.unit) == [World.fire, World.food])
    }

    @Test("A step taken back begins to count again, and its card stays")
    func reversal() {
        var story = CaseStory.accepted()
        let branch = story.add(.startStep, "2024-03-05", to: .examining, [.step: .text("A")], opens: .step)
        let done = story.add(.finishStep, "2024-03-08", [.stepResult: .text("passed")], branch: branch)
        #expect(!story.cards(upTo: "2024-03-09").contains { $0.rule == "Y02" })
        story.reverse(done, "2024-03-08", to: .examining)
        #expect(story.cards(upTo: "2024-03-09").contains { $0.rule == "Y02" && $0.on == "2024-03-09" })
    }

    @Test("A rule tried on last year's events shows what would differ")
    func difference() throws {
        let heading = SupervisionRuleTests.heading
        let one = try SupervisionRuleBook(csv: heading + "X1,1,某,2004-07-01,,all,promised,late:0,yellow,1,timeliness,handler")
        let two = try SupervisionRuleBook(csv: heading + "X1,1,某,2004-07-01,,all,promised,late:2,yellow,5,timeliness,handler")
        let story = SupervisionRuleTests.granted("2024-03-15")
        let change = SupervisionDifference(from: story.cards(one), to: story.cards(two), cases: 1)
        #expect(change.dropped.map(\.rule) == ["X1"] && change.added.isEmpty)
        #expect(SupervisionDifference(from: story.cards(one), to: story.cards(one), cases: 1).dropped.isEmpty)
    }

    @Test("The same whatever the order of the cases, and never fewer on a later day", arguments: [(5, 2024), (6, 2014)] as [(UInt64, Int)])
    func walk(seed: UInt64, year: Int) throws {
        let matters = CaseWalk.year(year, seed: seed, cases: 60) { _, _ in }
        let traces = matters.enumerated().compactMap { CaseTrace(key: Int64($0.offset), $0.element) }
        let last = Day.lastDay(of: year)
        var replay = SupervisionReplay(.shipped)
        let all = traces.flatMap { replay.cards(of: $0, upTo: last) }
        var backwards = SupervisionReplay(.shipped)
        let others = traces.reversed().flatMap { backwards.cards(of: $0, upTo: last) }
        #expect(all.sorted(by: SupervisionCard.precedes).map(\.line) == others.sorted(by: SupervisionCard.precedes).map(\.line))
        #expect(Set(all.map(\.rule)).count > 8, "the walk is too tame: \(Set(all.map(\.rule)).sorted())")
        #expect(Set(all.map { "\($0.subject) \($0.key)" }).count == all.count)
        for month in 1...12 {
            let day = try #require(ScorePeriod.month(month, of: year)).last
            let then = traces.flatMap { replay.cards(of: $0, upTo: day) }
            #expect(then.map(\.line) == all.filter { $0.on <= day }.map(\.line), "month \(month)")
        }
    }

    @Test(
        "A change of the calendar leaves every day before it as it was, and moves what is not over",
        arguments: [(5, 2024), (6, 2014)] as [(UInt64, Int)])
    func calendarChanges(seed: UInt64, year: Int) throws {
        let traces = CaseWalk.year(year, seed: seed, cases: 60) { _, _ in }.enumerated()
            .compactMap { CaseTrace(key: Int64($0.offset), $0.element) }
        // A week of June is free after all; then a Saturday of September is worked.
        let june = try #require(Day("\(year)-06-10")), september = try #require(Day("\(year)-09-10"))
        let free = (0..<7).map { "\(june.adding(days: $0 + 1)),off,停电,测试\n" }.joined()
        let one = try WorkingCalendar.published.changed(by: free)
        let two = try one.changed(by: (0..<14).map { "\(september.adding(days: $0 - 7)),work,补班,测试\n" }.joined())
        var plain = SupervisionReplay(.shipped)
        var changed = SupervisionReplay(.shipped, changes: [(june, one), (september, two)])
        let last = Day.lastDay(of: year)
        var differ = 0
        for trace in traces {
            let before = plain.cards(of: trace, upTo: last), all = changed.cards(of: trace, upTo: last)
            #expect(all.filter { $0.on < june } == before.filter { $0.on < june })
            for day in [
                june.adding(days: -1), june, june.adding(days: 5), september, september.adding(days: 1), september.adding(days: 40),
            ] {
                #expect(changed.cards(of: trace, upTo: day) == all.filter { $0.on <= day }, "\(day)")
            }
            #expect(Set(all.map(\.key)).count == all.count)
            if all != before { differ += 1 }
        }
        #expect(differ > 5)
    }

    @Test("The day it names is that of the next card, if nothing happens", arguments: [(12, 2024)] as [(UInt64, Int)])
    func nextDay(seed: UInt64, year: Int) throws {
        var replay = SupervisionReplay(.shipped)
        var named = 0
        let matters = CaseWalk.year(year, seed: seed, cases: 80) { _, _ in }
        for (key, matter) in matters.enumerated() {
            let trace = try #require(CaseTrace(key: Int64(key), matter))
            var day = try #require(matter.events.last?.at.day)
            for _ in 0..<12 {
                let before = replay.cards(of: trace, upTo: day)
                guard let next = replay.nextDay else {
                    let never = replay.cards(of: trace, upTo: day.adding(days: 2_000))
                    #expect(never == before)
                    break
                }
                #expect(next > day)
                let eve = replay.cards(of: trace, upTo: next.adding(days: -1)), then = replay.cards(of: trace, upTo: next)
                #expect(eve == before && then.count > before.count)
                named += 1
                day = next
            }
        }
        #expect(named > 40)
    }

    @Test("The replay counts days as the clock does", arguments: [(8, 2024), (9, 2014), (17, 2021), (23, 2025)] as [(UInt64, Int)])
    func clock(seed: UInt64, year: Int) throws {
        let far = Day.lastDay(of: year + 2)
        var replay = SupervisionReplay(.shipped)
        var compared = 0
        _ = try CaseWalk.year(year, seed: seed, cases: 50) { matter, _ in
            guard case .running = matter.clock.state, let clock = try World.clock(matter), let trace = CaseTrace(key: 1, matter) else {
                return
            }
            let cards = replay.cards(of: trace, upTo: far)
            let law = try #require(cards.first { $0.rule == "R01" })
            #expect(law.due == clock.statutoryDue, "\(matter.events.map(\.action.code))")
            // The card may have come when the promise ended before it stood still.
            let promise = try #require(cards.first { $0.rule == "Y01" })
            #expect(promise.due == clock.promisedDue, "\(matter.events.map(\.action.code))")
            // A step that was begun by mistake is no longer among them.
            if let step = cards.first(where: { $0.rule == "Y02" }), matter.standing.contains(where: { step.events == [$0.number] }) {
                #expect(clock.facts.steps.compactMap { clock.due(ofStep: $0.code) }.contains { $0 == step.due })
            }
            compared += 1
        }
        #expect(compared > 40)
    }
}
