import Testing

@testable import GongkaiCore

@Suite("What a figure is made of")
struct ReportBreakdownTests {
    @Test("A total is taken apart by applicant and by outcome")
    func totals() throws {
        let form = try #require(ReportForm.form(id: "2021"))
        let ways = form.breakdowns(of: "R3.7.T")
        #expect(ways.count == 2)
        #expect(ways.contains(["R3.7.NP", "R3.7.L1", "R3.7.L2", "R3.7.L3", "R3.7.L4", "R3.7.L5"]))
        #expect(form.breakdowns(of: "R3.1.NP").isEmpty)
    }

    @Test("A part that does not add up to its whole is included in it, not added")
    func included() throws {
        let form = try #require(ReportForm.form(id: "2014"))
        #expect(form.breakdowns(of: "C1") == [["C1.1", "C1.2", "C1.3", "C1.4"]])
        #expect(form.included(in: "C1").isEmpty)
        #expect(form.included(in: "A1").contains("A1.1"))
        #expect(form.included(in: "no such code").isEmpty)
    }
}
