import Testing

@testable import GongkaiCore

@Suite("What the report of 2014 contradicts itself in")
struct ZhengxiangFindingsTests {
    let report: ReadReport
    let findings: [ReportFinding]

    init() throws {
        report = try ReportFixture.read(ReportFixture.text("zhengxiang-2014.txt"))
        findings = ReportCheck.findings(report)
    }

    private func has(
        _ check: String, _ verdict: ReportFinding.Verdict, codes: [String]? = nil, values: [FigureValue] = [], saying words: String? = nil
    ) -> Bool {
        findings.contains { finding in
            finding.check == check && finding.verdict == verdict && (codes.map { $0 == finding.codes } ?? true)
                && values.allSatisfy { finding.values.contains($0) }
                && (words.map { words in finding.quotes.contains { $0.text.contains(words) } } ?? true)
        }
    }

    @Test("Only the channels and the full-time staff are certainly wrong")
    func fails() {
        let fails = findings.filter { $0.verdict == .fail }
        #expect(fails.map(\.check).sorted() == ["K03", "K13"])
        #expect(has("K03", .fail, values: [.number(5050), .number(5038)]))
        #expect(has("K13", .fail, codes: ["H3.1"], values: [.number(2), .number(0)], saying: "专职工作人员2人"))
    }

    @Test("Inside the table: S2 to S4")
    func table() {
        #expect(has("K06", .cannotTell, values: [.number(148), .number(18)]))
        #expect(has("K11", .cannotTell, values: [.number(8), .number(2)]))
        #expect(has("K02", .cannotTell, codes: ["A2.1", "A2.5"]))
    }

    @Test("Prose against table: S8 to S15")
    func prose() {
        #expect(has("K15", .cannotTell, codes: ["B2.5"], saying: "网民信箱留言"))
        #expect(has("K15", .cannotTell, codes: ["A2.1"], values: [.blank], saying: "政府公报"))
        #expect(has("K15", .cannotTell, codes: ["I2"], values: [.number(3), .number(1)], saying: "牵头组织了一次网上政务服务和电子监察系统培训"))
        #expect(has("K22", .note, codes: ["I1"], values: [.number(1)]))
        #expect(has("K22", .note, codes: ["I3"], values: [.number(72)]))
        #expect(has("K15", .cannotTell, codes: ["F"], values: [.number(0)], saying: "12345"))
        #expect(has("K15", .cannotTell, codes: ["F"], values: [.number(0)], saying: "举报信箱"))
        #expect(has("K22", .note, codes: ["H2"], values: [.number(1)]))
        #expect(has("K22", .note, codes: ["B2.3"], values: [.number(12)]))
    }

    @Test("Prose against prose: S16 to S19")
    func totals() {
        #expect(has("K14", .cannotTell, values: [.number(6689), .number(7130), .number(441)], saying: "2529"))
        #expect(has("K14", .cannotTell, codes: ["A1"], values: [.number(6689), .number(5050)]))
        #expect(has("K16", .note, values: [.number(6689)], saying: "6689多"))
        #expect(has("K14", .note, codes: ["H3.1"], saying: "没有专职人员"))
    }

    @Test("Form and scope: S20 to S22 and S25")
    func wording() {
        #expect(has("K17", .note, saying: "201411日") && has("K17", .note, saying: "20141231日"))
        #expect(findings.filter { $0.check == "K17" && $0.quotes.first?.text.hasPrefix("()") == true }.count == 3)
        #expect(has("K17", .note, saying: "概述"))
        #expect(has("K18", .note, codes: ["D", "E"], saying: "我办未接收到"))
        #expect(has("K18", .note, codes: ["G"], saying: "我办未发生"))
    }

    @Test("Consistent pairs stay silent")
    func silent() {
        let silent: Set<String> = ["C1", "A2.2", "H4", "A1.1", "A1.2"]
        for finding in findings where finding.check != "K03" { #expect(silent.isDisjoint(with: finding.codes), "\(finding.chinese)") }
        #expect(!findings.contains { $0.check == "K19" || $0.check == "K20" })
    }

    @Test("Every finding says where and what, with line numbers")
    func places() {
        for finding in findings {
            #expect(!finding.quotes.isEmpty && finding.quotes.allSatisfy { $0.line != nil }, "\(finding.chinese)")
            #expect(!finding.chinese.isEmpty && !finding.english.isEmpty)
        }
    }

    @Test("The city's consistent report of 2024 raises nothing")
    func huaian() throws {
        #expect(ReportCheck.findings(try ReportFixture.read(ReportFixture.text("huaian-2024.txt"))) == [])
    }
}
