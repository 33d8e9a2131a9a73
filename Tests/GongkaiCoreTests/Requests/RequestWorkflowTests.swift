import Foundation
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
            .assign: [.supplementAsked], .supplement: [.handling], .closeUnanswered: [.closed], .withdraw: [.withdrawn],
            // What was contested before is concluded here too, and in every state below.
            .terminate: [.closed], .upholdDecision: [.supplementAsked], .correctDecision: [.supplementAsked],
        ],
        .consulting: [
            .assign: [.consulting], .askThirdParty: [.consulting], .askAgency: [.consulting], .askJointMaker: [.consulting],
            .answerThirdParty: [.consulting, .handling], .lapseThirdParty: [.consulting, .handling],
            .answerAgency: [.consulting, .handling], .lapseAgency: [.consulting, .handling], .extend: [.consulting],
            .extendForVolume: [.consulting], .withdraw: [.withdrawn], .terminate: [.closed], .upholdDecision: [.consulting],
            .correctDecision: [.consulting],
        ],
        .feeAsked: [
            .assign: [.feeAsked], .pay: [.handling], .closeUnanswered: [.closed], .withdraw: [.withdrawn], .terminate: [.closed],
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
        .extendForVolume, .askFee, .pay, .closeUnanswered,
    ]

    static func workflow(_ code: String) throws -> Workflow {
        DisclosureRequest.workflow(under: try #require(DisclosureRegime.code(code)))
    }

    @Test("Every cell is as written down, and every other pair is refused with a reason", arguments: ["2007", "2019"])
    func cells(regime: String) throws {
        let workflow = try Self.workflow(regime)
        let unknown = regime == "2007" ? Self.onlySince2019 : [.chargeCost]
        for state in [nil] + RequestState.allCases.map(Optional.some) {
            let matter = try Self.matter(in: state, workflow)
            for action in RequestAction.allCases {
                let expected = unknown.contains(action) ? nil : Self.table[state]?[action]
                let move = workflow.move(action.action, from: state?.state)
                #expect(move?.states(from: state?.state) == expected?.map(\.state), "\(state?.rawValue ?? "nil") × \(action)")
                guard expected == nil else { continue }
                for actor in Self.actors {
                    let words = World.refusal {
                        try MatterRules(workflow).decide(
                            MatterRequest(action.action, seen: matter.version), on: matter, by: actor, at: Instant("2026-03-09"))
                    }
                    #expect(words?.contains(unknown.contains(action) ? "条例" : "”时不能") == true, "\(action): \(words ?? "granted")")
                }
            }
        }
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
        let workflow = try Self.workflow(regime)
        let rules = MatterRules(workflow)
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
        for state in [nil] + RequestState.allCases.map(Optional.some) {
            let matter = try Self.matter(in: state, workflow)
            for action in workflow.actions(in: state?.state) {
                let move = try #require(workflow.move(action, from: state?.state))
                let branch = matter.branches.first { $0.role == move.branch?.role }?.number
                var expected = move.parties.reduce(into: Set<Int>()) { $0.formUnion(admitted($1)) }
                // Nothing was given to anybody before the first event.
                if state == nil { expected.subtract([3]) }
                for (index, actor) in Self.actors.enumerated() {
                    let isAdmitted = (try? rules.admit(actor, to: action, move, matter, branch: branch, on: "2026-03-09")) != nil
                    #expect(isAdmitted == expected.contains(index), "\(state?.rawValue ?? "nil") × \(action.code) × \(index)")
                    let shown = rules.actions(for: actor, in: matter, at: Instant("2026-03-09")).contains { $0.action == action }
                    #expect(shown == isAdmitted, "the button \(action.code) in \(state?.rawValue ?? "nil") for \(index)")
                }
            }
        }
    }

    @Test("Every demanded field that is missing is asked for by its name", arguments: ["2007", "2019"])
    func fields(regime: String) throws {
        let workflow = try Self.workflow(regime)
        for state in [nil] + RequestState.allCases.map(Optional.some) {
            let matter = try Self.matter(in: state, workflow)
            for action in workflow.actions(in: state?.state) {
                let move = try #require(workflow.move(action, from: state?.state))
                let needed = move.fields.filter(\.isNeeded)
                guard !needed.isEmpty else { continue }
                let branch = matter.branches.first { $0.role == move.branch?.role }?.number
                #expect(throws: MatterRefusal.fields(needed.map(FieldFault.missing))) {
                    try MatterRules(workflow).decide(
                        MatterRequest(action, seen: matter.version, branch: branch), on: matter, by: World.actor(for: move),
                        at: Instant("2026-03-09"))
                }
            }
        }
    }

    @Test("Every state is reached, and from every open one a request can come to its end", arguments: ["2007", "2019"])
    func ends(regime: String) throws {
        let workflow = try Self.workflow(regime)
        func reached(from start: MatterState?) -> Set<MatterState?> {
            var found: Set<MatterState?> = [start]
            var left = [start]
            while let state = left.popLast() {
                for action in workflow.actions(in: state) {
                    for next in workflow.move(action, from: state)?.states(from: state) ?? [] where found.insert(next).inserted {
                        left.append(next)
                    }
                }
            }
            return found
        }
        let unused: Set<RequestState> = regime == "2007" ? [.supplementAsked, .feeAsked] : []
        #expect(Set(RequestState.allCases.map(\.state)).subtracting(reached(from: nil).compactMap(\.self)) == Set(unused.map(\.state)))
        for state in RequestState.allCases where state.isOpen && !unused.contains(state) {
            #expect(reached(from: state.state).contains { !workflow.isOpen($0) }, "\(state)")
        }
    }

    @Test("The document shows the tables as they are; with GONGKAI_WRITE_DOCS=1 it is written anew")
    func document() throws {
        let file = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "../../../docs/requests-states.md").standardizedFileURL
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
        if ProcessInfo.processInfo.environment["GONGKAI_WRITE_DOCS"] == "1" { try text.write(to: file, atomically: true, encoding: .utf8) }
        #expect(try String(contentsOf: file, encoding: .utf8) == text, "\(file.path) is older than the table")
    }
}
