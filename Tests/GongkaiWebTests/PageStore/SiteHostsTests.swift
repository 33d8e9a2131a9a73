import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

@Suite struct SiteHostsTests {
    @Test(arguments: [
        ("zx.gov.cn", 2), ("ZX.gov.cn", 2), ("zx.gov.cn:8080", 2), ("zx.gov.cn:", 2), ("jy.zx.gov.cn:8443", 3), ("jy.zx.gov.cn", 1),
        ("jy.zx.gov.cn:80", 1), ("other.cn", 1), ("[::1]:80", 1), ("", 1), ("zx.gov.cn:80:80", 1), ("zx.gov.cn:x", 1),
    ])
    func aHostIsComparedWithItsPortOnlyIfRegisteredSo(host: String, number: UInt32) {
        let hosts = SiteHosts()
        hosts.register([("zx.gov.cn", 2), ("jy.zx.gov.cn:8443", 3)], first: 1)
        #expect(hosts.site(host.utf8) == number)
    }

    @Test("A host is known by its name, not by the hash of it")
    func oneHash() {
        let hosts = SiteHosts()
        // Found by a search for it: both have the hash 33599d81ebf04aaf, and whatever follows leaves them equal.
        hosts.register([("xilla344eyhif.gov.cn", 2)], first: 1)
        #expect(hosts.site("xilla344eyhif.gov.cn".utf8) == 2)
        #expect(hosts.site("k6iqsn4ufhllo.gov.cn".utf8) == 1)
        #expect(hosts.site("k6iqsn4ufhllo.gov.cn:8080".utf8) == 1)
    }

    @Test("A page that was rendered without knowing its site is for its reader only")
    func rendered() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let browser = web.browser(), pages = web.app.site.pages
            try await web.world.database.write { tx in try tx.run("ALTER TABLE site RENAME TO site_away") }
            #expect(try await browser.get("/accessibility").status == .ok)
            #expect(pages.count == 0)
            try await web.world.database.write { tx in try tx.run("ALTER TABLE site_away RENAME TO site") }
            #expect(try await browser.get("/accessibility").status == .ok)
            #expect(pages.count == 1)
        }
    }

    @Test func withoutSitesEveryHostIsTheSame() {
        #expect(SiteHosts().site("zx.gov.cn".utf8) == 0)
    }

    @Test("The sites of the database are known at once, and after a change", arguments: TestEngine.all)
    func registered(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            try await web.hire("office")
            let office = try await web.app.site.accounts.login(
                name: "office", password: WebWorld.password, from: "10.0.0.3", at: web.world.now
            ).officer
            let store = SiteStore(database: web.world.database)
            @Sendable func settings(_ code: String) -> SiteSettings {
                SiteSettings(
                    code: code,
                    facts: SiteFacts(
                        name: "示范区\(code)人民政府门户网站", domain: "\(code).shifan.gov.cn", idCode: "4304080001", owner: web.world.district,
                        isPortal: code == "a", offersServices: false))
            }
            let first = try await store.createSite(settings("a"), by: office, from: "", at: web.world.now)
            let app = try await GongkaiApplication(
                database: web.world.database, configuration: web.app.site.configuration, logger: web.app.logger)
            let pages = app.site.pages
            #expect(pages.hosts.site("a.shifan.gov.cn".utf8) == UInt32(first.value))
            #expect(pages.hosts.site("elsewhere".utf8) == UInt32(first.value))

            try await app.application(port: 0).test(.live) { client in
                let connection = try RawConnection(port: try #require(client.port))
                connection.send("GET / HTTP/1.1\r\nHost: a.shifan.gov.cn\r\n\r\n")
                _ = await connection.answer()
                #expect(pages.count == 1)
                // The first page shows its site: a change of the site drops it.
                let moment = pages.moment
                let stored = try #require(try await store.sites().first)
                var changed = stored.settings
                changed.banner = "暴雨红色预警"
                try await store.changeSite(first, to: changed, expecting: stored.revision, by: office, from: "", at: web.world.now)
                for _ in 0..<40 where pages.moment == moment { try await Task.sleep(for: .milliseconds(50)) }
                #expect(pages.count == 0)

                let before = pages.moment
                let second = try await store.createSite(settings("b"), by: office, from: "", at: web.world.now)
                for _ in 0..<40 where pages.moment == before { try await Task.sleep(for: .milliseconds(50)) }
                #expect(pages.hosts.site("b.shifan.gov.cn".utf8) == UInt32(second.value))
                #expect(pages.hosts.site("elsewhere".utf8) == UInt32(first.value))
                // However a reader writes a host, the page kept for a site is that site's own.
                for host in [
                    "B.SHIFAN.gov.cn", "b.shifan.gov.cn", "b.shifan.gov.cn:80", "elsewhere", "a.shifan.gov.cn", "B.shifan.gov.cn:",
                ] {
                    connection.send("GET / HTTP/1.1\r\nHost: \(host)\r\n\r\n")
                    let isSecond = host.lowercased().hasPrefix("b.")
                    #expect(await connection.answer().body.contains("<title>示范区\(isSecond ? "b" : "a")人民政府"), "\(host)")
                }
                #expect(pages.count == 2)
            }
        }
    }
}
