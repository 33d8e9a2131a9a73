import Foundation
import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

@Suite("Looking through, signing and serving a reply")
struct StepLetterTests {
    /// A reply that waits to be served, in an organ that has said what its papers say, and whoever serves it.
    private func signed(_ web: DeskWeb) async throws -> (clerk: TestBrowser, id: MatterID) {
        let id = try await web.desk.handling("2024-03-01")
        try await web.desk.setPapers(at: Instant(DeskWeb.today, hour: 9))
        try await web.desk.signed(id, DeskWeb.today)
        return (try await web.browser("clerk"), id)
    }

    @Test("Whoever reviews, signs or serves sees what is decided, on which ground, and the letter itself", arguments: TestEngine.all)
    func letter(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let desk = web.desk
            try await desk.setPapers(at: Instant(DeskWeb.today, hour: 9))
            let (id, place) = try await desk.drafted(DeskWeb.today)
            let pdf = DeskWeb.path(id) + "/papers/\(place.event)"
            func expectLetter(_ page: TestPage, _ name: String) {
                for words in [
                    "处理结果", "无法提供：不属于本机关负责公开", "第三十六条第五项", "示范区城市管理局，电话0734-8810000", "officialpaper", "行政复议", "张小明", pdf,
                ] { #expect(page.says(words), "\(name): \(words)") }
            }
            let reviewer = try await web.browser("reviewer"), signer = try await web.browser("signer"),
                clerk = try await web.browser("clerk")
            expectLetter(try await reviewer.get(DeskWeb.path(id) + "/review"), "review")
            expectLetter(try await reviewer.get(DeskWeb.path(id) + "/returnDraft"), "returnDraft")
            // Also where something is to be mended.
            expectLetter(try await web.take(.returnDraft, on: id, [("reason", "")], in: reviewer), "refused")
            #expect(try await web.take(.review, on: id, in: reviewer).status == .seeOther)
            expectLetter(try await signer.get(DeskWeb.path(id) + "/sign"), "sign")
            #expect(try await web.take(.sign, on: id, in: signer).status == .seeOther)
            let serving = try await clerk.get(DeskWeb.path(id) + "/serve")
            expectLetter(serving, "serve")
            #expect(serving.says("还没有编号"))
            // That they read it is written down, as of every paper.
            let reads: Int = try await web.database.read { tx in
                try tx.value("SELECT COUNT(*) FROM audit_entry WHERE action = 'paper.read'")
            }
            #expect(reads == 8)
            // The colleague of another unit learns nothing of it.
            #expect(try await web.browser("colleague").get(DeskWeb.path(id) + "/review").status == .notFound)
        }
    }

