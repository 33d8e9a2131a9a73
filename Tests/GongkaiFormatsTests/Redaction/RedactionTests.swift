import Foundation
import GongkaiCore
import Testing

@testable import GongkaiFormats

private typealias Samples = RedactionSamples

@Suite struct RedactionTests {
    @Test("What a box covers is gone from every part of the result, and the rest can still be read")
    func covered() throws {
        let bytes = Samples.pdf([Samples.line("Applicant") + Samples.line("430408198001011239", x: 90) + Samples.line("Decision", y: 40)])
        let order = RedactionOrder([Samples.box(85, 240)], mustNotHold: ["430408198001011239", "SECRETAUTHOR"])
        let file = try Redaction.redact(bytes, order, name: "decision.pdf")
        let result = try file.released()
        #expect(try Set(Samples.words(result)[0]) == ["Applicant", "〔个人隐私·第十五条〕", "Decision"])
        let inside = PDFInside(result)
        let whole = inside.rest + inside.streams.flatMap { Zlib.unpack($0.data[...], most: 9_000_000) ?? [] }
        for secret in ["430408198001011239", "SECRETAUTHOR", "SECRETTITLE", "Helvetica"] {
            #expect(!whole[...].contains(text: secret))
            #expect(!whole[...].contains(bytes: secret.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }))
        }
        #expect(
            file.log.entries == [RedactionLog.Entry(ground: .privacy, article: "第十五条", page: 1, boxes: 1, characters: 18)])
        #expect(file.log.thirdParty.map(\.ground) == [.privacy])
        #expect(file.verdict.checks.map(\.question) == RedactionVerdict.Question.allCases)
    }

    @Test("Every point of a box is black, also where the ground is written over it")
    func black() throws {
        let bytes = Samples.pdf([Samples.line("Applicant 430408198001011239")])
        let box = Samples.box(10, 280)
        let result = try Redaction.redact(bytes, RedactionOrder([box]), name: "a.pdf").released()
        let picture = try #require(RedactedPictures(PDFInside(result)).picture(ofPage: 0))
        #expect((picture.width, picture.height) == (800, 400))
        let place = PixelBox(box, width: 800, height: 400)
        #expect(picture.isBlack(place))
        #expect(picture.points.filter { $0 == 0 }.count == place.width * place.height)
        let hasLabel = PDFInside(result).streams.contains { $0.head.contains("/ImageMask true") }
        #expect(hasLabel == FileManager.default.isExecutableFile(atPath: "/usr/bin/vips"))
    }

    @Test("What was redacted passes the gate of publication: the grounds written on the boxes are no hidden text")
    func publishable() throws {
        let bytes = Samples.pdf([Samples.line("Applicant") + Samples.line("430408198001011239", x: 90) + Samples.line("Decision", y: 40)])
        for box in [Samples.box(85, 240), Samples.box(10, 280), Samples.box(85, 240, .tradeSecret)] {
            let order = RedactionOrder([box])
            let result = try Redaction.redact(bytes, order, name: "decision.pdf").released()
            #expect(!AttachmentScan.scan(result, name: "decision.pdf").hits.contains { $0.rule == .coveredText })
        }
        #expect(RedactionGround.areCaptions("〔个人隐私·第十五条〕") && RedactionGround.areCaptions("〔个人隐私·第十五条〕〔个人隐私·第十五条〕"))
        #expect(!RedactionGround.areCaptions("〔张小明〕") && !RedactionGround.areCaptions("〔个人隐私·第十五条〕张") && !RedactionGround.areCaptions("〕"))
    }

    @Test("The same order on the same document gives the same bytes")
    func deterministic() throws {
        let bytes = Samples.pdf([Samples.line("Applicant 430408198001011239"), Samples.line("Page two")])
        let order = RedactionOrder([Samples.box(85, 240), Samples.box(20, 50, page: 2, .tradeSecret)])
        #expect(try Redaction.redact(bytes, order, name: "a.pdf").released() == Redaction.redact(bytes, order, name: "a.pdf").released())
    }

    @Test("Covered text that can be read elsewhere keeps the document back, and the verdict says where, not what")
    func elsewhere() throws {
        let bytes = Samples.pdf([Samples.line("Zhangsan asked"), Samples.line("Reply to Zhang san", y: 60)])
        let box = Samples.box(15, 74)
        let file = try Redaction.redact(bytes, RedactionOrder([box]), name: "a.pdf")
        #expect(throws: RedactionRefusal.notVerified(file.verdict)) { try file.released() }
        let failed = file.verdict.checks.filter { !$0.holds }
        #expect(failed.map(\.question).contains(.pageText))
        #expect(failed.first?.findings == [RedactionVerdict.Finding(page: 2, .box(1))])
        #expect(!RedactionRefusal.notVerified(file.verdict).english.lowercased().contains("zhang"))
        let allowed = try Redaction.redact(bytes, RedactionOrder([box], mayStay: ["ZHANGSAN"]), name: "a.pdf")
        #expect(try Samples.words(allowed.released())[1] == ["Reply", "to", "Zhang", "san"])
    }

    @Test(
        "A string that must not be held keeps the document back wherever it stands, in any width and spacing",
        arguments: [("Ｚｈａｎｇ San", "a.pdf", RedactionVerdict.Question.pageText), ("public", "public.pdf", .fileName)])
    func named(text: String, name: String, question: RedactionVerdict.Question) throws {
        let bytes = Samples.pdf([Samples.line("Secret", y: 40) + Samples.line("zhang  SAN")])
        let file = try Redaction.redact(bytes, RedactionOrder([Samples.box(15, 70, y: 40)], mustNotHold: [text]), name: name)
        #expect(!file.verdict.holds)
        let check = file.verdict.checks.first { $0.question == question }
        #expect(check?.findings.first?.subject == .named(1))
    }

    @Test("Words nobody can see on the page do not come to light in the new text")
    func unseen() throws {
        let under = Samples.line("SECRETUNDER") + "15 90 200 25 re f "
        let white = "1 g " + Samples.line("SECRETWHITE", y: 60) + "0 g "
        let bytes = Samples.pdf([under + white + Samples.line("Open", y: 20)])
        let file = try Redaction.redact(bytes, RedactionOrder([Samples.box(200, 280, y: 20)]), name: "a.pdf")
        #expect(try Samples.words(file.released()) == [["Open", "〔个人隐私·第十五条〕"]])
        #expect(file.log.unseenWords == 2)
    }

    @Test(
        "What lies outside the part of the page that viewers show does not come to light",
        arguments: ["", "/Rotate 90", "/Rotate 180", "/Rotate 270"])
    func cropped(turn: String) throws {
        let content = Samples.line("SECRETOUTSIDE", x: 20, y: 120) + Samples.line("Inside", x: 120, y: 60)
        let bytes = Samples.pdf([content], page: "/MediaBox[0 0 288 144]/CropBox[100 40 260 100]\(turn)")
        let box = RedactionBox(page: 1, left: 0, top: 0, width: 0.1, height: 0.1, ground: .privacy)
        let result = try Redaction.redact(bytes, RedactionOrder([box]), name: "a.pdf").released()
        #expect(try Samples.words(result).joined().filter { !$0.hasPrefix("〔") } == ["Inside"])
    }

    @Test("Turned text, and text drawn letter by letter, is covered like any other", arguments: [false, true])
    func turned(isSingle: Bool) throws {
        let letters = "430408198001011239".enumerated().map { Samples.line("\($1)", x: 20 + 12 * $0) }.joined()
        let turned = "BT /F 12 Tf 0.7 0.7 -0.7 0.7 60 20 Tm (430408198001011239) Tj ET "
        let bytes = Samples.pdf([(isSingle ? letters : turned) + Samples.line("Decision", x: 200, y: 20)])
        let box = isSingle ? Samples.box(15, 250) : RedactionBox(page: 1, left: 0.1, top: 0, width: 0.5, height: 1, ground: .privacy)
        let file = try Redaction.redact(bytes, RedactionOrder([box], mustNotHold: ["430408198001011239"]), name: "a.pdf")
        #expect(try Samples.words(file.released()).joined().contains("Decision"))
        #expect(try !Samples.words(file.released()).joined().joined().contains("43"))
        #expect(file.log.entries.first?.characters == 18)
    }

    @Test("Of a Chinese clause what stands beside the boxes is still found in the result", .enabled(if: PrintedPaper.isPossible))
    func clause() async throws {
        let html = """
            <!doctype html><html lang="zh-CN"><title>a</title><p style="font-size: 12pt">\
            兹证明张三丰居住在衡阳市蒸湘区红湘路十八号，身份证号码110105194912310021，特此证明。</p></html>
            """
        let bytes = try await PDFPrinter(weasyprint: PrintedPaper.weasyprint).print(html: html)
        let words = ["张三丰", "110105194912310021"].map { RedactionDraft.Words($0, .privacy) }
        let finds = try Redaction.finds(words, in: bytes)
        #expect(finds.counts == [1, 1])
        let order = RedactionOrder(finds.boxes, mustNotHold: words.map(\.text))
        let text = try Samples.words(Redaction.redact(bytes, order, name: "a.pdf").released()).joined().joined()
        #expect(text.contains("衡阳市蒸湘区红湘路"))
        for gone in ["张三", "三丰", "1101", "0021"] { #expect(!text.contains(gone)) }
    }

    @Test("A page that is only drawn loses its points, and the log says that nothing else could be checked")
    func drawn() throws {
        let bytes = Samples.pdf(["1 0 0 rg 20 40 100 60 re f", Samples.line("Text")])
        let box = RedactionBox(page: 1, left: 0, top: 0, width: 0.5, height: 1, ground: .tradeSecret)
        let file = try Redaction.redact(bytes, RedactionOrder([box]), name: "a.pdf")
        let picture = try #require(RedactedPictures(PDFInside(try file.released())).picture(ofPage: 0))
        #expect(picture.points.allSatisfy { $0 == 0 || $0 == 255 })
        #expect(file.log.pagesWithoutText == [1])
        #expect(file.log.entries.map(\.characters) == [nil])
    }

    @Test("A photograph becomes a page")
    func photograph() throws {
        let bytes = Samples.png(width: 60, height: 40, Array(repeating: 90, count: 2_400))
        let box = RedactionBox(page: 1, left: 0.25, top: 0.25, width: 0.5, height: 0.5, ground: .thirdParty)
        let file = try Redaction.redact(bytes, RedactionOrder([box]), name: "a.pdf")
        let picture = try #require(RedactedPictures(PDFInside(try file.released())).picture(ofPage: 0))
        #expect((picture.width, picture.height) == (60, 40))
        #expect(picture.points.filter { $0 == 0 }.count == 30 * 20)
        #expect(picture.points.filter { $0 == 90 }.count == 2_400 - 30 * 20)
    }

    @Test("The page to draw boxes on is the page that will be redacted")
    func picture() throws {
        let bytes = Samples.pdf([Samples.line("a"), Samples.line("b")], page: "/MediaBox[0 0 288 144]/Rotate 90")
        #expect(try Redaction.pages(of: bytes) == 2)
        let png = try #require(try Redaction.picture(ofPage: 2, of: bytes))
        let size = try PictureSize(png)
        #expect((size.width, size.height) == (400, 800))
        #expect(try Redaction.picture(ofPage: 3, of: bytes) == nil)
    }

    // MARK: Refusals

    private func refusal(
        _ bytes: [UInt8], _ boxes: [RedactionBox]? = nil, mustNotHold: [String] = [], regime: String = "2019"
    ) -> RedactionRefusal? {
        do {
            let order = RedactionOrder(boxes ?? [Samples.box(10, 20)], mustNotHold: mustNotHold, regime: regime)
            _ = try Redaction.redact(bytes, order, name: "a.pdf")
            return nil
        } catch {
            return error as? RedactionRefusal
        }
    }

    @Test("An order that makes no sense is refused with the number of the box")
    func orders() {
        let bytes = Samples.pdf([Samples.line("a")])
        let box: (Double, Double, Double, Double, Int) -> RedactionBox = {
            RedactionBox(page: $4, left: $0, top: $1, width: $2, height: $3, ground: .privacy)
        }
        #expect(refusal(bytes, []) == .noBox)
        #expect(refusal(bytes, [box(0, 0, 1, 1, 1), box(0, 0, 0, 0.1, 1)]) == .boxWithoutSize(box: 2))
        #expect(refusal(bytes, [box(0, 0, .nan, 0.1, 1)]) == .boxWithoutSize(box: 1))
        #expect(refusal(bytes, [box(0.5, 0, 0.6, 0.1, 1)]) == .boxOutsidePage(box: 1, page: 1))
        #expect(refusal(bytes, [box(-0.1, 0, 0.6, 0.1, 1)]) == .boxOutsidePage(box: 1, page: 1))
        #expect(refusal(bytes, [box(0, 0, 0.6, 0.1, 2)]) == .noSuchPage(box: 1, page: 2, pages: 1))
        #expect(refusal(bytes, [box(0, 0, 0.6, 0.1, 0)]) == .noSuchPage(box: 1, page: 0, pages: 1))
        #expect(refusal(bytes, mustNotHold: ["  张 "]) == .stringTooShort(number: 1))
        #expect(refusal(bytes, regime: "1999") == .unknownRegime("1999"))
    }

    @Test("Documents beyond the limits are refused before they are drawn")
    func limits() {
        #expect(refusal(Samples.pdf(Array(repeating: "", count: 301))) == .tooManyPages(301, most: 300))
        let wall = Samples.pdf([""], page: "/MediaBox[0 0 14173 14173]")
        guard case .pageTooLarge(page: 1, _, most: 64_000_000) = refusal(wall) else {
            Issue.record("a page of five metres was taken")
            return
        }
        let big: (Int) -> [UInt8] = { value in (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }
        let bomb =
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + PNGChunk.written("IHDR", big(50_000) + big(50_000) + [1, 0, 0, 0, 0])
            + PNGChunk.written("IDAT", Zlib.compress([UInt8](repeating: 0, count: 1_000))) + PNGChunk.written("IEND", [])
        guard case .pageTooLarge = refusal(bomb) else {
            Issue.record("a picture of 2,500 million points was taken")
            return
        }
        guard case .wrongKind = refusal(Array("name,number\n".utf8)) else {
            Issue.record("a text was taken")
            return
        }
    }

    @Test("What cannot be read is a fault")
    func unreadable() throws {
        let order = RedactionOrder([Samples.box(10, 20)])
        let cut = Array(Samples.png(width: 9, height: 9, Array(repeating: 1, count: 81)).prefix(60))
        #expect(throws: DocumentFault.empty) { try Redaction.redact([], order, name: "a.pdf") }
        #expect(throws: DocumentFault.damaged(part: "PDF")) { try Redaction.redact(Array("%PDF-1.4\nnothing".utf8), order, name: "a.pdf") }
        #expect(throws: DocumentFault.damaged(part: "PNG")) { try Redaction.redact(cut, order, name: "a.pdf") }
        #expect(throws: DocumentFault.toolMissing(.pdftotext)) {
            try Redaction.redact(Samples.pdf([""]), order, name: "a.pdf", programs: .none)
        }
    }
}
