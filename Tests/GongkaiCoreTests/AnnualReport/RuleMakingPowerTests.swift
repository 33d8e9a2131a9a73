import Testing

@testable import GongkaiCore

@Suite("Who may make 规章")
struct RuleMakingPowerTests {
    @Test(
        "Districts and departments make no 规章, provinces and cities may",
        arguments: [
            ("蒸湘区人民政府", false), ("衡阳市蒸湘区人民政府办公室", false), ("淮安市人民政府", true), ("湖南省人民政府", true), ("淮安市财政局", false),
            ("新疆维吾尔自治区人民政府", true), ("衡阳县人民政府", false), ("呆鹰岭镇人民政府", false), ("蒸湘区", false),
        ])
    func power(body: String, has: Bool) {
        #expect(RuleMakingPower.belongs(to: body) == has)
    }
}
