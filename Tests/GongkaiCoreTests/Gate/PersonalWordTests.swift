import Testing

@testable import GongkaiCore

@Suite("Who asked is looked for in what is published")
struct PersonalWordTests {
    static let persons = PersonalWord.all(
        of: .person(
            PersonIdentity(name: "欧阳植密", employer: "某某事务所", document: .identityCard, documentNumber: "11010519491231002X")),
        RequestIntake.Contact(
            address: "示范区清泉路18号3栋402室", postcode: nil, telephone: "139-0734-5678", fax: nil, email: "Ouyang@example.com"),
        others: ["丙公司"])

    @Test(
        "Names are a question, numbers and mail must go, however they are written",
        arguments: [
            ("答复欧阳植密", false), ("欧 阳植密", false), ("某某事务所的", false), ("电话１３９０７３４５６７８", true), ("139 0734 5678", true),
            ("号码 110105 19491231 002x", true), ("OUYANG@EXAMPLE.COM", true), ("清泉路18号3栋402室", false), ("丙公司不同意", false),
        ])
    func found(text: String, mustGo: Bool) throws {
        let hits = GateScan.hits(of: Self.persons, in: text)
        let hit = try #require(hits.first)
        #expect(hits.count == 1 && hit.rule == .applicant && (hit.severity == .blocks) == mustGo)
        #expect(!["植密", "5678", "002x", "OUYANG", "402", "公司"].contains { hit.excerpt.contains($0) }, "\(hit.excerpt)")
    }

    @Test("Other names and numbers are no business of it")
    func others() {
        for text in ["欧阳某", "欧阳", "0734-8850104", "清泉路", "甲公司", ""] {
            #expect(GateScan.hits(of: Self.persons, in: text).isEmpty, "\(text)")
        }
    }

    @Test("In the text that begins the article they are replaced")
    func without() {
        let text = "欧阳植密（电话139 0734 5678，住示范区清泉路18号3栋402室）：丙公司不同意。"
        #expect(GateScan.without(Self.persons, in: text, instead: "（略）") == "（略）（电话（略），住（略））：（略）不同意。")
    }

    @Test("A word of one character is not looked for")
    func short() {
        #expect(
            PersonalWord("王", mustGo: false) == nil && PersonalWord("12", mustGo: true) == nil && PersonalWord("王五", mustGo: false) != nil)
    }
}
