import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite struct LoginTests {
    private static let password = "湘江北去橘子洲头万山红遍"

    /// A world with one officer, `wang`, of the district.
    private func open(
        _ engine: TestEngine, _ body: @Sendable (World, AccountStore, OfficerID) async throws -> Void
    ) async throws {
        try await World.open(on: engine) { world in
            let accounts = AccountStore(database: world.database)
            let id = try await accounts.createOfficer(
                login: "wang", name: "王芳", agency: world.district, roles: ["disclosureOffice", "auditor"], password: Self.password,
                by: world.clerk, at: world.now)
            try await body(world, accounts, id)
        }
    }

    private func refusal(
        _ accounts: AccountStore, name: String = "wang", password: String = password, from address: String = "10.0.0.9", at now: Instant
    ) async -> LoginRefusal? {
        await #expect(throws: LoginRefusal.self) {
            _ = try await accounts.login(name: name, password: password, from: address, at: now)
        }
    }

    @Test("Signing in gives an officer with the rights of all roles over the agency and all below", arguments: TestEngine.all)
    func login(on engine: TestEngine) async throws {
        try await open(engine) { world, accounts, id in
            let session = try await accounts.login(name: "wang", password: Self.password, from: "10.0.0.9", at: world.now)
            #expect(session.officer.id == id)
            #expect(session.officer.scope == [world.district, world.office, world.education, world.township])
            #expect(session.officer.may(.publishReport, for: world.township))
            #expect(session.officer.may(.readAudit))
            #expect(!session.officer.may(.manageAccounts))
            #expect(session.token.count == 64)
            // It tells whose form it is in, without who knows the session.
            let form = session.officer.csrfToken.split(separator: "-")
            #expect(form.count == 2 && form.first?.count == 64 && form.last.map(String.init) == "\(id.value)")
            #expect(!session.officer.csrfToken.contains(session.token))
            let officer = try await accounts.officer(session: session.token, at: world.now)
            #expect(officer == session.officer)
            let stranger = try await accounts.officer(session: Session.randomToken(), at: world.now)
            #expect(stranger == nil)
        }
    }

    @Test("Neither password nor token is kept or recorded", arguments: TestEngine.all)
    func secrets(on engine: TestEngine) async throws {
        try await open(engine) { world, accounts, _ in
            let session = try await accounts.login(name: "wang", password: Self.password, from: "10.0.0.9", at: world.now)
            _ = await refusal(accounts, password: "wrong-secret-1", at: world.now)
            _ = await refusal(accounts, name: "my-password-typed-here", at: world.now)
            let text = try await world.database.read { tx in
                try ["officer", "session", "login_failure", "audit_entry"].map { table in
                    "\(try tx.rows("SELECT * FROM " + SQL(identifier: table)).map(\.values))"
                }.joined()
            }
            for secret in [Self.password, session.token, "wrong-secret-1", "my-password-typed-here"] {
                #expect(!text.contains(secret))
            }
            #expect(text.contains("$argon2id$"))
        }
    }

    @Test("Five failures lock the account for a quarter of an hour, for the right password too", arguments: TestEngine.all)
    func lockOut(on engine: TestEngine) async throws {
        try await open(engine) { world, accounts, id in
            for attempt in 0..<5 {
                #expect(await refusal(accounts, password: "wrong", at: world.now.adding(seconds: attempt * 60)) == .wrongNameOrPassword)
            }
            let until = world.now.adding(seconds: 240 + 900)
            #expect(await refusal(accounts, at: world.now.adding(seconds: 300)) == .locked(until: until))
            #expect(await refusal(accounts, at: until.adding(seconds: -1)) == .locked(until: until))
            _ = try await accounts.login(name: "wang", password: Self.password, from: "10.0.0.9", at: until)
            // The count starts anew.
            #expect(await refusal(accounts, password: "wrong", at: until) == .wrongNameOrPassword)
            let trail = try await AuditStore(database: world.database).trail(of: "officer/\(id.value)")
            #expect(
                trail.map(\.action) == ["officer.create"] + Array(repeating: "login.failure", count: 5)
                    + ["login.lockout", "login", "login.failure"])
        }
    }

    @Test("Failures spread over a longer time do not lock", arguments: TestEngine.all)
    func slowFailures(on engine: TestEngine) async throws {
        try await open(engine) { world, accounts, _ in
            for attempt in 0..<6 {
                #expect(await refusal(accounts, password: "wrong", at: world.now.adding(seconds: attempt * 300)) == .wrongNameOrPassword)
            }
        }
    }

    @Test("Twenty failures from one address lock the address, not others", arguments: TestEngine.all)
    func addressLock(on engine: TestEngine) async throws {
        try await open(engine) { world, accounts, _ in
            try await world.database.write { tx in
                for number in 1...20 {
                    try tx.run("INSERT INTO login_failure (login_hash, address, at) VALUES (\("\(number)"), '10.6.6.6', \(world.now))")
                }
            }
            #expect(await refusal(accounts, from: "10.6.6.6", at: world.now) == .locked(until: world.now.adding(seconds: 900)))
            _ = try await accounts.login(name: "wang", password: Self.password, from: "10.0.0.9", at: world.now)
        }
    }

    @Test("Parallel guesses do not get past the lock", arguments: TestEngine.all)
    func parallel(on engine: TestEngine) async throws {
        try await open(engine) { world, accounts, _ in
            await withTaskGroup(of: Void.self) { group in
                for _ in 1...8 { group.addTask { _ = await refusal(accounts, password: "wrong", at: world.now) } }
            }
            let failures = try await world.database.count("login_failure")
            #expect(failures == 5)
        }
    }

    @Test("A session ends after half an hour without a sign of life, and after twelve hours in any case", arguments: TestEngine.all)
    func expiry(on engine: TestEngine) async throws {
        try await open(engine) { world, accounts, _ in
            let session = try await accounts.login(name: "wang", password: Self.password, from: "10.0.0.9", at: world.now)
            func lives(_ minutes: Int) async throws -> Bool {
                try await accounts.officer(session: session.token, at: world.now.adding(seconds: minutes * 60)) != nil
            }
            for minutes in stride(from: 25, to: 720, by: 25) { #expect(try await lives(minutes)) }
            #expect(try await !lives(720))
            let second = try await accounts.login(name: "wang", password: Self.password, from: "10.0.0.9", at: world.now)
            #expect(try await accounts.officer(session: second.token, at: world.now.adding(seconds: 30 * 60)) == nil)
        }
    }

    @Test("Signing out ends the session", arguments: TestEngine.all)
    func logout(on engine: TestEngine) async throws {
        try await open(engine) { world, accounts, _ in
            let session = try await accounts.login(name: "wang", password: Self.password, from: "10.0.0.9", at: world.now)
            try await accounts.logout(session: session.token, from: "10.0.0.9", at: world.now)
            #expect(try await accounts.officer(session: session.token, at: world.now) == nil)
        }
    }

    @Test("A disabled account is out at once, and told so only with the right password", arguments: TestEngine.all)
    func disabled(on engine: TestEngine) async throws {
        try await open(engine) { world, accounts, id in
            let session = try await accounts.login(name: "wang", password: Self.password, from: "10.0.0.9", at: world.now)
            _ = try await accounts.createOfficer(
                login: "chen", name: "陈", agency: world.district, roles: ["systemAdministrator"], password: Self.password, by: .command,
                at: world.now)
            let admin = try await accounts.login(name: "chen", password: Self.password, from: "10.0.0.2", at: world.now).officer
            try await accounts.disable(id, by: admin, from: "10.0.0.2", at: world.now)
            #expect(try await accounts.officer(session: session.token, at: world.now) == nil)
            #expect(await refusal(accounts, at: world.now) == .disabled)
            #expect(await refusal(accounts, password: "wrong", at: world.now) == .wrongNameOrPassword)
            try await accounts.enable(id, by: admin, from: "10.0.0.2", at: world.now)
            _ = try await accounts.login(name: "wang", password: Self.password, from: "10.0.0.9", at: world.now)
        }
    }

    @Test("A changed password ends the other sessions", arguments: TestEngine.all)
    func changePassword(on engine: TestEngine) async throws {
        try await open(engine) { world, accounts, id in
            let here = try await accounts.login(name: "wang", password: Self.password, from: "10.0.0.9", at: world.now)
            let elsewhere = try await accounts.login(name: "wang", password: Self.password, from: "10.0.0.8", at: world.now)
            let actor = here.officer.actor(from: "10.0.0.9")
            let refusal = await #expect(throws: AccountRefusal.self) {
                try await accounts.changePassword(of: id, from: "wrong", to: "另一个足够长的密码", keeping: here.token, by: actor, at: world.now)
            }
            #expect(refusal == .wrongPassword)
            try await accounts.changePassword(
                of: id, from: Self.password, to: "这是另一个足够长的密码", keeping: here.token, by: actor, at: world.now)
            #expect(try await accounts.officer(session: here.token, at: world.now) != nil)
            #expect(try await accounts.officer(session: elsewhere.token, at: world.now) == nil)
            _ = try await accounts.login(name: "wang", password: "这是另一个足够长的密码", from: "10.0.0.9", at: world.now)
        }
    }

    @Test("An unknown name costs the time of a wrong password")
    func sameTime() async throws {
        let clock = ContinuousClock()
        let unknown = try await clock.measure { _ = try await PasswordHash.matches("x", PasswordHash.ofNobody) }
        let hash = try await PasswordHash.make(Self.password)
        #expect(hash.hasPrefix("$argon2id$v=19$m=65536,t=2,p=1$"))
        // The stranger's hash has the same cost in it; a malformed one would be refused in microseconds.
        #expect(unknown > .milliseconds(5))
    }
}
