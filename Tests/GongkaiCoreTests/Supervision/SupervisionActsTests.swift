import Testing

@testable import GongkaiCore

@Suite("Cards follow from what was recorded, and from what the supervision did")
struct SupervisionActsTests {
    static let calendar = WorkingCalendar.published

    /// Every day shows the first of the cards of a later one.
    static func expectPrefixes(_ story: CaseStory, through last: Day, _ acts: SupervisionActs = SupervisionActs()) {
        let all = story.cards(upTo: last, acts)
        var day: Day = "2024-03-04"
        while day <= last {
            var known = acts
            known.withdrawn = acts.withdrawn.filter { $0.value <= day }
            known.complaints = acts.complaints.filter { $0 <= day }
            #expect(story.cards(upTo: day, known).map(\.line) == all.filter { $0.on <= day }.map(\.line), "\(day)")
            day = day.adding(days: 1)
        }
    }

    static func standing(_ action: CaseAction = .beginProcedure, until end: Day, _ terms: CaseTerms = ProcedureLimitTests.terms)
        -> CaseStory
    {
        var story = CaseStory.accepted(terms)
        story.step("A", "2024-03-05", "2024-03-06")
        story.add(
            action, "2024-03-07", to: .specialProcedure, [.procedure: .text("inspection"), .expectedEnd: .day(end)], opens: .procedure)
        return story
    }

    @Test("A procedure without an end stops the limits as long as the item gives it, and no longer")
    func bounded() throws {
        let story = Self.standing(until: "2099-12-31")
        let cards = story.cards()
        let law = Self.calendar.day(30, workingDaysAfter: "2024-03-05"), promise = Self.calendar.day(17, workingDaysAfter: "2024-03-05")
        #expect(cards.first { $0.rule == "R01" }?.due == law && cards.first { $0.rule == "R01" }?.on == law.adding(days: 1))
        #expect(cards.first { $0.rule == "Y01" }?.due == promise)
        let warned = try #require(cards.first { $0.rule == "W02" }), last = Self.calendar.day(10, workingDaysAfter: "2024-03-07")
        #expect(warned.on > last && warned.on <= promise)
        Self.expectPrefixes(story, through: "2024-05-31")
        // What the head allowed lasts until the day they named.
        let end = Self.calendar.day(15, workingDaysAfter: "2024-03-07")
        let longer = Self.standing(.beginLongerProcedure, until: end).cards()
        #expect(longer.first { $0.rule == "R01" }?.due == Self.calendar.day(35, workingDaysAfter: "2024-03-05"))
        #expect(longer.first { $0.rule == "Y04" }?.due == end)
    }

    @Test("Begun again it has what is left, and one that ended late ended at its bound")
    func again() {
        var story = Self.standing(until: "2024-03-20")
        let first = story.events.count
        story.add(.endProcedure, "2024-03-13", to: .examining, branch: first)
        story.add(
            .beginProcedure, "2024-03-18", to: .specialProcedure, [.procedure: .text("inspection"), .expectedEnd: .day("2099-12-31")],
            opens: .procedure)
        // Four days of ten were used.
        #expect(story.cards().first { $0.rule == "R01" }?.due == Self.calendar.day(30, workingDaysAfter: "2024-03-05"))
        Self.expectPrefixes(story, through: "2024-05-31")
        var late = Self.standing(until: "2099-12-31")
        late.add(.endProcedure, "2024-04-10", to: .examining, branch: late.events.count)
        #expect(late.cards().first { $0.rule == "R01" }?.due == Self.calendar.day(30, workingDaysAfter: "2024-03-05"))
        Self.expectPrefixes(late, through: "2024-05-31")
    }

    @Test("A red card for a yellow one that was not put right names its rule and the day on which the time for it ended")
    func named() {
        let red = CaseStory.accepted().cards().first { $0.rule == "R02" }
        #expect(red?.yellow == "Y09" && red?.from == "2024-03-07" && red?.due == "2024-03-12" && red?.on == "2024-03-13")
        #expect(red?.words.contains("黄牌“Y09”（初审）的改正期限") == true && red?.words.contains("2024年3月12日") == true)
        #expect(CaseStory.accepted().cards().filter { $0.rule != "R02" }.allSatisfy { $0.yellow == nil })
    }

    @Test("A yellow card that was withdrawn in time brings no red one; another yellow one still does")
    func withdrawn() {
        let story = CaseStory.accepted()
        let acts = SupervisionActs(withdrawn: ["Y09.2": "2024-03-11"])
        let cards = story.cards(upTo: "2024-12-31", acts)
        // The promise was broken on the 15th, and nobody put that right.
        #expect(cards.first { $0.rule == "R02" }?.on == "2024-03-21" && cards.first { $0.rule == "R02" }?.yellow == "Y01")
        #expect(cards.contains { $0.rule == "Y09" })
        Self.expectPrefixes(story, through: "2024-04-15", acts)
        let both = SupervisionActs(withdrawn: ["Y09.2": "2024-03-11", "Y01": "2024-03-18"])
        #expect(!story.cards(upTo: "2024-12-31", both).contains { $0.rule == "R02" })
        // What was found stays found.
        for day in ["2024-03-13", "2024-03-14"] as [Day] {
            let late = SupervisionActs(withdrawn: ["Y09.2": day])
            #expect(story.cards(upTo: "2024-12-31", late).first { $0.rule == "R02" }?.on == "2024-03-13")
            Self.expectPrefixes(story, through: "2024-04-15", late)
        }
    }

    @Test("The same in a year at random, whatever was withdrawn", arguments: [(5, 2024)] as [(UInt64, Int)])
    func walk(seed: UInt64, year: Int) throws {
        let traces = CaseWalk.year(year, seed: seed, cases: 400) { _, _ in }.enumerated()
            .compactMap { CaseTrace(key: Int64($0.offset), $0.element) }
        var replay = SupervisionReplay(.shipped), fewer = 0
        let last = Day.lastDay(of: year)
        for trace in traces {
            let before = replay.cards(of: trace, upTo: last)
            guard let yellow = before.first(where: { $0.signal == .yellow }) else { continue }
            let day = Self.calendar.day(1, workingDaysAfter: yellow.on)
            let acts = SupervisionActs(withdrawn: [yellow.key: day], complaints: [day])
            func isItsRed(_ card: SupervisionCard) -> Bool { card.yellow == yellow.rule && card.part == yellow.part }
            let all = replay.cards(of: trace, upTo: last, acts)
            #expect(!all.contains { isItsRed($0) && $0.on > day })
            if before.contains(where: isItsRed), !all.contains(where: isItsRed) { fewer += 1 }
            for days in [0, 1, 3, 5, 20, 60] {
                let then = min(last, day.adding(days: days))
                #expect(replay.cards(of: trace, upTo: then, acts).map(\.line) == all.filter { $0.on <= then }.map(\.line), "\(then)")
            }
        }
        #expect(fewer > 3)
    }

    @Test("A complaint that the supervision found to be right is a card without a step of the case")
    func complaint() {
        let story = CaseStory.accepted(), acts = SupervisionActs(complaints: ["2024-03-11", "2024-03-12"])
        let cards = story.cards(upTo: "2024-12-31", acts).filter { $0.rule == "Y07" }
        #expect(cards.map(\.on) == ["2024-03-11"] && cards.first?.events == [] && cards.first?.unit == CaseWorld.lead)
        #expect(cards.first?.words == "监察机关于2024年3月11日核实：投诉属实。")
        #expect(!story.cards().contains { $0.rule == "Y07" })
        Self.expectPrefixes(story, through: "2024-04-15", acts)
    }
}
