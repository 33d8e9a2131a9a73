import Foundation
import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Synchronization
import Testing

@testable import GongkaiWeb

/// Lists longer than a page of them.
@Suite struct LongListTests {
    private struct List: Decodable {
        struct Entry: Decodable {
            let title: String
        }

        let entries: [Entry]
    }

    private func articles(_ portal: ExitPortal, _ kind: String, _ count: Int, from first: Int) -> [ImportedArticle] {
        (0..<count).map { number in
            ImportedArticle(
                line: number + 1, content: portal.content("第\(first + number)件"),
                place: ArticleStore.Place(
                    column: portal.notices, agency: portal.agency, kind: kind,
                    indexNumber: "\(ExitPortal.code)/2010-\(10_000 + first + number)"),
                // Many at one moment: the next piece begins in the middle of them.
                publishedAt: Instant(Day("2010-05-06"), hour: 9))
        }
    }

    @Test("Files have every row, and a page that has not says how many there are", arguments: TestEngine.all)
    func cut(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let portal = try await ExitPortal(web), browser = web.browser()
            let chunks = Mutex([articles(portal, "interview", 501, from: 1_001), articles(portal, "normative", 1_001, from: 0)])
            _ = try await portal.articles.load(
                count: 1_502, review: ArticleImportReview(by: portal.leader, basis: "逐条复核"), from: "localhost", at: portal.now,
                next: { chunks.withLock { $0.popLast() } })
            web.app.site.pages.drop([.everything])
            for (path, count) in [("/documents", 1_001), ("/interviews", 501)] {
                let list = try JSONDecoder().decode(List.self, from: Data(try await browser.get(path + ".json").text.utf8))
                #expect(list.entries.count == count && Set(list.entries.map(\.title)).count == count, "\(path)")
                let csv = try await browser.get(path + ".csv").text.split(whereSeparator: \.isNewline)
                #expect(csv.count == count + 1, "\(path)")
            }
            #expect(try await browser.get("/documents").says("只列出最近1,000条，共1,001条。"))
            #expect(try await browser.get("/interviews").says("只列出最近500条，共501条。"))
            #expect(try await !browser.get("/budgets").says("只列出"))
        }
    }

    @Test("The sitemap and the catalogue of data name every list there is, with each topic, issue and unit")
    func named() async throws {
        try await DemonstrationWeb.open(on: .sqlite) { web in
            let here = try #require(try await web.app.site.places.open().first), browser = web.browser()
            let chosen = try await LineFiles.chosen(on: here.stored.id, in: CollectionStore(database: web.database))
            #expect(chosen.contains { $0.page.text.hasPrefix("/topics/") } && chosen.contains { $0.page.text.hasPrefix("/gazette/") })
            let map = try await browser.get("/sitemaps/pages.xml"), data = try await browser.get("/catalog.ttl")
            let lists = ["/units", "/leaders", "/projects", "/documents", "/budgets", "/interviews"]
            for path in lists + ["/topics", "/gazette"] + chosen.map(\.page.text) + here.units.map({ "/units/\($0.code)" }) {
                #expect(map.says(path + "</loc>"), "\(path)")
                #expect(try await browser.get(path).status == .ok, "\(path)")
            }
            for path in lists.map({ $0 + ".csv" }) + chosen.map(\.csv.text) {
                #expect(data.says(path + ">"), "\(path)")
                #expect(try await browser.get(path).status == .ok, "\(path)")
            }
        }
    }
}
