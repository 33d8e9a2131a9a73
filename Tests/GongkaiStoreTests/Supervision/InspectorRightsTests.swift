import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("An inspector reads everything and changes nothing")
struct InspectorRightsTests {
    typealias Desk = CaseDesk

    @Test("Every step is refused in every state, and leaves no trace", arguments: TestEngine.all)
    func refused(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let terms = try desk.simple, approver = try #require(desk.approvers["ZX12"])
            var ids: [CaseState: MatterID] = [.received: try await desk.takenIn(terms, "2026-03-02").id]
            let accepted = try await desk.takenIn(terms, "2026-03-02").id
            try await desk.act(.accept, on: accepted, by: desk.window, "2026-03-02")
            ids[.accepted] = accepted
            let examining = try await desk.takenIn(terms, "2026-03-02").id
            try await desk.act(.accept, on: examining, by: desk.window, "2026-03-02")
            try await desk.act(.startStep, on: examining, by: approver, "2026-03-02", [.step: .text("A")])
            ids[.examining] = examining
            ids[.granted] = try await desk.granted("2026-03-02", "2026-03-04")
            for (state, id) in ids {
                // They may look at it, in whatever unit it is.
                let before = try await desk.matters.matter(id, for: desk.inspector)
                for action in CaseAction.allCases {
                    await #expect(throws: (any Error).self, "\(state) \(action)") {
                        try await desk.act(action, on: id, by: desk.inspector, "2026-03-05", branch: 1)
                    }
                }
                await #expect(throws: (any Error).self) {
                    try await desk.matters.act(
                        MatterRequest(.reverse, seen: before.matter.version, values: [MatterField.reason.code: .text("误操作")]), on: id,
                        by: .officer(desk.inspector), from: Desk.address, at: Instant("2026-03-05", hour: 9))
                }
                #expect(try await desk.stored(id).matter.events == before.matter.events, "\(state)")
            }
            await #expect(throws: (any Error).self) {
                try await desk.cases.takeIn(
                    Desk.intake(terms.materials.map(\.code)), under: terms, to: try #require(desk.units["ZX12"]?.id), by: desk.inspector,
                    from: Desk.address, at: Instant("2026-03-05", hour: 9))
            }
            // Nor who applies, which is no business of supervision.
            await #expect(throws: MatterAccessRefusal.permissionMissing(.readIdentities)) {
                try await desk.cases.reveal(
                    accepted, reason: "想看", to: desk.inspector, from: Desk.address, at: Instant("2026-03-05", hour: 9))
            }
        }
    }

    @Test("Who manages accounts, who supervises and who audits are three: no role has two of it", arguments: TestEngine.all)
    func administrations(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let roles = try await AccountStore(database: desk.world.database).roles()
            for role in roles {
                let kinds = [
                    role.permissions.contains(.manageAccounts), role.permissions.contains(.readAudit),
                    !role.permissions.isDisjoint(with: [.issueCards, .setSupervision]),
                ]
                #expect(kinds.count { $0 } <= 1, "\(role.name)")
                if role.permissions.contains(.issueCards) {
                    let changing: Set<Permission> = [.takeCases, .handleCases, .reviewCases, .signCases, .maintainItems, .publishItems]
                    #expect(role.permissions.isDisjoint(with: changing), "\(role.name)")
                }
            }
        }
    }
}
