import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("The word list of the gate in the store")
struct GateWordStoreTests {
    private func found(_ text: String, _ store: GateWordStore) async throws -> [String] {
        GateScan.hits(in: text, words: try await store.list()).map(\.rule.rawValue)
    }

    @Test("A word that is added is found from then on, and one of the program's that is switched off no more", arguments: TestEngine.all)
    func life(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = GateWordStore(database: world.database), now = world.now
            let word = GateWord(.sensitive, "城中村民", unless: ["城中村民主"])
            #expect(try await found("城中村民反映", store).isEmpty)
            try await store.add(word, note: "改称社区居民", by: world.clerk, from: "", at: now)
            #expect(try await found("城中村民反映", store) == ["sensitive-word"])
            #expect(try await found("城中村民主评议", store).isEmpty)
            await #expect(throws: GateWordRefusal.exists("城中村民")) {
                try await store.add(word, note: "", by: world.secondClerk, from: "", at: now)
            }
            try await store.change(word, note: "改称社区居民", isActive: false, expecting: 1, by: world.secondClerk, from: "", at: now)
            #expect(try await found("城中村民反映", store).isEmpty)
            await #expect(throws: GateWordRefusal.stale) {
                try await store.change(word, note: "", isActive: true, expecting: 1, by: world.clerk, from: "", at: now)
            }
            let shipped = try #require(GateWordList.shipped.words.first { $0.kind == .wrong && $0.unless.isEmpty })
            #expect(try await found(shipped.word, store) == ["wrong-word"])
            try await store.change(shipped, note: "本地用法", isActive: false, expecting: 0, by: world.clerk, from: "", at: now)
            #expect(try await found(shipped.word, store).isEmpty)
            let entry = try #require(try await store.entries().first { $0.word.key == word.key })
            #expect(try await store.history(of: entry).map(\.isActive) == [false, true])
            #expect(!entry.isShipped && entry.savedBy == "孙丽")
            #expect(try await store.entries().count == GateWordList.shipped.words.count + 1)
            let added: Int64 = try await world.database.read { tx in try tx.value("SELECT MIN(id) FROM gate_word") }
            let trail = try await AuditStore(database: world.database).trail(of: "gate_word/\(added)")
            #expect(trail.map(\.action) == ["gate_word.add"])
            await #expect(throws: DatabaseError.self) {
                try await world.database.write { tx in try tx.run("DELETE FROM gate_word") }
            }
        }
    }

    @Test("The list belongs to the whole district, and takes no word that would be found everywhere", arguments: TestEngine.all)
    func refused(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = GateWordStore(database: world.database)
            await #expect(throws: GateWordRefusal.permissionMissing(.manageSites)) {
                try await store.add(GateWord(.wrong, "按装"), note: "", by: world.writer, from: "", at: world.now)
            }
            for (word, field) in [
                (GateWord(.wrong, "的"), "word"), (GateWord(.wrong, "城中村民", instead: "城中村民"), "instead"),
                (GateWord(.wrong, "城中村民", unless: ["居民"]), "unless"),
            ] {
                let refusal = await #expect(throws: GateWordRefusal.self) {
                    try await store.add(word, note: "", by: world.clerk, from: "", at: world.now)
                }
                guard case .faults(let faults)? = refusal else {
                    Issue.record("\(word) was refused as \(String(describing: refusal))")
                    continue
                }
                #expect(Array(faults.keys) == [field])
            }
            let kept = try await world.rows("gate_word")
            #expect(kept.isEmpty)
        }
    }

    @Test("A file is taken in whole or not at all, and only what differs is written", arguments: TestEngine.all)
    func file(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = GateWordStore(database: world.database), all = try await store.entries()
            let good = all.enumerated().map { (line: $0.offset + 2, entry: $0.element) }
            #expect(try await store.take(good, by: world.clerk, from: "", at: world.now) == 0)
            let new = [(line: 2, entry: GateWordEntry(GateWord(.wrong, "城中村民"))), (line: 3, entry: GateWordEntry(GateWord(.wrong, "的")))]
            let refusal = await #expect(throws: GateWordRefusal.self) {
                _ = try await store.take(new, by: world.clerk, from: "", at: world.now)
            }
            #expect(refusal?.words.contains("第3行") == true)
            #expect(try await world.rows("gate_word").isEmpty)
            let more = [new[0]] + good.map { (line: $0.line + 9, entry: $0.entry) }
            #expect(try await store.take(more, by: world.clerk, from: "", at: world.now) == 1)
            #expect(try await found("城中村民", store) == ["wrong-word"])
        }
    }

    @Test("A file's name is looked at with the list as it is", arguments: TestEngine.all)
    func names(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let gate = FileGate(database: world.database), store = GateWordStore(database: world.database)
            let file = ArticleContent.File(name: "城中村民名册.txt", sha256: String(repeating: "0", count: 64))
            #expect(try await gate.hits(of: [file]).isEmpty)
            try await store.add(GateWord(.sensitive, "城中村民"), note: "", by: world.clerk, from: "", at: world.now)
            #expect(try await gate.hits(of: [file]).map(\.rule) == [.sensitiveWord])
        }
    }
}
