import Testing

@testable import GongkaiCore

@Suite("What may be done with a case")
struct CaseWorkflowTests {
    typealias World = CaseWorld

    static let rated: [CaseAction: [CaseState]?] = [.rate: nil, .followUpRating: nil, .recordComplaint: nil]
    static let bill: [CaseAction: [CaseState]?] = [.tellBill: nil, .addFeeLine: nil, .waiveFee: nil, .pay: nil]
    static let ends: [CaseAction: [CaseState]?] = [
        .withdraw: [.withdrawn], .recordWithdrawal: [.withdrawn], .terminate: [.terminated],
    ]
    static let given: [CaseAction: [CaseState]?] = [
        .handOver: nil, .signIn: nil, .correctAnswer: nil, .registerValidity: nil,
    ]
    static let promise: [CaseAction: [CaseState]?] = [
        .handInPromised: nil, .lapsePromised: nil, .handInMissing: nil, .deemGranted: [.granted],
    ]

    /// Written out by hand: state, then each action with the states it can lead to; nil where it leaves the state. No state is what begins a case.
    static let table: [CaseState?: [[CaseAction: [CaseState]?]]] = [
        nil: [[.saveDraft: [.draft], .file: [.received], .takeIn: [.received]]],
        .draft: [[.saveDraft: [.draft], .discard: [.discarded], .file: [.received]]],
        .received: [
            [
                .registerMaterials: nil, .correct: nil, .giveNotice: [.supplementAsked], .noticeAgain: [.supplementAsked],
                .accept: [.accepted],
                .acceptWithPromise: [.accepted], .deemAccepted: [.accepted], .reject: [.rejected], .declareNotRequired: [.notRequired],
            ], given, ends, rated,
        ],
        .supplementAsked: [[.supplement: [.received], .supplementPart: nil], given, ends, rated],
        .accepted: [
            [.startStep: [.examining], .extend: nil, .grant: [.granted], .refuse: [.refused]], given, promise, bill, ends, rated,
        ],
        .examining: [
            [
                .startStep: nil, .finishStep: nil, .beginProcedure: [.specialProcedure], .beginLongerProcedure: [.specialProcedure],
                .extend: nil, .submit: [.deciding],
            ], given, promise,
            bill, ends, rated,
        ],
        .specialProcedure: [
            [
                .startStep: nil, .finishStep: nil, .beginProcedure: [.specialProcedure], .beginLongerProcedure: [.specialProcedure],
                .endProcedure: [.specialProcedure, .examining],
                .extend: nil,
            ], given, promise, bill, ends, rated,
        ],
        .deciding: [
            [
                .beginProcedure: [.specialProcedure], .beginLongerProcedure: [.specialProcedure], .extend: nil,
                .returnDecision: [.examining], .grant: [.granted], .refuse: [.refused],
            ], given, promise, bill, ends, rated,
        ],
        .granted: [[.issueCertificate: nil, .deliver: [.delivered]], bill, rated],
        .refused: [[.deliver: [.delivered]], rated],
        .delivered: [[.archive: [.archived]], rated], .rejected: [[.archive: [.archived]], rated],
        .notRequired: [[.archive: [.archived]], rated], .withdrawn: [[.archive: [.archived]], rated],
        .terminated: [[.archive: [.archived]], rated], .archived: [rated], .discarded: [],
    ]

    static let workflows = LicenceLaw.all.flatMap { law in [false, true].map { ServiceCase.workflow(under: law, isJoint: $0) } }

    static func walk(_ version: Int) -> WorkflowWalk {
        WorkflowWalk(workflow: workflows[version], states: [nil] + CaseState.allCases.map(\.state)) { state in
            try matter(in: state.flatMap { CaseState(rawValue: $0.code) })
        }
    }

    static let day: Day = "2024-03-11"

