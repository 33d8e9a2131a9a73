import Foundation
import GongkaiCore
import GongkaiFormats
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

@Suite("Maintaining items of services")
struct ServiceConsoleTests {
    private static let item = DemonstrationItems.all.first { $0.identity.unit == "ZX11" }

    /// The console's page of the first item of the housing bureau.
    private func page(_ web: DemonstrationWeb) async throws -> (path: String, code: String) {
        let code = try #require(Self.item).identity.taskCode
        let id = try #require(try await ServiceItemStore(database: web.database).item(code, on: DemonstrationWeb.now.day)).id
        return ("/console/services/\(id.value)", code)
    }

    /// All fields of the edit form as they stand.
    private func fields(_ page: TestPage) -> [(String, String)] {
        let main = page.text.range(of: "<main").map { String(page.text[$0.lowerBound...]) } ?? ""
        func plain(_ text: Substring) -> String {
            String(text).replacing("&quot;", with: "\"").replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing(
                "&#39;", with: "'"
            )
            .replacing("&amp;", with: "&")
        }
        var fields = main.matches(of: /<input [^>]*name="([^"]+)" type="text" value="([^"]*)"/).map { (String($0.1), plain($0.2)) }
        fields += main.matches(of: /<textarea [^>]*name="([^"]+)"[^>]*>\n?([^<]*)<\/textarea>/).map { (String($0.1), plain($0.2)) }
        for select in main.matches(of: /<select [^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/) {
            fields.append((String(select.1), select.2.firstMatch(of: /value="([^"]*)" selected/).map { String($0.1) } ?? ""))
        }
        fields += main.matches(of: /type="radio" name="([^"]+)" value="([^"]*)" checked/).map { (String($0.1), String($0.2)) }
        return page.allHidden + fields
    }

    private func with(_ fields: [(String, String)], _ changes: [String: String]) -> [(String, String)] {
        fields.map { ($0.0, changes[$0.0] ?? $0.1) }
    }

    @Test("The unit writes the next version, somebody else publishes it, and the guide says so from its day", arguments: TestEngine.all)
    func life(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let (path, code) = try await page(web), writer = try await web.browser(of: "officer")
            let list = try await writer.get("/console/services")
            #expect(list.says("href=\"\(path)\"") && list.says("没有问题"))
            let form = try await writer.get(path + "/edit"), typed = fields(form)
            #expect(form.says("编写第2版") && typed.contains { $0.0 == "p1-address" && !$0.1.isEmpty })
            // A mistake loses nothing.
            let wrong = try await writer.post(
                path + "/edit", with(typed, ["promised": "很快", "enquiry": "新的电话", "from": "2026-03-01"]))
            #expect(wrong.status == .unprocessableContent && wrong.says("“承诺办结时限”填的是“很快”") && wrong.says("value=\"新的电话\""))
            let saved = try await writer.post(path + "/edit", with(typed, ["enquiry": "0734-8850999", "from": "2026-02-02"]))
            #expect(saved.status == .seeOther, "\(saved.text)")
            #expect(try await !web.browser().get("/services/\(code)").says("0734-8850999"))
            let draft = try await writer.get(path)
            #expect(draft.says("已发布，有修改待发布") && !draft.says("action=\"\(path)/publication\""))
            let refused = try await writer.post(
                path + "/publication", draft.allHidden + [("token", draft.csrf), ("version", "2"), ("revision", "1")])
            #expect(refused.status == .forbidden)
            let head = try await web.browser(of: "director"), sees = try await head.get(path)
            let published = try await head.post(path + "/publication", [("token", sees.csrf), ("version", "2"), ("revision", "1")])
            #expect(published.status == .seeOther, "\(published.text)")
            #expect(try await web.browser().get("/services/\(code)").says("0734-8850999"))
            // What was changed there is all that changed.
            let store = ServiceItemStore(database: web.database)
            var expected = try #require(Self.item)
            expected.identity.version = 2
            expected.identity.effectiveFrom = "2026-02-02"
            expected.contact.enquiry = "0734-8850999"
            #expect(try await store.item(code, on: DemonstrationWeb.now.day)?.item == expected)
            // Too late: somebody has it already.
            let late = try await writer.post(path + "/edit", with(typed, ["enquiry": "0734-1"]))
            #expect(late.status == .conflict && late.says("value=\"0734-1\""))
        }
    }

