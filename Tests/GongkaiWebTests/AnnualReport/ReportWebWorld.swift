import GongkaiCore
import GongkaiStore
import GongkaiTestSupport

@testable import GongkaiWeb

/// A district with a few register entries of 2024 and 2025 and its site; today is 2026-01-20.
struct ReportWebWorld: Sendable {
    let web: WebWorld
    let reports: AnnualReportStore
    private let registers: RegisterStore

    var world: World { web.world }
    var now: Instant { web.clock.now }

    static func open(on engine: TestEngine, _ body: @escaping @Sendable (ReportWebWorld) async throws -> Void) async throws {
        try await WebWorld.open(on: engine) { web in
            web.clock.advance(seconds: (Day("2026-01-20").number - web.clock.now.day.number) * 86_400)
            let world = ReportWebWorld(
                web: web, reports: AnnualReportStore(database: web.world.database), registers: RegisterStore(database: web.world.database))
            try await world.fill()
            try await body(world)
        }
    }

    /// Two requests, one decided; one interpretation, which is public; one staff member, who is not.
    private func fill() async throws {
        try await request("2025-1", received: "2025-03-03", decided: "2025-03-20")
        try await request("2025-2", received: "2025-12-20", decided: nil)
        try await enter(
            "normative_document",
            [
                "category": "normative", "document_number": "示政发〔2025〕1号", "title": "示范区养犬管理办法", "issued_on": "2025-05-06",
                "opened_on": "2025-05-08",
            ])
    }

    @discardableResult
    func enter(_ register: String, _ cells: [String: String], by agency: AgencyID? = nil) async throws -> Int64 {
        try await registers.enter(
            RegisterDefinition.named(register), agency: agency ?? world.office, cells: cells, agencies: nil, by: world.clerk, at: now)
    }

    func request(_ number: String, received: Day, decided: Day?, by agency: AgencyID? = nil) async throws {
        try await enter(
            "disclosure_request",
            [
                "number": number, "received_on": received.text, "channel": "online", "applicant_kind": "NP",
                "summary": "申请人王某申请公开\(number)",
            ], by: agency)
        guard let decided else { return }
        try await enter(
            "request_reply", ["request_id": number, "decided_on": decided.text, "outcome": "granted", "is_late": "否"], by: agency)
    }

    /// Freezes the district's report of a year, with words in every part that needs them.
    @discardableResult
    func publish(_ year: Int, note: String? = nil) async throws -> ReportSnapshot {
        guard let form = ReportForm.form(forYear: year) else { throw DatabaseError(.misuse, "no form for \(year)") }
        let written = try await reports.parts(of: world.district, year: year)
        for part in form.parts where part.isRequired && written[part.id] == nil {
            try await reports.write(
                "按规定办理。", part: part.id, of: world.district, year: year, expecting: 0, by: world.clerk, at: now)
        }
        return try await reports.publish(
            AnnualReportStore.Publication(agency: world.district, form: form, year: year, note: note, acceptsContradictions: note != nil),
            by: world.clerk, at: now)
    }
}
