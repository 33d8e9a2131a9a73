import GongkaiCore
import GongkaiStore
import GongkaiTestSupport

/// Entries a report test makes, in one line each.
struct ReportWorld {
    let world: World
    let reports: AnnualReportStore
    let registers: RegisterStore
    /// A day after the years that the tests report on.
    let now = Instant(Day("2026-01-20"), hour: 9)

    init(_ world: World) {
        self.world = world
        reports = AnnualReportStore(database: world.database)
        registers = RegisterStore(database: world.database)
    }

    @discardableResult
    func enter(_ register: String, by agency: AgencyID? = nil, _ cells: [String: String]) async throws -> Int64 {
        try await registers.enter(
            RegisterDefinition.named(register), agency: agency ?? world.office, cells: cells, agencies: nil, by: world.clerk, at: now)
    }

    /// A request, and its reply unless it is still open.
    @discardableResult
    func request(
        _ number: String, received: Day, decided: Day? = nil, applicant: String = "NP", by agency: AgencyID? = nil
    ) async throws -> Int64 {
        let id = try await enter(
            "disclosure_request", by: agency,
            ["number": number, "received_on": received.text, "channel": "online", "applicant_kind": applicant, "summary": "申请公开\(number)"])
        if let decided { try await reply(number, decided: decided, by: agency) }
        return id
    }

    func reply(_ number: String, decided: Day, by agency: AgencyID? = nil) async throws {
        try await enter(
            "request_reply", by: agency, ["request_id": number, "decided_on": decided.text, "outcome": "granted", "is_late": "否"])
    }

    func publication(_ year: Int, note: String? = nil, accepting: Bool = false) throws -> AnnualReportStore.Publication {
        guard let form = ReportForm.form(forYear: year) else { throw DatabaseError(.misuse, "no form for \(year)") }
        return AnnualReportStore.Publication(agency: world.district, form: form, year: year, note: note, acceptsContradictions: accepting)
    }

    /// Publishes the district's report, with words in every part that needs them.
    @discardableResult
    func publish(_ year: Int, note: String? = nil, accepting: Bool = false) async throws -> ReportSnapshot {
        let publication = try publication(year, note: note, accepting: accepting)
        let written = try await reports.parts(of: world.district, year: year)
        for part in publication.form.parts where part.isRequired && written[part.id] == nil {
            try await write("按规定办理。", part: part.id, year)
        }
        return try await reports.publish(publication, by: world.clerk, at: now)
    }

    /// Writes the first version of a part of the district's report.
    func write(_ words: String, part: String, _ year: Int) async throws {
        try await reports.write(words, part: part, of: world.district, year: year, expecting: 0, by: world.clerk, at: now)
    }

    /// The audit entries of one subject, the oldest first.
    func trail(of subject: String) async throws -> [(action: String, before: String?, after: String?)] {
        try await world.database.read { tx in
            try tx.rows("SELECT action, before, after FROM audit_entry WHERE subject = \(subject) ORDER BY sequence").map {
                (action: try $0.get("action"), before: try $0.get("before"), after: try $0.get("after"))
            }
        }
    }

    static func open(on engine: TestEngine, _ body: @Sendable (ReportWorld) async throws -> Void) async throws {
        try await World.open(on: engine) { try await body(ReportWorld($0)) }
    }
}
