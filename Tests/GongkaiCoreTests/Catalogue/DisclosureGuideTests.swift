import Testing

@testable import GongkaiCore

@Suite("The disclosure guide")
struct DisclosureGuideTests {
    private func complete(on day: Day) -> DisclosureGuide {
        DisclosureGuide(
            agency: AgencyID(value: 1),
            contents: Dictionary(
                uniqueKeysWithValues: GuideElement.elements(on: day).map { ($0.code, $0.code == "telephone" ? "0734-8850104" : "有") }),
            updatedOn: day)
    }

    @Test(
        "A complete guide has no fault; each required element that is missing or blank blocks publication",
        arguments: [
            "2014-06-01", "2026-03-02",
        ] as [Day])
    func required(day: Day) {
        #expect(complete(on: day).faults(on: day) == [])
        for element in GuideElement.elements(on: day) {
            var guide = complete(on: day)
            guide.contents[element.code] = " "
            #expect(guide.faults(on: day) == [element.isRequired ? .requiredMissing([element.label]) : .advisedMissing([element.label])])
            #expect(guide.faults(on: day).contains(where: \.blocksPublication) == element.isRequired)
        }
    }

    @Test("A telephone that is no number blocks publication in words")
    func telephone() {
        var guide = complete(on: "2026-03-02")
        guide.contents["telephone"] = "明天再说"
        #expect(guide.faults(on: "2026-03-02") == [.noTelephoneNumber])
        #expect(DisclosureGuide.Fault.noTelephoneNumber.blocksPublication)
        #expect(DisclosureGuide.Fault.noTelephoneNumber.words.contains("联系电话里没有电话号码"))
        guide.contents["telephone"] = "0734-8850111转203（工作日）"
        #expect(guide.faults(on: "2026-03-02") == [])
    }

    @Test("E-mail was demanded until 2019, a contact on the internet since")
    func regimes() {
        #expect(complete(on: "2019-05-14").faults(on: "2019-05-15").first == .requiredMissing(["互联网联系方式"]))
        #expect(!GuideElement.elements(on: "2019-05-15").contains { $0.code == "email" })
    }

    @Test("When the office changes, the guide is stale until it is published again")
    func stale() {
        let guide = complete(on: "2026-03-02")
        #expect(
            guide.faults(on: "2026-04-01", officeChangedOn: "2026-03-03") == [
                .stale(updatedOn: "2026-03-02", officeChangedOn: "2026-03-03")
            ])
        #expect(guide.faults(on: "2026-04-01", officeChangedOn: "2026-03-02") == [])
    }
}
