import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

@Suite("Statistics of requests") struct RequestStatisticsTests {
    /// Under both regulations of one year, in every way a request can end.
    private func fill(_ world: ApplicantWorld) async throws {
        let desk = world.desk
        try await desk.served(try await desk.handling("2019-04-01"), "2019-04-10")
        try await desk.served(try await desk.handling("2019-05-20"), "2019-06-03")
        try await desk.served(try await desk.handling("2019-06-03"), "2019-08-01")
        let withdrawn = try await desk.handling("2019-09-02")
        try await desk.act(.withdraw, on: withdrawn, by: .officer(desk.clerk), "2019-09-03")
        let extended = try await desk.handling("2019-12-02")
        try await desk.act(
            .extend, on: extended, by: .officer(desk.signer), "2019-12-20", ["extensionDays": .number(20), "reason": .text("检索量大")])
        var company = RequestDesk.intake("合同", channel: .fax)
        company.applicant = .organisation(
            OrganisationIdentity(kind: .research, name: "某研究所", code: "91350100M000100Y43", representative: "王", contactName: "李"))
        company.evidence = "传真"
        let filed = try await desk.entered("2019-12-03", company)
        try await desk.act(.confirm, on: filed.id, by: .officer(desk.registrar), "2019-12-03", ["evidence": .text("已通话")])
    }

    @Test("Every number is the length of the list it leads to", arguments: TestEngine.all)
    func numbers(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine, day: "2020-02-03") { world in
            try await fill(world)
            let browser = world.web.browser()
            let page = try await browser.get("/request/statistics")
            #expect(page.status == .ok && page.says("2019年，全部单位收到申请6件"))
            let csv = try await browser.get("/request/statistics.csv?year=2019")
            let lines = csv.text.split(whereSeparator: \.isNewline).dropFirst().map {
                $0.split(separator: ",", omittingEmptySubsequences: false)
            }
            #expect(lines.count > 20)
            var counted = 0
            for line in lines {
                let count = try #require(Int(line[2])), address = String(try #require(line.last)).replacing("\"", with: "")
                if line[0] == "申请人的类别" {
                    // A list by kind of applicant would point to somebody.
                    #expect(address.isEmpty)
                    continue
                }
                let path = String(address[try #require(address.firstRange(of: "/request/register")).lowerBound...])
                let register = try await browser.get(path.replacing("/request/register", with: "/request/register.csv"))
                #expect(register.status == .ok, "\(path)")
                let listed = register.text.split(whereSeparator: \.isNewline).count - 1
                #expect(listed == count, "\(line[0]) \(line[1]): \(path)")
                counted += count
            }
            #expect(counted > 30)
        }
    }

    @Test("Outcomes are named as the regulation of their time names them, with its article", arguments: TestEngine.all)
    func names(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine, day: "2020-02-03") { world in
            try await fill(world)
            let browser = world.web.browser(), page = try await browser.get("/request/statistics?year=2019&unit=SF02")
            #expect(page.says("第二十一条第一项") && page.says("第三十六条第二项") && page.says("同意公开答复"))
            #expect(page.says("法人或者其他组织：科研机构") && page.says("传真") && page.says("延长过期限"))
            let json = try await browser.get("/request/statistics.json?year=2019")
            #expect(json.says("workingDays") && json.says("/request/register?year=2019"))
            for secret in ["某研究所", "张小明", RequestDesk.identityNumber, "招生计划"] {
                #expect(!page.says(secret) && !json.says(secret), "\(secret)")
            }
            #expect(try await browser.get("/request/register.json?applicant=L2").status == .badRequest)
            #expect(!(try await browser.get("/request/register?applicant=L2").says("只列出")))
            for path in ["statistics", "register"] {
                let never = try await browser.get("/request/\(path)?year=9999")
                #expect(never.status == .notFound && never.says("没有“9999”这个年份"))
            }
            let empty = try await browser.get("/request/statistics?year=2012")
            #expect(empty.status == .ok && empty.says("没有全部单位2012年收到的") && empty.says("年度报告") && !empty.says("<table"))
            #expect(empty.says(#"<option value="2012" selected>"#))
            for slip in ["year=x", "unit=none", "year=", "who=me"] {
                #expect(try await browser.get("/request/statistics.json?\(slip)").status == .badRequest, "\(slip)")
            }
            let narrowed = try await browser.get("/request/register?year=2019&channel=fax")
            #expect(narrowed.says("只列出") && narrowed.says("SF02-20190006") && !narrowed.says("SF02-20190001"))
            #expect(try await browser.get("/request/register.json?channel=pigeon").status == .badRequest)
            #expect(try await browser.get("/openapi.json").says("/request/statistics.json"))
        }
    }
}
