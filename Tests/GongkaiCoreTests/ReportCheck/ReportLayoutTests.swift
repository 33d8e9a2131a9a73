import Foundation
import Testing

@testable import GongkaiCore

@Suite("The same report in every layout")
struct ReportLayoutTests {
    @Test("The form in force is read and raises nothing", arguments: SampleReport.Layout.allCases)
    func form2021(layout: SampleReport.Layout) throws {
        let sample = SampleReport()
        let report = try sample.read(layout)
        #expect(report.form == "2021" && report.agency == "青石县交通运输局" && report.year == 2025)
        for (code, value) in sample.figures { #expect(report.figures[code] == value, "\(layout) \(code)") }
        #expect(report.table.missing.isEmpty && report.table.incomplete.isEmpty && report.table.doubled.isEmpty)
        #expect(ReportCheck.findings(report) == [])
    }

    @Test("The trial form is read and raises nothing", arguments: SampleReport.Layout.allCases)
    func form2019(layout: SampleReport.Layout) throws {
        let sample = SampleReport.trial2020
        let report = try sample.read(layout)
        #expect(report.form == "2019" && report.year == 2020)
        for (code, value) in sample.figures { #expect(report.figures[code] == value, "\(layout) \(code)") }
        #expect(report.table.missing.isEmpty && report.table.incomplete.isEmpty)
        #expect(ReportCheck.findings(report) == [])
    }

    @Test(
        "A blank cell is a blank where the layout shows cells",
        arguments: [SampleReport.Layout.columns, .tabs, .bars, .barPerLine, .grid, .grids])
    func blank(layout: SampleReport.Layout) throws {
        let report = try SampleReport().with(["R3.3.4.L3": .blank]).read(layout)
        #expect(report.figures["R3.3.4.L3"] == .blank)
        #expect(report.figures["R3.3.4.T"] == .number(1))
        #expect(ReportCheck.findings(report).map(\.check) == ["Y09"])
    }

    @Test("Where each cell has a line, a missing number is not guessed")
    func gap() throws {
        let report = try SampleReport().with(["R3.3.4.L3": .blank]).read(.cellPerLine)
        #expect(report.figures["R3.3.4.NP"] == nil)
        #expect(report.figures["R3.3.5.T"] == .number(0) && report.figures["R3.3.3.T"] == .number(0))
        #expect(ReportCheck.findings(report).allSatisfy { $0.verdict == .cannotTell && $0.check == "Y09" })
    }

    @Test("A row that is left out is missing and moves no other", arguments: SampleReport.Layout.allCases)
    func missingRow(layout: SampleReport.Layout) throws {
        var sample = SampleReport()
        sample.without = ["R3.3.5"]
        let report = try sample.read(layout)
        #expect(Set(report.table.missing) == Set(["NP", "L1", "L2", "L3", "L4", "L5", "T"].map { "R3.3.5.\($0)" }))
        for (code, value) in sample.figures where !code.hasPrefix("R3.3.5.") { #expect(report.figures[code] == value, "\(layout) \(code)") }
        #expect(ReportCheck.findings(report).map(\.check) == ["Y09"])
    }

    @Test("Not applicable is neither blank nor zero", arguments: [SampleReport.Layout.columns, .tabs, .grid])
    func notApplicable(layout: SampleReport.Layout) throws {
        #expect(try SampleReport().with(["D20_1.REG.made": .notApplicable]).read(layout).figures["D20_1.REG.made"] == .notApplicable)
    }

    @Test("Separators, units, full-width digits and decimals in cells")
    func cells() {
        let read: [(String, CellText)] = [
            ("3,119", .value(.number(3119))), ("３１１９", .value(.number(3119))), ("3119件", .value(.number(3119))),
            ("1 件", .value(.number(1))),
            ("96171.6", .value(.number(Decimal(string: "96171.6") ?? 0))), ("-2", .value(.number(-2))), ("减2", .value(.number(-2))),
            ("+5", .value(.number(5))),
            ("/", .value(.notApplicable)), ("—", .dash), ("--", .dash), ("", .empty), ("件", .unit), ("（万元）", .unit), ("空", .value(.blank)),
            ("1.属于国家秘密", .label), ("2024年", .label), ("1,23", .label), ("第3页", .label), ("251000元", .value(.number(251_000))),
        ]
        for (text, expected) in read { #expect(CellText.read(Folding.fold(text)) == expected, "\(text)") }
    }

    @Test("A workbook: tables alone raise nothing, words in cells are words")
    func workbook() throws {
        let blocks = SampleReport().blocks(.grid)
        let tables = blocks.filter { if case .table = $0 { true } else { false } }
        #expect(ReportCheck.findings(try ReportCheck.read(tables)) == [])
        let rows = blocks.flatMap { block -> [[String]] in
            switch block {
            case .paragraph(let text): [[text, "", ""]]
            case .table(let rows): rows
            }
        }
        let report = try ReportCheck.read([.table(rows)])
        #expect(report.agency == "青石县交通运输局" && report.parts.count == 6)
        #expect(ReportCheck.findings(report) == [])
    }

    @Test("What is no report is refused with a reason")
    func unreadable() {
        #expect(throws: UnreadableReport.empty) { try ReportCheck.read([.paragraph(" ")]) }
        #expect(throws: UnreadableReport.otherDocument) { try ReportCheck.read([.paragraph("关于召开全县春耕生产会议的通知")]) }
        #expect(throws: UnreadableReport.noTable) { try ReportCheck.read([.paragraph("青石县2025年政府信息公开工作年度报告"), .paragraph("一、总体情况")]) }
    }
}
