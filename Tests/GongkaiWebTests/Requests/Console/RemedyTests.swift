import Foundation
import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import HummingbirdTesting
import Synchronization
import Testing

@testable import GongkaiWeb

@Suite("Remedies on the console") struct RemedyTests {
    /// One upheld, one corrected and decided again, one under way, and a complaint.
    private func fill(_ desk: RequestDesk) async throws -> [MatterID] {
        var ids: [MatterID] = []
        for day in ["2024-01-04", "2024-01-05"] as [Day] {
            let id = try await desk.handling(day)
            try await desk.signed(id, day.adding(days: 7), outcome: "internalAffairs", ["reason": .text("内部事务")])
            try await desk.act(
                .serve, on: id, by: .officer(desk.clerk), day.adding(days: 7),
                ["serviceWay": .text("post"), "serviceEvidence": .text("EMS 1")])
            ids.append(id)
        }
        func open(_ id: MatterID, _ day: Day, _ kind: String, _ number: String) async throws -> Int {
            try await desk.act(
                .openRemedy, on: id, by: .officer(desk.registrar), day,
                ["party": .text("区政府"), "remedyKind": .text(kind), "caseNumber": .text(number)]
            ).event.number
        }
        let upheld = try await open(ids[0], "2024-01-22", "reconsideration", "复〔2024〕1号")
        try await desk.act(
            .upholdDecision, on: ids[0], by: .officer(desk.registrar), "2024-02-05", ["remedyResult": .text("upheld")], branch: upheld)
        _ = try await open(ids[0], "2024-02-19", "litigationAfterReconsideration", "行初〔2024〕7号")
        _ = try await open(ids[0], "2024-02-20", "complaint", "投〔2024〕3号")
        let corrected = try await open(ids[1], "2024-01-23", "reconsideration", "复〔2024〕2号")
        try await desk.act(
            .correctDecision, on: ids[1], by: .officer(desk.registrar), "2024-02-06",
            ["correction": .text("应当公开"), "decideAgainBy": .day("2024-02-23")], branch: corrected)
        return ids
    }

