import Foundation
import Testing

@testable import GongkaiCore

@Suite struct SuggestionsTests {
    private let suggestions = Suggestions(titles: [
        "公租房申请指南", "2026年公租房申请结果公示", "城乡居民基本养老保险实施办法", "蒸湘区电动自行车管理办法", "公租房申请指南",
    ])

    @Test("Titles that begin with what is typed come first, each once")
    func completions() {
        #expect(suggestions.completions(of: "公租房") == ["公租房申请指南", "2026年公租房申请结果公示"])
        #expect(suggestions.completions(of: "電動自行車") == ["蒸湘区电动自行车管理办法"])
        #expect(suggestions.completions(of: "公") == ["公租房申请指南", "2026年公租房申请结果公示"])
        #expect(suggestions.completions(of: "公租房", limit: 1).count == 1)
        #expect(suggestions.completions(of: "") == [])
    }

    @Test("A slip of the hand is put right from the titles, and nothing else is")
    func corrections() {
        #expect(suggestions.correction(of: "公租屋申请") == "公租房申请")
        #expect(suggestions.correction(of: "基本养保老险") == "基本养老保险")
        #expect(suggestions.correction(of: "電动自车管理") == "电动自行车管理")
        #expect(suggestions.correction(of: "公租房申请") == nil)
        #expect(suggestions.correction(of: "不动产登记") == nil)
        #expect(suggestions.correction(of: "公") == nil)
    }

    @Test("What is suggested never ends within a word")
    func wholeWords() {
        let suggestions = Suggestions(titles: ["建筑垃圾处置核准公示", "关于建筑垃圾清运的通告", "公租房申请指南", "公租房保障办法"])
        #expect(suggestions.correction(of: "\"建筑 AND (") == nil)
        #expect(suggestions.correction(of: "公租方") == "公租房")
    }
}
