package import GongkaiCore

/// Puts the demonstration district into an empty database, a year at a time.
///
/// A year is one transaction: it is there whole, or not at all. Nothing depends on the clock (everything was entered in the January after
/// the year) and nothing on chance, so that two databases filled alike hold the same rows, byte for byte.
package struct DemonstrationStore: Sendable {
    /// Why a year was not loaded.
    package enum Refusal: Error, Sendable, Equatable {
        /// The database holds something else.
        case notEmpty(agencies: Int, records: Int)
        case alreadyLoaded(year: Int)
    }

    let database: any Database

    package init(database: any Database) {
        self.database = database
    }

    /// Whether nothing was ever entered: no agency and no record.
    package func isEmpty() async throws -> Bool {
        try await database.read { tx in try tx.contents() == (0, 0) }
    }

    /// The years of the demonstration that the database holds.
    package func loadedYears() async throws -> [Int] {
        try await database.read { tx in try tx.loadedYears() }
    }

    /// Loads a year, and with the first one the district's agencies and accounts. `progress` counts the rows written.
    package func load(_ demonstration: Demonstration, progress: @escaping @Sendable (Int) -> Void = { _ in }) async throws {
        try await database.write { tx in
            try tx.requireRoom(for: demonstration)
            if try tx.contents().agencies == 0 { try tx.createDistrict(at: demonstration.enteredAt) }
            try tx.load(demonstration, progress: progress)
        }
    }
}

extension DemonstrationStore.Refusal {
    /// For pages.
    package var words: String {
        switch self {
        case .notEmpty(let agencies, let records):
            "数据库中已有\(agencies)个单位、\(records)条台账记录。演示数据只能载入空的数据库，请换一个数据库。"
        case .alreadyLoaded(let year): "\(year)年的演示数据已经载入，不能再次载入。"
        }
    }

    /// For the command line.
    package var english: String {
        switch self {
        case .notEmpty(let agencies, let records):
            "the database is not empty: it holds \(agencies) agencies and \(records) records. "
                + "The demonstration goes into an empty database; name another one with --database."
        case .alreadyLoaded(let year):
            "the demonstration of the year \(year) is there already; to load it again, name an empty database with --database."
        }
    }
}

extension Demonstration {
    fileprivate var rowCount: Int { tables.reduce(0) { $0 + $1.rows.count } }

    fileprivate var enteredAt: Instant { Instant(Day.firstDay(of: year + 1).adding(days: 11), hour: 9) }

    /// When the report of the year was published; nil for one that is left to be published.
    fileprivate var publishedAt: Instant? { year == 2014 ? Instant(Day("2015-03-02"), hour: 9) : nil }
}

extension Transaction {
    private static let loader = Actor(name: "demo", agency: nil, address: "localhost")

    fileprivate func contents() throws -> (agencies: Int, records: Int) {
        (try value("SELECT COUNT(*) FROM agency"), try value("SELECT last_record FROM register_head WHERE id = 1"))
    }

    /// Each load leaves an entry in the audit trail.
    fileprivate func loadedYears() throws -> [Int] {
        try Demonstration.years.filter { year in
            try value("SELECT COUNT(*) FROM audit_entry WHERE subject = \("demonstration/\(year)")", as: Int.self) > 0
        }
    }

    fileprivate func requireRoom(for demonstration: Demonstration) throws {
        // Writers of registers queue on one row: of two loads at once the second sees what the first did.
        try takeRecords(0)
        let contents = try contents(), loaded = try loadedYears()
        if loaded.contains(demonstration.year) { throw DemonstrationStore.Refusal.alreadyLoaded(year: demonstration.year) }
        guard contents == (0, 0) || !loaded.isEmpty else {
            throw DemonstrationStore.Refusal.notEmpty(agencies: contents.agencies, records: contents.records)
        }
    }

    fileprivate func createDistrict(at now: Instant) throws {
        let district = try create(.district, under: nil, at: now)
        for unit in DemonstrationAgency.units { _ = try create(unit, under: district, at: now) }
        for officer in DemonstrationOfficer.all {
            _ = try createOfficer(
                login: officer.login, name: officer.name, agency: try agency(code: officer.agency), roles: [officer.role],
                passwordHash: DemonstrationOfficer.passwordHash, by: Self.loader, at: now)
        }
    }

    private func create(_ agency: DemonstrationAgency, under parent: AgencyID?, at now: Instant) throws -> AgencyID {
        guard let kind = Agency.Kind(rawValue: agency.kind) else {
            throw DatabaseError(.misuse, "there is no kind of agency \(agency.kind)")
        }
        return try createAgency(code: agency.code, name: agency.name, kind: kind, parent: parent, by: Self.loader, at: now)
    }

    fileprivate func load(_ demonstration: Demonstration, progress: (Int) -> Void) throws {
        let year = demonstration.year, now = demonstration.enteredAt, district = try agency(code: DemonstrationAgency.district.code)
        try load(demonstration.tables, by: Self.loader, at: now, progress: progress)
        for (part, text) in demonstration.parts.sorted(by: { $0.key < $1.key }) {
            try write(text, part: part, of: district, year: year, expecting: 0, by: Self.loader, at: now)
        }
        try record(
            action: "demonstration.load", subject: "demonstration/\(year)",
            after: JSONText.object(["rows": String(demonstration.rowCount)]), by: Self.loader, at: now)
        if try first("SELECT id FROM service_item LIMIT 1") == nil {
            try loadItems(
                DemonstrationItems.all, with: DemonstrationItems.forms, publishing: true, within: nil, by: Self.loader, at: now)
        }
        try loadPortal(year: year, of: district, by: Self.loader, at: now)
        if let published = demonstration.publishedAt, let form = ReportForm.form(forYear: year) {
            _ = try publish(
                AnnualReportStore.Publication(agency: district, form: form, year: year), on: published.day, by: Self.loader, at: published)
        }
    }

    private func agency(code: String) throws -> AgencyID {
        guard let row = try first("SELECT id FROM agency WHERE code = \(code)") else { throw AccountRefusal.unknownAgency }
        return AgencyID(value: try row.get("id"))
    }
}