    @Test(
        "The list says what was contested, by whom and with what result; grounds that were corrected are counted", arguments: TestEngine.all
    )
    func list(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let desk = web.desk, ids = try await fill(desk), browser = try await web.browser("registrar")
            let page = try await browser.get("/console/requests/remedies")
            #expect(page.status == .ok)
            for words in ["复〔2024〕1号", "行初〔2024〕7号", "投〔2024〕3号", "结果维持（2024-02-05）", "应在2024-02-23前重新答复", "不予公开：属于内部事务信息"] {
                #expect(page.says(words), "\(words)")
            }
            // Not decided again in the time that the review gave.
            #expect(page.says("超期") && page.says("/console/requests/\(ids[1].value)#branches"))
            #expect(page.says("被纠正的处理结果") && page.says("result=corrected&amp;ground=internalAffairs"))
            let open = try await browser.get("/console/requests/remedies?result=open")
            #expect(open.says("行初〔2024〕7号") && !open.says("复〔2024〕2号"))
            #expect(try await browser.get("/console/requests/remedies?year=2023").says("没有这样的"))
            let csv = try await browser.get("/console/requests/remedies.csv?kind=reconsideration")
            #expect(csv.says("应当公开") && csv.says("复〔2024〕1号") && !csv.says("投〔2024〕3号"))
            try await desk.signed(ids[1], "2024-03-01")
            #expect(try await browser.get("/console/requests/remedies?result=corrected").says("已重新答复：予以公开"))
            // Another unit's are nobody's business.
            #expect(try await !web.browser("colleague").get("/console/requests/remedies").says("复〔2024〕1号"))
        }
    }

    @Test(
        "Cases entered in the registers by hand are in the list, which goes on page after page and is narrowed before it is cut",
        arguments: TestEngine.all)
    func registers(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let desk = web.desk, ids = try await fill(desk), registers = RegisterStore(database: web.database)
            let review = try RegisterDefinition.named("reconsideration"), suits = try RegisterDefinition.named("litigation")
            let now = Instant(DeskWeb.today, hour: 9)
            for number in 1...60 {
                _ = try await registers.enter(
                    review, agency: desk.world.education,
                    cells: [
                        "number": "手复〔2023〕\(number)号", "filed_on": "2023-05-\(number % 28 + 1 < 10 ? "0" : "")\(number % 28 + 1)",
                        "request_number": "", "body": "区政府", "outcome": "upheld", "concluded_on": "2023-07-01",
                    ], agencies: nil, by: .command, at: now)
            }
            _ = try await registers.enter(
                suits, agency: desk.world.education,
                cells: [
                    "number": "手初〔2022〕1号", "filed_on": "2022-05-05", "request_number": "SF02-20240001", "body": "区法院",
                    "stage": "direct", "outcome": "corrected", "concluded_on": "2022-07-01",
                ], agencies: nil, by: .command, at: now)
            let browser = try await web.browser("registrar")
            let first = try await browser.get("/console/requests/remedies")
            // The newest first, each once, and how many there are of all.
            #expect(first.says("复〔2024〕2号") && first.says("手复〔2023〕") && !first.says("手初〔2022〕1号"))
            #expect(first.says("<span class=\"figure\">61</span><span>结果维持</span>"))
            let next = String(try #require(first.text.firstMatch(of: /href="([^"]+after=[^"]+)"/)?.1)).replacing("&amp;", with: "&")
            let second = try await browser.get(next)
            #expect(second.says("手初〔2022〕1号") && !second.says("复〔2024〕2号") && second.says("回到最新的"))
            let numbers = [first, second].flatMap { $0.text.matches(of: /手?[复初投]+〔\d+〕\d+号/).map { String($0.0) } }
            #expect(Set(numbers).count == 65)
            // Of one kind, however many newer ones there are of others; it leads to the request that is named.
            let suit = try await browser.get("/console/requests/remedies?kind=litigation")
            #expect(suit.says("手初〔2022〕1号") && suit.says("区法院") && suit.says("/console/requests/\(ids[0].value)#branches"))
            let csv = try await browser.get("/console/requests/remedies.csv")
            #expect(csv.text.split(whereSeparator: \.isNewline).count == 66)
            #expect(try await !web.browser("colleague").get("/console/requests/remedies").says("手复"))
        }
    }

    @Test("A reply that came late and was corrected is owed again, and everybody is told so until it is out", arguments: TestEngine.all)
    func again(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine, day: "2024-05-06") { web in
            let desk = web.desk, id = try await desk.handling("2024-01-30"), clerk = try await web.browser("clerk")
            let path = DeskWeb.path(id)
            // Silent until 2024-03-01.
            let remedy = try await desk.act(
                .openRemedy, on: id, by: .officer(desk.registrar), "2024-03-04",
                ["party": .text("区政府"), "remedyKind": .text("reconsideration"), "caseNumber": .text("复〔2024〕5号")]
            ).event.number
            try await desk.served(id, "2024-03-11")
            try await desk.act(
                .correctDecision, on: id, by: .officer(desk.registrar), "2024-05-06",
                ["correction": .text("责令重新答复"), "decideAgainBy": .day("2024-06-03")], branch: remedy)
            func shown(_ words: String, _ told: String, isMarked: Bool) async throws {
                let page = try await clerk.get(path), list = try await clerk.get("/console/requests")
                #expect(page.says(words) && page.says("2024年6月3日"))
                #expect(list.says(told) && list.says("2024-06-03"))
                #expect(list.says("desklist__mark\">待重新答复") == isMarked)
                let matter = try await desk.matters.matter(id, for: desk.clerk).matter
                #expect(RequestProgress(matter, names: [:]).headline == "正在重新办理")
            }
            try await shown("被纠正，待重新答复", "被纠正，待重新答复", isMarked: false)
            try await desk.act(.draft, on: id, by: .officer(desk.clerk), "2024-05-06", ["outcome": .text("granted")])
            try await shown("已拟稿，待审核（待重新答复）", "已拟稿，待审核", isMarked: true)
            try await desk.act(.recallDraft, on: id, by: .officer(desk.clerk), "2024-05-06")
            try await shown("办理中（待重新答复）", "办理中", isMarked: true)
            try await desk.served(id, "2024-05-06")
            #expect(try await !clerk.get("/console/requests").says("desklist__mark\">待重新答复"))
            #expect(try await !clerk.get(path).says("（待重新答复）"))
        }
    }

    @Test("What is dated before the reply is no remedy against it; who decides is called by what it is", arguments: TestEngine.all)
    func before(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine, day: "2024-04-01") { web in
            let desk = web.desk, id = try await desk.handling("2024-03-04"), registrar = try await web.browser("registrar")
            try await desk.served(id, "2024-03-11")
            let form = try await registrar.get(DeskWeb.path(id) + "/openRemedy")
            #expect(form.says("复议机关、法院或者受理投诉的机关") && !form.says("对方名称"))
            let suit = [("on", "2024-03-08"), ("remedyKind", "litigation"), ("party", "示范区人民法院"), ("caseNumber", "行初〔2024〕1号")]
            let early = try await web.take(.openRemedy, on: id, suit, in: registrar)
            #expect(early.status == .unprocessableContent && early.says("早于答复送达（办结）的日期2024年3月11日") && early.says("示范区人民法院"))
            #expect(early.says(">法院"))
            #expect(try await web.take(.openRemedy, on: id, [("on", "2024-03-11")] + suit.dropFirst(), in: registrar).status == .seeOther)
            let page = try await registrar.get(DeskWeb.path(id))
            #expect(page.says("法院：示范区人民法院") && !page.says("对方：示范区人民法院"))
        }
    }

    @Test(
        "Against silence a remedy is entered on the open case, with its day, and reaches the list and the table", arguments: TestEngine.all)
    func silence(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine, day: "2024-04-01") { web in
            // Due 2024-03-04, and due 2024-04-10.
            let desk = web.desk, id = try await desk.handling("2024-01-31"), fresh = try await desk.handling("2024-03-12")
            let registrar = try await web.browser("registrar"), page = try await registrar.get(DeskWeb.path(id))
            #expect(page.says("\(DeskWeb.path(id))/openRemedy"))
            let early = try await registrar.get(DeskWeb.path(fresh))
            #expect(!early.says("\(DeskWeb.path(fresh))/openRemedy") && early.says("答复期限到2024年4月10日为止"))
            let review = [("remedyKind", "reconsideration"), ("party", "示范区人民政府"), ("caseNumber", "复〔2024〕9号")]
            let undated = try await web.take(.openRemedy, on: id, [("on", "")] + review, in: registrar)
            #expect(undated.status == .unprocessableContent && undated.says("请填写提起的日期") && undated.says("复〔2024〕9号"))
            let before = try await web.take(.openRemedy, on: id, [("on", "2024-03-04")] + review, in: registrar)
            #expect(before.status == .unprocessableContent && before.says("答复期限到2024年3月4日为止"))
            #expect(try await web.take(.openRemedy, on: id, [("on", "2024-03-20")] + review, in: registrar).status == .seeOther)
            #expect(try await desk.matters.matter(id, for: desk.clerk).matter.requestState == .handling)
            let list = try await registrar.get("/console/requests/remedies")
            #expect(list.says("复〔2024〕9号") && list.says("逾期没有答复") && list.says("尚未审结"))
            let values = try await AnnualReportStore(database: web.database).derive(
                try #require(ReportForm.all.first { $0.id == "2021" }), year: 2024, agencies: nil
            ).values
            #expect(values["V.4"]?.number == 1 && values["V.5"]?.number == 1)
        }
    }

    @Test("What is filed in silence stays against it, whatever came before it was entered", arguments: TestEngine.all)
    func silenceByDay(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine, day: "2024-04-01") { web in
            // Due 2024-03-04, and answered late.
            let desk = web.desk, id = try await desk.handling("2024-01-31"), registrar = try await web.browser("registrar")
            try await desk.served(id, "2024-03-20")
            func open(_ day: String, _ number: String) async throws {
                let fields = [("on", day), ("remedyKind", "complaint"), ("party", "区政府办"), ("caseNumber", number)]
                #expect(try await web.take(.openRemedy, on: id, fields, in: registrar).status == .seeOther)
            }
            try await open("2024-03-11", "投〔2024〕1号")
            #expect(try await registrar.get("/console/requests/remedies").says("逾期没有答复"))
            try await open("2024-03-25", "投〔2024〕2号")
            let found = try await desk.requests.remedies(RemedyQuery(), for: desk.registrar).remedies
            #expect(found.map(\.isAgainstSilence) == [false, true] && found.map { $0.decision?.code } == ["granted", nil])
        }
    }

    @Test("Whoever withdraws leaves no remedy open for ever", arguments: TestEngine.all)
    func withdrawn(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine, day: "2024-04-01") { web in
            let desk = web.desk, id = try await desk.handling("2024-01-31"), registrar = try await web.browser("registrar")
            let remedy = try await desk.act(
                .openRemedy, on: id, by: .officer(desk.registrar), "2024-03-20",
                ["party": .text("区政府"), "remedyKind": .text("reconsideration"), "caseNumber": .text("复〔2024〕9号")])
            try await desk.act(.withdraw, on: id, by: .officer(desk.registrar), "2024-03-25")
            let branch = remedy.event.number
            #expect(try await registrar.get(DeskWeb.path(id)).says("\(DeskWeb.path(id))/upholdDecision?branch=\(branch)"))
            let answer = try await web.take(
                .upholdDecision, on: id, [("on", "2024-04-01"), ("remedyResult", "other")], branch: branch, in: registrar)
            #expect(answer.status == .seeOther)
            let list = try await registrar.get("/console/requests/remedies")
            #expect(list.says("其他结果（2024-04-01）"))
            #expect(try await desk.matters.matter(id, for: desk.clerk).matter.requestState == .withdrawn)
        }
    }

    @Test("Remedies of before they were listed are listed by the next round", arguments: TestEngine.all)
    func old(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            _ = try await fill(web.desk)
            try await web.database.write { tx in try tx.run("DELETE FROM request_remedy") }
            #expect(try await web.desk.requests.remedies(RemedyQuery(), for: web.desk.registrar).remedies.isEmpty)
            #expect(try await web.desk.requests.listOldRemedies() == 2)
            #expect(try await web.desk.requests.remedies(RemedyQuery(), for: web.desk.registrar).remedies.count == 4)
            #expect(try await web.desk.requests.listOldRemedies() == 0)
            // One that cannot be listed keeps no other from its turn.
            try await web.database.write { tx in
                try tx.run("DELETE FROM request_remedy")
                try tx.run(
                    """
                    INSERT INTO matter_branch (matter_id, number, role, opened_on, state)
                    SELECT MIN(matter_id), 99, 'remedy', '2024-01-22', 'open' FROM matter_branch WHERE role = 'remedy'
                    """)
            }
            #expect(try await web.desk.requests.listOldRemedies(limit: 1) == 2)
            #expect(try await web.desk.requests.remedies(RemedyQuery(), for: web.desk.registrar).remedies.count == 4)
            // Nor one that cannot be read.
            try await web.database.write { tx in
                try tx.run("DELETE FROM request_remedy")
                try tx.run("UPDATE matter SET kind = 'unknown' WHERE id = (SELECT MIN(matter_id) FROM matter_branch)")
            }
            let failed = Mutex(0)
            #expect(try await web.desk.requests.listOldRemedies { _, _ in failed.withLock { $0 += 1 } } == 1)
            #expect(failed.withLock { $0 } == 1)
        }
    }

    @Test("The tables of both forms count what the list holds", arguments: TestEngine.all)
    func tables(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            _ = try await fill(web.desk)
            let reports = AnnualReportStore(database: web.database)
            for form in ReportForm.all {
                let values = try await reports.derive(form, year: 2024, agencies: nil).values
                func number(_ code: String) -> Decimal? { values[code]?.number }
                #expect(form.findings(in: values).filter { $0.verdict == .fail }.isEmpty)
                if form.id == "2014" {
                    #expect(
                        number("D") == 2 && number("D1") == 1 && number("D2") == 1 && number("E") == 1 && number("E3") == 1
                            && number("F") == 1)
                } else {
                    #expect(number("V.1") == 1 && number("V.2") == 1 && number("V.5") == 2 && number("S2.4") == 1 && number("S1.5") == 0)
                }
            }
        }
    }

    @Test("From the table of the year to the cell, the list and the case", arguments: TestEngine.all)
    func walk(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let ids = try await fill(web.desk), browser = try await web.browser("registrar")
            let report = try await browser.get("/console/reports/2024/SF02?form=2021")
            let cell = "/console/reports/2024/SF02/figures/R1.NP"
            #expect(report.status == .ok && report.says(cell))
            let list = try await browser.get(cell + "?form=2021")
            #expect(list.says("2023年义务教育学校招生计划") && list.says("href=\"/console/requests/\(ids[0].value)\""))
            #expect(try await browser.get("/console/requests/\(ids[0].value)").says("SF02-20240001"))
            let remedies = try await browser.get("/console/reports/2024/SF02/figures/V.2?form=2021")
            #expect(remedies.says("href=\"/console/requests/\(ids[1].value)\""))
            // The record in its register leads there as well, and is changed by no hand.
            let record: Int64 = try await web.database.read { tx in
                try tx.value("SELECT record_id FROM matter_record WHERE matter_id = \(ids[0]) AND line = 'request'")
            }
            let page = try await browser.get("/console/registers/disclosure_request/\(record)")
            #expect(page.says("办理情况") && page.says("/console/requests/\(ids[0].value)") && !page.says("/correction"))
        }
    }

    @Test("Who asks again and again is seen by the office, proposed, and decided on by the unit", arguments: TestEngine.all)
    func proposals(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let desk = web.desk, office = try await web.browser("registrar")
            #expect(try await office.get("/console/requests/repeated").says("没有多人重复申请"))
            for (name, number) in [("张小明", RequestDesk.identityNumber), ("李大力", "110105194912310038"), ("王中华", "110105194912310011")] {
                let filed = try await desk.entered("2024-03-01", RequestDesk.intake(name: name, number: number, channel: .inPerson))
                try await desk.act(.receive, on: filed.id, by: .officer(desk.registrar), "2024-03-01")
            }
            let page = try await office.get("/console/requests/repeated")
            #expect(page.says("3个申请人，3次") && page.says("2023年义务教育学校招生计划") && !page.says("张小明"))
            let link = String(try #require(page.text.firstMatch(of: /href="(\/console\/requests\/proposals\/new[^"]+)"/)?.1))
                .replacing("&amp;", with: "&")
            let refused = try await office.fill(link, [("title", "")], to: "/console/requests/proposals")
            #expect(refused.status == .unprocessableContent)
            let form = try await office.get(link)
            let cases = form.text.matches(of: /name="case" value="(\d+)"/).map { ("case", String($0.1)) }
            #expect(cases.count == 3)
            let answer = try await office.post(
                "/console/requests/proposals",
                [("token", form.hidden("token")), ("once", form.hidden("once"))] + cases
                    + [("title", "招生计划"), ("reason", "多人申请"), ("unit", "\(web.web.world.education.value)")])
            let proposal = try #require(answer.location)
            #expect(answer.status == .seeOther && proposal.hasPrefix("/console/requests/proposals/"))
            let unit = try await web.browser("clerk")
            #expect(try await unit.get("/console/requests/proposals").says("等待单位办理"))
            #expect(try await unit.fill(proposal, [("column", "")]).says("请选择栏目"))
            #expect(try await unit.fill(proposal, [("refusal", "")], to: proposal + "/refusal").says("请写明理由"))
            #expect(try await unit.fill(proposal, [("refusal", "还没有定稿")], to: proposal + "/refusal").status == .seeOther)
            #expect(try await office.get(proposal).says("还没有定稿"))
            #expect(try await web.browser("colleague").get(proposal).status == .notFound)
        }
    }
}
