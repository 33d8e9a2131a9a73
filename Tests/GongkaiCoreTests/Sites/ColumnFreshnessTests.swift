import Testing

@testable import GongkaiCore

@Suite("Whether a column is kept up")
struct ColumnFreshnessTests {
    @Test(
        "News for two weeks, notices for six months, plans for a year",
        arguments: [
            ("news", "2026-03-02", "2026-03-16"), ("notice", "2025-08-31", "2026-02-28"), ("policy", "2026-01-05", "2026-07-05"),
            ("plan", "2025-03-02", "2026-03-02"),
        ] as [(String, Day, Day)])
    func expected(kind: String, last: Day, end: Day) throws {
        let column = try PageLabelsTests.column("a", kind)
        #expect(ColumnFreshness(column, lastItemOn: last, on: end) == .fresh(until: end))
        let next = end.adding(days: 1)
        #expect(ColumnFreshness(column, lastItemOn: last, on: next) == .stale(lastOn: last, since: next))
    }

    @Test("A column's own interval goes before its kind's; an archived column is not judged; an empty one is empty")
    func own() throws {
        var column = try PageLabelsTests.column("a", "functions")
        #expect(ColumnFreshness(column, lastItemOn: "2010-01-01", on: "2026-03-02") == .notExpected)
        #expect(ColumnFreshness(column, lastItemOn: nil, on: "2026-03-02") == .empty)
        column.updateIntervalDays = 30
        #expect(ColumnFreshness(column, lastItemOn: "2026-01-01", on: "2026-03-02").isStale)
        column.isArchived = true
        #expect(ColumnFreshness(column, lastItemOn: nil, on: "2026-03-02") == .notExpected)
    }
}
