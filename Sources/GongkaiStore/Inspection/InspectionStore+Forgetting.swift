package import GongkaiCore

extension InspectionStore {
    /// Runs of a site whose findings are kept, and whose summaries are. The schema holds on to them.
    static let findingsKept = 30, summariesKept = 400

    /// Lets go of what old inspections of a site found, and of those that are older still altogether; each run is one transaction.
    package func forgetOld(of site: SiteID, by actor: Actor, at now: Instant) async throws {
        let old = try await database.read { tx in
            let all = try tx.rows("SELECT id FROM inspection_run WHERE site_id = \(site) ORDER BY id DESC").map {
                try $0.get("id", as: Int64.self)
            }
            let full = try all.dropFirst(Self.findingsKept).filter { run in
                try tx.first("SELECT run_id FROM inspection_finding WHERE run_id = \(run) LIMIT 1") != nil
            }
            return (full: full, whole: Array(all.dropFirst(Self.summariesKept)))
        }
        for run in Set(old.full).union(old.whole).sorted() {
            let isWhole = old.whole.contains(run)
            try await database.write { tx in
                let findings = try tx.run("DELETE FROM inspection_finding WHERE run_id = \(run)")
                if isWhole {
                    try tx.run("DELETE FROM inspection_result WHERE run_id = \(run)")
                    try tx.run("DELETE FROM inspection_run WHERE id = \(run)")
                }
                try tx.record(
                    action: "inspection.forget", subject: "inspection_run/\(run)",
                    before: JSONText.object(["findings": "\(findings)", "summary": isWhole ? "1" : "0"]), by: actor, at: now)
            }
        }
    }
}
