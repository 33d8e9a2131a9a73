@testable import GongkaiCore

/// Cases driven on at random, always the same for a seed.
struct CaseWalk {
    typealias World = CaseWorld

    var dice: RequestWalkTests.Dice

    init(seed: UInt64) { dice = .init(state: seed) }

    static let people: [MatterActor] = [World.window, World.clerk, World.reviewer, World.head, .applicant, .program] + World.helpers
    static let allTerms = [World.terms, World.restaurant, World.terms, World.immediate]

    /// A step that was granted, or nil where the draw was unlucky.
    mutating func step(_ matter: Matter, _ day: Day) -> Matter? {
        let workflow = ServiceCase.kind.workflow(matter, day)
        let rules = MatterRules(workflow)
        let now = Instant(day, hour: Int.random(in: 8...17, using: &dice))
        if matter.version > 1, Int.random(in: 0..<15, using: &dice) == 0 {
            let back = MatterRequest(.reverse, seen: matter.version, values: ["reason": .text("弄错了")])
            for actor in Self.people {
                if let decision = try? rules.decide(back, on: matter, by: actor, at: now) { return decision.matter }
            }
        }
        let rare: Set<String> = [
            "withdraw", "recordWithdrawal", "terminate", "discard", "reject", "declareNotRequired", "recordComplaint", "refuse",
            "saveDraft",
        ]
        // None of these items renews anything.
        let actions = workflow.actions(in: matter.state).filter { $0 != CaseAction.registerValidity.action }
            .filter { !rare.contains($0.code) || Int.random(in: 0..<30, using: &dice) == 0 }
        guard let action = actions.randomElement(using: &dice), let move = workflow.move(action, from: matter.state) else { return nil }
        let terms = matter.caseTerms ?? Self.allTerms[Int.random(in: 0..<Self.allTerms.count, using: &dice)]
        var values: [String: FieldValue] = [:]
        // Terms follow corrected answers only where an item has a form that decides; these have none.
        let left =
            action == CaseAction.correctAnswer.action
            ? ["licenceUntil", "toBring", "caseTerms", "nothingToBring"] : ["licenceUntil", "toBring"]
        for field in move.fields where !left.contains(field.code) && (field.isNeeded || Int.random(in: 0..<3, using: &dice) > 0) {
            values[field.code] = value(field, matter, terms, day)
        }
        if let code = values["step"]?.text, move.branch == .opens(.step) {
            values["partyUnit"] = terms.step(code).map { .agency($0.unit) }
        }
        let branch = matter.branches.filter { $0.role == move.branch?.role && $0.state == .open }.randomElement(using: &dice)?.number
        // What happened outside is sometimes written down late.
        let dated = move.dating == .stated && Int.random(in: 0..<4, using: &dice) == 0 ? day.adding(days: -1) : nil
        let request = MatterRequest(action, seen: matter.version, on: dated, values: values, branch: branch)
        for actor in Self.people { if let decision = try? rules.decide(request, on: matter, by: actor, at: now) { return decision.matter } }
        return nil
    }

    private mutating func value(_ field: MatterField, _ matter: Matter, _ terms: CaseTerms, _ day: Day) -> FieldValue {
        switch field.code {
        case "caseTerms": return .text(terms.text)
        case "handedIn":
            let kept = terms.materials.filter { _ in Int.random(in: 0..<4, using: &dice) > 0 }.map(\.code)
            return .text(kept.joined(separator: ";"))
        case "promised": return .text(matter.missingMaterials(terms).map(\.code).joined(separator: ";"))
        case "deficits":
            return .text(CaseDeficit.text(matter.materialsToTell(terms).map { CaseDeficit($0.code, "没有提交") } + [.init(nil, "申请书未签名")]))
        case "leftOut": return .text("M01|窗口已经核对")
        case "step":
            let ready = CaseFlow(matter, terms).ready.map(\.code)
            return .text((ready.isEmpty ? terms.steps.map(\.code) : ready).randomElement(using: &dice) ?? "A")
        case "stepResult": return .text(Int.random(in: 0..<8, using: &dice) == 0 ? "refused" : "passed")
        case "procedure": return .text(terms.procedures.randomElement(using: &dice)?.rawValue ?? "hearing")
        case "billLines": return .text(terms.fees.map { "\($0.code)=\($0.standard / 2)" }.joined(separator: ";"))
        case "feeCode": return .text(terms.fees.randomElement(using: &dice)?.code ?? "F01")
        case "amount": return .number(Int.random(in: 1...3_000, using: &dice))
        case "ratedEvent": return .number(matter.all(.rate).randomElement(using: &dice)?.number ?? 1)
        case "unit": return .agency(World.lead)
        case "handler": return .officer(OfficerID(value: 2))
        default: break
        }
        switch field.kind {
        case .text: return .text("文字")
        case .dayPast: return .day(day)
        case .day, .dayToCome: return .day(day.adding(days: Int.random(in: 3...20, using: &dice)))
        case .number(let bounds, _): return .number(Int.random(in: bounds, using: &dice))
        case .choice(let choices): return .text(choices.randomElement(using: &dice)?.code ?? "")
        case .agency: return .agency(World.lead)
        case .officer: return .officer(OfficerID(value: 2))
        }
    }

    /// So many cases over a year; `look` sees each after each step.
    static func year(_ year: Int, seed: UInt64, cases most: Int, _ look: (Matter, Day) throws -> Void) rethrows -> [Matter] {
        var walk = CaseWalk(seed: seed)
        var matters: [Matter] = []
        var day = Day.firstDay(of: year)
        while day <= Day.lastDay(of: year) {
            if matters.count < most, day.number % 3 == 0 { matters.append(Matter(kind: ServiceCase.kind.code, agency: World.lead)) }
            for _ in 0..<7 where !matters.isEmpty {
                // The newest are worked on most, or hardly anything would come to an end in time.
                let index = max(0, matters.count - 1 - Int.random(in: 0..<14, using: &walk.dice))
                guard let next = walk.step(matters[index], day) else { continue }
                matters[index] = next
                try look(next, day)
            }
            day = day.adding(days: 1)
        }
        return matters.filter { !$0.events.isEmpty }
    }
}
