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
            var possible: Set<CaseAction> = []
            for (state, id) in ids {
                // They may look at it, in whatever unit it is.
                let before = try await desk.matters.matter(id, for: desk.inspector).matter
                let workflow = ServiceCase.kind.workflow(before, "2026-03-05")
                for action in CaseAction.allCases {
                    guard let move = workflow.move(action.action, from: before.state) else {
                        await #expect(throws: MatterRefusal.self, "\(state) \(action)") {
                            try await desk.act(action, on: id, by: desk.inspector, "2026-03-05")
                        }
                        continue
                    }
                    let branch = move.branch.flatMap { change in
                        before.branches.first { $0.role == change.role && $0.state == .open }?.number
                    }
                    let values = Dictionary(try move.fields.map { ($0, try Self.value($0, desk)) }) { first, _ in first }
                    let refusal = await #expect(throws: MatterRefusal.self, "\(state) \(action)") {
                        try await desk.act(action, on: id, by: desk.inspector, "2026-03-05", values, branch: branch)
                    }
                    // It is they who may not, whatever they fill in.
                    #expect(refusal.map(Self.isAboutWho) ?? false, "\(state) \(action): \(String(describing: refusal))")
                    let request = MatterRequest(
                        action.action, seen: before.version,
                        values: Dictionary(uniqueKeysWithValues: values.map { ($0.key.code, $0.value) }),
                        branch: branch)
                    let rules = MatterRules(workflow)
                    if try Self.others(desk).contains(where: { actor in
                        (try? rules.decide(request, on: before, by: actor, at: Instant("2026-03-05", hour: 10))) != nil
                    }) {
                        possible.insert(action)
                    }
                }
                let refusal = await #expect(throws: MatterRefusal.self) {
                    try await desk.matters.act(
                        MatterRequest(.reverse, seen: before.version, values: [MatterField.reason.code: .text("误操作")]), on: id,
                        by: .officer(desk.inspector), from: Desk.address, at: Instant("2026-03-05", hour: 9))
                }
                if (try? MatterRules(workflow).reversible(in: before, on: "2026-03-05")) != nil {
                    #expect(refusal.map(Self.isAboutWho) ?? false, "\(state) reverse: \(String(describing: refusal))")
                }
                #expect(try await desk.stored(id).matter.events == before.events, "\(state)")
            }
            // With the same values somebody else may.
            let wanted: Set<CaseAction> = [
                .giveNotice, .accept, .reject, .declareNotRequired, .startStep, .finishStep, .beginProcedure, .beginLongerProcedure,
                .extend,
                .tellBill, .terminate, .withdraw, .recordWithdrawal, .issueCertificate, .rate, .recordComplaint,
            ]
            #expect(wanted.subtracting(possible).isEmpty, "\(wanted.subtracting(possible))")
            await #expect(throws: MatterRefusal.dutyMissing(.take)) {
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

    private static func isAboutWho(_ refusal: MatterRefusal) -> Bool {
        switch refusal {
        case .dutyMissing, .notForThisUnit, .notTheHandler, .onlyFor: true
        default: false
        }
    }

    /// Everybody who could take a step in the unit of these cases.
    private static func others(_ desk: Desk) throws -> [MatterActor] {
        let unit = try #require(desk.units["ZX12"]?.id)
        func officer(_ officer: Officer?, _ duties: Set<MatterDuty>) throws -> MatterActor {
            let officer = try #require(officer)
            return .officer(MatterOfficer(id: officer.id, name: officer.name, duties: duties, scope: [unit]))
        }
        return [
            try officer(desk.window, [.take]), try officer(desk.approvers["ZX12"], [.handle, .review]),
            try officer(desk.heads["ZX12"], [.sign, .review]), .applicant, .program,
        ]
    }

    /// What would do in these cases.
    private static func value(_ field: MatterField, _ desk: Desk) throws -> FieldValue {
        switch field.code {
        case "handedIn": return .text("M01")
        case "deficits": return .text("-|申请书没有签名")
        case "step": return .text("A")
        case "procedure": return .text("inspection")
        case "feeCode": return .text("F01")
        case "billLines": return .text("F01=1000")
        case "ratedStage": return .text("intake")
        case "complaintResult": return .text("upheld")
        default: break
        }
        switch field.kind {
        case .text: return .text("文字")
        case .dayPast: return .day("2026-03-05")
        case .day, .dayToCome: return .day("2026-03-10")
        case .number(let bounds, _): return .number(bounds.lowerBound)
        case .choice(let choices): return .text(choices.last?.code ?? "")
        case .agency: return .agency(try #require(desk.units["ZX12"]).id)
        case .officer: return .officer(try #require(desk.approvers["ZX12"]).id)
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

    @Test("Nor does any account: roles that must be apart are refused together", arguments: TestEngine.all)
    func accounts(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let accounts = AccountStore(database: desk.world.database), now = Instant("2026-03-05", hour: 9)
            let admin = try await accounts.createOfficer(
                login: "admin", name: "管理员", agency: desk.world.district, roles: ["systemAdministrator"], password: "three quiet herons",
                by: .command, at: now)
            let officer = try #require(try await accounts.officer(login: "admin"))
            let approver = try #require(desk.approvers["ZX12"])
            let apart: [(Set<String>, SeparatedDuty, SeparatedDuty)] = [
                (["approver", "inspector"], .supervision, .cases), (["inspector", "auditor"], .audit, .supervision),
                (["systemAdministrator", "auditor"], .accounts, .audit), (["systemAdministrator", "inspector"], .accounts, .supervision),
                (["windowClerk", "inspector"], .supervision, .cases),
            ]
            for (roles, one, other) in apart {
                await #expect(throws: AccountRefusal.dutiesTogether(one, other), "\(roles)") {
                    try await accounts.setRoles(roles, of: approver.id, by: officer, from: Desk.address, at: now)
                }
                await #expect(throws: AccountRefusal.dutiesTogether(one, other), "\(roles)") {
                    try await accounts.createOfficer(
                        login: "both", name: "兼任", agency: desk.world.office, roles: roles.sorted(), password: "three quiet herons",
                        by: .command, at: now)
                }
            }
            #expect(try await accounts.officer(login: "aZX12".lowercased())?.may(.handleCases) ?? false)
            try await accounts.setRoles(["approver", "windowClerk"], of: approver.id, by: officer, from: Desk.address, at: now)
            _ = admin
        }
    }

    @Test("An inspector of the unit that answers for a card speaks for the unit", arguments: TestEngine.all)
    func ownHouse(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            _ = try await desk.granted("2026-03-02", "2026-03-11")
            let now = Instant("2026-03-31", hour: 9), unit = try #require(desk.units["ZX12"]?.id)
            try await desk.supervision.renew(at: now)
            try await desk.world.database.write { tx in
                try tx.run("UPDATE officer SET agency_id = \(unit) WHERE id = \(desk.secondInspector.id)")
            }
            let own = try #require(try await AccountStore(database: desk.world.database).officer(login: "inspector2"))
            let key = try #require(try await desk.supervision.cards(asOf: "2026-03-31").first { $0.key.rule == "Y01" }?.key)
            await #expect(throws: CardRefusal.onlyFor([.inspector], .withdraw)) {
                try await desk.supervision.act(.withdraw, on: key, text: "撤", by: own, from: Desk.address, at: now)
            }
            try await desk.supervision.act(.appeal, on: key, text: "没有超期", by: own, from: Desk.address, at: now)
            try await desk.supervision.act(.withdraw, on: key, text: "属实", by: desk.inspector, from: Desk.address, at: now)
        }
    }
}
