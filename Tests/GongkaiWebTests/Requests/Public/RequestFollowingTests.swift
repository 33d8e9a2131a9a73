import GongkaiCore
import GongkaiFormats
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

@Suite("An applicant follows a request") struct RequestFollowingTests {
    private static let day = Day("2026-02-02")

    @Test(
        "Number and code show where it is, in plain words and without naming anybody; neither stands in an address",
        arguments: TestEngine.all)
    func follow(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let filed = try await world.file(world.web.browser())
            let browser = world.web.browser()
            let answer = try await world.follow(browser, filed.number.lowercased(), filed.code.lowercased())
            #expect(answer.status == .seeOther && answer.location == "/request/progress")
            let page = try await browser.get("/request/progress")
            #expect(page.says("已提交，等待确认收到") && page.says("您在网上提交了申请") && page.says(ApplicantWorld.asked))
            #expect(page.says("欧阳*密") && !page.says(ApplicantWorld.name) && !page.says(RequestDesk.identityNumber))
            #expect(!page.says(ApplicantWorld.telephone) && !page.says(filed.code))
            #expect(page.says("撤回申请") && !page.says("提交补充"))
            _ = try await browser.post("/request/progress/end", [("token", page.hidden("token"))])
            #expect(try await browser.get("/request/progress").says("查询码"))
        }
    }

    @Test("The clock explains itself once it runs")
    func clock() async throws {
        try await ApplicantWorld.open(on: .sqlite) { world in
            let browser = world.web.browser(), filed = try await world.file(browser), id = try await world.id(of: filed.number)
            try await world.desk.act(
                .confirm, on: id, by: .officer(world.desk.registrar), Self.day, ["evidence": .text("电话确认")], hour: 10)
            world.web.clock.advance(seconds: 2 * 3_600)
            // The pass is over by then.
            _ = try await world.follow(browser, filed.number, filed.code)
            let page = try await browser.get("/request/progress")
            #expect(page.says("已收到，正在分办") && page.says("最晚答复日期") && page.says("春节") && page.says("个工作日"))
            #expect(page.says("单位与您确认收到申请"))
        }
    }

    /// As long as a supplement may be, with its line ends.
    private static let long = String(String(repeating: "2025年的，\r\n", count: 500).dropLast()) + "。"

    @Test("What the unit asks for is shown with its last day, and can be sent with a file; a second clerk's step is told")
    func supplement() async throws {
        try await ApplicantWorld.open(on: .sqlite) { world in
            let browser = world.web.browser(), filed = try await world.file(browser), id = try await world.id(of: filed.number)
            try await handle(id, world)
            try await world.desk.act(
                .askSupplement, on: id, by: .officer(world.desk.clerk), Self.day,
                ["what": .text("请写明是哪一年的"), "reason": .text("无法查找"), "answerBy": .day("2026-03-04")], hour: 11)
            try await world.desk.send(id, Self.day, hour: 11)
            world.web.clock.advance(seconds: 3 * 3_600)
            // The pass is over by then.
            _ = try await world.follow(browser, filed.number, filed.code)
            let page = try await browser.get("/request/progress")
            #expect(page.says("请补充申请内容") && page.says("请写明是哪一年的") && page.says("最晚2026年3月4日"))
            let hidden = [("token", page.hidden("token")), ("version", page.hidden("version")), ("action", "supplement")]
            let empty = try await browser.post("/request/progress/step", hidden + [("text", " ")])
            #expect(empty.status == .unprocessableContent && empty.says("请写明补充的内容"))
            let stale = try await browser.post(
                "/request/progress/step", [("token", page.hidden("token")), ("version", "1"), ("action", "supplement"), ("text", "二〇二五年的")])
            #expect(stale.status == .conflict && stale.says("二〇二五年的") && stale.says("办理情况有了变化"))
            let much = try await browser.upload(
                "/request/progress/step", hidden + [("text", "写了很久的")], file: "files", named: "大.txt",
                content: [UInt8](repeating: 0x41, count: 21 * 1_048_576))
            #expect(much.status == .contentTooLarge && much.says("写了很久的") && much.says("超过了20 MB"))
            // As a browser sends it: two characters for each end of a line, which count as one.
            let lines = String(repeating: "二〇二五年\r\n", count: 667)
            let many = try await browser.post("/request/progress/step", hidden + [("text", lines)])
            #expect(many.status == .unprocessableContent && many.says("4001个字") && many.says("最多4000个字"))
            let done = try await browser.upload(
                "/request/progress/step", hidden + [("text", Self.long)], file: "files", named: "说明.txt", content: Array("2025".utf8))
            #expect(done.status == .seeOther)
            let after = try await browser.get("/request/progress")
            #expect(after.says("您的补充已经提交") && after.says("收到您的补充") && after.says("说明.txt") && after.says("正在办理"))
            // What they sent stands on their page, words and files apart from the application.
            #expect(after.says("补充的内容</dt>") && after.says("补充的附件</dt><dd class=\"request__said\">说明.txt</dd>") && after.says("2025年的，"))
            let stored = try await world.desk.matters.matter(id, for: world.desk.clerk)
            #expect(stored.matter.supplements.map(\.text) == [Self.long.replacing("\r\n", with: "\n")])
            let raw = try await world.web.world.database.read { tx in
                try tx.rows("SELECT said FROM matter_event").map { try $0.get("said", as: String.self) }.joined()
            }
            #expect(!raw.contains("2025年的"))
        }
    }

    @Test("When nothing came in time, the page says what was missing, how to apply again, and where to complain")
    func givenUp() async throws {
        try await ApplicantWorld.open(on: .sqlite) { world in
            let browser = world.web.browser(), filed = try await world.file(browser), id = try await world.id(of: filed.number)
            try await handle(id, world)
            try await world.desk.act(
                .askSupplement, on: id, by: .officer(world.desk.clerk), Self.day,
                ["what": .text("请写明是哪一年的"), "reason": .text("无法查找"), "answerBy": .day("2026-03-04")], hour: 11)
            try await world.desk.send(id, Self.day, hour: 12)
            #expect(try await world.desk.matters.sweep(at: Instant("2026-03-05", hour: 1)) == 1)
            _ = try await world.follow(browser, filed.number, filed.code)
            let untold = try await browser.get("/request/progress")
            #expect(untold.says("当时要求补充：请写明是哪一年的。理由：无法查找。") && untold.says("单位会发给您不再处理告知书") && !untold.says("期限和机关见"))
            try await world.desk.send(id, "2026-03-05")
            _ = try await world.follow(browser, filed.number, filed.code)
            let page = try await browser.get("/request/progress")
            for words in [
                "已结束：没有收到您的补充", "在2026年3月4日以前没有收到", "重新申请", "行政复议", "投诉、举报", "0734-8880001", "逾期没有收到您的补充，不再处理",
                "期限和机关见不再处理告知书",
            ] { #expect(page.says(words), "\(words)") }
            #expect(!page.says("缴费") && !page.says("已作废"))
            try await world.desk.step(
                .reverse, on: id, by: .officer(world.desk.clerk), "2026-03-05", ["reason": .text("申请人已来电")], hour: 12)
            let open = try await browser.get("/request/progress")
            #expect(open.says("请补充申请内容") && open.says("不再处理告知书") && open.says("已作废：单位撤销了这一步"))
            #expect(open.says("单位撤销了“不再处理”，继续办理"))
            world.web.clock.advance(seconds: (Day("2026-03-05").number - Self.day.number) * 86_400)
            _ = try await world.follow(browser, filed.number, filed.code)
            #expect(try await browser.get("/request/progress").says("2026年3月4日（已过；仍可提交，请尽快）"))
        }
    }

    @Test("A request is withdrawn by its applicant, once")
    func withdraw() async throws {
        try await ApplicantWorld.open(on: .sqlite) { world in
            let browser = world.web.browser()
            _ = try await world.file(browser)
            let page = try await browser.get("/request/progress")
            let fields = [("token", page.hidden("token")), ("version", page.hidden("version")), ("action", "withdraw"), ("text", "已经找到")]
            #expect(try await browser.post("/request/progress/step", fields).status == .seeOther)
            let after = try await browser.get("/request/progress")
            #expect(after.says("您已撤回") && after.says("申请已撤回，不再办理") && !after.says("确认撤回"))
            #expect(try await browser.post("/request/progress/step", fields).status == .conflict)
        }
    }

    @Test("A decision and where to turn are told when it has gone out, and not before")
    func decision() async throws {
        try await ApplicantWorld.open(on: .sqlite) { world in
            let browser = world.web.browser(), filed = try await world.file(browser), id = try await world.id(of: filed.number)
            try await handle(id, world)
            try await world.desk.signed(id, Self.day, outcome: "internalAffairs", ["reason": .text("属于内部会议记录")])
            world.web.clock.advance(seconds: 4 * 3_600)
            // The pass is over by then.
            _ = try await world.follow(browser, filed.number, filed.code)
            let before = try await browser.get("/request/progress")
            #expect(before.says("正在办理") && !before.says("内部事务") && !before.says("属于内部会议记录"))
            try await world.desk.act(
                .serve, on: id, by: .officer(world.desk.clerk), Self.day,
                ["serviceWay": .text("post"), "serviceEvidence": .text("EMS 1234567890123")], hour: 12)
            // As the letter says it: the bodies, the days, and whom to ask.
            let told = try await browser.get("/request/progress")
            #expect(told.says("向示范区人民政府申请行政复议") && told.says("向示范区人民法院提起行政诉讼") && told.says("第五十一条"))
            #expect(told.says("对答复有疑问的") && told.says("示范区教育局办公室") && told.says("0734-8880001"))
            // As of a reply that was served before organs said what their papers say of them.
            try await world.web.world.database.write { tx in
                try tx.run("DELETE FROM paper_setting")
                // Which nobody can do otherwise.
                try tx.run("DROP TRIGGER request_paper_no_update")
                try tx.run(
                    "UPDATE request_paper SET issued_at = NULL, issued_by = NULL, issued_name = NULL, number = NULL, dated_on = NULL")
            }
            let after = try await browser.get("/request/progress")
            #expect(after.says("已答复") && after.says("内部事务") && after.says("属于内部会议记录") && after.says("第十六条第一款"))
            #expect(after.says("行政复议") && after.says("答复书已送出") && !after.says("EMS 1234567890123"))
            #expect(after.says("具体机关以答复书写明的为准") && after.says("申请行政复议最晚到2026年4月3日") && !after.says("提起行政诉讼最晚"))
            // With settings the bodies are those of the paper.
            try await world.desk.setPapers(at: Instant(Self.day, hour: 12))
            let named = try await browser.get("/request/progress")
            #expect(named.says("向示范区人民政府申请行政复议") && named.says("向示范区人民法院提起行政诉讼"))
            #expect(!named.says("以答复书写明的为准"))
        }
    }

    @Test("The letters that went out can be had as PDF by whoever gave number and code, and by nobody else", arguments: TestEngine.all)
    func letters(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine, printing: true) { world in
            let browser = world.web.browser(), filed = try await world.file(browser), id = try await world.id(of: filed.number)
            let desk = world.desk, papers = desk.papers
            try await handle(id, world)
            try await papers.set(
                RequestDesk.setting, of: world.portal.agency, expecting: 0, by: desk.registrar, from: RequestDesk.address,
                at: Instant(Self.day, hour: 10))
            try await desk.signed(id, Self.day, outcome: "internalAffairs", ["reason": .text("属于内部会议记录")])
            let reply = try #require(try await papers.papers(of: id, for: desk.clerk).first { $0.kind.code == "reply.internalAffairs" })
            let address = "/request/progress/letters/\(reply.place.event)/letter.pdf"
            let issue = try await papers.issue(
                reply.place, of: id, expecting: 0, by: desk.clerk, from: RequestDesk.address, at: Instant(Self.day, hour: 11))
            #expect(!(try await browser.get("/request/progress").says("单位发给您的文书")))
            #expect(try await browser.get(address).status == .notFound)
            try await desk.act(
                .serve, on: id, by: .officer(desk.clerk), Self.day, ["serviceWay": .text("post"), "serviceEvidence": .text("EMS 1")],
                hour: 12)
            let page = try await browser.get("/request/progress"), number = try #require(issue.number)
            #expect(page.says("单位发给您的文书") && page.says(number))
            #expect(try await world.web.browser().get(address).location == "/request/progress")
            guard WebWorld.weasyprint != nil else { return }
            #expect(page.says(address))
            let pdf = try await browser.get(address)
            #expect(pdf.status == .ok && pdf.response.headers[.cacheControl] == "private, no-store")
            let blocks = try DocumentReader.read(Array(buffer: pdf.response.body), name: "letter.pdf")
            let text = "\(blocks)".filter { !$0.isWhitespace }
            #expect(text.contains(number) && text.contains(ApplicantWorld.name))
        }
    }

    @Test("Of the files of a case the applicant sees their own and no others, not by name either", arguments: TestEngine.all)
    func files(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let browser = world.web.browser(), check = try await world.press("look", browser), desk = world.desk
            _ = try await browser.upload(
                "/request/new", check.allHidden + [("do", "file")], file: "files", named: "我的说明.txt", content: Array("说明".utf8))
            let id = try await world.id(of: "SF02-20260001")
            try await handle(id, world)
            func take(_ action: RequestAction, _ values: [String: FieldValue], branch: Int? = nil, file: String) async throws -> Int {
                let version = try await desk.matters.matter(id, for: desk.clerk).matter.version
                return try await desk.requests.act(
                    MatterRequest(action.action, seen: version, values: values, branch: branch),
                    files: [NewFile(name: file, mediaType: "text/plain", bytes: Array("内部".utf8))], on: id, by: desk.clerk, from: "",
                    at: Instant(Self.day, hour: 10)
                ).event.number
            }
            _ = try await take(
                .recordSearch,
                ["searcher": .text("李"), "searchedIn": .text("档案"), "searchTerms": .text("计划"), "searchResult": .text("有")],
                file: "给领导的请示.txt")
            let branch = try await take(
                .askThirdParty,
                ["party": .text("某公司"), "ground": .text("tradeSecret"), "question": .text("能否公开"), "answerBy": .day("2026-03-04")],
                file: "征询函.txt")
            _ = try await take(.answerThirdParty, ["opinion": .text("agrees")], branch: branch, file: "某公司的意见.txt")
            for path in ["/request/progress", "/request/receipt", "/request/receipt.pdf"] {
                let page = try await browser.get(path)
                for name in ["给领导的请示", "征询函.txt", "某公司的意见"] { #expect(!page.says(name), "\(path): \(name)") }
            }
            #expect(try await browser.get("/request/progress").says("我的说明.txt"))
            #expect(try await desk.requests.detail(of: id, for: desk.clerk).files.count == 4)
            // What came on paper was theirs too.
            let paper = try await desk.requests.enter(
                RequestDesk.intake(channel: .inPerson), to: world.portal.agency, arrivedOn: Self.day,
                files: [NewFile(name: "来信.txt", mediaType: "text/plain", bytes: Array("来信".utf8))], by: desk.registrar, from: "",
                at: Instant(Self.day, hour: 10))
            let stored = try await desk.matters.matter(paper.id, for: desk.registrar)
            #expect(try await desk.requests.followed(stored, at: world.web.clock.now).detail.files.map(\.name) == ["来信.txt"])
        }
    }

    @Test("Mails are turned on and off later, to another address, which stays sealed", arguments: TestEngine.all)
    func mails(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let browser = world.web.browser(), filed = try await world.file(browser), id = try await world.id(of: filed.number)
            let page = try await browser.get("/request/progress"), token = page.hidden("token")
            #expect(page.says("邮件提醒没有开启"))
            func set(_ wants: String, _ email: String) async throws -> TestPage {
                try await browser.post("/request/progress/mail", [("token", token), ("wantsMail", wants), ("email", email)])
            }
            let missing = try await set("yes", "")
            #expect(missing.status == .unprocessableContent && missing.says("请填写电子邮箱，提醒发到那里。"))
            let wrong = try await set("yes", "不是邮箱")
            #expect(wrong.status == .unprocessableContent && wrong.says("电子邮箱的格式不对") && wrong.says("不是邮箱"))
            #expect(try await set("yes", "ouyang.zhimi@example.com").status == .seeOther)
            let on = try await browser.get("/request/progress")
            #expect(on.says("邮件提醒已经开启") && on.says("提醒设置已经保存") && !on.says("ouyang.zhimi@example.com"))
            #expect(on.says("o***@example.com"))
            // The office sees as much of it.
            let detail = try await world.desk.requests.detail(of: id, for: world.desk.registrar)
            #expect(detail.mailAddress == "o***@example.com" && detail.masked.email != "o***@example.com")
            let identity = try await world.desk.requests.reveal(
                id, reason: "核对", to: world.desk.registrar, from: "1.2.3.4", at: world.web.clock.now)
            // The application stays as it was handed in; the decision is served where it says.
            #expect(identity.contact.email != "ouyang.zhimi@example.com" && identity.contact.telephone == ApplicantWorld.telephone)
            #expect(try await set("", "").status == .seeOther)
            #expect(try await browser.get("/request/progress").says("邮件提醒没有开启"))
            let trail = try await AuditStore(database: world.portal.database).trail(of: "matter/\(id.value)")
            #expect(trail.filter { $0.action == "request.mail" }.count == 2 && !"\(trail)".contains("ouyang"))
            #expect(try await world.web.browser().post("/request/progress/mail", [("wantsMail", "yes")]).status == .forbidden)
        }
    }

    @Test("A wrong code is one sentence, and too many are told when to come again")
    func guesses() async throws {
        try await ApplicantWorld.open(on: .sqlite) { world in
            let filed = try await world.file(world.web.browser()), browser = world.web.browser()
            var last = try await world.follow(browser, filed.number, "0000-0000-0001")
            #expect(last.status == .unprocessableContent && last.says("编号或者查询码不对"))
            let short = try await world.follow(browser, filed.number, "0000-0001")
            #expect(short.status == .unprocessableContent && short.says("查询码应为12个字符，现在填了8个"))
            // Nobody types it all again for one character.
            #expect(short.says("value=\"0000-0001\""))
            for _ in 0..<12 where !last.says("后再试") {
                last = try await world.follow(browser, filed.number, "0000-0000-0001")
            }
            #expect(!last.says("处需要修改") && !last.says("code-error"))
            #expect(last.status == .tooManyRequests && last.says("后再试") && last.response.headers[.retryAfter] != nil)
            // Whoever guesses is not helped by the right one before.
            #expect(try await world.follow(browser, filed.number, filed.code).status == .tooManyRequests)
        }
    }

    @Test("Wrong codes of strangers do not keep the owner out, from any address", arguments: TestEngine.all)
    func strangers(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let filed = try await world.file(world.web.browser()), owner = world.web.browser()
            for stranger in 1...40 {
                _ = try await world.desk.matters.find(
                    "request", number: filed.number, code: "0000-0000-0001", from: "198.51.100.\(stranger)", at: world.web.clock.now)
            }
            let mistyped = try await world.follow(owner, filed.number, "0000-0000-0001")
            #expect(mistyped.status == .tooManyRequests && mistyped.says("填对了马上可以查看") && mistyped.says(filed.number))
            #expect(try await world.follow(owner, filed.number, filed.code).status == .seeOther)
            #expect(try await owner.get("/request/progress").says("已提交，等待确认收到"))
            // A guesser beside the owner, behind the same address, does not throw them out of the page that is open.
            for _ in 0..<12 { _ = try await world.follow(world.web.browser(), filed.number, "0000-0000-0001") }
            #expect(try await owner.get("/request/progress").says("已提交，等待确认收到"))
        }
    }

    @Test("The receipt is gone after half an hour, and a cookie that somebody made up is worth nothing")
    func passes() async throws {
        try await ApplicantWorld.open(on: .sqlite) { world in
            let browser = world.web.browser(), filed = try await world.file(browser)
            let cookie = try #require(browser[cookie: "follow"])
            #expect(!cookie.contains(filed.code) && !cookie.contains(filed.code.replacing("-", with: "")))
            let other = world.web.browser()
            other[cookie: "follow"] = String(cookie.reversed())
            #expect(try await other.get("/request/receipt").status == .seeOther)
            world.web.clock.advance(seconds: 1_801)
            #expect(try await browser.get("/request/receipt").location == "/request/progress")
        }
    }

    private func handle(_ id: MatterID, _ world: ApplicantWorld) async throws {
        let desk = world.desk
        try await desk.act(.confirm, on: id, by: .officer(desk.registrar), Self.day, ["evidence": .text("电话确认")])
        try await desk.act(
            .register, on: id, by: .officer(desk.registrar), Self.day,
            ["unit": .agency(world.portal.agency), "handler": .officer(desk.clerk.id)])
    }
}
