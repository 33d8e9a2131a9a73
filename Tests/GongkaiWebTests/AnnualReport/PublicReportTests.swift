import Foundation
import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

@Suite("Reports for everyone")
struct PublicReportTests {
    @Test("A draft is nowhere to be seen: no page, no file, no list", arguments: TestEngine.all)
    func draft(on engine: TestEngine) async throws {
        try await ReportWebWorld.open(on: engine) { world in
            try await world.reports.write(
                "尚未公布的文字", part: "1.1", of: world.world.district, year: 2025, expecting: 0, by: world.world.clerk, at: world.now)
            let browser = world.web.browser()
            let pages = ["/reports/2025", "/reports/2025/SF", "/reports/2025/SF01"]
            let addresses =
                pages + pages.flatMap { page in ReportExit.allCases.map { "\(page).\($0.rawValue)" } }
                + pages.flatMap { page in ["R1.NP", "D20_1.NORM.made"].flatMap { ["\(page)/figures/\($0)", "\(page)/figures/\($0).csv"] } }
                + ["/reports/2025?version=1", "/reports/2025.json?version=1"]
            for address in addresses {
                let answer = try await browser.get(address)
                #expect(answer.status == .notFound, "\(address)")
                #expect(!answer.says("尚未公布的文字") && !answer.says("养犬"), "\(address)")
            }
            #expect(try await !browser.get("/reports").says("2025年"))
        }
    }

    @Test("A published report is a document with tables, and takes the frozen figures, not today's", arguments: TestEngine.all)
    func published(on engine: TestEngine) async throws {
        try await ReportWebWorld.open(on: engine) { world in
            let snapshot = try await world.publish(2025)
            try await world.request("2025-3", received: "2025-06-01", decided: "2025-06-10")
            let browser = world.web.browser()
            #expect(try await browser.get("/reports").says("href=\"/reports/2025\""))
            let page = try await browser.get("/reports/2025")
            #expect(page.status == .ok)
            #expect(page.says("示范区人民政府2025年政府信息公开工作年度报告") && page.says(snapshot.sha256))
            #expect(page.says("<th scope=\"rowgroup\"") && page.says("<th scope=\"colgroup\"") && page.says("<caption"))
            // Two requests were published; the third is a later correction of the register.
            let json = try await browser.get("/reports/2025.json")
            #expect(json.says("\"R1.NP\" : 2") && json.says("\"published\" : \"2026-01-20\""))
            #expect(try await browser.get("/reports/2025.csv").says("R1.NP"))
            #expect(try await browser.get("/reports/2025.txt").says("示范区人民政府2025年"))
            let sheet = try await browser.get("/reports/2025.xlsx")
            #expect(sheet.status == .ok && sheet.text.utf8.count > 2_000)
        }
    }

    @Test("Figures over public records open to their list; the others say why not, by every way out", arguments: TestEngine.all)
    func visibility(on engine: TestEngine) async throws {
        try await ReportWebWorld.open(on: engine) { world in
            try await world.publish(2025)
            let browser = world.web.browser()
            let page = try await browser.get("/reports/2025")
            #expect(page.says("/reports/2025/figures/D20_1.NORM.valid"))
            #expect(!page.says("/reports/2025/figures/R1.NP"))
            let open = try await browser.get("/reports/2025/figures/D20_1.NORM.valid")
            #expect(open.status == .ok && open.says("示范区养犬管理办法") && open.says("2025-05-06") && open.says("共 1 条"))
            #expect(try await browser.get("/reports/2025/figures/D20_1.NORM.valid.csv").says("示范区养犬管理办法"))
            let closed = try await browser.get("/reports/2025/figures/R1.NP")
            #expect(closed.status == .ok && closed.says("只公开数量") && !closed.says("王某"))
            for ending in ["csv", "xlsx", "json"] {
                let file = try await browser.get("/reports/2025/figures/R1.NP.\(ending)")
                #expect(file.status == .notFound && !file.says("王某"))
            }
        }
    }

    @Test("A document that is not public yet counts, but no way out says its name", arguments: TestEngine.all)
    func concealed(on engine: TestEngine) async throws {
        try await ReportWebWorld.open(on: engine) { world in
            try await world.enter(
                "normative_document",
                ["category": "normative", "document_number": "示政发〔2025〕9号", "title": "示范区拆迁补偿底价", "issued_on": "2025-07-01"])
            try await world.publish(2025)
            let browser = world.web.browser()
            for code in ["D20_1.NORM.made", "D20_1.NORM.valid"] {
                let page = try await browser.get("/reports/2025/figures/\(code)")
                #expect(page.says("共 2 条") && page.says("（尚未公开）") && page.says("示范区养犬管理办法"))
                #expect(!page.says("拆迁") && !page.says("9号"))
                let found = try await browser.get("/reports/2025/figures/\(code)?q=%E6%8B%86%E8%BF%81")
                #expect(!found.says("共 1 条"))
                let file = try await browser.get("/reports/2025/figures/\(code).csv")
                #expect(file.says("（尚未公开）") && !file.says("拆迁") && !file.says("9号"))
            }
        }
    }

