package import GongkaiCore

/// What is to be seen of our own sites in the database, and what inspections found.
package struct InspectionStore: Sendable {
    let database: any Database

    /// Findings of one check and one unit that are listed one by one.
    static let mostListed = 50

    package init(database: any Database) {
        self.database = database
    }

    /// An inspection that is finished.
    package struct Run: Sendable, Equatable {
        package let id: Int64
        package let site: SiteID
        package let day: Day
        package let edition: String
        package let startedAt: Instant
        package let finishedAt: Instant
        package let sawOutside: Bool
        /// Tenths of a point; nil after a veto.
        package let score: Int?
        package let findings: Int
    }

    /// A check of a run.
    package struct Result: Sendable, Equatable {
        package let code: String
        package let name: String
        package let isVeto: Bool
        package let outcome: Outcome
        package let reason: String?
        package let deduction: Int

        package enum Outcome: String, Sendable, SQLConvertible {
            case pass, fail, notApplicable
        }
    }

    /// A finding of a run.
    package struct Finding: Sendable, Equatable {
        package let code: String
        package let kind: String
        package let owner: AgencyID
        package let subject: InspectionSubject?
        package let place: String
        package let found: String
        package let expected: String
        /// How many it stands for: more than one for the others that are not listed.
        package let things: Int

        /// The same thing in two runs: what was found may say a new number of days or milliseconds each night.
        package var identity: String { [code, kind, "\(owner.value)", subject?.text ?? "", place].joined(separator: "\u{0}") }
    }

    /// Keeps what an inspection found.
    @discardableResult
    package func keep(
        _ findings: [InspectionFinding], score: InspectionScore, edition: IndicatorEdition, of site: SiteID, on day: Day, sawOutside: Bool,
        startedAt: Instant, by actor: Actor, at now: Instant
    ) async throws -> Int64 {
        try await database.write { tx in
            let count = findings.reduce(0) { $0 + $1.evidence.things }
            let run = try tx.insert(
                """
                INSERT INTO inspection_run (site_id, day, edition, started_at, finished_at, saw_outside, score, findings)
                VALUES (\(site), \(day), \(edition.id), \(startedAt), \(now), \(sawOutside), \(score.tenths), \(count))
                """)
            var position = 0
            for (place, finding) in findings.enumerated() {
                try tx.run(
                    """
                    INSERT INTO inspection_result (run_id, position, code, name, is_veto, outcome, reason, deduction)
                    VALUES (\(run), \(place), \(finding.code), \(finding.name), \(finding.isVeto), \(finding.outcome), \(finding.why),
                        \(finding.deduction))
                    """)
                for evidence in finding.evidence.capped(at: Self.mostListed) {
                    try tx.run(
                        """
                        INSERT INTO inspection_finding (run_id, position, code, kind, agency_id, subject, place, found, expected,
                            things)
                        VALUES (\(run), \(position), \(finding.code), \(evidence.kind), \(evidence.owner), \(evidence.subject?.text),
                            \(evidence.place), \(evidence.found), \(evidence.expected), \(evidence.things))
                        """)
                    position += 1
                }
            }
            try tx.record(
                action: "inspection.run", subject: "inspection_run/\(run)",
                after: JSONText.object([
                    "site": String(site.value), "day": day.text, "findings": String(count), "score": score.text ?? "",
                    "vetoes": score.vetoes.joined(separator: " "),
                ]), by: actor, at: now)
            return run
        }
    }

    /// The newest inspections of a site, the last first.
    package func runs(of site: SiteID, limit: Int = 30) async throws -> [Run] {
        try await database.read { tx in
            try tx.rows("SELECT * FROM inspection_run WHERE site_id = \(site) ORDER BY id DESC LIMIT \(limit)").map(Run.init)
        }
    }

    /// All checks of a run, in the order of the edition.
    package func results(of run: Int64) async throws -> [Result] {
        try await database.read { tx in
            try tx.rows("SELECT * FROM inspection_result WHERE run_id = \(run) ORDER BY position").map { row in
                Result(
                    code: try row.get("code"), name: try row.get("name"), isVeto: try row.get("is_veto"), outcome: try row.get("outcome"),
                    reason: try row.get("reason"), deduction: try row.get("deduction"))
            }
        }
    }

    /// The findings of a run that the reader's units must mend.
    package func findings(of run: Int64, for officer: Officer) async throws -> [Finding] {
        try await database.read { tx in
            let within: SQL = try tx.reader(officer).agencies.map { " AND agency_id IN \(list: $0.map(\.value).sorted())" } ?? ""
            return try tx.rows("SELECT * FROM inspection_finding WHERE run_id = \(run)" + within + " ORDER BY position").map { row in
                Finding(
                    code: try row.get("code"), kind: try row.get("kind"), owner: try row.get("agency_id"),
                    subject: try row.get("subject", as: String?.self).flatMap(InspectionSubject.init), place: try row.get("place"),
                    found: try row.get("found"), expected: try row.get("expected"), things: try row.get("things"))
            }
        }
    }

    /// Takes the nightly inspection of a day for this server; false when another has it. One that was begun an hour ago and never finished
    /// is taken over.
    package func claim(_ day: Day, at now: Instant) async throws -> Bool {
        try await database.write { tx in
            let taken = try tx.run(
                "INSERT INTO inspection_claim (day, claimed_at) VALUES (\(day), \(now)) ON CONFLICT (day) DO NOTHING")
            if taken == 1 { return true }
            return try tx.run(
                """
                UPDATE inspection_claim SET claimed_at = \(now)
                WHERE day = \(day) AND finished_at IS NULL AND claimed_at < \(now.adding(seconds: -3_600))
                """) == 1
        }
    }

    /// Says that the inspection of a day is done.
    package func finish(_ day: Day, at now: Instant) async throws {
        try await database.write { tx in try tx.run("UPDATE inspection_claim SET finished_at = \(now) WHERE day = \(day)") }
    }
}

extension InspectionStore.Run {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row.get("id"), site: try row.get("site_id"), day: try row.get("day"), edition: try row.get("edition"),
            startedAt: try row.get("started_at"), finishedAt: try row.get("finished_at"), sawOutside: try row.get("saw_outside"),
            score: try row.get("score"), findings: try row.get("findings"))
    }
}

extension InspectionFinding {
    fileprivate var outcome: InspectionStore.Result.Outcome {
        switch result {
        case .pass: .pass
        case .fail: .fail
        case .notApplicable: .notApplicable
        }
    }

    fileprivate var why: String? { if case .notApplicable(let reason) = result { reason } else { nil } }
}
