import Foundation
import GongkaiCore
import Testing

@testable import GongkaiFormats

@Suite("Official papers in print (GB/T 9704-2012)", .enabled(if: PrintedPaper.isPossible))
struct OfficialPDFTests {
    static func sample(_ code: String, _ regime: DisclosureRegime = DisclosureRegime.all[0]) throws -> OfficialPaper {
        try RequestPaperSample.paper(try #require(RequestPaper.code(code, under: regime)), under: regime)
    }

    /// Long enough for at least four pages.
    static func long() throws -> OfficialPaper {
        var paper = try sample("reply.notExisting")
        for position in 1...3 { paper.paragraphs.insert(.init(String(repeating: "测", count: 600 + position)), at: position) }
        return paper
    }

    @Test("A4; header, number, red line, title, addressee and text stand where the standard puts them")
    func firstPage() async throws {
        let printed = try await PrintedPaper(try Self.sample("reply.deliberative"))
        let page = try #require(printed.pages.first)
        #expect(abs(page.width - 210) < 0.2 && abs(page.height - 297) < 0.2)
        let organ = try #require(page.line("衡阳市蒸湘区财政局"))
        let number = try #require(page.line("〔2025〕12号"))
        let title = try #require(page.line("政府信息不予公开告知书"))
        let addressee = try #require(page.line("李明："))
        for line in [organ, number, title] { #expect(abs((line.left + line.right) / 2 - 106) < 1, "\(line.text)") }
        // The box of a glyph is higher than its line by the font's ascent.
        #expect(abs(organ.top - 72) < 4)
        #expect(abs(number.top - organ.bottom - 18) < 5)
        #expect(title.top > number.bottom + 20 && abs(addressee.left - 28) < 0.5)
        let text = try #require(page.line("本机关于2025年4月22日"))
        #expect(abs(text.left - 28 - 2 * 156 / 28) < 0.5)
    }

    @Test("22 lines of 28 characters on a full page, inside the type area")
    func grid() async throws {
        let printed = try await PrintedPaper(try Self.long())
        #expect(printed.pages.count >= 4)
        for page in printed.pages {
            for line in page.body {
                #expect(line.left > 27.9 && line.right < 184.1 && line.top > 35 && line.bottom < 264, "\(line.text)")
            }
        }
        let full = printed.pages[1]
        #expect(full.body.count == 22)
        #expect(full.body.filter { $0.text == String(repeating: "测", count: 28) }.count >= 18)
    }

    @Test("Page numbers stand outside between dashes: on the right of odd pages, on the left of even ones")
    func pageNumbers() async throws {
        let printed = try await PrintedPaper(try Self.long())
        for (index, page) in printed.pages.enumerated() {
            let line = try #require(page.lines.first { $0.text == "—\(index + 1)—" })
            #expect(line.top > 265 && line.bottom < 278)
            let character = 14 * 25.4 / 72
            #expect(abs(index % 2 == 0 ? line.right - (184 - character) : line.left - (28 + character)) < 1)
        }
    }

    @Test("The name is centred on the day, four characters from the edge; 版记 stands at the foot of the last page only")
    func ending() async throws {
        for paper in [try Self.long(), try Self.sample("supplementNotice")] {
            let printed = try await PrintedPaper(paper)
            let last = try #require(printed.pages.last)
            let day = try #require(last.lines.first { $0.text == "2025年5月19日" })
            let name = try #require(last.lines.first { $0.text == "衡阳市蒸湘区财政局" })
            #expect(abs(day.right - (184 - 4 * 156 / 28)) < 1.5)
            #expect(abs((day.left + day.right) / 2 - (name.left + name.right) / 2) < 1)
            let imprint = try #require(last.line("印发"))
            #expect(imprint.bottom > 258 && imprint.bottom < 263)
            #expect(printed.pages.dropLast().allSatisfy { $0.line("印发") == nil })
            // The seal never stands on a page of its own.
            #expect(last.body.filter { $0.top < name.top }.count >= 1)
        }
    }

    @Test(
        "Every word is read back",
        arguments: ["registrationReceipt", "feeNotice", "reply.partlyGranted", "serviceRecord"])
    func words(code: String) async throws {
        let paper = try Self.sample(code)
        let printed = try await PrintedPaper(paper)
        let read = printed.pages.flatMap(\.body).map(\.text).joined()
        for paragraph in paper.paragraphs.prefix(2) { #expect(read.contains(paragraph.text.replacing(" ", with: "")), "\(paragraph.text)") }
        for row in paper.rows where !row.value.isEmpty { #expect(read.contains(row.value.replacing(" ", with: "")), "\(row.value)") }
    }

    @Test("A letter between organs: name 30 mm from the edge, number on the right, no page number on the first page, no issuer")
    func correspondence() async throws {
        for code in ["transferLetter", "agencyInquiry", "jointMakerInquiry"] {
            let printed = try await PrintedPaper(try Self.sample(code))
            let page = try #require(printed.pages.first)
            let organ = try #require(page.line("衡阳市蒸湘区财政局"))
            let number = try #require(page.line("〔2025〕12号"))
            let title = try #require(page.line("关于"))
            #expect(abs(organ.top - 30) < 4 && abs((organ.left + organ.right) / 2 - 106) < 1)
            #expect(abs(number.right - 184) < 0.5 && number.top > organ.bottom && title.top > number.bottom + 15)
            #expect(!page.lines.contains { $0.text.hasPrefix("—") })
            #expect(printed.pages.dropFirst().allSatisfy { page in page.lines.contains { $0.text == "—2—" } })
            #expect(printed.pages.allSatisfy { $0.line("印发") == nil })
        }
    }

    @Test("Several attachments are numbered below each other, and a copy stands above the issuer")
    func attachments() async throws {
        var paper = try Self.sample("reply.granted")
        paper.attachments = ["甲合同", "乙合同"]
        paper.copies = ["衡阳市蒸湘区人民政府办公室"]
        let last = try #require(try await PrintedPaper(paper).pages.last)
        let (first, second) = (try #require(last.line("甲合同")), try #require(last.line("乙合同")))
        #expect(first.text == "附件：1.甲合同" && second.text == "2.乙合同" && abs(first.right - second.right) < 0.5)
        let copies = try #require(last.line("抄送：衡阳市蒸湘区人民政府办公室。"))
        let issuer = try #require(last.line("印发"))
        #expect(copies.bottom < issuer.bottom)
    }

    @Test("Text goes along with the attachments and the signature, however long it is", arguments: 8...15)
    func neverAlone(extra: Int) async throws {
        var paper = try Self.sample("reply.granted")
        paper.paragraphs += (1...extra).map { .init("第\($0)行。") }
        let last = try #require(try await PrintedPaper(paper).pages.last)
        let attachment = try #require(last.line("附件："))
        #expect(last.body.contains { $0.top < attachment.top && $0.text.hasSuffix("。") })
    }
}
