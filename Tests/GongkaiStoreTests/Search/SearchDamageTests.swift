import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

/// A disk may give back other bytes than were written. Nothing that is read of the index may stop the program.
@Suite struct SearchDamageTests {
    private static func docs(_ count: Int) -> [SearchDoc] {
        (0..<count).map { number in
            SearchDoc(
                article: Int64(number * 7 % 100 + 1), published: Day("2012-01-01").adding(days: number), agency: Int64(number % 5 + 1),
                column: Int64(number % 3 + 1), kind: ["notice", "news"][number % 2], pushes: number % 4 == 0 ? [9, 10] : [],
                effectiveOn: number % 3 == 0 ? "2013-01-01" : nil)
        }
    }

    /// Every byte in some other ways, and the bytes cut off at every place.
    private static func damaged(_ bytes: [UInt8]) -> [[UInt8]] {
        var all: [[UInt8]] = []
        for place in bytes.indices {
            for mask in [1, 2, 0x40, 0x80, 0xFF] as [UInt8] {
                var other = bytes
                other[place] ^= mask
                all.append(other)
            }
            all.append(Array(bytes[..<place]))
        }
        return all + [bytes + [0], bytes + [0xFF], bytes + bytes]
    }

    @Test("Damaged items of a segment are refused, or every one of them can be read")
    func items() throws {
        let whole = SegmentDocs(Self.docs(70))
        let again = try SegmentDocs(whole.bytes)
        #expect((0..<70).map(again.doc) == Self.docs(70))
        var refused = 0
        for bytes in Self.damaged(whole.bytes) {
            do throws(SearchDamage) {
                let docs = try SegmentDocs(bytes)
                for position in 0..<docs.count { _ = docs.doc(position) }
            } catch {
                refused += 1
                #expect(error.description.contains("gongkai search rebuild"))
            }
        }
        #expect(refused > 1_000)
    }

    @Test("Damaged pages of keys are refused, or name only items that are there")
    func pages() throws {
        var writer = SegmentWriter()
        for (number, doc) in Self.docs(70).enumerated() {
            writer.add(doc, keys: (0..<6).map { UInt64($0 * $0 * 1_000 + number % ($0 + 1)) })
        }
        writer.sort()
        var data: [UInt8] = []
        writer.pages { _, page in data = page }
        var refused = 0
        for bytes in Self.damaged(data) {
            do throws(SearchDamage) {
                try SearchPage.entries(bytes, count: 70) { _, position in #expect(position < 70) }
                var bits = PostingBits(count: 70)
                for key in [0, 1_000, 4_001, 25_000] as [UInt64] { _ = try SearchPage.find(key, in: bytes, into: &bits) }
                bits.forEach { #expect($0 < 70) }
            } catch {
                refused += 1
            }
        }
        #expect(refused > 100)
        #expect(throws: SearchDamage.self) { try PostingBits([UInt8](repeating: 0, count: 8), count: 70) }
        #expect(throws: SearchDamage.self) { try PostingBits([UInt8](repeating: 0xFF, count: 16), count: 70) }
    }

    @Test("A damaged index is said to be so; publishing goes on, and building it anew finds everything again", arguments: TestEngine.all)
    func mended(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { portal in
            let world = SearchWorld(portal: portal), store = SearchStore(database: portal.database)
            _ = try await world.show(world.draw(100))
            try await store.sweep()
            _ = try await world.show(world.draw(20, seed: 3))
            let request = SearchRequest(try SearchQuery("居民"))
            let found = try await store.find(request, at: portal.now).total
            #expect(found > 0 && !store.isDamaged)
            for table in [
                "search_docs SET data", "search_page SET data", "search_tail SET doc", "search_tail SET keys", "search_segment SET gone",
            ] {
                let statement = try await portal.database.read { tx in tx.dialect == .sqlite ? "x'FFFFFF'" : "'\\xFFFFFF'::bytea" }
                try await portal.database.write { tx in try tx.run("UPDATE \(SQL(schema: table + " = " + statement))") }
                // What this process has read already it need not read again.
                let fresh = SearchStore(database: portal.database)
                await #expect(throws: SearchDamage.self, "\(table)") { _ = try await fresh.find(request, at: portal.now) }
                #expect(fresh.isDamaged)
                let article = try await portal.draft(portal.content("居民须知\(table.count)"))
                try await portal.publish(article)
                try await portal.act(.withdraw, by: portal.secondClerk, on: article, reason: "有误")
                #expect(try await fresh.rebuild(now: { portal.now }) != .underWay)
                #expect(!fresh.isDamaged)
                #expect(try await fresh.find(request, at: portal.now).total == found, "\(table)")
            }
        }
    }
}
