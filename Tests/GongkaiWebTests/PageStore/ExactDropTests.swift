import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Synchronization
import Testing

@testable import GongkaiWeb

/// On the whole demonstration: a publication drops what shows it, and leaves the rest.
@Suite("Pages dropped by a publication")
struct ExactDropTests {
    /// The addresses of the site, from the first page on. What is looked up anew for each reader is left out.
    private func addresses(_ web: DemonstrationWeb) async throws -> [String] {
        let browser = web.browser()
        var queue = [
            "/", "/feed.atom", "/feed.rss", "/feed.json", "/sitemap.xml", "/catalog.ttl", "/robots.txt", "/api/articles", "/api/columns",
        ]
        var known = Set(queue), found: [String] = []
        while let path = queue.popLast() {
            let page = try await browser.get(path)
            guard page.status == .ok else { continue }
            found.append(path)
            for match in page.text.matches(of: /href="(\/[^"#?]*)"/) {
                let link = String(match.1)
                if ["/console", "/assets", "/view", "/login", "/leave", "/search", "/request"].contains(where: link.hasPrefix) { continue }
                if link.contains("/figures/") || link.contains("export") { continue }
                if known.insert(link).inserted { queue.append(link) }
            }
        }
        return try await look(at: found, web).kept.sorted()
    }

    /// What pages say, and which of them come from the store.
    private func look(at paths: [String], _ web: DemonstrationWeb) async throws -> (texts: [String: String], kept: Set<String>) {
        let browser = web.browser(), pages = web.app.site.pages
        var texts: [String: String] = [:], kept: Set<String> = []
        for path in paths {
            let before = pages.passed.load(ordering: .relaxed)
            texts[path] = try await browser.get(path).text
            if pages.passed.load(ordering: .relaxed) > before { kept.insert(path) }
        }
        return (texts, kept)
    }

    private func act(
        _ act: String, on version: String, by login: String, _ web: DemonstrationWeb, _ fields: [(String, String)] = []
    ) async throws {
        let browser = try await web.browser(of: login), page = try await browser.get(version)
        let (article, number) = ConsoleWorld.key(version)
        let revision: Int = try await web.database.read { tx in
            try tx.value("SELECT revision FROM article_version WHERE article_id = \(article) AND number = \(number)")
        }
        let answer = try await browser.post("\(version)/acts/\(act)", [("token", page.csrf), ("revision", "\(revision)")] + fields)
        #expect(answer.status == .seeOther, "\(act): \(answer.text)")
    }

    @Test("Whatever shows a new or a withdrawn notice is rendered anew, and few pages besides", arguments: TestEngine.all)
    func publication(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let paths = try await addresses(web)
            #expect(paths.count > 200)
            var shown = try await look(at: paths, web).texts
            func check(_ name: String) async throws -> Set<String> {
                let now = try await look(at: paths, web)
                web.app.site.pages.drop([.everything])
                let fresh = try await look(at: paths, web).texts
                for path in paths where now.texts[path] != fresh[path] { Issue.record("\(name): \(path) is outdated") }
                let changed = paths.filter { fresh[$0] != shown[$0] }
                #expect(changed.contains("/") && changed.contains("/columns/tzgg") && changed.contains("/feed.atom"))
                shown = fresh
                return Set(paths).subtracting(now.kept).subtracting(changed)
            }
            let writer = try await web.browser(of: "officer"), choice = try await writer.get("/console/articles/new")
            let column = try #require(choice.text.firstMatch(of: /column=(\d+)[^>]*>通知公告/)?.1)
            let fields = [
                ("kind", "notice"), ("title", "关于冬季用电安全的通知"), ("body", "请遵照执行。"), ("created_on", "2026-01-30"), ("subject", "11"),
            ]
            let saved = try await writer.fill("/console/articles/new?column=\(column)", fields, to: "/console/articles/new")
            let version = try #require(saved.location, "\(saved.text)")
            try await act("submit", on: version, by: "officer", web)
            try await act("approve", on: version, by: "reviewer", web)
            try await act("approve", on: version, by: "director", web, [("secrecy", "open"), ("basis", "不涉及国家秘密")])
            try await act("approve", on: version, by: "office", web)
            _ = try await look(at: paths, web)
            try await act("publish", on: version, by: "office", web)
            let besides = try await check("published")
            let more = besides.filter { path in
                // Units and lists over them stand together with what a unit publishes; topics may name any article.
                !["/units", "/leaders", "/projects", "/reading-points", "/topics/", "/gazette/"].contains(where: path.hasPrefix)
            }
            #expect(more.count <= 8, "\(more.sorted())")
            for path in ["/columns/gfxwj", "/columns/gfxwj.csv", "/guide", "/guide/ZX04", "/robots.txt", "/units/ZX04", "/accessibility"] {
                #expect(!besides.contains(path), "\(path) shows nothing of it")
            }
            try await act("withdraw", on: version, by: "director", web, [("reason", "内容有误")])
            _ = try await check("withdrawn")
        }
    }
}
