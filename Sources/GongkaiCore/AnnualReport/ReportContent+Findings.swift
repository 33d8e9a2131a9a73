extension ReportContent {
    /// What the checker finds in the report as it would be printed: in its table, between words and table, and against last year's report.
    package func findings(lastYear: ReportContent?) -> [ReportFinding] {
        guard let form = ReportForm.form(id: form) else { return [] }
        do {
            return ReportCheck.findings(try read(), lastYear: try lastYear?.read())
        } catch {
            // Nobody has written a form whose print cannot be read back; should one come, its figures are judged all the same.
            return form.findings(
                in: figures, lastYear: lastYear.flatMap { $0.form == form.id ? $0.figures : nil },
                mayMakeRules: RuleMakingPower.belongs(to: agency))
        }
    }

    /// The headings of the parts that must have words and have none.
    package var unwritten: [String] {
        guard let form = ReportForm.form(id: form) else { return [] }
        return form.parts.filter { $0.isRequired && (parts[$0.id] ?? "").allSatisfy(\.isWhitespace) }.map(\.heading)
    }

    /// What a person must have looked at before this is published, with the findings it rests on.
    package func questions(lastYear: ReportContent?) -> (findings: [ReportFinding], obstacles: [ReportObstacle]) {
        let findings = findings(lastYear: lastYear)
        let contradictions = findings.count { $0.verdict == .fail }
        let missing = unwritten
        return (
            findings,
            (missing.isEmpty ? [] : [.partsMissing(missing)]) + (contradictions == 0 ? [] : [.contradictions(count: contradictions)])
        )
    }

    private func read() throws(UnreadableReport) -> ReadReport {
        guard let document = ReportDocument(self, publishedOn: nil) else { throw .noTable }
        return try ReportCheck.read(document.blocks, name: document.title)
    }
}
