import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite struct DutyStoreTests {
    private func line(_ portal: PortalWorld, _ duty: String, at now: Instant? = nil) async throws -> DutyLine? {
        let now = now ?? portal.now
        let unit = try #require(try await AccountStore(database: portal.database).agencies().first { $0.id == portal.world.education })
        return try await DutyStore(database: portal.database).lines(of: [unit], on: now.day, for: portal.clerk, at: now)[
            unit.id]?.first {
                $0.duty.code == duty
            }
    }

    @Test(
        "A budget that is published fulfils the duty; one that lies in a drawer is over after twenty working days",
        arguments: TestEngine.all)
    func monitored(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { portal in
            #expect(try await line(portal, "R07-10-4")?.state == .neverPublished)
            #expect(try await line(portal, "R07-10-6")?.state == .notAssigned)
            let article = try await portal.draft(portal.content("2014年部门预算"))
            #expect(try await line(portal, "R07-10-4")?.state == .neverPublished)
            let later = Instant(Day("2014-04-28"), hour: 9)
            #expect(try await line(portal, "R07-10-4", at: later)?.overdue.map(\.item.key) == [article.value])
            try await portal.publish(article)
            let published = try #require(try await line(portal, "R07-10-4"))
            #expect(published.state == .inOrder && published.published.map(\.key) == [article.value])
            try await portal.act(.withdraw, by: portal.secondClerk, on: article, reason: "有误")
            #expect(try await line(portal, "R07-10-4")?.state == .neverPublished)
        }
    }

    @Test("What stands on a sheet fulfils a duty as soon as it shows", arguments: TestEngine.all)
    func sheets(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { portal in
            let sheets = SheetStore(database: portal.database)
            // The old regulation was in force in 2014; projects are told by both.
            let duty = try #require(DutyMatcher(on: portal.now.day).duties(ofKind: "project", title: "").first)
            let fields = SheetFields(
                ["name": "蒸水风光带", "place": "蒸水北岸", "scale": "三公里", "owner": "区住建局", "stage": "施工"], of: .project)
            let sheet = try await sheets.create(
                fields, kind: .project, of: portal.world.education, by: portal.writer, from: "", at: portal.now)
            #expect(try await line(portal, duty)?.published.isEmpty == true)
            try await portal.sign(DraftID(.sheet, sheet.value))
            try await sheets.approve(sheet, version: 1, by: portal.clerk, from: "", at: portal.now)
            let shown = try #require(try await line(portal, duty))
            #expect(shown.published.map(\.name) == ["重大建设项目：蒸水风光带"] && shown.state == .inOrder)
            try await sheets.withdraw(sheet, reason: "有误", by: portal.clerk, from: "", at: portal.now)
            #expect(try await line(portal, duty)?.published.isEmpty == true)
        }
    }

    @Test("The office says whose duty it is, with its reason, and a unit cannot say so itself", arguments: TestEngine.all)
    func assigned(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { portal in
            let store = DutyStore(database: portal.database), unit = portal.world.education
            func decide(_ duty: String, _ isAssigned: Bool, _ days: Int? = nil, _ reason: String, by officer: Officer) async throws {
                try await store.decide(
                    duty, of: unit, isAssigned: isAssigned, intervalDays: days, reason: reason, by: officer, from: "10.0.0.1",
                    at: portal.now)
            }
            try await decide("R07-10-6", true, 180, "有集中采购", by: portal.clerk)
            let line = try #require(try await line(portal, "R07-10-6"))
            #expect(line.state == .neverPublished && line.intervalDays == 180)
            try await decide("R07-10-4", false, nil, "预算由区财政局统一公开", by: portal.clerk)
            #expect(try await self.line(portal, "R07-10-4")?.state == .notAssigned)
            await #expect(throws: DutyRefusal.permissionMissing) { try await decide("R07-10-6", false, nil, "无", by: portal.writer) }
            await #expect(throws: DutyRefusal.reasonMissing) { try await decide("R07-10-6", false, nil, " ", by: portal.clerk) }
            await #expect(throws: DutyRefusal.interval) { try await decide("R07-10-6", true, 0, "有", by: portal.clerk) }
            await #expect(throws: DutyRefusal.unknownDuty) { try await decide("R07-12-2", true, nil, "有", by: portal.clerk) }
            #expect(try await store.decisions(of: unit).keys.sorted() == ["R07-10-4", "R07-10-6"])
        }
    }

    @Test("A day off that was confirmed reaches deadlines and the overview at once", arguments: TestEngine.all)
    func changedCalendar(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { portal in
            var content = portal.content("抽屉里")
            content.createdOn = "2014-01-06"
            _ = try await portal.draft(content)
            let unit = portal.world.education, year: ClosedRange<Day> = "2014-01-01"..."2014-12-31"
            func late() async throws -> [Int] {
                let units = try await portal.articles.publishing(of: [unit], in: year, for: portal.clerk, at: portal.now)
                let owed = try await portal.articles.overdue(of: unit, for: portal.writer, at: portal.now)
                return units.flatMap(\.late).map(\.workingDays) + owed.map(\.workingDays)
            }
            let before = try await late()
            try await portal.database.write { tx in
                try tx.run(
                    """
                    INSERT INTO calendar_change (lines, reason, proposed_by, proposed_at, decided_by, decided_at, is_confirmed)
                    VALUES ('2014-02-25,off,暴雪,公告', '暴雪', \(portal.writer.id), 1, \(portal.clerk.id), 2, 1)
                    """)
            }
            let after = try await late()
            #expect(before.count == 2 && after == before.map { $0 - 1 })
            #expect(try await portal.articles.workingCalendar().isWorkingDay("2014-02-25") == false)
            #expect(try await InspectionStore(database: portal.database).workingCalendar().isWorkingDay("2014-02-25") == false)
        }
    }

    @Test("The overview tells what was on time, late, over, stuck and with whom", arguments: TestEngine.all)
    func overview(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { portal in
            func article(_ title: String, made: Day) async throws -> ArticleID {
                var content = portal.content(title)
                content.createdOn = made
                return try await portal.draft(content)
            }
            try await portal.publish(try await article("按时", made: "2014-02-28"))
            let late = try await article("迟发", made: "2013-12-02")
            try await portal.publish(late)
            let waiting = try await article("送审", made: "2014-03-03")
            try await portal.act(.submit, by: portal.writer, on: waiting)
            _ = try await article("抽屉里", made: "2014-01-06")

            func unit(_ span: ClosedRange<Day>, at now: Instant) async throws -> UnitPublishing {
                let units = try await portal.articles.publishing(
                    of: [portal.world.education, portal.world.township], in: span, for: portal.clerk, at: now)
                #expect(units.map(\.agency).contains(portal.world.township))
                return try #require(units.first { $0.agency == portal.world.education })
            }
            let year: ClosedRange<Day> = "2014-01-01"..."2014-12-31"
            let now = try await unit(year, at: portal.now)
            #expect(now.published == 2 && now.publishedInYear == 2)
            #expect(now.timeliness.onTime == 1 && now.timeliness.late == 1 && now.timeliness.overdue.map(\.name) == ["抽屉里"])
            #expect(now.timeliness.rank == 1)
            #expect(now.late.map(\.title) == ["迟发", "抽屉里"])
            let all = try await portal.articles.publishing(
                of: [portal.world.township, portal.world.education], in: year, for: portal.clerk, at: portal.now)
            #expect(all.map(\.agency) == [portal.world.education, portal.world.township] && all.map(\.timeliness.rank) == [1, 2])
            #expect(all[1].timeliness.isSilent)
            #expect(now.late.first?.article == late && now.stuck.isEmpty)
            let owed = try await portal.articles.overdue(of: portal.world.education, for: portal.writer, at: portal.now)
            #expect(owed.map(\.title) == ["抽屉里"] && owed.first?.workingDays == now.late.last?.workingDays)
            #expect(try await portal.articles.overdue(of: portal.world.township, for: portal.writer, at: portal.now).isEmpty)
            let week = try await unit(year, at: Instant(Day("2014-03-11"), hour: 9))
            #expect(week.stuck.map(\.title) == ["送审"])
            #expect(week.stuck.first?.workingDays == 6)
            #expect(week.stuck.first?.waitsFor.contains("审核") == true)
            // Others' units are not told of, whoever asks for them.
            let township = [portal.world.township]
            #expect(try await portal.articles.publishing(of: township, in: year, for: portal.writer, at: portal.now).isEmpty)
            let agencies = try await AccountStore(database: portal.database).agencies()
            let duties = try await DutyStore(database: portal.database).lines(
                of: agencies, on: portal.now.day, for: portal.writer, at: portal.now)
            #expect(Array(duties.keys) == [portal.world.education])
            // Before the month began nothing was published, and what lay in the drawer then was not over yet.
            let january = try await unit("2014-01-01"..."2014-01-31", at: portal.now)
            #expect(january.published == 0 && january.publishedInYear == 2 && january.timeliness.overdue.isEmpty)
            // What was taken back is not published, but that it had come late stays so.
            try await portal.act(.withdraw, by: portal.secondClerk, on: late, reason: "有误")
            let without = try await unit(year, at: portal.now)
            #expect(without.published == 1 && without.publishedInYear == 1)
            #expect(without.timeliness.late == 1 && without.late.map(\.title) == ["迟发", "抽屉里"])
        }
    }
}
