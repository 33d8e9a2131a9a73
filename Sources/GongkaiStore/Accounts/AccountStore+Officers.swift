package import GongkaiCore

extension AccountStore {
    /// All accounts by login name; with `agencies`, those of these agencies.
    package func officers(of agencies: Set<AgencyID>? = nil) async throws -> [OfficerAccount] {
        try await database.read { tx in
            let roles = try tx.rows("SELECT officer_id, role FROM officer_role ORDER BY role").map { row in
                (try row.get("officer_id", as: OfficerID.self), try row.get("role", as: String.self))
            }
            let byOfficer = Dictionary(grouping: roles, by: \.0)
            return try tx.rows("SELECT id, login, name, agency_id, is_disabled FROM officer ORDER BY login").map { row in
                let id: OfficerID = try row.get("id")
                return OfficerAccount(
                    id: id, login: try row.get("login"), name: try row.get("name"), agency: try row.get("agency_id"),
                    roles: byOfficer[id, default: []].map(\.1), isDisabled: try row.get("is_disabled"))
            }
            .filter { agencies?.contains($0.agency) ?? true }
        }
    }

    /// Opens an account as an officer, who may hand out only some roles.
    package func createOfficer(
        login: String, name: String, agency: AgencyID, roles: [String], password: String, by officer: Officer, from address: String,
        at now: Instant
    ) async throws -> OfficerID {
        try await createOfficer(
            login: login, name: name, agency: agency, roles: roles, password: password, by: officer.actor(from: address), at: now
        ) { tx in
            let giver = try tx.current(officer)
            guard giver.scope.contains(agency) else { throw AccountRefusal.unknownAgency }
            try tx.requireRoles(roles, handedOutBy: giver)
        }
    }

    /// Opens an account from the server itself, with any roles. Never for somebody who signed in.
    package func createOfficer(
        login: String, name: String, agency: AgencyID, roles: [String], password: String, by actor: Actor, at now: Instant
    ) async throws -> OfficerID {
        try await createOfficer(
            login: login, name: name, agency: agency, roles: roles, password: password, by: actor, at: now, judging: { _ in })
    }

    private func createOfficer(
        login: String, name: String, agency: AgencyID, roles: [String], password: String, by actor: Actor, at now: Instant,
        judging judge: @escaping @Sendable (Transaction) throws -> Void
    ) async throws -> OfficerID {
        if !login.isLogin { throw AccountRefusal.loginMalformed }
        if name.isEmpty { throw AccountRefusal.nameMissing }
        let hash = try await AccountStore.hash(password, login: login)
        return try await database.write { tx in
            try judge(tx)
            return try tx.createOfficer(login: login, name: name, agency: agency, roles: roles, passwordHash: hash, by: actor, at: now)
        }
    }

    /// Closes an account: its sessions end at once and nobody can sign in with it.
    package func disable(_ id: OfficerID, by officer: Officer, from address: String, at now: Instant) async throws {
        try await set(disabled: true, id, by: officer, from: address, at: now)
    }

    /// Opens a closed account again.
    package func enable(_ id: OfficerID, by officer: Officer, from address: String, at now: Instant) async throws {
        try await set(disabled: false, id, by: officer, from: address, at: now)
    }

    /// Changes one's own password; all other sessions of the account end.
    package func changePassword(
        of id: OfficerID, from old: String, to new: String, keeping token: String, by actor: Actor, at now: Instant
    ) async throws {
        let (login, hash) = try await database.read { tx in try tx.credentials(id) }
        guard try await PasswordHash.matches(old, hash) else { throw AccountRefusal.wrongPassword }
        let newHash = try await AccountStore.hash(new, login: login)
        try await setPassword(newHash, of: id, "officer.changePassword", keeping: token, by: actor, at: now) { _ in }
    }

    /// Sets a forgotten password anew; all sessions of the account end, and a lock-out with them. Whoever does so could sign in with it: what
    /// the account may do, they must be allowed themselves.
    package func resetPassword(of id: OfficerID, to new: String, by officer: Officer, from address: String, at now: Instant) async throws {
        let login = try await database.read { tx in
            try tx.requireGoverned(id, by: officer)
            return try tx.credentials(id).login
        }
        let hash = try await AccountStore.hash(new, login: login)
        try await setPassword(hash, of: id, "officer.resetPassword", keeping: nil, by: officer.actor(from: address), at: now) { tx in
            try tx.requireGoverned(id, by: officer)
        }
    }

