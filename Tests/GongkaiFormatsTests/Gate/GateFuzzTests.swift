import GongkaiCore
import Testing

@testable import GongkaiFormats

/// Damaged and crafted files give findings, never a crash.
@Suite struct GateFuzzTests {
    private typealias Make = AttachmentSamples

    private static let samples: [(bytes: [UInt8], name: String)] = [
        (Make.word(Make.run("甲", "<w:vanish/>") + "<w:p><w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>"), "a.docx"),
        (
            Make.workbook([
                (
                    "表", "hidden",
                    "<cols><col min=\"1\" max=\"2\" hidden=\"1\"/></cols><sheetData><row r=\"1\">\(Make.cell("A1", "甲"))</row></sheetData>"
                )
            ]),
            "a.xlsx"
        ),
        (Make.pdf("BT /F1 12 Tf 72 700 Td (Items) Tj ET"), "a.pdf"), (Make.jpegWithPlace, "a.jpg"),
        (Make.png(PNGChunk.written("eXIf", Make.exif)), "a.png"), (StoredZIP([("a.txt", "甲"), ("b.csv", "1,2")]).bytes, "a.zip"),
        (Array("<html><body><table><tr><td onclick=x>甲<p>乙</table></body></html>".utf8), "a.html"),
        (Array("甲,乙\n\"丙\",=1\n".utf8), "a.csv"),
        (StoredZIP([("ppt/presentation.xml", "<p/>"), ("ppt/slides/slide1.xml", "<p show=\"0\"><t>甲</t></p>")]).bytes, "a.pptx"),
    ]

    @Test("Damaged attachments never crash the scan")
    func attachments() {
        var random = Fuzz(seed: 21)
        let words = GateWordList([])
        var found = 0, wordless = 0
        for round in 0..<4_000 {
            let sample = Self.samples[round % Self.samples.count]
            let hits = AttachmentScan.scan(random.damage(sample.bytes), name: sample.name, words: words, programs: .none).hits
            found += hits.count
            wordless += hits.count { $0.advice.isEmpty }
        }
        #expect(found > 0)
        #expect(wordless == 0)
    }

    @Test("Damaged parts of documents never crash their readers")
    func parts() {
        var random = Fuzz(seed: 22)
        let part = Array((Make.run("甲", "<w:vanish/><w:sz w:val=\"4\"/>") + "<w:ins><w:r><w:t>乙</w:t></w:r></w:ins>").utf8)
        let page = Array(
            "<doc><page width=\"595\" height=\"842\"><word xMin=\"1\" yMin=\"2\" xMax=\"9\" yMax=\"8\">甲a1</word></page></doc>".utf8)
        let picture = GrayPicture.all(Array("P5 4 4 255\n".utf8) + Array(repeating: 9, count: 16))[0]
        let pictures = Array("P5 4 4 255\n0123456789abcdefP5 1 1 255\n0".utf8)
        var readParts = 0, readPages = 0
        for _ in 0..<4_000 {
            if let xml = try? XMLReader(random.damage(part), part: "x"), (try? WordPartScan.read(xml, hiddenStyles: [])) != nil {
                readParts += 1
            }
            for page in (try? PDFPage.read(random.damage(page))) ?? [] {
                readPages += 1
                _ = page.unseen(in: picture)
            }
            _ = GrayPicture.all(random.damage(pictures))
            _ = EXIF(random.damage(Make.exif)[...])
            _ = try? ImageStripper.withoutMetadata(random.damage(Make.jpegWithPlace))
            _ = try? ImageStripper.withoutMetadata(random.damage(Make.png()))
        }
        // Some of the damage must leave something to read, or nothing behind the first check was tried.
        #expect(readParts > 0)
        #expect(readPages > 0)
    }

    @Test("Outside its coded data a picture without its metadata has none, however damaged it was")
    func stripped() throws {
        var random = Fuzz(seed: 23)
        for _ in 0..<2_000 {
            guard let bare = try? ImageStripper.withoutMetadata(random.damage(Make.jpegWithPlace)) else { continue }
            // Damage may put a copy of anything behind the start of a scan, where all bytes are picture.
            for segment in try JPEGSegment.all(bare).segments where segment.marker != 0xDA {
                let content = bare[segment.whole]
                #expect(!content.contains(text: "SN12345") && !content.contains(text: "138123"))
            }
        }
    }
}
