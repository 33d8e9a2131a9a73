import Testing

@testable import GongkaiCore

@Suite("Figures over the years")
struct ReportSeriesTests {
    @Test("A series names figures that its forms have", arguments: ReportForm.all)
    func codes(form: ReportForm) {
        let codes = ReportSeries.all.flatMap { $0.codes[form.id] ?? [] }
        #expect(codes.filter { form.figure($0) == nil } == [])
        #expect(Set(codes).count == codes.count)
    }

    @Test("Figures that were split or joined are added up, and a blank stays blank")
    func values() throws {
        let litigations = try #require(ReportSeries.all.first { $0.label == "行政诉讼" })
        #expect(litigations.value(form: "2021", figures: PublishedTables.city2024) == .number(46))
        #expect(litigations.value(form: "2014", figures: PublishedTables.district2014) == .number(0))
        #expect(litigations.value(form: "2021", figures: ["S1.5": .number(1)]) == .blank)
        #expect(litigations.value(form: "1999", figures: [:]) == .notApplicable)
    }
}
