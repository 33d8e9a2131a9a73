import Foundation
import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("A year of requests at random, through the store")
struct RequestYearTests {
    typealias Desk = RequestDesk

    /// Always the same year for a seed.
    struct Dice: RandomNumberGenerator, Sendable {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    @Test(
        "The tables of both forms add up, every figure is the matters it counts, and lists say what the steps make",
        arguments: TestEngine.all, [2024, 2014])
    func year(on engine: TestEngine, first: Int) async throws {
        try await Desk.open(on: engine) { desk in
            try await desk.setPapers(at: Instant(Day.firstDay(of: first), hour: 8))
            var year = RequestYear(dice: Dice(state: UInt64(first)), desk: desk)
            var day = Day.firstDay(of: first)
            while day <= Day.lastDay(of: first).adding(days: 90) {
                let past = year, start = day
                year = try await desk.world.database.write { tx in
                    var year = past
                    for offset in 0..<30 { try year.live(start.adding(days: offset), in: tx) }
                    return year
                }
                day = day.adding(days: 30)
            }
            #expect(year.steps > 300 && year.matters.count > 40, "\(year.steps) steps, \(year.matters.count) matters")
            try await desk.world.database.read { [year] tx in
                for id in year.matters.keys { try MatterStoreTests.check(id, desk, in: tx) }
            }
            let records = year.matters.values.compactMap { RequestRecord($0) }
            let reports = AnnualReportStore(database: desk.world.database)
            for form in ReportForm.all {
                for year in [first, first + 1] {
                    let values = try await reports.derive(form, year: year, agencies: nil).values
                    let wrong = form.findings(in: values).filter { $0.verdict == .fail }
                    #expect(wrong.isEmpty, "\(form.id) \(year) \(wrong.map(\.english))")
                    let decided = records.filter { $0.concludedOn?.year == year }
                    if form.id == "2014" {
                        #expect(values["C1"]?.number == Decimal(records.filter { $0.receivedOn.year == year }.count))
                        #expect(values["C2"]?.number == Decimal(decided.count))
                        #expect(values["C3"]?.number == Decimal(decided.filter { $0.outcome?.row2014 != nil }.count))
                    } else {
                        #expect(values["R1.T"]?.number == Decimal(records.filter { $0.receivedOn.year == year }.count))
                        #expect(values["R3.7.T"]?.number == Decimal(decided.count))
                        let rows = Dictionary(grouping: decided) { $0.outcome?.row(of: form.id) ?? "" }
                        for (row, some) in rows { #expect(values["\(row).T"]?.number == Decimal(some.count), "\(row)") }
                    }
                }
            }
            guard case .intact = try await AuditStore(database: desk.world.database).verify() else {
                Issue.record("the trail does not hold")
                return
            }
        }
    }
}

/// Everybody does at random what the rules let them do.
private struct RequestYear: Sendable {
    var dice: RequestYearTests.Dice
    let desk: RequestDesk
    var matters: [MatterID: Matter] = [:]
    var order: [MatterID] = []
    var steps = 0

    mutating func live(_ day: Day, in tx: Transaction) throws {
        if matters.count < 70, day.number % 4 == 0 { try take(day, in: tx) }
        for _ in 0..<10 where !order.isEmpty { try step(order[Int.random(in: 0..<order.count, using: &dice)], day, in: tx) }
    }

    private mutating func take(_ day: Day, in tx: Transaction) throws {
        let work = try desk.matters.work(on: .request, in: tx)
        let kinds: [Applicant] = [
            .person(PersonIdentity(name: "张三", document: .passport, documentNumber: "E12345678")),
            .organisation(
                OrganisationIdentity(kind: .business, name: "某公司", code: "91430408MA4L0ABC1X", representative: "王", contactName: "李")),
        ]
        var intake = RequestDesk.intake("第\(matters.count)号规划", channel: .inPerson)
        intake.applicant = kinds[Int.random(in: 0..<2, using: &dice)]
        let isOnline = Bool.random(using: &dice), code = TrackingCode.random()
        let request =
            isOnline
            ? MatterRequest(RequestAction.file.action, seen: 0)
            : MatterRequest(
                RequestAction.enter.action, seen: 0,
                values: ["channel": .text("inPerson"), "arrivedOn": .day(day), "evidence": .text("当面")])
        let (row, decision) = try tx.begin(
            request, for: desk.world.education, through: nil, title: intake.title,
            by: isOnline ? .applicant(code) : .officer(desk.registrar),
            work, from: "1.2.3.4", at: Instant(day, hour: 8), code: code)
        _ = try tx.keep(intake, of: row, desk.requests.key, isNew: true)
        matters[row.id] = decision.matter
        order.append(row.id)
    }

