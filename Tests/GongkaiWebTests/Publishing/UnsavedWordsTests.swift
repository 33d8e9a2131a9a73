import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

/// What a writer typed is never lost, whatever a colleague did meanwhile and whichever way the writer goes back.
@Suite struct UnsavedWordsTests {
    private let words = [("title", "关于做好2014年春季开学工作的通知"), ("body", "我又写了一整页。")] + ConsoleWorld.fields

    private func count(_ world: ConsoleWorld) async throws -> Int {
        try await world.web.world.database.read { tx in try tx.value("SELECT COUNT(*) FROM article") }
    }

    @Test("What a colleague sent in meanwhile is taken back and saved, or the words become a draft apart", arguments: TestEngine.all)
    func sentIn(on engine: TestEngine) async throws {
        try await ConsoleWorld.open(on: engine) { world in
            let writer = try await world.browser(.writer)
            for (button, state) in [("recall", "draft"), ("apart", "inReview")] {
                let version = try await world.draft(by: writer), form = try await writer.get(version + "/edit").allHidden
                #expect(try await world.act(.submit, on: version, by: writer).status == .seeOther)
                let refused = try await writer.post(version + "/edit", form + words)
                #expect(refused.status == .conflict && refused.says("我又写了一整页。") && refused.says("没有保存"))
                #expect(refused.says("value=\"recall\">收回并保存") && refused.says("value=\"apart\">存为新草稿"))
                // What was sent in is told beside it.
                #expect(refused.says("<h2 id=\"other\">现在的稿件的内容</h2>"))
                let kept = try await writer.post(version + "/edit", refused.allHidden + words + [("keep", button)])
                let place = try #require(kept.location, "\(kept.text)")
                #expect((place == version) == (button == "recall"))
                #expect(try await writer.get(place).says("我又写了一整页。"))
                #expect(try await world.state(of: version) == state)
                #expect(try await world.state(of: place) == "draft")
            }
        }
    }

    @Test("What a colleague gave up or published meanwhile takes the words as a new version of the same article", arguments: TestEngine.all)
    func givenUp(on engine: TestEngine) async throws {
        try await ConsoleWorld.open(on: engine) { world in
            let writer = try await world.browser(.writer)
            for act in [PublishingAction.discard, .publish] {
                let version = try await world.draft(by: writer), form = try await writer.get(version + "/edit").allHidden
                if act == .publish { try await world.publish(version) } else { _ = try await world.act(act, on: version, by: writer) }
                let before = try await count(world)
                let refused = try await writer.post(version + "/edit", form + words)
                #expect(refused.status == .conflict && !refused.says("收回并保存") && refused.says("另建一版草稿"))
                let kept = try await writer.post(version + "/edit", refused.allHidden + words + [("keep", "apart")])
                #expect(kept.location == version.dropLast() + "2", "\(kept.text)")
                #expect(try await writer.get(kept.location ?? "").says("我又写了一整页。"))
                #expect(try await count(world) == before)
            }
        }
    }

    @Test("Going back after the first saving opens the same draft, and writing on in the old form makes no twin", arguments: TestEngine.all)
    func back(on engine: TestEngine) async throws {
        try await ConsoleWorld.open(on: engine) { world in
            let writer = try await world.browser(.writer)
            let choice = try await writer.get("/console/articles/new")
            let way = try #require(choice.text.firstMatch(of: /href="(\/console\/articles\/new\?column=\d+&amp;mark=[^"]+)"/)?.1)
                .replacing("&amp;", with: "&")
            let form = try await writer.get(String(way)).allHidden
            let first = [("kind", "notice"), ("title", "一篇"), ("body", "第一稿。")] + ConsoleWorld.fields
            let version = try #require(try await writer.post("/console/articles/new", form + first).location)
            // Back to the address of the form.
            let again = try await writer.get(String(way))
            #expect(again.status == .seeOther && again.location == version + "/edit")
            // Back to the page as the browser kept it.
            let more = [("kind", "notice"), ("title", "一篇"), ("body", "第二稿。")] + ConsoleWorld.fields
            #expect(try await writer.post("/console/articles/new", form + more).location == version)
            #expect(try await writer.get(version).says("第二稿。"))
            // Somebody saved since: both texts are shown.
            let third = [("kind", "notice"), ("title", "一篇"), ("body", "第三稿。")] + ConsoleWorld.fields
            let refused = try await writer.post("/console/articles/new", form + third)
            #expect(refused.status == .conflict && refused.says("第三稿。") && refused.says("第二稿。"))
            #expect(refused.says("action=\"\(version)/edit\""))
            #expect(try await count(world) == 1)
            // The mark is its writer's: others begin their own.
            let other = try await world.browser(.stranger)
            #expect(try await other.get(String(way)).location == nil)
        }
    }