    private static func hash(_ password: String, login: String) async throws -> String {
        do {
            try PasswordRule.check(password, login: login)
        } catch {
            throw AccountRefusal.password(error)
        }
        return try await PasswordHash.make(password)
    }

    private func setPassword(
        _ hash: String, of id: OfficerID, _ action: String, keeping token: String?, by actor: Actor, at now: Instant,
        judging judge: @escaping @Sendable (Transaction) throws -> Void
    ) async throws {
        try await database.write { tx in
            try judge(tx)
            let (login, _) = try tx.credentials(id)
            try tx.run("UPDATE officer SET password_hash = \(hash) WHERE id = \(id)", expecting: 1)
            let kept = token.map { SHA256.hex(of: $0) } ?? ""
            try tx.run("DELETE FROM session WHERE officer_id = \(id) AND token_hash <> \(kept)")
            if token == nil { try tx.forgetFailures(of: login) }
            try tx.record(action: action, subject: "officer/\(id.value)", by: actor, at: now)
        }
    }

    private func set(disabled: Bool, _ id: OfficerID, by officer: Officer, from address: String, at now: Instant) async throws {
        try await database.write { tx in
            try tx.requireGoverned(id, by: officer)
            let before: Bool? = try tx.first("SELECT is_disabled FROM officer WHERE id = \(id)")?.get("is_disabled")
            guard let before else { throw AccountRefusal.unknownOfficer }
            if before == disabled { return }
            try tx.run("UPDATE officer SET is_disabled = \(disabled) WHERE id = \(id)", expecting: 1)
            if disabled { try tx.run("DELETE FROM session WHERE officer_id = \(id)") }
            try tx.record(
                action: disabled ? "officer.disable" : "officer.enable", subject: "officer/\(id.value)", by: officer.actor(from: address),
                at: now)
        }
    }
}

extension Transaction {
    /// Opens an account whose password was hashed before.
    func createOfficer(
        login: String, name: String, agency: AgencyID, roles: [String], passwordHash hash: String, by actor: Actor, at now: Instant
    ) throws -> OfficerID {
        if try value("SELECT COUNT(*) FROM officer WHERE login = \(login)", as: Int.self) > 0 { throw AccountRefusal.loginTaken(login) }
        _ = try self.agency(agency)
        try requireApart(roles)
        let id = OfficerID(
            value: try insert(
                """
                INSERT INTO officer (login, name, agency_id, password_hash, created_at)
                VALUES (\(login), \(name), \(agency), \(hash), \(now))
                """))
        for role in Set(roles).sorted() { try addRole(role, to: id) }
        let after = JSONText.object([
            "login": login, "name": name, "agency": String(agency.value), "roles": Set(roles).sorted().joined(separator: " "),
        ])
        try record(action: "officer.create", subject: "officer/\(id.value)", after: after, by: actor, at: now)
        return id
    }

    /// Judged by the rights of both as they are now.
    func requireGoverned(_ id: OfficerID, by officer: Officer) throws {
        guard let agency: AgencyID = try first("SELECT agency_id FROM officer WHERE id = \(id)")?.get("agency_id") else {
            throw AccountRefusal.unknownOfficer
        }
        if let refusal = try current(officer).refusal(governing: try permissions(of: id), of: agency) { throw refusal }
    }

    fileprivate func credentials(_ id: OfficerID) throws -> (login: String, hash: String) {
        guard let row = try first("SELECT login, password_hash FROM officer WHERE id = \(id)") else {
            throw AccountRefusal.unknownOfficer
        }
        return (try row.get("login"), try row.get("password_hash"))
    }
}

extension String {
    /// Two to 32 small letters, digits and `._-`, a letter first.
    fileprivate var isLogin: Bool {
        guard (2...32).contains(utf8.count), let first = utf8.first, (0x61...0x7A).contains(first) else { return false }
        return utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || [0x2E, 0x5F, 0x2D].contains($0) }
    }
}

extension OfficerID: SQLBindable, SQLReadable {
    package var sqlValue: SQLValue { .integer(value) }
    package init?(sqlValue: SQLValue) {
        guard case .integer(let value) = sqlValue else { return nil }
        self.init(value: value)
    }
}
