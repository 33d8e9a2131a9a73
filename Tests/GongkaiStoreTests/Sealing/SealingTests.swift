import Foundation
import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Sealed values and their key")
struct SealingTests {
    let key = RequestDesk.key

    @Test("A sealed text opens at its place, and nowhere else, and not when a byte changed")
    func sealing() throws {
        for text in ["", "张三", String(repeating: "长", count: 5_000)] {
            let sealed = key.seal(text, for: "request/1")
            #expect(try key.open(sealed, for: "request/1") == text)
            #expect(sealed != key.seal(text, for: "request/1"), "the same text twice looks different")
            #expect(throws: SealingFault.damaged("request/2")) { try key.open(sealed, for: "request/2") }
            for place in [0, 1, 30, sealed.count - 1] {
                var damaged = sealed
                damaged[place] ^= 1
                #expect(throws: SealingFault.damaged("request/1")) { try key.open(damaged, for: "request/1") }
            }
            #expect(throws: SealingFault.damaged("request/1")) {
                try SealingKey(bytes: SealingKey.newBytes()).open(sealed, for: "request/1")
            }
        }
        #expect(throws: SealingFault.damaged("x")) { try key.open([], for: "x") }
    }

    @Test("Looking up needs the key, and purposes do not mix")
    func lookup() {
        #expect(key.lookup("a", as: "p") == key.lookup("a", as: "p"))
        #expect(key.lookup("a", as: "p") != key.lookup("a", as: "q"))
        #expect(key.lookup("a", as: "p") != SealingKey(bytes: SealingKey.newBytes()).lookup("a", as: "p"))
    }

    @Test("The key is made once, is for its owner's eyes, and never replaced by a new one", arguments: TestEngine.all)
    func file(on engine: TestEngine) async throws {
        try await TestFolder.open { folder in
            try await TestDatabase.open(on: engine) { database in
                let file = folder.appending(path: "gongkai.key")
                let made = try await KeyFile(file).key(for: database)
                try await database.write { tx in try tx.adopt(made, at: Instant("2024-01-31")) }
                #expect(try await KeyFile(file).key(for: database).fingerprint == made.fingerprint)
                let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
                #expect(mode == 0o600)
                let other = folder.appending(path: "other.key")
                await #expect(throws: SealingFault.keyMissing(file: other.path, expected: made.fingerprint)) {
                    try await KeyFile(other).key(for: database)
                }
                try String(repeating: "ab", count: 32).write(to: other, atomically: true, encoding: .utf8)
                #expect(chmod(other.path, 0o600) == 0)
                let found = SealingKey(bytes: [UInt8](repeating: 0xAB, count: 32)).fingerprint
                await #expect(throws: SealingFault.otherKey(found: found, expected: made.fingerprint)) {
                    try await KeyFile(other).key(for: database)
                }
                #expect(chmod(other.path, 0o644) == 0)
                await #expect(throws: SealingFault.badFile(other.path, reason: "others may read it (mode 644)")) {
                    try await KeyFile(other).key(for: database)
                }
            }
        }
    }
}
