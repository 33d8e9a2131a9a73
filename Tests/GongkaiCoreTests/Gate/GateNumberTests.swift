import Testing

@testable import GongkaiCore

/// Numbers here are made up; their check digits are right where a test needs it.
@Suite struct GateNumberTests {
    private let none = GateWordList([])

    private func hits(_ text: String) -> [GateHit] { GateScan.hits(in: text, words: none) }
    private func rules(_ text: String) -> [GateRule] { hits(text).map(\.rule) }

    @Test(
        "A citizen's number is found however it is written",
        arguments: [
            "11010519491231002X", "11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ", "110105 19491231 002X", "110105-19491231-002X",
            "1101 0519 4912 3100 2X", "身份证11010519491231002X号", "ID11010519491231002X", "110105\u{200B}19491231002X",
            "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X", "11010519491231002×", "序号 1 11010519491231002X",
        ])
    func identity(text: String) throws {
        let hit = try #require(hits(text).first)
        #expect(hits(text).count == 1 && hit.rule == .identityNumber18 && hit.severity == .blocks)
        #expect(!hit.excerpt.contains("110105") && !hit.excerpt.contains("1949"), "\(hit.excerpt)")
        #expect(hit.advice.contains("后 4 位"))
    }

    @Test("A mistyped citizen's number is a question", arguments: ["110105194912310021"])
    func mistyped(text: String) throws {
        let hit = try #require(hits(text).first)
        #expect(hit.rule == .identityNumber18 && hit.severity == .question && hit.advice.contains("校验码不对"))
    }

