import Foundation
import GongkaiCore
import Testing

@testable import GongkaiFormats

@Suite("A report as a file")
struct ReportFilesTests {
    private let form = ReportForm.form(id: "2021")

    @Test("CSV has a row for every figure, in order; blank, zero and not applicable differ", arguments: ReportForm.all.map(\.id))
    func csv(id: String) throws {
        let form = try #require(ReportForm.form(id: id))
        let codes = form.figures.map(\.code)
        let values: [String: FigureValue] = [
            codes[0]: .number(0), codes[1]: .notApplicable, codes[2]: .number(Decimal(string: "3.5") ?? 0),
        ]
        let rows = try CSVReader.rows(ReportCSV.bytes(form, values: values)).map(\.cells)
        #expect(rows[0] == ["code", "label", "column", "unit", "value"])
        #expect(rows.dropFirst().map { $0[0] } == codes)
        #expect(rows[1...4].map { $0[4] } == ["0", "/", "3.5", ""])
    }

    @Test("A row below a heading says which one")
    func labels() throws {
        let form = try #require(form)
        let rows = try CSVReader.rows(ReportCSV.bytes(form, values: [:])).map(\.cells)
        let row = try #require(rows.first { $0[0] == "R3.3.1.NP" })
        #expect(row[1].contains("不予公开") && row[1].contains("国家秘密"))
        #expect(row[2] == "自然人")
    }

    @Test("JSON gives null for a blank, and a draft has no date")
    func json() throws {
        let content = ReportContent(
            agency: "甲区人民政府", year: 2025, form: "2021", figures: ["R1.NP": .blank, "R1.T": .number(0), "R2.T": .notApplicable],
            parts: ["1": "字"])
        let text = String(decoding: try ReportJSON(content).bytes(), as: UTF8.self)
        #expect(text.contains("\"R1.NP\" : null") && text.contains("\"R1.T\" : 0") && text.contains("\"R2.T\" : \"/\""))
        #expect(!text.contains("published"))
        let published = String(decoding: try ReportJSON(content, publishedOn: "2026-01-20", sha256: "ab").bytes(), as: UTF8.self)
        #expect(published.contains("\"published\" : \"2026-01-20\"") && published.contains("\"sha256\" : \"ab\""))
    }

    @Test("The printed page escapes what people typed and says when it is a draft")
    func html() throws {
        let form = try #require(form)
        let part = try #require(form.parts.first { $0.tables.isEmpty && $0.id.contains(".") })
        let draft = ReportDocument(form: form, agency: "甲<b>区", year: 2025, values: ["R1.NP": .number(7)], parts: [part.id: "一<script>二"])
        let page = ReportHTML.page(draft)
        #expect(page.contains("甲&lt;b&gt;区") && page.contains("一&lt;script&gt;二") && !page.contains("<script>"))
        #expect(page.contains("草稿") && page.contains("<td class=\"value\">7</td>"))
        let published = ReportDocument(form: form, agency: "甲区", year: 2025, values: [:], parts: [:], publishedOn: "2026-01-20")
        #expect(ReportHTML.page(published).contains("发布时间：2026年1月20日"))
        #expect(!ReportHTML.page(published).contains("草稿，"))
    }

    @Test("What reads the printed page finds the same table again")
    func readBack() throws {
        let form = try #require(form)
        let document = ReportDocument(form: form, agency: "甲区", year: 2025, values: ["R1.NP": .number(7)], parts: [:])
        let blocks = try DocumentReader.read(Array(ReportHTML.page(document).utf8), name: "report.html")
        let tables = blocks.compactMap { if case .table(let rows) = $0 { rows } else { nil } }
        #expect(tables == document.grids.map { $0.texts.map { $0.map { $0.replacing("\n", with: "") } } })
    }

    @Test("The workbook holds the words and each table as printed, and is the same every time", arguments: ReportForm.all.map(\.id))
    func xlsx(id: String) throws {
        let form = try #require(ReportForm.form(id: id))
        let code = form.figures[0].code
        let values: [String: FigureValue] = [code: .number(7)]
        let document = ReportDocument(form: form, agency: "甲区", year: 2025, values: values, parts: [form.parts[0].id: "一段文字。"])
        let bytes = try ReportXLSX.bytes(document, values: values)
        #expect(try bytes == ReportXLSX.bytes(document, values: values))
        let blocks = try DocumentReader.read(bytes, name: "report.xlsx")
        let tables = blocks.compactMap { if case .table(let rows) = $0 { rows } else { nil } }
        // The sheet of words is one column wide and reads as paragraphs.
        #expect(tables.count == document.grids.count)
        #expect(tables[0].contains { $0.contains("7") })
        #expect(blocks.contains(.paragraph("一段文字。")))
    }
}
