import Foundation
import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import Hummingbird
import Testing

@testable import GongkaiWeb

@Suite("The catalogue and the guides on the site")
struct CatalogueTests {
    @Test("An entry is found by its filters, leads to its article, and keeps its number when it is gone", arguments: TestEngine.all)
    func entry(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let portal = try await ExitPortal(web), browser = web.browser()
            let article = try await portal.draft(portal.content("=SUM(A1)开学\"安排\""))
            let number = try #require(try await portal.publish(article).indexNumber)
            for query in ["", "?subject=11", "?subject=1102", "?unit=SF02&year=2014"] {
                let page = try await browser.get("/catalogue" + query)
                #expect(page.status == .ok && page.says("开学") && page.says("共 1 条"), "\(query)")
            }
            for query in ["?subject=02", "?unit=SF03", "?year=2013", "?validity=repealed"] {
                #expect(try await browser.get("/catalogue" + query).says("没有符合条件的信息"), "\(query)")
            }
            // A spreadsheet must not take a title for a formula.
            #expect(try await browser.get("/catalogue.csv").says("\"'=SUM(A1)开学\"\"安排\"\"\""))
            let found = try await browser.get("/catalogue/\(number)")
            #expect(found.status == .seeOther && found.location == "/columns/tzgg/\(article.value)")
            let encoded = try await browser.get("/catalogue/\(Path.encoded(number))")
            #expect(encoded.status == .seeOther && encoded.location == found.location)

            try await portal.act(.withdraw, by: portal.leader, on: article, reason: "内容有误")
            web.app.site.pages.drop([.catalogue])
            let gone = try await browser.get("/catalogue/\(number)")
            #expect(gone.status == .gone && gone.says(number) && gone.says("内容有误") && gone.says("2014年3月3日"))
            #expect(try await browser.get("/catalogue").says("没有符合条件的信息"))
        }
    }

    @Test(arguments: [
        "/catalogue?subject=77", "/catalogue?year=x", "/catalogue?unit=XX", "/catalogue?validity=old", "/catalogue.json?genre=",
    ])
    func aFilterThatIsNoneIsRefusedInWords(path: String) async throws {
        try await WebWorld.open(on: .sqlite) { web in
            _ = try await ExitPortal(web)
            let page = try await web.browser().get(path)
            #expect(page.status == .badRequest && page.says("请"))
        }
    }

    @Test("A unit writes its guide, is told what is missing, and the office publishes it", arguments: TestEngine.all)
    func guide(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            _ = try await ExitPortal(web)
            let writer = try await web.browser(of: "school"), office = try await web.browser(of: "office"), visitor = web.browser()
            #expect(try await visitor.get("/guide/SF02").status == .notFound)
            let first = try await writer.fill("/console/guide/SF02", [("telephone", "0734-0000002")])
            #expect(first.status == .seeOther)
            #expect(try await writer.get("/console/guide/SF02").says("传真号码"))
            let early = try await office.fill("/console/guide/SF02", [], to: "/console/guide/SF02/publication")
            #expect(early.status == .conflict && early.says("缺少法定内容"))
            let leader = try await web.browser(of: "leader"), page = try await leader.get("/console/guide/SF02")
            let review = String(try #require(page.text.firstMatch(of: /href="(\/console\/drafts\/guide\/[0-9]+\/secrecy)"/)).1)
            let stale = try await writer.fill("/console/guide/SF02", [("revision", "0"), ("fax", "1")])
            #expect(stale.status == .conflict && stale.says("没有保存"))
            let whole = try await writer.fill("/console/guide/SF02", ExitPortal.guide.map { ($0.key, $0.value) })
            #expect(whole.status == .seeOther)
            let mine = try await writer.fill("/console/guide/SF02", [], to: "/console/guide/SF02/publication")
            #expect(mine.status == .forbidden)
            #expect(try await writer.get("/console/guide/SF02").says("可以签署的：exit.leader、"))
            #expect(try await writer.get(review).status == .forbidden)
            let unsigned = try await office.fill("/console/guide/SF02", [], to: "/console/guide/SF02/publication")
            #expect(unsigned.status == .conflict && unsigned.says("没有保密审查结论"))
            let queue = try await leader.get("/console/articles/queue")
            #expect(queue.says("信息公开指南") && queue.says("保密审查"))
            let hasty = try await leader.fill(review, [("basis", "")])
            #expect(hasty.status == .unprocessableContent && hasty.says("请选择保密审查结论") && hasty.says("请写明保密审查的依据"))
            let signed = try await leader.fill(review, [("secrecy", "open"), ("basis", "《政府信息公开条例》第十四条，不涉密")])
            #expect(signed.status == .seeOther && signed.location == "/console/guide/SF02")
            #expect(try await writer.get("/console/guide/SF02").says("刘刚于2014-03-03"))
            #expect(try await !leader.get("/console/articles/queue").says("信息公开指南"))
            #expect(try await office.get("/console/articles/queue").says("信息公开指南"))
            let published = try await office.fill("/console/guide/SF02", [], to: "/console/guide/SF02/publication")
            #expect(published.status == .seeOther)
            web.app.site.pages.drop([.catalogue])
            let shown = try await visitor.get("/guide/SF02")
            #expect(shown.status == .ok && shown.says("获取方式的说明") && shown.says("更新日期：2014年3月3日"))
            #expect(try await visitor.get("/guide").says("/guide/SF02"))
            #expect(try await writer.get("/console/guide/SF01").status == .forbidden)
        }
    }

    @Test("Every address of the read API is described, and nothing else")
    func described() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            _ = try await ExitPortal(web)
            let text = try await web.browser().get("/openapi.json").text
            let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            let paths = try #require(document["paths"] as? [String: Any])
            let schemas = try #require((document["components"] as? [String: Any])?["schemas"] as? [String: Any])
            #expect(Set(text.matches(of: /#\/components\/schemas\/(\w+)/).map { String($0.1) }) == Set(schemas.keys))
            // What asks for a login is for people.
            let open = web.app.site.routes.entries.map(\.route.pattern).filter { !$0.hasPrefix("/console/") }
            let routes = open.filter { pattern in
                pattern.hasPrefix("/api/") || ((pattern.hasSuffix(".json") || pattern.hasSuffix(".csv")) && !pattern.hasSuffix("feed.json"))
            }
            #expect(Set(paths.keys) == Set(routes).subtracting(["/openapi.json"]))
        }
    }

    @Test("A long listing is read piece by piece and comes out whole")
    func long() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let portal = try await ExitPortal(web)
            let article = try await portal.draft(portal.content())
            try await portal.publish(article)
            try await portal.database.write { tx in
                for number in 1...2_500 {
                    try tx.run(
                        """
                        INSERT INTO shown_article SELECT column_id, article_id + \(number), number, site_id, agency_id, is_home, kind,
                            is_catalogued, title, index_number, document_number, subject, genre, audiences, created_on, published_at - \(number / 3), shows_from,
                            shows_until, effective_on, expires_on, repealed_on
                        FROM shown_article WHERE article_id = \(article)
                        """)
                }
            }
            let sheet = try await web.browser().get("/catalogue.csv").text
            #expect(sheet.split(separator: "\r\n").count == 2_502)
            #expect(Set(sheet.split(separator: "\r\n")).count == 2_502)
            let list = try await web.browser().get("/columns/tzgg.json").text
            #expect(list.matches(of: /"title":"/).count == 2_501 && list.hasSuffix("\n]}\n"))
        }
    }
}