    @Test("A sheet and a topic are begun once by one form, and take what is written on in it")
    func besideArticles() async throws {
        try await ConsoleWorld.open(on: .sqlite) { world in
            let office = try await world.browser(.office), agency = world.officers[.office]?.agency.value ?? 0
            let sheets = try await office.get("/console/sheets")
            let way = try #require(sheets.text.firstMatch(of: /href="(\/console\/sheets\/new\/leader\?mark=[^"]+)"/)?.1)
            let form = try await office.get(String(way)).allHidden
            func fields(_ work: String) -> [(String, String)] {
                [("agency", "\(agency)"), ("f-name", "王建国"), ("f-post", "区长"), ("f-work", work)]
            }
            let sheet = try #require(try await office.post("/console/sheets/new/leader", form + fields("主持工作。")).location)
            #expect(try await office.get(String(way)).location == sheet)
            #expect(try await office.post("/console/sheets/new/leader", form + fields("主持全面工作。")).location == sheet)
            #expect(try await office.get(sheet).says("主持全面工作。"))
            let late = try await office.post("/console/sheets/new/leader", form + fields("主持财政工作。"))
            #expect(late.status == .conflict && late.says("主持财政工作。") && late.says("后来又有改动"))

            let topics = try await office.get("/console/collections")
            let there = try #require(topics.text.firstMatch(of: /href="(\/console\/collections\/new\/topic\?mark=[^"]+)"/)?.1)
            let blank = try await office.get(String(there)), site = blank.text.firstMatch(of: /<option value="(\d+)"/)?.1 ?? ""
            func topic(_ lead: String) -> [(String, String)] {
                [("site", String(site)), ("code", "fangxun"), ("title", "防汛抗旱"), ("lead", lead)]
            }
            let made = try #require(try await office.post("/console/collections/new/topic", blank.allHidden + topic("预警。")).location)
            #expect(try await office.get(String(there)).location == made)
            #expect(try await office.post("/console/collections/new/topic", blank.allHidden + topic("预警和避险。")).location == made)
            #expect(try await office.get(made).says("预警和避险。"))
        }
    }

    @Test("Only the answer that a form was saved brings back the name under which its words are kept", arguments: TestEngine.all)
    func kept(on engine: TestEngine) async throws {
        try await ConsoleWorld.open(on: engine) { world in
            let writer = try await world.browser(.writer), version = try await world.draft(by: writer)
            func save(_ title: String, kept: String) async throws -> TestPage {
                let form = try await writer.get(version + "/edit")
                #expect(!form.says("data-answer"))
                let fields = [("title", title), ("body", "改过的文字。"), ("kept", kept)] + ConsoleWorld.fields
                return try await writer.post(version + "/edit", form.allHidden + fields)
            }
            let refused = try await save(String(repeating: "长", count: 300), kept: "a1b2")
            #expect(refused.status == .unprocessableContent && refused.says("data-answer") && writer[cookie: "saved"] == nil)
            #expect(try await save("题目", kept: "a1b2").status == .seeOther)
            #expect(writer[cookie: "saved"] == "a1b2")
            #expect(try await writer.get(version).says("data-saved=\"a1b2\""))
            #expect(writer[cookie: "saved"] == nil)
            #expect(try await !writer.get(version).says("data-saved"))
            // Another act says nothing of this form; a name of another making is not repeated.
            #expect(try await world.act(.submit, on: version, by: writer).status == .seeOther)
            #expect(try await !writer.get(version).says("data-saved"))
            #expect(try await world.act(.recall, on: version, by: writer).status == .seeOther)
            #expect(try await save("又一题", kept: "\"><script>").status == .seeOther)
            #expect(writer[cookie: "saved"] == nil)
            writer[cookie: "saved"] = "\"><b>"
            #expect(try await !writer.get(version).says("data-saved"))
        }
    }
}
