import GongkaiCore
import GongkaiFormats
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

@Suite("What goes out with a reply") struct GivenFilesTests {
    private static let day: Day = "2026-02-02"
    private static let original = NewFile(
        name: "原件密语.pdf", mediaType: "application/pdf", bytes: Array("%PDF-1.4 密语七七八九".utf8), plainText: "密语七七八九")
    private static let result = Array("%PDF-1.4 redacted".utf8)

    private func handled(_ world: ApplicantWorld, _ number: String) async throws -> MatterID {
        let desk = world.desk, id = try await world.id(of: number)
        try await desk.act(.confirm, on: id, by: .officer(desk.registrar), Self.day, ["evidence": .text("电话确认")])
        try await desk.act(
            .register, on: id, by: .officer(desk.registrar), Self.day,
            ["unit": .agency(world.portal.agency), "handler": .officer(desk.clerk.id)])
        return id
    }

    private func answered(_ world: ApplicantWorld, _ number: String, serve: Bool = true) async throws -> MatterID {
        let desk = world.desk, id = try await handled(world, number)
        try await desk.give(Self.result, of: Self.original, marked: RequestDesk.draft("密语七七八九"), to: id, at: Instant(Self.day, hour: 11))
        try await desk.signed(id, "2026-02-03")
        if serve {
            try await desk.act(
                .serve, on: id, by: .officer(desk.clerk), "2026-02-03", ["serviceWay": .text("post"), "serviceEvidence": .text("EMS 1")])
        }
        return id
    }

