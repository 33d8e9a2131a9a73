import Foundation
import Testing

@testable import GongkaiFormats

@Suite struct JSONWriterTests {
    static let value: JSONValue = [
        "b": .list([.number(-3), .flag(true), .text("")]), "a": "引\"号\" \\ / \n\r\t<!-- </script> & \u{2028}\u{2029}\u{1F600}é",
        "空": .list([]),
        "c": [:],
    ]

    @Test("What is written is read back the same by another reader, keys in order")
    func round() throws {
        for bytes in [Self.value.bytes(), Self.value.line(), Array(Self.value.scriptText().utf8)] {
            let read = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
            #expect(read["a"] as? String == "引\"号\" \\ / \n\r\t<!-- </script> & \u{2028}\u{2029}\u{1F600}é")
            #expect((read["b"] as? [Any])?.count == 3)
            #expect((read["空"] as? [Any])?.isEmpty == true)
            #expect((read["c"] as? [String: Any])?.isEmpty == true)
        }
        let text = String(decoding: Self.value.line(), as: UTF8.self)
        #expect(text.hasPrefix("{\"a\":") && !text.contains("\n"))
    }

    @Test("In a script nothing ends the element, opens a comment or ends a line")
    func script() {
        let text = Self.value.scriptText()
        for mark in ["<", ">", "&", "\u{2028}", "\u{2029}"] { #expect(!text.contains(mark)) }
    }

    @Test("A control character that XML cannot hold is left out")
    func controls() {
        #expect(String(decoding: JSONValue.text("a\u{1}b\u{7F}c").line(), as: UTF8.self) == "\"abc\"")
    }
}
