import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

@Suite struct RedactionConsoleTests {
    private static let secret = "430408198001011239"

    private static func pdf(_ lines: [String]) -> [UInt8] { SecretDocument.pdf(lines, secret: secret) }

    /// One that opens only with a password that nobody knows.
    private static let locked: [UInt8] = {
        let key = "<\(String(repeating: "41", count: 32))>"
        let text = """
            %PDF-1.4
            1 0 obj
            <</Type/Catalog/Pages 2 0 R>>
            endobj
            2 0 obj
            <</Type/Pages/Kids[3 0 R]/Count 1>>
            endobj
            3 0 obj
            <</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>
            endobj
            trailer<</Size 4/Root 1 0 R/ID[<4142><4142>]/Encrypt<</Filter/Standard/V 1/R 2/O\(key)/U\(key)/P -4>>>>
            %%EOF
            """
        return Array(text.utf8)
    }()

    private struct Clerk {
        let web: DeskWeb
        let id: MatterID
        let browser: TestBrowser
        var list: String { DeskWeb.path(id) + "/redactions" }

        init(_ web: DeskWeb) async throws {
            self.web = web
            id = try await web.desk.handling(DeskWeb.today)
            browser = try await web.browser("clerk")
        }

        func upload(_ bytes: [UInt8], _ name: String = "decision.pdf") async throws -> TestPage {
            let token = try await browser.get(list).hidden("token")
            return try await browser.upload(list, [("token", token)], file: "file", named: name, content: bytes)
        }

        /// Saves what is marked on the first page, and carries it out.
        func redact(_ path: String, _ fields: [(String, String)]) async throws -> TestPage {
            let saved = try await browser.fill(path, fields + [("do", "preview")])
            guard saved.status == .seeOther, let preview = saved.location else { return saved }
            return try await browser.fill(preview, [], to: path + "/results")
        }
    }

    private static let box: [(String, String)] = [
        ("box-1-page", "1"), ("box-1-left", "20"), ("box-1-top", "12"), ("box-1-width", "60"), ("box-1-height", "14"),
        ("box-1-ground", "privacy"),
    ]
    private static let rest: [(String, String)] = [("stay", ""), ("name", "decision-public.pdf")]

    @Test("A document is uploaded, marked, looked at, carried out, and given with the reply", arguments: TestEngine.all)
    func whole(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let clerk = try await Clerk(web), browser = clerk.browser
            let added = try await clerk.upload(Self.pdf(["Applicant", Self.secret, "Decision"]))
            let path = try #require(added.location)
            #expect(added.status == .seeOther && path.hasPrefix(clerk.list + "/"))
            let page = try await browser.get(path + "/pages/1")
            #expect(page.status == .ok && page.response.headers[.contentType] == "image/png")
            #expect(page.response.headers[.cacheControl] == "no-store")
            let editor = try await browser.get(path)
            #expect(editor.says("个人隐私 · 第十五条") && editor.says("过程性信息 · 第十六条"))

            let saved = try await browser.fill(
                path, [("words-1", Self.secret), ("words-1-ground", "privacy")] + Self.rest + [("do", "preview")])
            let preview = try await browser.get(try #require(saved.location))
            #expect(preview.says("1 处") && preview.says("<rect"))
            let done = try await browser.fill(saved.location ?? "", [], to: path + "/results")
            #expect(done.status == .seeOther)
            let proven = try await browser.get(path)
            #expect(proven.says("通过核查") && proven.says("依据第十五条（个人隐私）遮盖 1 处"))
            let link = try #require(proven.text.firstMatch(of: /href="([^"]+\/results\/\d+)"/)).1
            let result = try await browser.get(String(link))
            #expect(result.text.hasPrefix("%PDF") && !result.text.contains(Self.secret))
            #expect(try await browser.fill(path, [("give", "1")], to: "\(link)/giving").status == .seeOther)
            #expect(try await browser.get(DeskWeb.path(clerk.id)).says("遮盖 1 处"))
            #expect(try await browser.get(DeskWeb.path(clerk.id) + "/draft").says("decision-public.pdf"))

            let number = try await web.database.read { tx in
                try tx.value("SELECT number FROM matter WHERE id = \(clerk.id)", as: String.self)
            }
            #expect(!number.isEmpty)
            // Whoever has no code is led to the form that asks for it.
            let stranger = try await web.web.browser().get("/request/progress/files/1")
            #expect(stranger.status == .seeOther && stranger.location == "/request/progress")
            let trail = try await web.desk.trail(of: clerk.id)
            for action in ["redaction.add", "redaction.look", "redaction.save", "redaction.prove", "redaction.read", "redaction.give"] {
                #expect(trail.contains(action))
            }
        }
    }

