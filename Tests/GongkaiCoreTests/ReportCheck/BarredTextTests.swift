import Testing

@testable import GongkaiCore

@Suite("Tables copied into text with bars")
struct BarredTextTests {
    @Test(
        "Bars part cells, around the row or only behind each cell", arguments: ["2014": "zhengxiang-2014.json", "2021": "huaian-2024.json"])
    func bars(form id: String, fixture: String) throws {
        let form = try #require(ReportForm.form(id: id))
        let figures = try ReportFixture.figures(fixture)
        let document = ReportDocument(form: form, agency: "某市人民政府", year: id == "2014" ? 2014 : 2024, values: figures, parts: [:])
        for row in [{ (cells: [String]) in "| " + cells.joined(separator: " | ") + " |" }, { $0.map { $0 + " |" }.joined(separator: " ") }]
        {
            var lines: [String] = []
            for block in document.blocks {
                switch block {
                case .paragraph(let text): lines.append(text)
                case .table(let rows):
                    lines += rows.map { cells in row(cells.map { $0.replacing("\n", with: "") }) }
                    lines.insert("|---|---|", at: lines.count - rows.count + 1)
                }
            }
            let read = try ReportFixture.read(lines.joined(separator: "\n"))
            for (code, value) in figures { #expect(read.figures[code] == value, "\(code)") }
        }
    }
}