    @Test("Every cell is as written down, and every other pair is refused with a reason", arguments: 0..<4)
    func cells(version: Int) throws {
        func cell(_ state: MatterState?, _ action: CaseAction) -> [MatterState]? {
            let cells = (Self.table[state.flatMap { CaseState(rawValue: $0.code) }] ?? []).reduce(into: [CaseAction: [CaseState]?]()) {
                $0.merge($1) { $1 }
            }
            return cells[action].map { $0?.map(\.state) ?? state.map { [$0] } ?? [] }
        }
        let walk = Self.walk(version)
        for state in walk.states {
            for action in CaseAction.allCases {
                #expect(
                    walk.workflow.move(action.action, from: state)?.states(from: state) == cell(state, action),
                    "\(state?.code ?? "nil") × \(action)")
            }
        }
        try walk.expectRefused(CaseAction.self, for: [.applicant, .program, World.window, World.clerk, World.head], on: Self.day) {
            cell($0, $1) != nil
        }
    }

    @Test("Whoever the cell does not name is refused", arguments: 0..<4)
    func parties(version: Int) throws {
        let actors: [(MatterActor, Set<MatterParty>)] = [
            (.applicant, [.applicant]), (.program, [.program]), (World.window, [.office(.take)]), (World.clerk, [.handler]),
            (World.reviewer, [.unit(.review), .office(.review)]), (World.head, [.unit(.sign)]), (World.helpers[0], [.branchUnit]),
        ]
        try Self.walk(version).expectAdmitted(actors.map(\.0), on: Self.day) { _, move, index in
            !actors[index].1.isDisjoint(with: move.parties)
        }
    }

    @Test("Every demanded field that is missing is asked for by its name", arguments: 0..<4)
    func fields(version: Int) throws { try Self.walk(version).expectFieldsAsked(on: Self.day, by: Self.actor) }

    static func actor(for move: MatterMove) -> MatterActor {
        switch move.parties[0] {
        case .handler: World.clerk
        case .unit(.sign), .office(.sign): World.head
        case .unit(.review), .office(.review): World.reviewer
        case .unit, .office: World.window
        case .branchUnit: World.helpers[0]
        case .applicant: .applicant
        case .program: .program
        }
    }

    /// A case that stands in a state, given to the clerk, with an open branch of each role.
    static func matter(in state: CaseState?) throws -> Matter {
        var matter = Matter(kind: ServiceCase.kind.code, agency: World.lead)
        guard let state else { return matter }
        func event(_ values: [String: FieldValue], branch: BranchChange?) -> MatterEvent {
            MatterEvent(
                number: matter.version + 1, action: MatterAction("made"), author: .program, at: Instant("2024-03-04"), on: "2024-03-04",
                values: values, before: matter.state, after: state.state, branch: branch == nil ? nil : matter.version + 1,
                branchChange: branch, clock: nil, reverses: nil)
        }
        try matter.append(event([MatterField.caseTerms.code: .text(World.terms.text)], branch: nil))
        for role in MatterBranch.Role.allCases { try matter.append(event(["partyUnit": .agency(World.food)], branch: .opens(role))) }
        try matter.append(event(["handler": .officer(OfficerID(value: 2))], branch: nil))
        return matter
    }

    @Test("Every state is reached, and from every open one a case can come to its end", arguments: 0..<4)
    func ends(version: Int) { Self.walk(version).expectEnds() }

    @Test("The document shows the tables as they are; with GONGKAI_WRITE_DOCS=1 it is written anew")
    func document() throws {
        let law = LicenceLaw.all[0]
        let chapters = [(false, "One unit"), (true, "Several units together")].map { isJoint, title in
            let workflow = ServiceCase.workflow(under: law, isJoint: isJoint)
            return "## \(title)\n\n\(isJoint ? "" : "```mermaid\n\(workflow.mermaid)\n```\n\n")\(workflow.table)\n"
        }
        let text = """
            # The states of an approval case

            Written from the table in `GongkaiCore/Services/Cases/CaseWorkflow*.swift`, by which the program grants and refuses; a test compares.
            To write it anew, run the tests of `CaseWorkflowTests` with `GONGKAI_WRITE_DOCS=1`. Actions that leave the state as it is are in the
            tables only. Law: \(law.law).


            """ + chapters.joined(separator: "\n")
        try WorkflowWalk.expectDocument("cases-states.md", text)
    }
}
