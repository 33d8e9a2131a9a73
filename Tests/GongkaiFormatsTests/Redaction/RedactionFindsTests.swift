import GongkaiCore
import Testing

@testable import GongkaiFormats

private typealias Samples = RedactionSamples

@Suite struct RedactionFindsTests {
    private static func words(_ texts: String...) -> [RedactionDraft.Words] { texts.map { RedactionDraft.Words($0, .privacy) } }

    @Test("Words are found on every page, whatever blanks and capitals are between, and a box is drawn around each")
    func everywhere() throws {
        let bytes = Samples.pdf([
            Samples.line("Zhangsan asked") + Samples.line("for ZHANG SAN", y: 60), Samples.line("Nobody"), Samples.line("zhangsan", x: 150),
        ])
        let finds = try Redaction.finds(Self.words("Zhang San", "Lisi"), in: bytes)
        #expect(finds.counts == [3, 0] && finds.pagesWithoutText == [])
        #expect(Set(finds.boxes.map(\.page)) == [1, 3] && finds.boxes.allSatisfy { $0.ground == .privacy })
        let last = try #require(finds.boxes.last)
        #expect(abs(last.left - 150 / 288) < 0.02 && last.width > 0.1 && last.width < 0.25 && last.height < 0.15)
    }

    @Test("What was found is covered, and the result is proven")
    func proven() throws {
        let bytes = Samples.pdf([Samples.line("Applicant 430408198001011239 asked"), Samples.line("Reply to 430408198001011239", y: 60)])
        let draft = RedactionDraft(words: Self.words("430408198001011239"), name: "a.pdf")
        let finds = try Redaction.finds(draft.words, in: bytes)
        let file = try Redaction.redact(bytes, draft.order(found: finds.boxes, regime: "2019"), name: draft.name)
        let result = try file.released()
        #expect(!result[...].contains(text: "430408198001011239"))
        #expect(file.log.byGround.map(\.boxes) == [2] && file.log.sentences == ["依据第十五条（个人隐私）遮盖 2 处，为保护第三方权益"])
        #expect(try Samples.words(result)[0].contains("Applicant"))
    }

    @Test(
        "Nothing of what must go can be seen beside its box, however wide the letters of its word are",
        arguments: ["iiiiii", "WWWWWW", "012345"])
    func widths(beside: String) throws {
        // Long words, so that a place that is only estimated would be off by more than a letter.
        let text = beside + "SECRET" + "lllllllll"
        let bytes = Samples.pdf([Samples.line(text, size: 10)])
        let finds = try Redaction.finds(Self.words("secret"), in: bytes), box = try #require(finds.boxes.first)
        func width(_ text: String) -> Double {
            // Of Helvetica, in thousandths of its size.
            let widths: [Character: Double] = ["i": 222, "l": 222, "W": 944, "S": 667, "E": 667, "C": 722, "R": 722, "T": 611]
            return text.reduce(0) { $0 + (widths[$1] ?? 556) } / 100
        }
        let left = 20 + width(beside), right = left + width("SECRET")
        #expect(box.left * 288 <= left && (box.left + box.width) * 288 >= right)
    }

    @Test("A page without text is named, since nothing can be looked for on it")
    func pictures() throws {
        let finds = try Redaction.finds(Self.words("Zhangsan"), in: Samples.png(width: 40, height: 20, Array(repeating: 255, count: 800)))
        #expect(finds == RedactionFinds(boxes: [], counts: [0], pagesWithoutText: [1]))
    }
}
