package import GongkaiCore

extension AccountStore {
    /// Signs someone in, or throws a ``LoginRefusal``. An unknown name takes as long as a wrong password.
    package func login(name: String, password: String, from address: String, at now: Instant) async throws -> Session {
        let found = try await database.read { tx in
            try tx.refuseLocked(name, address, now)
            return try tx.login(name)
        }
        let isRight = try await PasswordHash.matches(password, found?.hash ?? PasswordHash.ofNobody)
        let outcome = try await database.write { tx -> Result<Session, LoginRefusal> in
            try tx.takeTurn()
            // Others may have guessed in the meantime; a right guess after the lock fell is refused too.
            do {
                try tx.refuseLocked(name, address, now)
            } catch let refusal as LoginRefusal {
                return .failure(refusal)
            }
            // Nor is one that was checked against a password changed since.
            guard isRight, let found, try tx.login(name)?.hash == found.hash else {
                try tx.recordFailure(of: name, found, address, now)
                return .failure(.wrongNameOrPassword)
            }
            let actor = Actor(name: name, agency: found.agency, address: address)
            if found.isDisabled {
                try tx.record(action: "login.refused", subject: "officer/\(found.id.value)", by: actor, at: now)
                return .failure(.disabled)
            }
            try tx.forgetFailures(of: name)
            let token = Session.randomToken()
            try tx.run(
                """
                INSERT INTO session (token_hash, officer_id, csrf_token, address, created_at, seen_at)
                VALUES (\(SHA256.hex(of: token)), \(found.id), \(Session.formToken(of: found.id)), \(address), \(now), \(now))
                """)
            try tx.endSessions(before: now)
            try tx.record(action: "login", subject: "officer/\(found.id.value)", by: actor, at: now)
            guard let (officer, _) = try tx.officer(session: token, at: now) else {
                throw DatabaseError(.misuse, "the new session cannot be read")
            }
            return .success(Session(token: token, officer: officer))
        }
        return try outcome.get()
    }
}

/// Five failures of one account, or twenty from one address, within a quarter of an hour lock it for a quarter of an hour.
private enum LockOut {
    static let seconds = 15 * 60
    static let perLogin = 5
    static let perAddress = 20
}

private struct FoundLogin {
    let id: OfficerID
    let hash: String
    let agency: AgencyID
    let isDisabled: Bool
}

extension Transaction {
    fileprivate func login(_ name: String) throws -> FoundLogin? {
        try first("SELECT id, password_hash, agency_id, is_disabled FROM officer WHERE login = \(name)").map { row in
            FoundLogin(
                id: try row.get("id"), hash: try row.get("password_hash"), agency: try row.get("agency_id"),
                isDisabled: try row.get("is_disabled"))
        }
    }

    /// Attempts queue behind each other on PostgreSQL, so that none misses a failure about to be stored; SQLite has one writer anyway.
    fileprivate func takeTurn() throws {
        if dialect == .postgres { _ = try first("SELECT CAST(1 AS BIGINT) AS turn FROM pg_advisory_xact_lock(510033) LIMIT 1") }
    }

    fileprivate func refuseLocked(_ name: String, _ address: String, _ now: Instant) throws {
        let failures: [(SQL, Int)] = [
            ("login_hash = \(SHA256.hex(of: name))", LockOut.perLogin), ("address = \(address)", LockOut.perAddress),
        ]
        for (condition, limit) in failures {
            let times = try rows("SELECT at FROM login_failure WHERE \(condition) ORDER BY at DESC LIMIT \(limit)")
                .map { try $0.get("at", as: Instant.self) }
            guard times.count == limit, let last = times.first, let first = times.last else { continue }
            let until = last.adding(seconds: LockOut.seconds)
            if last <= first.adding(seconds: LockOut.seconds), now < until { throw LoginRefusal.locked(until: until) }
        }
    }

    /// The name as typed is not kept: people type passwords into the wrong box.
    fileprivate func recordFailure(of name: String, _ found: FoundLogin?, _ address: String, _ now: Instant) throws {
        let subject = found.map { "officer/\($0.id.value)" } ?? "officer/unknown"
        let actor = Actor(name: found == nil ? "unknown" : name, agency: found?.agency, address: address)
        try run("DELETE FROM login_failure WHERE at < \(now.adding(seconds: -2 * LockOut.seconds))")
        try run("INSERT INTO login_failure (login_hash, address, at) VALUES (\(SHA256.hex(of: name)), \(address), \(now))")
        try record(action: "login.failure", subject: subject, by: actor, at: now)
        do {
            try refuseLocked(name, address, now)
        } catch LoginRefusal.locked(let until) {
            try record(
                action: "login.lockout", subject: subject, after: JSONText.object(["until": until.text]), by: actor, at: now)
        }
    }

    func forgetFailures(of name: String) throws {
        try run("DELETE FROM login_failure WHERE login_hash = \(SHA256.hex(of: name))")
    }
}
