import Testing

@testable import GongkaiCore

@Suite("The rules of supervision")
struct SupervisionRuleTests {
    typealias World = CaseWorld

    /// What breaks a rule, and what just does not.
    struct Pair: Sendable, CustomTestStringConvertible {
        let rule: String
        /// The day of the card.
        let on: Day
        let breaks: CaseStory
        let keeps: CaseStory
        /// The day up to which one looks.
        var upTo: Day = "2024-03-20"
        var testDescription: String { rule }

        init(_ rule: String, on: Day, upTo: Day? = nil, _ story: (Bool) -> CaseStory) {
            self.rule = rule
            self.on = on
            breaks = story(true)
            keeps = story(false)
            if let upTo { self.upTo = upTo }
        }
    }

    /// Both steps done at once, then granted on a day.
    static func granted(_ day: Day, _ terms: CaseTerms = World.terms) -> CaseStory {
        var story = CaseStory.accepted(terms)
        for step in terms.steps { story.step(step.code, "2024-03-05", "2024-03-05") }
        story.add(.submit, "2024-03-05", to: .deciding)
        story.add(.grant, day, to: .granted)
        return story
    }

    static let longTerms = World.make {
        try CaseTerms(
            item: "X", version: 1, name: "某", statutory: TimeLimit(20, article: "第四十二条"), promisedDays: 15,
            steps: [.init("A", "审", unit: World.lead, unitName: "局", days: 5)])
    }

    static func later(_ day: Day) -> CaseStory {
        var story = CaseStory()
        story.add(.takeIn, "2024-03-04", to: .received)
        let branch = story.add(
            .acceptWithPromise, "2024-03-05", to: .accepted, [.promised: .text("M03"), .promisedBy: .day("2024-03-11")], opens: .promise)
        story.add(.handInPromised, day, branch: branch)
        return story
    }

    static func rated(_ how: String, _ day: Day) -> CaseStory {
        var story = CaseStory.accepted()
        let number = story.add(.rate, "2024-03-05", [.rating: .text("4"), .ratedStage: .text("acceptance")])
        if how == "resolved" { story.add(.followUpRating, "2024-03-06", [.ratedEvent: .number(number), .followUp: .text("contacted")]) }
        story.add(.followUpRating, day, [.ratedEvent: .number(number), .followUp: .text(how)])
        return story
    }

    static func noticed(again: Bool, reason: String?) -> CaseStory {
        var story = CaseStory()
        story.add(.takeIn, "2024-03-04", to: .received)
        story.add(.giveNotice, "2024-03-05", to: .supplementAsked, [.deficits: .text("M01|缺")])
        story.add(.supplement, "2024-03-06", to: .received)
        if again {
            story.add(
                .noticeAgain, "2024-03-07", to: .supplementAsked,
                [.deficits: .text("M02|缺")].merging(reason.map { [.reason: .text($0)] } ?? [:]) { $1 })
        } else {
            story.add(.accept, "2024-03-07", to: .accepted)
        }
        return story
    }

    static func billed(_ lines: String) -> CaseStory {
        var story = CaseStory.accepted()
        story.add(.tellBill, "2024-03-06", [.billLines: .text(lines)])
        return story
    }

