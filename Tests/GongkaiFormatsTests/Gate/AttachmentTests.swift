import Foundation
import GongkaiCore
import Testing

@testable import GongkaiFormats

@Suite("What an article takes in as a file")
struct AttachmentTests {
    @Test(
        "Names are cleaned so that every system can keep them",
        arguments: [
            ("../../etc/报告.pdf", "报告.pdf"), ("C:\\文件\\报告.PDF", "报告.pdf"), ("报告", "报告.pdf"), ("", "附件.pdf"), ("...", "附件.pdf"),
            ("CON.pdf", "附件-CON.pdf"), ("lpt1", "附件-lpt1.pdf"), ("报告\u{202E}fdp.pdf", "报告fdp.pdf"), ("甲\u{0}乙\n丙.pdf", "甲乙丙.pdf"),
            ("a<b>:\"c\"|?*.pdf", "a_b___c____.pdf"), ("v1.2", "v1.2.pdf"), ("x.final", "x.final.pdf"), (" 报告 .pdf", "报告.pdf"),
        ])
    func names(raw: String, name: String) throws {
        #expect(try AttachmentName.cleaned(raw, for: .pdf) == name)
    }

    @Test("A name of 300 characters is cut, its ending stays")
    func longName() throws {
        for character in ["a", "长", "😀"] {
            let name = try AttachmentName.cleaned(String(repeating: character, count: 300) + ".pdf", for: .pdf)
            #expect(name.hasSuffix(".pdf") && name.count <= 124 && name.utf8.count <= 204)
        }
    }

    @Test("An ending that promises something else is refused, one of another picture is put right")
    func endings() throws {
        for name in ["x.docx", "x.exe", "x.html", "x.svg", "x.zip"] {
            let refusal = #expect(throws: AttachmentRefusal.self) { try AttachmentName.cleaned(name, for: .pdf) }
            #expect(refusal?.words.contains("“.\(name.dropFirst(2))”") == true, "\(name)")
        }
        #expect(throws: AttachmentRefusal.macro) { try AttachmentName.cleaned("x.docm", for: .docx) }
        #expect(try AttachmentName.cleaned("图.JPG", for: .png) == "图.png")
    }

