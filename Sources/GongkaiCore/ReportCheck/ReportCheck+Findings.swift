extension ReportCheck {
    /// Everything about the report that a person must look at, certain errors first.
    ///
    /// - Parameters:
    ///   - lastYear: the same body's report of the year before, for carry-over, growth and copied words.
    ///   - publishedOn: when the report itself does not say.
    package static func findings(_ report: ReadReport, lastYear: ReadReport? = nil, publishedOn: Day? = nil) -> [ReportFinding] {
        let unfit = lastYear.flatMap { ReportCheck.refusal(comparing: report, with: $0) }
        let lastYear = unfit == nil ? lastYear : nil
        let against = ProseAgainstTable(report)
        var all = unfit.map { [$0] } ?? []
        all += TableFindings(report, lastYear: lastYear).findings
        all += against.findings
        let prose = ProseAgainstProse(report: report, against: against)
        all += prose.findings + prose.inexactTotals
        all += ProseDenials(report: report).findings
        all += ProseBreakdowns(report: report, bound: against.bound).findings
        all += ProsePercentages(report: report, lastYear: lastYear, bound: against.bound).findings
        if report.hasProse { all += ReportActivities(report: report, against: against).findings }
        all += ReportWording(report: report).findings
        all += ReportTiming(report: report, publishedOn: publishedOn).findings
        if report.hasProse { all += ReportStructure(report: report, lastYear: lastYear).findings }
        return sorted(all)
    }

    /// By verdict, then by place, then by number.
    private static func sorted(_ findings: [ReportFinding]) -> [ReportFinding] {
        findings.enumerated().sorted { a, b in
            if a.element.verdict != b.element.verdict { return a.element.verdict < b.element.verdict }
            let lines = (a.element.quotes.first?.line ?? .max, b.element.quotes.first?.line ?? .max)
            return lines.0 != lines.1 ? lines.0 < lines.1 : a.offset < b.offset
        }.map(\.element)
    }
}
