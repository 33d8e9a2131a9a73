import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

/// The table of states and actions is walked through the database: what the pure rules grant the store carries out, and what they refuse leaves no trace.
@Suite("Every state and every action, through the store")
struct RequestMatrixTests {
    typealias Desk = RequestDesk

    @Test("Each cell does in the database what the table says, for everybody who could come", arguments: TestEngine.all, ["2007", "2019"])
    func cells(on engine: TestEngine, regime: String) async throws {
        try await Desk.open(on: engine) { desk in
            let today: Day = regime == "2007" ? "2014-03-10" : "2026-03-09"
            let actions = RequestAction.allCases.map(\.action) + [.reverse]
            var walk = MatrixWalk()
            for state in RequestState.allCases where !(regime == "2007" && [.supplementAsked, .feeAsked].contains(state)) {
                let known = walk
                walk = try await desk.world.database.write { tx in
                    var walk = known
                    for action in actions { try Self.attempt(action, in: state, today, desk, &walk, in: tx) }
                    // Silence is contested once the last day is over.
                    try Self.attempt(RequestAction.openRemedy.action, in: state, since: today.adding(days: -60), today, desk, &walk, in: tx)
                    return walk
                }
            }
            #expect(walk.differences.isEmpty, "\(walk.differences.prefix(5))")
            let workflow = DisclosureRequest.workflow(under: try #require(DisclosureRegime.code(regime)))
            let cells = RequestState.allCases.reduce(into: Set<Workflow.Place>()) { found, state in
                for action in workflow.actions(in: state.state) { found.insert(.init(state.state, action)) }
            }
            // What is left has a condition that the matter at hand does not meet.
            let left = cells.subtracting(walk.granted).map { "\($0.state?.code ?? "") × \($0.action.code)" }.sorted()
            #expect(walk.granted.isSubset(of: cells) && left.count * 4 < cells.count, "\(left)")
            #expect(walk.refused > 2_000)
        }
    }

    private struct MatrixWalk: Sendable {
        var granted: Set<Workflow.Place> = []
        var refused = 0
        var differences: [String] = []
    }

    /// One cell, by everybody: a matter serves until somebody is granted the step.
    private static func attempt(
        _ action: MatterAction, in state: RequestState, since day: Day? = nil, _ today: Day, _ desk: Desk, _ walk: inout MatrixWalk,
        in tx: Transaction
    ) throws {
        let now = Instant(today, hour: 10), code = TrackingCode.random()
        var id: MatterID?
        for (caller, actor, name) in callers(desk, code) {
            let place = "\(state) × \(action.code) × \(name)"
            let current = try id ?? plant(state, day ?? today, desk, code, in: tx)
            id = current
            let row = try tx.matterRow(current)
            let work = try desk.matters.work(on: .request, in: tx)
            let matter = try tx.matter(row, work.kind, work.key)
            let request = request(action, matter, today, desk, work)
            let expected = Result { try work.rules(matter, at: now).decide(request, on: matter, by: actor, at: now) }
            let found = Result { try tx.act(request, on: row, by: caller, work, from: Desk.address, at: now) }
            switch (expected, found) {
            case (.success(let expected), .success(let found)):
                if expected != found { walk.differences.append("\(place): another decision") }
                if action != .reverse { walk.granted.insert(.init(state.state, action)) }
                let after = try tx.matter(try tx.matterRow(current), work.kind, work.key)
                if after != expected.matter { walk.differences.append("\(place): another matter") }
                try MatterStoreTests.check(current, desk, in: tx)
                id = nil
            case (.failure(let expected), .failure(let found)):
                walk.refused += 1
                // Nothing is told to those whose business it is not.
                let isStranger = found as? MatterAccessRefusal == .notFound && name == "stranger"
                if !isStranger, "\(expected)" != "\(found)" { walk.differences.append("\(place): \(found) instead of \(expected)") }
                if try tx.matterRow(current).version != matter.version { walk.differences.append("\(place): refused, and changed") }
            case (.success, .failure(let found)): walk.differences.append("\(place): refused (\(found))")
            case (.failure(let expected), .success): walk.differences.append("\(place): granted in spite of \(expected)")
            }
        }
    }

    private static func callers(_ desk: Desk, _ code: TrackingCode) -> [(MatterStore.Caller, MatterActor, String)] {
        let all: Set<AgencyID> = [desk.world.district, desk.world.office, desk.world.education, desk.world.township]
        func officer(
            _ officer: Officer, _ duties: Set<MatterDuty>, _ scope: Set<AgencyID>, _ name: String
        ) -> (MatterStore.Caller, MatterActor, String) {
            let actor = MatterOfficer(id: officer.id, name: officer.name, duties: duties, scope: scope)
            return (.officer(officer), .officer(actor), name)
        }
        let unit: Set<AgencyID> = [desk.world.education]
        return [
            officer(desk.auditor, [], all, "auditor"), officer(desk.colleague, [.take, .handle], [desk.world.township], "stranger"),
            (.program, .program, "program"), (.applicant(code), .applicant, "applicant"),
            officer(desk.reviewer, [.review], unit, "reviewer"),
            officer(desk.signer, [.review, .sign], unit, "signer"), officer(desk.registrar, [.take, .handle], all, "registrar"),
            officer(desk.clerk, [.take, .handle], unit, "clerk"),
        ]
    }

    /// Everything that must be filled in, with the version that stands there.
    private static func request(
        _ action: MatterAction, _ matter: Matter, _ today: Day, _ desk: Desk, _ work: MatterWork
    ) -> MatterRequest {
        guard action != .reverse else { return MatterRequest(action, seen: matter.version, values: ["reason": .text("弄错了")]) }
        let move = work.kind.kind.workflow(matter, today).move(action, from: matter.state)
        var values: [String: FieldValue] = [:]
        for field in move?.fields ?? [] where field.isNeeded {
            values[field.code] =
                switch field.kind {
                case .text: .text("文字")
                case .dayPast: .day(today)
                case .day, .dayToCome: .day(today.adding(days: 10))
                case .number(let bounds, _): .number(bounds.lowerBound)
                case .choice(let choices): .text(choices[0].code)
                case .agency: .agency(desk.world.education)
                case .officer: .officer(desk.clerk.id)
                }
        }
        if action == RequestAction.openRemedy.action {
            values["caseNumber"] = .text("复议〔\(matter.version)〕\(UInt32.random(in: 0...UInt32.max))")
        }
        let branch = matter.branches.first { $0.role == move?.branch?.role && $0.state == .open }?.number
        return MatterRequest(action, seen: matter.version, values: values, branch: branch)
    }

    /// A matter that stands in a state, given to the clerk, with an open branch of each role.
    private static func plant(_ state: RequestState, _ today: Day, _ desk: Desk, _ code: TrackingCode, in tx: Transaction) throws
        -> MatterID
    {
        let work = try desk.matters.work(on: .request, in: tx)
        let isDraft = state == .draft || state == .discarded
        let number = isDraft ? nil : TrackingCode.random().grouped
        // The code may have served a matter before.
        try tx.run("UPDATE matter SET code_hash = \(SHA256.hex(of: TrackingCode.random().text)) WHERE code_hash = \(work.codeHash(code))")
        let id = MatterID(
            value: try tx.insert(
                """
                INSERT INTO matter (kind, agency_id, number, code_hash, title, state, is_open, version, unit_id, is_provisional, is_paused,
                    created_at, changed_at)
                VALUES ('request', \(desk.world.education), \(number), \(work.codeHash(code)), '招生计划', \(state.rawValue), 1, 1,
                    \(desk.world.education), 0, 0, 0, 0)
                """))
        try tx.run(
            """
            INSERT INTO request_detail (matter_id, applicant_kind, channel, own_records, forms, ways, accepts_other)
            VALUES (\(id), 'NP', 'inPerson', 0, '', '', 0)
            """)
        let row = try tx.matterRow(id)
        var matter = Matter(kind: "request", agency: desk.world.education)
        func add(
            _ action: String, _ values: [String: FieldValue], _ change: BranchChange? = nil, _ effect: ClockEffect? = nil, back: Int = 2
        ) throws {
            let day = today.adding(days: -back)
            let event = MatterEvent(
                number: matter.version + 1, action: MatterAction(action), author: .program, at: Instant(day), on: day, values: values,
                before: matter.state, after: state.state, branch: change == nil ? nil : matter.version + 1, branchChange: change,
                clock: effect,
                reverses: nil)
            let before = matter
            try matter.append(event)
            try tx.add(event, to: id, before: before, work.kind, work.key)
            try tx.derive(matter, of: id, work.dates(matter), work.kind, at: Instant(day))
        }
        let arrival: [String: FieldValue] = ["channel": .text("inPerson"), "arrivedOn": .day(today.adding(days: -2))]
        try add("made", arrival, nil, [.draft, .discarded, .filed, .transferred].contains(state) ? nil : .starts)
        for role in MatterBranch.Role.allCases {
            let stops = state == .consulting && role == .thirdParty
            try add(
                "made",
                [
                    "partyUnit": .agency(desk.world.township), "party": .text("对方"), "remedyKind": .text("complaint"),
                    "caseNumber": .text("诉\(id.value)"), "answerBy": .day(today.adding(days: -1)),
                ], .opens(role),
                stops ? .suspends(.thirdParty) : nil)
        }
        try add("made", ["unit": .agency(desk.world.education), "handler": .officer(desk.clerk.id)])
        try add("draft", ["outcome": .text("granted")])
        // What is served has been numbered: here it was before.
        if state == .signed {
            try tx.run(
                """
                INSERT INTO request_paper (matter_id, event, branch, kind, number, dated_on, issued_by, issued_name, issued_at)
                VALUES (\(id), \(matter.version), 0, 'reply.granted', \("示教公开〔\(today.year)〕\(id.value)号"), \(today.adding(days: -2)),
                    \(desk.clerk.id), '李文静', 0)
                """)
        }
        switch state {
        case .supplementAsked: try add("made", ["answerBy": .day(today.adding(days: -1))], nil, .asks(.supplement))
        case .feeAsked: try add("made", ["answerBy": .day(today.adding(days: -1)), "amount": .number(10_000)], nil, .asks(.fee))
        case .served, .closed, .withdrawn, .corrected: try add("made", [:], nil, .ends)
        default: break
        }
        if !isDraft {
            try tx.hold(row, before: Matter(kind: "request", agency: row.agency), matter, work, by: .command, at: Instant(today))
        }
        return id
    }
}
