import Foundation
import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

@Suite("Beside the requests") struct DeskSideTests {
    @Test("A calendar program reads the last days by a secret address, without a word of what was asked", arguments: TestEngine.all)
    func feed(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let desk = web.desk, id = try await desk.handling("2024-02-06")
            _ = try await desk.entered("2024-03-01")
            let asked = try await desk.handling("2024-02-28")
            try await desk.act(
                .askSupplement, on: asked, by: .officer(desk.clerk), "2024-03-04",
                ["what": .text("哪年"), "reason": .text("不明确"), "answerBy": .day("2024-03-22")])
            try await desk.send(asked, "2024-03-04")
            let clerk = try await web.browser("clerk"), page = "/console/requests/deadlines"
            #expect(try await clerk.get(page).says("您还没有日历地址"))
            func renew() async throws -> String {
                let answer = try await clerk.fill(page, [])
                return String(try #require(answer.text.firstMatch(of: /(\/deadlines\/[0-9a-f]{64}\.ics)/)?.1))
            }
            let address = try await renew()
            #expect(try await !clerk.get(page).says(address))
            let feed = try await web.web.browser().get(address)
            #expect(feed.status == .ok && feed.response.headers[.contentType] == "text/calendar; charset=utf-8")
            let text = feed.text.replacingOccurrences(of: "\r\n ", with: "")
            #expect(text.hasPrefix("BEGIN:VCALENDAR\r\n") && text.contains("DTSTART;VALUE=DATE:20240311\r\n"))
            #expect(text.contains("SUMMARY:答复期限 SF02-20240001\r\n") && text.contains("UID:request-\(id.value)-due@gongkai\r\n"))
            #expect(text.contains("SUMMARY:等待答复到期 SF02-20240003\r\n") && text.contains("DTSTART;VALUE=DATE:20240322\r\n"))
            for secret in ["招生计划", "张小明", RequestDesk.identityNumber, "李文静"] { #expect(!text.contains(secret), "\(secret)") }
            let newer = try await renew()
            #expect(try await web.web.browser().get(address).status == .notFound)
            #expect(try await web.web.browser().get(newer).status == .ok)
            // Whoever lost the account, or closed the address, gives nothing away any more.
            #expect(try await clerk.fill(page, [], to: page + "/end").status == .seeOther)
            #expect(try await web.web.browser().get(newer).status == .notFound)
            let last = try await renew()
            try await web.database.write { tx in try tx.run("UPDATE officer SET is_disabled = 1 WHERE login = 'clerk'") }
            #expect(try await web.web.browser().get(last).status == .notFound)
        }
    }

    @Test("Somebody stands in for another for some days, and the history says for whom", arguments: TestEngine.all)
    func delegation(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let desk = web.desk, id = try await desk.handling("2024-02-28"), clerk = try await web.browser("clerk")
            let page = "/console/requests/delegation", deputy = ("to", "\(desk.reviewer.id.value)")
            let bad = try await clerk.fill(page, [("to", ""), ("from", "x"), ("through", "2024-03-01")])
            #expect(bad.status == .unprocessableContent && bad.says("请选择由谁代理") && bad.says("“x”不是日期") && bad.says("已经过去"))
            let backwards = try await clerk.fill(page, [deputy, ("from", "2024-03-08"), ("through", "2024-03-06")])
            #expect(backwards.status == .unprocessableContent && backwards.says("早于第一天"))
            #expect(try await clerk.fill(page, [deputy, ("from", "2024-03-04"), ("through", "2024-03-06")]).status == .seeOther)
            // Whoever may not see requests is nobody to lend them to.
            try await web.database.write { tx in
                try tx.run("UPDATE officer SET agency_id = \(desk.world.education) WHERE login = 'colleague'")
                try tx.run("DELETE FROM officer_role WHERE officer_id = \(desk.colleague.id)")
            }
            let offered = try await clerk.get(page)
            #expect(offered.says("张丽娟（") && offered.says("黄志明（") && !offered.says("何晓燕（"))
            #expect(!offered.says("这些天里还由"))
            let second = [("to", "\(desk.signer.id.value)"), ("from", "2024-03-06"), ("through", "2024-03-07")]
            #expect(try await clerk.fill(page, second).status == .seeOther)
            #expect(try await clerk.get(page).says("（这些天里还由黄志明代理）"))
            let other = try #require(
                try await desk.matters.delegations(of: desk.clerk, on: DeskWeb.today).first { $0.to == desk.signer.id })
            try await desk.matters.endDelegation(other.id, by: desk.clerk, from: "", at: Instant(DeskWeb.today, hour: 9))
            let reviewer = try await web.browser("reviewer")
            #expect(try await reviewer.get(page).says("我代理的人"))
            #expect(try await reviewer.get("/console/requests?who=waiting").says("SF02-20240001"))
            #expect(try await web.take(.draft, on: id, [("outcome", "granted")], in: reviewer).status == .seeOther)
            #expect(try await reviewer.get(DeskWeb.path(id)).says("张丽娟（代李文静）"))
            let line = try #require(try await clerk.get(page).text.firstMatch(of: /name="delegation" value="(\d+)"/)?.1)
            let token = try await clerk.get(page).hidden("token")
            #expect(try await clerk.post(page + "/end", [("token", token), ("delegation", String(line))]).status == .seeOther)
            #expect(try await clerk.get(page).says("现在没有人代您办理"))
        }
    }

    @Test("The working calendar is changed by two, who see every last day that moves", arguments: TestEngine.all)
    func calendar(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let id = try await web.desk.handling("2024-02-06"), registrar = try await web.browser("registrar")
            try await web.database.write { tx in
                try tx.run("INSERT INTO officer_role (officer_id, role) VALUES (\(web.desk.auditor.id), 'leader')")
            }
            let page = "/console/calendar"
            let bad = try await registrar.fill(page, [("lines", "2024-03-08,停工"), ("reason", "")])
            #expect(bad.status == .unprocessableContent && bad.says("请填写理由"))
            #expect(try await registrar.fill(page, [("lines", "2024-03-08,停工"), ("reason", "暴雪")]).says("第1行不能读取"))
            let proposed = try await registrar.fill(page, [("lines", "2024-03-08，off，暴雪停工，区政府公告\r\n"), ("reason", "暴雪停工")])
            let path = try #require(proposed.location)
            let preview = try await registrar.get(path)
            #expect(preview.says("1件在办的申请和办件的期限会变动") && preview.says("2024-03-11") && preview.says("2024-03-12"))
            #expect(preview.says("这项更改是您提出的") && !preview.says("确认更改"))
            let token = preview.hidden("token")
            #expect(try await registrar.post(path, [("token", token)]).status == .forbidden)
            let second = try await web.browser("auditor")
            #expect(try await second.get(path).says("确认更改"))
            #expect(try await second.fill(path, []).status == .seeOther)
            #expect(try await second.get(path).says("已确认"))
            #expect(try await second.get(page).says("暴雪停工"))
            let page2 = try await web.browser("clerk").get(DeskWeb.path(id))
            #expect(page2.says("2024年3月12日") && page2.says("工作日历更改，重新计算期限") && page2.says("暴雪停工放假"))
            let late = ("token", try await second.get(page).hidden("token"))
            #expect(try await second.post(path + "/rejection", [late]).status == .conflict)
            #expect(try await web.browser("clerk").get(page).status == .forbidden)
        }
    }

    @Test("The console's first page says how the requests stand, and the menu leads there", arguments: TestEngine.all)
    func home(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            _ = try await web.desk.handling("2024-01-30")
            _ = try await web.desk.handling("2024-02-06")
            let clerk = try await web.browser("clerk")
            let page = try await clerk.get("/console")
            #expect(page.says("依申请公开（2）") && page.says("已超期1件，5个工作日内到期1件，等我办理2件，在办共2件"))
            #expect(page.says("href=\"/console/requests\"") && page.says("期限日历") && !page.says("/console/calendar"))
            #expect(try await web.browser("registrar").get("/console").says("/console/calendar"))
            try await web.web.hire("admin")
            #expect(try await !web.browser("admin").get("/console").says("/console/requests"))
        }
    }
}
