import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

@Suite("One request on the console") struct CaseTests {
    @Test("A request goes from the counter to its answer through the pages, each step by whoever takes it", arguments: TestEngine.all)
    func way(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let desk = web.desk
            let id = try await desk.entered("2024-03-01").id, path = DeskWeb.path(id)
            let registrar = try await web.browser("registrar"), clerk = try await web.browser("clerk")
            let first = try await registrar.get(path)
            #expect(first.says("登记收到") && first.says("还没有起算") && first.says("答复期限为2024年3月29日") && first.says("登记回执"))
            #expect(try await web.take(.receive, on: id, in: registrar).location == path)
            #expect(try await registrar.get(path).says("已办理，并记入办理经过"))
            let handler = ("handler", "\(desk.clerk.id.value)"), unit = ("unit", "\(web.web.world.education.value)")
            #expect(try await web.take(.register, on: id, [unit, handler], in: registrar).status == .seeOther)
            #expect(try await web.take(.draft, on: id, [("outcome", "granted"), ("reason", "")], in: clerk).status == .seeOther)
            // Who drafted cannot review: there is no such step for them, and it is said whom it waits for.
            let waiting = try await clerk.get(path)
            #expect(waiting.says("已拟稿，待审核") && waiting.says("由其他人办理的步骤") && waiting.says("承办单位（审核）"))
            #expect(try await web.take(.review, on: id, in: web.browser("reviewer")).status == .seeOther)
            #expect(try await web.take(.sign, on: id, in: web.browser("signer")).status == .seeOther)
            try await desk.setPapers(at: Instant(DeskWeb.today, hour: 9))
            let served = try await web.take(
                .serve, on: id, [("on", "2024-03-04"), ("serviceWay", "post"), ("serviceEvidence", "EMS 1234567890123")], in: clerk)
            #expect(served.status == .seeOther)
            let page = try await clerk.get(path)
            #expect(page.says("2024-03-04办结") && page.says("予以公开（第三十六条第二项）") && page.says("邮政企业邮寄"))
            for name in ["周敏", "李文静", "张丽娟", "黄志明"] { #expect(page.says(name), "\(name)") }
            #expect(try await desk.matters.matter(id, for: desk.clerk).matter.requestState == .served)
        }
    }

    @Test("The clock explains itself: the start, each day left out, what stopped it, what is provisional", arguments: TestEngine.all)
    func clock(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let desk = web.desk, id = try await desk.handling("2024-02-06"), clerk = try await web.browser("clerk")
            let page = try await clerk.get(DeskWeb.path(id))
            for words in [
                "答复期限</h2>", "2024年3月11日", "还剩5个工作日", "当面提交，以提交之日为收到申请之日", "第三十三条第二款", "春节放假", "春节调休上班", "没有另作承诺",
                "补正告知期限",
            ] { #expect(page.says(words), "\(words)") }
            let asked = try await web.take(
                .askThirdParty, on: id,
                [("on", "2024-03-01"), ("party", "某公司"), ("ground", "tradeSecret"), ("question", "能否公开"), ("answerBy", "2024-03-22")],
                in: clerk)
            #expect(asked.status == .seeOther)
            let paused = try await clerk.get(DeskWeb.path(id))
            #expect(paused.says("现在没有答复期限") && paused.says("暂停计算") && paused.says("征求第三方意见，2024-03-01起，还没有结束"))
            #expect(paused.says("某公司") && paused.says("等待答复") && paused.says("商业秘密"))
            let branch = try #require(try await desk.matters.matter(id, for: desk.clerk).matter.branches.first?.number)
            let answer = try await web.take(.answerThirdParty, on: id, [("on", ""), ("opinion", "objects")], branch: branch, in: clerk)
            #expect(answer.status == .seeOther)
            let after = try await clerk.get(DeskWeb.path(id))
            #expect(after.says("2024年3月12日") && after.says("不同意公开") && after.says("已有结果") && after.says("扣除1个工作日"))
        }
    }

