import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

@Suite("Steps of requests that come late")
struct LateStepTests {
    private static let notice = [("what", "哪一年的计划"), ("reason", "年份不明"), ("answerBy", "2024-03-29")]

    @Test("A supplement asked after seven working days says so beforehand, and wants to know why", arguments: TestEngine.all)
    func lateNotice(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let clerk = try await web.browser("clerk"), early = try await web.desk.handling("2024-03-01")
            #expect(!(try await clerk.get(DeskWeb.path(early) + "/askSupplement").says("lateReason")))
            let id = try await web.desk.handling("2024-02-20")
            #expect(try await clerk.get(DeskWeb.path(id)).says("最晚2024-02-29，已过"))
            let form = try await clerk.get(DeskWeb.path(id) + "/askSupplement")
            #expect(form.says("收到申请已经9个工作日，超过了7个工作日内告知补正的期限（最晚2024年2月29日）") && form.says("name=\"lateReason\""))
            #expect(form.says("现在最晚2024年3月19日答复"))
            let bare = try await web.take(.askSupplement, on: id, Self.notice, in: clerk)
            #expect(bare.status == .unprocessableContent && bare.says("请填写逾期告知的原因") && bare.says("lateReason-error"))
            let done = try await web.take(.askSupplement, on: id, Self.notice + [("lateReason", "核对后才发现")], in: clerk)
            #expect(done.status == .seeOther)
            let page = try await clerk.get(DeskWeb.path(id))
            #expect(page.says("还剩11个工作日") && page.says("核对后才发现") && page.says("还没有编号发出") && page.says("答复期限照常计算"))
            #expect(page.says("通知书还没有发出，期限不停止") && page.says("尚未停止"))
            try await web.desk.send(id, DeskWeb.today)
            #expect(try await clerk.get(DeskWeb.path(id)).says("暂停计算"))
        }
    }

    @Test("Before the notice is out nothing stops, and the form says so, for supplements and fees", arguments: TestEngine.all)
    func untold(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let clerk = try await web.browser("clerk"), id = try await web.desk.handling("2024-03-01")
            let supplement = try await clerk.get(DeskWeb.path(id) + "/askSupplement"),
                fee = try await clerk.get(DeskWeb.path(id) + "/askFee")
            #expect(supplement.says("通知发出后期限停止计算") && !supplement.says("届满"))
            #expect(fee.says("通知发出后期限停止计算") && fee.says("缴费的期限从缴费通知书编号发出之日起算"))
            // On the last day there is time still.
            let last = try await web.desk.handling("2024-01-31")
            let asked = try await clerk.get(DeskWeb.path(last) + "/askThirdParty")
            #expect(asked.says("期限停止计算，等对方答复后接着算") && !asked.says("届满，"))
        }
    }

    @Test("A supplement notice sent after the time for asking wants a reason beside its button", arguments: TestEngine.all)
    func sentLate(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            try await web.desk.setPapers(at: Instant("2024-02-20", hour: 8))
            let clerk = try await web.browser("clerk"), id = try await web.desk.handling("2024-02-20")
            let step = try await web.desk.act(
                .askSupplement, on: id, by: .officer(web.desk.clerk), "2024-02-22",
                ["what": .text("哪一年的计划"), "reason": .text("年份不明"), "answerBy": .day("2024-03-15")])
            let paper = DeskWeb.path(id) + "/papers/\(step.event.number)", page = try await clerk.get(paper)
            #expect(page.says("name=\"lateReason\"") && page.says("收到申请已经9个工作日"))
            let hidden = [("token", page.hidden("token")), ("revision", page.hidden("revision"))]
            let bare = try await clerk.post(paper + "/issue", hidden + [("lateReason", " ")])
            #expect(bare.status == .unprocessableContent && bare.says("请填写逾期告知的原因") && bare.says("lateReason-error"))
            #expect(try await clerk.post(paper + "/issue", hidden + [("lateReason", "承办人住院")]).status == .seeOther)
            #expect(!(try await clerk.get(paper).says("name=\"lateReason\"")))
        }
    }

    @Test("When the time to answer is over, a step says that nothing stops, and the case stays late", arguments: TestEngine.all)
    func over(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let clerk = try await web.browser("clerk"), id = try await web.desk.handling("2024-01-22")
            let form = try await clerk.get(DeskWeb.path(id) + "/askSupplement")
            #expect(form.says("答复期限已于2024年2月22日届满，超期7个工作日") && form.says("期限不停止，也不重新计算"))
            let asked = try await clerk.get(DeskWeb.path(id) + "/askThirdParty")
            #expect(asked.says("期限不停止，也不重新计算"))
            #expect(try await web.take(.askSupplement, on: id, Self.notice + [("lateReason", "核对后才发现")], in: clerk).status == .seeOther)
            #expect(try await clerk.get(DeskWeb.path(id)).says("通知书还没有发出，期限不停止"))
            try await web.desk.send(id, DeskWeb.today)
            let page = try await clerk.get(DeskWeb.path(id))
            #expect(page.says("期限已过，不停止") && !page.says("期限停止"))
            #expect(page.says("已超期7个工作日") && page.says("不重新起算") && page.says("期限届满（2024-02-22）以后的2024-03-04才发出"))
            #expect(try await clerk.get("/console/requests?due=overdue").says("SF02-20240001"))
            #expect(!(try await clerk.get("/console/requests?due=paused").says("SF02-20240001")))
        }
    }

    @Test("A page that is old because of one's own other window says so", arguments: TestEngine.all)
    func ownWindow(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let clerk = try await web.browser("clerk"), id = try await web.desk.handling("2024-03-01")
            let hidden = try await clerk.get(DeskWeb.path(id) + "/askSupplement").allHidden
            let search = [("searcher", "李"), ("searchedIn", "档案室"), ("searchTerms", "计划"), ("searchResult", "有")]
            #expect(try await web.take(.recordSearch, on: id, search, in: clerk).status == .seeOther)
            let own = try await clerk.post(DeskWeb.path(id) + "/askSupplement", hidden + Self.notice)
            #expect(own.status == .conflict && own.says("您在另一个窗口办理了下面的步骤") && !own.says("别人已经办理"))
            let fresh = try await clerk.get(DeskWeb.path(id) + "/askSupplement").allHidden
            try await web.desk.act(
                .extend, on: id, by: .officer(web.desk.signer), DeskWeb.today, ["extensionDays": .number(5), "reason": .text("要查档案")])
            let others = try await clerk.post(DeskWeb.path(id) + "/askSupplement", fresh + Self.notice)
            #expect(others.status == .conflict && others.says("别人已经办理了下面的步骤"))
        }
    }

    @Test("The history compares what one step says with what the same step said, and with nothing else", arguments: TestEngine.all)
    func history(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let clerk = try await web.browser("clerk"), id = try await web.desk.handling("2024-03-01")
            try await web.desk.act(
                .askSupplement, on: id, by: .officer(web.desk.clerk), DeskWeb.today,
                ["what": .text("哪一年的计划"), "reason": .text("年份不明"), "answerBy": .day("2024-03-25")])
            try await web.desk.act(.supplement, on: id, by: .officer(web.desk.clerk), DeskWeb.today, ["supplementText": .text("2023年")])
            try await web.desk.act(
                .draft, on: id, by: .officer(web.desk.clerk), DeskWeb.today,
                ["outcome": .text("stillUnclear"), "what": .text("仍不清楚是哪一类"), "reason": .text("不明确")])
            #expect(!(try await clerk.get(DeskWeb.path(id)).says("<del>哪一年的计划")))
        }
    }

    @Test("A delegation that begins in the past, or again, is refused beside its day", arguments: TestEngine.all)
    func delegation(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let clerk = try await web.browser("clerk"), page = "/console/requests/delegation"
            let deputy = ("to", "\(web.desk.reviewer.id.value)")
            let past = try await clerk.fill(page, [deputy, ("from", "2024-03-01"), ("through", "2024-03-06")])
            #expect(past.status == .unprocessableContent && past.says("代理的第一天2024-03-01已经过去") && past.says("from-error"))
            let days = [deputy, ("from", "2024-03-04"), ("through", "2024-03-06")]
            #expect(try await clerk.fill(page, days).status == .seeOther)
            let again = try await clerk.fill(page, days)
            #expect(again.status == .unprocessableContent && again.says("已经由这位同事代理"))
        }
    }
}
