import Testing

@testable import GongkaiCore

@Suite("Two years of requests at random")
struct RequestWalkTests {
    typealias World = RequestWorld

    /// Always the same walk for a seed.
    struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    static let people = [World.registrar, World.clerk, World.reviewer, World.signer, World.colleague, .applicant, .program]

    static func value(_ field: MatterField, _ matter: Matter, _ day: Day, _ dice: inout Dice) -> FieldValue {
        switch field.kind {
        case .text: .text("文字")
        case .dayPast: .day(day)
        case .day, .dayToCome: .day(day.adding(days: Int.random(in: 5...30, using: &dice)))
        case .number(let bounds, _): .number(Int.random(in: bounds, using: &dice))
        case .choice(let choices): .text(choices.randomElement(using: &dice)?.code ?? "")
        case .agency: .agency(Bool.random(using: &dice) ? World.section : World.otherUnit)
        case .officer: .officer(OfficerID(value: Bool.random(using: &dice) ? 2 : 5))
        }
    }

    /// A step anybody would be granted, or nil where the draw was unlucky.
    static func step(_ matter: Matter, _ day: Day, _ dice: inout Dice) -> MatterDecision? {
        let workflow = DisclosureRequest.kind.workflow(matter, day)
        let rules = MatterRules(workflow)
        let now = Instant(day, hour: Int.random(in: 8...17, using: &dice))
        if matter.version > 1, Int.random(in: 0..<12, using: &dice) == 0 {
            let back = MatterRequest(.reverse, seen: matter.version, values: ["reason": .text("弄错了")])
            for actor in people { if let decision = try? rules.decide(back, on: matter, by: actor, at: now) { return decision } }
        }
        // Ends, and what is seldom done, are rarer than steps on the way, or hardly anything would come to a reply.
        let rare: Set<String> = ["withdraw", "terminate", "transfer", "discard", "openRemedy", "waiveFee"]
        let actions = workflow.actions(in: matter.state).filter { !rare.contains($0.code) || Int.random(in: 0..<160, using: &dice) == 0 }
        guard let action = actions.randomElement(using: &dice), let move = workflow.move(action, from: matter.state) else { return nil }
        var values: [String: FieldValue] = [:]
        for field in move.fields where field.isNeeded || Int.random(in: 0..<3, using: &dice) > 0 {
            values[field.code] = value(field, matter, day, &dice)
        }
        if values["outcome"] != .text("partlyGranted") { values["withheldGround"] = nil }
        let branch = matter.branches.filter { $0.role == move.branch?.role && $0.state == .open }.randomElement(using: &dice)?.number
        let request = MatterRequest(action, seen: matter.version, values: values, branch: branch)
        for actor in people.shuffled(using: &dice) {
            if let decision = try? rules.decide(request, on: matter, by: actor, at: now) { return decision }
        }
        return nil
    }

    static func check(_ matter: Matter) throws {
        let state = try #require(matter.requestState)
        switch state {
        case .draft, .discarded, .filed, .transferred: #expect(matter.clock.state == .notStarted)
        case .supplementAsked, .feeAsked:
            guard case .waiting = matter.clock.state else {
                Issue.record("\(state): the clock goes")
                return
            }
        case .consulting:
            let open = Set(matter.branches.filter { $0.state == .open && $0.role != .remedy }.map(\.number))
            #expect(matter.clock.state == .suspended(open) && !open.isEmpty)
        case .received: #expect(matter.clock.state == .running)
        // A decision made again after a review has a limit of its own.
        case .handling, .drafted, .reviewed, .signed:
            let isAgain = matter.standing.contains { $0.action == RequestAction.correctDecision.action && $0.before != $0.after }
            #expect(matter.clock.state == (isAgain ? .ended : .running))
        case .served, .closed, .withdrawn, .corrected: #expect(matter.clock.state == .ended)
        }
        if let clock = try World.clock(matter) {
            switch matter.clock.state {
            case .suspended, .waiting:
                // A limit that was over before the clock stood still stays over; any other is open.
                let stood = matter.clock.marks.last { $0.effect != .resumes }?.on ?? "0001-01-01"
                #expect(clock.reading.due.map { $0 <= stood } ?? true)
                // What was asked too late stops nothing.
                if case .running = clock.reading.state, clock.reading.late.isEmpty { Issue.record("\(state): the legal clock goes") }
            case .running:
                #expect(clock.reading.due != nil)
                guard case .running = clock.reading.state else {
                    Issue.record("\(state): the legal clock stands")
                    return
                }
            case .notStarted, .ended: break
            }
        }
    }

    @Test(
        "The clock stands when it should, replaying gives the same, and the report adds up",
        arguments: [(1, 2024), (2, 2024), (3, 2014)] as [(UInt64, Int)])
    func walk(seed: UInt64, year first: Int) throws {
        var dice = Dice(state: seed)
        var matters: [Matter] = []
        var day = Day.firstDay(of: first)
        var done: Set<String> = []
        while day <= Day.lastDay(of: first + 1) {
            if matters.count < 150, day.number % 4 == 0 { matters.append(Matter(kind: "request", agency: World.organ)) }
            for _ in 0..<32 where !matters.isEmpty {
                let index = Int.random(in: 0..<matters.count, using: &dice)
                guard let decision = Self.step(matters[index], day, &dice) else { continue }
                matters[index] = decision.matter
                done.insert(decision.event.action.code)
                try Self.check(decision.matter)
            }
            day = day.adding(days: 1)
        }
        matters.removeAll { $0.events.isEmpty }
        for matter in matters { #expect(try Matter.replay(matter.events, kind: matter.kind, agency: matter.agency) == matter) }
        #expect(done.count > (first < 2019 ? 20 : 30), "the walk is too tame: \(done.sorted())")

        let records = matters.compactMap { RequestRecord($0) }
        #expect(Set(records.compactMap(\.outcome?.code)).count > 8)
        for year in [first, first + 1] {
            let new = records.filter { $0.receivedOn.year == year }.count
            let carriedIn = records.filter { $0.receivedOn.year < year && !($0.concludedOn.map { $0.year < year } ?? false) }.count
            let carriedOut = records.filter { $0.receivedOn.year <= year && !($0.concludedOn.map { $0.year <= year } ?? false) }.count
            let decided = records.filter { $0.concludedOn?.year == year }
            // Y01 and Y02: what came in went out or is carried over, and every decision has its row in the forms.
            #expect(new + carriedIn == decided.count + carriedOut)
            let rows = Dictionary(grouping: decided) { $0.outcome?.row(of: "2021") ?? "none" }
            #expect(rows.values.reduce(0) { $0 + $1.count } == decided.count && rows["none"] == nil)
            #expect(decided.allSatisfy { $0.outcome?.row(of: "2014") != nil || $0.outcome?.isWithoutReply == true })
        }
    }
}
