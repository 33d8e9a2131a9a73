import Testing

@testable import GongkaiCore

@Suite("Sites and their addresses")
struct SiteTests {
    @Test("A portal has the name, domain and code the guide demands")
    func facts() {
        var site = PageLabelsTests.site
        #expect(site.faults == [])
        site.domain = "http://www.zhengxiang.gov.cn"
        site.idCode = "43040800"
        site.name = "蒸湘在线"
        #expect(site.faults.count == 3)
        site.domain = "www.zhengxiang.com"
        #expect(site.faults.contains { $0.contains(".gov.cn") })
    }

    @Test(
        "Identity codes",
        arguments: [("4304080001", true), ("bm12345678", true), ("43040800", false), ("BM12345678", false), ("430408000１", false)])
    func idCode(text: String, fits: Bool) {
        #expect(SiteIDCode.isWellFormed(text) == fits)
    }

    @Test(
        "Addresses are letters, digits, - and _; nothing climbs, nothing is empty, nothing hides a page of the program",
        arguments: [
            ("zwgk/tzgg/2026-0001", nil), ("a", nil), ("", .empty), ("/zwgk", .emptySegment), ("zwgk//a", .emptySegment),
            ("zwgk/", .emptySegment), ("../etc", .character(".")), ("zwgk/通知", .character("通")), ("a b", .character(" ")),
            ("a?x=1", .character("?")), ("Console/x", .reserved("Console")), ("zwgk/console", nil),
            (String(repeating: "a", count: 121), .tooLong(121)),
        ] as [(String, SiteAddress.Fault?)])
    func address(path: String, fault: SiteAddress.Fault?) {
        #expect(SiteAddress.fault(in: path) == fault)
    }

    @Test("Page titles name content, column and site")
    func titles() {
        #expect(PageTitle.text(content: "通知", column: "通知公告", site: "某区政府") == "通知_通知公告_某区政府")
        #expect(PageTitle.text(column: "", site: "某区政府") == "某区政府")
    }

    @Test(
        "Months end where the month ends",
        arguments: [
            ("2026-08-31", -6, "2026-02-28"), ("2024-08-31", -6, "2024-02-29"), ("2026-01-15", -1, "2025-12-15"),
            ("2025-12-31", 2, "2026-02-28"),
            ("2026-03-02", 12, "2027-03-02"),
        ] as [(Day, Int, Day)])
    func months(day: Day, count: Int, result: Day) {
        #expect(day.adding(months: count) == result)
    }
}
