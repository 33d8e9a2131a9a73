import Testing

@testable import GongkaiCore

@Suite("A version after another")
struct ServiceItemVersionTests {
    private let rules = ServiceWorld.rules
    private let previous = ServiceWorld.item

    private func codes(_ change: (inout ServiceItem) -> Void) -> [String] {
        rules.findings(in: previous.changed(change), after: previous).map(\.code)
    }

    @Test("The next number, a later day and another content are accepted")
    func next() {
        let found = codes {
            $0.identity.version = 3
            $0.identity.effectiveFrom = "2014-03-02"
            $0.contact.enquiry = "0734-8850213"
        }
        #expect(found == [])
    }

    @Test("A version that changes nothing but its number and day is refused")
    func nothingChanged() {
        let found = codes {
            $0.identity.version = 3
            $0.identity.effectiveFrom = "2015-03-02"
        }
        #expect(found == ["version.nothingChanged"])
    }

    @Test("A version that begins on the day of the one before is refused")
    func notLater() {
        let found = codes {
            $0.identity.version = 3
            $0.contact.enquiry = "0734-8850213"
        }
        #expect(found == ["version.notLater"])
    }

    @Test("A version that counts no further is refused")
    func number() {
        let found = codes {
            $0.identity.effectiveFrom = "2014-03-02"
            $0.contact.enquiry = "0734-8850213"
        }
        #expect(found == ["version.number"])
    }

    @Test("Another item's version is refused")
    func otherItem() {
        let other = DemonstrationItems.all[0].changed {
            $0.identity.version = 3
            $0.identity.effectiveFrom = "2015-01-01"
        }
        #expect(rules.findings(in: other, after: previous).contains { $0.code == "version.otherItem" })
    }

    @Test("A version is in force from its first day through its last, while it is in use")
    func inForce() {
        #expect(!previous.isInForce(on: "2014-02-28"))
        #expect(previous.isInForce(on: "2014-03-01") && previous.isInForce(on: "2019-02-28"))
        #expect(!previous.isInForce(on: "2019-03-01"))
        #expect(!previous.changed { $0.identity.state = .suspended }.isInForce(on: "2014-03-01"))
    }
}
