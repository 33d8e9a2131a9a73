import Testing

@testable import GongkaiCore

@Suite("What may be done with a request")
struct RequestWorkflowTests {
    typealias World = RequestWorld

    /// Written out by hand: state, then each action with the states it can lead to. Nil is what begins a request.
    static let table: [RequestState?: [RequestAction: [RequestState]]] = [
        nil: [.saveDraft: [.draft], .file: [.filed], .enter: [.filed]],
        .draft: [.saveDraft: [.draft], .discard: [.discarded], .file: [.filed]],
        .filed: [.confirm: [.received], .receive: [.received], .transfer: [.transferred], .withdraw: [.withdrawn]],
        .received: [
            .register: [.handling], .withdraw: [.withdrawn], .terminate: [.closed], .openRemedy: [.received], .upholdDecision: [.received],
            .correctDecision: [.received],
        ],
        .handling: [
            .assign: [.handling], .askSupplement: [.supplementAsked], .askThirdParty: [.consulting], .askAgency: [.consulting],
            .askJointMaker: [.consulting], .askStatement: [.handling], .recordStatement: [.handling], .recordSearch: [.handling],
            .extend: [.handling], .extendForVolume: [.handling], .askFee: [.feeAsked], .chargeCost: [.handling], .waiveFee: [.handling],
            .draft: [.drafted],
            .withdraw: [.withdrawn], .terminate: [.closed],
            // Against silence; whatever is found, the reply is still owed.
            .openRemedy: [.handling], .upholdDecision: [.handling], .correctDecision: [.handling],
        ],
        .supplementAsked: [
            .assign: [.supplementAsked], .supplement: [.handling], .postponeAnswer: [.supplementAsked], .openRemedy: [.supplementAsked],
            .closeUnanswered: [.closed], .withdraw: [.withdrawn],
            .waiveFee: [.supplementAsked],
            // What was contested before is concluded here too, and in every state below.
            .terminate: [.closed], .upholdDecision: [.supplementAsked], .correctDecision: [.supplementAsked],
        ],
        .consulting: [
            .assign: [.consulting], .askThirdParty: [.consulting], .askAgency: [.consulting], .askJointMaker: [.consulting],
            .answerThirdParty: [.consulting, .handling], .lapseThirdParty: [.consulting, .handling],
            .answerAgency: [.consulting, .handling], .lapseAgency: [.consulting, .handling], .extend: [.consulting],
            .extendForVolume: [.consulting], .waiveFee: [.consulting], .withdraw: [.withdrawn], .terminate: [.closed],
            .openRemedy: [.consulting],
            .upholdDecision: [.consulting],
            .correctDecision: [.consulting],
        ],
        .feeAsked: [
            .assign: [.feeAsked], .pay: [.handling], .waiveFee: [.handling], .openRemedy: [.feeAsked],
            .closeUnanswered: [.closed], .withdraw: [.withdrawn],
            .terminate: [.closed],
            .upholdDecision: [.feeAsked], .correctDecision: [.feeAsked],
        ],
        .drafted: [
            .assign: [.drafted], .recallDraft: [.handling], .review: [.reviewed], .returnDraft: [.handling], .withdraw: [.withdrawn],
            .terminate: [.closed], .openRemedy: [.drafted], .upholdDecision: [.drafted], .correctDecision: [.drafted],
        ],
        .reviewed: [
            .assign: [.reviewed], .returnDraft: [.handling], .sign: [.signed], .withdraw: [.withdrawn], .terminate: [.closed],
            .openRemedy: [.reviewed], .upholdDecision: [.reviewed], .correctDecision: [.reviewed],
        ],
        .signed: [
            .serve: [.served], .informThirdParty: [.signed], .openRemedy: [.signed], .upholdDecision: [.signed],
            .correctDecision: [.signed],
        ],
        .served: [
            .close: [.closed], .informThirdParty: [.served], .openRemedy: [.served], .upholdDecision: [.served],
            .correctDecision: [.corrected],
        ],
        .closed: [.informThirdParty: [.closed], .openRemedy: [.closed], .upholdDecision: [.closed], .correctDecision: [.corrected]],
        .corrected: [
            .assign: [.corrected], .draft: [.drafted], .openRemedy: [.corrected], .upholdDecision: [.corrected],
            .correctDecision: [.corrected],
        ],
        .withdrawn: [.upholdDecision: [.withdrawn], .correctDecision: [.withdrawn]],
        .discarded: [:], .transferred: [:],
    ]

    static let onlySince2019: Set<RequestAction> = [
        .askSupplement, .supplement, .askAgency, .askJointMaker, .answerAgency, .lapseAgency, .askStatement, .recordStatement,
        .extendForVolume, .askFee, .pay, .postponeAnswer, .closeUnanswered,
    ]

