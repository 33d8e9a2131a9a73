import Testing

@testable import GongkaiCore

@Suite("The code by which a matter is followed")
struct TrackingCodeTests {
    static let codes: [TrackingCode] = {
        var draw = SystemRandomNumberGenerator()
        return (0..<200).map { _ in TrackingCode(using: &draw) }
    }()

    @Test("It is read again as it is printed, spoken with spaces, in small and in wide letters")
    func reading() {
        for code in Self.codes {
            for written in [code.text, code.grouped, " " + code.text.lowercased()] { #expect(TrackingCode(written) == code) }
            let wide = String(String.UnicodeScalarView(code.text.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
            #expect(TrackingCode(wide) == code)
            #expect(TrackingCode(code.text.replacing("0", with: "O").replacing("1", with: "l").replacing("5", with: "S")) == code)
            #expect(code.grouped.count == 14)
        }
        #expect(Set(Self.codes).count == Self.codes.count)
    }

    @Test("One or two wrong characters, and any two that changed places, are noticed")
    func mistakes() {
        let alphabet = Array("0123456789AFHJMQWXY")
        for code in Self.codes.prefix(8) {
            let characters = Array(code.text)
            for first in 0..<12 {
                for second in first..<12 {
                    for (a, b) in [(3, 7), (1, 18), (5, 5)] {
                        var wrong = characters
                        wrong[first] = alphabet[((alphabet.firstIndex(of: wrong[first]) ?? 0) + a) % 19]
                        if second != first { wrong[second] = alphabet[((alphabet.firstIndex(of: wrong[second]) ?? 0) + b) % 19] }
                        #expect(TrackingCode(String(wrong)) == nil)
                    }
                    var swapped = characters
                    swapped.swapAt(first, second)
                    #expect(TrackingCode(String(swapped)) == (swapped == characters ? code : nil))
                }
            }
        }
    }

    @Test("What is no code is none", arguments: ["", "0000", "3F8H-72QW-XJ05-0", "中文中文中文中文中文中文", "3F8H72QWXJ0!", "------------"])
    func nonsense(text: String) {
        #expect(TrackingCode(text) == nil)
    }
}
