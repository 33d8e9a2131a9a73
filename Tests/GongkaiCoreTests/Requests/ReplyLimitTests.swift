import GongkaiCore
import Testing

@Suite("The first limit of a request")
struct ReplyLimitTests {
    @Test(
        "15 working days under the regulation of 2007, 20 since 15 May 2019",
        arguments: [
            ("2014-09-26", "2014-10-22"), ("2024-01-31", "2024-03-04"), ("2019-05-14", "2019-06-04"), ("2019-05-15", "2019-06-13"),
            ("2024-12-10", "2025-01-08"), ("2020-01-16", "2020-02-20"),
        ] as [(Day, Day)])
    func limits(received: Day, last: Day) throws {
        let limit = try #require(ReplyLimit.on(received))
        #expect(limit.lastDay(received: received) == last)
    }

    @Test("Where no limit or no calendar is known, nothing is said")
    func unknown() throws {
        #expect(ReplyLimit.on("2008-04-30") == nil)
        #expect(try #require(ReplyLimit.on("2010-03-01")).lastDay(received: "2010-03-01") == nil)
        let horizon = WorkingCalendar.published.horizon
        #expect(try #require(ReplyLimit.on(horizon)).lastDay(received: horizon) == nil)
    }
}
