import Testing

@testable import GongkaiCore

@Suite("A consistent report with one thing changed")
struct PerturbedReportTests {
    private func summary(_ findings: [ReportFinding]) -> [String] { findings.map { "\($0.check) \($0.verdict.rawValue)" } }

    // MARK: The table

    @Test("The worked example: one cell less breaks its column and its row, nothing else", arguments: SampleReport.Layout.allCases)
    func workedExample(layout: SampleReport.Layout) throws {
        let findings = try SampleReport().with(["R3.4.1.NP": .number(7)]).findings(layout)
        #expect(findings.map(\.check).sorted() == ["Y02", "Y03"] && findings.allSatisfy { $0.verdict == .fail })
        #expect(findings.contains { $0.check == "Y02" && $0.codes.contains("R3.7.NP") && !$0.codes.contains("R3.7.T") })
        #expect(findings.contains { $0.check == "Y03" && $0.codes.contains("R3.4.1.T") })
    }

    @Test(
        "One figure of the table",
        arguments: [
            ("R1.NP", 41, ["Y01", "Y03", "Y07"]), ("R4.T", 3, ["Y01", "Y03", "Y07"]), ("V.5", 5, ["Y04"]), ("S2.5", 3, ["Y04", "Y07"]),
            ("V.2", 2, ["Y04", "Y07"]), ("R3.2.T", 7, ["Y02", "Y03", "Y07"]), ("D20_1.NORM.made", 5, ["Y07"]),
            ("R3.7.L1", 6, ["Y01", "Y02", "Y03"]),
        ])
    func oneFigure(code: String, value: Int, checks: [String]) throws {
        let fails = try SampleReport().with([code: .number(value)]).findings().filter { $0.verdict == .fail }
        #expect(Set(fails.map(\.check)) == Set(checks))
        for fail in fails { #expect(!fail.quotes.isEmpty) }
    }

    @Test("A rule of a department is a note")
    func rules() throws {
        #expect(summary(try SampleReport().with(["D20_1.REG.valid": .number(1)]).findings()) == ["Y14 NOTE"])
    }

    @Test("What was carried in must be what was carried out")
    func carryOver() throws {
        var last = SampleReport()
        last.year = 2024
        last = last.with(["R4.NP": .number(4), "R4.T": .number(4)])
        let findings = ReportCheck.findings(try SampleReport().read(.columns), lastYear: try last.read(.grid)).filter { $0.check == "Y05" }
        #expect(findings.count == 2 && findings.allSatisfy { $0.verdict == .fail })
    }

    @Test(
        "Another year's or another body's report is said to be that, and not compared",
        arguments: [(2025, nil), (2026, nil), (2024, "衡南县人民政府")])
    func notLastYears(year: Int, agency: String?) throws {
        var last = SampleReport()
        last.year = year
        if let agency { last.agency = agency }
        last = last.with(["R4.NP": .number(4), "R4.T": .number(4)])
        #expect(summary(try SampleReport().findings(lastYear: last.read(.grid))) == ["Y05 CANNOT TELL"])
    }

    // MARK: The prose against the table

    @Test(
        "One number of the prose",
        arguments: [
            ("收到政府信息公开申请45件", "收到政府信息公开申请46件"), ("办结46件", "办结47件"), ("结转下年度2件", "结转下年度1件"), ("上年结转3件", "上年结转4件"),
            ("自然人40件", "自然人41件"), ("法人或其他组织5件", "法人或其他组织6件"), ("予以公开19件", "予以公开18件"), ("部分公开6件", "部分公开7件"),
            ("不予公开5件", "不予公开4件"), ("无法提供10件", "无法提供11件"), ("不予处理2件", "不予处理3件"), ("其他处理4件", "其他处理5件"),
            ("行政复议3件", "行政复议4件"), ("结果维持2件", "结果维持3件"), ("尚未审结0件", "尚未审结1件"), ("行政诉讼2件", "行政诉讼3件"), ("制发行政规范性文件4件", "制发行政规范性文件5件"),
        ])
    func oneNumber(old: String, new: String) throws {
        let findings = try SampleReport().saying(old, new).findings()
        #expect(!findings.isEmpty && findings.allSatisfy { $0.check == "Y07" }, "\(summary(findings))")
        let fail = findings.first { $0.verdict == .fail && !$0.codes.isEmpty && $0.quotes.count > 1 }
        #expect(fail?.quotes.first?.text.contains(new) == true)
    }

    @Test(
        "Where a second reading fits, a person decides",
        arguments: [
            ("收到政府信息公开申请45件", "收到政府信息公开申请48件", "R2.T"), ("无法提供10件", "无法提供9件", "R3.4.1.T"), ("行政诉讼2件", "行政诉讼1件", "S1.5"),
        ])
    func secondReading(old: String, new: String, code: String) throws {
        let findings = try SampleReport().saying(old, new).findings().filter {
            $0.check == "Y07" && !$0.codes.isEmpty && $0.verdict == .cannotTell
        }
        #expect(findings.contains { $0.codes.contains(code) && $0.quotes.count > 1 })
    }

    @Test(
        "What speaks of a part, another time or inexactly is no contradiction",
        arguments: [
            "其中县政府办公室收到申请7件。", "一季度收到政府信息公开申请9件。", "2024年收到政府信息公开申请31件。", "上年收到政府信息公开申请31件。",
            "收到网络申请30件。", "收到信函申请15件。", "下一步，力争受理申请60件。", "受理群众来信120件。", "答复率100%。", "办理人大建议12件、政协提案9件，按时答复21件。",
            "收到行政复议申请材料2件。", "所属单位收到申请6件。", "办结政务热线工单310件。", "3月，收到申请4件。",
        ])
    func unbound(sentence: String) throws {
        var sample = SampleReport()
        sample.overview[3] += sentence
        let findings = try sample.findings()
        #expect(!findings.contains { $0.verdict == .fail }, "\(findings.map(\.chinese))")
    }

    @Test("An inexact figure is a note")
    func inexact() throws {
        let findings = try SampleReport().saying("申请45件", "申请40余件").findings()
        #expect(findings.map(\.check) == ["K16"] && findings[0].verdict == .note)
    }

    @Test("The prose denies what the table counts")
    func denial() throws {
        let sample = SampleReport().saying("行政诉讼2件", "未发生行政诉讼")
        #expect(summary(try sample.findings()) == ["Y07 CANNOT TELL"])
    }

    // MARK: Sums and percentages in the prose

    @Test("A breakdown into all its classes must add up")
    func breakdown() throws {
        let sample = SampleReport().saying("自然人40件，法人或其他组织5件", "自然人40件，法人或其他组织5件。全年现场咨询共30件，其中自然人18件、法人10件")
        let findings = try sample.findings()
        #expect(summary(findings) == ["Y07 CANNOT TELL"])
        #expect(findings.first?.values.prefix(2) == [.number(30), .number(28)])
        let requests = try SampleReport().saying("申请45件", "申请45件，其中自然人40件，法人或其他组织4件").findings()
        #expect(requests.contains { $0.verdict == .fail && $0.codes == ["R1.T"] && $0.values.prefix(2) == [.number(45), .number(44)] })
        let reviews = try SampleReport().saying("其他结果0件", "其他结果1件").findings()
        #expect(reviews.contains { $0.verdict == .fail && $0.codes == ["V.5"] && $0.values.prefix(2) == [.number(3), .number(4)] })
    }

    @Test("A list that is not all, or not exhaustive, stays silent", arguments: ["其中业务培训1次、集中学习1次、", "其中重点领域7条，"])
    func partial(words: String) throws {
        #expect(try SampleReport().saying("公开信息312条，", "公开信息312条，\(words)").findings() == [])
    }

    @Test("Parts that exceed their total")
    func exceeding() throws {
        let findings = try SampleReport().saying("公开信息312条，", "公开信息312条，其中动态信息200条、通知公告150条，").findings()
        #expect(findings.map(\.verdict) == [.cannotTell])
    }

    @Test(
        "Growth and shares are recomputed",
        arguments: [
            ("申请45件", "申请45件，上年为36件，同比增长25%", true), ("申请45件", "申请45件，上年为36件，同比增长26%", false),
            ("申请45件", "申请45件，同比下降10%", true), ("自然人40件", "自然人40件，占88.9%", true), ("自然人40件", "自然人40件，占88.0%", false),
            ("予以公开19件", "予以公开19件，占41.3%", true), ("予以公开19件", "予以公开19件，占43.1%", false), ("申请45件", "申请45件，较2024年的50件下降10%", true),
            ("申请45件", "申请45件，较2024年的50件下降12%", false),
        ])
    func percentages(old: String, new: String, isRight: Bool) throws {
        let findings = try SampleReport().saying(old, new).findings()
        #expect(summary(findings) == (isRight ? [] : ["Y08 CANNOT TELL"]), "\(findings.map(\.chinese))")
    }

    @Test("Growth against last year's report")
    func growth() throws {
        var last = SampleReport().with([
            "R1.NP": .number(25), "R1.T": .number(30), "R3.7.NP": .number(26), "R4.NP": .number(3), "R4.T": .number(3),
        ])
        last.year = 2024
        let before = try last.read(.grid)
        let right = try SampleReport().saying("申请45件", "申请45件，同比增长50%").findings(lastYear: before)
        let wrong = try SampleReport().saying("申请45件", "申请45件，同比增长60%").findings(lastYear: before)
        #expect(!right.contains { $0.check == "Y08" } && wrong.contains { $0.check == "Y08" })
    }

    // MARK: Structure and dates

    @Test("Part six is missing")
    func partSix() throws {
        var sample = SampleReport()
        sample.other = nil
        #expect(summary(try sample.findings()) == ["Y13 CANNOT TELL", "Y10 CANNOT TELL"])
    }

    @Test("Part six does not mention the fee")
    func fee() throws {
        var sample = SampleReport()
        sample.other = ["无其他需要报告的事项。"]
        #expect(summary(try sample.findings()) == ["Y10 CANNOT TELL"])
    }

    @Test("One of the five aspects is missing", arguments: 0..<5)
    func aspect(index: Int) throws {
        var sample = SampleReport()
        sample.overview.remove(at: index)
        #expect(try sample.findings().contains { $0.check == "Y13" && $0.verdict == .cannotTell })
    }

    @Test("The period is another year's, or not a whole year", arguments: ["2024年1月1日起至2024年12月31日", "2025年1月1日起至2025年11月30日"])
    func period(words: String) throws {
        #expect(summary(try SampleReport().saying("2025年1月1日起至2025年12月31日", words).findings()) == ["Y12 FAIL"])
    }

    @Test(
        "The day of publication",
        arguments: [
            ("青石县交通运输局", "2026-01-28", [String]()), ("青石县交通运输局", "2026-02-09", ["Y12 CANNOT TELL"]),
            ("青石县人民政府", "2026年3月31日", []), ("青石县人民政府", "2026年4月1日", ["Y12 FAIL"]), ("青石县交通运输局", "2026-04-20", ["Y12 FAIL"]),
        ])
    func publication(agency: String, day: String, expected: [String]) throws {
        var sample = SampleReport()
        sample.agency = agency
        sample.published = day
        #expect(summary(try sample.findings()) == expected)
    }

    @Test("Words copied from last year")
    func copied() throws {
        var last = SampleReport()
        last.year = 2024
        let findings = try SampleReport().findings(lastYear: last.read(.grid)).filter { $0.check == "Y11" }
        #expect(findings.count >= 2)
        last.overview = ["（一）今年的情况与往年大不相同，本节文字全部重新撰写，没有沿用以前的任何一句话，篇幅也足够长，可以拿来比较两年之间的差别究竟有多大。"]
        last.problems = last.overview + last.overview
        #expect(!(try SampleReport().findings(lastYear: last.read(.grid)).contains { $0.check == "Y11" }))
    }

    @Test("A heading number that skips and a date that no calendar has")
    func wording() throws {
        #expect(summary(try SampleReport().saying("（三）政府信息管理", "（四）政府信息管理").findings()).contains("K17 NOTE"))
        #expect(summary(try SampleReport().saying("无失泄密事件发生", "2025年2月30日起无失泄密事件发生").findings()) == ["K17 NOTE"])
    }
}
