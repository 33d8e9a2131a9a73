import Testing

@testable import GongkaiCore

@Suite("Notices")
struct NoticeTests {
    @Test("The last day is warned of three working days and one before, and when it is over; days off do not count")
    func warnings() {
        // Monday 2024-03-04.
        func warning(_ due: Day, on day: Day = "2024-03-04") -> DueWarning? { DueWarning(due: due, on: day, .published) }
        #expect(warning("2024-03-08") == nil && warning("2024-03-07") == .three && warning("2024-03-06") == .three)
        #expect(warning("2024-03-05") == .one && warning("2024-03-04") == .one && warning("2024-03-01") == .over)
        #expect(warning("2024-03-11", on: "2024-03-08") == .one && warning("2024-03-13", on: "2024-03-08") == .three)
        #expect(DueWarning.over.kind == .overdue && DueWarning.one.kind == .dueSoon)
    }

    @Test(
        "What could end a line or begin another command is no address",
        arguments: [
            "", "a", "a@", "@b.cn", "a b@c.cn", "a@b.cn\r\nRCPT TO:<x@y.cn>", "a@b..cn", "<a@b.cn>", "a@b@c.cn", "张@b.cn", "a\"@b.cn",
            "a,b@c.cn", "a@b.cn ", ".a@b.cn",
        ])
    func noAddress(text: String) {
        #expect(MailAddress(text) == nil)
    }

    @Test("Usual addresses are taken", arguments: ["zhang@example.com", "li.wen-jing+gk@mail.example.gov.cn", "a@localhost"])
    func address(text: String) throws {
        let address = try #require(MailAddress(text))
        #expect(address.text == text && text.hasSuffix("@" + address.domain))
    }
}
