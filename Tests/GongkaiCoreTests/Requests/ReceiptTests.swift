import GongkaiCore
import Testing

@Suite("The day of receipt")
struct ReceiptTests {
    @Test(
        "What arrives on a Monday and is confirmed on the Wednesday counts from one or the other, by channel and regulation",
        arguments: [
            (.inPerson, false, false), (.signedMail, false, false), (.ordinaryMail, true, true), (.fax, true, true), (.email, false, true),
            (.online, true, true),
        ] as [(ReceiptChannel, Bool, Bool)])
    func channels(channel: ReceiptChannel, confirmed2007: Bool, confirmed2019: Bool) throws {
        let old = try Receipt(channel, arrived: "2016-03-14", confirmed: "2016-03-16").start()
        #expect(old.day == (confirmed2007 ? "2016-03-16" : "2016-03-14"))
        let new = try Receipt(channel, arrived: "2022-03-14", confirmed: "2022-03-16").start()
        #expect(new.day == (confirmed2019 ? "2022-03-16" : "2022-03-14"))
        #expect(!old.words.isEmpty && !new.article.isEmpty)
    }

    @Test("Nothing runs while nobody has confirmed", arguments: [ReceiptChannel.ordinaryMail, .fax, .email, .online])
    func unconfirmed(channel: ReceiptChannel) {
        #expect(throws: ClockRefusal.notConfirmed(arrived: "2022-03-14")) { try Receipt(channel, arrived: "2022-03-14").start() }
    }

    @Test("A confirmation before the arrival is refused")
    func backwards() {
        #expect(throws: ClockRefusal.self) { try Receipt(.fax, arrived: "2022-03-14", confirmed: "2022-03-11").start() }
    }

    @Test("The rule of the day of arrival says what counts, the day of receipt which regulation applies")
    func acrossTheChange() throws {
        let mail = try RequestClock(RequestFacts(Receipt(.email, arrived: "2019-05-14", confirmed: "2019-05-16")))
        #expect(mail.received == "2019-05-14")
        #expect(mail.regime.code == "2007")
        let fax = try RequestClock(RequestFacts(Receipt(.fax, arrived: "2019-05-14", confirmed: "2019-05-16")))
        #expect(fax.received == "2019-05-16")
        #expect(fax.regime.code == "2019")
    }

    @Test("Every regime has one rule for every channel", arguments: DisclosureRegime.all)
    func complete(regime: DisclosureRegime) {
        for channel in ReceiptChannel.allCases { #expect(regime.receiptRule(channel).channel == channel) }
    }
}
