import Foundation
import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import Synchronization
import Testing

@Suite("Lists as of a publication")
struct FrozenListTests {
    @Test(
        "Whatever is entered, corrected and taken back afterwards, figures and lists stay those published", arguments: TestEngine.all,
        [5, 17])
    func everything(on engine: TestEngine, seed: UInt64) async throws {
        try await World.open(on: engine) { world in
            var registers = RandomRegisters(world, seed: seed)
            try await registers.change(times: 500)
            let reports = AnnualReportStore(database: world.database)
            let form = try #require(ReportForm.form(id: "2014"))
            // At the very moment at which everything before and after is recorded.
            let snapshot = try await reports.publish(
                AnnualReportStore.Publication(agency: world.district, form: form, year: 2014, note: "属实", acceptsContradictions: true),
                by: world.clerk, at: Instant(Day("2016-06-01"), hour: 10))
            let moment = snapshot.publishedAt
            func lists(_ form: ReportForm) async throws -> [String: [FigureRecord]] {
                var lists: [String: [FigureRecord]] = [:]
                for figure in form.figures {
                    lists[figure.code] = try await reports.list(
                        figure, year: 2014, agencies: nil, asOf: moment, FigureListQuery(limit: 5_000))?.records
                }
                return lists
            }
            let before = try await lists(form)
            for figure in form.figures {
                let live = try await reports.list(figure, year: 2014, agencies: nil, FigureListQuery(limit: 5_000))
                #expect(live?.records == before[figure.code], "\(figure.code)")
            }
            let (corrections, withdrawals) = (registers.corrections, registers.withdrawals)
            try await registers.change(times: 500)
            try #require(registers.corrections > corrections + 20 && registers.withdrawals > withdrawals + 5)
            let now = try await reports.derive(form, year: 2014, agencies: nil).values
            #expect(now.filter { $0.value != snapshot.content.figures[$0.key] }.count > 10)
            #expect(try await reports.derive(form, year: 2014, agencies: nil, asOf: moment).values == snapshot.content.figures)
            #expect(try await lists(form) == before)
            for other in ReportForm.all {
                let derived = try await reports.derive(other, year: 2014, agencies: nil, asOf: moment)
                for figure in other.figures where figure.query != nil {
                    #expect(
                        try await reports.figure(figure, year: 2014, agencies: nil, asOf: moment) == derived.figures[figure.code],
                        "\(other.id) \(figure.code)")
                }
            }
            try await RegisterStore(database: world.database).rebuildDerived(by: world.clerk, at: world.now)
            #expect(try await lists(form) == before)
        }
    }

    @Test("A change recorded while the clock went back still comes after the publication", arguments: TestEngine.all)
    func clock(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            let meeting = ["topic": "工作会议", "held_on": "2014-03-01"]
            try await world.enter("work_meeting", meeting)
            let early = world.now.adding(seconds: -7_200)
            let publication = try AnnualReportStore.Publication(
                agency: world.world.district, form: #require(ReportForm.form(id: "2014")), year: 2014, note: "属实",
                acceptsContradictions: true)
            // Published by a clock that is two hours behind the one that entered the meeting.
            let snapshot = try await world.reports.publish(publication, by: world.world.clerk, at: early)
            #expect(snapshot.publishedAt >= world.now)
            _ = try await world.registers.enter(
                .named("work_meeting"), agency: world.world.office, cells: ["topic": "补登的会议", "held_on": "2014-05-01"], agencies: nil,
                by: world.world.clerk, at: early)
            let meetings = try #require(publication.form.figure("I1"))
            func titles(_ moment: Instant?) async throws -> [String]? {
                try await world.reports.list(meetings, year: 2014, agencies: nil, asOf: moment)?.records.map(\.title)
            }
            #expect(try await titles(snapshot.publishedAt) == ["工作会议"])
            #expect(try await titles(nil) == ["工作会议", "补登的会议"])
        }
    }

    @Test("A unit that is moved elsewhere stays in the lists of the report that counted it", arguments: TestEngine.all)
    func moved(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            let accounts = AccountStore(database: world.world.database), unit = world.world.education, office = world.world.office
            try await accounts.moveAgency(unit, under: office, by: world.world.clerk, at: world.now)
            try await world.enter("work_meeting", by: unit, ["topic": "教育局会议", "held_on": "2014-03-01"])
            let publication = try AnnualReportStore.Publication(
                agency: office, form: #require(ReportForm.form(id: "2014")), year: 2014, note: "属实", acceptsContradictions: true)
            let snapshot = try await world.reports.publish(publication, by: world.world.clerk, at: world.now)
            #expect(snapshot.content.figures["I1"] == .number(1))
            try await accounts.moveAgency(unit, under: world.world.township, by: world.world.clerk, at: world.now)
            #expect(try await world.reports.scope(of: office)?.contains(unit) == false)
            #expect(try await world.reports.scope(of: snapshot)?.contains(unit) == true)
            let stored = try #require(try await world.reports.snapshots(of: office, year: 2014).first)
            #expect(stored == snapshot)
        }
    }

    @Test(
        "The public reads corrected titles in earlier lists too, and none of a record taken back; officers read those of the time",
        arguments: TestEngine.all)
    func words(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            let interpretations = try RegisterDefinition.named("policy_interpretation")
            var titles = ["春耕通知", "解读王某低保", "误发的李某名单"], ids: [Int64] = []
            func cells(_ number: Int) -> [String: String] {
                ["number": "JD\(number)", "title": titles[number], "published_on": "2014-03-01"]
            }
            for number in 0..<3 { ids.append(try await world.enter(interpretations.name, cells(number))) }
            let publication = try AnnualReportStore.Publication(
                agency: world.world.district, form: #require(ReportForm.form(id: "2014")), year: 2014, note: "属实",
                acceptsContradictions: true)
            let moment = try await world.reports.publish(publication, by: world.world.clerk, at: world.now).publishedAt
            titles[1] = "解读低保政策"
            try await world.registers.correct(
                interpretations, ids[1], expecting: 1, cells: cells(1), reason: "标题含个人隐私", agencies: nil, by: world.world.clerk,
                at: world.now)
            try await world.registers.void(
                interpretations, ids[2], expecting: 1, reason: "误发", agencies: nil, by: world.world.clerk, at: world.now)
            let figure = try #require(publication.form.figure("B2.3"))
            func list(_ search: String? = nil, publicOn: Day? = world.now.day) async throws -> FigureList {
                let query = FigureListQuery(search: search, publicOn: publicOn)
                return try #require(try await world.reports.list(figure, year: 2014, agencies: nil, asOf: moment, query))
            }
            let open = try await list()
            #expect(open.records.map(\.title) == ["春耕通知", "解读低保政策", "（已撤销）"])
            #expect(open.records.map(\.key) == ["JD0", "JD1", nil])
            #expect(open.figure.value == .number(3))
            #expect(try await list("王某").matching.records == 0)
            #expect(try await list("李某").matching.records == 0)
            #expect(try await list("JD2").matching.records == 0)
            #expect(try await list("低保").records.map(\.title) == ["解读低保政策"])
            let exported = Mutex<[String]>([])
            try await world.reports.export(
                figure, year: 2014, agencies: nil, asOf: moment, FigureListQuery(publicOn: world.now.day)
            ) { record in exported.withLock { $0.append(record.title) } }
            #expect(exported.withLock { $0 } == open.records.map(\.title))
            #expect(try await list(publicOn: nil).records.map(\.title) == ["春耕通知", "解读王某低保", "误发的李某名单"])
            #expect(try await list("王某", publicOn: nil).matching.records == 1)
        }
    }

    @Test("A number beyond what may be counted is taken from a publication that can be relied upon", arguments: TestEngine.all)
    func large(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            for number in 1...3 {
                try await world.enter("work_meeting", ["topic": "会议\(number)", "held_on": "2014-03-0\(number)"])
            }
            let publication = try AnnualReportStore.Publication(
                agency: world.world.district, form: #require(ReportForm.form(id: "2014")), year: 2014, note: "属实",
                acceptsContradictions: true)
            let snapshot = try await world.reports.publish(publication, by: world.world.clerk, at: world.now)
            let meetings = try #require(publication.form.figure("I1"))
            func counted(_ published: FigureValue?, countable: Int) async throws -> FigureValue? {
                try await world.reports.list(
                    meetings, year: 2014, agencies: nil, asOf: snapshot.publishedAt, published: published, countable: countable
                )?.figure.value
            }
            #expect(try await counted(.number(7), countable: 6) == .number(7))
            #expect(try await counted(.number(7), countable: 7) == .number(3))
            #expect(try await counted(nil, countable: 1) == .number(3))
            #expect(snapshot.proven("I1") == .number(3))
            func stored(after change: SQL) async throws -> FigureValue? {
                try await world.world.database.write { tx in try tx.run(change, expecting: 1) }
                return try await world.reports.snapshots(of: world.world.district, year: 2014).last?.proven("I1")
            }
            #expect(try await stored(after: "UPDATE report_snapshot SET covers = NULL") == nil)
            #expect(try await stored(after: "UPDATE report_snapshot SET covers = '*'") == .number(3))
            #expect(try await stored(after: "UPDATE report_snapshot SET sha256 = 'changed'") == nil)
        }
    }

    @Test("A list shows the day for which a record belongs to the year", arguments: TestEngine.all)
    func days(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            let index = "006230101/2013-00001"
            try await world.enter("disclosed_item", ["index_number": index, "title": "公告", "created_on": "2013-12-20"])
            for (channel, day) in [("website", "2014-01-05"), ("weibo", "2014-01-09"), ("weibo", "2014-03-09")] {
                try await world.enter("channel_publication", ["item_id": index, "channel": channel, "published_on": day])
            }
            try await world.enter(
                "normative_document",
                [
                    "category": "normative", "document_number": "示政发〔2010〕1号", "title": "办法", "issued_on": "2010-05-06",
                    "repealed_on": "2014-06-30",
                ])
            try await world.request("SQ1", received: "2013-12-30", decided: "2014-01-15")
            try await world.enter("training", ["number": "PX1", "topic": "培训", "held_on": "2014-04-01"])
            try await world.enter("training_attendance", ["training_id": "PX1", "attending_unit": "教育局", "persons": "12"])
            try await world.enter("disclosure_budget", ["year": "2014", "purpose": "公开", "amount": "100"])
            func day(_ form: String, _ code: String) async throws -> [String?] {
                let figure = try #require(ReportForm.form(id: form)?.figure(code))
                let list = try #require(try await world.reports.list(figure, year: 2014, agencies: nil))
                return [list.source.dayLabel] + list.records.map(\.day)
            }
            #expect(try await day("2014", "A1") == ["首次公开日期", "2014-01-05"])
            #expect(try await day("2014", "A2.3") == ["本渠道首次公开日期", "2014-01-09"])
            #expect(try await day("2021", "D20_1.NORM.repealed") == ["废止日期", "2014-06-30"])
            #expect(try await day("2021", "R3.7.T") == ["决定日期", "2014-01-15"])
            #expect(try await day("2014", "I3") == ["举办日期", "2014-04-01"])
            #expect(try await day("2014", "H4") == [nil, nil])
        }
    }
}