    @Test("The content decides the kind, not the name")
    func kinds() throws {
        let word = AttachmentSamples.word(AttachmentSamples.run("通知"))
        #expect(try AttachmentType.of(word, name: "x.pdf") == .docx)
        #expect(try AttachmentType.of(Array("甲,乙\n".utf8), name: "x.csv") == .csv)
        #expect(try AttachmentType.of(Array("甲,乙\n".utf8), name: "x") == .txt)
        #expect(try AttachmentType.of(AttachmentSamples.pdf("BT ET"), name: "x") == .pdf)
        #expect(try AttachmentType.of(StoredZIP([("OFD.xml", "<OFD/>")]).bytes, name: "x") == .ofd)
        #expect(try AttachmentType.of([0, 0, 0, 24] + Array("ftypisom0000".utf8), name: "x") == .mp4)
        #expect(try AttachmentType.of(Array("ID3".utf8) + [4, 0, 0, 0, 0], name: "x") == .mp3)
        let refused: [([UInt8], AttachmentRefusal)] = [
            ([], .empty), (StoredZIP([("a.txt", "a")]).bytes, .archive), (Array("Rar!\u{1A}\u{7}\0".utf8), .archive),
            (Array("<!doctype html><script>1</script>".utf8), .webPage), (Array("<svg onload=alert(1)/>".utf8), .webPage),
            (Array("<?xml version='1.0'?><svg xmlns='x'/>".utf8), .webPage), (Array("II*\0".utf8) + [0, 0, 0, 0], .pictureFormat),
            ([0, 0, 0, 24] + Array("ftypqt  0000".utf8), .mediaFormat),
        ]
        for (bytes, refusal) in refused { #expect(throws: refusal) { try AttachmentType.of(bytes, name: "x.txt") } }
    }

    @Test("A picture loses what its camera wrote, before it is looked through")
    func picture() throws {
        let file = try Attachment(AttachmentSamples.jpegWithPlace, name: "现场.png", programs: .none)
        #expect(file.name == "现场.jpg")
        #expect(file.size == PictureSize(width: 2, height: 3), "turned as it is shown")
        #expect(file.hits.isEmpty)
        #expect(!file.bytes[...].contains(text: "SN12345") && !file.bytes[...].contains(text: "13812345678"))
    }

    @Test("A picture that cannot be read, and one that is something else too, are refused")
    func badPictures() throws {
        #expect(throws: AttachmentRefusal.unreadablePicture) { try Attachment([0x89, 0x50, 0x4E, 0x47, 1, 2], name: "x.png") }
        #expect(throws: AttachmentRefusal.unreadablePicture) {
            try Attachment(Array("GIF89a".utf8) + [1, 0, 1, 0, 0, 0, 0, 9], name: "x.gif")
        }
        let both = AttachmentSamples.png() + StoredZIP([("a.txt", "a")]).bytes
        guard case .twoFormats = #expect(throws: AttachmentRefusal.self, performing: { try Attachment(both, name: "x.png") }) else {
            Issue.record("a picture with an archive behind it was taken in")
            return
        }
    }

    @Test("Thumbnails are narrower than the picture, and a picture that the program cannot decode is refused", .enabled(if: hasVips))
    func thumbnails() throws {
        let file = try Attachment(Self.wide, name: "x.png")
        #expect(file.thumbnails.map(\.width) == [320, 960])
        for thumbnail in file.thumbnails {
            let size = try PictureSize(thumbnail.bytes)
            #expect(size.width == thumbnail.width && size.height == PictureSize(width: 1000, height: 100).scaled(to: size.width).height)
        }
        // Sound chunks around pixels that are none.
        #expect(throws: AttachmentRefusal.unreadablePicture) { try Attachment(AttachmentSamples.jpeg(), name: "x.jpg") }
    }

    private static let hasVips = AttachmentPrograms.installed.path("vipsthumbnail") != nil

    /// 1000 × 100 points that compress badly enough.
    static let wide: [UInt8] = {
        var state: UInt32 = 7
        var rows: [UInt8] = []
        for _ in 0..<100 {
            rows.append(0)
            for _ in 0..<1000 {
                state = state &* 1_664_525 &+ 1_013_904_223
                rows.append(UInt8(truncatingIfNeeded: state >> 24))
            }
        }
        var stream: [UInt8] = [0x78, 1]
        for start in stride(from: 0, to: rows.count, by: 65_535) {
            let end = min(start + 65_535, rows.count), length = end - start
            stream += [end == rows.count ? 1 : 0, UInt8(length & 255), UInt8(length >> 8), UInt8(~length & 255), UInt8(~length >> 8 & 255)]
            stream += rows[start..<end]
        }
        var (low, high) = (UInt32(1), UInt32(0))
        for byte in rows { (low, high) = ((low + UInt32(byte)) % 65_521, (high + (low + UInt32(byte)) % 65_521) % 65_521) }
        stream += AttachmentSamples.big(Int(high << 16 | low), 4)
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + PNGChunk.written("IHDR", AttachmentSamples.big(1000, 4) + AttachmentSamples.big(100, 4) + [8, 0, 0, 0, 0])
            + PNGChunk.written("IDAT", stream) + PNGChunk.written("IEND", [])
    }()

    @Test("A GIF keeps its pictures and their timing, and loses comments")
    func gif() throws {
        let head: [UInt8] = Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]
        let comment: [UInt8] = [0x21, 0xFE, 7] + Array("Secret1".utf8) + [0]
        let timing: [UInt8] = [0x21, 0xF9, 4, 0, 1, 0, 0, 0]
        let picture: [UInt8] = [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4C, 1, 0]
        let cleaned = try ImageStripper.withoutMetadata(head + comment + timing + picture + [0x3B] + Array("behind".utf8))
        #expect(cleaned == head + timing + picture + [0x3B])
    }

    @Test("Personal numbers in a table are hits, and its words are found by search")
    func table() throws {
        let file = try Attachment(Array("姓名,电话\n张三,13812345678\n".utf8), name: "名单.csv", programs: .none)
        #expect(file.hits.map(\.rule) == [.mobile])
        #expect(file.mediaType == "text/csv; charset=utf-8")
        #expect(file.text.contains("张三"))
        let old = try Attachment([0xBD, 0xCC, 0xD3, 0xFD, 0xBE, 0xD6, 0x0A], name: "x.txt", programs: .none)
        #expect(old.mediaType == "text/plain; charset=gb18030")
    }

    @Test("A recording is a question to a person, and its place must go")
    func recording() throws {
        let place = Array("ftypmp42....com.apple.quicktime.location.ISO6709".utf8)
        let file = try Attachment([0, 0, 0, 24] + place, name: "x.mp4")
        #expect(file.hits.map(\.rule) == [.notScanned, .location])
    }

    @Test("Any bytes whatever are taken in or refused in words")
    func anyBytes() {
        var random = Fuzz(seed: 24)
        let seeds: [[UInt8]] = [
            AttachmentSamples.png(), AttachmentSamples.jpegWithPlace, AttachmentSamples.word(AttachmentSamples.run("字")),
            AttachmentSamples.pdf("BT ET"), Array("GIF89a".utf8) + [1, 0, 1, 0, 0x87, 0, 0], Array("RIFF0000WEBPVP8X".utf8),
            [0, 0, 0, 24] + Array("ftypisom".utf8), Array("甲,乙\n1,2".utf8),
        ]
        for round in 0..<1_000 {
            let bytes = random.damage(seeds[round % seeds.count])
            do throws(AttachmentRefusal) {
                let file = try Attachment(bytes, name: "x", programs: .none)
                #expect(file.name.contains("."))
            } catch {
                #expect(error.words.hasSuffix("。"))
            }
        }
    }
}
