import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite struct RoleTests {
    private static let password = "岳麓山下爱晚亭外枫叶红"

    private func refusal(_ body: () async throws -> Void) async -> AccountRefusal? {
        await #expect(throws: AccountRefusal.self) { try await body() }
    }

    /// Someone who has signed in.
    private func officer(_ login: String, of agency: AgencyID, _ roles: [String], in world: World) async throws -> Officer {
        let accounts = AccountStore(database: world.database)
        _ = try await accounts.createOfficer(
            login: login, name: login, agency: agency, roles: roles, password: RoleTests.password, by: .command, at: world.now)
        return try await accounts.login(name: login, password: RoleTests.password, from: "10.0.0.3", at: world.now).officer
    }

    @Test("Roles change in one step with one entry", arguments: TestEngine.all)
    func change(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let accounts = AccountStore(database: world.database)
            let admin = try await officer("admin", of: world.district, ["systemAdministrator"], in: world)
            let id = try await accounts.createOfficer(
                login: "li.na", name: "李娜", agency: world.education, roles: ["informationOfficer"], password: RoleTests.password,
                by: admin, from: "10.0.0.3", at: world.now)
            func set(_ roles: Set<String>) async throws {
                try await accounts.setRoles(roles, of: id, by: admin, from: "10.0.0.3", at: world.now)
            }
            try await set(["leader", "auditor"])
            try await set(["leader", "auditor"])
            #expect(await refusal { try await set(["leader", "king"]) } == .unknownRole("king"))
            let account = try await accounts.officers(of: [world.education]).first
            #expect(account?.roles == ["auditor", "leader"])
            let trail = try await AuditStore(database: world.database).trail(of: "officer/\(id.value)")
            #expect(trail.map(\.action) == ["officer.create", "officer.setRoles"])
            #expect(trail[1].before == #"{"roles":"informationOfficer"}"# && trail[1].after == #"{"roles":"auditor leader"}"#)
            #expect(trail[1].actor == "admin" && trail[1].address == "10.0.0.3")
        }
    }

    @Test("Nobody changes their own roles, not even at the top", arguments: TestEngine.all)
    func own(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let accounts = AccountStore(database: world.database)
            let admin = try await officer("admin", of: world.district, ["systemAdministrator"], in: world)
            for roles: Set<String> in [["systemAdministrator", "auditor"], [], ["systemAdministrator"]] {
                let refusal = await refusal { try await accounts.setRoles(roles, of: admin.id, by: admin, from: "", at: world.now) }
                #expect(refusal == .ownRoles)
            }
        }
    }

    @Test("Below the top nobody hands out more than they may do", arguments: TestEngine.all)
    func beyondOwn(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let accounts = AccountStore(database: world.database)
            let unit = try await officer("unit", of: world.education, ["systemAdministrator", "informationOfficer"], in: world)
            let other = try await officer("other", of: world.education, ["informationOfficer"], in: world)
            func set(_ roles: Set<String>) async throws {
                try await accounts.setRoles(roles, of: other.id, by: unit, from: "", at: world.now)
            }
            #expect(await refusal { try await set(["informationOfficer", "leader"]) } == .roleBeyondOwn("领导"))
            #expect(await refusal { try await set(["disclosureOffice"]) } == .roleBeyondOwn("政务公开办"))
            try await set([])
            try await set(["informationOfficer"])
            let hired = await refusal {
                _ = try await accounts.createOfficer(
                    login: "new", name: "新", agency: world.education, roles: ["auditor"], password: RoleTests.password, by: unit, from: "",
                    at: world.now)
            }
            #expect(hired == .roleBeyondOwn("审计员"))
        }
    }

    @Test("Nobody takes over an account that may do more by taking its roles away first", arguments: TestEngine.all)
    func takeover(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let accounts = AccountStore(database: world.database)
            let top = try await officer("top", of: world.district, ["systemAdministrator"], in: world)
            let unit = try await officer("unit", of: world.education, ["systemAdministrator", "informationOfficer"], in: world)
            let auditor = try await officer("auditor", of: world.education, ["auditor"], in: world)
            let known = "回雁峰前潇湘夜雨又一年"
            // One: the roles go, or are exchanged for others. Two: the password is set.
            for roles: Set<String> in [[], ["informationOfficer"], ["auditor", "informationOfficer"]] {
                let refused = await refusal { try await accounts.setRoles(roles, of: auditor.id, by: unit, from: "", at: world.now) }
                #expect(refused == .accountBeyondOwn)
            }
            let reset = await refusal { try await accounts.resetPassword(of: auditor.id, to: known, by: unit, from: "", at: world.now) }
            #expect(reset == .accountBeyondOwn)
            // Three: the roles come back from above, and only the auditor gets in.
            try await accounts.setRoles(["auditor"], of: auditor.id, by: top, from: "", at: world.now)
            await #expect(throws: (any Error).self) {
                _ = try await accounts.login(name: "auditor", password: known, from: "10.0.0.3", at: world.now)
            }
            let entered = try await accounts.login(name: "auditor", password: RoleTests.password, from: "10.0.0.3", at: world.now)
            #expect(entered.officer.permissions == auditor.permissions)
            let trail = try await AuditStore(database: world.database).trail(of: "officer/\(auditor.id.value)")
            #expect(trail.map(\.action).filter { $0 == "officer.setRoles" || $0 == "officer.resetPassword" } == [])
            // From above it all can be done.
            try await accounts.setRoles([], of: auditor.id, by: top, from: "", at: world.now)
        }
    }

    @Test("What someone may hand out is judged as they are now, not as they signed in", arguments: TestEngine.all)
    func takenSince(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let accounts = AccountStore(database: world.database)
            let admin = try await officer("admin", of: world.district, ["systemAdministrator"], in: world)
            let second = try await officer("second", of: world.district, ["systemAdministrator"], in: world)
            let other = try await officer("other", of: world.education, [], in: world)
            try await accounts.setRoles(["leader"], of: second.id, by: admin, from: "", at: world.now)
            let refusal = await refusal { try await accounts.setRoles(["auditor"], of: other.id, by: second, from: "", at: world.now) }
            #expect(refusal == .roleBeyondOwn("审计员"))
        }
    }

    @Test("Below the top nobody takes over, closes or opens an account that may do more", arguments: TestEngine.all)
    func accountBeyondOwn(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let accounts = AccountStore(database: world.database)
            let top = try await officer("top", of: world.district, ["systemAdministrator"], in: world)
            let unit = try await officer("unit", of: world.education, ["systemAdministrator", "informationOfficer"], in: world)
            let auditor = try await officer("auditor", of: world.education, ["auditor"], in: world)
            let clerk = try await officer("clerk", of: world.education, ["informationOfficer"], in: world)
            let neighbour = try await officer("neighbour", of: world.township, ["informationOfficer"], in: world)
            let new = "回雁峰前潇湘夜雨"
            func reset(_ id: OfficerID, _ by: Officer) async throws {
                try await accounts.resetPassword(of: id, to: new + "又一年", by: by, from: "10.0.0.3", at: world.now)
            }
            func close(_ id: OfficerID, _ by: Officer) async throws {
                try await accounts.disable(id, by: by, from: "10.0.0.3", at: world.now)
            }
            #expect(await refusal { try await reset(auditor.id, unit) } == .accountBeyondOwn)
            #expect(await refusal { try await close(auditor.id, unit) } == .accountBeyondOwn)
            #expect(
                await refusal { try await accounts.enable(auditor.id, by: unit, from: "", at: world.now) } == .accountBeyondOwn)
            // Somebody of another unit, or above, is not there for them.
            for other in [neighbour.id, top.id] {
                #expect(await refusal { try await reset(other, unit) } == .unknownOfficer)
                #expect(await refusal { try await close(other, unit) } == .unknownOfficer)
                #expect(
                    await refusal { try await accounts.setRoles([], of: other, by: unit, from: "", at: world.now) } == .unknownOfficer)
            }
            #expect(await refusal { try await reset(unit.id, clerk) } == .accountBeyondOwn)
            let refused = try await AuditStore(database: world.database).entries(.init(action: "officer.resetPassword"))
            #expect(refused.total == 0)
            try await reset(clerk.id, unit)
            try await close(clerk.id, unit)
            try await reset(auditor.id, top)
            try await close(auditor.id, top)
            let done = try await AuditStore(database: world.database).entries(
                .init(actor: "unit", subjectPrefix: "officer/\(clerk.id.value)"))
            #expect(done.entries.map(\.action) == ["officer.disable", "officer.resetPassword"])
            #expect(done.entries.first?.address == "10.0.0.3")
        }
    }
}
