import Testing

@testable import GongkaiCore

@Suite("Classifications")
struct CodeListTests {
    @Test("No code occurs twice, and every parent is there", arguments: [CodeList.subjects, .genres, .audiences])
    func sound(list: CodeList) {
        #expect(Set(list.entries.map(\.code)).count == list.entries.count)
        #expect(list.entries.allSatisfy { entry in entry.parent.map { list.entry($0)?.parent == nil && list.entry($0) != nil } ?? true })
    }

    @Test("Twenty-two subjects, sixteen genres")
    func counts() {
        #expect(CodeList.subjects.entries(below: nil).count == 22)
        #expect(CodeList.genres.entries.count == 16)
        #expect(CodeList.subjects.path(of: "0201") == "综合政务\\政务公开")
        #expect(CodeList.subjects.path(of: "02") == "综合政务" && CodeList.subjects.path(of: "77") == nil)
        #expect(CodeList.subjects.codes(within: "19") == ["19", "1901", "1902"])
    }

    @Test("The first level is that of the register of disclosed items")
    func register() throws {
        let register = try #require(RegisterDefinition.all.first { $0.name == "disclosed_item" })
        let column = try #require(register.columns.first { $0.name == "subject_category" })
        guard case .choice(let choices) = column.kind else {
            Issue.record("the subject is no choice")
            return
        }
        #expect(choices.map(\.code) == CodeList.subjects.entries(below: nil).map(\.code))
        #expect(choices.map(\.label) == CodeList.subjects.entries(below: nil).map(\.name))
    }

    @Test("Kinds of article have one code each, and a normative document is a document")
    func kinds() {
        #expect(Set(ArticleKind.all.map(\.code)).count == ArticleKind.all.count)
        #expect(ArticleKind.all.allSatisfy { !$0.isNormative || ($0.isDocument && $0.isCatalogued) })
        #expect(ArticleKind.all.contains { $0.isPersonalList })
    }
}