    static func workflow(_ code: String) throws -> Workflow {
        DisclosureRequest.workflow(under: try #require(DisclosureRegime.code(code)))
    }

    static func walk(_ regime: String) throws -> WorkflowWalk {
        let workflow = try workflow(regime)
        return WorkflowWalk(workflow: workflow, states: [nil] + RequestState.allCases.map(\.state)) { state in
            try matter(in: state.flatMap { RequestState(rawValue: $0.code) }, workflow)
        }
    }

    static let day: Day = "2026-03-09"

    @Test("Every cell is as written down, and every other pair is refused with a reason", arguments: ["2007", "2019"])
    func cells(regime: String) throws {
        let unknown = regime == "2007" ? Self.onlySince2019 : [.chargeCost]
        func cell(_ state: MatterState?, _ action: RequestAction) -> [MatterState]? {
            let known = state.flatMap { RequestState(rawValue: $0.code) }
            // Nothing was asked for under the regulation of 2007 that stopped its clock: it knows neither state.
            if regime == "2007", [.feeAsked, .supplementAsked].contains(known), action == .waiveFee { return nil }
            return unknown.contains(action) ? nil : Self.table[known]?[action]?.map(\.state)
        }
        let walk = try Self.walk(regime)
        for state in walk.states {
            for action in RequestAction.allCases {
                #expect(
                    walk.workflow.move(action.action, from: state)?.states(from: state) == cell(state, action),
                    "\(state?.code ?? "nil") × \(action)")
            }
        }
        try walk.expectRefused(
            RequestAction.self, for: Self.actors, on: Self.day, unless: { cell($0, $1) != nil },
            because: { unknown.contains($0) ? "条例" : "”时不能" })
    }

    static let everything: Set<MatterDuty> = Set(MatterDuty.allCases)
    static let actors: [MatterActor] = [
        .applicant, .program, World.registrar, World.clerk, World.reviewer, World.signer, World.colleague,
        World.officer(90, "全能", everything, World.all), World.officer(91, "外人", everything, [AgencyID(value: 99)]),
        World.officer(92, "无职", [], World.all),
    ]

    /// A matter that stands in a state, given to the clerk, with an open branch of each role.
    static func matter(in state: RequestState?, _ workflow: Workflow) throws -> Matter {
        var matter = Matter(kind: "request", agency: World.organ)
        guard let state else { return matter }
        func event(_ values: [String: FieldValue], branch: BranchChange?) -> MatterEvent {
            MatterEvent(
                number: matter.version + 1, action: MatterAction("made"), author: .program, at: Instant("2026-03-02"), on: "2026-03-02",
                values: values, before: matter.state, after: state.state, branch: matter.version + 1, branchChange: branch, clock: nil,
                reverses: nil)
        }
        for role in MatterBranch.Role.allCases { try matter.append(event(["partyUnit": .agency(World.otherUnit)], branch: .opens(role))) }
        try matter.append(event(["unit": .agency(World.section), "handler": .officer(OfficerID(value: 2))], branch: nil))
        return matter
    }

    @Test("Whoever the cell names may take the step, and nobody else", arguments: ["2007", "2019"])
    func parties(regime: String) throws {
        /// Which of the actors each party lets in: registrar 2, clerk 3, reviewer 4, signer 5, colleague 6, the one with all duties 7.
        func admitted(_ party: MatterParty) -> Set<Int> {
            switch party {
            case .applicant: [0]
            case .program: [1]
            case .office(.take): [2, 7]
            case .handler: [3]
            case .unit(.review): [4, 7]
            case .office(.sign): [5, 7]
            case .branchUnit: [6, 7]
            default: []
            }
        }
        try Self.walk(regime).expectAdmitted(Self.actors, on: Self.day) { state, move, index in
            let expected = move.parties.reduce(into: Set<Int>()) { $0.formUnion(admitted($1)) }
            // Nothing was given to anybody before the first event.
            return expected.contains(index) && !(state == nil && index == 3)
        }
    }

    @Test("Every demanded field that is missing is asked for by its name", arguments: ["2007", "2019"])
    func fields(regime: String) throws { try Self.walk(regime).expectFieldsAsked(on: Self.day, by: World.actor) }

    @Test("Every state is reached, and from every open one a request can come to its end", arguments: ["2007", "2019"])
    func ends(regime: String) throws {
        let unused: Set<RequestState> = regime == "2007" ? [.supplementAsked, .feeAsked] : []
        try Self.walk(regime).expectEnds(without: Set(unused.map(\.state)))
    }

    @Test("The document shows the tables as they are; with GONGKAI_WRITE_DOCS=1 it is written anew")
    func document() throws {
        let chapters = DisclosureRegime.all.map { regime in
            let workflow = DisclosureRequest.workflow(under: regime)
            return "## \(regime.law)\n\n```mermaid\n\(workflow.mermaid)\n```\n\n\(workflow.table)\n"
        }
        let text = """
            # The states of a request for disclosure

            Written from the table in `GongkaiCore/Requests/RequestWorkflow*.swift`, by which the program grants and refuses; a test compares.
            To write it anew, run the tests of `RequestWorkflowTests` with `GONGKAI_WRITE_DOCS=1`. Actions that leave the state as it is are
            in the tables only.


            """ + chapters.joined(separator: "\n")
        try WorkflowWalk.expectDocument("requests-states.md", text)
    }
}
