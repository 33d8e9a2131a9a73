import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite struct AccountTests {
    private func refusal(_ body: () async throws -> Void) async -> AccountRefusal? {
        await #expect(throws: AccountRefusal.self) { try await body() }
    }

    @Test("Agencies are created, renamed and moved, each with an entry", arguments: TestEngine.all)
    func agencies(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let accounts = AccountStore(database: world.database)
            let id = try await accounts.createAgency(
                code: "SF04", name: "示范区水利站", kind: .authorisedOrganisation, parent: world.district, by: world.clerk, at: world.now)
            try await accounts.renameAgency(id, to: "示范区水利中心", by: world.clerk, at: world.now)
            try await accounts.moveAgency(id, under: world.township, by: world.clerk, at: world.now)
            let agency = try await accounts.agencies().first { $0.id == id }
            #expect(agency == Agency(id: id, code: "SF04", name: "示范区水利中心", kind: .authorisedOrganisation, parent: world.township))
            #expect(try await accounts.scope(of: world.township) == [world.township, id])
            let trail = try await AuditStore(database: world.database).trail(of: "agency/\(id.value)")
            #expect(trail.map(\.action) == ["agency.create", "agency.rename", "agency.move"])
            #expect(trail[1].before?.contains("水利站") == true && trail[1].after?.contains("水利中心") == true)
        }
    }

    @Test("The tree stays a tree, and codes stay unique", arguments: TestEngine.all)
    func agencyRefusals(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let accounts = AccountStore(database: world.database)
            for parent in [world.district, world.township] {
                let refusal = await refusal { try await accounts.moveAgency(world.district, under: parent, by: world.clerk, at: world.now) }
                #expect(refusal == .agencyBelowItself)
            }
            let taken = await refusal {
                _ = try await accounts.createAgency(
                    code: "SF01", name: "另一个", kind: .department, parent: nil, by: world.clerk, at: world.now)
            }
            #expect(taken == .agencyCodeTaken("SF01"))
            let top = await refusal {
                _ = try await accounts.createAgency(
                    code: "SG", name: "另一区", kind: .districtGovernment, parent: nil, by: world.clerk, at: world.now)
            }
            #expect(top == .secondTop(code: "SF", name: "示范区人民政府"))
            let unknown = await refusal {
                _ = try await accounts.createAgency(
                    code: "SF09", name: "另一个", kind: .department, parent: AgencyID(value: 99), by: world.clerk, at: world.now)
            }
            #expect(unknown == .unknownAgency)
            let entries = try await world.database.count("audit_entry")
            #expect(entries == 0)
        }
    }

    @Test("Of two tops created at once one is refused", arguments: TestEngine.all)
    func tops(on engine: TestEngine) async throws {
        try await TestDatabase.open(on: engine) { database in
            let accounts = AccountStore(database: database)
            let created = await withTaskGroup(of: Bool.self) { group in
                for number in 1...4 {
                    group.addTask {
                        do {
                            _ = try await accounts.createAgency(
                                code: "D\(number)", name: "第\(number)区", kind: .districtGovernment, parent: nil, by: .command,
                                at: Instant(milliseconds: 0))
                            return true
                        } catch {
                            return false
                        }
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(created == 1)
            let agencies = try await accounts.agencies()
            #expect(agencies.count == 1)
        }
    }

    @Test("Each role of the schema has permissions the program knows", arguments: TestEngine.all)
    func roleData(on engine: TestEngine) async throws {
        try await TestDatabase.open(on: engine) { database in
            let roles = try await AccountStore(database: database).roles()
            #expect(roles.map(\.name) == ["信息员", "政务公开办", "领导", "系统管理员", "审计员", "审核员", "窗口人员", "审批人员", "监察人员"])
            let known = try await database.read { tx in
                try tx.rows("SELECT permission FROM role_permission").allSatisfy { Permission(rawValue: try $0.get("permission")) != nil }
            }
            #expect(known)
            #expect(Set(roles.flatMap(\.permissions)) == Set(Permission.allCases))
        }
    }

    @Test("A taken, malformed or weak login is refused with words", arguments: TestEngine.all)
    func officerRefusals(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let accounts = AccountStore(database: world.database)
            func create(_ login: String, _ password: String) async throws {
                _ = try await accounts.createOfficer(
                    login: login, name: "某某", agency: world.office, roles: [], password: password, by: world.clerk, at: world.now)
            }
            try await create("zhao", "correct horse battery")
            #expect(await refusal { try await create("zhao", "correct horse battery") } == .loginTaken("zhao"))
            #expect(await refusal { try await create("Zhao Li", "correct horse battery") } == .loginMalformed)
            #expect(await refusal { try await create("qian", "short") } == .password(.tooShort))
            #expect(await refusal { try await create("qian", "password123") } == .password(.common))
        }
    }

    @Test(
        "Passwords are judged by length and by what everybody uses",
        arguments: [
            ("123456789", .tooShort), ("1234567890", .common), ("abcdefghij", .common), ("aaaaaaaaaaaa", .common), ("Passw0rd123", .common),
            ("wanghuatianxia", .containsLogin), ("衡阳雁去无留意啊啊", .tooShort), ("衡阳雁去无留意四面边声", nil), ("correct horse", nil),
        ] as [(String, PasswordRule.Refusal?)])
    func passwordRule(password: String, expected: PasswordRule.Refusal?) {
        var refusal: PasswordRule.Refusal?
        do {
            try PasswordRule.check(password, login: "wanghua")
        } catch {
            refusal = error
        }
        #expect(refusal == expected)
    }
}
