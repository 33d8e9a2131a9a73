import Foundation
import Testing

@testable import GongkaiCore

@Suite struct SearchPlanTests {
    private func plan(_ typed: String, _ synonyms: [[String]] = []) throws -> SearchPlan {
        SearchPlan(try SearchQuery(typed), synonyms: Synonyms(synonyms))
    }

    private func item(_ title: String, number: String = "", _ bodies: String...) -> SearchItem {
        SearchItem(title: title, numbers: [number], bodies: bodies)
    }

    /// Whether the index brings an item for a plan: what a store does with the keys, for one item.
    private func isBrought(_ item: SearchItem, _ plan: SearchPlan) -> Bool {
        let keys = Set(item.keys(of: 1))
        func holds(_ form: [SearchText], _ scope: SearchKey.Scope) -> Bool {
            SearchPlan.keys(of: form, in: scope).map { $0.allSatisfy(keys.contains) } ?? false
        }
        return plan.wants.allSatisfy { want in
            want.forms.contains { holds($0, .anywhere) || ($0.isOneCharacters && (holds($0, .title) || holds($0, .number))) }
        } && !plan.barredKeys.contains(where: keys.contains)
    }

    @Test("A synonym of one character stands for another only where it was typed alone")
    func oneCharacterSynonym() throws {
        let synonyms = [["房", "屋"], ["低保", "保"]]
        #expect(try plan("房", synonyms).wants[0].forms.count == 2)
        #expect(try plan("房产证", synonyms).wants[0].forms.count == 1)
        #expect(try plan("社保", synonyms).wants[0].forms.count == 1)
        #expect(try plan("申请低保", synonyms).wants[0].forms.count == 2)
    }

    @Test("The index brings every item that holds the string, whatever stands around it")
    func necessary() throws {
        let body = "根据《湖南省行政程序规定》（省政府令第222号），结合蒸政发〔2014〕3号文件精神，机动车停放PM2.5监测等事项，由𠀀村负责。"
        let text = SearchText(body), item = item("", body)
        for start in text.units.indices {
            for length in [1, 2, 3, 4, 6, 20] where start + length <= text.units.count {
                let string = text.units[start..<start + length].map { text.string($0) }.joined(separator: " ")
                guard !text.units[start + 1..<start + length].contains(where: \.followsPause) else { continue }
                let plan = try plan("“\(string)”")
                if length == 1, text.units[start].isHan { continue }
                #expect(isBrought(item, plan) && plan.level(in: item) == .body, "\(string)")
            }
        }
    }

    @Test("One character alone is looked for in titles and numbers")
    func oneCharacter() throws {
        #expect(try plan("车").level(in: item("停车公告")) == .title)
        #expect(try plan("车").level(in: item("公告", number: "车〔2014〕1号")) == .number)
        #expect(try plan("车").level(in: item("公告", "停车")) == nil)
        #expect(try isBrought(item("停车公告"), plan("车")))
        #expect(try !isBrought(item("公告", "停车"), plan("车")))
    }

    @Test("The texts judge: all strings, in any of the texts, and none of the excluded")
    func matches() throws {
        let found = item("公租房申请指南", "摇号结果另行公布。")
        #expect(try plan("公租房 结果").level(in: found) == .partOfTitle)
        #expect(try plan("公租房 -摇奖").level(in: found) == .title)
        #expect(try plan("公租房 -“摇号结果”").level(in: found) == nil)
        #expect(try plan("申请公租房").level(in: found) == nil)
        #expect(try plan("“指南，公租房”").level(in: found) == .title)
        #expect(try !isBrought(found, plan("公租房 -摇号")))
        #expect(try isBrought(found, plan("公租房 -“摇号规则”")))
    }

    @Test("A title and a number that are the query are known by one key")
    func names() throws {
        let document = item("停车管理办法", number: "蒸政发〔2014〕3号")
        for typed in ["停车管理办法", "蒸政发[2014]3号"] {
            let plan = try plan(typed)
            #expect(plan.level(in: document) == .exact)
            #expect(SearchPlan.nameKey(of: plan.wants[0].forms[0]).map(Set(document.keys(of: 1)).contains) == true)
        }
    }

    @Test("A synonym finds what the other word would, also inside a longer string and in traditional characters")
    func synonyms() throws {
        let groups = [["低保", "最低生活保障"], ["公租房", "公共租赁住房", "廉租房"], ["孤词"], ["", "。"]]
        let found = item("", "最低生活保障标准调整")
        #expect(try plan("低保標準", groups).level(in: found) == .body)
        #expect(try isBrought(found, plan("低保標準", groups)))
        #expect(try plan("低保标准").level(in: found) == nil)
        #expect(try plan("公租房", groups).wants[0].forms.count == 3)
    }

    @Test("Keys fit in 48 bits, and different pairs of Chinese characters have different ones")
    func keys() {
        let units = (0x4E00..<0x4E80).map { UInt64($0) }
        let keys = units.flatMap { first in units.map { SearchKey.pair(first, $0, .title) } }
        #expect(Set(keys).count == keys.count)
        #expect(keys.allSatisfy { $0 >> SearchKey.bits == 0 })
        #expect(SearchKey.article(.max) >> SearchKey.bits == 0)
        #expect(SearchKey.pair(1 << 63, 5, .number) != SearchKey.pair(5, 1 << 63, .number))
    }

    @Test("Of a text without end the beginning is read")
    func longText() {
        let item = item("", String(repeating: "公开", count: 80_000))
        #expect(item.bodies[0].units.count == SearchItem.longestText)
    }
}
