import GongkaiCore
import Testing

@Suite("When a report is due")
struct PublicationLimitTests {
    @Test(
        "Since the report of 2019 departments and townships have until 31 January; the district, and all earlier reports, until 31 March",
        arguments: [
            (2018, Agency.Kind.department, "2019-03-31"), (2018, .districtGovernment, "2019-03-31"), (2019, .department, "2020-01-31"),
            (2019, .township, "2020-01-31"), (2025, .districtGovernment, "2026-03-31"),
        ] as [(Int, Agency.Kind, Day)])
    func days(year: Int, kind: Agency.Kind, last: Day) throws {
        let limit = try #require(PublicationLimit(year: year, kind: kind))
        #expect(limit.day == last)
        #expect(limit.words(publishingOn: last) == nil)
        #expect(limit.words(publishingOn: last.adding(days: 1))?.contains("逾期1天") == true)
    }

    @Test("No report was due on a year before the first regulation")
    func before() {
        #expect(PublicationLimit(year: 2007, kind: .department) == nil)
    }
}
