/// What the table says about itself, with the rows quoted: the form's own rules, and rows that do not fit its columns.
struct TableFindings {
    private let report: ReadReport
    private let lastYear: ReadReport?

    init(_ report: ReadReport, lastYear: ReadReport?) {
        self.report = report
        self.lastYear = lastYear
    }

    var findings: [ReportFinding] { rules + incomplete + doubled }

    private var rules: [ReportFinding] {
        guard let form = ReportForm.form(id: report.form) else { return [] }
        var figures = report.figures
        for header in report.table.headers { figures[header.code] = header.value }
        return form.findings(in: figures, lastYear: lastYear?.figures, mayMakeRules: mayMakeRules).map(quoted)
    }

    private var mayMakeRules: Bool { report.agency.map { RuleMakingPower.belongs(to: $0) } ?? false }

    private func quoted(_ finding: ReportFinding) -> ReportFinding {
        guard finding.quotes.isEmpty else { return finding }
        let headers = report.table.headers.filter { finding.codes.contains($0.code) }.map(\.quote)
        return ReportFinding(
            finding.check, finding.verdict, codes: finding.codes, values: finding.values,
            quotes: headers + report.places(of: finding.codes),
            chinese: finding.chinese, english: finding.english)
    }

    /// Fewer or more numbers than columns: none is guessed into a column.
    private var incomplete: [ReportFinding] {
        report.table.incomplete.map { row in
            ReportFinding(
                report.form == "2014" ? "K01" : "Y09", .cannotTell, codes: row.codes, quotes: [row.quote],
                chinese: "这一行的数字个数与\(row.codes.count)列不符，无法判断各数属于哪一列，未读入。请核对是否缺格或多格，没有发生的填0。",
                english:
                    "This row does not hold one number for each of its \(row.codes.count) columns, so none was read. "
                    + "Check for missing or extra cells; enter 0 for none."
            )
        }
    }

    private var doubled: [ReportFinding] {
        report.table.doubled.map { row in
            ReportFinding(
                report.form == "2014" ? "K01" : "Y09", report.form == "2014" ? .fail : .cannotTell, codes: row.codes,
                values: row.codes.compactMap { report.figures[$0] }, quotes: report.places(of: row.codes) + [row.quote],
                chinese: "这一行在表中出现两次。请删去一行。", english: "This row stands twice in the table. Delete one.")
        }
    }
}
