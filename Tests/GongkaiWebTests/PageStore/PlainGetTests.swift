import Testing

@testable import GongkaiWeb

@Suite struct PlainGetTests {
    private func read(_ text: String) -> PlainGet? {
        Array(text.replacing("\n", with: "\r\n").utf8).withUnsafeBytes { PlainGet($0) }
    }

    @Test func aPlainHeadIsRead() throws {
        let text =
            "GET /c/7?page=2 HTTP/1.1\nHost: zx.gov.cn\ncookie: a=b; view=elderly\nACCEPT-ENCODING: br, gzip\n"
            + "If-None-Match: \"x\"\n\nGET"
        let get = try #require(read(text))
        let bytes = Array(text.replacing("\n", with: "\r\n").utf8)
        #expect(String(decoding: bytes[get.target], as: UTF8.self) == "/c/7?page=2")
        #expect(get.mode == .elderly)
        #expect(get.acceptsGzip)
        #expect(get.ifNoneMatch.map { String(decoding: bytes[$0], as: UTF8.self) } == "\"x\"")
        #expect(get.host.map { String(decoding: bytes[$0], as: UTF8.self) } == "zx.gov.cn")
        #expect(get.length == bytes.count - 3)
    }

    @Test(arguments: [
        "POST / HTTP/1.1\nHost: a\n\n", "GET / HTTP/1.0\nHost: a\n\n", "GET / HTTP/1.1\nHost: a\n", "GET / HT", "GET /",
        "GET / HTTP/1.1\nHost: a\nContent-Length: 3\n\nabc", "GET / HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n",
        "GET / HTTP/1.1\nHost: a\nConnection: close\n\n", "GET / HTTP/1.1\nHost: a\nUpgrade: h2c\n\n", "GET / HTTP/1.1\nHost a\n\n",
        "GET / HTTP/1.1\nHost: a\nA: b\n c\n\n", "GET http://a/ HTTP/1.1\nHost: a\n\n",
        "GET / HTTP/1.1\nHost: a\nCookie: done=saved\n\n", "GET / HTTP/1.1\nHost: a\nCookie: a=b;\tdone=saved\n\n", "",
        "GET / HTTP/1.1\n\n", "GET / HTTP/1.1\nHost:\n\n", "GET / HTTP/1.1\nHost: a\nHost: a\n\n",
        "GET / HTTP/1.1\nHost: a\nhost: b\n\n",
    ])
    func whatIsUnusualIsLeftToTheFramework(text: String) {
        #expect(read(text) == nil)
    }

    @Test func spacesAndTabsAroundValuesAreNotPartOfThem() throws {
        let text = "GET / HTTP/1.1\nHost:\ta \t\nConnection: \tkeep-alive \nCookie:\tview=elderly\t\nIf-None-Match:\"x\" \n\n"
        let get = try #require(read(text))
        let bytes = Array(text.replacing("\n", with: "\r\n").utf8)
        #expect(get.host.map { String(decoding: bytes[$0], as: UTF8.self) } == "a")
        #expect(get.mode == .elderly)
        #expect(get.ifNoneMatch.map { String(decoding: bytes[$0], as: UTF8.self) } == "\"x\"")
    }

    @Test func aBareLineFeedIsLeftToTheFramework() {
        #expect(Array("GET / HTTP/1.1\nHost: a\n\n".utf8).withUnsafeBytes { PlainGet($0) } == nil)
    }

    @Test(arguments: [
        ("\"a\"", true), ("W/\"a\"", true), ("\"b\", \"a\"", true), ("\"b\",\t\"a\"\t", true), ("*", true), ("\"b\"", false), ("", false),
        ("\"a", false),
    ])
    func entityTagsAreComparedAsTheStandardSays(value: String, isNamed: Bool) {
        #expect(EntityTag.list(value, names: "\"a\"") == isNamed)
    }

    @Test(
        "Compressed bytes go to whoever takes gzip, whatever else they list",
        arguments: [
            ("gzip", true), ("gzip, deflate, br, zstd", true), ("deflate,GZIP", true), ("br , gzip ", true), ("gzip;q=0.5", true),
            ("gzip;q=0", false), ("deflate, br", false), ("xgzip", false), ("", false), (",,", false), ("identity;q=1, *;q=0", false),
        ])
    func codings(accepted: String, isTaken: Bool) throws {
        let get = try #require(read("GET / HTTP/1.1\nHost: a\nAccept-Encoding: \(accepted)\n\n"))
        #expect(get.acceptsGzip == isTaken)
    }
}
