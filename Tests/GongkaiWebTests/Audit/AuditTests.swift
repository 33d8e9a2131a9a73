import Foundation
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
            #expect(district.says("（school）") && district.says("（office）") && district.says("命令行（root）"))
            #expect(!unit.says("命令行"))
        }
    }

    @Test("What was done to accounts, units and reports is said in words, with a way to it")
    func words() async throws {
        try await ReportWebWorld.open(on: .sqlite) { world in
            let office = try await world.web.browser(of: "office")
            try await world.publish(2025)
            let page = try await world.web.browser(of: "auditor").get("/console/audit")
            #expect(page.says("示范区人民政府2025年度报告 第1版") && page.says("/console/reports/2025/SF/versions"))
            #expect(page.says("示范区人民政府2025年度报告 （一）主动公开") && page.says("/console/reports/2025/SF#part-1.1"))
            #expect(page.says("账号 周敏（office）") && page.says("政务公开办"))
            #expect(!page.says("disclosureOffice") && !page.says(">report_") && !page.says("command:"))
            let admin = try await world.web.browser(of: "admin")
            #expect(try await admin.get("/console/audit").status == .forbidden)
            #expect(try await office.get("/console").says("周敏，您好"))
        }
    }

    @Test("The trail is narrowed to one kind of thing, and to one of them")
    func narrowed() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let office = try await web.browser(of: "office")
            let path = try #require(
                try await office.fill(RegisterTests.list + "/new", RegisterTests.document("示1号", "甲"), to: RegisterTests.list).location)
            let id = String(path.split(separator: "/").last ?? "")
            let auditor = try await web.browser(of: "auditor")
            #expect(try await auditor.get("/console/audit?subject=normative_document%2F&number=\(id)").says("共 1 条"))
            #expect(try await auditor.get("/console/audit?subject=normative_document%2F&number=\(id)0").says("没有符合条件的记录"))
        }
    }

    @Test("Every action that the stores record has a word")
    func actions() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Sources/GongkaiStore").standardized
        let names = try FileManager.default.subpathsOfDirectory(atPath: sources.path).filter { $0.hasSuffix(".swift") }
        var actions: Set<String> = []
        for name in names {
            let text = try String(contentsOf: sources.appending(path: name), encoding: .utf8)
            actions.formUnion(text.matches(of: /action: "([^"]+)"/).map { String($0.1) })
        }
        #expect(actions.count > 10)
        #expect(actions.subtracting(AuditWords.actions.map(\.code)).sorted() == [])
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
