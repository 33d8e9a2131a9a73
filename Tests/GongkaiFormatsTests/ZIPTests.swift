import Foundation
import Testing

@testable import GongkaiFormats

@Suite struct ZIPTests {
    @Test("Stored entries are read by name")
    func read() throws {
        var archive = try ZIPArchive(StoredZIP([("a/b.txt", "甲"), ("c", "")]).bytes)
        #expect(archive.names == ["a/b.txt", "c"])
        #expect(try archive.read("a/b.txt") == Array("甲".utf8))
        #expect(try archive.read("d") == nil)
    }

    @Test("Names that leave the archive or occur twice are refused", arguments: [["../a"], ["a/../../b"], ["C:/a"], ["a", "a"]])
    func names(names: [String]) {
        #expect(throws: DocumentFault.damaged(part: names[0])) { try ZIPArchive(StoredZIP(names.map { ($0, "") }).bytes) }
    }

    @Test("Too many entries, too much content and a wrong checksum are refused")
    func limits() throws {
        #expect(throws: DocumentFault.tooLarge(.entries(10_000))) { try ZIPArchive(StoredZIP((0..<10_001).map { ("\($0)", "") }).bytes) }
        let bytes = StoredZIP([("a", "content")]).bytes
        // The directory's entry starts after 30 + 1 + 7 bytes; its unpacked size stands 24 bytes in.
        var huge = bytes
        huge.replaceSubrange((38 + 24)..<(38 + 28), with: [0xFF, 0xFF, 0xFF, 0x7F])
        #expect(throws: DocumentFault.tooLarge(.unpackedBytes(200 * 1_048_576))) { try ZIPArchive(huge) }
        var dense = bytes
        dense.replaceSubrange((38 + 24)..<(38 + 28), with: [0, 0, 0, 0x08])
        #expect(throws: DocumentFault.tooLarge(.compressionRatio(500))) { try ZIPArchive(dense) }
        var changed = bytes
        changed[31] ^= 1
        var archive = try ZIPArchive(changed)
        #expect(throws: DocumentFault.damaged(part: "a")) { try archive.read("a") }
        var locked = bytes
        locked[38 + 8] |= 1
        var lockedArchive = try ZIPArchive(locked)
        #expect(throws: DocumentFault.encrypted) { try lockedArchive.read("a") }
    }

    @Test("Deflated data that gives more or less than promised is damage")
    func inflate() throws {
        let content = Array(String(repeating: "政府信息公开", count: 10_000).utf8)
        // A gzip member is a ten-byte header, deflate data, checksum and size.
        let packed = Gzip.compress(content)[10...].dropLast(8)
        #expect(packed.count < 2_000)
        #expect(try Inflate.unpack(packed, size: content.count) == content)
        #expect(throws: Inflate.Broken.self) { try Inflate.unpack(packed, size: content.count - 1) }
        #expect(throws: Inflate.Broken.self) { try Inflate.unpack(packed, size: content.count + 1) }
        #expect(throws: Inflate.Broken.self) { try Inflate.unpack(packed.dropLast(3), size: content.count) }
    }

    @Test("Gzip has its signature, the right sum and size, and is the same each time")
    func gzip() {
        for content in [[], Array("公开".utf8), (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7_919 >> 3) }] {
            let packed = Gzip.compress(content)
            #expect(packed.starts(with: [0x1F, 0x8B, 0x08]))
            let tail = Inflate.checksum(content).littleEndianBytes + UInt32(content.count).littleEndianBytes
            #expect(packed.suffix(8).elementsEqual(tail))
            #expect(packed == Gzip.compress(content))
        }
    }
}

extension UInt32 {
    fileprivate var littleEndianBytes: [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: self >> (8 * UInt32($0))) } }
}
