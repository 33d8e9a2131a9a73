import GongkaiCore

/// What the checker found in one report, for a page.
struct CheckResult: Sendable {
    /// What the checker took the report for.
    struct Fact: Sendable {
        let label: String
        let words: String
    }

    let facts: [Fact]
    /// 2处错误、1处存疑; or that nothing was found.
    let verdict: String
    let isClean: Bool
    let found: FindingsView
    let report: ReportTablesView

    init(
        blocks: [DocumentBlock], name: String, lastYear: (blocks: [DocumentBlock], name: String)?,
        more: [ReportFinding] = [], target: (_ code: String) -> Path? = { _ in nil }
    ) throws(UnreadableReport) {
        let read = try ReportCheck.read(blocks, name: name)
        var before: ReadReport?
        if let lastYear { before = try ReportCheck.read(lastYear.blocks, name: lastYear.name) }
        let found = ReportCheck.findings(read, lastYear: before)
        // By verdict; what comes from elsewhere after what the report itself shows.
        let findings = [ReportFinding.Verdict.fail, .cannotTell, .note].flatMap { verdict in
            (found + more).filter { $0.verdict == verdict }
        }
        let form = ReportForm.form(id: read.form)
        facts = CheckResult.facts(read, form, before)
        isClean = findings.isEmpty
        verdict =
            findings.isEmpty
            ? "没有发现矛盾：表内各数相符，文字与表一致，结构完整。" : "发现\(FindingsView.summary(findings))。"
        self.found = FindingsView(findings, form: form, target: target)
        report = ReportTablesView(read, form, findings)
    }

    private static func facts(_ read: ReadReport, _ form: ReportForm?, _ before: ReadReport?) -> [Fact] {
        var facts = [Fact(label: "表式", words: form.map { "\($0.title)，\($0.name)" } ?? read.form)]
        facts.append(Fact(label: "发布单位", words: read.agency ?? "没有识别出来"))
        facts.append(Fact(label: "年度", words: read.year.map { "\($0)年" } ?? "没有识别出来"))
        facts.append(Fact(label: "发布日期", words: read.publishedOn?.chineseText ?? "没有识别出来"))
        let filled = read.figures.values.count { $0.number != nil }
        facts.append(Fact(label: "读到的数字", words: "\(filled)个，表式共\(form?.figures.count ?? 0)格"))
        if let before {
            facts.append(
                Fact(label: "对照的上年报告", words: [before.agency, before.year.map { "\($0)年" }].compactMap { $0 }.joined(separator: " ")))
        }
        return facts
    }

    private init(isClean: Bool) {
        facts = [Fact(label: "表式", words: "2014年表式")]
        verdict = isClean ? "没有发现矛盾。" : "发现1处错误。"
        self.isClean = isClean
        found = isClean ? .clean : .sample
        report = .sample
    }

    static let samples = [CheckResult(isClean: false), CheckResult(isClean: true)]
}

/// The tables as they were read, with the figures that findings name marked.
struct ReportTablesView: Sendable {
    let tables: [ReportTableView]

    init(_ read: ReadReport, _ form: ReportForm?, _ findings: [ReportFinding]) {
        guard let form else {
            tables = []
            return
        }
        let figures = read.figures
        let document = ReportDocument(form: form, agency: read.agency ?? "", year: read.year ?? 0, values: figures, parts: [:])
        // A finding about a hundred blank cells marks none of them: the blanks are seen anyway.
        let marks = FindingsView.marks(findings.filter { $0.codes.count < 20 })
        let shown = ReportTableView.Figures(marks: marks, blank: { figures[$0] == nil ? "缺" : "空" })
        tables = document.sections.flatMap { section in section.tables.map { ReportTableView($0, heading: section.heading, shown) } }
    }

    private init(tables: [ReportTableView]) {
        self.tables = tables
    }

    static let sample = ReportTablesView(tables: [.sample])
}
