import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

@Suite("What was taken down, as readers and the office meet it")
struct TakenDownWebTests {
    private static let sentence = "自2026年2月2日起不再公开。原因：内容有误。"

    @Test("Where a topic stood, readers find the day and the reason, and no list names it", arguments: TestEngine.all)
    func topics(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let office = try await web.browser(of: "office"), reader = web.browser()
            let site = try #require(try await web.app.site.places.open().first).stored.id
            let collections = CollectionStore(database: web.database)
            for (kind, list) in [(CollectionText.Kind.topic, "/topics"), (.gazette, "/gazette")] {
                let shown = try #require(try await collections.shown(kind, on: site).first)
                let path = list + "/" + shown.code.split(separator: "-", maxSplits: kind == .gazette ? 1 : 0).joined(separator: "/")
                let console = "/console/collections/\(shown.id.value)"
                for open in [path, list, "/"] { #expect(try await reader.get(open).status == .ok) }
                let asked = try await office.get(console)
                #expect(asked.says("撤下的理由（公开）") && asked.says("任何人都能看到"))
                let silent = try await office.fill(console, [("withdrawal", " ")], to: console + "/hiding")
                #expect(silent.status == .unprocessableContent && silent.says("请写明撤下的理由"))
                let secret = try await office.fill(console, [("withdrawal", "误登了430402199003073519")], to: console + "/hiding")
                #expect(secret.status == .unprocessableContent && secret.says("理由会公开显示"))
                #expect(try await reader.get(path).status == .ok)
                #expect(try await office.fill(console, [("withdrawal", "内容有误。")], to: console + "/hiding").status == .seeOther)
                let gone = try await reader.get(path)
                #expect(gone.status == .gone && gone.says(Self.sentence) && gone.says("href=\"\(list)\"") && !gone.says(shown.title + "<"))
                let after = try await office.get(console)
                #expect(after.says("<span class=\"tag\">已撤下</span>") && after.says("2026-02-02 09:00由周敏从网站撤下，理由：内容有误。"))
                #expect(!after.says("在网站上查看") && !after.says("从网站撤下</button>"))
                for open in [list, "/", "/sitemap.xml", list + ".json"] {
                    #expect(try await !reader.get(open).says(path + "\""), "\(open)")
                    #expect(try await !reader.get(open).says(path + "<"), "\(open)")
                }
            }
        }
    }

    @Test("A guide is taken down on its console, and leaves the day and the reason", arguments: TestEngine.all)
    func guides(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let office = try await web.browser(of: "office"), officer = try await web.browser(of: "officer"), reader = web.browser()
            let list = try await reader.get("/guide")
            let path = String(try #require(list.text.firstMatch(of: /href="(\/guide\/[A-Z0-9]+)"/)).1), console = "/console" + path
            #expect(try await reader.get(path).status == .ok)
            let unit = path.replacing("/guide/", with: "/units/"), entries = path.replacing("/guide/", with: "/catalogue?unit=")
            for leading in [unit, entries] { #expect(try await reader.get(leading).says("href=\"\(path)\"")) }
            let own = [("token", try await officer.get("/console").csrf), ("withdrawal", "内容有误")]
            #expect(try await officer.post(console + "/withdrawal", own).status == .forbidden)
            let silent = try await office.fill(console, [("withdrawal", "")], to: console + "/withdrawal")
            #expect(silent.status == .unprocessableContent && silent.says("请写明撤下的理由"))
            #expect(try await office.fill(console, [("withdrawal", "内容有误")], to: console + "/withdrawal").status == .seeOther)
            let gone = try await reader.get(path)
            #expect(gone.status == .gone && gone.says(Self.sentence))
            for open in ["/guide", "/guide.json", "/guide.csv", "/sitemap.xml", unit, entries] {
                let page = try await reader.get(open)
                #expect(!page.says(path + "\"") && !page.says(path + "<") && !page.says(path + "\r"), "\(open)")
            }
            let after = try await office.get(console)
            #expect(after.says("已撤下，公众看到的是：" + Self.sentence) && !after.says("从网站撤下"))
            let again = try await office.fill(console, [("withdrawal", "内容有误")], to: console + "/withdrawal")
            #expect(again.status == .conflict && again.says("不需要撤下"))
        }
    }

    @Test("The page of a unit says since when and why its functions are not there", arguments: TestEngine.all)
    func units(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let office = try await web.browser(of: "office"), reader = web.browser()
            let list = try await office.get("/console/sheets?kind=unit")
            let path = String(try #require(list.text.firstMatch(of: /href="(\/console\/sheets\/[0-9]+)">蒸湘区住房和城乡建设局</)).1)
            #expect(try await reader.get("/units/ZX11").says("主要职责</h2>"))
            let silent = try await office.fill(path, [("withdrawal", "")], to: path + "/withdrawal")
            #expect(silent.status == .unprocessableContent && silent.says("请写明撤下的理由"))
            #expect(try await office.fill(path, [("withdrawal", "内容有误")], to: path + "/withdrawal").status == .seeOther)
            let unit = try await reader.get("/units/ZX11")
            #expect(unit.status == .ok && unit.says("这个单位的机构职能信息" + Self.sentence) && !unit.says("主要职责</h2>"))
        }
    }
}
