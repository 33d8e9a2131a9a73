import Testing

@testable import GongkaiCore

@Suite struct GateWordTests {
    private func hits(_ text: String, _ words: [GateWord] = []) -> [GateHit] { GateScan.hits(in: text, words: GateWordList(words)) }

    @Test("Words are found with their advice, the longest of those inside each other")
    func words() {
        let list = [
            GateWord(.wrong, "截止", instead: "截至", unless: ["截止日期"]), GateWord(.wrong, "截止目前", instead: "截至目前"), GateWord(.secrecy, "内部资料"),
            GateWord(.sensitive, "vpn"),
        ]
        let found = hits("截止日期前报送；截止目前共3件，截止昨日。内部\u{200B}资料，VPN，VPNX。", list)
        #expect(found.map(\.rule) == [.wrongWord, .wrongWord, .secrecyWord, .sensitiveWord])
        #expect(found.map(\.severity) == [.question, .question, .question, .question])
        #expect(found[0].advice.hasPrefix("建议改为“截至目前”") && found[1].advice.hasPrefix("建议改为“截至”"))
    }

    @Test(
        "A mark of classification blocks",
        arguments: ["机密★10年", "秘密★", "绝密 ★ 启封前", "标题\n机密\n正文", "【秘密】\n正文", "秘　密\n", "秘密☆长期", "机 密 ★"])
    func mark(text: String) {
        #expect(hits(text).map(\.rule) == [.secrecyMark] && hits(text)[0].severity == .blocks, "\(text)")
    }

    @Test("Ordinary sentences about secrets are no marks", arguments: ["涉及商业秘密的，不予提供", "保守国家秘密\n", "秘密级文件的管理", "不得泄露机密。"])
    func noMark(text: String) { #expect(hits(text) == []) }

    @Test("The automaton finds what a plain search finds")
    func automaton() {
        var random = SeededDraw(seed: 11)
        for _ in 0..<300 {
            let letters = (0..<60).map { _ in UInt32(0x4E00 + random.below(3)) }
            let words = Set((0..<8).map { _ in (0...random.below(4)).map { _ in UInt32(0x4E00 + random.below(3)) } }).sorted {
                $0.lexicographicallyPrecedes($1)
            }
            var found: Set<[Int]> = []
            WordAutomaton(words).scan(letters) { word, end in found.insert([word, end]) }
            var expected: Set<[Int]> = []
            for (index, word) in words.enumerated() {
                for start in 0...(letters.count - word.count) where Array(letters[start..<(start + word.count)]) == word {
                    expected.insert([index, start + word.count])
                }
            }
            #expect(found == expected)
        }
    }

    @Test("The shipped list can be read, says nothing twice and proposes nothing it would flag itself")
    func shipped() {
        let words = GateWordList.shipped.words
        #expect(words.count > 100 && Set(words.map(\.word)).count == words.count)
        for word in words where word.kind == .wrong {
            #expect(GateScan.hits(in: word.word, words: .shipped).map(\.rule) == [.wrongWord], "\(word.word)")
            #expect(GateScan.hits(in: word.instead, words: .shipped) == [], "\(word.instead)")
        }
        for word in words { #expect(word.unless.allSatisfy { $0.contains(word.word) && $0 != word.word }, "\(word.word)") }
    }

    @Test("A bad row is named by its line")
    func badRow() {
        #expect(throws: GateWordList.BadRow(line: 3)) { try GateWordList(csv: "kind,word\nwrong,按装,安装\nwrang,x\n") }
        #expect(GateWordList.BadRow(line: 3).description.contains("第 3 行"))
    }

    @Test("Every rule has words for the reviewer")
    func ruleWords() {
        for rule in GateRule.allCases { #expect(!rule.title.isEmpty && rule.advice.hasSuffix("。")) }
        #expect(Set(GateRule.allCases.map(\.title)).count == GateRule.allCases.count)
    }
}
