import Testing

@testable import GongkaiCore

@Suite("What is pinned for a case")
struct CaseTermsTests {
    typealias World = CaseWorld

    @Test("The text reads back as it was", arguments: [World.terms, World.restaurant, World.immediate])
    func roundTrip(terms: CaseTerms) throws {
        #expect(try CaseTerms(text: terms.text) == terms)
        #expect(try CaseTerms(text: terms.text).text == terms.text)
    }

    @Test("Names with the signs of the text survive")
    func signs() throws {
        let terms = try CaseTerms(
            item: "X1", version: 1, name: "甲|乙%7C\n丙,丁", statutory: TimeLimit(20, .calendar, article: "第|条"), promisedDays: 3,
            steps: [.init("A", "一|步", unit: World.lead, unitName: "某,局", days: 9)], hasCertificate: false)
        #expect(try CaseTerms(text: terms.text) == terms)
    }

    @Test("The text is what it always was: events keep it for ever")
    func stable() {
        #expect(
            World.immediate.text == """
                case-terms-4
                item|430120000001|1|证照遗失补办
                limit|20|working|第四十二条第一款|0
                kind|immediate|single|certificate|licence
                procedures|
                material|M01|申请书|first
                """ + "\n" + (World.immediate.text.split(separator: "\n").last.map(String.init) ?? ""))
        #expect(World.immediate.text.split(separator: "\n").last?.hasPrefix("end|") == true)
    }

    @Test("What silence grants and how long a promise may take are pinned; what was pinned before them is still read")
    func wordings() throws {
        let terms = try CaseTerms(
            item: "X1", version: 1, name: "某", statutory: TimeLimit(20, article: "第四十二条"), promisedDays: 3,
            steps: [Self.step("A", 2)],
            materials: [.init("M01", "申请书"), .init("M02", "合同", mayFollow: true, followsWithin: TimeLimit(5, .calendar, article: "承诺书"))],
            deemedConsent: "《行政许可法》第五十条第二款")
        #expect(try CaseTerms(text: terms.text) == terms)
        #expect(terms.text.contains("\nconsent|《行政许可法》第五十条第二款|validity\n") && terms.text.contains("|later|5|calendar\n"))
        // As cases of the first wording have it in their events, with the sum it had then.
        let first = """
            case-terms-1
            item|430120000001|1|证照遗失补办
            limit|20|working|第四十二条第一款|0
            kind|immediate|single|certificate
            procedures|
            material|M01|申请书|first
            end|49781d66984a311d
            """
        // And of the second, which said nothing of how long procedures may take.
        let second = """
            case-terms-2
            item|X1|1|某
            limit|20|working|第四十二条|3
            kind|promised|single|certificate
            procedures|hearing,inspection
            step|A|一步|1|某局|2|
            material|M01|申请书|first
            end|1a9ad48f7234e105
            """
        let older = try CaseTerms(text: second)
        #expect(older.procedures == [.hearing, .inspection] && older.procedureLimits.isEmpty)
        #expect(older.limit(of: .hearing).days == 20 && older.limit(of: .inspection).article.contains("第四十二条"))
        let read = try CaseTerms(text: first)
        #expect(read == World.immediate && read.deemedConsent == nil)
        #expect(throws: CaseTermsFault.unknownVersion) { try CaseTerms(text: first.replacing("case-terms-1", with: "case-terms-5")) }
    }

    @Test(
        "What silence grants and when is pinned: with the end of the old licence by article 50, and with the statutory limit where it was pinned before"
    )
    func silence() throws {
        let third = """
            case-terms-3
            item|X1|1|某许可延续
            limit|20|working|第四十二条第一款|3
            kind|promised|single|certificate
            procedures|inspection:10:working
            consent|《行政许可法》第五十条第二款
            step|A|一步|1|某局|2|
            material|M01|申请书|first
            end|3d8fdeabdf991f42
            """
        let older = try CaseTerms(text: third)
        #expect(older.isLicence)
        #expect(older.deemedConsent != nil && older.consentTerm == .limit && !older.waitsForValidity)
        let laws: [(String?, ConsentTerm)] = [
            ("《行政许可法》第五十条第二款", .validity), ("《中华人民共和国行政许可法》第五十条", .validity), ("《某条例》第七条；《行政许可法》第50条", .validity),
            ("《某条例》第五十条", .limit), ("《行政许可法》第四十二条、《某条例》第五十条", .limit), (nil, .limit),
        ]
        for (law, term) in laws {
            let terms = try CaseTerms(
                item: "X1", version: 1, name: "某", statutory: TimeLimit(20, article: "第四十二条"), promisedDays: 3, steps: [Self.step("A", 2)],
                deemedConsent: law)
            #expect(terms.consentTerm == term, "\(law ?? "")")
            #expect(try CaseTerms(text: terms.text) == terms)
        }
    }

    @Test("Every changed byte is found")
    func damage() {
        let text = World.terms.text
        for offset in stride(from: 0, to: text.count, by: 3) {
            var damaged = Array(text)
            damaged[offset] = damaged[offset] == "9" ? "8" : "9"
            #expect(throws: CaseTermsFault.self, "at \(offset)") { try CaseTerms(text: String(damaged)) }
        }
        #expect(throws: CaseTermsFault.unknownVersion) { try CaseTerms(text: "") }
        #expect(throws: CaseTermsFault.damaged) { try CaseTerms(text: String(text.dropLast(40))) }
    }

    static func steps(_ steps: CaseTerms.Step..., promised: Int = 7, fees: [CaseTerms.Fee] = []) throws -> CaseTerms {
        try CaseTerms(
            item: "X1", version: 1, name: "某", statutory: TimeLimit(20, article: "第四十二条"), promisedDays: promised, steps: steps, fees: fees)
    }

    static func step(_ code: String, _ days: Int, after: [String] = []) -> CaseTerms.Step {
        .init(code, "环节\(code)", unit: World.lead, unitName: "局", days: days, after: after)
    }

    @Test("A flow that never ends, a way longer than the promise and a fee without a basis are refused by name")
    func refused() {
        #expect(throws: CaseTermsFault.loop) { try Self.steps(Self.step("A", 1, after: ["B"]), Self.step("B", 1, after: ["A"])) }
        #expect(throws: CaseTermsFault.unknownStep("C", in: "环节A")) { try Self.steps(Self.step("A", 1, after: ["C"])) }
        #expect(throws: CaseTermsFault.noSteps) { try Self.steps() }
        #expect(throws: CaseTermsFault.codeTwice("A", "环节")) { try Self.steps(Self.step("A", 1), Self.step("A", 1)) }
        #expect(throws: CaseTermsFault.pathTooLong(days: 8, promised: 7)) {
            try Self.steps(Self.step("A", 5), Self.step("B", 3, after: ["A"]))
        }
        #expect(throws: CaseTermsFault.promiseTooLong(21, statutory: 20)) { try Self.steps(Self.step("A", 1), promised: 21) }
        #expect(throws: CaseTermsFault.promiseMissing) { try Self.steps(Self.step("A", 0), promised: 0) }
        let fee = CaseTerms.Fee("F", "某费", unit: World.lead, basis: " ", standard: 1)
        #expect(throws: CaseTermsFault.feeWithoutBasis("某费")) { try Self.steps(Self.step("A", 1), fees: [fee]) }
        #expect(CaseTermsFault.feeWithoutBasis("某费").words.contains("某费"))
        #expect(throws: Never.self) { try Self.steps(Self.step("A", 4), Self.step("B", 3, after: ["A"])) }
    }

    @Test("The total is the longest path")
    func path() {
        #expect(World.restaurant.longestPath?.days == 23)
        #expect(World.restaurant.longestPath?.steps == ["register", "fire", "final"])
        #expect(World.terms.longestPath?.days == 5)
    }
}
