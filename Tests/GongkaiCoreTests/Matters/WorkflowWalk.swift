import Foundation
import Testing

@testable import GongkaiCore

/// What holds for the table of every kind of matter, whatever stands in it.
struct WorkflowWalk {
    let workflow: Workflow
    /// The states of the kind; nil is what begins a matter.
    let states: [MatterState?]
    /// A matter that stands in a state, with an open branch of each role.
    let matter: (MatterState?) throws -> Matter

    /// The sentences of a refusal; nil when it is granted.
    private func refusal(_ request: MatterRequest, on matter: Matter, by actor: MatterActor, _ day: Day) -> String? {
        do {
            _ = try MatterRules(workflow).decide(request, on: matter, by: actor, at: Instant(day))
            return nil
        } catch { return error.words }
    }

    /// Every pair that is not in the table is refused with a reason that contains some words, whoever asks.
    func expectRefused<Action: RawRepresentable & CaseIterable>(
        _: Action.Type, for actors: [MatterActor], on day: Day, unless isAllowed: (MatterState?, Action) -> Bool,
        because words: (Action) -> String = { _ in "”时不能" }
    ) throws where Action.RawValue == String {
        for state in states {
            let matter = try matter(state)
            for action in Action.allCases where !isAllowed(state, action) {
                for actor in actors {
                    let request = MatterRequest(MatterAction(action.rawValue), seen: matter.version)
                    let refusal = refusal(request, on: matter, by: actor, day)
                    #expect(refusal?.contains(words(action)) == true, "\(state?.code ?? "nil") × \(action): \(refusal ?? "granted")")
                }
            }
        }
    }

    /// Every demanded field that is missing is asked for by its name.
    func expectFieldsAsked(on day: Day, by actor: (MatterMove) -> MatterActor) throws {
        for state in states {
            let matter = try matter(state)
            for action in workflow.actions(in: state) {
                let move = try #require(workflow.move(action, from: state))
                let needed = move.fields.filter(\.isNeeded)
                if needed.isEmpty { continue }
                let branch = matter.branches.first { $0.role == move.branch?.role }?.number
                #expect(throws: MatterRefusal.fields(needed.map(FieldFault.missing))) {
                    try MatterRules(workflow).decide(
                        MatterRequest(action, seen: matter.version, branch: branch), on: matter, by: actor(move), at: Instant(day))
                }
            }
        }
    }

    /// Who is admitted to each cell, as somebody else worked it out.
    func expectAdmitted(_ actors: [MatterActor], on day: Day, as expected: (MatterState?, MatterMove, Int) -> Bool) throws {
        let rules = MatterRules(workflow)
        for state in states {
            let matter = try matter(state)
            let shown = actors.map { Set(rules.actions(for: $0, in: matter, at: Instant(day)).map(\.action)) }
            for action in workflow.actions(in: state) {
                let move = try #require(workflow.move(action, from: state))
                let branch = matter.branches.first { $0.role == move.branch?.role }?.number
                for (index, actor) in actors.enumerated() {
                    let isAdmitted = (try? rules.admit(actor, to: action, move, matter, branch: branch, on: day)) != nil
                    #expect(isAdmitted == expected(state, move, index), "\(state?.code ?? "nil") × \(action.code) × \(index)")
                    #expect(
                        shown[index].contains(action) == isAdmitted, "the button \(action.code) in \(state?.code ?? "nil") for \(index)")
                }
            }
        }
    }

    /// Every state is reached but those this law does not use, and from every open one a matter can come to its end.
    func expectEnds(without unused: Set<MatterState> = []) {
        let known = Set(states.compactMap(\.self))
        #expect(known.subtracting(reached(from: nil).compactMap(\.self)) == unused)
        for state in known.subtracting(unused) where workflow.isOpen(state) {
            #expect(reached(from: state).contains { !workflow.isOpen($0) }, "\(state.code)")
        }
    }

    private func reached(from start: MatterState?) -> Set<MatterState?> {
        var found: Set<MatterState?> = [start], left = [start]
        while let state = left.popLast() {
            for action in workflow.actions(in: state) {
                for next in workflow.move(action, from: state)?.states(from: state) ?? [] where found.insert(next).inserted {
                    left.append(next)
                }
            }
        }
        return found
    }

    /// A document shows the tables as they are; with GONGKAI_WRITE_DOCS=1 it is written anew.
    static func expectDocument(_ name: String, _ text: String) throws {
        let file = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "../../../docs/\(name)").standardizedFileURL
        if ProcessInfo.processInfo.environment["GONGKAI_WRITE_DOCS"] == "1" { try text.write(to: file, atomically: true, encoding: .utf8) }
        #expect(try String(contentsOf: file, encoding: .utf8) == text, "\(file.path) is older than the table")
    }
}