    @Test("After the reply the applicant sees each file with what was covered on which ground, and fetches it", arguments: TestEngine.all)
    func fetched(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let filed = try await world.file(world.web.browser())
            _ = try await answered(world, filed.number)
            world.web.clock.advance(seconds: 2 * 86_400)
            let browser = world.web.browser()
            _ = try await world.follow(browser, filed.number, filed.code)
            let page = try await browser.get("/request/progress")
            #expect(page.says("名单（部分遮盖）.pdf") && page.says("依据第十五条（个人隐私）遮盖 3 处，为保护第三方权益"))
            #expect(!page.says("原件密语") && !page.says("密语七七八九"))
            let file = try await browser.get("/request/progress/files/1")
            #expect(file.status == .ok && file.response.headers[.contentType] == "application/pdf" && file.text == "%PDF-1.4 redacted")
            #expect(file.response.headers[.cacheControl] == "private, no-store")
            #expect(try await browser.get("/request/progress/files/2").status == .notFound)
        }
    }

    @Test(
        "A secret in text, points, notes, a hidden layer, an attachment and the information is in nothing that the applicant gets",
        arguments: TestEngine.all)
    func planted(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let secret = "430408198001011239", document = try SecretDocument.redacted(secret), desk = world.desk
            let filed = try await world.file(world.web.browser()), id = try await handled(world, filed.number)
            try await desk.give(document.result, of: document.original, marked: document.draft, to: id, at: Instant(Self.day, hour: 11))
            try await desk.served(id, "2026-02-03")
            world.web.clock.advance(seconds: 2 * 86_400)
            let browser = world.web.browser()
            _ = try await world.follow(browser, filed.number, filed.code)
            for path in ["/request/progress", "/request/receipt", "/request/register", "/search?q=\(secret)"] {
                let page = try await browser.get(path)
                // Search says again what was typed.
                #expect(path.hasPrefix("/search") ? !page.says("list.pdf") : !page.says(secret), "\(path)")
            }
            let file = try await browser.get("/request/progress/files/1"), bytes = Array(buffer: file.response.body)
            #expect(bytes == document.result && !file.text.contains(secret))
            #expect(try Redaction.finds([.init(secret, .privacy)], in: bytes).counts == [0])
            #expect(try await browser.get("/files/\(document.original.sha256)/x.pdf").status == .notFound)
            #expect(try await world.portal.database.count("stored_file") == 0)
        }
    }

    @Test("Before the reply is sent, and for whoever follows another request, there is no such file", arguments: TestEngine.all)
    func unseen(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let first = try await world.file(world.web.browser()), second = try await world.file(world.web.browser())
            _ = try await answered(world, first.number, serve: false)
            _ = try await answered(world, second.number)
            world.web.clock.advance(seconds: 2 * 86_400)
            let browser = world.web.browser()
            _ = try await world.follow(browser, first.number, first.code)
            #expect(try await !browser.get("/request/progress").says("随答复提供的文件"))
            #expect(try await browser.get("/request/progress/files/1").status == .notFound)
            // Nor is a file of a request found by its content among what is published.
            #expect(try await world.web.browser().get("/files/\(Self.original.sha256)/x.pdf").status == .notFound)
        }
    }

    @Test(
        "A file that came with the draft is the applicant's from the service on, byte for byte, and hangs on the published reply",
        arguments: TestEngine.all)
    func enclosed(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let desk = world.desk, browser = world.web.browser(), filed = try await world.file(world.web.browser())
            let id = try await handled(world, filed.number), bytes = Array("学校,人数\n一小,90\n".utf8)
            try await desk.signed(
                id, "2026-02-03", with: [NewFile(name: "招生计划.csv", mediaType: "text/csv; charset=utf-8", bytes: bytes)])
            world.web.clock.advance(seconds: 2 * 86_400)
            _ = try await world.follow(browser, filed.number, filed.code)
            #expect(try await !browser.get("/request/progress").says("招生计划.csv"))
            #expect(try await browser.get("/request/progress/files/1").status == .notFound)
            try await desk.act(
                .serve, on: id, by: .officer(desk.clerk), "2026-02-04",
                ["serviceWay": .text("online"), "serviceEvidence": .text("上网")])
            let page = try await browser.get("/request/progress")
            #expect(page.says("随答复提供的文件") && page.says("招生计划.csv") && !page.says("遮盖的部分"))
            let file = try await browser.get("/request/progress/files/1")
            #expect(file.status == .ok && Array(buffer: file.response.body) == bytes)
            #expect(file.response.headers[.contentType] == "text/csv; charset=utf-8")
            #expect(file.response.headers[.cacheControl] == "private, no-store")
            #expect(try await desk.trail(of: id).last == "request.fetch")
            // For whoever has not the code there is none.
            #expect(try await world.web.browser().get("/request/progress/files/1").location == "/request/progress")
            let published = try await desk.requests.enclosed(with: id, for: desk.registrar, from: "", at: world.web.clock.now)
            #expect(published.map(\.name) == ["招生计划.csv"] && published[0].bytes == bytes)
        }
    }

    @Test("What came with the draft of a refusal, or is being redacted, goes out in no way", arguments: TestEngine.all)
    func kept(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let desk = world.desk, browser = world.web.browser(), file = [NewFile(name: "内部.txt", mediaType: "text/plain", bytes: [0x41])]
            let first = try await world.file(world.web.browser()), refused = try await handled(world, first.number)
            let second = try await world.file(world.web.browser()), marked = try await handled(world, second.number)
            try await desk.signed(refused, "2026-02-03", outcome: "internalAffairs", ["reason": .text("内部事务")], with: file)
            try await desk.signed(marked, "2026-02-03", with: file)
            let position = try #require(try await desk.requests.detail(of: marked, for: desk.clerk).files.first).position
            _ = try await desk.redactions.pick(
                position, pages: 1, of: marked, by: desk.clerk, from: "", at: Instant("2026-02-03", hour: 11))
            world.web.clock.advance(seconds: 2 * 86_400)
            for (filed, id) in [(first, refused), (second, marked)] {
                #expect(
                    try await desk.redactions.toBeGiven(of: id, for: desk.signer, at: Instant("2026-02-03", hour: 12)).isEmpty)
                try await desk.act(
                    .serve, on: id, by: .officer(desk.clerk), "2026-02-03",
                    ["serviceWay": .text("post"), "serviceEvidence": .text("EMS 1")], hour: 12)
                _ = try await world.follow(browser, filed.number, filed.code)
                #expect(try await !browser.get("/request/progress").says("内部.txt"))
                #expect(try await browser.get("/request/progress/files/1").status == .notFound)
                #expect(
                    try await desk.requests.enclosed(with: id, for: desk.registrar, from: "", at: world.web.clock.now).isEmpty)
            }
        }
    }

    @Test("A bad file keeps the words of an application, and nothing of it is filed", arguments: TestEngine.all)
    func badFiles(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let virus = Array((#"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-"# + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*").utf8)
            for (name, bytes, words) in [
                ("eicar.txt", virus, "病毒检测用的测试样本"), ("photo.jpg", Array("%PDF-1.4 x".utf8), "photo.jpg"), ("empty.pdf", [], "文件是空的"),
            ] {
                let browser = world.web.browser(), check = try await world.press("look", browser)
                let page = try await world.settled(
                    try await browser.upload(
                        "/request/new", check.allHidden + [("do", "file")], file: "files", named: name, content: bytes), browser)
                #expect(page.status == .unprocessableContent && page.says(words), "\(name)")
                #expect(page.says(ApplicantWorld.asked) && page.says(ApplicantWorld.name) && page.says("填写的文字都在"))
            }
            #expect(try await world.matters() == 0)
            let check = try await world.press("look", world.web.browser())
            #expect(check.says("data-most-bytes=\"20971520\"") && check.says("随表单一次上传的合起来不超过20 MB"))
        }
    }

    @Test("An officer attaches files to what came on paper and to a step, and opening one is written down", arguments: TestEngine.all)
    func attached(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let id = try await web.desk.handling(DeskWeb.today), browser = try await web.browser("clerk")
            let path = DeskWeb.path(id) + "/recordSearch", form = try await browser.get(path)
            let fields = form.allHidden + [("searchedIn", "公文系统"), ("searchTerms", "计划"), ("searchResult", "找到一份"), ("searcher", "李文静")]
            let refused = try await browser.upload(path, fields, file: "files", named: "a.zip", content: Array("PK\u{3}\u{4}".utf8))
            #expect(refused.status == .unprocessableContent && refused.says("a.zip") && refused.says("找到一份"))
            let taken = try await browser.upload(path, fields, file: "files", named: "检索.txt", content: Array("检索记录".utf8))
            #expect(taken.status == .seeOther)
            let page = try await browser.get(DeskWeb.path(id))
            #expect(page.says("检索.txt") && page.says("随“登记检索情况”提交"))
            let link = try #require(page.text.firstMatch(of: /href="([^"]+\/files\/\d+)"/)).1
            #expect(try await browser.get(String(link)).text == "检索记录")
            #expect(try await web.desk.trail(of: id).last == "request.file")
            #expect(try await web.database.count("stored_file") == 0)
        }
    }
}
