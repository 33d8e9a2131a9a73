package import GongkaiCore

/// The sites of the group, their columns, who reviews what goes into them, and the codes of the units' index numbers.
package struct SiteStore: Sendable {
    let database: any Database

    package init(database: any Database) {
        self.database = database
    }

    /// All sites, in the order they were opened.
    package func sites() async throws -> [StoredSite] {
        try await database.read { tx in try tx.sites("1 = 1") }
    }

    /// The site that answers at a host name; nil for a closed one and for names that are none.
    package func site(domain: String) async throws -> StoredSite? {
        try await database.read { tx in try tx.sites("domain = \(domain) AND is_closed = 0").first }
    }

    /// The columns of a site in their order, archived ones included.
    package func columns(of site: SiteID) async throws -> [StoredColumn] {
        try await database.read { tx in try tx.columns("site_column.site_id = \(site)") }
    }

    /// All review schemes.
    package func schemes() async throws -> [ReviewScheme] {
        try await database.read { tx in try tx.reviewSchemes() }
    }

    /// The code in front of each unit's index numbers, for those that have one.
    package func indexCodes() async throws -> [AgencyID: String] {
        try await database.read { tx in
            let pairs = try tx.rows("SELECT agency_id, code FROM index_code").map { row in
                (try row.get("agency_id", as: AgencyID.self), try row.get("code", as: String.self))
            }
            return Dictionary(uniqueKeysWithValues: pairs)
        }
    }
}

extension Transaction {
    func sites(_ condition: SQL) throws -> [StoredSite] {
        try rows("SELECT * FROM site WHERE \(condition) ORDER BY id").map(StoredSite.init)
    }

    func site(_ id: SiteID) throws -> StoredSite {
        guard let site = try sites("id = \(id)").first else { throw SiteRefusal.unknownSite }
        return site
    }

    func columns(_ condition: SQL) throws -> [StoredColumn] {
        try rows(
            """
            SELECT site_column.*, above.code AS parent_code
            FROM site_column LEFT JOIN site_column AS above ON above.id = site_column.parent_id
            WHERE \(condition) ORDER BY site_column.position, site_column.id
            """
        ).map(StoredColumn.init)
    }

    func column(_ id: ColumnID) throws -> StoredColumn {
        guard let column = try columns("site_column.id = \(id)").first else { throw SiteRefusal.unknownColumn }
        return column
    }

    func reviewSchemes() throws -> [ReviewScheme] {
        let steps = try rows("SELECT scheme, name, scope, permission, is_secrecy FROM review_step ORDER BY scheme, position").map { row in
            (try row.get("scheme", as: String.self), try ReviewStep(row))
        }
        let stepsOf = Dictionary(grouping: steps, by: \.0)
        return try rows("SELECT code, name FROM review_scheme ORDER BY position, code").map { row in
            let code: String = try row.get("code")
            return ReviewScheme(code: code, name: try row.get("name"), steps: stepsOf[code, default: []].map(\.1))
        }
    }
}

extension ReviewStep {
    fileprivate init(_ row: Row) throws {
        let name: String = try row.get("permission"), scopeName: String = try row.get("scope")
        guard let permission = Permission(rawValue: name), let scope = Scope(rawValue: scopeName) else {
            throw DatabaseError(.misuse, "a review step names the permission \(name) and the scope \(scopeName)")
        }
        self.init(name: try row.get("name"), scope: scope, permission: permission, isSecrecy: try row.get("is_secrecy"))
    }
}

extension StoredSite {
    fileprivate init(_ row: Row) throws {
        let facts = SiteFacts(
            name: try row.get("name"), domain: try row.get("domain"), idCode: try row.get("id_code"), owner: try row.get("agency_id"),
            isPortal: try row.get("is_portal"), offersServices: try row.get("offers_services"))
        self.init(
            id: try row.get("id"),
            settings: SiteSettings(
                code: try row.get("code"), facts: facts, isClosed: try row.get("is_closed"), look: try row.get("look"),
                icpNumber: try row.get("icp_number"), policeNumber: try row.get("police_number"), contact: try row.get("contact"),
                banner: try row.get("banner"), bannerUntil: try row.get("banner_until")),
            revision: try row.get("revision"))
    }
}

extension StoredColumn {
    fileprivate init(_ row: Row) throws {
        let kindCode: String = try row.get("kind")
        guard let kind = ColumnKind.code(kindCode) else { throw DatabaseError(.misuse, "a column is of the unknown kind \(kindCode)") }
        let column = SiteColumn(
            code: try row.get("code"), name: try row.get("name"), description: try row.get("description"),
            keywords: WordList.words(try row.get("keywords")), kind: kind, parent: try row.get("parent_code"),
            owner: try row.get("agency_id"), updateIntervalDays: try row.get("interval_days"), isArchived: try row.get("is_archived"))
        let kinds: String? = try row.get("accepted_kinds")
        self.init(
            id: try row.get("id"), site: try row.get("site_id"),
            settings: ColumnSettings(
                column: column, scheme: try row.get("scheme"), acceptedKinds: kinds.map { Set(WordList.words($0)) },
                position: try row.get("position")),
            revision: try row.get("revision"))
    }
}

/// Several words in one column of a table, one a line.
enum WordList {
    static func text(_ words: some Sequence<String>) -> String { words.joined(separator: "\n") }
    static func words(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }
}
