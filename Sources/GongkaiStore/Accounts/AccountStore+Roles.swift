package import GongkaiCore

extension AccountStore {
    /// The roles in the order of their list.
    package func roles() async throws -> [Role] {
        try await database.read { tx in try tx.allRoles() }
    }

    /// An account's roles become these, all or none. What the officer may hand out is judged as her rights are now. An account that may do
    /// more than she keeps its roles: once they were taken away she could set its password, and would be in when they come back.
    package func setRoles(
        _ wanted: Set<String>, of id: OfficerID, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        try await database.write { tx in
            let giver = try tx.current(officer)
            if let refusal = giver.refusal(changingRolesOf: id) { throw refusal }
            let before = try tx.roles(of: id)
            guard giver.scope.contains(try tx.agency(ofOfficer: id)) else { throw AccountRefusal.unknownOfficer }
            let added = wanted.subtracting(before)
            try tx.requireRoles(added, handedOutBy: giver)
            if before == wanted { return }
            try tx.requireApart(wanted)
            try tx.requireGoverned(id, by: officer)
            for role in added.sorted() { try tx.addRole(role, to: id) }
            for role in before.subtracting(wanted).sorted() {
                try tx.run("DELETE FROM officer_role WHERE officer_id = \(id) AND role = \(role)", expecting: 1)
            }
            try tx.record(
                action: "officer.setRoles", subject: "officer/\(id.value)",
                before: JSONText.object(["roles": before.sorted().joined(separator: " ")]),
                after: JSONText.object(["roles": wanted.sorted().joined(separator: " ")]), by: officer.actor(from: address), at: now)
        }
    }
}

extension Transaction {
    fileprivate func allRoles() throws -> [Role] {
        let permissions = try rows("SELECT role, permission FROM role_permission").map { row in
            (try row.get("role", as: String.self), Permission(rawValue: try row.get("permission")))
        }
        return try rows("SELECT code, name FROM role ORDER BY position").map { row in
            let code: String = try row.get("code")
            let own = permissions.filter { $0.0 == code }.compactMap(\.1)
            return Role(code: code, name: try row.get("name"), permissions: Set(own))
        }
    }

    /// Refuses unknown roles, and those the officer may not hand out.
    func requireRoles(_ codes: some Collection<String>, handedOutBy officer: Officer) throws {
        let roles = try allRoles()
        for code in codes.sorted() {
            guard let role = roles.first(where: { $0.code == code }) else { throw AccountRefusal.unknownRole(code) }
            if let refusal = officer.refusal(handingOut: role) { throw refusal }
        }
    }

    /// Refuses roles that together make one account's what must be several people's.
    func requireApart(_ codes: some Collection<String>) throws {
        let permissions = try allRoles().filter { codes.contains($0.code) }.reduce(into: Set<Permission>()) { $0.formUnion($1.permissions) }
        if let (one, other) = SeparatedDuty.together(in: permissions) { throw AccountRefusal.dutiesTogether(one, other) }
    }

    fileprivate func roles(of id: OfficerID) throws -> Set<String> {
        if try first("SELECT id FROM officer WHERE id = \(id)") == nil { throw AccountRefusal.unknownOfficer }
        return Set(try rows("SELECT role FROM officer_role WHERE officer_id = \(id)").map { try $0.get("role", as: String.self) })
    }

    fileprivate func agency(ofOfficer id: OfficerID) throws -> AgencyID {
        try value("SELECT agency_id FROM officer WHERE id = \(id)")
    }

    func addRole(_ role: String, to id: OfficerID) throws {
        if try value("SELECT COUNT(*) FROM role WHERE code = \(role)", as: Int.self) == 0 { throw AccountRefusal.unknownRole(role) }
        try run("INSERT INTO officer_role (officer_id, role) VALUES (\(id), \(role))")
    }
}
