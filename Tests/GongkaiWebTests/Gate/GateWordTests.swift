import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

@Suite("The word list on the console")
struct GateWordTests {
    @Test("The office adds a word, a draft that holds it is told, and after it is switched off no more", arguments: TestEngine.all)
    func life(on engine: TestEngine) async throws {
        try await ConsoleWorld.open(on: engine) { world in
            let office = try await world.browser(.office), writer = try await world.browser(.writer)
            #expect(try await writer.get("/console/gate-words").status == .forbidden)
            let list = "/console/gate-words"
            let refused = try await office.fill(list, [("word", "的"), ("kind", "wrong")])
            #expect(refused.status == .unprocessableContent && refused.says("至少两个字"))
            // The form stands ahead of the long list, with the file beside it; folded on narrow screens unless something is to be mended.
            let form = try #require(refused.text.firstRange(of: "id=\"word\"")), table = try #require(refused.text.firstRange(of: "<table"))
            let upload = try #require(refused.text.firstRange(of: "id=\"file\""))
            #expect(form.lowerBound < upload.lowerBound && upload.lowerBound < table.lowerBound)
            #expect(refused.says("<details class=\"filterfold\" open>"))
            #expect(try await !office.get(list).says("<details class=\"filterfold\" open>"))
            #expect(try await office.fill(list, [("word", "城中村民"), ("kind", "sensitive"), ("instead", "社区居民")]).status == .seeOther)
            let found = try await office.get(list + "?q=%E5%9F%8E%E4%B8%AD%E6%9D%91%E6%B0%91&state=own")
            #expect(found.says("启用，本级增加") && found.says("社区居民"))
            let path = String(try #require(found.text.firstMatch(of: /href="(\/console\/gate-words\/word\/[0-9a-f]+)"/)).1)
            let draft = try await world.draft(body: "城中村民反映的问题已经办结。", by: writer)
            #expect(try await writer.get(draft).says("敏感用语"))
            let off = try await office.fill(path, [("kind", "sensitive"), ("instead", "社区居民"), ("active", "0")])
            #expect(off.status == .seeOther, "\(off.text)")
            let other = try await world.draft("另一篇通知", body: "城中村民反映的问题已经办结。", by: writer)
            #expect(try await !writer.get(other).says("敏感用语"))
            let page = try await office.get(path)
            #expect(page.says("更改的记录") && page.says("某office") && page.says("停用"))
            let file = try await office.get("/console/gate-words/file")
            #expect(file.text.contains("敏感用语,城中村民,社区居民,,,停用"))
        }
    }

    @Test("The list is turned through page by page, and keeps its filter")
    func pages() async throws {
        try await ConsoleWorld.open(on: .sqlite) { world in
            let office = try await world.browser(.office), list = "/console/gate-words"
            func rows(_ page: TestPage) -> Int { page.text.matches(of: /gate-words\/word\//).count }
            let first = try await office.get(list), total = try await GateWordStore(database: world.web.world.database).entries().count
            #expect(total > 50 && rows(first) == 50)
            #expect(first.says("共 \(grouped(total)) 条，本页第 1–50 条") && first.says("href=\"\(list)?page=2\""))
            let second = try await office.get(list + "?page=2&state=on")
            #expect(second.says("本页第 51–") && second.says("state=on&amp;page=") || second.says("state=on\""))
            #expect(try await rows(office.get(list + "?size=20")) == 20)
        }
    }

    @Test("A word that is added is looked for in the files that are there already", arguments: TestEngine.all)
    func files(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let portal = try await FilePortal(web), article = try await portal.draft(), office = try await web.browser(of: "office")
            let uploaded = try await portal.upload("名单.csv", Array("姓名,住址\n某某,城中村民区\n".utf8), to: article)
            #expect(uploaded.status == .seeOther, "\(uploaded.text)")
            let list = "/console/gate-words"
            #expect(try await office.fill(list, [("word", "城中村民"), ("kind", "sensitive")]).status == .seeOther)
            #expect(try await !office.get(list).says("此后"))
            try await portal.act(.submit, by: 0, on: article)
            let hits = try await portal.articles.hits(of: article, version: 1, for: portal.people[1])
            #expect(hits.map(\.place) == ["附件“名单.csv” 第 2 行"] && hits.map(\.rule) == ["sensitive-word"])
            let page = try await portal.writer.get("/console/articles/\(article.value)/versions/1")
            #expect(page.says("敏感用语") && page.says("名单.csv"))
        }
    }

    @Test("A file that is not the list is refused with its lines, and one row makes no other")
    func file() throws {
        let head = "类别,词语,建议写法,例外,备注,状态\n"
        let entries = try GateWordFile.entries(Array((head + "错别字,按装,安装,按装饰|按装备,,\n敏感用语,残废人,残疾人\n").utf8))
        #expect(entries.map(\.line) == [2, 3] && entries[0].entry.word.unless == ["按装饰", "按装备"] && entries[1].entry.isActive)
        let refusal = #expect(throws: GateWordRefusal.self) {
            try GateWordFile.entries(Array((head + "错别字,按装\n错字,按装\n错别字,帐号,账号,,,关\n").utf8))
        }
        #expect(refusal?.words.contains("第3行：类别应当是错别字、敏感用语、涉密用语之一。第4行") == true)
        #expect(throws: GateWordRefusal.self) { try GateWordFile.entries(Array("wrong,按装\n".utf8)) }
    }
}
