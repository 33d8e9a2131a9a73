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
        let unread = Set((hasManyIncomplete ? report.table.incomplete.flatMap(\.codes) : []) + (report.table.outdated?.codes ?? []))
        return form.findings(in: figures, lastYear: lastYear?.figures, mayMakeRules: mayMakeRules)
            .filter { $0.check != form.checks.blank || $0.codes.contains { !unread.contains($0) } }
            .map(quoted)
    }

    /// Then it is the table that was left empty, or lost its columns: one finding says so.
    private var hasManyIncomplete: Bool { report.table.incomplete.count >= 3 }

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
        let check = report.form == "2014" ? "K01" : "Y09"
        guard !hasManyIncomplete else { return [manyIncomplete(check, report.table.incomplete)] }
        return report.table.incomplete.map { row in
            ReportFinding(
                check, .cannotTell, codes: row.codes, quotes: [row.quote],
                chinese: "这一行的数字个数与\(row.codes.count)列不符，无法判断各数属于哪一列，未读入。请核对是否缺格或多格，没有发生的填0。",
                english:
                    "This row does not hold one number for each of its \(row.codes.count) columns, so none was read. "
                    + "Check for missing or extra cells; enter 0 for none."
            )
        }
    }

    private func manyIncomplete(_ check: String, _ rows: [(codes: [String], quote: ReportFinding.Quote)]) -> ReportFinding {
        ReportFinding(
            check, .cannotTell, codes: rows.flatMap(\.codes), quotes: rows.prefix(4).map(\.quote),
            chinese: "表中有\(rows.count)行的数字个数与列数不符，无法判断各数属于哪一列，均未读入。请核对是否有空格未填，没有发生的填0。",
            english:
                "\(rows.count) rows do not hold one number for each of their columns, so none of them was read. "
                + "Check for empty cells; enter 0 for none."
        )
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