    @Test("Records corrected after publication are announced above their list")
    func corrected() async throws {
        try await ReportWebWorld.open(on: .sqlite) { world in
            try await world.publish(2025)
            try await world.enter(
                "normative_document",
                [
                    "category": "normative", "document_number": "示政发〔2025〕2号", "title": "示范区灯杆管理办法", "issued_on": "2025-07-01",
                    "opened_on": "2025-07-02",
                ])
            let page = try await world.web.browser().get("/reports/2025/figures/D20_1.NORM.valid")
            #expect(page.says("发布后台账有更正：现在为2"))
            // Only the first page counts the registers anew.
            let second = try await world.web.browser().get("/reports/2025/figures/D20_1.NORM.valid?page=2")
            #expect(second.status == .ok && !second.says("发布后台账有更正"))
            #expect(try await !world.web.browser().get("/reports/2025").says("灯杆"))
        }
    }

    @Test(
        "The list of a published figure keeps its records, with today's words, by every way out; the console has the new state",
        arguments: TestEngine.all)
    func frozen(on engine: TestEngine) async throws {
        try await ReportWebWorld.open(on: engine) { world in
            let id = try await world.enter(
                "normative_document",
                [
                    "category": "normative", "document_number": "示政发〔2025〕3号", "title": "示范区灯杆办法", "issued_on": "2025-07-01",
                    "opened_on": "2025-07-02",
                ])
            try await world.publish(2025)
            let registers = RegisterStore(database: world.world.database), documents = try RegisterDefinition.named("normative_document")
            for number in [4, 5] {
                try await world.enter(
                    "normative_document",
                    [
                        "category": "normative", "document_number": "示政发〔2025〕\(number)号", "title": "示范区后补办法",
                        "issued_on": "2025-08-01", "opened_on": "2025-08-02",
                    ])
            }
            let first = try #require(try await registers.list(documents, agencies: nil).records.min { $0.id < $1.id })
            try await registers.correct(
                documents, first.id, expecting: 1,
                cells: [
                    "category": "normative", "document_number": "示政发〔2025〕1号", "title": "示范区养猫管理办法", "issued_on": "2025-05-06",
                    "opened_on": "2025-05-08",
                ], reason: "录入有误", agencies: nil, by: world.world.clerk, at: world.now)
            try await registers.void(
                documents, id, expecting: 1, reason: "重复登记", agencies: nil, by: world.world.clerk, at: world.now)
            let browser = world.web.browser(), office = try await world.web.browser(of: "office")
            let address = "/reports/2025/figures/D20_1.NORM.valid"
            for exit in ["", ".csv"] {
                let list = try await browser.get(address + exit)
                #expect(list.says("示范区养猫管理办法") && list.says("（已撤销）"), "\(exit)")
                #expect(!list.says("养犬") && !list.says("灯杆") && !list.says("3号") && !list.says("后补"), "\(exit)")
            }
            #expect(try await browser.get(address).says("共 2 条"))
            let console = try await office.get("/console/reports/2025/SF/figures/D20_1.NORM.valid")
            #expect(console.says("养猫") && console.says("后补") && !console.says("灯杆"))
            try await world.publish(2025, note: "更正规范性文件")
            #expect(try await browser.get(address).says("养猫"))
            #expect(try await browser.get(address + "?version=1").says("（已撤销）"))
            #expect(try await browser.get("/reports/2025?version=1").says("\(address)?version=1"))
            #expect(try await browser.get(address + ".csv?version=1").says("（已撤销）"))
        }
    }

    @Test("A document found not to be public after all is named in no earlier list", arguments: TestEngine.all)
    func closedAfterwards(on engine: TestEngine) async throws {
        try await ReportWebWorld.open(on: engine) { world in
            try await world.publish(2025)
            let registers = RegisterStore(database: world.world.database), documents = try RegisterDefinition.named("normative_document")
            let document = try #require(try await registers.list(documents, agencies: nil).records.first)
            try await registers.correct(
                documents, document.id, expecting: 1,
                cells: [
                    "category": "normative", "document_number": "示政发〔2025〕1号", "title": "示范区养犬管理办法", "issued_on": "2025-05-06",
                    "opened_on": "",
                ], reason: "不应公开", agencies: nil, by: world.world.clerk, at: world.now)
            let page = try await world.web.browser().get("/reports/2025/figures/D20_1.NORM.valid")
            #expect(page.says("共 1 条") && page.says("（尚未公开）") && !page.says("养犬"))
            let found = try await world.web.browser().get("/reports/2025/figures/D20_1.NORM.valid?q=%E5%85%BB%E7%8A%AC")
            #expect(!found.says("共 1 条"))
        }
    }

