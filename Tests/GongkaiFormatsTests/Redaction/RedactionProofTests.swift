import GongkaiCore
import Testing

@testable import GongkaiFormats

/// The check is given documents that are wrong in one way each, as if the part that makes them were broken.
@Suite struct RedactionProofTests {
    private let box = RedactionBox(page: 1, left: 0.25, top: 0.25, width: 0.5, height: 0.5, ground: .privacy)

    private func page(covered: [RedactedWords.Covered] = [], open: String = "") -> RedactionProof.Page {
        RedactionProof.Page(
            width: 400, height: 200, scale: 0.36, boxes: [(1, PixelBox(box, width: 400, height: 200))], labels: [], covered: covered,
            open: open)
    }

    private func picture(boxIsWhole: Bool = true) -> RasterPicture {
        var picture = RasterPicture(width: 400, height: 200, channels: 1, points: [UInt8](repeating: 255, count: 80_000))
        picture.blacken(PixelBox(box, width: 400, height: 200))
        guard !boxIsWhole else { return picture }
        var points = picture.points
        points[100 * 400 + 200] = 1
        return RasterPicture(width: 400, height: 200, channels: 1, points: points)
    }

    private func file(_ picture: RasterPicture, text: String = "Open", left: Double = 2, pages: Int = 1) -> [UInt8] {
        var pdf = RedactedPDF()
        for _ in 0..<pages {
            let text = RedactedPDF.Text(text: text, left: left, top: 2, right: left + 30, bottom: 12, isVertical: false)
            pdf.add(PackedPicture(picture), scale: 0.36, on: PDFPaper.Size(width: 144, height: 72), texts: [text], marks: [])
        }
        return pdf.finish()
    }

    private func failed(_ file: [UInt8], named: [String] = [], page: RedactionProof.Page? = nil, name: String = "a.pdf") throws
        -> [RedactionVerdict.Question]
    {
        let proof = RedactionProof(
            pages: [page ?? self.page()], captions: [], order: RedactionOrder([box], mustNotHold: named), programs: .installed)
        let verdict = try proof.verdict(on: file, name: name)
        #expect(verdict.holds == verdict.checks.allSatisfy(\.holds))
        return verdict.checks.filter { !$0.holds }.map(\.question)
    }

    @Test("A document as it should be passes")
    func good() throws {
        #expect(try failed(file(picture()), named: ["张三丰"]) == [])
    }

    @Test("One point that shines through a box is found")
    func point() throws {
        #expect(try failed(file(picture(boxIsWhole: false))) == [.boxes])
    }

    @Test("A box that another program shows elsewhere is found")
    func place() throws {
        let moved = RedactionProof.Page(
            width: 400, height: 200, scale: 0.5, boxes: [(1, PixelBox(box, width: 400, height: 200))], labels: [], covered: [], open: "")
        #expect(try failed(file(picture()), page: moved).contains(.boxes))
    }

    @Test("A word in a box is found even when nobody knows it")
    func word() throws {
        var pdf = RedactedPDF()
        let text = RedactedPDF.Text(text: "Unknown", left: 50, top: 30, right: 90, bottom: 40, isVertical: false)
        pdf.add(PackedPicture(picture()), scale: 0.36, on: PDFPaper.Size(width: 144, height: 72), texts: [text], marks: [])
        #expect(try failed(pdf.finish()) == [.pageText])
    }

    @Test("A secret in the new text is found on the page and in the bytes")
    func secret() throws {
        #expect(try failed(file(picture(), text: "申请人张三"), named: ["张三"]) == [.pageText, .bytes])
        let covered = page(covered: [RedactedWords.Covered(text: "张三", box: 1)])
        #expect(try failed(file(picture(), text: "申请人张三"), page: covered) == [.pageText, .bytes])
    }

    @Test(
        "Words and short numbers that every PDF holds do not keep a document back, unless they are in its text",
        arguments: ["Page", "2000", "cafe"])
    func format(word: String) throws {
        #expect(try failed(file(picture()), named: [word]) == [])
        #expect(try failed(file(picture(), text: word), named: [word]) == [.pageText, .bytes])
    }

    @Test("A secret that only the picture shows is found")
    func seen() throws {
        #expect(try failed(file(picture()), named: ["张三"], page: page(open: "申请人张三")) == [.pageText])
    }

    @Test(
        "A secret appended to the file is found, whatever it is written in",
        arguments: [Array("13812345678".utf8), "13812345678".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }])
    func appended(secret: [UInt8]) throws {
        let whole = file(picture())
        #expect(try failed(whole + [0x25] + secret + [0x0A], named: ["138 1234 5678"]) == [.hiddenParts, .bytes])
        let hidden =
            Array("99 0 obj\n<</Filter/FlateDecode>>stream\n".utf8) + Zlib.compress(secret) + Array("\nendstream\nendobj\n%%EOF\n".utf8)
        #expect(try failed(whole + hidden, named: ["13812345678"]) == [.hiddenParts, .bytes])
    }

    @Test("A missing page, a note of the document's maker and a secret in the name are found")
    func others() throws {
        #expect(try failed(file(picture(), pages: 2)) == [.pageCount])
        #expect(try failed(file(picture()), named: ["张三"], name: "张 三.pdf") == [.fileName])
        let marked = replacing(file(picture()), "/Root 1 0 R>>", "/Root 1 0 R/Info<</Author(x)>>>>")
        #expect(try failed(marked) == [.documentInformation, .hiddenParts])
    }

    @Test("A font that is not the empty one is found")
    func font() throws {
        let whole = file(picture())
        #expect(try failed(replacing(whole, "/Length1 ", "/LengthX ")) == [.hiddenParts])
        #expect(EmptyFont.bytes.count < 500)
    }

    @Test("A question that was not asked is not answered well")
    func unasked() {
        let checks = RedactionVerdict.Question.allCases.map { RedactionVerdict.Check($0, []) }
        #expect(RedactionVerdict(checks).holds)
        #expect(!RedactionVerdict(checks.dropLast().map(\.self)).holds)
        #expect(!RedactionVerdict([]).holds)
    }

    private func replacing(_ bytes: [UInt8], _ old: String, _ new: String) -> [UInt8] {
        let wanted = Array(old.utf8)
        guard let at = bytes.indices.first(where: { bytes[$0...].starts(with: wanted) }) else { return bytes }
        return Array(bytes[..<at]) + Array(new.utf8) + Array(bytes[(at + wanted.count)...])
    }
}
