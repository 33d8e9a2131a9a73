import Testing

@testable import GongkaiCore

@Suite("Whether a document is in force")
struct ValidityTests {
    @Test(
        "By the day",
        arguments: [
            ("2026-03-31", Validity.notYetInForce(from: "2026-04-01")), ("2026-04-01", .inForce), ("2030-12-31", .inForce),
            ("2031-01-01", .expired(on: "2030-12-31")),
        ] as [(Day, Validity)])
    func term(day: Day, validity: Validity) {
        #expect(ValidityTerm(effectiveOn: "2026-04-01", expiresOn: "2030-12-31").validity(on: day) == validity)
    }

    @Test("On the day of its repeal a document is no longer in force; what replaced it is named")
    func repeal() {
        let term = ValidityTerm(effectiveOn: "2020-01-01", repealedOn: "2026-03-01")
        #expect(term.validity(on: "2026-02-28") == .inForce && term.validity(on: "2026-03-01") == .repealed(from: "2026-03-01"))
        var replaced = term
        replaced.replacedBy = "蒸政发〔2026〕3号"
        #expect(replaced.validity(on: "2026-03-01")?.sentence == "本文件自2026年3月1日起废止，由蒸政发〔2026〕3号替代。")
    }

    @Test("What ended it first ended it")
    func both() {
        let late = ValidityTerm(expiresOn: "2025-12-31", repealedOn: "2026-03-01")
        #expect(late.validity(on: "2026-06-01") == .expired(on: "2025-12-31"))
        let early = ValidityTerm(expiresOn: "2025-12-31", repealedOn: "2025-03-01")
        #expect(early.validity(on: "2026-06-01") == .repealed(from: "2025-03-01"))
    }

    @Test("Nothing known is not in force")
    func unknown() {
        #expect(ValidityTerm().validity(on: "2026-03-01") == nil)
    }
}
