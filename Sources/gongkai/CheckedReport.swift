import GongkaiCore

/// What the checker has to say about one file, as JSON and as a table for people.
struct CheckedReport: Encodable {
    struct Finding: Encodable {
        let check: String
        let verdict: ReportFinding.Verdict
        let codes: [String]
        let values: [FigureValue]
        let quotes: [String]
        /// The line each quote stands in, 0 where unknown.
        let lines: [Int]
        let english: String
        let chinese: String
    }

    let file: String
    var form: String?
    var unit: String?
    var year: Int?
    var published: Day?
    var figures: [String: FigureValue]?
    var findings: [Finding]?
    /// Why the file could not be read.
    var error: String?

    init(file: String, report: ReadReport, findings: [ReportFinding]) {
        self.file = file
        form = report.form
        unit = report.agency
        year = report.year
        published = report.publishedOn
        figures = report.figures
        self.findings = findings.map { finding in
            Finding(
                check: finding.check, verdict: finding.verdict, codes: finding.codes, values: finding.values,
                quotes: finding.quotes.map(\.text), lines: finding.quotes.map { $0.line ?? 0 },
                english: finding.english, chinese: finding.chinese)
        }
    }

    init(file: String, reason: String) {
        self.file = file
        error = reason
    }

    var hasFailed: Bool { findings?.contains { $0.verdict == .fail } ?? false }

    /// Findings one below the other, the certain ones first.
    var table: String {
        let findings = (findings ?? []).sorted { $0.verdict < $1.verdict }
        let heading = [file, unit, year.map(String.init), form.map { "form \($0)" }, "\(figures?.count ?? 0) figures read"]
        var lines = [heading.compactMap(\.self).joined(separator: " · ")]
        for finding in findings {
            let verdict = finding.verdict.rawValue.padded(to: "CANNOT TELL".count)
            lines.append("\(verdict)  \(finding.check)  \(finding.codes.joined(separator: " "))")
            lines.append("    \(finding.english)")
            for (quote, line) in zip(finding.quotes, finding.lines) {
                lines.append(line > 0 ? "    line \(line): \(quote)" : "    \(quote)")
            }
        }
        let counts = [ReportFinding.Verdict.fail, .cannotTell, .note].map { verdict in
            "\(findings.count { $0.verdict == verdict }) \(verdict.rawValue)"
        }
        lines.append(findings.isEmpty ? "No contradiction found." : counts.joined(separator: ", ") + ".")
        return lines.joined(separator: "\n")
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: Swift.max(0, width - count))
    }
}
