import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

@Suite("Steps of approval cases on their pages")
struct ServiceStepTests {
    @Test("一次性告知: one notice lists everything that is missing, a second one is refused, only the head may", arguments: TestEngine.all)
    func oneNotice(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let desk = web.desk
            let filed = try await desk.takenIn(try desk.simple, "2026-03-03", materials: ["M02"])
            let window = try await web.browser("window"), path = CaseWeb.path(filed.id)
            let page = try await window.get(path)
            #expect(page.says("还缺“申请书”、“租赁合同”") && page.says("还缺2件：“申请书”、“租赁合同”。"))
            let form = try await window.get(path + "/giveNotice")
            #expect(form.says("同一办件只能告知一次") && !form.says("已经一次性告知过"))
            // The check of the materials has filled it in.
            #expect(
                form.says("name=\"deficit-M01\" type=\"text\" value=\"没有提交\"") && form.says("name=\"deficit-M02\" type=\"text\" value=\"\"")
            )
            let empty = try await web.take(.giveNotice, on: filed.id, [("deficit-M01", ""), ("deficit-M03", " ")], in: window)
            #expect(empty.status == .unprocessableContent && empty.says("请写明需要补正的内容"))
            // What is left out is asked about, with a place for the reason.
            let leaving = try await web.take(.giveNotice, on: filed.id, [("deficit-M01", "没有签名"), ("deficit-M03", "")], in: window)
            #expect(leaving.status == .unprocessableContent && leaving.says("“租赁合同”还没有收到。要补的写明缺什么"), "\(leaving.text)")
            #expect(leaving.says("name=\"leftOut-M03\"") && !leaving.says("name=\"leftOut-M01\"") && !form.says("name=\"leftOut-M03\""))
            let told = try await web.take(
                .giveNotice, on: filed.id, [("deficit-M01", "没有签名"), ("deficit-M03", "缺最后一页"), ("deficits", "经营面积没有填写")], in: window)
            #expect(told.status == .seeOther && told.location == path)
            let paper = try await window.get(path + "/papers/2/oneTimeNotice")
            for words in ["《申请书》：没有签名", "《租赁合同》：缺最后一页", "经营面积没有填写", "共3项", "张小明"] { #expect(paper.says(words), "\(words)") }
            let part = try await web.take(.supplement, on: filed.id, [("handedIn", "M01"), ("on", "2026-03-04")], in: window)
            #expect(part.status == .unprocessableContent && part.says("要补正的“租赁合同”还没有收到"), "\(part.text)")
            let more = try await web.take(
                .supplement, on: filed.id, [("handedIn", "M01"), ("handedIn", "M03"), ("on", "2026-03-04")], in: window)
            #expect(more.status == .seeOther, "\(more.text)")
            let again = try await window.get(path + "/giveNotice")
            #expect(again.status == .conflict && again.says("已经办理过"))
            #expect(try await window.get(path + "/noticeAgain").status == .forbidden)
            let head = try await web.browser("hzx12")
            let second = try await web.take(.noticeAgain, on: filed.id, [("deficit-M03", "还缺一页"), ("reason", "第一次没有发现")], in: head)
            #expect(second.status == .seeOther, "\(second.text)")
            #expect(try await window.get(path + "/papers/4/oneTimeNotice").says("本次为再次告知，理由：第一次没有发现"))
        }
    }

    @Test("一单式收费: the bill holds what the terms know, adds up, is told once, and says what came later", arguments: TestEngine.all)
    func oneBill(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let desk = web.desk
            let filed = try await desk.takenIn(try desk.simple, "2026-03-03")
            try await desk.act(.accept, on: filed.id, by: desk.window, "2026-03-03")
            let window = try await web.browser("window"), path = CaseWeb.path(filed.id)
            #expect(try await window.get(path + "/tellBill").says("name=\"fee-F01\" type=\"text\" value=\"10\""))
            for (typed, words) in [("12", "超过标准10元"), ("很多", "不是金额"), ("", "请至少填写一项收费")] {
                let wrong = try await web.take(.tellBill, on: filed.id, [("fee-F01", typed)], in: window)
                #expect(wrong.status == .unprocessableContent && wrong.says(words), "\(typed)")
            }
            #expect(try await web.take(.tellBill, on: filed.id, [("fee-F01", "6")], in: window).status == .seeOther)
            #expect(try await window.get(path + "/tellBill").says("已经办理过"))
            let noReason = try await web.take(.addFeeLine, on: filed.id, [("feeCode", "F01"), ("amount", "4")], in: window)
            #expect(noReason.status == .unprocessableContent && noReason.says("请填写理由"))
            let added = try await web.take(
                .addFeeLine, on: filed.id, [("feeCode", "F01"), ("amount", "4"), ("reason", "另加副本")], in: window)
            #expect(added.status == .seeOther, "\(added.text)")
            let waived = try await web.take(
                .waiveFee, on: filed.id, [("feeCode", "F01"), ("amount", "1"), ("reason", "小微企业"), ("waiverApprover", "阳卫国")], in: window)
            #expect(waived.status == .seeOther, "\(waived.text)")
            let tooMuch = try await web.take(.pay, on: filed.id, [("amount", "10"), ("receiptNumber", "湘财通字1号")], in: window)
            #expect(tooMuch.status == .unprocessableContent && tooMuch.says("超过应缴的9元"))
            #expect(
                try await web.take(.pay, on: filed.id, [("amount", "9"), ("receiptNumber", "湘财通字1号")], in: window).status == .seeOther)
            let page = try await window.get(path)
            #expect(page.says("全部费用已经缴清") && page.says("后增，理由：另加副本") && page.says("湘价费〔2012〕1号"))
            let paper = try await window.get(path + "/papers/4/feeBill")
            #expect(paper.says("后增，理由：另加副本") && paper.says("10元"))
        }
    }

    @Test("From examination to the archive: each by whom it is granted, the certificate once", arguments: TestEngine.all)
    func toTheEnd(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let desk = web.desk
            let filed = try await desk.takenIn(try desk.simple, "2026-03-03")
            let window = try await web.browser("window"), unit = try await web.browser("azx12"), head = try await web.browser("hzx12")
            let path = CaseWeb.path(filed.id), zx12 = try #require(desk.units["ZX12"]).id.value
            func done(_ action: CaseAction, _ fields: [(String, String)] = [], branch: Int? = nil, by browser: TestBrowser) async throws {
                let page = try await web.take(action, on: filed.id, fields, branch: branch, in: browser)
                #expect(page.status == .seeOther, "\(action): \(page.text)")
            }
            func branch(_ role: MatterBranch.Role) async throws -> Int {
                try #require(try await desk.stored(filed.id).matter.branches.last { $0.role == role && $0.state == .open }).number
            }
            try await done(.handOver, [("unit", "\(zx12)"), ("handOverNote", "原件两份")], by: window)
            #expect(try await window.get(path + "/papers/2/handOverSlip").says("原件两份"))
            // Nothing is accepted before somebody signed for it.
            #expect(try await unit.get(path).says("移交的材料还没有签收"))
            try await done(.signIn, by: unit)
            try await done(.accept, by: unit)
            #expect(try await unit.get(path + "/papers/4/acceptanceNotice").says("法定期限"))
            #expect(try await unit.get(path + "/startStep").says("初审"))
            try await done(.startStep, [("step", "A")], by: unit)
            try await done(
                .beginProcedure,
                [
                    ("procedure", "inspection"), ("legalBasis", "《行政许可法》第四十五条"), ("reason", "需要检验"), ("answerBy", "2026-03-20"),
                    ("step", "A"),
                ],
                by: unit)
            let standing = try await unit.get(path)
            #expect(standing.says("特别程序，时间不计入期限") && standing.says("最晚不计入期限到"))
            #expect(try await unit.get(path + "/papers/6/procedureNotice").says("2026年3月20日"))
            try await done(.endProcedure, [("procedureResult", "合格"), ("on", "2026-03-04")], branch: branch(.procedure), by: unit)
            try await done(.finishStep, [("stepResult", "passed"), ("stepOpinion", "属实")], branch: branch(.step), by: unit)
            let early = try await unit.get(path + "/submit")
            #expect(early.status == .unprocessableContent && early.says("环节“现场核查”还没有完成"))
            try await done(.startStep, [("step", "B")], by: unit)
            try await done(.finishStep, [("stepResult", "passed"), ("stepOpinion", "合格")], branch: branch(.step), by: unit)
            try await done(.extend, [("extensionDays", "10"), ("reason", "案情复杂")], by: head)
            #expect(try await head.get(path + "/papers/11/caseExtensionNotice").says("案情复杂"))
            try await done(.submit, by: unit)
            #expect(try await unit.get(path + "/grant").status == .forbidden)
            try await done(.returnDecision, [("reason", "补充照片")], by: head)
            try await done(.submit, [("stepOpinion", "已补充")], by: unit)
            try await done(.grant, by: head)
            let decision = try await head.get(path + "/papers/15/grantDecision")
            #expect(decision.says("决定准予行政许可") && decision.says("张小明"))
            #expect(try await unit.get(path + "/deliver").says("证件还没有制发"))
            try await done(
                .issueCertificate, [("certificateNumber", "蒸许〔2026〕1号"), ("validFrom", "2026-03-04"), ("validUntil", "2029-03-03")],
                by: unit)
            try await done(.deliver, [("serviceWay", "direct"), ("serviceEvidence", "张小明签收")], by: window)
            #expect(try await window.get(path + "/papers/17/deliveryRecord").says("蒸许〔2026〕1号"))
            try await done(.archive, by: unit)
            #expect(try await unit.get(path).says("已归档"))
            // The number of a certificate stands once.
            let other = try await desk.granted("2026-03-02", "2026-03-03")
            let twice = try await web.take(
                .issueCertificate, on: other, [("certificateNumber", "蒸许〔2026〕1号"), ("validFrom", "2026-03-04")], in: unit)
            #expect(twice.status == .conflict && twice.says("不能重复使用"))
        }
    }

    @Test("Whoever was slower sees what happened, and keeps what they typed", arguments: TestEngine.all)
    func stale(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let desk = web.desk
            let filed = try await desk.takenIn(try desk.simple, "2026-03-03")
            let window = try await web.browser("window"), path = CaseWeb.path(filed.id)
            let form = try await window.get(path + "/reject")
            try await desk.act(.accept, on: filed.id, by: desk.window, "2026-03-03")
            let late = try await window.post(
                path + "/reject", form.allHidden + [("rejectionCode", "notEligible"), ("reason", "未满十八周岁")])
            #expect(late.status == .conflict && late.says("现在不能再不予受理") && late.says("未满十八周岁"))
        }
    }

    @Test("Refusals say why, where to turn, and which body decides instead", arguments: TestEngine.all)
    func refusals(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let desk = web.desk
            let filed = try await desk.takenIn(try desk.simple, "2026-03-03")
            let window = try await web.browser("window"), path = CaseWeb.path(filed.id)
            let nobody = try await web.take(.reject, on: filed.id, [("rejectionCode", "notCompetent"), ("reason", "属市级权限")], in: window)
            #expect(nobody.status == .unprocessableContent && nobody.says("应当告知申请人向哪个机关申请"))
            let done = try await web.take(
                .reject, on: filed.id, [("rejectionCode", "notCompetent"), ("reason", "属市级权限"), ("rightBody", "市城管局")], in: window)
            #expect(done.status == .seeOther)
            let paper = try await window.get(path + "/papers/2/rejectionNotice")
            #expect(paper.says("请向市城管局申请") && paper.says("行政复议") && paper.says("六个月内"))
            // A paper names the applicant: who reads it is known.
            #expect(try await web.browser("stranger").get(path + "/papers/2/rejectionNotice").status == .notFound)
            let reads: Int = try await web.web.world.database.read { tx in
                try tx.value("SELECT COUNT(*) FROM audit_entry WHERE action = 'paper.read'")
            }
            #expect(reads == 1)
        }
    }

    @Test("Who applies is masked, and shown in full for a reason that stays on record", arguments: TestEngine.all)
    func identity(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let desk = web.desk
            let filed = try await desk.takenIn(try desk.simple, "2026-03-03")
            let window = try await web.browser("window"), path = CaseWeb.path(filed.id)
            let page = try await window.get(path)
            #expect(page.says("张*明") && !page.says("张小明") && !page.says("13907340001"))
            #expect(try await window.fill(path + "/identity", [("reason", "")]).status == .unprocessableContent)
            let shown = try await window.fill(path + "/identity", [("reason", "邮寄证件")])
            #expect(shown.says("张小明") && shown.says(RequestDesk.identityNumber))
            #expect(try await web.browser("hzx12").get(path + "/identity").status == .forbidden)
        }
    }
}