    @Test(
        "Longer numbers, codes and masked numbers are no citizen's numbers",
        arguments: [
            "911010519491231002X", "11010519491231002X8", "110105********002X", "**************002X", "A1B2C3D4E11010519491231002X5F",
            "110105194913310024",
            "统一社会信用代码：91430400MA4L1A2B3C", "990105194912310021", "2024 2023 2022 2021 2020 2019",
        ])
    func notIdentity(text: String) { #expect(rules(text) == []) }

    @Test("A credit code is recognised by its check digit")
    func creditCode() {
        #expect(CreditCode.isValid("91350100M000100Y43".unicodeScalars.map(\.value)))
        #expect(!CreditCode.isValid("91350100M000100Y44".unicodeScalars.map(\.value)))
        #expect(rules("统一社会信用代码 91350100M000100Y43") == [])
    }

    @Test("Fifteen digits with region and birthday are a question, behind a label they block")
    func identity15() {
        #expect(hits("130503670401001").map(\.severity) == [.question])
        #expect(hits("身份证号码：130503670401001").map(\.severity) == [.blocks])
        #expect(rules("注册号 130503670401001") == [])
        #expect(rules("130503671301001") == [])
    }

    @Test(
        "A mobile number is found however it is written",
        arguments: [
            "手机13812345678", "138 1234 5678", "138-1234-5678", "+86 13812345678", "+8613812345678", "008613812345678", "１３８１２３４５６７８",
            "013812345678", "QQ13812345678", "（13812345678）", "13812345678、", "1,13812345678,100", "86-138-1234-5678",
        ])
    func mobile(text: String) throws {
        let hit = try #require(hits(text).first, "\(text)")
        #expect(hits(text).count == 1 && hit.rule == .mobile && hit.severity == .blocks)
        #expect(!hit.excerpt.contains("1234") && hit.excerpt.contains("5678") || text.contains("１"), "\(hit.excerpt)")
    }

    @Test("A number that is published for contact is a question")
    func office() {
        #expect(hits("咨询电话：13812345678").map(\.severity) == [.question])
        #expect(hits("联系人张三\n13812345678").map(\.severity) == [.blocks])
    }

    @Test(
        "Amounts, codes, links and longer numbers are no mobile numbers",
        arguments: [
            "138123456789", "12812345678", "13800000000元", "0.13812345678", "13812345678.50", "索引号：13812345678", "13812345678abc",
            "¥13812345678",
            "http://www.example.gov.cn/a/13812345678.html", "2024-13812345678-01", "138****5678", "1381234567",
        ])
    func notMobile(text: String) { #expect(!rules(text).contains(.mobile)) }

    @Test(
        "Bank cards pass Luhn's check",
        arguments: [
            ("6222021234567890128", true), ("6222 0212 3456 7890 128", true), ("6222021234567890129", false),
            ("项目编号4111111111111111", false),
        ])
    func card(text: String, isFound: Bool) {
        #expect(rules(text) == (isFound ? [.bankCard] : []))
        #expect(hits(text).allSatisfy { !$0.excerpt.contains("622202") && $0.severity == .blocks })
    }

    @Test("A card of unusual start is a question unless it is called an account")
    func unusualCard() {
        #expect(hits("4111111111111111").map(\.severity) == [.question])
        #expect(hits("卡号：4111111111111111").map(\.severity) == [.blocks])
    }

    @Test(
        "Landlines are questions",
        arguments: [
            "0734-8260000", "(0734)8260000", "（0734）8260000", "010-12345678", "010-62345678", "电话：8260000", "电话：07348260000",
            "0734 826 0000",
        ])
    func landline(text: String) {
        let found = hits(text)
        #expect(found.allSatisfy { $0.rule == .landline && $0.severity == .question && !$0.excerpt.contains("0000") })
        #expect(found.isEmpty == (text == "010-12345678"))
    }

    @Test(
        "Dates, numbers of documents and plain numbers are no landlines",
        arguments: ["2024-03-12", "07348260000", "第8260000号", "0.8260000", "00693974/2024-00012"])
    func notLandline(text: String) { #expect(rules(text) == []) }

    @Test("Plates and electronic addresses are questions with their middle masked")
    func plateAndEmail() {
        let found = hits("车辆湘D12312、湘D·D12345和沪A1234学停在zhang.san@example.com门口，湘DPR—2024—01001号文件")
        #expect(found.map(\.rule) == [.plate, .plate, .plate, .email])
        #expect(found.allSatisfy { $0.severity == .question })
        #expect(found[0].excerpt.contains("湘D***12") && !found[3].excerpt.contains("zhang"))
        #expect(found[3].excerpt.contains("@example.com"))
    }

    @Test("A hit's range counts scalars of the text, and its neighbours are masked too")
    func ranges() throws {
        let text = "𠮷张三\u{200B}，电话13812345678；李四13987654321。"
        let found = hits(text)
        #expect(found.map(\.rule) == [.mobile, .mobile])
        let scalars = Array(text.unicodeScalars)
        let words = try found.map { hit in String(String.UnicodeScalarView(scalars[try #require(hit.range)])) }
        #expect(words == ["13812345678", "13987654321"])
        #expect(found.allSatisfy { !$0.excerpt.contains("1234567") && !$0.excerpt.contains("8765432") })
    }

    @Test("Any text gives a result, and no excerpt shows a full number")
    func random() {
        var random = SeededDraw(seed: 7)
        let pieces = [
            "1", "38", "13812345678", "11010519491231002X", "-", " ", "X", "@", ".", "湘", "D", "密", "机", "★", "0734", "8260000", "电话", "\n",
            "\u{200B}", "6222021234567890128",
            "号", "https://", "𠮷", "e\u{301}",
        ]
        let full = ["13812345678", "11010519491231002X", "6222021234567890128"]
        for _ in 0..<3_000 {
            let text = (0..<random.below(12)).map { _ in pieces[random.below(pieces.count)] }.joined()
            let count = text.unicodeScalars.count
            for hit in GateScan.hits(in: text, words: .shipped) {
                let range = hit.range ?? 0..<0
                #expect(!range.isEmpty && range.upperBound <= count, "\(text.debugDescription)")
                if hit.rule == .mobile || hit.rule == .bankCard || hit.rule == .identityNumber18 {
                    #expect(
                        !full.contains {
                            String(String.UnicodeScalarView(Array(text.unicodeScalars)[range])) == $0 && hit.excerpt.contains($0)
                        })
                }
            }
        }
    }
}

extension SeededDraw {
    mutating func below(_ limit: Int) -> Int { number(0...(limit - 1)) }
}
