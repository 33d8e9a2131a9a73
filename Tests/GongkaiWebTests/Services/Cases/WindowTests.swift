import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

@Suite("一窗式受理: one window for the items of all units")
struct WindowTests {
    @Test(
        "A clerk finds an item by words, takes it in with its materials, and gets number, code and receipt once", arguments: TestEngine.all)
    func intake(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let item = DemonstrationItems.restaurant, code = item.identity.taskCode
            try await web.publish(item, form: DemonstrationItems.forms[code])
            let window = try await web.browser("window")
            let found = try await window.get("/console/window?q=%E9%A4%90%E9%A5%AE")
            #expect(found.says("餐饮店开业并联办理") && found.says("/console/window/\(code)"))
            #expect(try await window.get("/console/window?q=nothing").says("没有名称中有“nothing”的事项"))
            let path = "/console/window/\(code)"
            let form = try await window.get(path)
            #expect(form.says("一份告知、一张收费单、一个结果") && form.says("当场核对材料"))
            let terms = try web.desk.restaurant, first = terms.materials[0]
            let who = [
                ("name", "张小明"), ("document", "identityCard"), ("documentNumber", RequestDesk.identityNumber), ("telephone", "13907340001"),
                ("address", "示范街1号"), ("f-sign", "设置"),
            ]
            let wrong = try await window.fill(path, [("materials", first.code), ("name", "张小明"), ("arrivedOn", "2026-03-09")])
            #expect(wrong.status == .unprocessableContent && wrong.says("还没有到") && wrong.says("value=\"张小明\""))
            #expect(wrong.says("value=\"\(first.code)\" checked"))
            // With a form on paper too, the window says what decides which steps there are.
            let silent = try await window.fill(path, who.filter { $0.0 != "f-sign" } + [("arrivedOn", "2026-03-04")])
            #expect(silent.status == .unprocessableContent && silent.says("带来纸质申请表的也要在这里选"), "\(silent.text)")
            #expect(!silent.says("请填写“店铺名称”"))
            let sent = try await window.fill(path, who + [("materials", first.code), ("arrivedOn", "2026-03-04")])
            #expect(sent.status == .seeOther && sent.location == path + "/taken", "\(sent.text)")
            // A page of its own: whoever comes back to it takes nothing in again.
            _ = try await window.get(path + "/taken")
            let taken = try await window.get(path + "/taken")
            #expect(try await web.web.world.database.count("matter") == 1)
            #expect(try await web.browser("hzx12").get(path + "/taken").status == .forbidden)
            #expect(
                taken.status == .ok && taken.says("ZX22-BJ-202600001") && taken.says("只显示这一次"), "\(taken.text)")
            #expect(taken.says("还缺") && taken.says("下一步：一次性告知补正"))
            // The same form sent again takes nothing in again.
            let tracked = try #require(taken.text.firstMatch(of: /<code>([0-9A-Z-]{14})<\/code>/)?.1)
            let paper = try await window.post(path + "/receipt", taken.allHidden + [("as", "page")])
            #expect(paper.says("查询码") && paper.says(String(tracked)))
            let forged = try await window.post(path + "/receipt", [("token", taken.hidden("token")), ("pass", "x"), ("as", "page")])
            #expect(forged.status == .notFound && forged.says("半小时内"))
            #expect(paper.says("收件凭证") && paper.says(first.name) && paper.says("还缺的材料") && paper.says("张小明"))
            #expect(try await web.browser("azx12").get(path).status == .forbidden)
            #expect(try await window.get("/console/window/none").status == .notFound)
        }
    }

    @Test(
        "What somebody handed in before is used again with their consent, the earlier case is named, and waits to be confirmed",
        arguments: TestEngine.all)
    func reuse(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let item = DemonstrationItems.restaurant, terms = try web.desk.restaurant, path = "/console/window/\(item.identity.taskCode)"
            try await web.publish(item, form: DemonstrationItems.forms[item.identity.taskCode])
            let paper = try #require(item.materials.value?.first { $0.isReusable })
            let earlier = try await web.desk.takenIn(terms, in: "ZX22", "2026-03-02")
            try await web.desk.act(.accept, on: earlier.id, by: web.desk.window, "2026-03-02")
            let window = try await web.browser("window")
            let others = terms.materials.filter { $0.code != paper.code }.map { ("materials", $0.code) }
            let fields =
                others + [
                    ("name", "张小明"), ("document", "identityCard"), ("documentNumber", RequestDesk.identityNumber),
                    ("telephone", "13907340001"), ("address", "示范街1号"), ("arrivedOn", "2026-03-04"), ("reused", paper.code),
                    ("f-sign", "设置"),
                ]
            let asked = try await window.fill(path, fields)
            #expect(asked.status == .unprocessableContent && asked.says("请当面问申请人是否同意再次使用"))
            #expect(asked.says("name=\"reused\" value=\"\(paper.code)\" checked"))
            let sent = try await window.fill(path, fields + [("agreed", "yes")])
            let taken = try await window.get(try #require(sent.location))
            #expect(
                taken.says("href=\"\(CaseWeb.path(earlier.id))\" target=\"_blank\"")
                    && taken.says("打开办件\(earlier.number)"))
            #expect(taken.status == .ok && taken.says("待核对的材料") && taken.says("见办件\(earlier.number)（2026-03-02收件）"), "\(taken.text)")
            #expect(taken.says("下一步：当场更正") && !taken.says("材料不齐"))
            let href = try #require(taken.text.firstMatch(of: /href="(\/console\/cases\/[0-9]+)">查看办件/)?.1)
            let opened = try await window.get(String(href))
            #expect(opened.says("待核对") && opened.says("打开办件\(earlier.number)"))
            // What is to be confirmed is not said to be missing.
            let notice = try await window.get(String(href) + "/giveNotice")
            #expect(
                notice.says("name=\"deficit-\(paper.code)\" type=\"text\" value=\"\"")
                    && notice.says("申请人同意再次使用"), "\(notice.text)")
        }
    }

    @Test("People who were not content stand in a list until they were called and it was mended", arguments: TestEngine.all)
    func ratings(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let desk = web.desk
            let filed = try await desk.takenIn(try desk.simple, "2026-03-02")
            try await desk.act(.accept, on: filed.id, by: desk.window, "2026-03-02")
            try await desk.act(
                .rate, on: filed.id, as: .applicant(filed.code), "2026-03-02",
                [.ratedStage: .text("acceptance"), .rating: .text("5"), .ratingWords: .text("等了两个小时")], hour: 11)
            let window = try await web.browser("window"), list = "/console/cases/ratings"
            let page = try await window.get(list)
            #expect(page.says(filed.number) && page.says("非常不满意") && page.says("最晚2026-03-03，已超期"))
            #expect(try await !web.browser("stranger").get(list).says(filed.number))
            let call = try await web.take(
                .followUpRating, on: filed.id, [("ratedEvent", "3"), ("followUp", "contacted"), ("followUpWords", "已道歉")], in: window)
            #expect(call.status == .seeOther, "\(call.text)")
            #expect(try await window.get(list).says("2026-03-04联系（超过期限）"))
            let solved = try await web.take(
                .followUpRating, on: filed.id, [("ratedEvent", "3"), ("followUp", "resolved"), ("followUpWords", "已加开窗口")], in: window)
            #expect(solved.status == .seeOther)
            let after = try await window.get(list)
            #expect(after.says("没有等待回访的差评") && after.says("2026-03-04解决"))
            #expect(try await window.get(CaseWeb.path(filed.id)).says("已加开窗口"))
        }
    }
}
