import GongkaiCore
import Testing

@Suite struct TelephoneTextTests {
    @Test(
        "A number that can be dialled is found, with its extension",
        arguments: [
            ("0734-8850111", ["07348850111"]), ("8850111", ["8850111"]), ("12345", ["12345"]), ("13800138000", ["13800138000"]),
            ("0734-8850111转203", ["07348850111,203"]), ("0734-8850111-203", ["07348850111,203"]), ("（0734）8850111", ["07348850111"]),
            ("0734-8850111、8850112（工作日）", ["07348850111", "8850112"]), ("400-888-1234", ["4008881234"]),
            ("07348850111", ["07348850111"]),
            ("0734-8850111 8850112", ["07348850111", "8850112"]), ("投诉请打 110", ["110"]),
        ])
    func numbers(text: String, dialled: [String]) {
        let pieces = TelephoneText.pieces(of: text)
        #expect(pieces.compactMap(\.dial) == dialled)
        #expect(pieces.map(\.text).joined() == text && TelephoneText.holdsNumber(text))
    }

    @Test(
        "Words, hours, days, postcodes and numbers of persons are no telephone",
        arguments: [
            "", "明天再说", "有", "工作日 9:00—12:00，13:30—17:00", "2014-03-03", "421001", "11010519491231002X", "（待定）", "见101室", "(", "0734-",
        ])
    func others(text: String) {
        #expect(TelephoneText.pieces(of: text).allSatisfy { $0.dial == nil } && !TelephoneText.holdsNumber(text))
        #expect(TelephoneText.pieces(of: text).map(\.text).joined() == text)
    }
}
