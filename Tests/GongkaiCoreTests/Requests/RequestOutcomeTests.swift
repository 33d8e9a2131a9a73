import Testing

@testable import GongkaiCore

@Suite("What becomes of a request")
struct RequestOutcomeTests {
    @Test("Every outcome counts in one row of the form in force, and every row has an outcome")
    func rows2021() throws {
        let rows = try rows(of: "2021", from: "R3.").subtracting(["R3.7"])
        #expect(Set(RequestOutcome.all.map(\.row2021)) == Set(rows.map(Optional.some)))
    }

    @Test("Every outcome counts in one row of the trial form, and every row has an outcome")
    func rows2019() throws {
        let rows = try rows(of: "2019", from: "R3.").subtracting(["R3.7"])
        #expect(Set(RequestOutcome.all.map(\.row2019)) == Set(rows.map(Optional.some)))
    }

    @Test("Every reply counts in one row of the 2014 form, and every row has a reply; four outcomes are no reply")
    func rows2014() throws {
        let rows = try rows(of: "2014", from: "C3.").subtracting(["C3.4"])
        #expect(Set(RequestOutcome.all.compactMap(\.row2014)) == rows)
        #expect(
            RequestOutcome.all.filter { $0.row2014 == nil }.map(\.code) == ["notSupplemented", "feeUnpaid", "withdrawn", "otherHandled"])
    }

    @Test("The rows the forms ask the registers for are rows of outcomes", arguments: ReportForm.all)
    func asked(form: ReportForm) {
        let rows: [String?]
        switch form.id {
        case "2014": rows = RequestOutcome.all.map(\.row2014)
        case "2019": rows = RequestOutcome.all.map(\.row2019)
        default: rows = RequestOutcome.all.map(\.row2021)
        }
        let asked = form.figures.compactMap { $0.query?.filter["row\(form.id)"] }.flatMap { $0 }
        #expect(!asked.isEmpty)
        #expect(asked.allSatisfy { rows.contains($0) })
    }

    @Test("An outcome is found by its code")
    func lookup() {
        #expect(Set(RequestOutcome.all.map(\.code)).count == RequestOutcome.all.count)
        #expect(RequestOutcome.code("partlyGranted")?.article2019 == "第三十七条")
        #expect(RequestOutcome.code("partlyGranted")?.article2007 == "第二十二条")
        #expect(RequestOutcome.code("unheard") == nil)
    }

    private func rows(of form: String, from prefix: String) throws -> Set<String> {
        let rows = try #require(ReportForm.form(id: form)).tables.flatMap(\.rows)
        return Set(rows.filter { !$0.isHeader && $0.code.hasPrefix(prefix) }.map(\.code))
    }
}
