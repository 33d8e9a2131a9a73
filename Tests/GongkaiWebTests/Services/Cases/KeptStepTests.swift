import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

@Suite("Cases: what was typed is not lost, and what cannot be is not offered")
struct KeptStepTests {
    @Test("What was typed into a step when the session ended stands in its form again after the login", arguments: TestEngine.all)
    func session(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let filed = try await web.desk.takenIn(try web.desk.simple, "2026-03-03")
            let window = try await web.browser("window"), path = CaseWeb.path(filed.id) + "/reject"
            let form = try await window.get(path)
            web.web.clock.advance(seconds: 3_600)
            // As the browser sends it: with files.
            let ended = try await window.upload(
                path, form.allHidden + [("rejectionCode", "notEligible"), ("reason", "申请人未满十八周岁"), ("legalBasis", "《条例》第五条")],
                file: "files", named: "a.pdf",
                content: Array("%PDF-1.4".utf8))
            #expect(ended.status == .unauthorized && ended.says("没有丢失"), "\(ended.text)")
            // Nobody reads on the page of the login what somebody else typed.
            #expect(!ended.says("未满十八周岁"))
            let wrong = try await window.post("/login", ended.allHidden + [("name", "window"), ("password", "no")])
            #expect(wrong.status == .unprocessableContent)
            let back = try await window.post("/login", wrong.allHidden + [("name", "window"), ("password", WebWorld.password)])
            #expect(back.status == .ok && back.says("未满十八周岁") && back.says("接着填写") && back.says("请再添加"), "\(back.text)")
            let again = try await window.post(path, back.allHidden + [("look", "1")])
            #expect(again.status == .ok && again.says("未满十八周岁") && again.says("不予受理"))
            #expect(try await web.desk.stored(filed.id).matter.caseState == .received)
            let done = try await window.post(
                path, again.allHidden + [("rejectionCode", "notEligible"), ("reason", "申请人未满十八周岁"), ("legalBasis", "《条例》第五条")])
            #expect(done.status == .seeOther, "\(done.text)")
        }
    }

    @Test("An application whose cookie ran out is shown again with everything typed", arguments: TestEngine.all)
    func cookie(on engine: TestEngine) async throws {
        try await SignApplicant.open(on: engine) { applicant in
            let form = try await applicant.browser.get(SignApplicant.path)
            let stranger = applicant.web.browser()
            let kept = form.allHidden.filter { hidden in !SignApplicant.filled.contains { $0.0 == hidden.0 } }
            let again = try await stranger.post(SignApplicant.path, kept + SignApplicant.filled + [("do", "next")])
            #expect(again.status == .forbidden && again.says("填写的都还在") && again.says("植密粉馆") && again.says("欧阳植密"), "\(again.text)")
            // The page it was shown on proves itself now.
            let fresh = again.allHidden.filter { hidden in !SignApplicant.filled.contains { $0.0 == hidden.0 } }
            let on = try await stranger.post(SignApplicant.path, fresh + SignApplicant.filled + [("do", "next")])
            #expect(on.status == .seeOther && on.location?.hasPrefix(SignApplicant.path + "/") == true)
            let foreign = try await applicant.web.browser().post(
                SignApplicant.path, SignApplicant.filled, headers: [HTTPFieldName.made("Sec-Fetch-Site"): "cross-site"])
            #expect(foreign.status == .forbidden && !foreign.says("植密粉馆"))
            #expect(try await applicant.cases() == 0)
        }
    }

    @Test("Procedures, fees, calls and promises that a case can never have are no buttons of it", arguments: TestEngine.all)
    func impossible(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let desk = web.desk, unit = try #require(desk.units["ZX12"]).id
            let plain = try CaseTerms(
                item: "430112000001", version: 1, name: "临时占道许可", statutory: TimeLimit(20, article: "第四十二条第一款"), promisedDays: 5,
                steps: [.init("A", "初审", unit: unit, unitName: "单位ZX12", days: 3)], materials: [.init("M01", "申请书")])
            let filed = try await desk.takenIn(plain, "2026-03-03", materials: [])
            let window = try await web.browser("window"), path = CaseWeb.path(filed.id)
            #expect(try await !window.get(path).says("/acceptWithPromise"))
            let full = try await desk.takenIn(plain, "2026-03-03")
            try await desk.act(.accept, on: full.id, by: desk.window, "2026-03-03")
            try await desk.act(.startStep, on: full.id, by: try #require(desk.approvers["ZX12"]), "2026-03-03", [.step: .text("A")])
            let page = try await web.browser("azx12").get(CaseWeb.path(full.id))
            for words in ["开始特别程序", "告知收费", "增加收费", "减免收费", "登记缴费", "登记差评回访", "再次告知补正"] {
                #expect(!page.says(words), "\(words)")
            }
            #expect(page.says("最近的期限：环节“初审”") && page.says("承诺期限2026年3月10日") && page.says("承办ZX12"))
            let rich = try await desk.takenIn(try desk.simple, "2026-03-03")
            try await desk.act(.accept, on: rich.id, by: desk.window, "2026-03-03")
            #expect(try await window.get(CaseWeb.path(rich.id)).says("告知收费"))
        }
    }

    @Test("While something is waited for no day is said to run, and what was done before is not late", arguments: TestEngine.all)
    func waiting(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let desk = web.desk
            let filed = try await desk.takenIn(try desk.simple, "2026-02-24", materials: ["M01"])
            try await desk.act(.giveNotice, on: filed.id, by: desk.window, "2026-02-25", [.deficits: .text("M02|缺\nM03|缺")])
            let window = try await web.browser("window")
            let page = try await window.get(CaseWeb.path(filed.id))
            #expect(page.says("等申请人补正") && page.says("正在等申请人补正，现在没有期限") && !page.says("最晚2026年3月3日告知"))
            #expect(page.says("受理或者一次性告知期限（已完成）") && !page.says("撤销“一次性告知补正”"))
            try await desk.act(.supplementPart, on: filed.id, by: desk.window, "2026-03-02", [.handedIn: .text("M02")])
            try await desk.act(.supplement, on: filed.id, by: desk.window, "2026-03-03", [.handedIn: .text("M03")])
            let after = try await window.get(CaseWeb.path(filed.id))
            // What came is not struck through by what came later.
            #expect(!after.says("<del>") && after.says("身份证明"))
            let list = try await window.get("/console/cases")
            #expect(list.says("受理或者告知") && list.says(">2026-02-24<"))
        }
    }

    @Test("At the window the item's own form is filled in and checked, and an agent is named", arguments: TestEngine.all)
    func counterForm(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            var item = DemonstrationItems.restaurant
            item.process.flow.steps = item.process.flow.steps.map { step in
                var step = step
                step.onlyIf = nil
                return step
            }
            item.materials = .given(
                (item.materials.value ?? []).map { material in
                    var material = material
                    material.onlyIf = nil
                    return material
                })
            let code = item.identity.taskCode
            try await web.publish(item)
            let fields = ItemForm([
                ItemFormField("shopName", "店名", .text), ItemFormField("area", "经营面积", .number),
            ])
            try await ItemFormStore(database: web.web.world.database).keep(fields, for: code, by: .command, at: web.web.clock.now)
            let window = try await web.browser("window"), path = "/console/window/\(code)"
            let form = try await window.get(path)
            #expect(form.says("店名") && form.says("委托别人办") && form.says("带来纸质申请表的，可以不填"))
            let who = [
                ("name", "张小明"), ("document", "identityCard"), ("documentNumber", RequestDesk.identityNumber), ("telephone", "13907340001"),
                ("address", "示范街1号"), ("arrivedOn", "2026-03-04"),
            ]
            let wrong = try await window.fill(
                path, who + [("f-shopName", "植密粉馆"), ("f-area", "很大"), ("agent", "yes"), ("agentName", "李明")])
            #expect(wrong.status == .unprocessableContent && wrong.says("value=\"植密粉馆\"") && wrong.says("请填写代理人的身份证号码"), "\(wrong.text)")
            let taken = try await window.fill(
                path,
                who + [
                    ("f-shopName", "植密粉馆"), ("f-area", "120"), ("agent", "yes"), ("agentName", "李明"), ("agentNumber", "440524198801010011"),
                    ("agentTelephone", "13907340002"),
                ])
            #expect(
                try await window.get(try #require(taken.location)).says("ZX22-BJ-202600001"), "\(taken.text)")
            let id = try await web.web.world.database.read { tx in
                MatterID(value: try tx.value("SELECT MAX(id) FROM matter", as: Int64.self))
            }
            let filled = try await web.desk.cases.filled(id, for: web.desk.window)
            #expect(filled.agent?.name == "李明" && filled.lines.map(\.value) == ["植密粉馆", "120"])
            // With a form on paper nothing need be typed.
            let paper = try await window.fill(path, who)
            #expect(
                try await window.get(try #require(paper.location)).says("ZX22-BJ-202600002"),
                "\(paper.text)")
            // An answer is mended by a step that says what stood there before.
            let answers = CaseWeb.path(id) + "/answers"
            #expect(try await window.get(CaseWeb.path(id)).says(answers))
            #expect(try await window.get(answers).says("\(answers)?path=area"))
            // The general form of steps is none for it: it would say that an answer is another and change nothing.
            let general = CaseWeb.path(id) + "/correctAnswer"
            let led = try await window.get(general)
            #expect(led.status == .seeOther && led.location == answers, "\(led.text)")
            let version = try await web.desk.version(of: id)
            let said = [
                ("version", "\(version)"), ("answerLabel", "经营面积"), ("answerBefore", "120"), ("answerAfter", "500"), ("reason", "改"),
            ]
            #expect(try await window.post(general, [("token", form.hidden("token"))] + said).location == answers)
            #expect(try await web.desk.version(of: id) == version)
            let question = answers + "?path=area"
            #expect(try await window.get(question).says("value=\"120\""))
            let odd = try await window.fill(
                question, [("text", "很大"), ("reason", "申请人说写错了")])
            #expect(odd.status == .unprocessableContent && odd.says("“经营面积”应为"), "\(odd.text)")
            #expect(odd.says("value=\"很大\"") && odd.says("申请人说写错了"))
            let mended = try await window.fill(
                question, [("text", "１３０"), ("reason", "申请人说写错了")])
            #expect(mended.status == .seeOther, "\(mended.text)")
            #expect(
                try await web.desk.cases.filled(id, for: web.desk.window).lines.map(\.value) == [
                    "植密粉馆", "130",
                ])
            let after = try await window.get(CaseWeb.path(id))
            #expect(after.says("更正申请表") && after.says("申请人说写错了") && after.says("收件时在窗口填写的"))
            let event = try #require(try await web.desk.stored(id).matter.newest(.correctAnswer))
            #expect(
                event[.answerLabel] == .text("经营面积") && event[.answerBefore] == .text("120")
                    && event[.answerAfter] == .text("130"))
            #expect(try await !web.browser("inspector").get(CaseWeb.path(id)).says("<dd>120"))
            #expect(try await web.browser("stranger").get(answers).status != .ok)
        }
    }
}
