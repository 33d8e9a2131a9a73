import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

@Suite("The public register of requests") struct RequestRegisterTests {
    private static let day = Day("2026-02-02")

    /// One answered in time, one answered late, one withdrawn, one under way and overdue, one not yet received.
    private func fill(_ world: ApplicantWorld) async throws {
        let desk = world.desk
        try await desk.served(try await desk.handling("2025-09-01"), "2025-09-10")
        try await desk.served(try await desk.handling("2025-09-01"), "2025-11-03")
        let withdrawn = try await desk.handling("2025-10-09")
        try await desk.act(.withdraw, on: withdrawn, by: .officer(desk.clerk), "2025-10-10")
        _ = try await desk.handling("2025-12-01")
        _ = try await desk.entered("2026-02-02")
    }

    @Test("Numbers, units, days and results are shown, and each figure leads to its list", arguments: TestEngine.all)
    func register(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            try await fill(world)
            let browser = world.web.browser(), page = try await browser.get("/request/register")
            #expect(page.status == .ok && page.says("SF02-20250001") && page.says("示范区教育局") && page.says("2025-09-10"))
            #expect(page.says("予以公开") && page.says("申请人撤回申请") && page.says("正在办理") && !page.says("SF02-20260001"))
            for (label, count) in [("收到", 4), ("正在办理", 1), ("其中超期", 1), ("已办结", 3), ("予以公开", 2), ("其他处理", 1), ("超期办结", 1)] {
                #expect(page.says("<span>\(label)</span><strong>\(count)</strong>"), "\(label)")
            }
            let late = try await browser.get("/request/register?result=late")
            #expect(late.says("SF02-20250002") && !late.says("SF02-20250001"))
            #expect(try await browser.get("/request/register?result=overdue").says("SF02-20250004"))
            #expect(try await browser.get("/request/register?year=2024").says("没有这样的申请"))
            let other = try await browser.get("/request/register?unit=SF01")
            #expect(other.status == .ok && !other.says("SF02-2025"))
        }
    }

    @Test("The same list comes as CSV and JSON, and a slip in its address is told")
    func files() async throws {
        try await ApplicantWorld.open(on: .sqlite) { world in
            try await fill(world)
            let browser = world.web.browser()
            let csv = try await browser.get("/request/register.csv"), json = try await browser.get("/request/register.json?result=ended")
            #expect(
                csv.says("申请编号") && csv.says("SF02-20250004") && json.says("SF02-20250001") && !json.says("SF02-20250004"))
            for slip in ["result=x", "result=%1C", "year=abc", "unit=none", "unit=", "who=me"] {
                #expect(try await browser.get("/request/register.json?\(slip)").status == .badRequest, "\(slip)")
            }
            #expect(try await browser.get("/openapi.json").says("/request/register.json"))
        }
    }
}
