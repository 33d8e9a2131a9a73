import Foundation
import Testing

@testable import GongkaiCore

@Suite struct SnippetTests {
    private func snippet(_ text: String, _ typed: String, length: Int = 120, _ synonyms: [[String]] = []) throws -> Snippet {
        Snippet(of: text, marking: SearchPlan(try SearchQuery(typed), synonyms: Synonyms(synonyms)).strings, length: length)
    }

    private func marked(_ snippet: Snippet) -> String { snippet.pieces.map { $0.isHit ? "[\($0.text)]" : $0.text }.joined() }

    @Test("What was found is marked, whatever way it was typed")
    func marks() throws {
        #expect(try marked(snippet("关于公租房申请的通知", "公租房")) == "关于[公租房]申请的通知")
        #expect(try marked(snippet("關於公租房申請的通知", "公租房申请")) == "關於[公租房申請]的通知")
        #expect(try marked(snippet("关于公租房申请的通知", "申請 关于")) == "[关于]公租房[申请]的通知")
        #expect(try marked(snippet("蒸政发〔2014〕3号", "蒸政发(2014)3号")) == "[蒸政发〔2014〕3号]")
        #expect(try marked(snippet("最低生活保障标准", "低保标准", [["低保", "最低生活保障"]])) == "[最低生活保障标准]")
        #expect(try marked(snippet("人民政府", "人民 民政")) == "[人民政]府")
    }

    @Test("The window shows the most different strings and begins at a clause")
    func window() throws {
        let text =
            String(repeating: "无关的话说了很多。", count: 50) + "公租房。" + String(repeating: "别的事情也有不少。", count: 50) + "申请公租房要摇号。"
            + String(repeating: "完。", count: 200)
        let snippet = try snippet(text, "公租房 摇号", length: 40)
        #expect(marked(snippet).contains("申请[公租房]要[摇号]"))
        #expect(snippet.isCutBefore && snippet.isCutAfter)
        #expect((40...42).contains(snippet.text.count))
    }

    @Test("Without a hit the text's beginning is shown, blanks run together")
    func noHit() throws {
        let snippet = try snippet("第一条\n\n　为了规范……\u{7}管理", "摇号", length: 10)
        #expect(snippet.text == "第一条 为了规范")
        #expect(!snippet.hasHit && !snippet.isCutBefore && snippet.isCutAfter)
        #expect(Snippet(of: "", marking: []).pieces.isEmpty)
    }

    @Test("A window never parts a character from its marks, at any length")
    func whole() throws {
        let text = String(repeating: "e\u{301}𠀀公a\u{308}\u{323}", count: 30)
        for length in 1...60 {
            let snippet = try snippet(text, "𠀀公", length: length)
            #expect(text.contains(snippet.text))
            for piece in snippet.pieces {
                #expect(piece.text.unicodeScalars.first.map { $0.value != 0x301 && $0.value != 0x308 && $0.value != 0x323 } ?? true)
            }
        }
    }
}
