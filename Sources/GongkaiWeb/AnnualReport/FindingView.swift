import GongkaiCore

/// One finding of the checks, with both places quoted.
struct FindingView: Sendable {
    struct Quote: Sendable {
        let passage: String
        /// 第12行; empty where the place is not known.
        let place: String
    }

    struct Figure: Sendable {
        let code: String
        let title: String
        let target: String?
    }

    /// 错误, 存疑 or 提示.
    let word: String
    let tone: String
    /// The handbook's number.
    let check: String
    let sentence: String
    let quotes: [Quote]
    let figures: [Figure]

    init(_ finding: ReportFinding, form: ReportForm?, target: (_ code: String) -> Path? = { _ in nil }) {
        word = finding.verdict.word
        tone = finding.verdict.tone
        check = finding.check
        sentence = finding.chinese
        quotes = finding.quotes.map { Quote(passage: $0.text, place: $0.line.map { "第\($0)行" } ?? "") }
        figures = finding.codes.prefix(FindingView.mostFigures).map { code in
            Figure(code: code, title: form?.figure(code)?.label ?? code, target: target(code)?.text)
        }
    }

    /// A finding may name a hundred blank cells; the table marks them all.
    private static let mostFigures = 12

    static let sample = FindingView(
        ReportFinding(
            "K08", .fail, codes: ["C1"], quotes: [.init("（一）收到申请数 件 3", line: 12), .init("收到申请2件")], chinese: "不相等。", english: ""),
        form: ReportForm.form(id: "2014"), target: { _ in Route.home.path() })
}

extension ReportFinding.Verdict {
    /// As pages call it.
    var word: String {
        switch self {
        case .fail: "错误"
        case .cannotTell: "存疑"
        case .note: "提示"
        }
    }

    /// The tag's colour, beside the word.
    var tone: String {
        switch self {
        case .fail: "error"
        case .cannotTell: "warning"
        case .note: "info"
        }
    }
}

/// All findings about one report, the gravest first.
struct FindingsView: Sendable {
    /// 2处错误、1处存疑
    let summary: String
    let isClean: Bool
    let findings: [FindingView]

    init(_ findings: [ReportFinding], form: ReportForm?, target: (_ code: String) -> Path? = { _ in nil }) {
        isClean = findings.isEmpty
        summary = FindingsView.summary(findings)
        self.findings = findings.map { FindingView($0, form: form, target: target) }
    }

    /// Which figures to mark in the table, with the gravest finding's word.
    static func marks(_ findings: [ReportFinding]) -> [String: String] {
        var marks: [String: ReportFinding.Verdict] = [:]
        for finding in findings {
            for code in finding.codes { marks[code] = min(marks[code] ?? finding.verdict, finding.verdict) }
        }
        return marks.mapValues(\.word)
    }

    static func summary(_ findings: [ReportFinding]) -> String {
        let counts = [ReportFinding.Verdict.fail, .cannotTell, .note].compactMap { verdict -> String? in
            let count = findings.count { $0.verdict == verdict }
            return count == 0 ? nil : "\(count)处\(verdict.word)"
        }
        return counts.joined(separator: "、")
    }

    static let sample = FindingsView(
        [
            ReportFinding("K08", .fail, codes: ["C1"], quotes: [.init("甲", line: 12), .init("乙")], chinese: "不相等。", english: ""),
            ReportFinding("K20", .note, codes: [], chinese: "请核对。", english: ""),
        ], form: ReportForm.form(id: "2014"), target: { _ in Route.home.path() })
    static let clean = FindingsView([], form: nil)
}
