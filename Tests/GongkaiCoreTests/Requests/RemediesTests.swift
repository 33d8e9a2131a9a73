import Testing

@testable import GongkaiCore

@Suite("Where to turn against a decision")
struct RemediesTests {
    static let places = Remedies.Places(
        government: "蒸湘区人民政府", superiorGovernment: "衡阳市人民政府", superiorDepartment: "衡阳市财政局", basicCourt: "蒸湘区人民法院",
        intermediateCourt: "衡阳市中级人民法院")

    private func paragraph(_ outcome: String, _ kind: Agency.Kind, _ day: Day) throws -> String {
        Remedies(against: try #require(RequestOutcome.code(outcome)), by: kind, decided: day, Self.places).paragraph
    }

    @Test("Three months to court until April 2015, six since; and since 2024 a refusal goes to reconsideration first")
    func times() throws {
        #expect(
            try paragraph("deliberative", .department, "2015-04-30")
                == "如不服本决定，可以自知道本决定之日起60日内向蒸湘区人民政府或者衡阳市财政局申请行政复议，或者自知道本决定之日起3个月内向蒸湘区人民法院提起行政诉讼。")
        #expect(try paragraph("deliberative", .department, "2015-05-01").contains("6个月内"))
        #expect(try paragraph("deliberative", .department, "2023-12-31").contains("或者自知道"))
        #expect(
            try paragraph("deliberative", .department, "2024-01-01")
                == "如不服本决定，应当先自知道本决定之日起60日内向蒸湘区人民政府申请行政复议；对复议决定不服的，可以自收到复议决定书之日起15日内向蒸湘区人民法院提起行政诉讼"
                + "（《中华人民共和国行政复议法》第二十三条第一款第四项）。")
        #expect(try paragraph("partlyGranted", .department, "2024-01-01").contains("应当先"))
        #expect(try !paragraph("notExisting", .department, "2024-01-01").contains("应当先"))
    }

    @Test("The last days are counted from the day after one knows, and never end on a day off")
    func lastDays() throws {
        func days(_ outcome: String, _ known: Day) throws -> (review: Day?, court: Day?) {
            Remedies(against: try #require(RequestOutcome.code(outcome)), by: .department, decided: known, Self.places)
                .lastDays(knownOn: known, .published)
        }
        // 2024-05-03 is a day off, 5 May too; 6 May is worked.
        #expect(try days("notExisting", "2024-03-04").review == "2024-05-06" && days("notExisting", "2024-03-04").court == "2024-09-04")
        #expect(try days("deliberative", "2024-03-04").court == nil)
        #expect(try days("deliberative", "2015-03-02").court == "2015-06-02" && days("deliberative", "2015-03-02").review == "2015-05-04")
    }

    @Test("The bodies follow from the kind of organ")
    func bodies() throws {
        #expect(try paragraph("deliberative", .districtGovernment, "2024-03-01").contains("衡阳市人民政府申请行政复议"))
        #expect(try paragraph("deliberative", .districtGovernment, "2024-03-01").contains("衡阳市中级人民法院"))
        #expect(try paragraph("deliberative", .township, "2020-03-01").contains("向蒸湘区人民政府申请行政复议，"))
        #expect(try paragraph("deliberative", .publicUtility, "2024-03-01") == "如有异议，可以向主管部门或者政府信息公开工作主管部门申诉。")
    }

    @Test("Whatever is not given in full says where to turn")
    func adverse() {
        #expect(RequestOutcome.all.filter { !$0.isAdverse }.map(\.code) == ["granted", "withdrawn", "otherHandled"])
    }
}
