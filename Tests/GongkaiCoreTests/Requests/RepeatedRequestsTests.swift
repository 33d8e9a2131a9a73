import Testing

@testable import GongkaiCore

@Suite("What many ask for")
struct RepeatedRequestsTests {
    private static func asked(_ texts: [(String, String)]) -> [RepeatedRequests.Asked] {
        texts.enumerated().map { RepeatedRequests.Asked(id: Int64($0 + 1), applicant: $1.0, text: $1.1) }
    }

    @Test("Three alike by two applicants are a group, with the words they have in common")
    func group() throws {
        let found = RepeatedRequests.find(
            Self.asked([
                ("a", "申请公开2024年义务教育学校招生计划"), ("b", "解放路绿化工程的中标通知书"), ("b", "2025年义务教育学校招生计划"),
                ("c", "请公开义务教育学校招生计划。"), ("a", "幼儿园收费标准"),
            ]))
        let group = try #require(found.first)
        #expect(found.count == 1 && group.requests == [1, 3, 4] && group.applicants == 3)
        #expect(group.words.first == "义务教育学校招生计划")
    }

    @Test("One who asks three times, and two who ask once, are no group")
    func few() {
        let text = "2025年义务教育学校招生计划"
        #expect(RepeatedRequests.find(Self.asked([("a", text), ("a", text), ("a", text)])).isEmpty)
        #expect(RepeatedRequests.find(Self.asked([("a", text), ("b", text)])).isEmpty)
        #expect(RepeatedRequests.find([]).isEmpty)
    }

    @Test("The largest group comes first, and every request is in one group at most")
    func order() {
        let plan = "2025年义务教育学校招生计划", price = "幼儿园收费标准的批复文件"
        let found = RepeatedRequests.find(
            Self.asked([("a", plan), ("b", price), ("b", plan), ("c", price), ("c", plan), ("d", price), ("e", price)]))
        #expect(found.map(\.requests) == [[2, 4, 6, 7], [1, 3, 5]])
    }

    @Test("A year of a city is looked through in seconds")
    func many() {
        let subjects = ["招生计划", "收费标准", "征地补偿方案", "中标通知书", "规划许可", "处罚决定", "部门预算", "环评批复"]
        let all = (0..<6_000).map { number in
            RepeatedRequests.Asked(
                id: Int64(number), applicant: "a\(number % 997)", text: "第\(number % 1_500)号地块的\(subjects[number % 8])以及\(number % 1_500)附件"
            )
        }
        let start = ContinuousClock.now
        #expect(!RepeatedRequests.find(all).isEmpty)
        #expect(ContinuousClock.now - start < .seconds(60))
    }
}
