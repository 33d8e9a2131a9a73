import Foundation
import Testing

@testable import GongkaiCore

@Suite("What the watch room says")
struct WatchWordsTests {
    @Test("Each rule that ships says when it finds something, with an example")
    func examples() {
        for rule in SupervisionRuleBook.shipped.rules {
            #expect(rule.sentence.hasSuffix("。") && rule.sentence.contains(rule.signal.words), "\(rule.code)")
            #expect(rule.example().hasSuffix("。"), "\(rule.code)")
        }
        let promised = SupervisionRuleBook.shipped.rules.first { $0.code == "Y01" }
        // Five working days from Monday the 2nd: the 9th is the last, the 10th has the card.
        #expect(promised?.example() == "2026年3月2日起算、2026年3月9日到期的，2026年3月10日发出；2026年3月9日办完的不发。")
        let ahead = SupervisionRuleBook.shipped.rules.first { $0.code == "W02" }
        #expect(ahead?.example().contains("2026年3月16日到期的，2026年3月13日发出") == true)
    }

    @Test("A sheet that was kept is read as it was")
    func sheets() throws {
        let scheme = try #require(ScoreScheme.inForce(on: "2026-03-31")), period = try #require(ScorePeriod.month(3, of: 2026))
        let unit = AgencyID(value: 7)
        let card = SupervisionCard(
            subject: 3, rule: "Y01", version: 1, signal: .yellow, measure: .promised, on: "2026-03-10", events: [2, 5], from: "2026-03-02",
            due: "2026-03-09", value: 0, unit: unit, person: nil, points: 100, head: "timeliness")
        let inputs = try [#require(ScoreInput(card)), ScoreInput(.earlyFinish, subject: 4, event: 9, on: "2026-03-12", unit: unit)]
        let sheet = ScoreSheet(.unit(unit), period, inputs, by: scheme)
        #expect(try ScoreSheet(text: sheet.text, words: period.words) == sheet)
        #expect(throws: ScoreTextFault(line: 2)) {
            _ = try ScoreSheet(text: sheet.text.replacing("head|timeliness", with: "heads"), words: "")
        }
    }

    @Test("A place in the flow survives being stored")
    func standings() {
        for standing in [CaseStanding.steps(["初审", "消防、房屋安全审查"]), .state(.received), .unknown] {
            #expect(CaseStanding(text: standing.text) == standing)
        }
        let both = CaseStanding.steps(["初审", "消防、房屋安全审查"])
        #expect(both.places.map { CaseStanding(text: $0).words } == ["初审", "消防、房屋安全审查"] && both.words == "初审、消防、房屋安全审查")
        #expect(CaseStanding.state(.received).places == [CaseState.received.rawValue])
    }
}
