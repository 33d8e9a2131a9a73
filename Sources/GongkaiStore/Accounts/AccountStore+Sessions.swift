package import GongkaiCore

extension AccountStore {
    /// Who a session's token belongs to; nil when it has ended or never was.
    package func officer(session token: String, at now: Instant) async throws -> Officer? {
        let found = try await database.read { tx in try tx.officer(session: token, at: now) }
        guard let (officer, seen) = found else { return nil }
        if now >= seen.adding(seconds: Session.renewalSeconds) {
            try await database.write { tx in
                try tx.run("UPDATE session SET seen_at = \(now) WHERE token_hash = \(SHA256.hex(of: token)) AND seen_at < \(now)")
            }
        }
        return officer
    }

    /// What somebody with an account is called; nil when there is no such account.
    package func name(of id: OfficerID) async throws -> String? {
        try await database.read { tx in try tx.first("SELECT name FROM officer WHERE id = \(id)")?.get("name", as: String.self) }
    }

    /// Ends a session.
    package func logout(session token: String, from address: String, at now: Instant) async throws {
        try await database.write { tx in
            guard let (officer, _) = try tx.officer(session: token, at: now) else { return }
            try tx.run("DELETE FROM session WHERE token_hash = \(SHA256.hex(of: token))")
            try tx.record(action: "logout", subject: "officer/\(officer.id.value)", by: officer.actor(from: address), at: now)
        }
    }
}

extension Transaction {
    /// The officer of a session that has not ended, and when it was last seen.
    func officer(session token: String, at now: Instant) throws -> (officer: Officer, seen: Instant)? {
        let found = try first(
            """
            SELECT officer.id, officer.login, officer.name, officer.agency_id, session.csrf_token, session.seen_at
            FROM session JOIN officer ON officer.id = session.officer_id
            WHERE session.token_hash = \(SHA256.hex(of: token)) AND officer.is_disabled = 0
                AND session.seen_at > \(now.adding(seconds: -Session.idleSeconds))
                AND session.created_at > \(now.adding(seconds: -Session.longestSeconds))
            """)
        guard let row = found else { return nil }
        let id: OfficerID = try row.get("id")
        let agency: AgencyID = try row.get("agency_id")
        let officer = try officer(
            id, login: try row.get("login"), name: try row.get("name"), agency: agency, csrfToken: try row.get("csrf_token"))
        return (officer, try row.get("seen_at"))
    }

    /// Clears away what has ended.
    func endSessions(before now: Instant) throws {
        try run(
            """
            DELETE FROM session WHERE seen_at <= \(now.adding(seconds: -Session.idleSeconds))
                OR created_at <= \(now.adding(seconds: -Session.longestSeconds))
            """)
    }

    /// A signed-in officer with the rights they have now, which may be fewer than when their request began.
    func current(_ officer: Officer) throws -> Officer {
        try self.officer(
            officer.id, login: officer.login, name: officer.name, agency: officer.agency, csrfToken: officer.csrfToken)
    }

    private func officer(_ id: OfficerID, login: String, name: String, agency: AgencyID, csrfToken: String) throws -> Officer {
        let (permissions, scope, coversAll) = try powers(of: id, in: agency)
        return Officer(
            id: id, login: login, name: name, agency: agency, permissions: permissions, scope: scope, coversAll: coversAll,
            csrfToken: csrfToken)
    }

    /// What somebody may do and for which agencies, in one statement: it is asked at every page and every step.
    private func powers(
        of id: OfficerID, in agency: AgencyID
    ) throws -> (permissions: Set<Permission>, scope: Set<AgencyID>, coversAll: Bool) {
        let found = try rows(
            """
            \(SQL.below(agency)) SELECT id, (SELECT COUNT(*) FROM agency) AS everything, NULL AS permission FROM below
            UNION ALL SELECT NULL, NULL, role_permission.permission FROM officer_role
                JOIN role_permission ON role_permission.role = officer_role.role WHERE officer_role.officer_id = \(id)
            """)
        var permissions: Set<Permission> = [], scope: Set<AgencyID> = [], everything = 0
        for row in found {
            if let agency = try row.get("id", as: AgencyID?.self) {
                scope.insert(agency)
                everything = try row.get("everything")
            } else if let permission = Permission(rawValue: try row.get("permission")) {
                permissions.insert(permission)
            }
        }
        return (permissions, scope, scope.count == everything && everything > 0)
    }

    func permissions(of id: OfficerID) throws -> Set<Permission> {
        let names = try rows(
            """
            SELECT DISTINCT role_permission.permission FROM officer_role
            JOIN role_permission ON role_permission.role = officer_role.role
            WHERE officer_role.officer_id = \(id)
            """
        ).map { try $0.get("permission", as: String.self) }
        return Set(names.compactMap(Permission.init))
    }
}
