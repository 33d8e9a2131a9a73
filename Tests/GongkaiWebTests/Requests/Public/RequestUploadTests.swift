import Foundation
import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

@Suite("An applicant's file comes in pieces") struct RequestUploadTests {
    private struct Answer: Decodable {
        var address = ""
        var key = ""
        var received = 0
        var isReady = false
        var error: String?

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: Name.self)
            address = try values.decodeIfPresent(String.self, forKey: .address) ?? ""
            key = try values.decodeIfPresent(String.self, forKey: .key) ?? ""
            received = try values.decodeIfPresent(Int.self, forKey: .received) ?? 0
            isReady = try values.decodeIfPresent(Bool.self, forKey: .isReady) ?? false
            error = try values.decodeIfPresent(String.self, forKey: .error)
        }

        private enum Name: CodingKey { case address, key, received, isReady, error }
    }

    private static let piece = RequestUpload.pieceSize
    /// Text of two pieces and a half.
    private static let text = Array(
        String(repeating: "一二三四五六七八九十。\n", count: 90_000).utf8.prefix(piece * 2 + 500_000 - (piece * 2 + 500_000) % 34))

    private func begin(_ browser: TestBrowser, token: String, name: String = "说明.txt", size: Int = text.count) async throws -> (
        page: TestPage, answer: Answer
    ) {
        let page = try await browser.post("/request/uploads", [("token", token), ("name", name), ("size", "\(size)")])
        return (page, try JSONDecoder().decode(Answer.self, from: Data(page.text.utf8)))
    }

    private func put(_ browser: TestBrowser, _ address: String, _ bytes: ArraySlice<UInt8>, at offset: Int) async throws -> (
        page: TestPage, answer: Answer
    ) {
        let page = try await browser.send("\(address)?offset=\(offset)", .put, [:], ByteBuffer(bytes: bytes))
        return (page, try JSONDecoder().decode(Answer.self, from: Data(page.text.utf8)))
    }

    @Test("Cut in the middle it goes on from there, and comes with the request as it was", arguments: TestEngine.all)
    func resumed(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let browser = world.web.browser(), check = try await world.press("look", browser)
            #expect(check.says(#"data-pieces="/request/uploads""#))
            let begun = try await begin(browser, token: check.hidden("token")), address = begun.answer.address
            #expect(begun.page.status == .created && begun.answer.received == 0)
            #expect(try await put(browser, address, Self.text[..<Self.piece], at: 0).answer.received == Self.piece)
            let wrong = try await put(browser, address, Self.text[..<Self.piece], at: 0)
            #expect(wrong.page.status == .conflict && wrong.page.response.headers[HTTPFieldName.made("Upload-Offset")] == "\(Self.piece)")
            // Neither a form that hopes for it nor another browser gets it before, or at all.
            let early = try await world.press("file", on: check, browser, carrying: begun.answer.key)
            #expect(early.status == .unprocessableContent && early.says("已经不在了") && early.says(ApplicantWorld.asked))
            let other = world.web.browser()
            _ = try await other.get("/request/new?unit=SF02")
            #expect(try await other.get(address).status == .notFound)
            #expect(try await put(other, address, Self.text[Self.piece...], at: Self.piece).page.status == .notFound)
            // As after a cut: ask, then go on.
            let resumed = try JSONDecoder().decode(Answer.self, from: Data(try await browser.get(address).text.utf8))
            #expect(resumed.received == Self.piece)
            for start in stride(from: Self.piece, to: Self.text.count, by: Self.piece) {
                let end = min(start + Self.piece, Self.text.count)
                let added = try await put(browser, address, Self.text[start..<end], at: start)
                #expect(added.page.status == .ok && added.answer.received == end && added.answer.isReady == (end == Self.text.count))
            }
            // A page in between shows it again.
            let again = try await world.settled(
                try await browser.upload(
                    "/request/new", check.allHidden + [("uploaded", begun.answer.key), ("do", "file")], file: "files", named: "a.exe",
                    content: Array("MZ nothing".utf8)), browser)
            #expect(again.status == .unprocessableContent && again.says("说明.txt") && again.says("value=\"\(begun.answer.key)\" checked"))
            let stolen = try await world.press("look", other)
            #expect(try await world.press("file", on: stolen, other, carrying: begun.answer.key).status == .unprocessableContent)
            #expect(try await world.press("file", on: check, browser, carrying: begun.answer.key).status == .seeOther)
            let id = try await world.id(of: "SF02-20260001"), requests = world.desk.requests
            let detail = try await requests.detail(of: id, for: world.desk.registrar)
            #expect(detail.files.map(\.name) == ["说明.txt"])
            let file = try await requests.file(
                try #require(detail.files.first).position, of: id, for: world.desk.registrar, from: "1.2.3.4", at: world.web.clock.now)
            #expect(file.bytes == Self.text)
            #expect(try await browser.get(address).status == .notFound)
        }
    }

    @Test("A file that came in pieces and turns out to be none that a form may bring is named, and every word stays")
    func refusedWithForm() async throws {
        try await ApplicantWorld.open(on: .sqlite) { world in
            let browser = world.web.browser(), check = try await world.press("look", browser), requests = world.desk.requests
            let owner = try #require(browser[cookie: FormToken.cookie]), now = world.web.clock.now, bytes = Array("MZ nothing".utf8)
            let key = try await requests.beginUpload("程序.exe", size: bytes.count, atMost: 1_000, by: owner, from: "1.2.3.4", at: now)
            _ = try await requests.addPiece(bytes, at: 0, to: key, by: owner, at: now)
            try await requests.confirmUpload(key, by: owner, at: now)
            let page = try await world.press("file", on: check, browser, carrying: key)
            #expect(page.status == .unprocessableContent && page.says("“程序.exe”：") && page.says("申请还没有提交"))
            #expect(page.says(ApplicantWorld.asked) && page.says(ApplicantWorld.name))
            #expect(try await world.matters() == 0)
        }
    }

    @Test("What is too large is refused before a byte of it goes over; what no form may bring is refused when it is whole")
    func refused() async throws {
        try await ApplicantWorld.open(on: .sqlite) { world in
            let browser = world.web.browser(), token = try await world.press("look", browser).hidden("token")
            let giant = try await begin(browser, token: token, size: 1 << 30)
            #expect(giant.page.status == .contentTooLarge && giant.answer.error?.contains("每个文件50 MB的上限") == true)
            let forged = try await browser.post("/request/uploads", [("token", "wrong"), ("name", "a.txt"), ("size", "1")])
            #expect(forged.status == .forbidden)
            let virus = Array((#"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-"# + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*").utf8)
            for (name, bytes) in [("测试.txt", virus), ("a.exe", Array("MZ nothing".utf8))] {
                let begun = try await begin(browser, token: token, name: name, size: bytes.count)
                let whole = try await put(browser, begun.answer.address, bytes[...], at: 0)
                #expect(whole.page.status == .unprocessableContent && whole.answer.error?.isEmpty == false, "\(name)")
                #expect(try await browser.get(begun.answer.address).status == .notFound)
            }
            #expect(try await world.web.world.database.count("request_upload_part") == 0)
        }
    }
}

extension ApplicantWorld {
    /// As ``press(_:on:_:)``, with a file that came in pieces before.
    func press(_ button: String, on page: TestPage, _ browser: TestBrowser, carrying upload: String) async throws -> TestPage {
        try await send(page.allHidden + [("uploaded", upload), ("do", button)], browser)
    }
}
