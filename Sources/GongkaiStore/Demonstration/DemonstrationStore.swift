package import GongkaiCore

/// Puts the demonstration district into a database, a year at a time.
package struct DemonstrationStore: Sendable {
    /// Why a year was not loaded.
    package enum Refusal: Error, Sendable, Equatable {
        /// The database belongs to somebody else's district.
        case otherDistrict(agency: String)
        case alreadyLoaded(year: Int)
    }

    let database: any Database

    package init(database: any Database) {
        self.database = database
    }

    /// Whether nothing was ever put into the database.
    package func isEmpty() async throws -> Bool {
        try await AccountStore(database: database).agencies().isEmpty
    }

    /// Adds what is missing of the district and the records of a year. Times are those of the January after, so that two runs are equal.
    package func load(_ demonstration: Demonstration, progress: @escaping @Sendable (Int) -> Void = { _ in }) async throws {
        let now = Instant(Day.firstDay(of: demonstration.year + 1).adding(days: 11), hour: 9)
        let agencies = try await addAgencies(at: now)
        try await addOfficers(agencies, at: now)
        guard let district = agencies[DemonstrationAgency.district.code] else { return }
        if try await isLoaded(demonstration) { throw Refusal.alreadyLoaded(year: demonstration.year) }
        // One transaction: a year is there whole, or not at all.
        try await RegisterStore(database: database).load(demonstration.tables, by: .command, at: now, progress: progress)
        try await write(demonstration, of: district, at: now)
    }

    /// Whether the database holds the year's records.
    package func isLoaded(_ demonstration: Demonstration) async throws -> Bool {
        guard let table = demonstration.tables.first, let key = try RegisterDefinition.named(table.register).keyColumn,
            let position = table.columns.firstIndex(of: key), let text = table.rows.first?[position]
        else { return false }
        let query = RegisterQuery(text: text, limit: 1)
        let found = try await RegisterStore(database: database).list(try .named(table.register), query, agencies: nil)
        return found.total > 0
    }

    private func addAgencies(at now: Instant) async throws -> [String: AgencyID] {
        let accounts = AccountStore(database: database)
        var ids: [String: AgencyID] = [:]
        let wanted = [DemonstrationAgency.district] + DemonstrationAgency.units
        for agency in try await accounts.agencies() {
            guard wanted.contains(where: { $0.code == agency.code && $0.name == agency.name }) else {
                throw Refusal.otherDistrict(agency: agency.name)
            }
            ids[agency.code] = agency.id
        }
        for unit in wanted where ids[unit.code] == nil {
            guard let kind = Agency.Kind(rawValue: unit.kind) else { preconditionFailure("\(unit.code) has the kind \(unit.kind)") }
            ids[unit.code] = try await accounts.createAgency(
                code: unit.code, name: unit.name, kind: kind, parent: ids[DemonstrationAgency.district.code], by: .command, at: now)
        }
        return ids
    }

    private func addOfficers(_ agencies: [String: AgencyID], at now: Instant) async throws {
        let accounts = AccountStore(database: database)
        let known = Set(try await accounts.officers().map(\.login))
        for officer in DemonstrationOfficer.all where !known.contains(officer.login) {
            guard let agency = agencies[officer.agency] else { continue }
            _ = try await accounts.createOfficer(
                login: officer.login, name: officer.name, agency: agency, roles: [officer.role],
                password: DemonstrationOfficer.password, by: .command, at: now)
        }
    }

    private func write(_ demonstration: Demonstration, of district: AgencyID, at now: Instant) async throws {
        let reports = AnnualReportStore(database: database)
        for (part, text) in demonstration.parts.sorted(by: { $0.key < $1.key }) {
            try await reports.write(text, part: part, of: district, year: demonstration.year, expecting: 0, by: .command, at: now)
        }
    }
}
