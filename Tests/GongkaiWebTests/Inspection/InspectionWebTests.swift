import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Synchronization
import Testing

@testable import GongkaiWeb

@Suite struct InspectionWebTests {
    /// A portal with a column for notices, opened by somebody of the office.
    static func openPortal(_ web: WebWorld) async throws -> StoredSite {
        let sites = SiteStore(database: web.world.database)
        let accounts = AccountStore(database: web.world.database)
        _ = try await accounts.createOfficer(
            login: "opener", name: "opener", agency: web.world.district, roles: ["disclosureOffice"], password: WebWorld.password,
            by: .command, at: web.world.now)
        let opener = try await accounts.login(name: "opener", password: WebWorld.password, from: "10.0.0.1", at: web.world.now).officer
        let facts = SiteFacts(
            name: "示范区人民政府门户网站", domain: "www.shifan.gov.cn", idCode: "4304080001", owner: web.world.district, isPortal: true,
            offersServices: true)
        let id = try await sites.createSite(SiteSettings(code: "portal", facts: facts), by: opener, from: "10.0.0.1", at: web.world.now)
        let kind = try #require(ColumnKind.code("notice"))
        _ = try await sites.createColumn(
            ColumnSettings(
                column: SiteColumn(
                    code: "tzgg", name: "通知公告", description: "需要办理的事项", keywords: ["通知"], kind: kind, owner: web.world.education),
                position: 0), in: id, by: opener, from: "10.0.0.1", at: web.world.now)
        return try #require(try await sites.sites().first)
    }

