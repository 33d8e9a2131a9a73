import GongkaiCore
import GongkaiFormats
import Testing

@Suite("Report workbook")
struct ReportWorkbookTests {
    @Test("The checker reads back every figure that was written", arguments: ReportForm.all.map(\.id))
    func roundTrip(id: String) throws {
        let form = try #require(ReportForm.form(id: id))
        let year = form.lastYear ?? 2025
        var values: [String: FigureValue] = [:]
        for (index, figure) in form.figures.enumerated() {
            values[figure.code] = figure.query == nil ? .notApplicable : index % 7 == 3 ? .number(0) : .number(index * 13)
        }
        let document = ReportDocument(form: form, agency: "蒸湘区人民政府", year: year, values: values, parts: [:])
        let bytes = try ReportXLSX.bytes(document, values: values)
        let read = try ReportCheck.read(try DocumentReader.read(bytes, name: "report.xlsx"))
        #expect(read.form == id)
        #expect(read.year == year)
        let wrong = values.filter { read.figures[$0.key] != $0.value }
        #expect(wrong.isEmpty, "\(wrong.keys.sorted()) read as \(wrong.keys.sorted().map { read.figures[$0]?.text ?? "nothing" })")
    }
}
