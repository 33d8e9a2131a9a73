import Testing

@testable import GongkaiCore

@Suite("A year of cases at random")
struct CaseWalkTests {
    typealias World = CaseWorld

    static func check(_ matter: Matter) throws {
        let state = try #require(matter.caseState)
        switch state {
        case .draft, .discarded, .received, .supplementAsked: #expect(matter.clock.state == .notStarted, "\(state)")
        case .accepted, .examining, .deciding: #expect(matter.clock.state == .running, "\(state)")
        case .specialProcedure:
            let open = Set(matter.branches.filter { $0.state == .open && $0.role == .procedure }.map(\.number))
            #expect(matter.clock.state == .suspended(open) && !open.isEmpty)
        case .rejected, .notRequired, .granted, .refused, .withdrawn, .terminated, .delivered, .archived:
            #expect(matter.clock.state == .ended, "\(state)")
        }
        guard let terms = matter.caseTerms else { return }
        // Each step once, and none before those it comes after.
        let steps = matter.branches.filter { $0.role == .step }
        #expect(Set(steps.compactMap { $0[.step]?.text }).count == steps.count)
        for branch in steps {
            for code in terms.step(branch[.step]?.text ?? "")?.after ?? [] {
                let before = steps.first { $0[.step]?.text == code }
                #expect(before?.state == .answered)
                #expect(before?[.stepResult]?.text == "passed")
                #expect(before.map { $0.number < branch.number } == true)
            }
        }
        #expect(matter.all(.giveNotice).count <= 1 && matter.all(.tellBill).count <= 1 && matter.all(.issueCertificate).count <= 1)
        #expect(matter.all(.extend).count <= 1 && CaseBill(matter).due >= 0)
        for line in CaseBill(matter).entries { #expect(line.line.fault(terms) == nil && line.waived <= line.line.amount) }
        guard let facts = CaseFacts(matter) else { return }
        let clock = try CaseClock(facts)
        if let start = facts.start { #expect(facts.received <= start && start <= facts.decided ?? start) }
        if let decided = facts.decided, let delivered = facts.delivered { #expect(decided <= delivered) }
        if case .running = matter.clock.state {
            let law = try #require(clock.statutoryDue)
            let promise = try #require(clock.promisedDue)
            #expect(promise <= law)
            // What is left of the flow is never shorter than its longest path from here.
            if facts.steps.isEmpty, let start = facts.start, facts.procedures.isEmpty {
                #expect(clock.pathEnd == clock.calendar.day(terms.longestPath?.days ?? 0, workingDaysAfter: start))
            }
        }
        if state == .granted { #expect(!CaseFlow(matter, terms).standings.contains { !$0.isPassed }) }
    }

    @Test(
        "States, clocks, steps and bills keep their rules, and replaying gives the same",
        arguments: [(1, 2024), (2, 2014)] as [(UInt64, Int)])
    func walk(seed: UInt64, year: Int) throws {
        var done: Set<String> = []
        let matters = try CaseWalk.year(year, seed: seed, cases: 90) { matter, _ in
            done.formUnion(matter.events.suffix(1).map(\.action.code))
            try Self.check(matter)
        }
        for matter in matters { #expect(try Matter.replay(matter.events, kind: matter.kind, agency: matter.agency) == matter) }
        #expect(done.count > 30, "the walk is too tame: \(done.sorted())")
        #expect(Set(matters.compactMap(\.caseState)).count > 6)
    }
}
