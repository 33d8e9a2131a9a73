import Foundation
import GongkaiCore
import Testing

@testable import GongkaiFormats

@Suite struct AttachmentScanTests {
    private typealias Make = AttachmentSamples
    private let identity = "11010519491231002X"

    private func scan(_ bytes: [UInt8], _ name: String) -> AttachmentFindings { AttachmentScan.scan(bytes, name: name) }
    private func rules(_ bytes: [UInt8], _ name: String) -> Set<GateRule> { Set(scan(bytes, name).hits.map(\.rule)) }

    // MARK: Office

    @Test("A clean document has no hits and gives its text")
    func clean() {
        let found = scan(Make.word(Make.run("关于公开的通知")), "通知.docx")
        #expect(found.hits == [] && found.text == "关于公开的通知" && found.kind == .docx && !found.isBlocked)
    }

    @Test("What a Word document hides is found, and its numbers never shown in full")
    func word() {
        let body =
            Make.run("正文") + Make.run("藏\(identity)", "<w:vanish/>") + Make.run("黑", "<w:highlight w:val=\"black\"/>")
            + Make.run("白", "<w:color w:val=\"FFFFFF\"/>")
            + "<w:p><w:del><w:r><w:delText>删13812345678</w:delText></w:r></w:del><w:ins><w:r><w:t>增</w:t></w:r></w:ins></w:p>"
        let more: [(name: String, text: String)] = [
            ("word/comments.xml", "<w:comments><w:comment><w:p><w:r><w:t>批</w:t></w:r></w:p></w:comment></w:comments>"),
            ("word/header1.xml", "<w:hdr><w:p><w:r><w:t>机密★10年</w:t></w:r></w:p></w:hdr>"), ("word/vbaProject.bin", "x"),
            ("docProps/core.xml", "<cp><dc:creator>张小明</dc:creator><cp:lastModifiedBy>李四</cp:lastModifiedBy></cp>"),
            (
                "word/_rels/document.xml.rels",
                "<Relationships><Relationship Id=\"t\" Type=\"x/attachedTemplate\" Target=\"file:///C:/a.dotx\" TargetMode=\"External\"/></Relationships>"
            ),
        ]
        let found = scan(Make.word(body, more: more), "通知.docx")
        #expect(
            Set(found.hits.map(\.rule)) == [
                .hiddenText, .coveredText, .trackedChange, .identityNumber18, .mobile, .comment, .secrecyMark, .macro, .documentProperty,
                .externalLink,
            ])
        #expect(found.isBlocked && found.text == "正文\n增\n机密★10年", "\(found.text)")
        #expect(found.hits.allSatisfy { !$0.excerpt.contains("19491231") && !$0.excerpt.contains("13812345678") })
        #expect(found.hits.contains { $0.rule == .secrecyMark && $0.place == "页眉" })
        #expect(found.properties.map(\.value) == ["张小明", "李四"])
    }

    @Test("A style can hide text too")
    func style() {
        let styles = "<w:styles><w:style w:styleId=\"h\"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
        #expect(rules(Make.word(Make.run("藏", "<w:rStyle w:val=\"h\"/>"), more: [("word/styles.xml", styles)]), "a.docx") == [.hiddenText])
        #expect(rules(Make.word(Make.run("显", "<w:vanish w:val=\"0\"/>")), "a.docx") == [])
    }

    @Test("What a workbook hides is found with its place")
    func workbook() {
        let visible = """
            <cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1">\(Make.cell("A1", "姓名"))\(Make.cell("B1", "住址"))</row>
            <row r="2">\(Make.cell("A2", identity))</row><row r="3" hidden="1">\(Make.cell("A3", "甲"))</row></sheetData>
            """
        let plain = "<sheetData><row r=\"1\">\(Make.cell("A1", "乙"))</row></sheetData>"
        let bytes = Make.workbook(
            [("名单", "visible", visible), ("底稿", "hidden", plain), ("深", "veryHidden", plain)],
            names: "<definedName name=\"x\" hidden=\"1\">1</definedName>",
            more: [("xl/comments1.xml", "<comments><t>批</t></comments>"), ("xl/externalLinks/externalLink1.xml", "<x/>")])
        let found = scan(bytes, "名单.xlsx")
        #expect(
            Set(found.hits.map(\.rule)) == [
                .identityNumber18, .hiddenColumn, .hiddenRow, .hiddenSheet, .definedName, .comment, .externalLink,
            ])
        #expect(found.hits.first { $0.rule == .identityNumber18 }?.place == "工作表“名单”第 2 行")
        #expect(found.hits.filter { $0.rule == .hiddenSheet }.map(\.place) == ["工作表“底稿”", "工作表“深”", "工作表“深”"])
        #expect(!found.text.contains("甲") && !found.text.contains("乙"))
        #expect(rules(Make.workbook([("表", "visible", plain)]), "a.xlsx") == [])
    }

    // MARK: PDF

    @Test("Words under a box, white on white and beside the page are found; words that can be seen are not", .enabled(if: hasPoppler))
    func coveredWords() {
        let text = "BT /F1 12 Tf 72 700 Td (Visible words here) Tj ET BT /F1 12 Tf 72 600 Td (Secret name) Tj ET "
        let box = "0 g 70 596 200 16 re f "
        let white = "BT 1 g /F1 12 Tf 72 500 Td (Whiteout) Tj ET"
        #expect(rules(Make.pdf("BT /F1 12 Tf 72 700 Td (Visible words, here - 1.) Tj ET"), "a.pdf") == [])
        let found = scan(Make.pdf(text + box + white), "a.pdf")
        #expect(found.hits.map(\.rule) == [.coveredText], "\(found.hits)")
        #expect(found.hits.first?.excerpt == "Secret name Whiteout" && found.hits.first?.place == "第 1 页" && found.text.contains("Visible"))
        // A box over the middle of one word.
        let middle = "BT /F1 12 Tf 72 700 Td (abcdefghijklmnopqrstuvwxyz) Tj ET 0 g 110 696 60 16 re f"
        #expect(rules(Make.pdf(middle), "a.pdf") == [.coveredText])
    }

    @Test(
        "On a page that is turned to be read, words under a box are found, and words that can be seen are not", .enabled(if: hasPoppler),
        arguments: [90, 180, 270])
    func turnedPage(angle: Int) {
        let text = "BT /F1 12 Tf 72 700 Td (Visible words here) Tj ET BT /F1 12 Tf 72 600 Td (SECRET) Tj ET "
        #expect(rules(Make.pdf(text, page: "/Rotate \(angle)"), "a.pdf") == [])
        let found = scan(Make.pdf(text + "0 g 70 596 200 16 re f", page: "/Rotate \(angle)"), "a.pdf")
        #expect(found.hits.map(\.rule) == [.coveredText] && found.hits.first?.excerpt == "SECRET", "\(found.hits)")
    }

    @Test("Scripts, properties and scans of paper are told", .enabled(if: hasPoppler))
    func pdf() {
        let line = "BT /F1 12 Tf 72 700 Td (Items) Tj ET"
        #expect(rules(Make.pdf(line, catalogue: "/OpenAction<</S/JavaScript/JS(app.alert(1))>>"), "a.pdf") == [.script])
        let found = scan(Make.pdf(line, information: "/Author(Zhang San)"), "a.pdf")
        #expect(found.hits.map(\.rule) == [.documentProperty] && found.properties.contains { $0.value == "Zhang San" })
        #expect(rules(Make.pdf("0 g 0 0 99 99 re f"), "a.pdf") == [.notScanned])
        #expect(rules(Array("%PDF-1.4\nnothing".utf8), "a.pdf") == [.unreadable])
    }

    private static let hasPoppler = FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftoppm")

    // MARK: Pictures

    @Test("Place, camera and comments of a picture are found and can be taken out")
    func pictures() throws {
        let found = scan(Make.jpegWithPlace, "a.jpg")
        #expect(Set(found.hits.map(\.rule)) == [.location, .device, .mobile])
        #expect(found.properties.first?.value == "3×2")
        let bare = try ImageStripper.withoutMetadata(Make.jpegWithPlace)
        #expect(scan(bare, "a.jpg").hits == [])
        #expect(try ImageFile(bare).exif?.orientation == 6)
        #expect(bare.suffix(6).elementsEqual(Make.jpegWithPlace.suffix(6)))
        let png = Make.png(PNGChunk.written("eXIf", Make.exif) + PNGChunk.written("tEXt", Array("Comment\u{0}x".utf8)))
        #expect(rules(png, "a.png") == [.location, .device])
        let barePNG = try ImageStripper.withoutMetadata(png)
        #expect(scan(barePNG, "a.png").hits == [] && !barePNG[...].contains(text: "Comment"))
        #expect(try ImageFile(barePNG).exif?.orientation == 6)
        #expect(try ImageStripper.withoutMetadata(Make.png()) == Make.png())
        #expect(throws: DocumentFault.unsupported(.image)) {
            try ImageStripper.withoutMetadata(Array("BM".utf8) + [UInt8](repeating: 0, count: 16) + [1, 0, 0, 0, 1, 0, 0, 0, 0, 0])
        }
    }

    @Test("A WebP file loses its metadata and keeps its picture")
    func webp() throws {
        func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
            Array(name.utf8) + Make.big(content.count, 4).reversed() + content + (content.count % 2 == 1 ? [0] : [])
        }
        let body =
            Array("WEBP".utf8) + chunk("VP8X", [0x0C, 0, 0, 0, 2, 0, 0, 1, 0, 0]) + chunk("VP8 ", [1, 2, 3]) + chunk("EXIF", Make.exif)
        let bytes = Array("RIFF".utf8) + Make.big(body.count, 4).reversed() + body
        #expect(rules(bytes, "a.webp") == [.location, .device])
        let bare = try ImageStripper.withoutMetadata(bytes)
        #expect(scan(bare, "a.webp").hits == [] && bare[...].contains(bytes: chunk("VP8 ", [1, 2, 3])) && bare[20] == 0)
    }

    @Test("A picture that cannot be read says so", arguments: [0, 3, 40])
    func damaged(length: Int) {
        #expect(rules(Array(Make.png().prefix(8 + length)), "a.png").isSubset(of: [.unreadable]))
        #expect(scan(Array(Make.png().prefix(8 + length)), "a.png").isBlocked)
    }

    // MARK: Two formats, names, archives

    @Test("Files that are two formats at once are refused")
    func twoFormats() {
        let zip = StoredZIP([("a.txt", "甲")]).bytes
        for (bytes, name) in [
            (Make.pdf("") + zip, "a.pdf"), (Array("<script>".utf8) + Make.pdf(""), "a.pdf"), (Make.png() + zip, "a.png"),
            (Make.jpeg() + zip, "a.jpg"),
            (Array("GIF89a/*".utf8) + [0, 0, 0, 0, 0] + Array("*/=1;alert(1)".utf8), "a.gif"),
            (Make.jpeg() + Array("<SCRIPT>alert(1)</SCRIPT>".utf8), "a.jpg"),
            (StoredZIP([("%PDF-1.4", "x")]).bytes, "a.zip"), (Make.png() + [1], "a.png"),
        ] {
            #expect(scan(bytes, name).hits.contains { $0.rule == .twoFormats && $0.severity == .blocks }, "\(name)")
        }
        #expect(!rules(StoredZIP([("a.pdf", String(decoding: Make.pdf(""), as: UTF8.self))]).bytes, "a.zip").contains(.twoFormats))
    }

    @Test("A name must say what the file is")
    func names() {
        #expect(rules(Make.png(), "a.pdf") == [.wrongKind])
        #expect(rules(Make.png(), "a.exe") == [.wrongKind])
        #expect(rules(Make.png(), "a.jpg") == [.wrongKind])
        #expect(rules(Array("MZ\u{0}\u{1}".utf8), "a.txt") == [.unreadable])
        #expect(rules([], "a.txt") == [.unreadable])
        #expect(rules(Make.png(), "\(identity).png") == [.identityNumber18])
    }

    @Test(
        "What is kept of a file for another word list finds the same words at the same places, hidden ones and those of files inside it too"
    )
    func passages() {
        let list = GateWordList([GateWord(.sensitive, "城中村民"), GateWord(.secrecy, "内部资料")])
        let word = Make.word(Make.run("城中村民三人") + Make.run("内部资料", "<w:vanish/>"))
        let zip = StoredZIP([("城中村民.txt", "名单\n城中村民三人，内部资料\n"), ("b.csv", "户,城中村民\n")]).bytes
        for (bytes, name, count) in [(word, "通知.docx", 2), (zip, "a.zip", 4)] {
            let found = AttachmentScan.scan(bytes, name: name, words: list, programs: .none)
            let direct = found.hits.filter(\.rule.isOfWordList)
            #expect(direct.count == count, "\(name): \(direct)")
            let bare = AttachmentScan.scan(bytes, name: name, words: .empty, programs: .none)
            #expect(
                bare.passages.flatMap { $0.wordHits(list) }.map { [$0.rule.rawValue, $0.place, $0.excerpt] }
                    == direct.map { [$0.rule.rawValue, $0.place, $0.excerpt] })
            #expect(!bare.hits.contains { $0.rule.isOfWordList })
        }
    }

    @Test("Archives are opened to the files in them, with limits")
    func archives() {
        let inner = StoredZIP([("名单.txt", "电话13812345678")]).bytes
        // Entries of the test's writer are text, so an archive inside is told by what it holds.
        let outer = StoredZIP([("a.txt", "身份证\(identity)"), ("b.csv", "x,=cmd()\n")]).bytes
        let found = scan(outer, "a.zip")
        #expect(Set(found.hits.map(\.rule)) == [.identityNumber18, .formula])
        #expect(found.hits.first { $0.rule == .identityNumber18 }?.place == "“a.txt”中 第 1 行")
        #expect(rules(inner, "a.zip") == [.mobile])
        #expect(rules(StoredZIP([("../a", "")]).bytes, "a.zip") == [.unsafeName])
        #expect(rules(StoredZIP([("a", ""), ("a", "")]).bytes, "a.zip") == [.unsafeName])
        #expect(rules(StoredZIP([("/etc/a.txt", "x")]).bytes, "a.zip") == [.unsafeName])
        #expect(rules(StoredZIP((0..<600).map { ("\($0).txt", "x") }).bytes, "a.zip") == [.tooLarge])
        #expect(rules(StoredZIP((0..<10_001).map { ("\($0)", "") }).bytes, "a.zip") == [.tooLarge])
    }

    // MARK: Text

    @Test("Text is scanned line by line; tables must not run; pages must not act")
    func text() {
        #expect(scan(Array("甲\n电话13812345678".utf8), "a.txt").hits.map(\.place) == ["第 2 行"])
        #expect(rules(Array("a,b\n-5,+86 1\n=1+1,@x\n".utf8), "a.csv") == [.formula])
        #expect(rules([0xB9, 0xAB, 0xBF, 0xAA, 0xCD, 0xA8, 0xD6, 0xAA], "a.txt") == [.encoding])
        #expect(rules(Array("<html><body><p onclick=x>甲</p></body></html>".utf8), "a.html") == [.script])
        #expect(rules(Array("<html><body><p>甲</p></body></html>".utf8), "a.html") == [])
    }

    @Test("Without programs to read a file with, the reviewer is asked")
    func noPrograms() {
        let found = AttachmentScan.scan(Make.pdf("BT /F1 12 Tf 72 700 Td (Items) Tj ET"), name: "a.pdf", programs: .none)
        #expect(found.hits.map(\.rule) == [.notScanned] && found.hits[0].severity == .question)
        let old: [UInt8] =
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + "WordDocument".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(AttachmentScan.scan(old, name: "a.doc", programs: .none).hits.map(\.rule) == [.notScanned])
    }
}
