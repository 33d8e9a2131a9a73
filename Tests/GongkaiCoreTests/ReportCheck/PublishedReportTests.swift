import Testing

@testable import GongkaiCore

@Suite("Published reports are read as printed")
struct PublishedReportTests {
    @Test("Every figure is read", arguments: ["zhengxiang-2014", "huaian-2024"])
    func figures(name: String) throws {
        let report = try ReportFixture.read(ReportFixture.text("\(name).txt"))
        let expected = try ReportFixture.figures("\(name).json")
        for (code, value) in expected { #expect(report.figures[code] == value, "\(code)") }
        #expect(report.figures.count == expected.count)
        #expect(report.table.missing == [])
        #expect(report.table.incomplete.isEmpty && report.table.doubled.isEmpty && report.table.headers.isEmpty)
    }

    @Test("The 2014 report's body, year and day of publication")
    func names2014() throws {
        let report = try ReportFixture.read(ReportFixture.text("zhengxiang-2014.txt"))
        #expect(report.form == "2014")
        #expect(report.agency == "蒸湘区")
        #expect(report.year == 2014)
        #expect(report.publishedOn == "2015-03-02")
        #expect(report.parts.count == 11)
    }

    @Test("The 2024 report's body, year and period")
    func names2024() throws {
        let report = try ReportFixture.read(ReportFixture.text("huaian-2024.txt"))
        #expect(report.form == "2021")
        #expect(report.agency == "淮安市人民政府")
        #expect(report.year == 2024)
        #expect(report.period?.first == "2024-01-01" && report.period?.last == "2024-12-31")
        #expect(report.prose.parts.map(\.kind) == PartHeading.parts)
    }
}
