import Foundation
import Testing

@testable import GongkaiWeb

@Suite struct FormTests {
    @Test("Fields of an address or form are decoded, names may repeat")
    func urlEncoded() throws {
        let fields = try URLEncodedForm.fields(of: "a=1&b=%E8%92%B8%E6%B9%98+x&a=2&c&=v&%zz=%4")
        #expect(
            fields == [
                FormField("a", "1"), FormField("b", "蒸湘 x"), FormField("a", "2"), FormField("c", ""), FormField("", "v"),
                FormField("%zz", "%4"),
            ])
    }

    @Test("Invisible control characters are left out of names and values, tabs and line breaks stay")
    func controls() throws {
        #expect(try URLEncodedForm.fields(of: "q%00=%00a%1B%7Fb%09%0D%0Ac") == [FormField("q", "ab\t\r\nc")])
        let body = "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\u{0}2\r\n--X--\r\n"
        #expect(try MultipartForm.form(of: Data(body.utf8), boundary: "X").fields == [FormField("a", "12")])
    }

    @Test("A form with more fields than any of ours is refused")
    func tooManyFields() {
        #expect(throws: SiteError.self) { try URLEncodedForm.fields(of: String(repeating: "a=1&", count: 2_001)) }
    }

    @Test("A form with a file is taken apart")
    func multipart() throws {
        let body =
            "--X\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n蒸湘\r\n--X\r\nContent-Disposition: form-data; name=\"file\"; "
            + "filename=\"C:\\fake\\a;%22b.csv\"\r\nContent-Type: text/csv\r\n\r\n1,2\r\n--Y\r\n\r\n--X\r\nContent-Disposition: form-data; name=\"empty\"\r\n\r\n\r\n--X--\r\n"
        let form = try MultipartForm.form(of: Data(body.utf8), boundary: "X")
        #expect(form.fields == [FormField("title", "蒸湘"), FormField("empty", "")])
        #expect(form.file("file")?.name == "a;\"b.csv")
        #expect(form.file("file")?.bytes == Array("1,2\r\n--Y\r\n".utf8))
    }

    @Test("The boundary is found, quoted or not, and a wrong one is none")
    func boundary() {
        #expect(MultipartForm.boundary(of: "multipart/form-data; boundary=abc; charset=utf-8") == "abc")
        #expect(MultipartForm.boundary(of: "multipart/form-data; Boundary=\"a b\"") == "a b")
        #expect(MultipartForm.boundary(of: "multipart/form-data") == nil)
        #expect(MultipartForm.boundary(of: "multipart/form-data; boundary=") == nil)
        #expect(MultipartForm.boundary(of: "multipart/form-data; boundary=" + String(repeating: "x", count: 71)) == nil)
    }

    @Test("Random and cut bodies never stop the program, and a whole one survives any content")
    func fuzz() throws {
        var generator = SplitMix(state: 7)
        let pieces = [
            "--B", "\r\n", "--", "Content-Disposition: form-data; name=\"a\"", "; filename=\"", "\"", "\r\n\r\n", "x", "\0", "=", ";",
        ]
        for _ in 0..<3_000 {
            let text = (0..<Int.random(in: 0...30, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            _ = try? MultipartForm.form(of: Data(text.utf8), boundary: "B")
        }
        for length in 0..<200 {
            let content = (0..<length).map { _ in [0x0D, 0x0A, 0x2D, 0x42, 0x43].randomElement(using: &generator) ?? 0x42 } as [UInt8]
            guard Data(content).range(of: Data("--boundary7".utf8)) == nil else { continue }
            var body = Data("--boundary7\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n".utf8)
            body.append(contentsOf: content)
            body.append(contentsOf: Array("\r\n--boundary7--".utf8))
            #expect(try MultipartForm.form(of: body, boundary: "boundary7").file("f")?.bytes == content)
            let cut = body.prefix(Int.random(in: 0..<body.count, using: &generator))
            _ = try? MultipartForm.form(of: Data(cut), boundary: "boundary7")
        }
    }

    @Test("Addresses are written once and filled with anything")
    func paths() {
        #expect(Route.record.path("disclosed_item", "7").text == "/console/registers/disclosed_item/7")
        #expect(Route.register.path("a/b 甲").text == "/console/registers/a%2Fb%20%E7%94%B2")
        #expect(Route.console.path().query([("q", "a&b"), ("page", "")]).text == "/console?q=a%26b")
    }

    @Test(
        "Only places within the site are returned to",
        arguments: ["//evil.cn", "https://evil.cn", "/\\evil.cn", "/a b", "", "/甲", "/a\r\nX: y"])
    func foreign(place: String) {
        #expect(Path.local(place) == nil)
    }
}

/// Random numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
