import GongkaiCore
import Testing

@Suite struct RedactionGroundTests {
    @Test("Every ground names its article under either regulation")
    func articles() throws {
        for regime in DisclosureRegime.all {
            for ground in RedactionGround.allCases {
                #expect(ground.article(under: regime).hasPrefix("第"), "\(ground) \(regime.code)")
            }
        }
        let now = try #require(DisclosureRegime.code("2019")), then = try #require(DisclosureRegime.code("2007"))
        #expect(RedactionGround.thirdParty.caption(under: now) == "第三方合法权益 · 第十五条")
        #expect(RedactionGround.enforcementFile.caption(under: now) == "行政执法案卷信息 · 第十六条第二款")
        #expect(RedactionGround.privacy.article(under: then) == "第十四条第四款")
    }

    @Test("Text is compared without width, case, blanks and invisible signs")
    func folding() {
        #expect(RedactedText.folded("１３８ 1234\u{200B}\u{AD}-５６７８") == RedactedText.folded("138 1234-5678"))
        #expect(RedactedText.folded("Ｚhang\u{3000}SAN\n") == "zhangsan")
        #expect(
            RedactedText.isTelling("张三") && !RedactedText.isTelling("张") && !RedactedText.isTelling("123") && RedactedText.isTelling("1234")
        )
    }

    @Test("Every refusal tells a clerk and a terminal something, and never the text")
    func words() {
        let verdict = RedactionVerdict([RedactionVerdict.Check(.pageText, [RedactionVerdict.Finding(page: 3, .box(2))])])
        let refusals: [RedactionRefusal] = [
            .noBox, .tooManyBoxes(6_000), .tooManyStrings, .boxWithoutSize(box: 1), .boxOutsidePage(box: 1, page: 2),
            .noSuchPage(box: 1, page: 9, pages: 3), .unknownGround(box: 1, code: "x"), .unknownRegime("x"), .stringTooShort(number: 1),
            .wrongKind(chinese: "文本", english: "text"), .tooManyPages(500, most: 300),
            .pageTooLarge(page: 1, points: 90_000_000, most: 64_000_000),
            .tooManyPoints(most: 1_500_000_000), .resultTooLarge(megabytes: 200), .notVerified(verdict),
        ]
        for refusal in refusals { #expect(refusal.chinese.hasSuffix("。") && refusal.english.hasSuffix(".")) }
        #expect(RedactionRefusal.notVerified(verdict).chinese.contains("页面文字（第 3 页：第 2 个遮盖框内的文字）"))
        #expect(RedactionRefusal.notVerified(verdict).english.contains("text of the pages (text that box 2 covers, page 3)"))
    }
}
