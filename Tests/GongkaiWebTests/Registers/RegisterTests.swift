import GongkaiCore
import GongkaiTestSupport
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

@Suite struct RegisterTests {
    static let list = "/console/registers/normative_document"

    static func document(_ number: String, _ title: String, issued: String = "2014-02-01") -> [(String, String)] {
        [("category", "行政规范性文件"), ("document_number", number), ("title", title), ("issued_on", issued)]
    }

    @Test("A record is entered, corrected and taken back, and every version is kept", arguments: TestEngine.all)
    func life(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let browser = try await web.browser(of: "office")
            let saved = try await browser.fill(Self.list + "/new", Self.document("示政发〔2014〕1号", "公开办法"), to: Self.list)
            #expect(saved.status == .seeOther)
            let path = try #require(saved.location)
            #expect(try await browser.get(path).says("记录已保存"))
            #expect(!(try await browser.get(path).says("记录已保存")))

            let form = try await browser.get(path + "/correction")
            #expect(form.says("value=\"示政发〔2014〕1号\""))
            let noReason = try await browser.fill(path + "/correction", Self.document("示政发〔2014〕1号", "公开实施办法"))
            #expect(noReason.status == .unprocessableContent && noReason.says("公开实施办法") && noReason.says("请填写更正"))
            let corrected = try await browser.fill(path + "/correction", Self.document("示政发〔2014〕1号", "公开实施办法") + [("reason", "名称有误")])
            #expect(corrected.status == .seeOther)
            let page = try await browser.get(path)
            #expect(page.says("第2版 · 更正") && page.says("名称有误") && page.says("<del>公开办法</del>") && page.says("<ins>公开实施办法</ins>"))

            let refused = try await browser.fill(path + "/void", [("reason", " ")])
            #expect(refused.status == .unprocessableContent)
            let voided = try await browser.fill(path + "/void", [("reason", "重复登记")])
            #expect(voided.status == .seeOther)
            let last = try await browser.get(path)
            #expect(last.says("已撤销") && last.says("重复登记") && !last.says(path + "/correction"))
            #expect(try await browser.get(path + "/correction").status == .conflict)
            #expect(try await browser.get(Self.list).says("共 0 条"))
        }
    }

    @Test("Wrong cells come back beside their fields with what was typed", arguments: TestEngine.all)
    func wrongCells(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let browser = try await web.browser(of: "office")
            let answer = try await browser.fill(Self.list + "/new", Self.document("", "办法", issued: "2014-02-30"), to: Self.list)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.says("有2处需要修改") && answer.says("value=\"2014-02-30\"") && answer.says("id=\"issued_on-error\""))
            let count = try await browser.fill(
                "/console/registers/disclosure_budget/new", [("year", "2014"), ("amount", "-3")], to: "/console/registers/disclosure_budget"
            )
            #expect(count.status == .unprocessableContent && count.says("不小于0"))
        }
    }

    @Test("A form sent twice makes one record")
    func twice() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let browser = try await web.browser(of: "office")
            let page = try await browser.get(Self.list + "/new")
            let fields = page.allHidden + Self.document("示政发〔2014〕9号", "办法")
            let first = try await browser.post(Self.list, fields)
            let second = try await browser.post(Self.list, fields)
            #expect(first.status == .seeOther && second.location == first.location)
            #expect(try await browser.get(try #require(second.location)).says("没有重复保存"))
            #expect(try await browser.get(Self.list).says("共 1 条"))
        }
    }

    @Test("Who was slower is told, and keeps what was typed", arguments: TestEngine.all)
    func stale(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let browser = try await web.browser(of: "office")
            let path = try #require(try await browser.fill(Self.list + "/new", Self.document("示1号", "甲"), to: Self.list).location)
            let form = try await browser.get(path + "/correction")
            _ = try await browser.fill(path + "/correction", Self.document("示1号", "乙") + [("reason", "一")])
            let slow = try await browser.post(path + "/correction", form.allHidden + Self.document("示1号", "丙") + [("reason", "二")])
            #expect(slow.status == .conflict && slow.says("已被他人更正") && slow.says("value=\"丙\"") || slow.says("丙</textarea>"))
            #expect(try await browser.get(path).says("乙"))
        }
    }

    @Test("Filters stand in the address, unknown columns and wrong days are refused in words")
    func filters() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let browser = try await web.browser(of: "office")
            for number in 1...3 {
                let issued = "201\(3 + number % 2)-02-0\(number)"
                _ = try await browser.fill(Self.list + "/new", Self.document("示\(number)号", "第\(number)件办法", issued: issued), to: Self.list)
            }
            #expect(try await browser.get(Self.list).says("共 3 条"))
            #expect(try await browser.get(Self.list + "?q=%E7%AC%AC2").says("共 1 条"))
            #expect(try await browser.get(Self.list + "?year=2014").says("共 2 条"))
            #expect(try await browser.get(Self.list + "?year=2014&sort=-title").says("▼"))
            let odd = try await browser.get(Self.list + "?sort=password_hash")
            #expect(odd.status == .unprocessableContent && odd.says("没有名为“password_hash”的列"))
            let wrong = try await browser.get(Self.list + "?from=2014-02-30")
            #expect(wrong.status == .unprocessableContent && wrong.says("应为日期"))
            #expect(try await browser.get(Self.list + "?page=99").status == .ok)
            #expect(try await browser.get("/console/registers/secrets").status == .notFound)
        }
    }

    @Test("An officer of a unit neither sees nor changes another unit's records", arguments: TestEngine.all)
    func scope(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let office = try await web.browser(of: "office")
            let path = try #require(try await office.fill(Self.list + "/new", Self.document("示1号", "甲"), to: Self.list).location)
            let school = try await web.browser(of: "school")
            #expect(try await school.get(path).status == .notFound)
            #expect(try await school.get(path + "/correction").status == .notFound)
            #expect(try await school.get(Self.list).says("共 0 条"))
            let foreign = try await school.fill(
                Self.list + "/new", Self.document("示2号", "乙") + [("agency", String(web.world.district.value))], to: Self.list)
            #expect(foreign.status == .forbidden)
        }
    }

    @Test("A zero byte in an address or a form does no harm", arguments: TestEngine.all)
    func zeroByte(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let browser = try await web.browser(of: "office")
            #expect(try await browser.get("/console/registers/disclosed_item?q=%00").status == .ok)
            let entered = try await browser.fill(
                "/console/registers/work_meeting/new", [("topic", "全区\u{0}会议"), ("held_on", "2014-03-01")],
                to: "/console/registers/work_meeting")
            #expect(entered.status == .seeOther)
            #expect(try await browser.get("/console/registers/work_meeting?q=%E5%85%A8%E5%8C%BA%E4%BC%9A%E8%AE%AE").says("共 1 条"))
        }
    }
}
