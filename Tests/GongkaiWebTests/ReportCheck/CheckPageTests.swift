import Foundation
import GongkaiCore
import GongkaiTestSupport
import Hummingbird
import Testing

@testable import GongkaiWeb

@Suite("The checker's page")
struct CheckPageTests {
    private static let form = ReportForm.form(id: "2014")

    /// A report in the form of 2014, every figure 0 but those given.
    private static func report(_ figures: [String: Int] = [:]) throws -> String {
        let form = try #require(form)
        let values = Dictionary(uniqueKeysWithValues: form.figures.map { ($0.code, FigureValue.number(figures[$0.code] ?? 0)) })
        return ReportDocument(
            form: form, agency: "甲区人民政府", year: 2014, values: values, parts: ["2": "本年主动公开信息0条。"], publishedOn: "2015-03-02"
        )
        .plainText
    }

    @Test("The page says that nothing is kept and works as a plain form")
    func form() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let page = try await web.browser().get("/check")
            #expect(page.status == .ok && page.says("不保存文件") && page.says("multipart/form-data") && page.says("<label for=\"report\""))
        }
    }

    @Test("A contradiction is called so, with its rule, and marked in the table")
    func contradiction() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let browser = web.browser()
            let token = try await browser.get("/check").hidden("token")
            let text = try CheckPageTests.report(["C1": 5, "C1.1": 2])
            let page = try await browser.upload(
                "/check", [("token", token), ("text", "")], file: "report", named: "甲区.txt", content: Array(text.utf8))
            #expect(page.status == .ok && page.says("甲区.txt") && page.says("2014年表式") && page.says("甲区人民政府"))
            #expect(page.says("错误") && page.says("K08") && page.says("class=\"number marked\""))
        }
    }

    @Test("Pasted text is checked as a file is")
    func pasted() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let browser = web.browser()
            let token = try await browser.get("/check").hidden("token")
            let page = try await browser.post("/check", [("token", token), ("text", try CheckPageTests.report())])
            #expect(page.status == .ok && page.says("读到的统计表") && !page.says("tag--error"))
        }
    }

    @Test("What cannot be read is refused with what to do, and the pasted text stays", arguments: TestEngine.all)
    func unreadable(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let browser = web.browser()
            let token = try await browser.get("/check").hidden("token")
            let fields = [("token", token), ("text", "")]
            let nothing = try await browser.post("/check", fields)
            #expect(nothing.status.code == 422 && nothing.says("请选择一份报告文件"))
            let wrong = try await browser.upload("/check", fields, file: "report", named: "报告.docx", content: Array("没有什么".utf8))
            #expect(wrong.status.code == 422 && wrong.says("Word"))
            let zip = try await browser.upload(
                "/check", fields, file: "report", named: "a.docx", content: [0x50, 0x4B, 0x03, 0x04, 1, 2, 3])
            #expect(zip.status.code == 422)
            let empty = try await browser.upload("/check", fields, file: "report", named: "a.txt", content: [])
            #expect(empty.status.code == 422 && empty.says("空"))
            let other = try await browser.post("/check", [("token", token), ("text", "今天天气很好，<b>出门走走</b>。")])
            #expect(other.status.code == 422 && other.says("年度报告") && other.says("&lt;b&gt;出门走走"))
            let earlier = try await browser.upload(
                "/check", [("token", token), ("text", try CheckPageTests.report())], file: "lastYear", named: "去年.txt",
                content: Array("你好".utf8))
            #expect(earlier.status.code == 422 && earlier.says("lastYear-error"))
        }
    }

    @Test("Too much is refused, and so is a form from elsewhere")
    func limits() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let browser = web.browser()
            let token = try await browser.get("/check").hidden("token")
            let huge = [UInt8](repeating: 0x41, count: 21 * 1_048_576)
            #expect(
                try await browser.upload("/check", [("token", token)], file: "report", named: "a.txt", content: huge).status.code == 413)
            #expect(try await browser.post("/check", [("token", "x"), ("text", "字")]).status == .forbidden)
        }
    }
}
