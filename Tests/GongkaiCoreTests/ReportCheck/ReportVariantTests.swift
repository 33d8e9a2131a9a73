import Testing

@testable import GongkaiCore

@Suite("Tables as bodies really print them")
struct ReportVariantTests {
    private func checks(_ findings: [ReportFinding]) -> [String] { findings.map { "\($0.check) \($0.verdict.rawValue)" } }

    private func read(_ sample: SampleReport, _ layout: SampleReport.Layout, _ changes: [(String, String)]) throws -> ReadReport {
        func change(_ text: String) -> String { changes.reduce(text) { $0.replacing($1.0, with: $1.1) } }
        return try ReportCheck.read(
            sample.blocks(layout).map { block in
                switch block {
                case .paragraph(let text): .paragraph(text.contains("。") ? text : change(text))
                case .table(let rows): .table(rows.map { $0.map(change) })
                }
            })
    }

    // MARK: Labels

    @Test("Labels in other spellings", arguments: SampleReport.Layout.allCases)
    func labels(layout: SampleReport.Layout) throws {
        let ways: [[(String, String)]] = [
            (1...8).map { ("\($0).", "\($0)．") }, (1...8).map { ("\($0).", "\($0)、") }, (1...8).map { ("\($0).", "\($0)·") },
            [("（区分处理的，只计这一情形，不计其他情形）", "")], [("“三安全一稳定”", "\"三安全一稳定\"")], [("“", "'"), ("”", "'")],
            [("（七）总计", "七、总计")], [("（七）总计", "（七） 总 计")], [("（七）总计", "(七)总计")], [("（一）予以公开", "(一) 予以公开")],
            [("四、结转下年度继续办理", "四、结转下年度")],
        ]
        let sample = SampleReport()
        for way in ways {
            let report = try read(sample, layout, way)
            for (code, value) in sample.figures { #expect(report.figures[code] == value, "\(layout) \(way) \(code)") }
            #expect(ReportCheck.findings(report) == [], "\(layout) \(way)")
        }
    }

    @Test("Headings of columns on two lines", arguments: [SampleReport.Layout.cellPerLine, .tabs, .bars, .grid, .grids])
    func headings(layout: SampleReport.Layout) throws {
        let sample = SampleReport()
        var blocks: [DocumentBlock] = []
        for block in sample.blocks(layout) {
            switch block {
            case .paragraph(let text):
                if text == "商业企业" {
                    blocks += ["商业", "企业"].map { .paragraph($0) }
                } else if text.contains("商业企业"), text.contains("科研机构") {
                    blocks.append(.paragraph(text.replacing("企业", with: "").replacing("机构", with: "").replacing("组织", with: "")))
                    blocks.append(.paragraph(text.replacing("商业", with: "").replacing("科研", with: "").replacing("法律服务", with: "")))
                } else {
                    blocks.append(block)
                }
            case .table(let rows):
                blocks.append(
                    .table(
                        rows.flatMap { row in
                            row.contains("商业企业")
                                ? [
                                    row.map { $0.replacing("企业", with: "").replacing("机构", with: "") },
                                    row.map { $0.replacing("商业", with: "").replacing("科研", with: "") },
                                ] : [row]
                        }))
            }
        }
        let report = try ReportCheck.read(blocks)
        for (code, value) in sample.figures { #expect(report.figures[code] == value, "\(layout) \(code)") }
        #expect(ReportCheck.findings(report) == [])
    }

    // MARK: Part four

    @Test("Part four as one line, as a cell a line, and as two tables", arguments: ["line", "tabs", "cells", "tables", "two rows"])
    func cases(way: String) throws {
        let sample = SampleReport()
        let results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
        func values(_ groups: [String]) -> [String] {
            groups.flatMap { group in (1...5).map { sample.figures["\(group).\($0)"]?.text ?? "" } }
        }
        let heads = ["行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉"]
        let part: [DocumentBlock] =
            switch way {
            case "line":
                [
                    heads.joined(separator: "  "), (results + results + results).joined(separator: " "),
                    values(["V", "S1", "S2"]).joined(separator: " "),
                ]
                .map { .paragraph($0) }
            case "tabs":
                [
                    heads.joined(separator: "\t"), (results + results + results).joined(separator: "\t"),
                    values(["V", "S1", "S2"]).joined(separator: "\t"),
                ]
                .map { .paragraph($0) }
            case "cells":
                (heads + results + results + results + values(["V", "S1", "S2"])).map { .paragraph($0) }
            case "tables":
                [
                    .table([["行政复议", "", "", "", ""], results, values(["V"])]),
                    .table([
                        ["行政诉讼"] + Array(repeating: "", count: 9), ["未经复议直接起诉", "", "", "", "", "复议后起诉", "", "", "", ""], results + results,
                        values(["S1", "S2"]),
                    ]),
                ]
            default:
                [
                    .table([
                        ["行政复议", "", "", "", ""], results, values(["V"]), ["行政诉讼"], ["未经复议直接起诉", "", "", "", ""], results, values(["S1"]),
                        ["复议后起诉", "", "", "", ""], results, values(["S2"]),
                    ])
                ]
            }
        for layout in [SampleReport.Layout.grid, .tabs, .cellPerLine] where way.contains("t") == (layout == .grid) || way == "tabs" {
            var blocks = sample.blocks(layout)
            let start = try #require(blocks.firstIndex { $0 == .paragraph("四、政府信息公开行政复议、行政诉讼情况") })
            let end = try #require(blocks.firstIndex { $0 == .paragraph("五、存在的主要问题及改进情况") })
            blocks.replaceSubrange(start + 1..<end, with: part)
            if way == "tabs" && layout == .grid { continue }
            let report = try ReportCheck.read(blocks)
            for (code, value) in sample.figures { #expect(report.figures[code] == value, "\(layout) \(code)") }
            #expect(ReportCheck.findings(report) == [])
        }
    }

    // MARK: Empty cells

    @Test("Merged labels as empty cells in front of the values, a cell a line")
    func mergedLabels() throws {
        let sample = SampleReport()
        let blocks = sample.blocks(.grid).flatMap { block -> [DocumentBlock] in
            guard case .table(let rows) = block else { return [block] }
            return rows.flatMap { $0 }.map { .paragraph($0 + " |") }
        }
        let report = try ReportCheck.read(blocks)
        for (code, value) in sample.figures { #expect(report.figures[code] == value, "\(code)") }
        #expect(ReportCheck.findings(report) == [])
    }

    private static let requestRows = FormLayout.form2021.rows.filter { $0.figures.count == 7 }

    @Test("Part three empty but for its totals of 0", arguments: SampleReport.Layout.allCases)
    func onlyTotals(layout: SampleReport.Layout) throws {
        var sample = SampleReport()
        for row in Self.requestRows {
            for code in row.figures { sample.figures[code] = code.hasSuffix(".T") ? .number(0) : .blank }
        }
        sample.overview[1] = "（二）依申请公开。本年度未收到政府信息公开申请。因政府信息公开引起的行政复议3件，行政诉讼2件。"
        let report = try sample.read(layout)
        for row in Self.requestRows where report.figures[row.figures[0]] != nil {
            for code in row.figures { #expect(report.figures[code] == sample.figures[code], "\(layout) \(code)") }
        }
        for code in ["V.1", "V.5", "S2.5", "D20_1.NORM.made", "D20_8.FEE"] { #expect(report.figures[code] == sample.figures[code]) }
        #expect(checks(ReportCheck.findings(report)) == ["Y09 CANNOT TELL"], "\(layout)")
    }

    @Test("Part three wholly empty", arguments: SampleReport.Layout.allCases)
    func wholeTable(layout: SampleReport.Layout) throws {
        var sample = SampleReport()
        for row in Self.requestRows { for code in row.figures { sample.figures[code] = .blank } }
        sample.overview[1] = "（二）依申请公开。本年度未收到政府信息公开申请。因政府信息公开引起的行政复议3件，行政诉讼2件。"
        let report = try sample.read(layout)
        for row in Self.requestRows { for code in row.figures { #expect((report.figures[code] ?? .blank) == .blank, "\(layout) \(code)") } }
        for code in ["V.1", "V.5", "S2.5", "D20_1.NORM.made", "D20_8.FEE"] { #expect(report.figures[code] == sample.figures[code]) }
        #expect(checks(ReportCheck.findings(report)) == ["Y09 CANNOT TELL"], "\(layout)")
    }

    // MARK: Not applicable

    @Test("A / where nothing can be counted is an answer; where a number must stand it is not")
    func notApplicable() throws {
        func result(_ codes: [String], of agency: String = "青石县交通运输局") throws -> [String] {
            var sample = SampleReport()
            sample.agency = agency
            for code in codes { sample.figures[code] = .notApplicable }
            return checks(try sample.findings(.grid))
        }
        let rule = ["made", "repealed", "valid"].map { "D20_1.REG.\($0)" }
        #expect(try result(rule) == [])
        #expect(try result(Array(rule.prefix(1))) == [])
        #expect(try result(rule, of: "青石市人民政府") == ["Y09 CANNOT TELL"])
        #expect(try result(["D20_6.COERCION"]) == [] && result(["D20_8.FEE"]) == [])
        let row = { (code: String) in ["NP", "L1", "L2", "L3", "L4", "L5", "T"].map { "\(code).\($0)" } }
        #expect(try result(row("R3.5.3")) == [])
        #expect(try result(["R3.5.3.T"]) == ["Y09 CANNOT TELL"])
        #expect(try result(["R3.5.3.L2"]) == ["Y09 CANNOT TELL"])
        #expect(try result(["R1.T"]).contains("Y09 CANNOT TELL"))
        #expect(try result(row("R2")).contains("Y09 CANNOT TELL"))
        #expect(try result((1...5).map { "S2.\($0)" }).contains("Y09 CANNOT TELL"))
    }

    // MARK: The form of another year

    @Test("An outdated form is read as what it is, and said to be outdated", arguments: [SampleReport.Layout.columns, .tabs, .grid])
    func outdated(layout: SampleReport.Layout) throws {
        var sample = SampleReport.trial2020
        sample.year = 2023
        sample.period = "本报告统计期限为2023年1月1日至2023年12月31日。"
        sample.overview = sample.overview.map { $0.replacing("2020年", with: "2023年") }
        let report = try sample.read(layout)
        #expect(report.form == "2019" && report.year == 2023)
        #expect(checks(ReportCheck.findings(report)) == ["Y12 CANNOT TELL"])
    }

    @Test(
        "The trial form's part two before part three of 2021: its columns are not read as others",
        arguments: [SampleReport.Layout.tabs, .grid, .bars])
    func mixed(layout: SampleReport.Layout) throws {
        let sample = SampleReport()
        func part(_ blocks: [DocumentBlock]) throws -> Range<Int> {
            let start = try #require(blocks.firstIndex(of: .paragraph("二、主动公开政府信息情况")))
            return start..<(try #require(blocks.firstIndex(of: .paragraph("三、收到和处理政府信息公开申请情况"))))
        }
        var blocks = sample.blocks(layout)
        let trial = SampleReport.trial2020.blocks(layout)
        blocks.replaceSubrange(try part(blocks), with: trial[try part(trial)])
        let report = try ReportCheck.read(blocks)
        #expect(report.form == "2021" && !report.figures.keys.contains { $0.hasPrefix("D20_") })
        for (code, value) in sample.figures where !code.hasPrefix("D20_") { #expect(report.figures[code] == value, "\(layout) \(code)") }
        #expect(checks(ReportCheck.findings(report)) == ["Y12 CANNOT TELL"])
    }
}