    @Test("What lacks a required element cannot be published, and the page says which", arguments: TestEngine.all)
    func missing(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let (path, _) = try await page(web), writer = try await web.browser(of: "officer")
            let typed = fields(try await writer.get(path + "/edit"))
            let saved = try await writer.post(path + "/edit", with(typed, ["p1-address": "", "p1-hours": "", "from": "2026-02-02"]))
            #expect(saved.status == .seeOther)
            let head = try await web.browser(of: "director"), sees = try await head.get(path)
            #expect(sees.says("没有办理地点和办理时间") && sees.says("disabled"))
            let answer = try await head.post(path + "/publication", [("token", sees.csrf), ("version", "2"), ("revision", "1")])
            #expect(answer.status == .conflict && answer.says("没有发布：不能发布，有1处必须先改正"))
            #expect(try await head.get("/console/services?state=changed").says("1处必须改正"))
        }
    }

    @Test("An item is taken off with a reason and put back; another unit does neither", arguments: TestEngine.all)
    func withdrawal(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let (path, code) = try await page(web), head = try await web.browser(of: "director"), sees = try await head.get(path)
            let without = try await head.post(path + "/withdrawal", [("token", sees.csrf), ("reason", " ")])
            #expect(without.status == .unprocessableContent && without.says("请写明撤下的理由"))
            _ = try await head.post(path + "/withdrawal", [("token", sees.csrf), ("reason", "系统核对")])
            #expect(try await web.browser().get("/services/\(code)").status == .gone)
            #expect(try await head.post(path + "/reinstatement", [("token", sees.csrf)]).status == .seeOther)
            #expect(try await web.browser().get("/services/\(code)").status == .ok)
            let store = ServiceItemStore(database: web.database), other = DemonstrationItems.all[0]
            let id = try #require(try await store.item(other.identity.taskCode, on: DemonstrationWeb.now.day)).id
            #expect(try await head.get("/console/services/\(id.value)").status == .notFound)
            let reader = try await web.browser(of: "auditor")
            #expect(try await reader.get("/console/services").status == .forbidden)
        }
    }

    @Test("A workbook goes out and comes in as it was; a wrong one is told cell by cell", arguments: TestEngine.all)
    func exchange(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let office = try await web.browser(of: "office"), form = try await office.get("/console/services/import")
            let book = try await office.get("/console/services/export")
            #expect(book.status == .ok)
            let bytes = Array(book.response.body.readableBytesView)
            let looked = try await office.upload(
                "/console/services/import", [("token", form.csrf)], file: "file", named: "items.xlsx", content: bytes)
            #expect(looked.status == .ok && looked.says("共338个版本：新增0个，修改草稿0个，没有变化338个"), "\(looked.text.suffix(900))")
            var items = Array(DemonstrationItems.all.prefix(3))
            items[1].identity.version = 2
            items[1].identity.effectiveFrom = "2026-03-01"
            items[1].contact.enquiry = "0734-8850777"
            let json = Array(try ItemDocument(items).json())
            let next = try await office.upload(
                "/console/services/import", [("token", form.csrf)], file: "file", named: "items.json", content: json)
            #expect(next.says("新增1个，修改草稿0个，没有变化2个"))
            let taken = try await office.post("/console/services/import/confirmation", next.allHidden)
            #expect(taken.status == .seeOther && taken.location == "/console/services")
            #expect(try await office.get("/console/services?state=changed").says(items[1].identity.name))
            let twice = try await office.post("/console/services/import/confirmation", next.allHidden)
            #expect(twice.status == .conflict)
            for (name, content) in [
                ("items.json", "{\"ITEMS\": [{}]}"), ("items.csv", "AGENCY,TASK_NAME\r\nZX99,x\r\n"), ("a.pdf", "%PDF-1.4"),
            ] {
                let wrong = try await office.upload(
                    "/console/services/import", [("token", form.csrf)], file: "file", named: name, content: Array(content.utf8))
                #expect(wrong.status == .unprocessableContent, "\(name)")
            }
        }
    }
}
