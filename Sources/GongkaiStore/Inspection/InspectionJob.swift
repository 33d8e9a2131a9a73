package import GongkaiCore

/// The inspection that somebody asked for last.
package struct InspectionJob: Sendable, Equatable {
    package let site: SiteID
    package let startedBy: String
    package let startedAt: Instant
    /// Nil while it runs.
    package let endedAt: Instant?
    package let hasFailed: Bool
    /// Whether it is still at work; one whose server was stopped is not.
    package let isRunning: Bool
}

extension InspectionStore {
    /// Seconds without a sign of life after which a job is over.
    private static let patience = 120

    /// Takes the one place for an inspection that was asked for; false while another has it.
    package func beginJob(_ site: SiteID, by officer: Officer, at now: Instant) async throws -> Bool {
        try await database.write { tx in
            let owner = try tx.site(site).settings.facts.owner, current = try tx.current(officer)
            guard current.may(.manageSites, for: owner) else { throw SiteRefusal.permissionMissing(.manageSites) }
            return try tx.run(
                """
                INSERT INTO inspection_job (id, site_id, started_by, started_at, seen_at)
                VALUES (1, \(site), \(officer.id), \(now), \(now))
                ON CONFLICT (id) DO UPDATE SET site_id = excluded.site_id, started_by = excluded.started_by,
                    started_at = excluded.started_at, seen_at = excluded.seen_at, ended_at = NULL, has_failed = 0
                WHERE inspection_job.ended_at IS NOT NULL OR inspection_job.seen_at < \(now.adding(seconds: -Self.patience))
                """) == 1
        }
    }

    /// Says that the job which was begun at a moment is still at work.
    package func keepJob(begunAt start: Instant, at now: Instant) async throws {
        try await database.write { tx in
            try tx.run("UPDATE inspection_job SET seen_at = \(now) WHERE id = 1 AND started_at = \(start) AND ended_at IS NULL")
        }
    }

    /// Says that it is over.
    package func endJob(begunAt start: Instant, hasFailed: Bool, at now: Instant) async throws {
        try await database.write { tx in
            try tx.run(
                """
                UPDATE inspection_job SET ended_at = \(now), has_failed = \(hasFailed)
                WHERE id = 1 AND started_at = \(start) AND ended_at IS NULL
                """)
        }
    }

    /// The last job, for whoever reads what inspections find; nil when there never was one.
    package func job(for officer: Officer, at now: Instant) async throws -> InspectionJob? {
        try await database.read { tx in
            _ = try tx.reader(officer)
            return try tx.first(
                """
                SELECT inspection_job.*, officer.name FROM inspection_job JOIN officer ON officer.id = inspection_job.started_by
                WHERE inspection_job.id = 1
                """
            ).map { row in
                let ended: Instant? = try row.get("ended_at"), seen: Instant = try row.get("seen_at")
                let isLost = ended == nil && seen < now.adding(seconds: -Self.patience)
                return InspectionJob(
                    site: try row.get("site_id"), startedBy: try row.get("name"), startedAt: try row.get("started_at"), endedAt: ended,
                    hasFailed: try row.get("has_failed", as: Bool.self) || isLost, isRunning: ended == nil && !isLost)
            }
        }
    }
}