    @Test("What is wrong stands beside its field, and everything typed stays", arguments: TestEngine.all)
    func faults(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let id = try await web.desk.handling("2024-02-28"), clerk = try await web.browser("clerk")
            let page = try await web.take(
                .askSupplement, on: id, [("what", "哪一年的计划"), ("reason", " "), ("answerBy", "下周")], in: clerk)
            #expect(page.status == .unprocessableContent && page.says("没有办理，有2处需要修改"))
            #expect(page.says("id=\"reason-error\"") && page.says("“下周”不是日期") && page.says("哪一年的计划") && page.says("value=\"下周\""))
            let past = try await web.take(
                .askSupplement, on: id, [("what", "哪一年"), ("reason", "不明确"), ("answerBy", "2024-03-01")], in: clerk)
            #expect(past.status == .unprocessableContent && past.says("应在办理日期2024年3月4日之后"))
            let early = try await web.take(
                .askThirdParty, on: id,
                [("on", "2024-02-01"), ("party", "某公司"), ("ground", "privacy"), ("question", "?"), ("answerBy", "2024-03-22")], in: clerk)
            #expect(early.status == .unprocessableContent && early.says("早于上一步的日期") && early.says("id=\"on-error\""))
            // Money is typed in yuan.
            let fee = try await web.take(
                .askFee, on: id,
                [("feeStandard", "byPage"), ("feeQuantity", "35"), ("waivedAmount", "十元"), ("answerBy", "2024-04-01")], in: clerk)
            #expect(fee.says("“十元”不是金额"))
        }
    }

    @Test("An outcome that cannot be is refused with the reason, and cannot be picked before", arguments: TestEngine.all)
    func outcomes(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let id = try await web.desk.handling("2024-02-28"), clerk = try await web.browser("clerk")
            let form = try await clerk.get(DeskWeb.path(id) + "/draft")
            for words in ["<legend>不予公开</legend>", "第十四条", "现在不能选：答复信息不存在前，应当检索并留存记录", "须填写获取方式"] {
                #expect(form.says(words), "\(words)")
            }
            #expect(form.text.contains(/value="notExisting"[^>]* disabled/))
            let nothing = try await web.take(.draft, on: id, [("reason", "x")], in: clerk)
            #expect(nothing.status == .unprocessableContent && nothing.says("请填写处理结果"))
            let early = try await web.take(.draft, on: id, [("outcome", "notExisting"), ("reason", "没有")], in: clerk)
            #expect(early.status == .unprocessableContent && early.says("请先登记检索情况") && early.says("没有</textarea>"))
            let bare = try await web.take(.draft, on: id, [("outcome", "privacy"), ("reason", "涉及隐私")], in: clerk)
            #expect(bare.status == .unprocessableContent && bare.says("应当先书面征求第三方意见") && bare.text.contains(/value="privacy" checked/))
            _ = try await web.take(
                .recordSearch, on: id,
                [("searcher", "李文静"), ("searchedIn", "公文系统"), ("searchTerms", "招生"), ("searchResult", "没有找到")], in: clerk)
            #expect(
                try await web.take(.draft, on: id, [("outcome", "notExisting"), ("reason", "没有制作")], in: clerk).status == .seeOther)
        }
    }

    @Test("What a step does to the last day is said before it is taken", arguments: TestEngine.all)
    func outlook(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let id = try await web.desk.handling("2024-02-06"), signer = try await web.browser("signer")
            let page = try await signer.get(DeskWeb.path(id))
            #expect(page.says("延期答复") && page.says("答复期限改为2024年4月9日") && page.says("最晚2024-03-11") && page.says("延期答复告知书"))
            let path = DeskWeb.path(id) + "/extend"
            let look = try await signer.fill(path, [("extensionDays", "5"), ("reason", ""), ("look", "1")])
            #expect(look.status == .ok && look.says("答复期限改为2024年3月18日") && look.says("value=\"5\"") && !look.says("请填写理由"))
            #expect(try await web.desk.matters.matter(id, for: web.desk.clerk).dates.dueOn == "2024-03-11")
            #expect(try await signer.fill(path, [("extensionDays", "5"), ("reason", "要查档案")]).status == .seeOther)
            #expect(try await signer.get(DeskWeb.path(id)).says("2024年3月18日"))
            // Once only: the step stays on the page with its reason.
            let again = try await signer.get(DeskWeb.path(id))
            #expect(again.says("aria-disabled=\"true\">延期答复") && again.says("已经办理过，不能再延期答复"))
            #expect(try await signer.get(path).status == .conflict)
        }
    }

    @Test("Who was too slow sees the case as it is now, and what they typed", arguments: TestEngine.all)
    func stale(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let desk = web.desk, id = try await desk.handling("2024-02-28"), clerk = try await web.browser("clerk")
            let path = DeskWeb.path(id) + "/draft"
            let form = try await clerk.get(path).allHidden
            try await desk.act(
                .recordSearch, on: id, by: .officer(desk.clerk), "2024-03-04",
                ["searcher": .text("某"), "searchedIn": .text("a"), "searchTerms": .text("b"), "searchResult": .text("c")])
            let still = try await clerk.post(path, form + [("outcome", "granted"), ("reason", "写了很久的理由")])
            #expect(
                still.status == .conflict && still.says("登记检索情况") && still.says("写了很久的理由") && still.text.contains(/value="granted" checked/)
            )
            // The form that comes back is of now.
            try await desk.act(.withdraw, on: id, by: .officer(desk.registrar), "2024-03-04")
            let gone = try await clerk.post(path, still.allHidden + [("outcome", "granted"), ("reason", "写了很久的理由")])
            #expect(gone.status == .conflict && gone.says("撤回申请") && gone.says("写了很久的理由") && gone.says("予以公开") && !gone.says("<textarea"))
            #expect(try await desk.matters.matter(id, for: desk.clerk).matter.requestState == .withdrawn)
        }
    }

    @Test("A mistake is taken back with a reason; the history keeps both", arguments: TestEngine.all)
    func mistake(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let id = try await web.desk.handling("2024-02-28"), clerk = try await web.browser("clerk"), path = DeskWeb.path(id)
            _ = try await web.take(.draft, on: id, [("outcome", "granted")], in: clerk)
            #expect(try await clerk.get(path).says("撤销“拟稿”"))
            #expect(try await clerk.fill(path + "/reverse", [("reason", "")]).says("请填写理由"))
            #expect(try await clerk.fill(path + "/reverse", [("reason", "拟错了")]).status == .seeOther)
            let page = try await clerk.get(path)
            #expect(page.says("撤销误操作：拟稿") && page.says("已撤销") && page.says("拟错了") && page.says("办理中"))
        }
    }

    @Test("Who asks is masked until somebody says why they must know, and that is written down", arguments: TestEngine.all)
    func identity(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let id = try await web.desk.handling("2024-02-28"), clerk = try await web.browser("clerk"), path = DeskWeb.path(id)
            let page = try await clerk.get(path)
            #expect(page.says("张**") || page.says("张*"))
            for secret in ["张小明", RequestDesk.identityNumber, "13907340001", "zhang@example.com", "清泉路18号"] {
                #expect(!page.says(secret), "\(secret)")
            }
            #expect(try await clerk.fill(path + "/identity", [("reason", " ")]).status == .unprocessableContent)
            let shown = try await clerk.fill(path + "/identity", [("reason", "邮寄答复书")])
            #expect(shown.says("张小明当面递交，收发室收") && shown.says(RequestDesk.identityNumber) && shown.says("清泉路18号") && shown.says("邮寄答复书"))
            let trail = try await AuditStore(database: web.database).entries(AuditStore.Query(actor: "clerk"), limit: 5).entries
            #expect(trail.contains { $0.action == "request.reveal" && $0.reason == "邮寄答复书" })
            // Who may read but not know is not offered it.
            #expect(try await !web.browser("reviewer").get(path).says("查看身份信息"))
            #expect(try await web.browser("reviewer").get(path + "/identity").status == .forbidden)
        }
    }

    @Test("Notes are for colleagues, and another unit sees nothing of the case", arguments: TestEngine.all)
    func notes(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let id = try await web.desk.handling("2024-02-28"), clerk = try await web.browser("clerk"), path = DeskWeb.path(id)
            let empty = try await clerk.fill(path, [("note", "")], to: path + "/notes")
            #expect(empty.status == .unprocessableContent && empty.says("请填写备注的内容"))
            #expect(try await clerk.fill(path, [("note", "已电话联系，申请人周五来取")], to: path + "/notes").status == .seeOther)
            let page = try await web.browser("reviewer").get(path)
            #expect(page.says("申请人周五来取") && page.says("李文静"))
            let stored = try await web.database.read { tx in try tx.rows("SELECT * FROM matter_note").count }
            #expect(stored == 1)
            let other = try await web.browser("colleague")
            #expect(try await other.get(path).status == .notFound)
            #expect(try await other.get(path + "/draft").status == .notFound)
            #expect(try await clerk.get("/console/requests/999999").status == .notFound)
        }
    }
}
