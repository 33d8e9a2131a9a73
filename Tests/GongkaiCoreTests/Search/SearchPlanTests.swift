import Foundation
import Testing

@testable import GongkaiCore

@Suite struct SearchPlanTests {
    private func plan(_ typed: String, _ synonyms: [[String]] = [], _ facets: [[SearchFacet]] = []) throws -> SearchPlan {
        SearchPlan(try SearchQuery(typed), synonyms: Synonyms(synonyms), facets: facets)
    }

    private func terms(_ title: String, _ body: String = "", _ facets: [SearchFacet] = []) -> Set<String> {
        let segments = IndexTerms.segments(title: title, body: body, facets: facets)
        return Set(segments[0].fts5.split(separator: " ").map(String.init))
    }

    @Test("Every pair of neighbours is a term, titles are marked, and single characters stand for titles only")
    func indexTerms() {
        #expect(
            terms("第3号", "政府。PM2.5") == ["§第", "§第3", "§3", "§3号", "§号", "第", "第3", "3", "3号", "号", "政府", "pm", "pm·2", "2", "2·5", "5"])
        #expect(terms("", "") == [])
    }

    @Test("A string becomes the same terms on both engines")
    func engines() throws {
        let one = try plan("管理办法 2014-3 -废止 -“工作 方案”", [], [[.agency(3), .agency(5)], [.year(2014)]])
        #expect(
            one.fts5Match()
                == "((\"¶agency·3\" OR \"¶agency·5\") AND \"¶year·2014\" AND (\"管理\" AND \"理办\" AND \"办法\") AND \"2014·3\") NOT (\"废止\")")
        #expect(
            one.tsquery(in: [.block(7)])
                == "('¶agency·3' | '¶agency·5') & '¶year·2014' & '¶block·7' & ('管理' & '理办' & '办法') & '2014·3' & !'废止'")
        #expect(try plan("管理").fts5Match(.title) == "\"§管理\"")
    }

    @Test("An item that holds the string holds every term of the plan, whatever stands around it")
    func necessary() throws {
        let body = "根据《湖南省行政程序规定》（省政府令第222号），结合蒸政发〔2014〕3号文件精神，机动车停放PM2.5监测等事项，由𠀀村负责。"
        let text = SearchText(body)
        let found = terms("", body)
        for start in text.units.indices {
            for length in [2, 3, 4, 6] where start + length <= text.units.count {
                let string = text.units[start..<start + length].map { text.string($0) }.joined(separator: " ")
                guard !text.units[start + 1..<start + length].contains(where: \.followsPause) else { continue }
                #expect(Set(SearchText(string).terms()).isSubset(of: found), "\(string)")
                #expect(try plan("“\(string)”").matches([text]), "\(string)")
            }
        }
    }

    @Test("The texts judge: all strings, in any of the texts, and none of the excluded")
    func matches() throws {
        let texts = [SearchText("公租房申请指南"), SearchText("摇号结果另行公布。")]
        #expect(try plan("公租房 结果").matches(texts))
        #expect(try plan("公租房 -摇奖").matches(texts))
        #expect(try !plan("公租房 -“摇号结果”").matches(texts))
        #expect(try !plan("申请公租房").matches(texts))
        #expect(try plan("“指南，公租房”").matches(texts))
    }

    @Test("Two characters are decided by the engine, longer strings by the texts")
    func decidedByTerms() throws {
        #expect(try plan("停车 管理 -收费").isDecidedByTerms)
        #expect(try !plan("停车 管理办法").isDecidedByTerms)
        #expect(try !plan("停车 -收费标准").isDecidedByTerms)
        #expect(try !plan("车").isDecidedByTerms)
    }

    @Test("A synonym finds what the other word would, also inside a longer string and in traditional characters")
    func synonyms() throws {
        let groups = [["低保", "最低生活保障"], ["公租房", "公共租赁住房", "廉租房"], ["孤词"], ["", "。"]]
        let text = SearchText("最低生活保障标准调整")
        #expect(try plan("低保標準", groups).matches([text]))
        #expect(try !plan("低保标准").matches([text]))
        #expect(try plan("公租房", groups).wants[0].forms.count == 3)
        #expect(
            try plan("低保", groups).fts5Match()
                == "(\"低保\" OR (\"最低\" AND \"低生\" AND \"生活\" AND \"活保\" AND \"保障\"))")
    }

    @Test("Nobody's text can pass for a facet or a title")
    func forgery() {
        let found = terms("", "¶agency·3 §管理", [.agency(4), .validity("Iñ Force")])
        #expect(found.contains("¶agency·4") && !found.contains("¶agency·3"))
        #expect(found.contains("¶validity·iforce"))
        #expect(found.contains("管理") && !found.contains("§管理"))
    }

    @Test("A very long text is kept in segments, and a string at their border is found in one of them")
    func segments() throws {
        var body = ""
        var state: UInt64 = 1
        for _ in 0..<100_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            body.unicodeScalars.append(Unicode.Scalar(UInt32(0x4E00 + Int(state >> 33) % 5000)) ?? "一")
        }
        let segments = IndexTerms.segments(title: "预算", body: body)
        #expect(segments.count == 4)
        let sets = segments.map { Set($0.fts5.split(separator: " ").map(String.init)) }
        #expect(sets.allSatisfy { $0.contains("§预算") && $0.count <= IndexTerms.segmentLimit + 1 })
        let characters = Array(body)
        for start in stride(from: 0, to: characters.count - 100, by: 77) {
            let wanted = Set(SearchText(String(characters[start..<start + 100])).terms())
            #expect(sets.contains { wanted.isSubset(of: $0) }, "\(start)")
        }
    }
}
