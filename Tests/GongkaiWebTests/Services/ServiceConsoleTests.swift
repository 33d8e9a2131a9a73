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

    @Test("CSV files of several sheets come in together; what keeps an item from being published is listed beside what must be mended")
    func csv() async throws {
        try await DemonstrationWeb.open(on: .sqlite) { web in
            let office = try await web.browser(of: "office"), form = try await office.get("/console/services/import")
            #expect(form.says("accept=\".xlsx,.csv,.json\"") && form.says(" multiple"))
            var items = Array(DemonstrationItems.all.prefix(2))
            for index in items.indices {
                items[index].identity.version = 2
                items[index].identity.effectiveFrom = "2026-03-01"
            }
            items[0].contact.enquiry = ""
            items[1].contact.enquiry = "0734-8850778"
            let looked = try await office.upload(
                "/console/services/import", [("token", form.csrf)], files: ItemFiles.csv(items), as: "file")
            #expect(looked.status == .ok && looked.says("共2个版本：新增2个"), "\(looked.text.suffix(900))")
            #expect(looked.says("改好才能发布") && looked.says("“事项”表第2行：没有咨询方式") && !looked.says("第3行"))
            let taken = try await office.post("/console/services/import/confirmation", looked.allHidden)
            #expect(taken.location == "/console/services", "\(taken.text.suffix(900))")
            #expect(try await office.get("/console/services?state=changed").says(items[1].identity.name))
            // What is wrong and what is lacking stand on one page, with what the register says against the rest.
            items[0].identity.type = .powers
            items[1].identity.version = 1
            var files = ItemFiles.csv(items)
            files[2].bytes = Array(String(decoding: files[2].bytes, as: UTF8.self).replacing("纸质或者电子", with: "纸", maxReplacements: 1).utf8)
            let wrong = try await office.upload("/console/services/import", [("token", form.csrf)], files: files, as: "file")
            #expect(wrong.status == .unprocessableContent && wrong.says("“申请材料”表第2行：“纸质或电子”填的是“纸”"))
            #expect(wrong.says("“事项”表第3行：") && wrong.says("已经发布，不能再改"), "\(wrong.text)")
            #expect(wrong.says("改好才能发布") && wrong.says("“事项”表第2行：“行政权力事项”是大类"))
        }
    }

    @Test(
        "The form is seen as applicants see it and tried without filing; it is taken home, and comes back into the draft with every fault by its line",
        arguments: TestEngine.all)
    func form(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let (path, code) = try await page(web), writer = try await web.browser(of: "officer")
            #expect(try await writer.get(path).says("href=\"\(path)/form\""))
            var page = try await writer.get(path + "/form")
            #expect(page.status == .ok && page.says("还没有自己的表单") && page.says("申请人看到的样子") && page.says("姓名"))
            let blank = try await writer.get(path + "/form/definition.csv")
            #expect(blank.says("编码,名称,类型"))
            let faulty = "编码,名称,类型,选项\r\nroom,房号,文字,\r\nuse,用途,单选,\r\nsize,面积,小数,\r\n"
            func bring(_ text: String, _ name: String = "表单.csv") async throws -> TestPage {
                try await writer.upload(path + "/form", [("token", page.csrf)], file: "file", named: name, content: Array(text.utf8))
            }
            let wrong = try await bring(faulty)
            #expect(wrong.status == .unprocessableContent && wrong.says("第3行（use）") && wrong.says("第4行（size）") && wrong.says("有2处错误"))
            #expect(try await bring("%PDF-1.4", "a.pdf").says("“a.pdf”是PDF 文件"))
            #expect(try await web.database.count("item_form") == 3, "of the demonstration")
            let right = "编码,名称,类型,必填,选项\r\nroom,房号,文字,是,\r\nuse,用途,单选,是,居住;经营\r\n"
            #expect(try await bring(right).location == path + "/form")
            page = try await writer.get(path + "/form")
            #expect(page.says("第1号表单，自事项第2版起使用") && page.says("草稿，发布以前申请人看不到") && page.says("房号") && page.says("经营"))
            #expect(try await writer.get(path).says("随这一版发布"))
            #expect(try await writer.get(path + "/form/definition.csv").says("use,用途,单选,是,居住;经营"))
            // Tried: told as the applicant is told, and nothing is there afterwards.
            let matters = try await web.database.count("matter")
            let tried = try await writer.post(path + "/form/trial", page.allHidden + [("f-room", "3栋402"), ("do", "next")])
            #expect(tried.status == .unprocessableContent && tried.says("请选择“用途”。") && tried.says("value=\"3栋402\""))
            #expect(try await web.database.count("matter") == matters)
            // Applicants have it from the day the version holds.
            let forms = ItemFormStore(database: web.database)
            #expect(try await forms.form(of: code, version: 1) == nil)
            let head = try await web.browser(of: "director")
            #expect(try await head.get(path + "/form").says("申请人看到的样子"))
            #expect(try await web.browser(of: "auditor").get(path + "/form").status != .ok)
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
                if name == "a.pdf" { #expect(wrong.says("“a.pdf”是PDF 文件，不能导入。可以导入的是：XLSX工作簿，CSV文件")) }
            }
        }
    }
}
