import Foundation
import GongkaiCore
import GongkaiTestSupport
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

@Suite struct ImportTests {
    static let page = "/console/registers/normative_document/import"
    static let list = "/console/registers/normative_document"
    static let header = "类别,文号,名称,制发日期\r\n"

    private func upload(_ browser: TestBrowser, _ content: String, named name: String = "文件.csv") async throws -> TestPage {
        let token = try await browser.get(Self.page).hidden("token")
        return try await browser.upload(Self.page, [("token", token)], file: "file", named: name, content: Array(content.utf8))
    }

    @Test("A good file is checked, confirmed and imported; what goes out comes in again", arguments: TestEngine.all)
    func good(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let browser = try await web.browser(of: "office")
            let rows = (1...30).map { "行政规范性文件,示\($0)号,\"第\($0)件,办法\",2014-02-\($0 % 28 + 1)\r\n" }.joined()
            let checked = try await upload(browser, Self.header + rows)
            #expect(checked.status == .ok && checked.says("共30行，全部正确"))
            #expect(try await browser.get(Self.list).says("共 0 条"))
            let done = try await browser.post(Self.page + "/confirmation", checked.allHidden)
            #expect(done.status == .seeOther)
            let list = try await browser.get(Self.list)
            #expect(list.says("已全部导入") && list.says("共 30 条"))

            let export = try await browser.get(Self.list + "/export?format=csv&q=%E7%AC%AC3")
            #expect(export.status == .ok && export.response.headers[.contentDisposition]?.contains("UTF-8''") == true)
            #expect(export.text.split(separator: "\r\n").count == 3)
            let twice = try await browser.post(Self.page + "/confirmation", checked.allHidden)
            #expect(twice.status != .ok && twice.status != .internalServerError)
            #expect(try await browser.get(Self.list).says("共 30 条"))
        }
    }

    @Test("The same file again needs a tick", arguments: TestEngine.all)
    func again(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let browser = try await web.browser(of: "office")
            let rows = "行政规范性文件,示1号,办法,2014-02-01\r\n"
            let first = try await upload(browser, Self.header + rows)
            _ = try await browser.post(Self.page + "/confirmation", first.allHidden)
            let path = try #require(
                try await browser.get(Self.list).text.firstMatch(of: /href="(\/console\/registers\/normative_document\/\d+)"/)?.1)
            _ = try await browser.fill(String(path) + "/void", [("reason", "导错了")])
            let second = try await upload(browser, Self.header + rows)
            let asked = try await browser.post(Self.page + "/confirmation", second.allHidden)
            #expect(asked.status == .conflict && asked.says("导入过") && asked.says("name=\"again\""))
            let done = try await browser.post(Self.page + "/confirmation", asked.allHidden + [("again", "1")])
            #expect(done.status == .seeOther)
        }
    }

    @Test("A bad cell stops the whole file and is named with row, column and reason", arguments: TestEngine.all)
    func badCells(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let browser = try await web.browser(of: "office")
            let answer = try await upload(
                browser, Self.header + "行政规范性文件,示1号,办法,2014-02-01\r\n规章草案,示2号,办法,2014-02-30\r\n")
            #expect(answer.status == .unprocessableContent && answer.says("有2处错误") && answer.says("2014-02-30") && answer.says(">3<"))
            #expect(try await browser.get(Self.list).says("共 0 条"))
        }
    }

    @Test("Unknown columns, wrong kinds of file and no file at all are refused in words")
    func badFiles() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let browser = try await web.browser(of: "office")
            let column = try await upload(browser, "类别,文号,名称,制发日期,颜色\r\n")
            #expect(column.status == .unprocessableContent && column.says("不认识的列“颜色”"))
            let lying = try await upload(browser, "%PDF-1.4 …", named: "表.csv")
            #expect(lying.status == .unprocessableContent && lying.says("名称表示它是"))
            let picture = try await upload(browser, Self.header, named: "表.docx")
            #expect(picture.status == .unprocessableContent)
            let none = try await browser.upload(
                Self.page, [("token", try await browser.get(Self.page).hidden("token"))], file: "file", named: "", content: [])
            #expect(none.status == .unprocessableContent && none.says("请先选择文件"))
        }
    }

    @Test("A waiting file belongs to the session that brought it")
    func foreignFile() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let browser = try await web.browser(of: "office")
            let checked = try await upload(browser, Self.header + "行政规范性文件,示1号,办法,2014-02-01\r\n")
            let other = try await web.browser(of: "school")
            let token = try await other.get(Self.page).hidden("token")
            let fields = checked.allHidden.filter { $0.0 != "token" } + [("token", token)]
            let answer = try await other.post(Self.page + "/confirmation", fields)
            #expect(answer.status == .conflict && answer.says("已经没有了"))
            let odd = try await other.post(Self.page + "/confirmation", [("token", token), ("hash", "../../etc/passwd")])
            #expect(odd.status == .conflict)
        }
    }

    @Test("Waiting files go with the session, and a session keeps no more than a few")
    func waitingFiles() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let folder = web.app.site.configuration.waitingFiles
            func count() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: folder.path).count }
            let browser = try await web.browser(of: "office")
            let other = try await web.browser(of: "school")
            _ = try await upload(other, Self.header + "行政规范性文件,示0号,办法,2014-02-01\r\n")
            for number in 1...WaitingFiles.mostPerSession + 2 {
                let row = "行政规范性文件,示\(number)号,办法,2014-02-01\r\n"
                #expect(try await upload(browser, Self.header + row).status == .ok)
            }
            #expect(try count() == WaitingFiles.mostPerSession + 1)
            let token = try #require(try await browser.get("/console").text.firstMatch(of: /name="token" value="([^"]*)"/)?.1)
            #expect(try await browser.post("/console/logout", [("token", String(token))]).status == .seeOther)
            #expect(try count() == 1)

            let file = try #require(try FileManager.default.contentsOfDirectory(atPath: folder.path).first)
            let path = folder.appending(path: file).path
            try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -90_000)], ofItemAtPath: path)
            _ = try await GongkaiApplication(database: web.world.database, configuration: web.app.site.configuration)
            #expect(try count() == 0)
        }
    }
}
