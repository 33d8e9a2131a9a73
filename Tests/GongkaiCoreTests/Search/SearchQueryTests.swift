import Foundation
import Testing

@testable import GongkaiCore

@Suite struct SearchQueryTests {
    @Test(
        "Blanks part strings, quotes keep them together, a minus excludes",
        arguments: [
            ("公租房 申请", ["公租房", "申请"], []),
            ("公租房　申请", ["公租房", "申请"], []),
            ("“公租房 申请”", ["公租房 申请"], []),
            ("\"公租房 申请\" 条件", ["公租房 申请", "条件"], []),
            ("公租房 -摇号", ["公租房"], ["摇号"]),
            ("公租房 －“摇号 结果”", ["公租房"], ["摇号 结果"]),
            ("2014-2015", ["2014-2015"], []),
            ("公租房 公租房", ["公租房"], []),
            ("\"公租房", ["公租房"], []),
            ("公租房\"", ["公租房"], []),
            ("公租房 \"\" - -- “”", ["公租房"], []),
            ("「公租房」", ["公租房"], []),
        ] as [(String, [String], [String])])
    func parsing(typed: String, required: [String], excluded: [String]) throws {
        let query = try SearchQuery(typed)
        #expect(query.required == required)
        #expect(query.excluded == excluded)
    }

    @Test("What cannot be searched is answered by a sentence that says what to do")
    func refusals() throws {
        for typed in ["", "  ", "\"\"", "-", "。，", "“", "🏛️", "\u{0}"] {
            #expect(throws: SearchRefusal.empty) { try SearchQuery(typed) }
        }
        #expect(throws: SearchRefusal.onlyExclusions) { try SearchQuery("-摇号") }
        #expect(throws: SearchRefusal.tooLong(201)) { try SearchQuery(String(repeating: "公", count: 201)) }
        _ = try SearchQuery(String(repeating: "公", count: 200))
        for refusal in [SearchRefusal.empty, .tooLong(201), .onlyExclusions] { #expect(refusal.words.contains("请")) }
    }

    @Test("Operators, quotes and rubbish are looked for as they stand, and never stop a search")
    func rubbish() throws {
        let alphabet = Array("\"“”'*():^-+{}|&!<>\\;%_ANDORNOTNEAR公租房3 \u{0}\u{301}𠀀¶§·".unicodeScalars)
        var state: UInt64 = 7
        for _ in 0..<20_000 {
            var typed = String.UnicodeScalarView()
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                typed.append(alphabet[Int(state >> 33) % alphabet.count])
            }
            guard let query = try? SearchQuery(String(typed)) else { continue }
            let plan = SearchPlan(query)
            // A text made of nothing but what is asked for holds it.
            let item = SearchItem(title: query.required.joined(separator: "。"), numbers: [], bodies: [])
            if query.excluded.isEmpty { #expect(plan.level(in: item) != nil, "\(typed)") }
            #expect(plan.wants.allSatisfy { $0.forms.allSatisfy { !$0.isEmpty } })
        }
    }
}
