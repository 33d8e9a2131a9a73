import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("The word list and the files that are there already")
struct FileWordTests {
    private static let word = GateWord(.sensitive, "城中村民")
    private static let file = NewFile(
        name: "名单.docx", mediaType: "application/x", bytes: Array("甲".utf8), plainText: "城中村民三人",
        hits: [GateHit(.comment, .question, place: "批注", excerpt: "甲")],
        passages: [
            GatePassage(places: ["第1段", "第2段"], lines: ["名单", "城中村民三人"]),
            GatePassage(places: ["“附表.xlsx”中 工作表“甲”第 1 行"], lines: ["城中村民四人"]),
        ])

    private func hits(_ article: ArticleID, _ world: PortalWorld, _ number: Int = 1) async throws -> [String] {
        try await world.articles.hits(of: article, version: number, for: world.reviewer).map { "\($0.rule) \($0.place)" }
    }

    private static let found = [
        "comment 附件“名单.docx” 批注", "sensitive-word 附件“名单.docx” 第2段",
        "sensitive-word 附件“名单.docx” “附表.xlsx”中 工作表“甲”第 1 行",
    ]

    @Test(
        "A word that is added after a file came in is found in it, and in the files inside it, when it is sent in",
        arguments: TestEngine.all)
    func submitted(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let words = GateWordStore(database: world.database), article = try await world.draft()
            try await FileStore(database: world.database).attach(
                [Self.file], to: article, version: 1, by: world.writer, from: "", at: world.now)
            #expect(try await hits(article, world) == [Self.found[0]])
            try await words.add(Self.word, note: "", by: world.clerk, from: "", at: world.now)
            try await world.act(.submit, by: world.writer, on: article)
            #expect(try await hits(article, world) == Self.found)
            try await world.act(.approve, by: world.reviewer, on: article)
            // Nobody signs over it; what a reviewer lets pass stays passed.
            for hit in try await world.articles.hits(of: article, version: 1, for: world.reviewer) {
                await #expect(throws: PublishingRefusal.self) {
                    try await world.act(.approve, by: world.leader, on: article, basis: "《保守国家秘密法》第九条", secrecy: .open)
                }
                try await world.articles.clear(hit.id, reason: "可以公开", by: world.reviewer, from: "", at: world.now)
            }
            try await world.act(.approve, by: world.leader, on: article, basis: "《保守国家秘密法》第九条", secrecy: .open)
            #expect(try await hits(article, world) == Self.found)
        }
    }

    @Test(
        "A word that is added after everybody signed keeps it from the public, and what was found stays to be dealt with",
        arguments: TestEngine.all)
    func published(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let words = GateWordStore(database: world.database), article = try await world.draft()
            let file = NewFile(name: "名单.csv", mediaType: "text/csv", bytes: Array("乙".utf8), plainText: "城中村民三人")
            try await FileStore(database: world.database).attach([file], to: article, version: 1, by: world.writer, from: "", at: world.now)
            try await world.approve(article)
            try await words.add(Self.word, note: "", by: world.clerk, from: "", at: world.now)
            await #expect(throws: PublishingRefusal.self) { try await world.act(.publish, by: world.secondClerk, on: article) }
            #expect(try await hits(article, world) == ["sensitive-word 附件“名单.csv”"])
            // Switched off, it is asked about no more.
            try await words.change(Self.word, note: "", isActive: false, expecting: 1, by: world.clerk, from: "", at: world.now)
            try await world.act(.publish, by: world.secondClerk, on: article)
            #expect(try await hits(article, world).isEmpty)
        }
    }

    @Test("What is scheduled is looked at with the words of its hour", arguments: TestEngine.all)
    func scheduled(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let words = GateWordStore(database: world.database)
            let article = try await world.draft(world.content("城中村民补助的通知")), hour = world.now.adding(seconds: 3_600)
            try await world.approve(article)
            try await world.act(.schedule, by: world.secondClerk, on: article, publishAt: hour)
            try await words.add(Self.word, note: "", by: world.clerk, from: "", at: world.now)
            let sweep = try await world.articles.sweep(at: hour)
            #expect(sweep.published.isEmpty && sweep.stalled.map(\.article) == [article])
            #expect(try await hits(article, world) == ["sensitive-word 标题", "sensitive-word 正文第1段"])
        }
    }

    @Test(
        "Words that were noted with a file before the list was laid over files anew go when the list has them no more",
        arguments: TestEngine.all)
    func older(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let words = GateWordStore(database: world.database), article = try await world.draft()
            let file = NewFile(
                name: "名单.csv", mediaType: "text/csv", bytes: Array("丙".utf8), plainText: "城中村民三人",
                hits: [GateHit(.sensitiveWord, .question, place: "第 1 行", excerpt: "城中村民三人")])
            try await words.add(Self.word, note: "", by: world.clerk, from: "", at: world.now)
            try await FileStore(database: world.database).attach([file], to: article, version: 1, by: world.writer, from: "", at: world.now)
            #expect(try await hits(article, world) == ["sensitive-word 附件“名单.csv” 第 1 行"], "said once, with its place")
            try await words.change(Self.word, note: "", isActive: false, expecting: 1, by: world.clerk, from: "", at: world.now)
            try await world.act(.submit, by: world.writer, on: article)
            #expect(try await hits(article, world).isEmpty)
        }
    }

    @Test(
        "Of a file that came in before only what is seen was kept: that is said, until the same bytes come in again",
        arguments: TestEngine.all)
    func early(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = FileStore(database: world.database), article = try await world.draft()
            try await store.attach([Self.file], to: article, version: 1, by: world.writer, from: "", at: world.now)
            try await world.database.write { tx in
                try tx.run("DELETE FROM file_passage WHERE sha256 = \(Self.file.sha256)")
                try tx.run(
                    """
                    INSERT INTO file_passage (sha256, position, places, lines)
                    SELECT sha256, -1, '', plain_text FROM stored_file WHERE sha256 = \(Self.file.sha256)
                    """)
            }
            let gate = FileGate(database: world.database)
            let attached = [ArticleContent.File(name: Self.file.name, sha256: Self.file.sha256)]
            #expect(try await gate.hits(of: attached).contains { $0.rule == .notScanned })
            let other = try await world.draft()
            try await store.attach([Self.file], to: other, version: 1, by: world.writer, from: "", at: world.now)
            #expect(!(try await gate.hits(of: attached).contains { $0.rule == .notScanned }))
            try await GateWordStore(database: world.database).add(Self.word, note: "", by: world.clerk, from: "", at: world.now)
            try await world.act(.submit, by: world.writer, on: other)
            #expect(try await hits(other, world).contains(Self.found[2]))
        }
    }
}