    @Test("An inspection looks at the pages as they are rendered, and names who must mend what", arguments: TestEngine.all)
    func inspected(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let site = try await Self.openPortal(web)
            let asked = Mutex<[String]>([])
            let inspected = try #require(
                try await web.app.inspect(nil) { address in
                    asked.withLock { $0.append(address) }
                    return nil
                }.first)
            #expect(inspected.site == site && inspected.day == "2014-03-03")
            func evidence(_ code: String) -> [InspectionFinding.Evidence] { inspected.findings.first { $0.code == code }?.evidence ?? [] }
            // Nothing was ever published, so the first page has nothing dated: a veto.
            #expect(inspected.score.vetoes.contains("VT3"))
            #expect(evidence("GN4").isEmpty, "\(evidence("GN4"))")
            #expect(evidence("ZC4").isEmpty, "\(evidence("ZC4"))")
            #expect(evidence("GN3").filter { !$0.found.hasPrefix("http") }.isEmpty, "\(evidence("GN3"))")
            #expect(evidence("FB7").contains { $0.owner == web.world.district } || !evidence("FB5").isEmpty || !evidence("FB1").isEmpty)
            #expect(try await web.app.inspect("nowhere", outside: nil).isEmpty)
        }
    }

    @Test("Links that lead nowhere are found in the database, on our pages, and with leave on other servers")
    func links() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let site = try await Self.openPortal(web)
            var check = LinkCheck(
                site: site, sites: [site],
                pages: OwnPages(responder: web.app.router, host: site.settings.facts.domain, logger: web.app.logger),
                database: web.world.database, now: web.world.now, outside: { $0.contains("gone") ? 404 : 200 })
            let addresses = [
                "/columns/tzgg/7", "/columns/tzgg", "/columns/nowhere", "http://www.shifan.gov.cn/columns/tzgg", "http://gone.example/",
                "https://there.example/", "mailto:a@b.cn", "#top", "/console/x", "/columns/tzgg#a",
            ]
            try await check.follow(addresses, on: "首页", isHome: true, owner: web.world.education, nil)
            #expect(check.found.filter(\.isDead).map(\.target) == ["/columns/tzgg/7", "/columns/nowhere", "http://gone.example/"])
            #expect(check.found.count == 7)
        }
    }

    @Test("The console shows the newest run by unit, what is new and what was solved; a unit sees its own", arguments: TestEngine.all)
    func console(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let office = try await web.browser(of: "office")
            #expect(try await office.get("/console/inspection").says("还没有站点"))
            _ = try await Self.openPortal(web)
            #expect(try await office.get("/console/inspection").says("还没有自查过"))
            let done = try await office.fill("/console/inspection", [])
            #expect(done.status == .seeOther && done.location == "/console/inspection?site=portal")
            try await ended(office)
            let page = try await office.get("/console/inspection")
            #expect(page.says("单项否决") && page.says("示范区人民政府") && page.says("首页"))
            #expect(!page.says("处新出现"))
            _ = try await office.fill("/console/inspection", [])
            try await ended(office)
            let second = try await office.get("/console/inspection")
            #expect(second.says("处新出现") && second.says("历次自查"))
            let school = try await web.browser(of: "school").get("/console/inspection")
            #expect(school.says("示范区教育局") && !school.says("现在自查"))
            #expect(!school.says("id=\"unit-\(web.world.district.value)\""))
        }
    }

    /// Looks at the page until it no longer says that an inspection runs.
    private func ended(_ browser: TestBrowser) async throws {
        for _ in 0..<600 {
            let page = try await browser.get("/console/inspection")
            guard page.says("正在自查") else { return }
            #expect(page.says("刷新，看看是否完成") && !page.says(">现在自查<"))
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("the inspection does not end")
    }

    @Test("While one inspection runs no other begins, and one that failed is said to have")
    func oneAtATime() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let site = try await Self.openPortal(web), store = InspectionStore(database: web.world.database)
            let office = try await web.browser(of: "office"), token = try await office.get("/console/inspection").hidden("token")
            let clerk = try await web.app.site.accounts.login(
                name: "office", password: WebWorld.password, from: "10.0.0.1", at: web.clock.now
            ).officer
            #expect(try await store.beginJob(site.id, by: clerk, at: web.clock.now))
            let page = try await office.get("/console/inspection")
            #expect(page.says("正在自查“示范区人民政府门户网站”") && !page.says(">现在自查<"))
            let refused = try await office.post("/console/inspection", [("token", token), ("site", "portal")])
            #expect(refused.status == .conflict && refused.says("一次只能进行一个自查"))
            try await store.endJob(begunAt: web.clock.now, hasFailed: true, at: web.clock.now)
            let failed = try await office.get("/console/inspection")
            #expect(failed.says("没有完成，没有新的结果") && failed.says(">现在自查<"))
        }
    }

    @Test("An inspection that is broken off gives signs of life until then, and is said to have failed")
    func brokenOff() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let site = try await Self.openPortal(web), store = InspectionStore(database: web.world.database)
            try await web.hire("office")
            let clerk = try await web.app.site.accounts.login(
                name: "office", password: WebWorld.password, from: "10.0.0.1", at: web.clock.now
            ).officer
            let start = web.clock.now, queue = InspectionQueue()
            #expect(try await store.beginJob(site.id, by: clerk, at: start))
            queue.add(InspectionQueue.Job(site: site, begunAt: start, actor: .program))
            let work = InspectionWork(
                queue: queue, inspections: store, now: { web.clock.now }, logger: web.app.logger, interval: .milliseconds(5),
                beat: .milliseconds(5),
                inspect: { _ in
                    try await Task.sleep(for: .seconds(600))
                    throw CancellationError()
                })
            let running = Task { try await work.run() }
            // Longer than a job without a sign of life is believed to be at work.
            web.clock.advance(seconds: 300)
            var isAlive = false
            for _ in 0..<600 where !isAlive {
                try await Task.sleep(for: .milliseconds(10))
                isAlive = try await store.job(for: clerk, at: web.clock.now)?.isRunning == true
            }
            #expect(isAlive && queue.isEmpty)
            running.cancel()
            try await running.value
            let job = try #require(try await store.job(for: clerk, at: web.clock.now))
            #expect(job.hasFailed && job.endedAt != nil)
        }
    }

    @Test("Files and long lists are asked for without their bytes")
    func withoutBytes() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let site = try await Self.openPortal(web)
            var check = LinkCheck(
                site: site, sites: [site],
                pages: OwnPages(responder: web.app.router, host: site.settings.facts.domain, logger: web.app.logger),
                database: web.world.database, now: web.world.now, outside: nil)
            let absent = "/files/\(String(repeating: "a", count: 64))/%E8%A1%A8.csv"
            try await check.follow(
                ["/catalogue.csv", "/columns/tzgg.json", "/nowhere", absent], on: "首页", isHome: true, owner: web.world.education, nil)
            #expect(check.found.map(\.status) == [200, 200, 404, 404])
        }
    }

    @Test("The list behind a count of faults shows a unit its own, and others nothing")
    func catalogue() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let portal = try await ExitPortal(web)
            let article = try await portal.draft(portal.content("关于放假的通知"))
            try await portal.publish(article)
            try await portal.database.write { tx in
                try tx.run("UPDATE article_version SET subject = NULL WHERE article_id = \(article)")
            }
            let browser = try await web.browser(of: "school")
            let page = try await browser.get("/console/inspection/catalogue?site=portal&unit=SF02")
            #expect(page.status == .ok && page.says("关于放假的通知") && page.says("缺少"))
            #expect(try await browser.get("/console/inspection/catalogue?site=portal&unit=SF").status == .forbidden)
            #expect(try await browser.get("/console/inspection/catalogue?site=portal&unit=nobody").status == .notFound)
        }
    }

    @Test("At night it is done once, from half past two on, by one server")
    func nightly() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let site = try await Self.openPortal(web)
            let store = InspectionStore(database: web.world.database)
            func night(_ hour: Int, _ minute: Int) -> NightlyInspection {
                let moment = Instant(Day("2014-03-04"), hour: hour, minute: minute)
                return NightlyInspection(inspector: web.app.inspector, now: { moment }, logger: web.app.logger)
            }
            try await night(2, 29).inspectIfDue()
            #expect(try await store.runs(of: site.id).isEmpty)
            try await night(2, 30).inspectIfDue()
            try await night(9, 0).inspectIfDue()
            #expect(try await store.runs(of: site.id).count == 1)
        }
    }
}
