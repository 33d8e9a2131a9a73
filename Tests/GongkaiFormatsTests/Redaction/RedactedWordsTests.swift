import GongkaiCore
import Testing

@testable import GongkaiFormats

@Suite struct RedactedWordsTests {
    /// Ink everywhere: each second point is black.
    private let ink = GrayPicture(
        width: 400, height: 200, points: Array(repeating: [0, 255] as [UInt8], count: 40_000).flatMap(\.self)[...])

    private func word(_ text: String, _ left: Double, _ top: Double = 20, size: Double = 20) -> PDFPage.Word {
        let ems = text.reduce(0) { $0 + ($1.isASCII ? 0.5 : 1.0) }
        return PDFPage.Word(text: text, left: left, top: top, right: left + ems * size, bottom: top + size)
    }

    private func box(_ left: Double, _ right: Double, top: Double = 20, bottom: Double = 40) -> RedactedWords.Box {
        let box = RedactionBox(
            page: 1, left: left / 400, top: top / 200, width: (right - left) / 400, height: (bottom - top) / 200, ground: .privacy)
        return (1, PixelBox(box, width: 400, height: 200))
    }

    @Test("Of a clause that a box touches only what it touches is gone; what was covered is looked for, what was not can be found and read")
    func part() {
        let words = RedactedWords([word("申请人张三住址", 0), word("衡阳", 200)], on: ink, boxes: [box(66, 94)])
        #expect(words.kept.map(\.text) == ["申请人", "住址", "衡阳"])
        #expect(abs(words.kept[1].left - 100) < 0.01 && abs(words.kept[1].right - 140) < 0.01)
        #expect(words.covered.map(\.text) == ["张三"])
        #expect(words.characters == [1: 2])
        #expect(words.open.hasPrefix("申请人") && words.open.hasSuffix("住址衡阳") && !words.open.contains("张"))
    }

    @Test("Letters and digits that a box touches go together, and what stands beside them, whose place is not certain")
    func numbers() {
        // The number stands from 80 to 260.
        let line = word("身份证号110105194912310021的住址", 0)
        #expect(RedactedWords([line], on: ink, boxes: [box(84, 120)]).kept.map(\.text) == ["身份证", "的住址"])
        #expect(RedactedWords([line], on: ink, boxes: [box(4, 30)]).kept.map(\.text) == ["证号110105194912310021的住址"])
        let many = RedactedWords([word("11010519", 0), word("4912310021", 81)], on: ink, boxes: [box(0, 40)])
        #expect(many.kept == [])
    }

    @Test("A character at the rim of a box is gone, one beyond it stays")
    func rim() {
        let words = RedactedWords([word("左边", 0), word("右边", 101.5)], on: ink, boxes: [box(40, 100)])
        #expect(words.kept.map(\.text) == ["左", "右边"])
    }

    @Test("A name that a line's end cuts goes with its other half")
    func cut() {
        let lines = [word("申请人张", 300, 20), word("三，男", 0, 50), word("住址", 0, 80)]
        let atTheEnd = RedactedWords(lines, on: ink, boxes: [box(360, 380)])
        #expect(atTheEnd.kept.map(\.text) == ["申请", "住址"])
        let before = RedactedWords(lines, on: ink, boxes: [box(300, 340)])
        #expect(before.kept.map(\.text) == ["张", "三，男", "住址"])
        let hyphen = RedactedWords([word("Zhang-", 300, 20), word("san asks", 0, 50)], on: ink, boxes: [box(300, 310)])
        #expect(hyphen.kept == [])
    }

    @Test("Letters set one by one are one word to whoever looks for it")
    func single() {
        let letters = "张三丰".enumerated().map { word(String($1), Double(40 * $0)) }
        let words = RedactedWords(letters, on: ink, boxes: [box(0, 140)])
        #expect(words.kept == [])
        #expect(words.covered.map(\.text) == ["张三丰"])
    }

    @Test("Beneath a large box common words are not looked for by themselves, numbers and whole lines are")
    func large() {
        var many: [PDFPage.Word] = []
        for line in [20.0, 50.0] { for column in 0..<7 { many.append(word("字词", Double(44 * column), line)) } }
        many.append(word("4304081980", 0, 80))
        let words = RedactedWords(many, on: ink, boxes: [box(0, 400, top: 10, bottom: 110)])
        #expect(!words.covered.map(\.text).contains("字词"))
        #expect(words.covered.map(\.text).contains("4304081980"))
        #expect(words.covered.map(\.text).contains(String(repeating: "字词", count: 7)))
    }

    @Test("A word of which one character cannot be seen is left out whole")
    func hidden() {
        var points = Array(ink.points)
        for y in 20..<40 { for x in 40..<60 { points[y * 400 + x] = 0 } }
        let words = RedactedWords(
            [word("张三丰", 0, 120), word("申请张三", 0)], on: GrayPicture(width: 400, height: 200, points: points[...]), boxes: [])
        #expect(words.kept.map(\.text) == ["张三丰"])
        #expect(words.unseen == 1)
        #expect(!words.open.contains("请张"))
    }

    @Test("Signs of a font's own are not passed on")
    func own() {
        #expect(RedactedWords([word("甲\u{E001}", 0)], on: ink, boxes: []).kept == [])
    }
}

extension PDFPage.Word: Equatable {
    static func == (one: PDFPage.Word, other: PDFPage.Word) -> Bool {
        one.text == other.text && one.left == other.left && one.top == other.top
    }
}
