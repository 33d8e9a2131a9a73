package import GongkaiCore

/// The desks of the demonstration district under any number of open requests, for measuring.
///
/// A few hundred requests come in through the store, one of every unit on every day of the last weeks; all others are like one of them, with
/// their own number, their own applicant and their own sealed fields. They write no audit entries and no registers: nobody works in such a
/// database.
package struct ScaledMatters: Sendable {
    package var count = 1_000_000
    /// Days before today over which they came, evenly.
    package var days = 28

    package init() {}

    /// Rows written in one transaction.
    private static let chunk = 10_000
    private static let address = "127.0.0.1"

    private struct Pattern: Sendable {
        let row: MatterRow
        let events: [MatterEvent]
        let dates: MatterDates
    }

    /// Fills the database of a demonstration. `progress` is told how many matters of how many are there.
    package func load(
        into database: any Database, key: SealingKey, at now: Instant,
        progress: @escaping @Sendable (_ matters: Int, _ of: Int) -> Void = { _, _ in }
    ) async throws {
        let requests = RequestStore(matters: MatterStore(database: database, key: key))
        guard let office = try await AccountStore(database: database).officer(login: "office") else {
            throw DatabaseError(.misuse, "scaled matters go into the demonstration")
        }
        // What is served is numbered.
        try await DemonstrationStore(database: database).setPapers(at: now)
        let units = try await database.read { tx in
            try tx.rows("SELECT id FROM agency WHERE code LIKE 'ZX__' ORDER BY id").map { try $0.get("id", as: AgencyID.self) }
        }
        var patterns: [Pattern] = []
        for ago in (1...days).reversed() {
            for unit in units { patterns.append(try await pattern(unit, on: now.day.adding(days: -ago), requests, by: office)) }
        }
        let kind = try requests.matters.kind(DisclosureRequest.kind.code)
        for start in stride(from: 0, to: count, by: Self.chunk) {
            let end = min(start + Self.chunk, count)
            try await database.writeAtLength { [patterns] tx in
                for number in start..<end { try copy(patterns[number % patterns.count], number, kind, key, at: now, in: tx) }
            }
            progress(end, count)
        }
        if database.dialect == .sqlite { return }
        try await database.write { tx in try tx.run("ANALYZE") }
    }

    /// A request that came to a unit on a day and is being handled.
    private func pattern(_ unit: AgencyID, on day: Day, _ requests: RequestStore, by office: Officer) async throws -> Pattern {
        let filed = try await requests.file(Self.intake(0), to: unit, from: Self.address, at: Instant(day, hour: 9))
        let steps: [(RequestAction, [String: FieldValue])] = [
            (.confirm, ["evidence": .text("电话确认，申请人在家")]), (.register, ["unit": .agency(unit)]),
        ]
        for (index, step) in steps.enumerated() {
            try await requests.matters.act(
                MatterRequest(step.0.action, seen: index + 1, values: step.1), on: filed.id, by: .officer(office), from: Self.address,
                at: Instant(day, hour: 10 + index))
        }
        let stored = try await requests.matters.matter(filed.id, for: office)
        return Pattern(row: stored.row, events: stored.matter.events, dates: stored.dates)
    }

    private func copy(
        _ pattern: Pattern, _ number: Int, _ kind: StoredKind, _ key: SealingKey, at now: Instant, in tx: Transaction
    ) throws {
        let intake = Self.intake(number + 1)
        let id: MatterID = try MatterID(
            value: tx.insert(
                """
                INSERT INTO matter (kind, agency_id, number, code_hash, title, state, is_open, version, unit_id, is_provisional, is_paused,
                    created_at, changed_at)
                VALUES (\(pattern.row.kind), \(pattern.row.agency), \("量\(number)"), \(key.lookup("\(number)", as: "scaled")), \(intake.title),
                    \(RequestState.filed.rawValue), 1, 1, \(pattern.row.agency), 0, 0, \(now), \(now))
                """))
        var matter = Matter(kind: pattern.row.kind, agency: pattern.row.agency)
        for event in pattern.events {
            try tx.add(event, to: id, before: matter, kind, key)
            try matter.append(event)
        }
        try tx.derive(matter, of: id, pattern.dates, kind, at: now)
        _ = try tx.keep(intake, of: try tx.matterRow(id), key, isNew: true)
    }

    private static func intake(_ number: Int) -> RequestIntake {
        RequestIntake(
            applicant: .person(PersonIdentity(name: "量某某", document: .passport, documentNumber: "E\(10_000_000 + number)")),
            contact: RequestIntake.Contact(address: "蒸湘区测量路\(number)号", telephone: "13907340001"),
            items: [RequestIntake.Item("第\(number)号地块的征收补偿安置方案及其公告")], forms: [.paper], ways: [.post], channel: .online)
    }
}
