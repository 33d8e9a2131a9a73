package import GongkaiCore

extension AccountStore {
    /// All agencies by code.
    package func agencies() async throws -> [Agency] {
        try await database.read { tx in
            try tx.rows("SELECT id, code, name, kind, parent_id FROM agency ORDER BY code").map(Agency.init)
        }
    }

    /// An agency and everything below it.
    package func scope(of agency: AgencyID) async throws -> Set<AgencyID> {
        try await database.read { tx in try tx.scope(of: agency) }
    }

    /// Adds an agency below another, or a top of the tree.
    package func createAgency(
        code: String, name: String, kind: Agency.Kind, parent: AgencyID?, by actor: Actor, at now: Instant
    ) async throws -> AgencyID {
        try await database.write { tx in
            try tx.createAgency(code: code, name: name, kind: kind, parent: parent, by: actor, at: now)
        }
    }

    /// Gives an agency another name; its code stays.
    package func renameAgency(_ id: AgencyID, to name: String, by actor: Actor, at now: Instant) async throws {
        if name.isEmpty { throw AccountRefusal.agencyNameMissing }
        try await database.write { tx in
            let before = try tx.agency(id)
            let after = Agency(id: id, code: before.code, name: name, kind: before.kind, parent: before.parent)
            try tx.run("UPDATE agency SET name = \(name) WHERE id = \(id)", expecting: 1)
            try tx.record(
                action: "agency.rename", subject: "agency/\(id.value)", before: before.json, after: after.json, by: actor, at: now)
            try tx.pagesChanged([.everything], at: now)
        }
    }

    /// Puts an agency and all below it under another one.
    package func moveAgency(_ id: AgencyID, under parent: AgencyID, by actor: Actor, at now: Instant) async throws {
        try await database.write { tx in
            // Two moves at once could each be right and make a ring together.
            try tx.takeTree()
            let before = try tx.agency(id)
            _ = try tx.agency(parent)
            if try tx.scope(of: id).contains(parent) { throw AccountRefusal.agencyBelowItself }
            let after = Agency(id: id, code: before.code, name: before.name, kind: before.kind, parent: parent)
            try tx.run("UPDATE agency SET parent_id = \(parent) WHERE id = \(id)", expecting: 1)
            try tx.record(
                action: "agency.move", subject: "agency/\(id.value)", before: before.json, after: after.json, by: actor, at: now)
            try tx.pagesChanged([.everything], at: now)
        }
    }
}

extension Transaction {
    func createAgency(
        code: String, name: String, kind: Agency.Kind, parent: AgencyID?, by actor: Actor, at now: Instant
    ) throws -> AgencyID {
        if code.isEmpty || name.isEmpty { throw AccountRefusal.agencyNameMissing }
        if try value("SELECT COUNT(*) FROM agency WHERE code = \(code)", as: Int.self) > 0 { throw AccountRefusal.agencyCodeTaken(code) }
        if let parent { _ = try agency(parent) } else { try requireNoTop() }
        let id = AgencyID(
            value: try insert("INSERT INTO agency (code, name, kind, parent_id) VALUES (\(code), \(name), \(kind), \(parent))"))
        let created = Agency(id: id, code: code, name: name, kind: kind, parent: parent)
        try record(action: "agency.create", subject: "agency/\(id.value)", after: created.json, by: actor, at: now)
        try pagesChanged([.everything], at: now)
        return id
    }

    /// Changes of the tree queue behind each other, and behind who needs it to stand still, on PostgreSQL; SQLite has one writer anyway.
    /// Taken before anything else, so that no two wait for each other.
    func takeTree() throws {
        if dialect == .postgres { try run("LOCK TABLE agency IN SHARE ROW EXCLUSIVE MODE") }
    }

    /// Two tops would be two districts, each out of the other's sight but in one trail and one set of numbers.
    private func requireNoTop() throws {
        try takeTree()
        guard let top = try first("SELECT code, name FROM agency WHERE parent_id IS NULL ORDER BY id LIMIT 1") else { return }
        throw AccountRefusal.secondTop(code: try top.get("code"), name: try top.get("name"))
    }

    func agency(_ id: AgencyID) throws -> Agency {
        guard let row = try first("SELECT id, code, name, kind, parent_id FROM agency WHERE id = \(id)") else {
            throw AccountRefusal.unknownAgency
        }
        return try Agency(row)
    }

    /// An agency and everything below it.
    package func scope(of agency: AgencyID) throws -> Set<AgencyID> { try reach(of: agency).scope }

    /// The same, and whether that is every agency there is.
    func reach(of agency: AgencyID) throws -> (scope: Set<AgencyID>, isEverything: Bool) {
        let below = try rows(
            """
            \(SQL.below(agency)) SELECT id, (SELECT COUNT(*) FROM agency) AS everything FROM below
            """)
        return (Set(try below.map { try $0.get("id") }), try below.first?.get("everything") == below.count)
    }
}

extension SQL {
    /// An agency and everything below it, as `below`.
    static func below(_ agency: AgencyID) -> SQL {
        """
        WITH RECURSIVE below (id) AS (
            SELECT id FROM agency WHERE id = \(agency)
            UNION SELECT agency.id FROM agency JOIN below ON agency.parent_id = below.id
        )
        """
    }
}

extension Agency {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row.get("id"), code: try row.get("code"), name: try row.get("name"), kind: try row.get("kind"),
            parent: try row.get("parent_id"))
    }

    fileprivate var json: String {
        JSONText.object(["code": code, "name": name, "kind": kind.rawValue, "parent": parent.map { String($0.value) }])
    }
}

extension Agency.Kind: SQLBindable, SQLReadable {}

extension AgencyID: SQLBindable, SQLReadable {
    package var sqlValue: SQLValue { .integer(value) }
    package init?(sqlValue: SQLValue) {
        guard case .integer(let value) = sqlValue else { return nil }
        self.init(value: value)
    }
}
