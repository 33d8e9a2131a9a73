import Foundation
import Testing

@testable import GongkaiCore

@Suite struct SearchRankTests {
    private func rank(_ typed: String, title: String, number: String = "", on day: Day = "2026-03-02", id: Int64 = 1) throws -> SearchRank {
        let level = SearchRank.level(SearchPlan(try SearchQuery(typed)), title: SearchText(title), numbers: [SearchText(number)])
        return SearchRank(level, publishedOn: day, id: id)
    }

    @Test("The document itself stands first, then titles, numbers and bodies, the newest first among equals")
    func order() throws {
        let ranks = [
            try rank("蒸政发〔2014〕3号", title: "停车管理办法", number: "蒸政发[2014]3号", on: "2014-01-01"),
            try rank("蒸政发〔2014〕3号", title: "关于蒸政发〔2014〕3号的解读", on: "2014-02-01"),
            try rank("蒸政发〔2014〕3号", title: "公告", number: "附蒸政发〔2014〕3号", on: "2015-02-01"),
            try rank("蒸政发〔2014〕3号", title: "公告", on: "2026-02-02", id: 3),
            try rank("蒸政发〔2014〕3号", title: "公告", on: "2026-02-02", id: 2),
            try rank("蒸政发〔2014〕3号", title: "公告", on: "2026-02-01", id: 9),
        ]
        #expect(ranks.map(\.level) == [.exact, .title, .number, .body, .body, .body])
        #expect(ranks.reversed().sorted() == ranks)
        #expect(try rank("公租房 摇号", title: "公租房公告").level == .partOfTitle)
    }
}
