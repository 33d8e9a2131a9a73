import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

@Suite("The window and who booked a time")
struct AppointmentHandlingTests {
    @Test(
        "Who came is taken in; another time and none at all want a reason, which whoever booked reads",
        arguments: TestEngine.all)
    func handling(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let item = try #require(
                DemonstrationItems.all.first { $0.identity.unit == "ZX12" && $0.process.isBookable == true }
            )
            try await web.publish(item)
            let appointments = AppointmentStore(database: web.web.world.database, key: CaseDesk.key)
            let now = web.web.clock.now
            let unit = try #require(web.desk.units["ZX12"]).id
            func book(_ telephone: String) async throws -> String {
                try await appointments.book(
                    AppointmentWish(
                        item: item.identity.taskCode, itemName: item.identity.name, agency: unit,
                        day: CaseWeb.today, starts: 960,
                        name: "张小明", telephone: telephone), from: CaseDesk.address, at: now
                ).number
            }
            let one = try await book("13907340001")
            let other = try await book("13907340002")
            let window = try await web.browser("window")
            let list = try await window.get("/console/appointments")
            #expect(list.says("href=\"/console/appointments/\(one)\""), "\(list.text)")
            let page = try await window.get("/console/appointments/\(one)")
            #expect(page.says("已到，去收件") && page.says("改期的理由") && !page.says("张小明"))
            let token = [("token", page.hidden("token")), ("seen", page.hidden("seen"))]
            let path = "/console/appointments/\(one)"
            let bare = try await window.post(
                path, token + [("do", "move"), ("day", "2026-03-05"), ("at", "540"), ("moveReason", "")])
            #expect(bare.status == .unprocessableContent && bare.says("请写明理由"), "\(bare.text)")
            let night = try await window.post(
                path, token + [("do", "move"), ("day", "2026-03-05"), ("at", "1200"), ("moveReason", "停电")])
            #expect(night.status == .unprocessableContent && night.says("这个时间不能预约"))
            let moved = try await window.post(
                path,
                token + [("do", "move"), ("day", "2026-03-05"), ("at", "540"), ("moveReason", "停电检修")])
            #expect(moved.status == .seeOther, "\(moved.text)")
            let later = try await window.get(path)
            #expect(later.says("窗口已改期，待到") && !later.says("已到，去收件"))
            // The list of the day it was moved from says where it went.
            #expect(try await window.get("/console/appointments").says("已改到2026年3月5日"))
            let arrived = try await window.post(
                "/console/appointments/\(other)", token + [("do", "arrive")])
            #expect(arrived.location == "/console/window/\(item.identity.taskCode)?appointment=\(other)", "\(arrived.text)")
            #expect(try await window.get("/console/appointments").says("已到"))
            // On the page of the time before, nothing is given back: it shows the new one, and keeps the reason.
            let stale = try await window.post(path, token + [("do", "cancel"), ("cancelReason", "窗口停办")])
            #expect(
                stale.status == .conflict && stale.says("16:00至16:30改到2026年3月5日9:00至9:30") && stale.says("窗口停办"), "\(stale.text)")
            let cancelled = try await window.post(path, Array(stale.allHidden.suffix(2)) + [("do", "cancel"), ("cancelReason", "窗口停办")])
            #expect(cancelled.status == .seeOther)
            let over = try await window.get(path)
            #expect(over.says("窗口已取消") && !over.says("改期的理由"))
            let day = try await window.get("/console/appointments?day=2026-03-05")
            #expect(day.says("窗口已取消") && !day.says("共1人"))
            let missed = try await book("13907340003")
            #expect(try await window.get("/console/appointments/\(missed)").says("待到"))
            let end = Instant(CaseWeb.today, hour: 16, minute: 30)
            web.web.clock.advance(seconds: Int(end.milliseconds - web.web.clock.now.milliseconds) / 1_000)
            let evening = try await web.browser("window")
            #expect(try await evening.get("/console/appointments/\(missed)").says("未到"))
            #expect(try await evening.get("/console/appointments?day=\(CaseWeb.today)").says("未到"))
        }
    }

    @Test("Whoever booked reads what the window did meanwhile before they give a time back", arguments: TestEngine.all)
    func applicant(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let item = try #require(
                DemonstrationItems.all.first { $0.identity.unit == "ZX12" && $0.process.isBookable == true })
            try await web.publish(item)
            let appointments = AppointmentStore(database: web.web.world.database, key: CaseDesk.key)
            let unit = try #require(web.desk.units["ZX12"]).id
            let before = AppointmentTime("2026-03-05", 540), after = AppointmentTime("2026-03-06", 600)
            let (number, code) = try await appointments.book(
                AppointmentWish(
                    item: item.identity.taskCode, itemName: item.identity.name, agency: unit, day: before.day, starts: before.starts,
                    name: "张小明", telephone: "13907340001"), from: CaseDesk.address, at: web.web.clock.now)
            let visitor = web.web.browser()
            let form = try await visitor.get("/services/appointment")
            let found = try await visitor.post(
                "/services/appointment", form.allHidden + [("number", number), ("code", code.grouped)])
            #expect(found.location == "/services/appointment", "\(found.text)")
            let page = try await visitor.get("/services/appointment")
            #expect(page.says("2026年3月5日") && page.says("确认取消"))
            try await appointments.move(
                number, seen: before, to: after, reason: "停电检修", by: web.desk.window, from: CaseDesk.address, at: web.web.clock.now)
            let stale = try await visitor.post("/services/appointment/cancellation", page.allHidden)
            #expect(
                stale.status == .conflict && stale.says("从2026年3月5日9:00至9:30改到2026年3月6日10:00至10:30") && stale.says("停电检修"),
                "\(stale.text)")
            try await appointments.cancel(
                number, seen: after, reason: "窗口停办", by: web.desk.window, from: CaseDesk.address, at: web.web.clock.now)
            let given = try await visitor.post("/services/appointment/cancellation", stale.allHidden)
            #expect(given.status == .conflict && given.says("窗口已于2026-03-04") && given.says("窗口停办"), "\(given.text)")
        }
    }

    @Test(
        "Who came by an appointment is taken in with its item, name and telephone, and not twice without a word",
        arguments: TestEngine.all)
    func intake(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let item = try #require(
                DemonstrationItems.all.first { $0.identity.unit == "ZX12" && $0.process.isBookable == true })
            try await web.publish(item)
            let appointments = AppointmentStore(database: web.web.world.database, key: CaseDesk.key)
            let unit = try #require(web.desk.units["ZX12"]).id
            func book(_ telephone: String) async throws -> String {
                try await appointments.book(
                    AppointmentWish(
                        item: item.identity.taskCode, itemName: item.identity.name, agency: unit, day: CaseWeb.today, starts: 960,
                        name: "张小明", telephone: telephone), from: CaseDesk.address, at: web.web.clock.now
                ).number
            }
            let number = try await book("13907340001")
            let window = try await web.browser("window")
            let task = "/console/window/\(item.identity.taskCode)"
            // Nobody stands at the window yet.
            let early = try await window.get("\(task)?appointment=\(number)")
            #expect(early.status == .ok && !early.says("张小明") && !early.says("预约编号"))
            let page = try await window.get("/console/appointments/\(number)")
            let arrived = try await window.post(
                "/console/appointments/\(number)",
                [("token", page.hidden("token")), ("seen", page.hidden("seen")), ("do", "arrive")])
            let intake = try await window.get(try #require(arrived.location))
            #expect(intake.says("value=\"张小明\"") && intake.says("value=\"13907340001\"") && intake.says(number), "\(intake.text)")
            #expect(!intake.says("已有办件"))
            let reasons = try await web.web.world.database.read { tx in
                try tx.rows("SELECT reason FROM audit_entry WHERE action = 'appointment.reveal'").map {
                    try $0.get("reason", as: String.self)
                }
            }
            #expect(reasons == ["预约的人已到，填写收件表"])
            let fields = [
                ("name", "李大山"), ("document", "identityCard"), ("documentNumber", RequestDesk.identityNumber), ("address", "蒸湘区"),
                ("telephone", "0734-8850001"), ("arrivedOn", CaseWeb.today.text),
            ]
            let taken = try await window.post(task, intake.allHidden + fields)
            #expect(taken.status == .seeOther, "\(taken.text)")
            let again = try await window.get("/console/appointments/\(number)")
            #expect(again.says("appointment=\(number)"))
            let second = try await window.get("\(task)?appointment=\(number)")
            #expect(second.says("已有办件") && second.says("ZX12-BJ-202600001"), "\(second.text)")
            // The same telephone, by another appointment.
            let other = try await book("0734 8850001")
            let next = try await window.get("/console/appointments/\(other)")
            _ = try await window.post(
                "/console/appointments/\(other)",
                [("token", next.hidden("token")), ("seen", next.hidden("seen")), ("do", "arrive")])
            #expect(try await window.get("\(task)?appointment=\(other)").says("ZX12-BJ-202600001"))
        }
    }

    @Test(
        "A paper that was taken back stays on the page of whoever has it, as void",
        arguments: TestEngine.all)
    func void(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let filed = try await web.desk.takenIn(try web.desk.simple, "2026-03-04")
            try await web.desk.act(
                .reject, on: filed.id, by: web.desk.window, "2026-03-04",
                [.rejectionCode: .text("notEligible"), .reason: .text("不具备资格"), .legalBasis: .text("《条例》第五条")])
            let window = try await web.browser("window")
            let head = try await web.browser("hzx12")
            let path = CaseWeb.path(filed.id)
            #expect(try await !window.get(path).says("撤销“不予受理”"))
            #expect(try await head.get(path).says("撤销“不予受理”"))
            #expect(try await head.fill(path + "/reverse", [("reason", "核错了人")]).status == .seeOther)
            let page = try await head.get(path)
            #expect(page.says("不予受理决定书") && page.says("所属步骤已撤销，作废") && page.says("核错了人"))
        }
    }

    @Test(
        "Nobody is offered to refuse for what was never asked for; what restarts the five days is not said to change nothing",
        arguments: TestEngine.all)
    func words(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let filed = try await web.desk.takenIn(try web.desk.simple, "2026-03-03", materials: ["M01"])
            let window = try await web.browser("window")
            let path = CaseWeb.path(filed.id)
            #expect(try await !window.get(path + "/reject").says("未按要求补正全部材料"))
            let before = try await window.get(path)
            #expect(before.says("还没有受理") && !before.says(">可以开始<"))
            try await web.desk.act(
                .giveNotice, on: filed.id, by: web.desk.window, "2026-03-03",
                [.deficits: .text("M02|缺\nM03|缺")])
            let page = try await window.get(path)
            #expect(page.says("告知是否受理的期限从这一天起重新计算，至2026年3月11日"), "\(page.text)")
            try await web.desk.act(
                .supplement, on: filed.id, by: web.desk.window, "2026-03-04", [.handedIn: .text("M02;M03")])
            #expect(try await window.get(path + "/reject").says("未按要求补正全部材料"))
        }
    }
}
