import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

@Suite("An applicant writes a request") struct RequestFilingTests {
    @Test("The entrance says how long it takes and what it costs by the law of the day")
    func entrance() async throws {
        try await ApplicantWorld.open(on: .sqlite) { world in
            let page = try await world.web.browser().get("/request")
            #expect(page.status == .ok && page.says("20个工作日") && page.says("2019年修订") && page.says("信息处理费"))
            #expect(page.says("/request/new") && page.says("/request/progress") && page.says("/request/register"))
        }
        try await ApplicantWorld.open(on: .sqlite, day: "2014-03-03") { world in
            let page = try await world.web.browser().get("/request")
            #expect(page.says("15个工作日") && page.says("2007年") && page.says("成本费用") && !page.says("信息处理费"))
        }
    }

    @Test("The units are offered with links, and a link to a unit opens the form for it")
    func units() async throws {
        try await ApplicantWorld.open(on: .sqlite) { world in
            let browser = world.web.browser(), units = try await browser.get("/request/new")
            #expect(units.says("/request/new?unit=SF02") && units.says("示范区教育局"))
            // By groups, each of which says how many it holds before it is opened.
            #expect(
                units.says("<details class=\"unitfold\"") && units.text.contains(/<\/h2><span class="caption">\d+个单位<\/span><\/summary>/))
            #expect(try await browser.get("/request/new?unit=SF02").says(#"<option value="SF02" selected>"#))
            #expect(try await browser.get("/request/new?unit=nothing").says("没有找到链接里的单位"))
            #expect(try await browser.get("/units/SF02").says("/request/new?unit=SF02"))
            #expect(try await browser.get("/sitemap").says(#"href="/request""#))
        }
    }

    @Test("From the form over the last look to a receipt with number and code, on both engines", arguments: TestEngine.all)
    func file(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let browser = world.web.browser()
            let check = try await world.press("next", browser)
            #expect(check.status == .ok && check.says("核对后提交") && check.says(ApplicantWorld.name) && check.says("居民身份证"))
            #expect(check.says(RequestDesk.identityNumber) && check.says(#"formaction="/request/new#contact""#))
            #expect(try await world.matters() == 0)
            let filed = try await world.file(browser)
            #expect(filed.receipt.says("示范区教育局") && filed.receipt.says("2026年2月2日") && filed.receipt.says("如果提交当天就确认"))
            #expect(filed.number == "SF02-20260001" && TrackingCode(filed.code) != nil)
            let stored = try await world.desk.requests.detail(of: try await world.id(of: filed.number), for: world.desk.registrar)
            #expect(stored.items.map(\.description) == [ApplicantWorld.asked] && stored.forms == [.paper] && stored.acceptsOtherForms)
            #expect(stored.channel == .online)
        }
    }

    @Test("Every fault stands beside its field and at the head, and nothing typed is lost")
    func faults() async throws {
        try await ApplicantWorld.open(on: .sqlite) { world in
            let fields = ApplicantWorld.filled(but: [
                ("documentNumber", "110105194912310021"), ("telephone", "不知道"), ("forms", ""), ("email", "没有"), ("unit", ""),
            ])
            let page = try await world.press("next", world.web.browser(), fields)
            #expect(page.status == .unprocessableContent && page.says("出错：") && page.says("还没有提交"))
            for row in ["unit", "documentNumber", "telephone", "forms", "email"] {
                #expect(page.says(#"id="\#(row)-error""#) && page.says("href=\"#\(row)\""), "\(row)")
            }
            #expect(page.says("校验位不对") && page.says("不知道") && page.says(ApplicantWorld.asked) && page.says(ApplicantWorld.name))
            #expect(try await world.matters() == 0)
        }
    }

    @Test("A further row, and the form of a unit instead of a person, keep what was typed")
    func changes() async throws {
        try await ApplicantWorld.open(on: .sqlite) { world in
            let browser = world.web.browser()
            let more = try await world.press("row", browser)
            #expect(
                more.status == .ok && more.says(#"id="item-2""#) && more.says(ApplicantWorld.asked) && more.says(ApplicantWorld.telephone))
            let unit = try await world.press("organisation", browser)
            #expect(unit.says("统一社会信用代码") && unit.says("法律服务机构") && unit.says(ApplicantWorld.asked) && unit.says(ApplicantWorld.name))
            // What the other form does not show is there again when one changes back.
            let back = try await world.send(unit.allHidden.filter { $0.0 != "who" } + [("do", "person")], browser)
            #expect(back.says(RequestDesk.identityNumber) && back.says(#"<option value="identityCard" selected>"#))
            let wrong = try await world.press("next", browser, ApplicantWorld.filled(but: [("who", "organisation")]))
            #expect(wrong.status == .unprocessableContent && wrong.says("请选择单位的类别。") && wrong.says("请填写法定代表人或者负责人。"))
            let two = ApplicantWorld.filled(but: [("itemRows", "3"), ("item-3", "第三行的信息")])
            let check = try await world.press("next", browser, two)
            #expect(check.says("第三行的信息") && check.says(ApplicantWorld.asked))
        }
    }

    @Test("Under the regulation of 2007 the purpose is asked for and the identity number is not")
    func regimes() async throws {
        try await ApplicantWorld.open(on: .sqlite, day: "2014-03-03") { world in
            let browser = world.web.browser(), form = try await browser.get("/request/new?unit=SF02")
            #expect(form.says("所需信息的用途"))
            let check = try await world.press("next", browser, ApplicantWorld.filled(but: [("document", ""), ("documentNumber", "")]))
            #expect(check.status == .ok && check.says("核对后提交"))
        }
        try await ApplicantWorld.open(on: .sqlite) { world in
            let form = try await world.web.browser().get("/request/new?unit=SF02")
            #expect(form.status == .ok && !form.says("所需信息的用途"))
        }
    }

    @Test("Pressing the button twice makes one request and shows the same receipt")
    func twice() async throws {
        try await ApplicantWorld.open(on: .sqlite) { world in
            let browser = world.web.browser(), check = try await world.press("look", browser)
            async let first = world.press("file", on: check, browser)
            async let second = world.press("file", on: check, browser)
            let answers = try await [first, second]
            #expect(answers.allSatisfy { $0.status == .seeOther && $0.location == "/request/receipt" })
            #expect(try await world.matters() == 1)
            let receipt = try await browser.get("/request/receipt")
            #expect(receipt.says("SF02-20260001"))
            // Later, by going back and pressing again.
            #expect(try await world.press("file", on: check, browser).location == "/request/receipt")
            #expect(try await world.matters() == 1)
            #expect(try await browser.get("/request/receipt").text.contains(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/))
        }
    }

    @Test(
        "Whoever goes back after the receipt and presses again gets the first receipt; other words are a new request, asked about once",
        arguments: TestEngine.all)
    func back(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let browser = world.web.browser(), check = try await world.press("look", browser)
            #expect(try await world.press("file", on: check, browser).location == "/request/receipt")
            // The page of before, loaded anew; and the whole form once more.
            let form = try await world.press("edit", on: check, browser)
            let again = try await world.press("look", on: form, browser, ApplicantWorld.filled)
            #expect(again.status == .ok && again.says("核对后提交"))
            #expect(try await world.press("file", on: again, browser).location == "/request/receipt")
            let anew = try await world.press("look", browser)
            #expect(try await world.press("file", on: anew, browser).location == "/request/receipt")
            #expect(try await world.matters() == 1)
            #expect(try await browser.get("/request/receipt").says("SF02-20260001"))
            // Other words.
            let changed = ApplicantWorld.filled(but: [("item-1", "2024年义务教育学校密植招生计划")])
            let other = try await world.press("look", on: form, browser, changed)
            let asked = try await world.press("file", on: other, browser)
            #expect(asked.status == .ok && asked.says("SF02-20260001") && asked.says("另一份新的申请") && asked.says("2024年义务教育学校"))
            #expect(asked.says("再提交一份新的申请") && asked.says(#"href="/request/receipt""#))
            #expect(try await world.matters() == 1)
            #expect(try await world.press("another", on: asked, browser).location == "/request/receipt")
            #expect(try await world.press("another", on: asked, browser).location == "/request/receipt")
            #expect(try await world.matters() == 2)
            #expect(try await browser.get("/request/receipt").says("SF02-20260002"))
            // Somebody else at another browser is asked nothing.
            let stranger = world.web.browser(), theirs = try await world.press("look", stranger)
            #expect(try await world.press("file", on: theirs, stranger).location == "/request/receipt")
            #expect(try await world.matters() == 3)
        }
    }

    @Test("Each answer of the form has an address of its own, for the browser that typed it, and for an hour", arguments: TestEngine.all)
    func addresses(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let browser = world.web.browser(), form = try await browser.get("/request/new?unit=SF02")
            let token = ("token", form.hidden("token"))
            for button in ["next", "row", "organisation", "save", "look"] {
                let answer = try await browser.post("/request/new", [token] + ApplicantWorld.filled + [("do", button)])
                let address = try #require(answer.location)
                #expect(answer.status == .seeOther && address.wholeMatch(of: /\/request\/new\/[0-9a-f]{32}/) != nil, "\(button)")
                #expect(try await browser.get(address).status == .ok)
            }
            let wrong = try await browser.post(
                "/request/new", [token] + ApplicantWorld.filled(but: [("telephone", "1390734567")]) + [("do", "next")])
            let address = try #require(wrong.location)
            for _ in 0..<2 {
                let page = try await browser.get(address)
                #expect(
                    page.status == .unprocessableContent && page.says("11位手机号码") && page.says("1390734567")
                        && page.says(ApplicantWorld.name))
            }
            #expect(try await world.web.browser().get(address).status == .notFound)
            let other = world.web.browser()
            _ = try await other.get("/request/new?unit=SF02")
            let theirs = try await other.get(address)
            #expect(theirs.status == .notFound && theirs.says("只保留1小时") && !theirs.says(ApplicantWorld.name))
            let raw = try await world.portal.database.read { tx in
                try tx.rows("SELECT sealed FROM request_form_page").map { try $0.get("sealed", as: [UInt8].self) }
            }
            #expect(raw.count == 6 && raw.allSatisfy { $0.firstRange(of: Array(ApplicantWorld.name.utf8)) == nil })
            // Whoever leaves leaves nothing.
            let page = try await world.press("look", browser)
            #expect(try await world.press("file", on: page, browser).status == .seeOther)
            let receipt = try await browser.get("/request/receipt")
            _ = try await browser.post("/request/progress/end", [("token", receipt.hidden("token"))])
            #expect(try await browser.get(address).status == .notFound)
            // Nor is a form taken that was shown before.
            #expect(try await browser.post("/request/new", [token] + ApplicantWorld.filled + [("do", "look")]).status == .forbidden)
            let fresh = ("token", try await browser.get("/request/new?unit=SF02").hidden("token"))
            let last = try #require(
                try await browser.post("/request/new", [fresh] + ApplicantWorld.filled + [("do", "look")]).location)
            world.web.clock.advance(seconds: 3_601)
            #expect(try await browser.get(last).status == .notFound)
            #expect(try await world.desk.requests.discardOldFormPages(at: world.web.clock.now) == 1)
        }
    }

    @Test(
        "Every page of the form can be left; whoever comes next is shown no receipt by an old page, and is told why",
        arguments: TestEngine.all)
    func leave(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let browser = world.web.browser(), leave = #"action="/request/progress/end""#
            #expect(try await browser.get("/request/new?unit=SF02").says(leave))
            for button in ["row", "save"] { #expect(try await world.press(button, browser).says(leave), "\(button)") }
            let check = try await world.press("look", browser)
            #expect(check.says(leave))
            #expect(try await world.press("file", on: check, browser).location == "/request/receipt")
            let receipt = try await browser.get("/request/receipt"), owner = browser[cookie: "form"]
            _ = try await browser.post("/request/progress/end", [("token", receipt.hidden("token"))])
            #expect(browser[cookie: "form"] != owner && (browser[cookie: "follow"] ?? "").isEmpty)
            func fresh() async throws -> (String, String) { ("token", try await browser.get("/request/new?unit=SF02").hidden("token")) }
            let old = check.allHidden.filter { $0.0 != "token" }
            let again = try await browser.post("/request/new", old + [try await fresh(), ("do", "file")])
            #expect(again.location == "/request/progress")
            let asked = try await browser.get("/request/progress")
            #expect(asked.says("已经提交过，没有重复提交") && asked.says("查询码") && !asked.says("SF02-20260001"))
            #expect(try await browser.get("/request/receipt").status == .seeOther)
            #expect(try await world.matters() == 1)
            // Other words on the same page are a new request, and nothing is said of the one before.
            let other = old.filter { $0.0 != "item-1" } + [("item-1", "另一件信息"), try await fresh(), ("do", "file")]
            let once = try await world.send(other, browser)
            #expect(once.status == .ok && once.says("另一件信息") && !once.says("SF02-20260001"))
            #expect(try await world.press("file", on: once, browser).location == "/request/receipt")
            #expect(try await world.matters() == 2)
        }
    }

    @Test("A file that is added after going back is not taken in silence; the same one pressed twice is")
    func lateFile() async throws {
        try await ApplicantWorld.open(on: .sqlite) { world in
            let browser = world.web.browser(), fields = try await world.press("look", browser).allHidden + [("do", "file")]
            func press(_ name: String, _ text: String) async throws -> TestPage {
                let answer = try await browser.upload("/request/new", fields, file: "files", named: name, content: Array(text.utf8))
                #expect(answer.location == "/request/receipt")
                return try await browser.get("/request/receipt")
            }
            #expect(try await !press("说明.txt", "说明").says("没有收进去"))
            #expect(try await !press("说明.txt", "说明").says("没有收进去"))
            #expect(try await press("说明.txt", "改过的说明").says("这次添加的附件没有收进去"))
            #expect(try await press("身份证.txt", "身份证").says("再寄送或者当面递交"))
            // Without one nothing is missing.
            _ = try await browser.post("/request/new", fields)
            #expect(try await !browser.get("/request/receipt").says("没有收进去"))
            let detail = try await world.desk.requests.detail(of: try await world.id(of: "SF02-20260001"), for: world.desk.registrar)
            #expect(detail.files.map(\.name) == ["说明.txt"])
        }
    }

    @Test("Where no more pages can be kept, the answer is shown at once and nothing typed is lost", arguments: TestEngine.all)
    func full(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let browser = world.web.browser()
            _ = try await world.press("look", browser)
            try await world.portal.database.write { tx in try tx.run("UPDATE request_form_page SET size = \(256 << 20)") }
            let form = try await browser.get("/request/new?unit=SF02")
            let answer = try await browser.post(
                "/request/new", [("token", form.hidden("token"))] + ApplicantWorld.filled + [("do", "look")])
            #expect(answer.status == .ok && answer.says("核对后提交") && answer.says(ApplicantWorld.name))
            #expect(try await world.press("file", on: answer, browser).location == "/request/receipt")
        }
    }

    @Test("What is too long is told with how much too long it is, each row for itself, and stays; line ends count once")
    func long() async throws {
        try await ApplicantWorld.open(on: .sqlite) { world in
            let browser = world.web.browser()
            #expect(!(try await browser.get("/request/new?unit=SF02").text.contains("<textarea id=\"item-1\" name=\"item-1\" maxlength")))
            let whole = String(repeating: "一二三四\r\n", count: 200), more = String(repeating: "多", count: 1_023)
            let fits = try await world.press("next", browser, ApplicantWorld.filled(but: [("item-1", whole)]))
            #expect(fits.status == .ok && fits.says("核对后提交"))
            let page = try await world.press(
                "next", browser,
                ApplicantWorld.filled(but: [
                    ("itemRows", "3"), ("item-3", more), ("index-2", String(repeating: "9", count: 61)), ("item-2", "学校名录"),
                ]))
            #expect(page.status == .unprocessableContent && page.says("有1023个字，最多1000个字，多了23个字。") && page.says(more))
            #expect(page.says(#"id="item-3-error""#) && page.says(#"id="index-2-error""#) && !page.says(#"id="item-1-error""#))
        }
    }

    @Test("Without scripts, files that are too much are told on the page that still has every word", arguments: [true, false])
    func tooLarge(isAnnounced: Bool) async throws {
        try await ApplicantWorld.open(on: .sqlite) { world in
            let browser = world.web.browser(), check = try await world.press("look", browser)
            let large = [UInt8](repeating: 0x41, count: 21 * 1_048_576)
            let page = try await world.settled(
                try await browser.upload(
                    "/request/new", check.allHidden, file: "files", named: "大.txt", content: large, isAnnounced: isAnnounced), browser)
            #expect(page.status == .unprocessableContent && page.says("超过了20 MB") && page.says("填写的文字都在"))
            #expect(page.says(ApplicantWorld.asked) && page.says(ApplicantWorld.name) && page.says("核对后提交"))
            #expect(try await world.press("file", on: page, browser).status == .seeOther)
            #expect(try await world.matters() == 1)
        }
    }

    @Test("A file that is no document is refused with a sentence, and the form stays; a good one comes with the request")
    func files() async throws {
        try await ApplicantWorld.open(on: .sqlite) { world in
            let browser = world.web.browser(), check = try await world.press("look", browser)
            let hidden = check.allHidden + [("do", "file")]
            let wrong = try await world.settled(
                try await browser.upload("/request/new", hidden, file: "files", named: "a.exe", content: Array("MZ nothing".utf8)), browser)
            #expect(wrong.status == .unprocessableContent && wrong.says("“a.exe”") && wrong.says("申请还没有提交"))
            #expect(wrong.says(ApplicantWorld.asked) && wrong.says(ApplicantWorld.name))
            #expect(try await world.matters() == 0)
            let good = try await browser.upload(
                "/request/new", wrong.allHidden + [("do", "file")], file: "files", named: "说明.txt", content: Array("补充说明".utf8))
            #expect(good.status == .seeOther)
            let detail = try await world.desk.requests.detail(of: try await world.id(of: "SF02-20260001"), for: world.desk.registrar)
            #expect(detail.files.map(\.name) == ["说明.txt"])
        }
    }

    @Test("What is published already is offered, and that it answered is counted without the applicant", arguments: TestEngine.all)
    func answered(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine, day: "2014-03-03") { world in
            try await world.portal.publish(try await world.portal.draft(world.portal.content("关于2014年义务教育招生计划的通知")))
            _ = try await SearchStore(database: world.portal.database).sweep()
            let browser = world.web.browser(), fields = ApplicantWorld.filled(but: [("item-1", "2014年义务教育招生计划")])
            let page = try await world.press("next", browser, fields)
            #expect(page.says("关于2014年义务教育招生计划的通知") && page.says("这已经回答了我") && page.says("2014-03-03"))
            let value = try #require(page.text.firstMatch(of: /value="(answered-\d+)"/)?.1)
            let thanks = try await world.press(String(value), on: page, browser)
            #expect(thanks.status == .ok && thanks.says("谢谢"))
            _ = try await world.press(String(value), on: page, browser)
            #expect(try await world.desk.requests.spared("2014-03-03"..."2014-03-03") == 1)
            #expect(try await world.matters() == 0)
            #expect(try await world.press("look", on: page, browser).says("核对后提交"))
        }
    }

    @Test("A draft is opened again by its code alone, handed in under the same code, and gone afterwards", arguments: TestEngine.all)
    func drafts(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let browser = world.web.browser()
            let saved = try await world.press("save", browser, ApplicantWorld.filled(but: [("telephone", "")]))
            let code = try #require(saved.text.firstMatch(of: /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)).output
            #expect(saved.says("/request/draft") && saved.says("还没有提交"))
            let other = world.web.browser()
            let opened = try await world.settled(try await other.fill("/request/draft", [("code", code.lowercased())]), other)
            #expect(opened.status == .ok && opened.says(ApplicantWorld.asked) && opened.says("这是您保存过的草稿"))
            let fields = opened.allHidden.filter { ["draft", "token", "once"].contains($0.0) } + ApplicantWorld.filled
            let check = try await world.send(fields + [("do", "look")], other)
            let filed = try await world.press("file", on: check, other)
            #expect(filed.status == .seeOther)
            #expect(try await other.get("/request/receipt").says(String(code)))
            #expect(try await other.fill("/request/draft", [("code", String(code))]).says("没有找到这份草稿"))
            #expect(try await world.matters() == 1)
        }
    }

    @Test("Whoever tries codes of drafts is slowed down")
    func guesses() async throws {
        try await ApplicantWorld.open(on: .sqlite) { world in
            let browser = world.web.browser()
            var last = try await browser.fill("/request/draft", [("code", "0000-0000-0001")])
            #expect(last.status == .unprocessableContent)
            for _ in 0..<12 where last.status != .tooManyRequests {
                last = try await browser.fill("/request/draft", [("code", "0000-0000-0001")])
            }
            #expect(last.status == .tooManyRequests && last.says("后再试") && last.response.headers[.retryAfter] != nil)
        }
    }
}
