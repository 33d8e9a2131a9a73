import Testing

@testable import GongkaiCore

/// What the monitor says of one duty of one unit.
@Suite struct DutyLineTests {
    private let unit = Agency(id: AgencyID(value: 4), code: "ZX04", name: "教育局", kind: .department, parent: nil)
    private let day: Day = "2026-03-16"

    private func line(_ assigned: Bool, interval: Int? = 365, _ items: [DutyMonitor.Item]) throws -> DutyLine {
        let assignment = DutyMonitor.Assignment(duty: "R19-20-7", agency: unit.id, intervalDays: interval)
        let lines = DutyMonitor(calendar: .published).lines(of: unit, assigned: assigned ? [assignment] : [], items, on: day)
        return try #require(lines.first { $0.duty.code == "R19-20-7" })
    }

    private func item(made: Day, published: Day?, _ key: Int64 = 1) -> DutyMonitor.Item {
        DutyMonitor.Item(name: "预算", agency: unit.id, duty: "R19-20-7", madeOn: made, publishedOn: published, key: key)
    }

    @Test("Every state has its case: never, in order, due soon, over, late, and not this unit's")
    func states() throws {
        #expect(try line(true, []).state == .neverPublished)
        #expect(try line(false, []).state == .notAssigned)
        #expect(try line(true, [item(made: "2026-01-05", published: "2026-01-06")]).state == .inOrder)
        #expect(try line(true, [item(made: "2025-04-01", published: "2025-04-10")]).state == .dueSoon)
        #expect(try line(true, [item(made: "2025-03-01", published: "2025-03-14")]).state == .overdue)
        // The last day of the interval is still in time.
        #expect(try line(true, [item(made: "2025-03-12", published: "2025-03-16")]).state == .dueSoon)
        #expect(try line(true, interval: nil, [item(made: "2015-03-12", published: "2015-03-16")]).state == .silent)
        #expect(try line(true, [item(made: "2025-09-01", published: "2025-11-30")]).state == .publishedLate)
    }

    @Test("What was made more than twenty working days ago and is not public is over, whatever else is in order")
    func unpublished() throws {
        let line = try line(true, [item(made: "2026-01-05", published: "2026-01-06"), item(made: "2026-01-05", published: nil, 2)])
        #expect(line.state == .overdue)
        #expect(line.overdue.map(\.item.key) == [2])
        #expect(line.published.map(\.key) == [1])
    }

    @Test("An article fulfils duties by its kind and by the words of its title, in the order of the regulation")
    func matched() {
        let matcher = DutyMatcher(on: day)
        #expect(matcher.duties(ofKind: "budget", title: "2026年部门预算") == ["R19-20-7"])
        #expect(matcher.duties(ofKind: "notice", title: "关于调整城乡低保标准的通知") == ["R19-20-11", "R19-21-7", "R19-21-T-8"])
        #expect(matcher.duties(ofKind: "news", title: "区领导走访企业").isEmpty)
        #expect(DutyMatcher(on: "2014-03-03").duties(ofKind: "budget", title: "2014年部门预算") == ["R07-10-4", "R07-12-2"])
    }

    @Test("The list of sources knows every duty, once, and no kind that there is not")
    func sources() {
        #expect(DutySource.all.map(\.duty) == DisclosureDuty.all.map(\.code))
        #expect(DutySource.all.flatMap(\.kinds).allSatisfy { ArticleKind.code($0) != nil })
    }

    @Test("Of very many items the newest are kept and all are counted")
    func many() throws {
        let unit = Agency(id: AgencyID(value: 4), code: "A", name: "教育局", kind: .department, parent: nil), day: Day = "2026-03-16"
        var tally = DutyMonitor(calendar: .published).tally(on: day)
        for number in 1...1_000 {
            let published = day.adding(days: -(number * 37 % 1_000))
            tally.add(
                DutyMonitor.Item(
                    name: "\(number)", agency: unit.id, duty: "R19-20-7", madeOn: published, publishedOn: published, key: Int64(number)))
        }
        let line = try #require(
            DutyMonitor(calendar: .published).lines(of: unit, assigned: [], tally).first { $0.duty.code == "R19-20-7" })
        #expect(line.publishedCount == 1_000 && line.published.count == DutyTally.most)
        #expect(line.published.compactMap(\.publishedOn) == (0..<DutyTally.most).map { day.adding(days: -$0) })
        #expect(line.state == .inOrder)
    }
}