    static let pairs: [Pair] = [
        Pair("W01", on: "2024-03-07") { bad in
            var story = CaseStory.accepted()
            story.step("A", "2024-03-05", bad ? "2024-03-07" : "2024-03-06")
            return story
        },
        Pair("W02", on: "2024-03-13") { granted($0 ? "2024-03-13" : "2024-03-12") },
        Pair("W03", on: "2024-03-21", upTo: "2024-03-25") { granted($0 ? "2024-03-21" : "2024-03-20", longTerms) },
        Pair("W04", on: "2024-03-08") { bad in .accepted(on: bad ? "2024-03-08" : "2024-03-07") },
        Pair("W05", on: "2024-03-12") { later($0 ? "2024-03-12" : "2024-03-11") },
        Pair("Y01", on: "2024-03-15") { granted($0 ? "2024-03-15" : "2024-03-14") },
        Pair("Y02", on: "2024-03-09") { bad in
            var story = CaseStory.accepted()
            story.step("A", "2024-03-05", bad ? "2024-03-11" : "2024-03-08")
            return story
        },
        Pair("Y03", on: "2024-03-12") { bad in .accepted(on: bad ? "2024-03-12" : "2024-03-11") },
        Pair("Y04", on: "2024-03-16") { bad in
            var story = CaseStory.accepted()
            story.step("A", "2024-03-05", nil)
            let branch = story.add(
                .beginProcedure, "2024-03-06", to: .specialProcedure, [.procedure: .text("inspection"), .expectedEnd: .day("2024-03-15")],
                opens: .procedure)
            story.add(.endProcedure, bad ? "2024-03-16" : "2024-03-15", to: .examining, branch: branch)
            return story
        },
        Pair("Y05", on: "2024-03-07") { rated("contacted", $0 ? "2024-03-07" : "2024-03-06") },
        Pair("Y06", on: "2024-03-27", upTo: "2024-03-28") { rated("resolved", $0 ? "2024-03-27" : "2024-03-26") },
        Pair("Y07", on: "2024-03-06") { bad in
            var story = CaseStory.accepted()
            story.add(.recordComplaint, "2024-03-06", [.complaintResult: .text(bad ? "upheld" : "unfounded"), .reason: .text("查明")])
            return story
        },
        Pair("Y08", on: "2024-03-06") { bad in
            var story = CaseStory()
            story.add(.takeIn, "2024-03-04", to: .received)
            story.add(.handOver, "2024-03-04", [.unit: .agency(World.lead)])
            story.add(.signIn, bad ? "2024-03-06" : "2024-03-05")
            return story
        },
        Pair("Y09", on: "2024-03-07") { bad in
            var story = CaseStory.accepted()
            story.step("A", bad ? "2024-03-07" : "2024-03-06", "2024-03-07")
            story.step("B", "2024-03-08", "2024-03-08")
            return story
        },
        Pair("Y10", on: "2024-03-06") { bad in
            var story = CaseStory()
            story.add(.takeIn, bad ? "2024-03-04" : "2024-03-05", recorded: "2024-03-06", to: .received)
            return story
        },
        Pair("Y11", on: "2024-03-07") { noticed(again: $0, reason: "法规修改") },
        Pair("R01", on: "2024-04-03", upTo: "2024-04-08") { granted($0 ? "2024-04-03" : "2024-04-02") },
        Pair("R02", on: "2024-03-21", upTo: "2024-03-25") { granted($0 ? "2024-03-21" : "2024-03-20") },
        Pair("R03", on: "2024-03-07") { noticed(again: true, reason: $0 ? " " : "法规修改") },
        Pair("R04", on: "2024-03-06") { billed($0 ? "F01=1;F99=1" : "F01=1") },
        Pair("R05", on: "2024-03-06") { billed($0 ? "F01=10001" : "F01=10000") },
        Pair("R06", on: "2024-03-06") { bad in
            var story = CaseStory()
            story.add(.takeIn, "2024-03-04", to: .received)
            story.add(.reject, "2024-03-06", to: .rejected, bad ? [:] : [.reason: .text("不属于本机关职权")])
            return story
        },
        Pair("R07", on: "2024-03-20") { bad in
            var story = CaseStory()
            story.add(.takeIn, "2024-03-04", recorded: bad ? "2024-03-20" : "2024-03-05", to: .received)
            story.add(.accept, "2024-03-05", recorded: "2024-03-20", to: .accepted)
            story.add(.grant, "2024-03-05", recorded: "2024-03-20", to: .granted)
            return story
        },
        Pair("Y13", on: "2024-03-18") { bad in
            // Promised by 14 March.
            var story = CaseStory.accepted()
            story.add(bad ? .recordWithdrawal : .withdraw, "2024-03-18", to: .withdrawn, [.reason: .text("不办了")])
            return story
        },
        Pair("R08", on: "2024-03-08") { bad in
            var story = CaseStory.accepted()
            story.step("A", "2024-03-05", "2024-03-06")
            if !bad { story.step("B", "2024-03-06", "2024-03-07") }
            story.add(.grant, "2024-03-08", to: .granted)
            return story
        },
        Pair("R09", on: "2024-03-09") { bad in
            var story = granted("2024-03-07")
            story.add(.deliver, "2024-03-08", to: .delivered)
            let archived = story.add(.archive, "2024-03-08", to: .archived)
            story.reverse(archived, bad ? "2024-03-09" : "2024-03-08", to: .delivered)
            return story
        },
        Pair("R10", on: "2024-03-23", upTo: "2024-03-25") { bad in
            var story = granted("2024-03-08")
            story.add(.deliver, bad ? "2024-03-25" : "2024-03-22", to: .delivered)
            return story
        },
        Pair("R11", on: "2024-04-12", upTo: "2024-04-12") { bad in
            // Applied for thirty days before its end, or one day later; the law's own limit is not over.
            var story = CaseStory()
            story.add(.takeIn, bad ? "2024-03-12" : "2024-03-13", to: .received, [.licenceUntil: .day("2024-04-11")])
            story.add(.accept, "2024-03-15", to: .accepted)
            story.add(.deemGranted, "2024-04-12", to: .granted)
            return story
        },
    ]

