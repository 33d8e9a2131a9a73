import Testing

@testable import GongkaiCore

@Suite("A report as printed")
struct ReportDocumentTests {
    @Test("In a list of one value a row, headings are rows of their own and take no value")
    func listing() {
        let grid = ReportGrid(
            table(
                columns: [column("", "统计数")], [row("A", "一、主动公开情况", header: true, unit: "——"), row("A1", "（一）公开数", level: 1, unit: "条")]),
            values: ["A1": .number(12)])
        #expect(grid.texts == [["统计指标", "单位", "统计数"], ["一、主动公开情况", "——", ""], ["（一）公开数", "条", "12"]])
        #expect(grid.body[1].map(\.code) == [nil, nil, "A1"])
        #expect(grid.body[0].map(\.code) == [nil, nil, nil])
    }

    @Test("Elsewhere a heading is one cell beside its rows, and outer labels span the inner columns")
    func spanning() {
        let grid = ReportGrid(
            table(
                columns: [column("NP", "自然人", "申请人情况"), column("L1", "企业", "申请人情况/法人"), column("T", "总计", "申请人情况")],
                [
                    row("R1", "一、新收"), row("R3", "三、办理结果", header: true), row("R3.1", "（一）公开", level: 1),
                    row("R3.3", "（三）不予公开", level: 1, header: true), row("R3.3.1", "1.国家秘密", level: 2), row("R3.3.2", "2.其他", level: 2),
                    row("R4", "四、结转"),
                ]),
            values: ["R1.NP": .number(3), "R3.3.2.L1": .number(0), "R4.T": .notApplicable])
        #expect(
            grid.texts == [
                ["信息内容", "", "", "申请人情况", "", ""],
                ["", "", "", "自然人", "法人", "总计"],
                ["", "", "", "", "企业", ""],
                ["一、新收", "", "", "3", "", ""],
                ["三、办理结果", "（一）公开", "", "", "", ""],
                ["", "（三）不予公开", "1.国家秘密", "", "", ""],
                ["", "", "2.其他", "", "0", ""],
                ["四、结转", "", "", "", "", "/"],
            ])
        #expect(grid.columnCount == 6)
        #expect(grid.labelColumns == 3)
        #expect(grid.placed.allSatisfy { $0.column + $0.cell.columnSpan <= 6 })
        #expect(grid.placed.first { $0.cell.text == "三、办理结果" }?.cell.rowSpan == 3)
        #expect(grid.placed.first { $0.cell.code == "R3.3.2.L1" }.map { [$0.row, $0.column] } == [6, 4])
    }

    @Test("A table whose rows have no label starts with its first figure")
    func unlabelled() {
        let grid = ReportGrid(
            table(columns: [column("V.1", "结果维持", "行政复议"), column("V.5", "总计", "行政复议")], [row("", "")]), values: ["V.5": .number(2)])
        #expect(grid.texts == [["行政复议", ""], ["结果维持", "总计"], ["", "2"]])
        #expect(grid.body == [[.value("", code: "V.1"), .value("2", code: "V.5")]])
    }

    @Test("Words are paragraphs; a blank cell stays a cell of the text")
    func plainText() {
        let form = ReportForm(
            id: "test", title: "年度报告", basis: "国办公开办函〔2021〕30号", firstYear: 2021, lastYear: nil,
            parts: [
                ReportPart(id: "1", heading: "一、总体情况", tables: [], isRequired: true, hint: nil),
                ReportPart(id: "1.1", heading: "（一）主动公开", tables: [], isRequired: true, hint: nil),
                ReportPart(id: "2", heading: "二、表", tables: ["t"], isRequired: false, hint: nil),
            ],
            tables: [table(columns: [column("a", "件数"), column("b", "金额")], [row("X", "行政许可")])], rules: [])
        let report = ReportDocument(
            form: form, agency: "蒸湘区人民政府", year: 2025, values: ["X.b": .number(7)], parts: ["1.1": "第一段。\n\n  第二段。"],
            publishedOn: "2026-03-02")
        #expect(report.sections.map(\.level) == [0, 1, 0])
        #expect(
            report.plainText == """
                蒸湘区人民政府2025年政府信息公开工作年度报告

                发布时间：2026年3月2日

                本报告根据《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号编制，所列数据的统计期限自2025年1月1日起至2025年12月31日止。

                一、总体情况

                （一）主动公开

                第一段。

                第二段。

                二、表

                信息内容\t件数\t金额
                行政许可\t\t7

                """)
    }

    @Test("Every figure of a shipped form is printed once, in a full rectangle", arguments: ReportForm.all.map(\.id))
    func shipped(id: String) throws {
        let form = try #require(ReportForm.form(id: id))
        let values = Dictionary(uniqueKeysWithValues: form.figures.enumerated().map { ($1.code, FigureValue.number($0)) })
        let report = ReportDocument(form: form, agency: "蒸湘区人民政府", year: form.firstYear, values: values, parts: [:])
        let printed = report.grids.flatMap(\.placed).map(\.cell)
        #expect(printed.compactMap(\.code) == form.figures.map(\.code))
        #expect(printed.allSatisfy { cell in cell.code.map { values[$0]?.text == cell.text } ?? true })
        for grid in report.grids {
            let area = grid.placed.reduce(0) { $0 + $1.cell.rowSpan * $1.cell.columnSpan }
            #expect(area == grid.columnCount * (grid.header.count + grid.body.count), "\(id) \(grid.id)")
        }
    }

    @Test("Part three of the form in force is printed as published: 三、本年度办理结果 beside its rows")
    func partThree() throws {
        let form = try #require(ReportForm.form(id: "2021"))
        let grid = try #require(ReportDocument(form: form, agency: "", year: 2025, values: [:], parts: [:]).grids.first { $0.id == "T3" })
        #expect(grid.header.count == 3)
        #expect(grid.body.count == 25)
        #expect(grid.columnCount == 10)
        #expect(grid.placed.first { $0.cell.text == "三、本年度办理结果" }?.cell.rowSpan == 22)
        #expect(grid.placed.first { $0.cell.text == "（三）不予公开" }?.cell.rowSpan == 8)
        #expect(grid.placed.first { $0.cell.text == "法人或其他组织" }?.cell.columnSpan == 5)
    }

    private func table(columns: [ReportColumn], _ rows: [ReportRow]) -> ReportTable {
        ReportTable(id: "t", caption: nil, corner: nil, columns: columns, rows: rows)
    }

    private func column(_ code: String, _ label: String, _ group: String? = nil) -> ReportColumn {
        ReportColumn(code: code, label: label, group: group)
    }

    private func row(_ code: String, _ label: String, level: Int = 0, header: Bool = false, unit: String? = nil) -> ReportRow {
        ReportRow(code: code, label: label, unit: unit, parent: nil, level: level, isHeader: header, queries: [:])
    }
}
