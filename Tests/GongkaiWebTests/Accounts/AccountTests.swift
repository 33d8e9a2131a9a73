import GongkaiCore
import GongkaiTestSupport
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

@Suite struct AccountTests {
    @Test("An account is opened, given a role, closed and opened again", arguments: TestEngine.all)
    func life(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let admin = try await web.browser(of: "admin")
            let made = try await admin.fill(
                "/console/officers/new",
                [
                    ("login", "li.na"), ("person", "李娜"), ("agency", String(web.world.education.value)), ("password", "seven calm rivers"),
                    ("roles", "leader"),
                ],
                to: "/console/officers")
            let path = try #require(made.location)
            #expect(try await admin.get(path).says("账号已建立"))

            let newcomer = web.browser()
            let login = try await newcomer.get("/login")
            let fields = [("token", login.hidden("token")), ("name", "li.na"), ("password", "seven calm rivers")]
            #expect(try await newcomer.post("/login", fields).status == .seeOther)
            #expect(try await newcomer.get("/console/registers/training/new").status == .forbidden)

            let page = try await admin.get(path)
            let token = ("token", page.hidden("token"))
            #expect(try await admin.post(path + "/roles", [token, ("roles", "informationOfficer")]).status == .seeOther)
            #expect(try await newcomer.get("/console/registers/training/new").status == .ok)
            #expect(try await admin.post(path + "/state", [token, ("state", "disabled")]).status == .seeOther)
            #expect(try await newcomer.get("/console").status == .seeOther)
            #expect(try await admin.get(path).says("已停用"))
            #expect(try await admin.post(path + "/state", [token, ("state", "enabled")]).status == .seeOther)
            #expect(try await admin.post(path + "/password", [token, ("password", "short")]).status == .unprocessableContent)
            #expect(try await admin.post(path + "/password", [token, ("password", "eight loud drums")]).status == .seeOther)
            #expect(try await admin.get("/console/officers").says("li.na"))
        }
    }

    @Test("Wrong entries of a new account are told beside their field")
    func wrongEntries() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let admin = try await web.browser(of: "admin")
            let answer = try await admin.fill(
                "/console/officers/new",
                [("login", "Li Na"), ("person", "李娜"), ("agency", String(web.world.education.value)), ("password", "seven calm rivers")],
                to: "/console/officers")
            #expect(answer.status == .unprocessableContent && answer.says("id=\"login-error\"") && answer.says("value=\"李娜\""))
        }
    }

    @Test("Administrators cannot close or weaken their own account")
    func oneself() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let admin = try await web.browser(of: "admin")
            let list = try await admin.get("/console/officers")
            let path = String(try #require(list.text.firstMatch(of: /href="(\/console\/officers\/\d+)"/)?.1))
            let token = ("token", try await admin.get(path).hidden("token"))
            #expect(try await admin.post(path + "/state", [token, ("state", "disabled")]).status == .conflict)
            #expect(try await admin.post(path + "/roles", [token, ("roles", "leader")]).status == .conflict)
        }
    }

    @Test("A unit is added below another and shown in the tree; a code twice is refused", arguments: TestEngine.all)
    func agency(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let admin = try await web.browser(of: "admin")
            let fields = [
                ("code", "SF0201"), ("name", "示范区第一中学"), ("kind", "publicUtility"), ("parent", String(web.world.education.value)),
            ]
            #expect(try await admin.fill("/console/agencies", fields).status == .seeOther)
            #expect(try await admin.get("/console/agencies").says("　　示范区第一中学"))
            let twice = try await admin.fill("/console/agencies", fields)
            #expect(twice.status == .unprocessableContent && twice.says("已被使用"))
        }
    }
}
