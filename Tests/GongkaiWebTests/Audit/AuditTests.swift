import GongkaiStore
import GongkaiTestSupport
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

@Suite struct AuditTests {
    @Test("Every change stands in the trail with who, what, before and after, and the chain is whole", arguments: TestEngine.all)
    func trail(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let office = try await web.browser(of: "office")
            let list = RegisterTests.list
            let path = try #require(try await office.fill(list + "/new", RegisterTests.document("示1号", "甲"), to: list).location)
            _ = try await office.fill(path + "/correction", RegisterTests.document("示1号", "乙") + [("reason", "名称有误")])
            let auditor = try await web.browser(of: "auditor")
            let page = try await auditor.get("/console/audit?action=correct")
            #expect(page.status == .ok && page.says("共 1 条") && page.says("office") && page.says("名称有误"))
            #expect(page.says("<del>甲</del>") && page.says("<ins>乙</ins>") && page.says(path))
            #expect(try await auditor.get("/console/audit/verification").says("全部完整"))
            let wrong = try await auditor.get("/console/audit?from=2014-13-01")
            #expect(wrong.status == .unprocessableContent && wrong.says("应为日期"))
        }
    }

    @Test("A unit's auditor sees what the unit did, the district's sees all and what nobody's agency did", arguments: TestEngine.all)
    func scope(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            _ = try await web.browser(of: "office")
            _ = try await web.browser(of: "school")
            let unit = try await web.browser(of: "school.auditor").get("/console/audit")
            #expect(unit.says("（school）") && !unit.says("（office）"))
            let district = try await web.browser(of: "auditor").get("/console/audit")
            #expect(district.says("（school）") && district.says("（office）") && district.says("command:root"))
            #expect(!unit.says("command:root"))
        }
    }

    @Test("A trail that was tampered with is reported with its first broken entry")
    func tampered() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let auditor = try await web.browser(of: "auditor")
            try await web.world.database.write { tx in
                try tx.run("DROP TRIGGER audit_entry_no_update")
                try tx.run("UPDATE audit_entry SET actor = 'nobody' WHERE sequence = 1")
            }
            let page = try await auditor.get("/console/audit/verification")
            #expect(page.says("第1条起不完整") && page.says("被改动过"))
        }
    }
}
