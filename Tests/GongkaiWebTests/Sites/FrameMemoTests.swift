import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Logging
import Testing

@testable import GongkaiWeb

@Suite("What is kept of a site between requests")
struct FrameMemoTests {
    @Test("A path of nothing but slashes leaves its frame to nobody: the first page has its mark and its tasks")
    func slashes() async throws {
        try await DemonstrationWeb.open(on: .sqlite) { web in
            let browser = web.browser()
            _ = try await browser.get("/view?mode=elderly&back=%2F")
            for path in ["//", "///"] { #expect(try await browser.send(path, .put, [:], nil).status != .ok, "\(path)") }
            let home = try await browser.get("/")
            #expect(home.says("<a href=\"/\" aria-current=\"true\">首页</a>") && home.says("class=\"fourtasks\""))
            #expect(try await !browser.get("/nowhere").says("class=\"fourtasks\""))
        }
    }

    @Test("A column, a site and a banner that are changed on another server show once it is told of", arguments: TestEngine.all)
    func changes(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let sites = SiteStore(database: web.database), browser = web.browser(), now = DemonstrationWeb.now
            let office = try await AccountStore(database: web.database).login(
                name: "office", password: DemonstrationOfficer.password, from: "", at: now
            ).officer
            // As the server watches what others change; here it looks when it is asked to.
            let changes = PageChangeStore(database: web.database), places = web.app.site.places
            let start = try await PageChanges.Seen(changes)
            let watcher = PageChanges(
                pages: web.app.site.pages, changes: changes, sites: sites, places: places, start: start, now: { now },
                logger: Logger(label: "test"))
            places.watch(true)
            // A page that nobody keeps, so that only its frame could be of yesterday.
            func shows(_ words: String) async throws -> Bool { try await browser.get("/nowhere").says(words) }
            var seen = start
            func says(_ words: String) async throws -> Bool {
                try await watcher.look(&seen)
                return try await shows(words)
            }
            let portal = try #require(try await sites.sites().first(where: \.settings.facts.isPortal))
            let column = try #require(try await sites.columns(of: portal.id).first { $0.code == "xwzx" })
            #expect(try await says(">\(column.name)</a>"))
            var renamed = column.settings
            renamed.column.name = "政务新闻"
            try await sites.changeColumn(column.id, to: renamed, expecting: column.revision, by: office, from: "", at: now)
            #expect(try await shows(">\(column.name)</a>"), "what is known holds until a change is told")
            #expect(try await says(">政务新闻</a>"))
            #expect(try await !says(">\(column.name)</a>"))
            var moved = portal.settings
            moved.facts.name = "蒸湘区人民政府门户网站"
            moved.icpNumber = "湘ICP备05009999号"
            try await sites.changeSite(portal.id, to: moved, expecting: portal.revision, by: office, from: "", at: now)
            #expect(try await says("湘ICP备05009999号"))
            #expect(try await says(">蒸湘区人民政府门户网站<"))
            try await sites.setBanner("暴雨红色预警", until: nil, by: office, from: "", at: now)
            #expect(try await says("暴雨红色预警"))
            try await sites.setBanner(nil, until: nil, by: office, from: "", at: now)
            #expect(try await !says("暴雨红色预警"))
        }
    }
}
