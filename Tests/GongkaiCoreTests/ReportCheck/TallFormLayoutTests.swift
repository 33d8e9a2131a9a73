import Testing

@testable import GongkaiCore

@Suite("The 2014 form in every layout")
struct TallFormLayoutTests {
    enum Layout: String, CaseIterable {
        case grid, gridWithoutUnits, columns, wrapped, tabs, glued, barPerLine, oneBlank
    }

    /// Printed labels and units with the real figures, the two blank ones filled so that the table is consistent.
    private func rows() throws -> [(label: String, unit: String, value: String)] {
        let form = try #require(ReportForm.form(id: "2014"))
        var figures = try ReportFixture.figures("zhengxiang-2014.json")
        for (code, value) in ["A2.1": 12, "A2.5": 0, "B1": 18, "H3": 2] { figures[code] = .number(value) }
        return form.tables.flatMap(\.rows).map { row in
            (row.label.replacing("\n", with: ""), row.isHeader ? "——" : row.unit ?? "件", row.isHeader ? "" : figures[row.code]?.text ?? "")
        }
    }

    private func blocks(_ layout: Layout) throws -> [DocumentBlock] {
        var result: [DocumentBlock] = [.paragraph("青石县2014年政府信息公开年度报告"), .paragraph("一、概述"), .paragraph("本年度工作平稳有序。"), .paragraph("二、附表")]
        let rows = try rows()
        switch layout {
        case .grid: result.append(.table([["统计指标", "单位", "统计数"]] + rows.map { [$0.label, $0.unit, $0.value] }))
        case .gridWithoutUnits: result.append(.table([["统计指标", "统计数"]] + rows.map { [$0.label, $0.value] }))
        case .columns: result += rows.map { .paragraph("  \($0.label)      \($0.unit)      \($0.value)") }
        case .wrapped:
            result += rows.flatMap { row -> [DocumentBlock] in
                guard row.label.count > 20, !row.value.isEmpty else {
                    return [.paragraph("  \(row.label)      \(row.unit)      \(row.value)")]
                }
                return [
                    .paragraph("  \(row.label.prefix(12))"),
                    .paragraph("  \(row.label.dropFirst(12).prefix(10))      \(row.unit)      \(row.value)"),
                    .paragraph("  \(row.label.dropFirst(22))"),
                ]
            }
        case .tabs: result += rows.map { .paragraph("\($0.label)\t\($0.unit)\t\($0.value)") }
        case .glued: result += rows.map { .paragraph("\($0.label)\($0.value)") }
        case .barPerLine:
            result += rows.flatMap {
                [.paragraph("\($0.label) |"), .paragraph("\($0.unit) |"), .paragraph($0.value.isEmpty ? "|" : "\($0.value) |")]
            }
        case .oneBlank: result += rows.map { .paragraph("\($0.label) \($0.unit) \($0.value)") }
        }
        return result
    }

    @Test("Every figure is read, nothing is contradictory", arguments: Layout.allCases)
    func read(layout: Layout) throws {
        let report = try ReportCheck.read(blocks(layout))
        #expect(report.form == "2014" && report.year == 2014)
        var expected = try ReportFixture.figures("zhengxiang-2014.json")
        for (code, value) in ["A2.1": 12, "A2.5": 0, "B1": 18, "H3": 2] { expected[code] = .number(value) }
        for (code, value) in expected { #expect(report.figures[code] == value, "\(layout) \(code)") }
        #expect(report.table.headers.isEmpty && report.table.doubled.isEmpty)
        #expect(ReportCheck.findings(report).filter { $0.verdict != .note } == [], "\(layout)")
    }
}
