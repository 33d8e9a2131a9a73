import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

@Suite("Cards of columns in the watch room")
struct ColumnCardPagesTests {
    @Test("The unit explains on the page of the card, the inspector sees it, and nobody else finds it", arguments: TestEngine.all)
    func card(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine, day: "2026-03-17") { web in
            _ = try await LateColumnDesk(web.desk, newest: "2026-03-02")
            try await web.web.world.database.write { tx in
                let hash: String = try tx.value("SELECT password_hash FROM officer WHERE login = 'office'")
                try tx.run("UPDATE officer SET password_hash = \(hash) WHERE password_hash = 'none'")
            }
            try await web.desk.supervision.renew(at: web.web.clock.now)
            let key = try #require(try await web.desk.supervision.columnCards(within: nil).first?.key), path = key.path.text
            let inspector = try await web.browser("inspector"), list = "/console/supervision/columns"
            #expect(try await inspector.get(list).says("href=\"\(path)\""))
            #expect(try await web.browser("stranger").get(path).status == .notFound)
            let writer = try await web.browser("columnwriter"), page = try await writer.get(path)
            #expect(page.says("教育要闻") && page.says("2026年3月16日") && page.says("反馈说明") && !page.says("value=\"withdraw\""))
            let empty = try await writer.fill(path, [("action", "explain")])
            #expect(empty.status == .unprocessableContent && empty.says("请填写反馈说明的内容和理由"))
            let none = try await writer.fill(path, [("text", "已更新")])
            #expect(none.status == .unprocessableContent && none.says("请选择要办理的步骤") && none.says("已更新"))
            #expect(try await writer.fill(path, [("action", "explain"), ("text", "当天已经补发两条")]).status == .seeOther)
            let seen = try await inspector.get(path)
            #expect(seen.says("当天已经补发两条") && seen.says("已反馈，待认定") && seen.says("value=\"confirm\""))
            #expect(try await inspector.get(list).says("已反馈，待认定"))
            let notices = try await inspector.get("/console/notices")
            #expect(notices.says("公开栏目“教育要闻”的监察牌（Y12）"))
        }
    }

    @Test("Months that have not begun are not drawn")
    func sparkline() {
        let totals: [Int?] = Array(repeating: 10_000, count: 12)
        #expect(ScoreSparkline.past(totals, of: 2026, on: "2026-03-17").compactMap(\.self).count == 3)
        #expect(ScoreSparkline.past(totals, of: 2025, on: "2026-03-17").compactMap(\.self).count == 12)
        #expect(ScoreSparkline.past(totals, of: 2027, on: "2026-03-17").compactMap(\.self).isEmpty)
        // One month alone is still seen.
        #expect(ScoreSparkline.drawing([10_000, nil, nil]).text.contains("L"))
    }
}