    @Test("A result that still holds what was covered is not kept, and the page says where it stands", arguments: TestEngine.all)
    func failed(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let clerk = try await Clerk(web)
            let path = try #require(try await clerk.upload(Self.pdf([Self.secret, "Again", Self.secret])).location)
            _ = try await clerk.redact(path, Self.box.map { ($0.0, $0.0 == "box-1-left" ? "5" : $0.1) } + Self.rest)
            let page = try await clerk.browser.get(path)
            #expect(page.says("没有通过核查，不能提供") && page.says("第 1 页：第 1 个遮盖框内的文字"))
            #expect(!page.says("/giving") && !page.says("下载结果"))
            let kept: Int = try await web.database.read { tx in
                try tx.value("SELECT COUNT(*) FROM request_file WHERE role = 'result'")
            }
            #expect(kept == 0)
        }
    }

    @Test("What cannot be read is refused in a sentence, and nothing is kept of it", arguments: TestEngine.all)
    func badFiles(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let clerk = try await Clerk(web)
            let virus = #"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-"# + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
            let bad: [(bytes: [UInt8], name: String, words: String)] = [
                (Array("%PDF-1.4 nothing more".utf8), "a.pdf", "“a.pdf”"), ([], "b.pdf", "文件是空的"),
                (Array(virus.utf8), "c.pdf", "病毒检测用的测试样本"), (Array("some text".utf8), "d.txt", "不能遮盖"),
                (Self.locked, "g.pdf", "密码"), (Self.pdf(["Text"]), "e.png", "内容却是PDF 文件"), (Array("GIF89a".utf8), "f.gif", "图片已损坏"),
            ]
            for file in bad {
                let page = try await clerk.upload(file.bytes, file.name)
                #expect(page.status == .unprocessableContent && page.says(file.words), "\(file.name)")
            }
            let missing = try await clerk.browser.fill(clerk.list, [])
            #expect(missing.status == .unprocessableContent && missing.says("请先选择要遮盖的文件"))
            let files = try await web.database.count("request_file"), redactions = try await web.database.count("request_redaction")
            #expect(files == 0 && redactions == 0)
        }
    }

    @Test("What was typed stays when a number is wrong or somebody else was faster", arguments: TestEngine.all)
    func kept(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let clerk = try await Clerk(web), path = try #require(try await clerk.upload(Self.pdf(["Text"])).location)
            let wrong = try await clerk.browser.fill(
                path,
                Self.box.map { ($0.0, $0.0 == "box-1-width" ? "sixty" : $0.1) }
                    + [("words-1", "李"), ("words-1-ground", "privacy")]
                    + Self.rest)
            #expect(wrong.status == .unprocessableContent && wrong.says("第 1 个框的“宽”应是 0 到 100 之间的数") && wrong.says("sixty"))
            #expect(wrong.says("太短") && wrong.says("value=\"李\""))
            let form = try await clerk.browser.get(path)
            let other = try await web.browser("registrar")
            #expect(try await other.fill(path, Self.box + Self.rest).status == .seeOther)
            let late = try await clerk.browser.post(path, form.allHidden + [("words-1", "王小二"), ("words-1-ground", "privacy")] + Self.rest)
            #expect(late.status == .conflict && late.says("其他人改动了遮盖的内容") && late.says("王小二"))
            #expect(try await web.database.count("request_redaction_draft") == 1)
        }
    }

    @Test("Who only looks on sees no original, and another unit finds no such request", arguments: TestEngine.all)
    func strangers(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let clerk = try await Clerk(web), path = try #require(try await clerk.upload(Self.pdf(["Text"])).location)
            let colleague = try await web.browser("colleague"), auditor = try await web.browser("auditor")
            for place in [path, path + "/pages/1", path + "/preview", clerk.list] {
                #expect(try await colleague.get(place).status == .notFound, "\(place)")
            }
            #expect(try await auditor.get(path + "/pages/1").status == .forbidden)
            let signer = try await web.browser("signer"), seen = try await signer.get(path)
            #expect(seen.status == .ok && seen.says("只能查看") && !seen.says("value=\"preview\""))
            #expect(try await web.web.browser().get(path + "/pages/1").status != .ok)
        }
    }
}
