import Testing

@testable import GongkaiCore

@Suite("Index numbers of a unit")
struct IndexNumberSchemeTests {
    @Test(
        "Numbers in use are those the schemes give",
        arguments: [
            ("000014349", 2015, 200, "000014349/2015-00200"), ("01441633-0", 2018, 4736, "014416330/2018-04736"),
            ("11441700007280420Y", 2021, 50, "11441700007280420Y/2021-00050"),
        ])
    func numbers(code: String, year: Int, serial: Int, number: String) throws {
        let scheme = try IndexNumberScheme(code: code)
        #expect(try scheme.number(year: year, serial: serial) == number)
        #expect(IndexNumber.isWellFormed(number) && scheme.gave(number))
        #expect(IndexNumberScheme.parts(of: number) == .init(code: scheme.code, year: year, serial: serial))
    }

    @Test("One wrong character of a code is noticed", arguments: ["000014349", "11441700007280420Y"])
    func checkCharacters(code: String) {
        for index in code.indices {
            for digit in "0123456789" where digit != code[index] {
                var wrong = code
                wrong.replaceSubrange(index...index, with: String(digit))
                #expect(throws: IndexNumberScheme.Refusal.checkCharacterWrong(wrong)) { try IndexNumberScheme(code: wrong) }
            }
        }
    }

    @Test("The credit code contains the organisation code")
    func contained() throws {
        let inner = try #require(UnifiedCreditCode("11441700007280420Y")?.organisationCode)
        #expect(inner.text == "007280420" && inner.hasRightCheckCharacter)
    }

    @Test(
        "What is no code, year or serial is refused with words",
        arguments: ["", "12345678", "1144170000728042OY", "00001434—9", "abcdefgh1"])
    func malformed(code: String) throws {
        #expect(throws: IndexNumberScheme.Refusal.codeMalformed(code)) { try IndexNumberScheme(code: code) }
        let scheme = try IndexNumberScheme(code: "000014349")
        #expect(throws: IndexNumberScheme.Refusal.serialsExhausted(year: 2026)) { try scheme.number(year: 2026, serial: 100_000) }
        #expect(throws: IndexNumberScheme.Refusal.yearOutside(26)) { try scheme.number(year: 26, serial: 1) }
        #expect(IndexNumberScheme.parts(of: "000014349/2026-1") == nil)
    }
}