    @Test(
        "Serving numbers the letter with one press; without the setting it says where to go, and keeps what was typed",
        arguments: TestEngine.all)
    func serve(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let desk = web.desk, clerk = try await web.browser("clerk")
            let id = try await desk.handling("2024-03-01")
            try await desk.signed(id, DeskWeb.today)
            let fields = [("on", ""), ("serviceWay", "post"), ("serviceEvidence", "EMS 1234567890123")]
            let refused = try await web.take(.serve, on: id, fields, in: clerk)
            #expect(refused.status == .unprocessableContent && refused.says("答复还没有编号，不能登记送达"))
            #expect(refused.says("还没有填写文书设置") && refused.says("EMS 1234567890123") && refused.says("没有办理"))
            try await desk.setPapers(at: Instant(DeskWeb.today, hour: 9))
            #expect(try await web.take(.serve, on: id, fields, in: clerk).status == .seeOther)
            let page = try await clerk.get(DeskWeb.path(id))
            #expect(page.says("示教公开〔2024〕1号"))
        }
    }

    @Test("A letter that says 见附件 and encloses nothing is warned of, and goes its way all the same", arguments: TestEngine.all)
    func attachment(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let desk = web.desk, clerk = try await web.browser("clerk"), reviewer = try await web.browser("reviewer")
            try await desk.setPapers(at: Instant(DeskWeb.today, hour: 9))
            let id = try await desk.handling("2024-03-01")
            try await desk.act(.draft, on: id, by: .officer(desk.clerk), DeskWeb.today, ["outcome": .text("granted")])
            let event = try await desk.matters.matter(id, for: desk.clerk).matter.version
            let paper = try await clerk.get(DeskWeb.path(id) + "/papers/\(event)")
            #expect(paper.says("还没有随答复提供的文件"))
            #expect(try await reviewer.get(DeskWeb.path(id) + "/review").says("还没有随答复提供的文件"))
            let (bare, place) = try await desk.drafted(DeskWeb.today)
            #expect(try await !clerk.get(DeskWeb.path(bare) + "/papers/\(place.event)").says("见附件"))
            #expect(try await web.take(.review, on: id, in: reviewer).status == .seeOther)
        }
    }

    @Test("见附件 goes out online only with a file; on paper it may be enclosed by hand", arguments: TestEngine.all)
    func online(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let desk = web.desk, (clerk, id) = try await signed(web)
            let online = [("on", ""), ("serviceWay", "online"), ("serviceEvidence", "2024年3月4日上网")]
            let refused = try await web.take(.serve, on: id, online, in: clerk)
            #expect(refused.status == .unprocessableContent && refused.says("没有随答复提供的文件") && refused.says("改用邮寄、直接送达"))
            #expect(refused.says("2024年3月4日上网"))
            #expect(try await desk.matters.matter(id, for: desk.clerk).matter.requestState == .signed)
            let post = [("on", ""), ("serviceWay", "post"), ("serviceEvidence", "EMS 1234567890123")]
            #expect(try await web.take(.serve, on: id, post, in: clerk).status == .seeOther)
            // With a file that came with the draft, which the applicant gets, it goes.
            let other = try await desk.handling("2024-03-01")
            try await desk.signed(
                other, DeskWeb.today, with: [NewFile(name: "计划.txt", mediaType: "text/plain", bytes: Array("计划".utf8))])
            #expect(try await clerk.get(DeskWeb.path(other) + "/serve").says("计划.txt"))
            #expect(try await web.take(.serve, on: other, online, in: clerk).status == .seeOther)
            let given = try await desk.redactions.given(with: try await desk.matters.matter(other, for: desk.clerk))
            #expect(given.map(\.name) == ["计划.txt"])
            // With one that came with another step, which the applicant does not get, it does not.
            let apart = try await desk.handling("2024-03-01"), searched = try await desk.matters.matter(apart, for: desk.clerk)
            try await desk.requests.act(
                MatterRequest(
                    RequestAction.recordSearch.action, seen: searched.matter.version,
                    values: ["searcher": .text("李"), "searchedIn": .text("档案"), "searchTerms": .text("计划"), "searchResult": .text("有")]),
                files: [NewFile(name: "检索.txt", mediaType: "text/plain", bytes: Array("检索".utf8))], on: apart, by: desk.clerk, from: "",
                at: Instant(DeskWeb.today, hour: 10))
            try await desk.signed(apart, DeskWeb.today)
            #expect(try await web.take(.serve, on: apart, online, in: clerk).status == .unprocessableContent)
            // What encloses nothing goes as well.
            let (bare, _) = try await desk.drafted(DeskWeb.today)
            try await desk.signed(draftOf: bare, DeskWeb.today)
            #expect(try await web.take(.serve, on: bare, online, in: clerk).status == .seeOther)
        }
    }

    @Test("Papers that lie in the file are listed when it is served and archived, each with its link", arguments: TestEngine.all)
    func unissued(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let desk = web.desk, (clerk, id) = try await signed(web)
            let path = DeskWeb.path(id), receipt = PaperPlace(event: 2)
            let serving = try await clerk.get(path + "/serve")
            #expect(serving.says("还有1件文书没有编号发出") && serving.says("\(path)/papers/2") && serving.says("登记回执") && serving.says("不影响登记送达"))
            try await desk.act(
                .serve, on: id, by: .officer(desk.clerk), DeskWeb.today, ["serviceWay": .text("post"), "serviceEvidence": .text("EMS 1")])
            let archiving = try await clerk.get(path + "/close")
            // The record of the service lies there as well by now.
            #expect(archiving.says("还有2件文书没有编号发出") && archiving.says("再归档") && archiving.says("\(path)/papers/2"))
            try await desk.papers.issue(
                receipt, of: id, expecting: 0, by: desk.clerk, from: "", at: Instant(DeskWeb.today, hour: 11))
            #expect(try await clerk.get(path + "/close").says("还有1件文书没有编号发出"))
            #expect(try await !clerk.get(path + "/close").says("\(path)/papers/2"))
            #expect(try await web.take(.close, on: id, in: clerk).status == .seeOther)
        }
    }

    @Test("A notice that was not sent is the next thing at the head of the case and a mark in the list", arguments: TestEngine.all)
    func next(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let desk = web.desk, clerk = try await web.browser("clerk"), id = try await desk.handling("2024-03-01")
            let path = DeskWeb.path(id), now = Instant(DeskWeb.today, hour: 11)
            try await desk.setPapers(at: now)
            #expect(try await clerk.get("/console/requests").says("1件文书待发出"))
            try await desk.act(
                .askSupplement, on: id, by: .officer(desk.clerk), DeskWeb.today,
                ["what": .text("哪一年"), "reason": .text("年份不明"), "answerBy": .day("2024-03-25")])
            let page = try await clerk.get(path), due = try #require(page.text.range(of: "id=\"due\""))
            let head = page.text[..<due.lowerBound]
            #expect(head.contains("下一步") && head.contains("有2件文书还没有编号发出"))
            #expect(head.contains("\(path)/papers/2") && head.contains("\(path)/papers/4") && head.contains("补正"))
            #expect(try await clerk.get("/console/requests").says("补正告知书待发出，另有1件文书待发出"))
            // Whoever only reads it can do nothing about it, and is told who can.
            let reviewer = try await web.browser("reviewer")
            #expect(try await !reviewer.get(path).says("下一步"))
            let read = try await reviewer.get(path + "/papers/4")
            #expect(read.says("由承办申请、收件登记的人员或者他们的代理人修改、编号发出") && !read.says("编号发出</button>"))
            #expect(try await clerk.get("/console/requests?letters=unsent").says("SF02-20240001"))
            #expect(try await clerk.get(path + "/reverse").says("《补正告知书》还没有发出，撤销后不再发出。"))
            for event in [2, 4] {
                try await desk.papers.issue(PaperPlace(event: event), of: id, expecting: 0, by: desk.clerk, from: "", at: now)
            }
            let after = try await clerk.get(path)
            #expect(!after.says("下一步") && after.says("编号发出《政府信息公开申请补正告知书》") && after.says("示教公开〔2024〕"))
            #expect(try await clerk.get(path + "/reverse").says("《补正告知书》已经发出，撤销后作废"))
            #expect(try await !clerk.get("/console/requests?letters=unsent").says("SF02-20240001"))
            #expect(try await !clerk.get("/console/requests").says("文书待发出"))
            // Of what was a mistake nothing goes out.
            let mistake = try await desk.entered("2024-03-04").id
            try await desk.act(.receive, on: mistake, by: .officer(desk.registrar), DeskWeb.today)
            #expect(try await clerk.get("/console/requests").says("1件文书待发出"))
            try await desk.step(.reverse, on: mistake, by: .officer(desk.registrar), DeskWeb.today, ["reason": .text("弄错了")])
            #expect(try await !clerk.get("/console/requests").says("文书待发出"))
        }
    }

    @Test(
        "The draft says of each field for which results it must be filled in, under either regulation",
        arguments: ["2024-03-04", "2014-03-11"])
    func wanted(today: Day) async throws {
        try await DeskWeb.open(on: .sqlite, day: today) { web in
            let clerk = try await web.browser("clerk"), id = try await web.desk.handling(today)
            let form = try await clerk.get(DeskWeb.path(id) + "/draft")
            #expect(!form.says("处理结果是的") && form.says("处理结果是“不属于本机关负责公开”的</h3>"))
            func field(_ name: String) -> Substring {
                let start = form.text.range(of: "for=\"\(name)\"")?.lowerBound ?? form.text.endIndex
                let end = form.text[start...].range(of: "<h3>")?.lowerBound ?? form.text.endIndex
                return form.text[start..<end]
            }
            #expect(field("rightAgency").contains("必须填写。") && !field("rightAgency").contains("可不填"))
            #expect(field("reason").contains("选择注明“须填写理由”的处理结果时必须填写"))
            #expect(field("publicAddress").contains("必须填写，其他的可不填"))
        }
    }

    @Test("Everything wrong with a draft is told at once", arguments: TestEngine.all)
    func atOnce(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let desk = web.desk, clerk = try await web.browser("clerk"), id = try await desk.handling("2024-03-01")
            let page = try await web.take(
                .draft, on: id,
                [("outcome", "tradeSecret"), ("specialLaw", String(repeating: "长", count: 301)), ("withheldGround", "privacy")], in: clerk)
            #expect(page.status == .unprocessableContent)
            for words in ["有301个字，最多300个字", "答复应当说明理由", "应当先书面征求第三方意见", "只有部分公开才填写"] {
                #expect(page.says(words), "\(words)")
            }
            // The day and the fields too.
            let day = try await web.take(
                .askThirdParty, on: id, [("on", "2024-02-01"), ("party", ""), ("ground", "privacy"), ("question", "")], in: clerk)
            #expect(day.says("早于上一步的日期") && day.says("请填写征求意见的内容") && day.says("请填写对方名称"))
        }
    }
}