    @Test("Each rule finds what breaks it, on its day, and not what just does not", arguments: pairs)
    func rule(pair: Pair) throws {
        let card = pair.breaks.cards(upTo: pair.upTo).first { $0.rule == pair.rule }
        #expect(card?.on == pair.on, "\(pair.breaks.cards(upTo: pair.upTo).map(\.line))")
        #expect(!pair.keeps.cards(upTo: pair.upTo).contains { $0.rule == pair.rule })
        #expect(card?.words.isEmpty == false)
    }

    @Test("What waits to be begun stands still in a special procedure, and goes on with what is left after it")
    func forwardingStands() {
        func story(begun: Day) -> CaseStory {
            var story = CaseStory.accepted()
            story.step("A", "2024-03-05", "2024-03-06")
            let branch = story.add(
                .beginProcedure, "2024-03-06", to: .specialProcedure, [.procedure: .text("hearing"), .expectedEnd: .day("2024-03-20")],
                opens: .procedure)
            story.add(.endProcedure, "2024-03-18", to: .examining, branch: branch)
            story.step("B", begun, begun)
            return story
        }
        #expect(!story(begun: "2024-03-19").cards(upTo: "2024-03-19").contains { ["Y09", "R02"].contains($0.rule) })
        #expect(story(begun: "2024-03-20").cards(upTo: "2024-03-20").first { $0.rule == "Y09" }?.on == "2024-03-20")
    }

    @Test("Silence that grants is late, and passes no step over; what the applicant did not bring costs nobody")
    func silence() {
        var story = CaseStory.accepted()
        story.step("A", "2024-03-05", "2024-03-06")
        story.step("B", "2024-03-07", nil)
        story.add(.deemGranted, "2024-04-03", to: .granted)
        let cards = story.cards(upTo: "2024-04-03").map(\.rule)
        #expect(cards.contains("R01") && !cards.contains("R08"))
        // Nobody is marked twice for one silence.
        #expect(!cards.contains("R11"))
        #expect(story.cards(upTo: "2024-05-31").contains { $0.rule == "R10" })
        #expect(Self.later("2024-03-12").cards(upTo: "2024-03-20").first { $0.rule == "W05" }?.points == 0)
    }

    @Test("The ten days of delivery are for grants: a refusal has no card for them")
    func refusal() {
        func story(_ action: CaseAction, _ state: CaseState) -> CaseStory {
            var story = CaseStory.accepted()
            story.step("A", "2024-03-05", "2024-03-06")
            story.step("B", "2024-03-06", "2024-03-07")
            story.add(.submit, "2024-03-07", to: .deciding)
            story.add(action, "2024-03-08", to: state, [.reason: .text("不符合条件")])
            return story
        }
        #expect(story(.grant, .granted).cards(upTo: "2024-05-31").contains { $0.rule == "R10" })
        #expect(!story(.refuse, .refused).cards(upTo: "2024-05-31").contains { $0.rule == "R10" })
    }

    @Test("Every rule that ships is tried")
    func all() {
        let tried: Set<String> = Set(Self.pairs.map(\.rule)).union(["Y12"])
        #expect(tried == Set(SupervisionRuleBook.shipped.rules.map(\.code)))
        let measures = Set(SupervisionRuleBook.shipped.rules.map(\.measure))
        #expect(measures == Set(SupervisionMeasure.allCases))
    }

