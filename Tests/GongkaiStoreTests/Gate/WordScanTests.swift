import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Words are looked for ahead of the write")
struct WordScanTests {
    private actor Count {
        private(set) var value = 0

        func next() -> Int {
            value += 1
            return value
        }
    }

    private static let word = GateWord(.sensitive, "城中村民")

    private func submit(_ article: ArticleID, by articles: ArticleStore, _ world: PortalWorld) async throws {
        let revision: Int = try await world.database.read { tx in
            try tx.value("SELECT revision FROM article_version WHERE article_id = \(article)")
        }
        let wish = PublishingRequest(.submit, by: .officer(world.writer), at: world.now)
        try await articles.act(wish, on: article, version: 1, expecting: revision, from: "")
    }

    private func hits(_ article: ArticleID, _ world: PortalWorld) async throws -> [String] {
        try await world.articles.hits(of: article, version: 1, for: world.reviewer).map { "\($0.rule) \($0.place)" }
    }

    @Test("A word that is added between looking and writing is found, in the text and in its files", arguments: TestEngine.all)
    func between(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let words = GateWordStore(database: world.database), scans = Count()
            let article = try await world.draft(world.content("城中村民补助的通知"))
            let file = NewFile(name: "名单.csv", mediaType: "text/csv", bytes: Array("乙".utf8), plainText: "城中村民三人")
            try await FileStore(database: world.database).attach([file], to: article, version: 1, by: world.writer, from: "", at: world.now)
            var articles = world.articles
            articles.afterScan = {
                guard await scans.next() == 1 else { return }
                try await words.add(Self.word, note: "", by: world.clerk, from: "", at: world.now)
            }
            try await submit(article, by: articles, world)
            #expect(await scans.value == 2)
            #expect(
                try await hits(article, world) == ["sensitive-word 标题", "sensitive-word 正文第1段", "sensitive-word 附件“名单.csv”"])
        }
    }

    @Test("A text that is saved between looking and writing is looked through itself", arguments: TestEngine.all)
    func saved(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            try await GateWordStore(database: world.database).add(Self.word, note: "", by: world.clerk, from: "", at: world.now)
            let article = try await world.draft(), scans = Count()
            var articles = world.articles
            articles.afterScan = {
                guard await scans.next() == 1 else { return }
                try await world.articles.save(
                    world.content("城中村民补助的通知"), of: article, version: 1, expecting: 1, hits: [], by: world.writer, from: "",
                    at: world.now)
            }
            // Nobody sends in a text that they have not seen; what was found stays.
            await #expect(throws: ArticleRefusal.changedMeanwhile) { try await submit(article, by: articles, world) }
            #expect(try await hits(article, world) == ["sensitive-word 标题", "sensitive-word 正文第1段"])
        }
    }

    @Test("Where the list never comes to rest the act is refused in words, and nothing is done", arguments: TestEngine.all)
    func restless(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let words = GateWordStore(database: world.database), article = try await world.draft(), scans = Count()
            var articles = world.articles
            articles.afterScan = {
                let time = await scans.next()
                try await words.add(
                    GateWord(.sensitive, "生僻词语\(time)"), note: "", by: world.clerk, from: "", at: world.now)
            }
            await #expect(throws: ArticleRefusal.changedMeanwhile) { try await submit(article, by: articles, world) }
            #expect(await scans.value == WordScan.tries)
            let state: String = try await world.database.read { tx in
                try tx.value("SELECT state FROM article_version WHERE article_id = \(article)")
            }
            #expect(state == "draft")
        }
    }

    @Test("What stalls at its hour is not looked through again until its words or the list are others", arguments: TestEngine.all)
    func stalled(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let words = GateWordStore(database: world.database), scans = Count()
            let article = try await world.draft(world.content("城中村民补助的通知")), hour = world.now.adding(seconds: 3_600)
            try await world.approve(article)
            try await world.act(.schedule, by: world.secondClerk, on: article, publishAt: hour)
            try await words.add(Self.word, note: "", by: world.clerk, from: "", at: world.now)
            var articles = world.articles
            articles.afterScan = { _ = await scans.next() }
            for _ in 1...3 {
                #expect(try await articles.sweep(at: hour).stalled.map(\.article) == [article])
                #expect(await scans.value == 1)
            }
            try await words.change(Self.word, note: "", isActive: false, expecting: 1, by: world.clerk, from: "", at: world.now)
            #expect(try await articles.sweep(at: hour).published == [article])
            #expect(await scans.value == 2)
        }
    }

    @Test("A file that comes in is looked through with the list of its moment, and then no more", arguments: TestEngine.all)
    func incoming(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            try await GateWordStore(database: world.database).add(Self.word, note: "", by: world.clerk, from: "", at: world.now)
            let article = try await world.draft()
            let file = NewFile(
                name: "名单.docx", mediaType: "application/x", bytes: Array("甲".utf8), plainText: "城中村民三人",
                passages: [GatePassage(places: ["第1段", "第2\n段"], lines: ["名\0单", "城中村民三人"])])
            try await FileStore(database: world.database).attach([file], to: article, version: 1, by: world.writer, from: "", at: world.now)
            #expect(try await hits(article, world) == ["sensitive-word 附件“名单.docx” 第2 段"])
            let unscanned = try await world.database.read { tx in
                try tx.unscanned([file.sha256], with: try tx.gateWordListKey())
            }
            #expect(unscanned.isEmpty)
        }
    }
}
