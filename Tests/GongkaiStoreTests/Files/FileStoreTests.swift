import Foundation
import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Files of articles")
struct FileStoreTests {
    private static func file(_ name: String = "名单.csv", _ text: String = "甲,乙", hits: [GateHit] = []) -> NewFile {
        NewFile(name: name, mediaType: "text/csv; charset=utf-8", bytes: Array(text.utf8), plainText: text, hits: hits)
    }

    /// As many bytes, every part another one.
    private static func bytes(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 11) } }

    @Test("A file is kept in parts and comes back as it was", arguments: TestEngine.all)
    func parts(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let files = FileStore(database: world.database), article = try await world.draft()
            let bytes = Self.bytes(2 * FileStore.partSize + 5)
            let file = NewFile(
                name: "现场.png", mediaType: "image/png", bytes: bytes, width: 640, height: 480,
                thumbnails: [NewFile.Thumbnail(width: 320, mediaType: "image/png", bytes: [1, 2, 3])])
            let outcome = try await files.attach([file], to: article, version: 1, by: world.writer, from: "10.0.0.2", at: world.now)
            #expect(outcome.files == [ArticleContent.File(name: "现场.png", sha256: SHA256.hex(of: bytes))])
            #expect(try await files.bytes(of: file.sha256, for: .officer(world.writer)) == bytes)
            #expect(try await files.part(2, of: file.sha256, for: .officer(world.writer)) == Array(bytes.suffix(5)))
            #expect(try await files.part(3, of: file.sha256, for: .officer(world.writer)) == nil)
            #expect(try await files.thumbnail(320, of: file.sha256, for: .officer(world.writer))?.bytes == [1, 2, 3])
            let stored = try #require(try await files.files([file.sha256])[file.sha256])
            #expect(stored.size == bytes.count && stored.width == 640 && stored.thumbnails == [320])
            let trail = try await AuditStore(database: world.database).trail(of: "article/\(article.value)")
            #expect(trail.map(\.action) == ["article.draft", "article.attach"])
        }
    }

    @Test("A picture no text shows goes when the text is sent in; one that was attached stays", arguments: TestEngine.all)
    func unusedPictures(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let files = FileStore(database: world.database), article = try await world.draft()
            func picture(_ name: String) -> NewFile {
                NewFile(name: name, mediaType: "image/png", bytes: Array(name.utf8), width: 9, height: 9)
            }
            let used = picture("用.png"), unused = picture("弃.png"), attached = picture("附.png"), both = picture("先弃后附.png")
            for file in [used, unused, both] {
                try await files.attach([file], to: article, version: 1, forText: true, by: world.writer, from: "", at: world.now)
            }
            for file in [attached, both] {
                try await files.attach([file], to: article, version: 1, by: world.writer, from: "", at: world.now)
            }
            let before = try await world.articles.version(article, 1, for: world.writer, at: world.now)
            var content = before.content
            content.body += "<p><img src=\"/files/\(used.sha256)/x.png\" alt=\"\"></p>"
            try await world.articles.save(
                content, of: article, version: 1, expecting: before.line.revision, hits: [], by: world.writer, from: "", at: world.now)
            #expect(try await world.articles.version(article, 1, for: world.writer, at: world.now).content.files.count == 4)
            try await world.publish(article)
            let names = try await world.articles.version(article, 1, for: world.writer, at: world.now).content.files.map(\.name)
            #expect(names == ["用.png", "先弃后附.png", "附.png"])
            #expect(try await files.files([unused.sha256]).isEmpty, "nobody carries its bytes")
        }
    }

    @Test("What is found in a file blocks the version, also after the text was saved and looked through again", arguments: TestEngine.all)
    func hitsSurvive(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let files = FileStore(database: world.database)
            let article = try await world.draft(hits: [GateHit(.email, .question, excerpt: "a")])
            let file = Self.file(hits: [GateHit(.mobile, .question, place: "第 2 行", excerpt: "138****5678")])
            try await files.attach([file], to: article, version: 1, by: world.writer, from: "", at: world.now)
            func rules() async throws -> [String] {
                try await world.articles.hits(of: article, version: 1, for: world.reviewer).map { "\($0.rule) \($0.place)" }
            }
            #expect(try await rules() == ["email 正文", "mobile 附件“名单.csv” 第 2 行"])

            var content = try await world.articles.version(article, 1, for: world.writer, at: world.now).content
            content.title = "另一个标题"
            try await world.articles.save(
                content, of: article, version: 1, expecting: 2, hits: try await FileGate(database: world.database).hits(of: content.files),
                by: world.writer, from: "", at: world.now)
            #expect(try await rules() == ["mobile 附件“名单.csv” 第 2 行"], "once, though the caller brought it too")
            let hash = try await world.articles.version(article, 1, for: world.writer, at: world.now).facts.contentHash
            try await world.articles.scanned(article, version: 1, contentHash: hash, hits: [], at: world.now)
            #expect(try await rules() == ["mobile 附件“名单.csv” 第 2 行"])

            await #expect(throws: PublishingRefusal.self, "nobody signs before it is dealt with") { try await world.approve(article) }
            let hit = try #require(try await world.articles.hits(of: article, version: 1, for: world.reviewer).first)
            try await world.articles.clear(hit.id, reason: "单位办公电话", by: world.reviewer, from: "", at: world.now)
            try await world.act(.approve, by: world.leader, on: article, basis: "《保守国家秘密法》第九条", secrecy: .open)
            try await world.act(.approve, by: world.clerk, on: article)
            try await world.act(.publish, by: world.secondClerk, on: article)
        }
    }

    @Test("A name that gives somebody away is a hit, also after renaming", arguments: TestEngine.all)
    func names(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let files = FileStore(database: world.database), article = try await world.draft()
            try await files.attach([Self.file()], to: article, version: 1, by: world.writer, from: "", at: world.now)
            let renamed = [ArticleContent.File(name: "13812345678.csv", sha256: Self.file().sha256)]
            try await files.arrange(renamed, of: article, version: 1, expecting: 2, by: world.writer, from: "", at: world.now)
            let hits = try await world.articles.hits(of: article, version: 1, for: world.writer)
            #expect(hits.map(\.rule) == ["mobile"])
            #expect(hits.allSatisfy { !$0.place.contains("13812345678") && !$0.excerpt.contains("13812345678") })
        }
    }

    @Test("A removed file is gone with its bytes, unless another version carries it", arguments: TestEngine.all)
    func removed(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let files = FileStore(database: world.database), file = Self.file()
            let first = try await world.draft(), second = try await world.draft(world.content("另一篇"))
            for article in [first, second] {
                try await files.attach([file], to: article, version: 1, by: world.writer, from: "", at: world.now)
            }
            try await files.arrange([], of: first, version: 1, expecting: 2, by: world.writer, from: "", at: world.now)
            #expect(try await files.bytes(of: file.sha256, for: .officer(world.writer)) == file.bytes)
            try await files.arrange([], of: second, version: 1, expecting: 2, by: world.writer, from: "", at: world.now)
            for table in ["file_part", "file_hit", "stored_file"] {
                let count = try await world.database.count(table)
                #expect(count == 0, "\(table)")
            }
        }
    }

    @Test("Only a draft takes files, only of those who may write it, and nobody works on another's list unseen", arguments: TestEngine.all)
    func refused(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let files = FileStore(database: world.database), article = try await world.draft()
            func attach(_ file: NewFile, by officer: Officer, expecting: Int? = nil) async throws {
                try await files.attach([file], to: article, version: 1, expecting: expecting, by: officer, from: "", at: world.now)
            }
            await #expect(throws: PublishingRefusal.self) { try await attach(Self.file(), by: world.reviewer) }
            try await attach(Self.file(), by: world.writer, expecting: 1)
            await #expect(throws: ArticleRefusal.changedMeanwhile) {
                try await attach(Self.file("b.csv", "b"), by: world.writer, expecting: 1)
            }
            await #expect(throws: FileRefusal.alreadyThere(name: "名单.csv")) { try await attach(Self.file("c.csv"), by: world.writer) }
            await #expect(throws: FileRefusal.nameTaken("名单.csv")) { try await attach(Self.file("名单.csv", "d"), by: world.writer) }
            await #expect(throws: FileRefusal.unknown) {
                try await files.arrange(
                    [ArticleContent.File(name: "x", sha256: String(repeating: "0", count: 64))], of: article, version: 1, expecting: 2,
                    by: world.writer, from: "", at: world.now)
            }
            try await world.act(.submit, by: world.writer, on: article)
            await #expect(throws: PublishingRefusal.self) { try await attach(Self.file("e.csv", "e"), by: world.writer) }
            let parts = try await world.database.count("file_part")
            #expect(parts == 1, "what was refused is not kept")
        }
    }

    @Test("A file is shown while an article that carries it is, and never longer", arguments: TestEngine.all)
    func shown(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let files = FileStore(database: world.database), file = Self.file(), article = try await world.draft()
            func isShown() async throws -> Bool { try await files.shown(file.sha256, at: world.now) != nil }
            try await files.attach([file], to: article, version: 1, by: world.writer, from: "", at: world.now)
            #expect(try await !isShown())
            #expect(try await files.file(file.sha256, for: world.reviewer)?.name == "名单.csv")
            // Nobody else gets a byte of it, by whatever way.
            let stranger = FileReader.anybody(at: world.now)
            #expect(try await files.part(0, of: file.sha256, for: stranger) == nil)
            #expect(try await files.bytes(of: file.sha256, for: stranger) == nil)
            #expect(try await files.text(of: file.sha256, for: stranger).isEmpty)
            #expect(try await files.text(of: file.sha256, for: .officer(world.reviewer)) == "甲,乙")
            try await world.publish(article)
            let shown = try #require(try await files.shown(file.sha256, at: world.now))
            #expect(try await files.bytes(of: file.sha256, for: stranger) == file.bytes)
            #expect(shown.places.map(\.article) == [article] && shown.places.map(\.name) == ["名单.csv"])
            // A new version without it takes its place.
            let number = try #require(try await world.act(.restoreAsDraft, by: world.writer, on: article).newDraft)
            try await files.arrange([], of: article, version: number, expecting: 1, by: world.writer, from: "", at: world.now)
            try await world.publish(article, number)
            #expect(try await !isShown())
            #expect(
                try await files.bytes(of: file.sha256, for: .officer(world.writer)) == file.bytes, "the superseded version still has it")
        }
    }

    private static let ways = TestEngine.all.flatMap { source in TestEngine.all.map { (source, $0) } }

    @Test("A backup carries the bytes of files from engine to engine: 20 MB of them", arguments: ways)
    func backup(from source: TestEngine, to target: TestEngine) async throws {
        try await TestFolder.open { folder in
            let path = folder.appending(path: "district.backup").path
            let bytes = Self.bytes(20 * 1_048_576), sha256 = SHA256.hex(of: bytes)
            try await PortalWorld.open(on: source) { world in
                let article = try await world.draft()
                try await FileStore(database: world.database).attach(
                    [NewFile(name: "录像.mp4", mediaType: "video/mp4", bytes: bytes)], to: article, version: 1, by: world.writer, from: "",
                    at: world.now)
                try await Backup.write(world.database, to: path, at: world.now)
            }
            try await TestDatabase.open(on: target) { database in
                try await Backup.restore(from: path, into: database, by: .command, at: Instant(milliseconds: 0))
                let writer = try #require(try await AccountStore(database: database).officer(login: "writer"))
                let restored = try await FileStore(database: database).bytes(of: sha256, for: .officer(writer))
                #expect(restored.map { SHA256.hex(of: $0) } == sha256)
            }
        }
    }
}