    @Test("A public column has to change within its interval, and is late again each time")
    func column() {
        let watch = ColumnWatch(
            key: 3, unit: World.lead, interval: TimeLimit(5, article: ""), changes: ["2024-03-04", "2024-03-11", "2024-03-19"])
        // The second change came on the last day, the third a day too late; after it nothing came.
        #expect(watch.cards(.shipped, upTo: "2024-03-26").map(\.on) == ["2024-03-19"])
        #expect(watch.cards(.shipped, upTo: "2024-03-27").map(\.on) == ["2024-03-19", "2024-03-27"])
    }

    @Test("The list reads back as it was")
    func roundTrip() throws {
        #expect(try SupervisionRuleBook(csv: SupervisionRuleBook.shipped.csv) == .shipped)
    }

    static let heading = "code,version,name,since,until,scope,measure,bound,signal,points,head,tells\n"

    @Test(
        "What a rule names and nobody knows is refused with its place",
        arguments: [
            ("X1,1,某,2024-01-01,,all,mood,late:0,red,3,fees,handler", "measure“mood”不存在"),
            ("X1,1,某,2024-01-01,,all,step,soon:1,red,3,fees,handler", "bound“soon:1”不存在"),
            ("X1,1,某,2024-01-01,,some,step,late:0,red,3,fees,handler", "scope“some”不存在"),
            ("X1,1,某,2024-01-01,,all,step,late:0,pink,3,fees,handler", "signal“pink”不存在"),
            ("X1,1,某,2024-01-01,,all,step,late:0,red,3,fees,mayor", "tells“mayor”不存在"),
            ("X1,1,某,2024-13-01,,all,step,late:0,red,3,fees,handler", "since“2024-13-01”不是日期"),
            ("X1,1,某,2024-01-01,2023-01-01,all,step,late:0,red,3,fees,handler", "终止日期早于开始日期"),
            ("X1,1,某,2024-01-01,,all,step,late:0,red,x,fees,handler", "points“x”不是数"),
            ("X1,1,某,2024-01-01,,all,step,more:0,red,3,fees,handler", "界限“more:0”不能用于“step”"),
            ("X1,1,某,2024-01-01,,all,feeOutside,late:0,red,3,fees,handler", "界限“late:0”不能用于“feeOutside”"),
            ("X1,1,某", "有3栏，应有12栏"),
            (
                "X1,1,某,2024-01-01,,all,step,late:0,red,3,fees,handler\nX1,2,某,2025-01-01,,all,step,late:0,red,3,fees,handler",
                "第3行：规则X1第2版与另一版本同日有效"
            ),
        ])
    func faults(lines: String, words: String) {
        do throws(SupervisionRuleFault) {
            _ = try SupervisionRuleBook(csv: Self.heading + lines)
            Issue.record("granted")
        } catch { #expect(error.words.contains(words) && error.words.contains("第"), "\(error.words)") }
    }

    @Test("A rule holds from its day through its last, and a new version costs what it says")
    func versions() throws {
        let lines = """
            X1,1,某,2004-07-01,2024-03-14,all,promised,late:0,yellow,1,timeliness,handler
            X1,2,某,2024-03-15,,all,promised,late:0,yellow,2,timeliness,handler
            """
        let book = try SupervisionRuleBook(csv: Self.heading + lines)
        #expect(Self.granted("2024-03-18").cards(book).map { [$0.version, $0.points] } == [[2, 200]])
        var earlier = CaseStory.accepted(on: "2024-03-04")
        earlier.step("A", "2024-03-04", "2024-03-05")
        #expect(earlier.cards(book).map { [$0.version, $0.points] } == [[1, 100]])
    }

    @Test("A scope keeps a rule to its cases")
    func scope() throws {
        func found(_ scope: String, _ terms: CaseTerms) throws -> Bool {
            let book = try SupervisionRuleBook(csv: Self.heading + "X1,1,某,2004-07-01,,\(scope),statutory,late:0,red,3,fees,handler")
            return !CaseStory.accepted(terms).cards(book).isEmpty
        }
        #expect(try found("joint", World.restaurant))
        #expect(try !found("joint", World.terms))
        #expect(try found("immediate", World.immediate))
        #expect(try !found("immediate", World.terms))
        #expect(try found("item:430131014000+Z", World.terms))
        #expect(try !found("item:Z", World.terms))
        #expect(try found("unit:1", World.terms))
        #expect(try !found("unit:2+3", World.terms))
    }
}
