import Testing

@testable import GongkaiCore

@Suite("Ranking of units by punctuality")
struct TimelinessTests {
    private let units = (1...4).map { AgencyID(value: Int64($0)) }

    private func item(_ agency: Int, _ published: Day?) -> DutyMonitor.Item {
        DutyMonitor.Item(name: "项", agency: AgencyID(value: Int64(agency)), duty: nil, madeOn: "2014-04-01", publishedOn: published)
    }

    @Test("Late and overdue items lower the share; equal shares share a rank; who published nothing comes last")
    func ranking() {
        let items = [
            item(2, "2014-04-02"), item(2, "2014-05-05"), item(3, "2014-04-02"), item(3, nil), item(4, "2014-04-03"), item(4, "2014-04-04"),
        ]
        let ranking = Timeliness.ranking(of: units, items, on: "2014-06-03", calendar: .published)
        #expect(ranking.map(\.agency.value) == [4, 2, 3, 1])
        #expect(ranking.map(\.rank) == [1, 2, 2, 4])
        #expect(ranking.map(\.onTimeShare) == [1, 0.5, 0.5, nil])
        #expect(ranking.map(\.medianDays) == [2.5, 11.5, 1, nil])
        #expect(ranking[2].overdue.count == 1 && ranking[1].late == 1)
    }

    @Test("Who never was in time ranks behind those that owed nothing")
    func neverInTime() {
        let ranking = Timeliness.ranking(
            of: Array(units.prefix(3)), [item(1, nil), item(3, "2014-04-02")], on: "2014-06-03", calendar: .published)
        #expect(ranking.map(\.agency.value) == [3, 2, 1] && ranking.map(\.rank) == [1, 2, 3])
    }

    @Test("An item whose deadline is open is neither good nor bad")
    func open() {
        let ranking = Timeliness.ranking(of: [units[0]], [item(1, nil)], on: "2014-04-30", calendar: .published)
        #expect(ranking[0].onTimeShare == nil && ranking[0].overdue == [])
    }
}
