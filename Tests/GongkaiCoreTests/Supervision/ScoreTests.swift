import Foundation
import Testing

@testable import GongkaiCore

@Suite("Scores")
struct ScoreTests {
    typealias World = CaseWorld

    static func scheme() throws -> ScoreScheme { try #require(ScoreScheme.inForce(on: "2024-03-31")) }
    static func march() throws -> ScorePeriod { try #require(ScorePeriod.month(3, of: 2024)) }

    static func card(_ rule: String, _ on: Day, subject: Int64 = 1, unit: AgencyID = World.lead) throws -> SupervisionCard {
        let found = try #require(SupervisionRuleBook.shipped.rules.first { $0.code == rule })
        return SupervisionCard(
            subject: subject, rule: rule, version: found.version, signal: found.signal, measure: found.measure, on: on, events: [2, 5],
            from: nil, due: nil, value: 1, unit: unit, person: OfficerID(value: 2), points: found.points, head: found.head)
    }

    @Test("Nothing found: a hundred points")
    func clean() throws {
        let sheet = ScoreSheet(.unit(World.lead), try Self.march(), [], by: try Self.scheme())
        #expect(sheet.total == 10_000 && sheet.grade == "优秀" && sheet.entries.isEmpty)
        #expect(throws: Never.self) { try Self.scheme().check(.shipped) }
    }

    @Test("Warning 0.2, yellow 1, red 3, upheld complaint 2; each entry names its events")
    func deductions() throws {
        let inputs = try [("W01", "2024-03-01"), ("Y01", "2024-03-05"), ("R01", "2024-03-31"), ("Y07", "2024-03-09")]
            .compactMap { ScoreInput(try Self.card($0.0, try #require(Day($0.1)))) }
        let sheet = ScoreSheet(.unit(World.lead), try Self.march(), inputs, by: try Self.scheme())
        #expect(sheet.total == 10_000 - 20 - 100 - 300 - 200)
        #expect(sheet.heads.first { $0.code == "timeliness" }?.deducted == 420)
        #expect(sheet.heads.first { $0.code == "complaints" }?.score == 800)
        #expect(sheet.entries.map(\.counted) == [-20, -100, -200, -300])
        #expect(sheet.entries.allSatisfy { if case .card(1, _, 1, [2, 5]) = $0.source { true } else { false } })
        #expect(ScoreSheet(.person(OfficerID(value: 2)), try Self.march(), inputs, by: try Self.scheme()).total == sheet.total)
        #expect(ScoreSheet(.unit(World.food), try Self.march(), inputs, by: try Self.scheme()).total == 10_000)
    }

    @Test("The period bounds what counts, and a head loses no more than it is worth")
    func caps() throws {
        let scheme = try Self.scheme()
        let outside = try ["2024-02-29", "2024-04-01"].compactMap { ScoreInput(try Self.card("R01", try #require(Day($0)))) }
        #expect(ScoreSheet(.unit(World.lead), try Self.march(), outside, by: scheme).total == 10_000)
        let many = try (1...12).compactMap { ScoreInput(try Self.card("R01", "2024-03-05", subject: Int64($0))) }
        let sheet = ScoreSheet(.unit(World.lead), try Self.march(), many, by: scheme)
        #expect(sheet.total == 7_000 && sheet.grade == "合格")
        #expect(sheet.entries.map(\.counted).suffix(3) == [-300, 0, 0])
        let late = ScoreInput(.lateData, subject: 9, on: "2024-03-05", unit: World.lead, count: 30)
        #expect(ScoreSheet(.unit(World.lead), try Self.march(), [late], by: scheme).total == 9_500)
    }

    @Test("Early cases and shorter promises give a little, up to their caps")
    func bonuses() throws {
        let early = (1...70).map { ScoreInput(.earlyFinish, subject: $0, event: 9, on: "2024-03-05", unit: World.lead) }
        let short = (1...5).map { ScoreInput(.shorterPromise, subject: $0, on: "2024-03-06", unit: World.lead) }
        let sheet = ScoreSheet(.unit(World.lead), try Self.march(), early + short, by: try Self.scheme())
        #expect(sheet.bonus == 500 && sheet.total == 10_500)
    }

    @Test(
        "Within half the promise is early; special procedures do not count",
        arguments: [("2024-03-08", true), ("2024-03-11", false)] as [(Day, Bool)])
    func earlyFinish(day: Day, isEarly: Bool) throws {
        let trace = try #require(CaseTrace(key: 4, agency: World.lead, events: SupervisionRuleTests.granted(day).events))
        #expect((trace.earlyFinish() != nil) == isEarly)
    }

    @Test("A withdrawn card costs nothing, an upgraded one what a red one costs")
    func lives() throws {
        let card = try Self.card("Y01", "2024-03-05")
        let issued = CardLife.issued(card)
        let withdrawn = try issued.after(.withdraw, by: .inspector, name: "监察", on: "2024-03-06", text: "误发")
        #expect(ScoreInput(card, withdrawn) == nil)
        let upgraded = try issued.after(.upgrade, by: .inspector, name: "监察", on: "2024-03-06", text: "未改正")
        #expect(ScoreInput(card, upgraded)?.points == 300 && ScoreInput(card, issued)?.points == 100)
    }

    @Test("A later version of a rule changes no score: the card says what it cost")
    func frozen() throws {
        let inputs = [ScoreInput(try Self.card("Y01", "2024-03-05"))].compactMap(\.self)
        let sheet = ScoreSheet(.unit(World.lead), try Self.march(), inputs, by: try Self.scheme())
        #expect(
            sheet.text == """
                score-1|units-100|1|unit:1|2024-03-01|2024-03-31|9900|优秀|0
                head|timeliness|受理、承办、办结时效|3000|100
                head|guides|办事指南公开|1000|0
                head|fees|收费|1000|0
                head|inspection|监督检查|500|0
                head|data|数据报送质量|1000|0
                head|complaints|投诉处理|1000|0
                head|accountability|责任追究|500|0
                head|satisfaction|满意度|1500|0
                head|other|其他|500|0
                card|1|Y01@1|2+5|2024-03-05|timeliness|-100|-100

                """)
    }

    @Test("Grades begin at their bounds", arguments: [(9_000, "优秀"), (8_999, "良好"), (8_000, "良好"), (6_000, "合格"), (5_999, "不合格")])
    func grades(total: Int, grade: String) throws { #expect(try Self.scheme().grade(total) == grade) }

    @Test("Quarters and years are whole")
    func periods() throws {
        let quarter = try #require(ScorePeriod.quarter(1, of: 2024))
        #expect(quarter.first == "2024-01-01" && quarter.last == "2024-03-31" && quarter.words == "2024年第1季度")
        #expect(
            ScorePeriod.year(2024)?.last == "2024-12-31" && ScorePeriod.quarter(5, of: 2024) == nil
                && ScorePeriod.month(13, of: 2024) == nil)
    }

    @Test("Who has the same total has the same place")
    func ranking() throws {
        let scheme = try Self.scheme()
        let period = try Self.march()
        let inputs = try [World.food, World.fire].compactMap { ScoreInput(try Self.card("Y01", "2024-03-05", unit: $0)) }
        let sheets = [World.food, World.lead, World.fire, World.city].map { ScoreSheet(.unit($0), period, inputs, by: scheme) }
        #expect(ScoreRank.ranking(sheets).map(\.place) == [1, 1, 3, 3])
    }

    @Test("A scheme that does not add up is refused by its place")
    func schemeFaults() throws {
        let text = String(decoding: PackageResources.score_schemes_json, as: UTF8.self)
        func fault(_ old: String, _ new: String) -> String? {
            do throws(ScoreSchemeFault) {
                _ = try ScoreScheme.list(json: Data(text.replacing(old, with: new).utf8))
                return nil
            } catch { return error.words }
        }
        #expect(fault("\"weight\": 3000", "\"weight\": 2900")?.contains("合计99分") == true)
        #expect(fault("\"head\": \"data\"", "\"head\": \"mood\"")?.contains("考核项“mood”不存在") == true)
        #expect(fault("\"lateData\"", "\"mood\"")?.contains("deductions") == true)
        #expect(fault("\"from\": 9000", "\"from\": 7000")?.contains("从高到低") == true)
        #expect(fault("\"grades\"", "\"marks\"")?.contains("grades") == true)
        #expect(fault("x-nothing", "y") == nil)
        let other = try SupervisionRuleBook(csv: SupervisionRuleTests.heading + "X1,1,某,2004-07-01,,all,step,late:0,red,3,mood,handler")
        #expect(throws: ScoreSchemeFault.unknownHead("mood", place: "X1@1")) { try Self.scheme().check(other) }
    }
}
