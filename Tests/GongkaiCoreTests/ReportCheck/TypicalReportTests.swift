import Testing

@testable import GongkaiCore

@Suite("Reports in the manner of many bodies")
struct TypicalReportTests {
    @Test("A report that contradicts nothing raises nothing", arguments: TypicalReport.all)
    func consistent(report: TypicalReport) throws {
        for layout in [SampleReport.Layout.grid, .tabs] {
            let findings = try report.sample.findings(layout).map { "\($0.check) \($0.verdict.rawValue) \($0.codes) \($0.english)" }
            #expect(findings == [])
        }
    }

    @Test("One contradiction planted in it is found, in every sentence that shows it", arguments: TypicalReport.all)
    func planted(report: TypicalReport) throws {
        let (old, new, check) = report.planted
        #expect(report.overview.contains { $0.contains(old) })
        let findings = try report.sample.saying(old, new).findings(.grid)
        #expect(findings.contains { $0.check == check && $0.verdict != .note && !$0.quotes.isEmpty })
        #expect(findings.allSatisfy { $0.check == check })
    }
}
