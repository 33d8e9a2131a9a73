import GongkaiCore
import Testing

@testable import GongkaiWeb

@Suite("What a card is called")
struct CardNameTests {
    private let names = CardName(SupervisionRuleBook.shipped.rules)

    @Test("Cards of two steps of a case have names that tell them apart")
    func parts() {
        #expect(names.words("Y02.7", part: "门店招牌设置许可", yellow: nil) == "Y02 环节超过期限：门店招牌设置许可")
        #expect(names.words("Y01", part: nil, yellow: nil) == "Y01 超过承诺期限")
        #expect(names.words("R02.7", part: "消防检查", yellow: "Y02") == "R02 黄牌后三个工作日内没有改正：Y02 环节超过期限，消防检查")
        #expect(names.words("R02", part: nil, yellow: "Y01") == "R02 黄牌后三个工作日内没有改正：Y01 超过承诺期限")
    }

    @Test("Cards of inspectors follow no rule")
    func inspectors() {
        #expect(names.words("inspector.2", part: nil, yellow: nil) == "监察人员发牌")
        #expect(names.words(nil) == "监察人员发牌")
    }
}
