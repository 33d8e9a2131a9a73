import Foundation
package import GongkaiCore

extension AnnualReportStore {
    /// What publishing needs to know. The agency's report covers it and all below it.
    package struct Publication: Sendable {
        package let agency: AgencyID
        package let form: ReportForm
        package let year: Int
        /// Required from the second snapshot on, and when something is accepted.
        package let note: String?
        /// Whether a person has looked at what was found and publishes all the same. See ``ReportObstacle/isAcceptable``.
        package let acceptsContradictions: Bool

        package init(agency: AgencyID, form: ReportForm, year: Int, note: String? = nil, acceptsContradictions: Bool = false) {
            self.agency = agency
            self.form = form
            self.year = year
            self.note = note.flatMap { $0.isEmpty ? nil : $0 }
            self.acceptsContradictions = acceptsContradictions
        }

        /// Accepting counts only with its reason.
        fileprivate var isAccepted: Bool { acceptsContradictions && note != nil }
    }

    /// Freezes the year's figures and words. Figures are derived and stored in one transaction. Throws the first ``ReportObstacle``.
    @discardableResult
    package func publish(_ publication: Publication, by actor: Actor, at now: Instant) async throws -> ReportSnapshot {
        try await database.write { tx in try tx.publish(publication, on: now.day, by: actor, at: now) }
    }

    /// Everything that stands between this report and its publication, in the order it should be dealt with. Empty: it can be published.
    package func obstacles(_ publication: Publication, on today: Day) async throws -> [ReportObstacle] {
        try await verdict(publication, on: today).standing(accepted: publication.isAccepted)
    }

    /// What publishing would judge, with what may still be accepted.
    package func verdict(_ publication: Publication, on today: Day) async throws -> ReportVerdict {
        try await database.read { tx in
            let before = try tx.snapshots(of: publication.agency, year: publication.year).last
            let content = try tx.content(publication, agencies: tx.reportScope(of: publication.agency))
            return try tx.verdict(publication, content: content, before: before, on: today)
        }
    }
}

extension Transaction {
    /// Publishes a report on a day; `now` is when that was recorded.
    func publish(_ publication: AnnualReportStore.Publication, on day: Day, by actor: Actor, at now: Instant) throws -> ReportSnapshot {
        // No unit is moved between the figures and what is kept of whose they are, and nothing is written to a register between the figures
        // and their moment.
        try takeTree()
        try takeRecords(0)
        let now = try closeMoment(now)
        let agencies = try reportScope(of: publication.agency)
        let coverage = ReportCoverage(agencies)
        let content = try content(publication, agencies: agencies)
        let before = try snapshots(of: publication.agency, year: publication.year).last
        let verdict = try verdict(publication, content: content, before: before, on: day)
        if let obstacle = verdict.standing(accepted: publication.isAccepted).first { throw obstacle }
        let text = try content.canonicalText()
        let hash = SHA256.hex(of: text)
        let sequence = (before?.sequence ?? 0) + 1
        let id = try insert(
            """
            INSERT INTO report_snapshot (agency_id, year, form, sequence, content, sha256, published_on, note, published_by, published_at,
                covers)
            VALUES (\(publication.agency.value), \(publication.year), \(publication.form.id), \(sequence), \(text), \(hash), \(day),
                \(publication.note), \(actor.name), \(now), \(coverage.stored))
            """)
        try record(
            action: "report.publish", subject: "report_snapshot/\(id)", version: Int64(sequence), reason: publication.note,
            before: before.map { JSONText.object(["sha256": $0.sha256]) }, after: JSONText.object(["sha256": hash]), by: actor, at: now)
        try pagesChanged([.reports], at: now)
        return ReportSnapshot(
            id: id, agency: publication.agency, year: publication.year, form: publication.form.id, sequence: sequence, content: content,
            sha256: hash, isIntact: true, publishedOn: day, publishedAt: now,
            note: publication.note, publishedBy: actor.name, coverage: coverage)
    }

    /// The report as it stands now, over the records of its agencies.
    fileprivate func content(_ publication: AnnualReportStore.Publication, agencies: Set<AgencyID>?) throws -> ReportContent {
        guard let name = try name(of: publication.agency) else {
            throw DatabaseError(.reference, "there is no agency \(publication.agency.value)")
        }
        let derived = try derive(publication.form, ReportPeriod(year: publication.year), agencies: agencies)
        return ReportContent(
            agency: name, year: publication.year, form: publication.form.id, figures: derived.values,
            parts: try parts(of: publication.agency, year: publication.year).mapValues(\.text).filter { !$0.value.isEmpty })
    }

    fileprivate func verdict(
        _ publication: AnnualReportStore.Publication, content: ReportContent, before: ReportSnapshot?, on today: Day
    ) throws -> ReportVerdict {
        let form = publication.form
        var obstacles = [form.obstacle(in: publication.year)].compactMap { $0 }
        if today <= Day.lastDay(of: publication.year) { obstacles.append(.yearNotOver(publication.year)) }
        let lastYear = try snapshots(of: publication.agency, year: publication.year - 1).last
        if let lastYear, !lastYear.isIntact, !form.carryOverPairs.isEmpty {
            obstacles.append(.lastYearDamaged(year: lastYear.year))
        } else {
            obstacles += form.carryOverObstacles(
                derived: content.figures, lastYear: try carriedOut(of: publication.agency, year: publication.year - 1, lastYear),
                year: publication.year - 1)
        }
        if let before {
            if before.isIntact, before.content == content { obstacles.append(.unchanged(sequence: before.sequence)) }
            if publication.note == nil { obstacles.append(.noteMissing(sequence: before.sequence)) }
        }
        let questions = content.questions(lastYear: lastYear.flatMap { $0.isIntact ? $0.content : nil })
        return ReportVerdict(findings: questions.findings, obstacles: obstacles + questions.obstacles)
    }

    /// What last year's report published as carried over. Where this program did not publish one with a carry-over, what was entered from paper.
    private func carriedOut(of agency: AgencyID, year: Int, _ published: ReportSnapshot?) throws -> [String: FigureValue] {
        if let figures = published?.content.figures, figures.keys.contains(where: { $0.hasPrefix("R4.") }) { return figures }
        let rows = try rows(
            """
            SELECT applicant_kind, CAST(SUM(carried_out) AS BIGINT) AS carried_out FROM carry_over
            WHERE is_current = 1 AND agency_id = \(agency.value) AND year = \(year) AND carried_out IS NOT NULL
            GROUP BY applicant_kind
            """)
        return Dictionary(
            uniqueKeysWithValues: try rows.map {
                ("R4.\(try $0.get("applicant_kind", as: String.self))", .number(try $0.get("carried_out", as: Int.self)))
            })
    }
}
