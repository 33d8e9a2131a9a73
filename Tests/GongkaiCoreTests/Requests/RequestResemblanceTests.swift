import Testing

@testable import GongkaiCore

@Suite("Requests that look like earlier ones")
struct RequestResemblanceTests {
    static let key = RequestIntakeTests.person.key(telephone: "0734-1234567")
    static let earlier = [
        EarlierRequest(number: "ZX-20250001", applicant: key, text: "申请公开2025年度区财政局部门预算及“三公”经费预算"),
        EarlierRequest(number: "ZX-20250002", applicant: key, text: "申请公开解放路绿化工程的中标通知书"),
        EarlierRequest(number: "ZX-20250003", applicant: "other", text: "申请公开2025年度区财政局部门预算及“三公”经费预算"),
    ]

    private func found(_ text: String) -> [String] {
        RequestResemblance.find(text, by: Self.key, among: Self.earlier).map { "\($0.number) \($0.degree)" }
    }

    @Test("Spaces, punctuation, width and traditional characters make no other request")
    func same() {
        #expect(found("申请公开２０２５年度 區財政局部門預算及三公經費預算。") == ["ZX-20250001 same"])
    }

    @Test("Another year is another thing, however alike the words")
    func otherYear() {
        #expect(found("申请公开2024年度区财政局部门预算及“三公”经费预算") == ["ZX-20250001 similar"])
    }

    @Test("Something else resembles nothing, and nothing neither")
    func different() {
        #expect(found("申请公开蒸水河堤防加固的环境影响评价报告") == [])
        #expect(found("") == [])
        #expect(found("解放路绿化工程中标通知书") == ["ZX-20250002 similar"])
    }

    @Test("The same applicant is known by document or code, else by name and telephone")
    func keys() {
        func person(_ number: String?, _ name: String = "张三") -> Applicant {
            .person(PersonIdentity(name: name, document: number == nil ? nil : .identityCard, documentNumber: number))
        }
        #expect(person("11010519491231002x").key(telephone: "1") == person("110105 19491231 002X", "张 三").key(telephone: "2"))
        #expect(person(nil).key(telephone: "0734-1234567") == person(nil, " 張三").key(telephone: "07341234567"))
        #expect(person(nil).key(telephone: "1") != person(nil).key(telephone: "2"))
        func firm(_ code: String) -> Applicant {
            .organisation(OrganisationIdentity(kind: .other, name: "某会", code: code, representative: "甲", contactName: "乙"))
        }
        #expect(firm("D2143569-X").key(telephone: "") == firm("d2143569x").key(telephone: "1"))
    }
}
