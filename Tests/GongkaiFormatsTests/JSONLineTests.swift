import Testing

@testable import GongkaiFormats

@Suite struct JSONLineTests {
    @Test("Names and texts are read, escapes and characters outside the basic plane too")
    func reads() throws {
        let line = #" { "title" : "关于\"公租房\"的\u901a知\n\t\\\/" , "body":"𠀀\ud840\udc00", "none":null, "":"" } "#
        #expect(try JSONLine.fields(line) == ["title": "关于\"公租房\"的通知\n\t\\/", "body": "𠀀𠀀", "": ""])
        #expect(try JSONLine.fields("{}") == [:])
    }

    @Test("What is no flat object of texts is refused, with the place or the name")
    func refuses() {
        #expect(throws: JSONLine.Fault.notText("a")) { try JSONLine.fields(#"{"a": 3}"#) }
        #expect(throws: JSONLine.Fault.notText("a")) { try JSONLine.fields(#"{"a": ["b"]}"#) }
        #expect(throws: JSONLine.Fault.twice("a")) { try JSONLine.fields(#"{"a": "1", "a": "2"}"#) }
        #expect(throws: JSONLine.Fault.malformed(at: 4)) { try JSONLine.fields(#"{"a""#) }
        for line in [
            "", "[]", "{", #"{"a":"b""#, #"{"a":"b"} x"#, #"{"a":"\x"}"#, #"{"a":"\ud840"}"#, #"{"a":"\u0000"}"#, #"{"a":"\u12"#,
            "{\"a\":nul}",
        ] {
            #expect(throws: JSONLine.Fault.self, "\(line)") { try JSONLine.fields(line) }
        }
    }

    @Test("Rubbish never stops the program")
    func rubbish() {
        let alphabet = Array("{}[]\":,\\u12ab nl".utf8) + [0xFF, 0xE4, 0x00]
        var state: UInt64 = 3
        for _ in 0..<20_000 {
            var bytes: [UInt8] = [UInt8(ascii: "{")]
            for _ in 0..<16 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes.append(alphabet[Int(state >> 33) % alphabet.count])
            }
            bytes.withUnsafeBufferPointer { buffer in
                do throws(JSONLine.Fault) { _ = try JSONLine.fields(buffer) } catch { #expect(!error.english.isEmpty) }
            }
        }
    }
}