    @Test("A corrected report keeps its first version readable, and says that it is old")
    func versions() async throws {
        try await ReportWebWorld.open(on: .sqlite) { world in
            try await world.publish(2025)
            try await world.request("2025-3", received: "2025-06-01", decided: "2025-06-10")
            try await world.publish(2025, note: "补登1件申请")
            let browser = world.web.browser()
            let current = try await browser.get("/reports/2025")
            #expect(current.says("这是2026年1月20日发布的第2版") && current.says("更正说明：补登1件申请"))
            #expect(current.says("<a href=\"/reports/2025?version=1\">第1版（2026-01-20发布）</a>"))
            #expect(try await browser.get("/reports").says("第2版（更正版）"))
            #expect(try await !browser.get("/reports/2025?version=1").says("更正说明"))
            let old = try await browser.get("/reports/2025?version=1")
            #expect(old.status == .ok && old.says("已有更正版"))
            #expect(try await browser.get("/reports/2025.json?version=1").says("\"R1.NP\" : 2"))
            #expect(try await browser.get("/reports/2025.json").says("\"R1.NP\" : 3"))
            #expect(try await browser.get("/reports/2025?version=9").status == .notFound)
        }
    }

    @Test("A content that was changed behind the program's back is called so")
    func damaged() async throws {
        try await ReportWebWorld.open(on: .sqlite) { world in
            let snapshot = try await world.publish(2025)
            #expect(try await !world.web.browser().get("/reports/2025").says("校验值不一致"))
            let content = snapshot.content
            var figures = content.figures
            figures["R1.NP"] = .number(7)
            let changed = try ReportContent(
                agency: content.agency, year: content.year, form: content.form, figures: figures, parts: content.parts
            ).canonicalText()
            #expect(try changed != content.canonicalText())
            try await world.world.database.write { tx in
                try tx.run("UPDATE report_snapshot SET content = \(changed) WHERE id = \(snapshot.id)", expecting: 1)
            }
            let browser = world.web.browser(), figure = "/reports/2025/figures/D20_1.NORM.valid"
            let page = try await browser.get("/reports/2025")
            #expect(page.status == .ok && page.says("校验值不一致"))
            #expect(!page.says("/reports/2025.csv") && !page.says(figure))
            for address in ReportExit.allCases.map({ "/reports/2025.\($0.rawValue)" }) + [figure, figure + ".csv", figure + ".xlsx"] {
                let answer = try await browser.get(address)
                #expect(answer.status == .conflict && answer.says("请以发布机关存档的文本为准"), "\(address)")
            }
        }
    }

    @Test("Lists are written as files a few at a time; who finds no place is told when to come again, and officers' work goes on")
    func manyDownloads() async throws {
        try await ReportWebWorld.open(on: .sqlite) { world in
            try await world.publish(2025)
            let (ended, end) = AsyncStream<Void>.makeStream()
            let work = world.web.app.site.listDownloads
            let others = (1...10).map { _ in Task { try await work.run { for await _ in ended {} } } }
            while await !work.isFull { try await Task.sleep(for: .milliseconds(5)) }
            let address = "/reports/2025/figures/D20_1.NORM.valid"
            let refused = try await world.web.browser().get(address + ".csv")
            let page = try await world.web.browser().get(address)
            let draft = try await world.web.browser(of: "office").get("/console/reports/2025/SF/figures/D20_1.NORM.valid.csv")
            end.finish()
            // On a slow machine those in the queue have lost patience meanwhile.
            for other in others { _ = await other.result }
            #expect(refused.status == .serviceUnavailable && refused.response.headers[.retryAfter] == "60")
            #expect(page.status == .ok && draft.status == .ok)
            #expect(try await world.web.browser().get(address + ".csv").status == .ok)
        }
    }

    @Test("Without the printing program the PDF says so, and what to do")
    func withoutPrinter() async throws {
        try await ReportWebWorld.open(on: .sqlite) { world in
            try await world.publish(2025)
            let answer = try await world.web.browser().get("/reports/2025.pdf")
            #expect(answer.status.code == 503 && answer.says("WeasyPrint"))
        }
    }

    @Test(
        "Addresses that name nothing are answered in words",
        arguments: [
            "/reports/abcd", "/reports/1999", "/reports/99999", "/reports/2025/NOPE", "/reports/2025/figures/NOPE",
            "/reports/2025/%3Cscript%3E",
            "/reports/2025/SF/figures", "/reports/2025.exe", "/reports/2025/SF/figures/R1.NP.exe",
        ])
    func nothing(address: String) async throws {
        try await ReportWebWorld.open(on: .sqlite) { world in
            try await world.publish(2025)
            let answer = try await world.web.browser().get(address)
            #expect(answer.status == .notFound && answer.says("<h1>") && !answer.says("<script>"))
        }
    }
}