    private mutating func step(_ id: MatterID, _ day: Day, in tx: Transaction) throws {
        guard let matter = matters[id] else { return }
        let work = try desk.matters.work(on: .request, in: tx)
        let workflow = work.kind.kind.workflow(matter, day)
        let now = Instant(day, hour: Int.random(in: 9...17, using: &dice))
        var request: MatterRequest
        if matter.version > 1, Int.random(in: 0..<12, using: &dice) == 0 {
            request = MatterRequest(.reverse, seen: matter.version, values: ["reason": .text("弄错了")])
        } else {
            // Ends are rarer than steps on the way, or hardly anything would come to a reply.
            let rare: Set<String> = ["withdraw", "terminate", "transfer", "discard"]
            let actions = workflow.actions(in: matter.state).filter { !rare.contains($0.code) || Int.random(in: 0..<40, using: &dice) == 0 }
            guard let action = actions.randomElement(using: &dice), let move = workflow.move(action, from: matter.state) else { return }
            var values: [String: FieldValue] = [:]
            for field in move.fields where field.isNeeded || Int.random(in: 0..<3, using: &dice) > 0 {
                values[field.code] = value(field, day)
            }
            if values["outcome"] != .text("partlyGranted") { values["withheldGround"] = nil }
            // Nobody encloses a file here, and what speaks of one goes out online with it only.
            if values["serviceWay"] == .text("online") { values["serviceWay"] = .text("post") }
            if values["caseNumber"] != nil { values["caseNumber"] = .text("案\(id.value)-\(matter.version)") }
            let branch = matter.branches.filter { $0.role == move.branch?.role && $0.state == .open }.randomElement(using: &dice)?.number
            request = MatterRequest(action, seen: matter.version, values: values, branch: branch)
        }
        for (caller, actor) in people.shuffled(using: &dice) {
            // The pure rules are asked first: a refusal costs the database nothing.
            guard (try? work.rules(matter, at: now).decide(request, on: matter, by: actor, at: now)) != nil else { continue }
            let decision = try tx.act(request, on: try tx.matterRow(id), by: caller, work, from: RequestDesk.address, at: now)
            matters[id] = decision.matter
            steps += 1
            return
        }
    }

    private var people: [(MatterStore.Caller, MatterActor)] {
        func officer(_ officer: Officer, _ duties: Set<MatterDuty>, _ scope: Set<AgencyID>) -> (MatterStore.Caller, MatterActor) {
            (.officer(officer), .officer(MatterOfficer(id: officer.id, name: officer.name, duties: duties, scope: scope)))
        }
        let unit: Set<AgencyID> = [desk.world.education]
        let all: Set<AgencyID> = [desk.world.district, desk.world.office, desk.world.education, desk.world.township]
        return [
            officer(desk.registrar, [.take, .handle], all), officer(desk.clerk, [.take, .handle], unit),
            officer(desk.reviewer, [.review], unit), officer(desk.signer, [.review, .sign], unit), (.program, .program),
        ]
    }

    private mutating func value(_ field: MatterField, _ day: Day) -> FieldValue {
        switch field.kind {
        case .text: .text("文字")
        case .dayPast: .day(day)
        case .day, .dayToCome: .day(day.adding(days: Int.random(in: 5...30, using: &dice)))
        case .number(let bounds, _): .number(Int.random(in: bounds, using: &dice))
        case .choice(let choices): .text(choices.randomElement(using: &dice)?.code ?? "")
        case .agency: .agency(desk.world.education)
        case .officer: .officer(desk.clerk.id)
        }
    }
}
