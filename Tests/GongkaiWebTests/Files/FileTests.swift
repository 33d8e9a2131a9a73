import Foundation
import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

@Suite("Files in the browser")
struct FileTests {
    private static let secret = "SECRET-4711"
    private static let csv = Array("姓名,金额\n张三,100\n\(secret),200\n".utf8)
    private static let file = NewFile(
        name: "名单.csv", mediaType: "text/csv; charset=utf-8", bytes: csv, plainText: "张三",
        width: nil, thumbnails: [NewFile.Thumbnail(width: 320, mediaType: "image/png", bytes: Array(secret.utf8))])
    private static let address = Route.file.path(file.sha256, file.name).text

    @Test("A writer adds a file, the public reads it once the article is published", arguments: TestEngine.all)
    func story(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let portal = try await FilePortal(web), article = try await portal.draft()
            #expect(try await portal.writer.get(portal.page(article)).says("还没有附件"))
            let answer = try await portal.upload("../补助/名单.csv", Self.csv, to: article)
            #expect(answer.status == .seeOther, "\(answer.text)")
            let page = try await portal.writer.get(portal.page(article))
            #expect(page.says("附件已添加。") && page.says("名单.csv") && !page.says("../"))
            #expect(try await portal.writer.get(Self.address).text.contains(Self.secret), "the writer sees it before")

            let visitor = web.browser()
            #expect(try await visitor.get(Self.address).status == .notFound)
            try await portal.publish(article)
            let list = try await visitor.get("/columns/tzgg/\(article.value)")
            #expect(list.says("附件") && list.says(Self.address + "/view") && list.says("CSV 表格，\(Self.csv.count) 字节"))
            let view = try await visitor.get(Self.address + "/view")
            #expect(view.status == .ok && view.says("张三") && view.says("<th scope=\"col\">姓名</th>"))
            #expect(view.says("关于发放补助的公示") && view.says("下载（"))
            let file = try await visitor.get(Self.address)
            #expect(file.response.body.readableBytes == Self.csv.count)
            #expect(file.response.headers[.contentType] == "text/csv; charset=utf-8")
            #expect(file.response.headers[.contentDisposition]?.hasPrefix("attachment;") == true)
            #expect(file.response.headers[.xContentTypeOptions] == "nosniff")
            #expect(file.response.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
            #expect(file.response.headers[.eTag] == "\"\(Self.file.sha256)\"")
        }
    }

    @Test("A file of a draft, of a withdrawn article, of a replaced version is nowhere", arguments: TestEngine.all)
    func planted(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let portal = try await FilePortal(web), article = try await portal.draft()
            try await portal.attach(Self.file, to: article)
            try await expectNothing(web, "draft")
            try await portal.publish(article)
            #expect(try await web.browser().get(Self.address).text.contains(Self.secret))
            let number = try #require(try await portal.act(.restoreAsDraft, by: 0, on: article).newDraft)
            try await portal.files.arrange([], of: article, version: number, expecting: 1, by: portal.people[0], from: "", at: portal.now)
            try await portal.publish(article, number)
            try await expectNothing(web, "replaced")

            let other = try await portal.draft("另一篇")
            try await portal.attach(Self.file, to: other)
            try await portal.publish(other)
            #expect(try await web.browser().get(Self.address + "/view").status == .ok)
            try await portal.act(.withdraw, by: 3, on: other, reason: "含个人信息")
            try await expectNothing(web, "withdrawn")
            // Another unit's officer is a stranger here; the own unit still reads it.
            try await web.hire("auditor")
            #expect(try await portal.writer.get(Self.address).status == .ok)
        }
    }

    private func expectNothing(_ web: WebWorld, _ state: Comment) async throws {
        let visitor = web.browser()
        for path in ["", "/view", "?width=320", "?width=960", "?download=1"].map({ Self.address + $0 }) {
            let known: HTTPFields = [.ifNoneMatch: "\"\(Self.file.sha256)\""]
            let ways: [(method: HTTPRequest.Method, headers: HTTPFields)] = [
                (.get, HTTPFields()), (.head, HTTPFields()), (.get, [.range: "bytes=0-5"]), (.get, known),
            ]
            for (method, headers) in ways {
                let page = try await visitor.send(path, method, headers, nil)
                #expect(page.status == .notFound, state)
                #expect(!page.says(Self.secret) && !page.says("名单.csv"), state)
                #expect(page.response.headers[.eTag] == nil && page.response.headers[.contentDisposition] == nil, state)
            }
        }
    }

    @Test("An officer of another unit does not see a draft's file")
    func otherUnit() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let portal = try await FilePortal(web), article = try await portal.draft()
            try await portal.attach(Self.file, to: article)
            let accounts = AccountStore(database: web.world.database)
            _ = try await accounts.createOfficer(
                login: "town", name: "town", agency: web.world.township, roles: ["informationOfficer"], password: WebWorld.password,
                by: .command, at: portal.now)
            let session = try await accounts.login(name: "town", password: WebWorld.password, from: "10.0.0.1", at: portal.now)
            let town = web.browser()
            town[cookie: LoginCheck.cookie] = session.token
            #expect(try await town.get("/console").status == .ok)
            #expect(try await town.get(Self.address).status == .notFound)
            #expect(try await town.get(portal.page(article)).status == .notFound)
        }
    }

    @Test("Pieces of a file are sent as they are asked for", arguments: TestEngine.all)
    func ranges(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let portal = try await FilePortal(web), article = try await portal.draft()
            let bytes = (0..<(FileStore.partSize + 1_000)).map { UInt8(truncatingIfNeeded: $0 % 251) }
            let file = NewFile(name: "a.mp4", mediaType: "video/mp4", bytes: bytes)
            try await portal.attach(file, to: article)
            try await portal.publish(article)
            let visitor = web.browser(), path = Route.file.path(file.sha256, file.name).text
            let size = bytes.count, border = FileStore.partSize
            let cases: [(String, HTTPResponse.Status, Range<Int>?)] = [
                ("bytes=0-9", .partialContent, 0..<10), ("bytes=-7", .partialContent, (size - 7)..<size),
                ("bytes=\(border - 3)-\(border + 3)", .partialContent, (border - 3)..<(border + 4)),
                ("bytes=\(size - 1)-", .partialContent, (size - 1)..<size), ("bytes=5-99999999", .partialContent, 5..<size),
                ("bytes=\(size)-", .rangeNotSatisfiable, nil), ("bytes=-0", .rangeNotSatisfiable, nil), ("bytes=9-5", .ok, 0..<size),
                ("bytes=0-1,3-4", .ok, 0..<size), ("lines=1-2", .ok, 0..<size), ("bytes=x", .ok, 0..<size),
                ("bytes=99999999999999999999-", .ok, 0..<size),
            ]
            for (range, status, expected) in cases {
                let page = try await visitor.get(path, headers: [.range: range])
                #expect(page.status == status, "\(range)")
                if let expected {
                    #expect(Array(buffer: page.response.body) == Array(bytes[expected]), "\(range)")
                    if status == .partialContent {
                        let said = page.response.headers[.contentRange]
                        #expect(said == "bytes \(expected.lowerBound)-\(expected.upperBound - 1)/\(size)", "\(range)")
                    }
                }
            }
            let head = try await visitor.send(path, .head, [:], nil)
            #expect(head.response.headers[.contentLength] == "\(size)" && head.response.headers[.acceptRanges] == "bytes")
            #expect(try await visitor.get(path, headers: [.ifNoneMatch: "\"\(file.sha256)\""]).status == .notModified)
            let stale = try await visitor.get(path, headers: [.range: "bytes=0-1", HTTPFieldName.made("If-Range"): "\"old\""])
            #expect(stale.status == .ok)
        }
    }

    @Test("Whatever is uploaded is taken in or refused in words", arguments: TestEngine.all)
    func badInput(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let portal = try await FilePortal(web), article = try await portal.draft()
            let cases: [(String, [UInt8], String)] = [
                ("x.html", Array("<html><script>alert(1)</script>".utf8), "不接收网页"), ("x.svg", Array("<svg onload=alert(1)>".utf8), "不接收网页"),
                ("x.zip", [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18), "不接收压缩包"), ("x.csv", [], "文件是空的"),
                ("x.pdf", Array("甲,乙".utf8), "结尾改为“.txt”"), ("x.png", [0x89, 0x50, 0x4E, 0x47, 0, 1], "图片已损坏"),
                ("x.exe", [0x4D, 0x5A, 0, 0, 1], "不在可以上传的类型之内"),
                ("x.pdf", Array("GIF89a %PDF-1.4".utf8), "同时是两种格式"),
            ]
            for (name, bytes, words) in cases {
                let page = try await portal.upload(name, bytes, to: article)
                #expect(page.status == .unprocessableContent, "\(name)")
                #expect(page.says(words), "\(name): \(words)")
                #expect(!page.says("<script>alert") && !page.says("onload"))
            }
            let none = try await web.world.database.count("stored_file")
            #expect(none == 0)
            let long = try await portal.upload(String(repeating: "长", count: 300) + ".csv", Self.csv, to: article)
            #expect(long.status == .seeOther)
        }
    }

    @Test("The picture button gets the address of the picture, and the list keeps what the text shows")
    func pictureButton() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let portal = try await FilePortal(web), article = try await portal.draft()
            let token = try await portal.writer.get(portal.page(article)).hidden("token")
            var body = "--B\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n\(token)\r\n"
            body += "--B\r\nContent-Disposition: form-data; name=\"revision\"\r\n\r\n1\r\n"
            body += "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"图.txt\"\r\n\r\n甲\r\n--B--\r\n"
            let headers: HTTPFields = [.contentType: "multipart/form-data; boundary=B", .accept: "application/json"]
            let answer = try await portal.writer.send(portal.page(article), .post, headers, ByteBuffer(string: body))
            #expect(answer.status == .ok)
            let json = try #require(try JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [String: Any])
            let address = try #require((json["files"] as? [[String: Any]])?.first?["address"] as? String)
            #expect(address.hasPrefix("/files/") && json["revision"] as? Int == 2)

            var content = try await portal.articles.version(article, 1, for: portal.people[0], at: portal.now).content
            content.body = "<p><img src=\"\(address)\" alt=\"\"></p>"
            try await portal.articles.save(
                content, of: article, version: 1, expecting: 2, hits: [], by: portal.people[0], from: "", at: portal.now)
            let sha256 = try #require(content.files.first?.sha256)
            let page = try await portal.writer.fill(
                portal.page(article), [("revision", "3"), ("remove-\(sha256)", "1")], to: portal.page(article) + "/list")
            #expect(page.status == .unprocessableContent && page.says("正文中还在使用"))
        }
    }

    @Test("Files get other names and another order, and go")
    func arranging() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let portal = try await FilePortal(web), article = try await portal.draft()
            let other = NewFile(name: "说明.txt", mediaType: "text/plain; charset=utf-8", bytes: Array("乙".utf8))
            try await portal.attach(Self.file, to: article)
            try await portal.attach(other, to: article)
            func files() async throws -> [String] {
                try await portal.articles.version(article, 1, for: portal.people[0], at: portal.now).content.files.map(\.name)
            }
            let list = portal.page(article) + "/list"
            var page = try await portal.writer.fill(
                portal.page(article),
                [("name-\(Self.file.sha256)", "发放名单"), ("order-\(Self.file.sha256)", "2"), ("order-\(other.sha256)", "1")], to: list)
            #expect(page.status == .seeOther)
            #expect(try await files() == ["说明.txt", "发放名单.csv"])
            page = try await portal.writer.fill(portal.page(article), [("name-\(other.sha256)", "说明.exe")], to: list)
            #expect(page.status == .unprocessableContent && page.says("“.exe”"))
            page = try await portal.writer.fill(portal.page(article), [("revision", "1"), ("remove-\(other.sha256)", "1")], to: list)
            #expect(page.status == .conflict)
            page = try await portal.writer.fill(portal.page(article), [("remove-\(other.sha256)", "1")], to: list)
            #expect(page.status == .seeOther)
            #expect(try await files() == ["发放名单.csv"])
            try await portal.act(.submit, by: 0, on: article)
            let closed = try await portal.writer.get(portal.page(article))
            #expect(closed.says("请先收回") && !closed.says("type=\"file\""))
            #expect(try await portal.upload("x.txt", Array("x".utf8), to: article).status == .conflict)
        }
    }

    @Test("Too much is refused before it is read")
    func tooMuch() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let portal = try await FilePortal(web), article = try await portal.draft()
            let page = try await portal.upload("x.mp4", [UInt8](repeating: 0, count: 51 * 1_048_576), to: article)
            #expect(page.status.code == 413 && page.says("一次最多提交50 MB"))
        }
    }

    @Test(
        "An address of a file that is none says so",
        arguments: [
            "/files/x/y", "/files/\(String(repeating: "0", count: 64))/y", "/files/\(String(repeating: "A", count: 64))/y/view",
            "/files/..%2f/y",
        ])
    func noFile(path: String) async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let page = try await web.browser().get(path)
            #expect(page.status == .notFound && page.says("没有"))
        }
    }
}
