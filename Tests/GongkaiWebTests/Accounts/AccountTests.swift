import GongkaiCore
import GongkaiStore
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

    @Test("Administrators cannot close their own account, nor change its roles either way")
    func oneself() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let admin = try await web.browser(of: "admin")
            let list = try await admin.get("/console/officers")
            let path = String(try #require(list.text.firstMatch(of: /href="(\/console\/officers\/\d+)"/)?.1))
            let page = try await admin.get(path)
            let token = ("token", page.hidden("token"))
            #expect(page.says("不能更改自己的角色") && !page.says("保存角色"))
            #expect(try await admin.post(path + "/state", [token, ("state", "disabled")]).status == .conflict)
            let more = [token, ("roles", "systemAdministrator"), ("roles", "disclosureOffice")]
            #expect(try await admin.post(path + "/roles", more).status == .conflict)
            #expect(try await admin.post(path + "/roles", [token, ("roles", "leader")]).status == .conflict)
        }
    }

    @Test("A unit's administrator hands out no role beyond their own rights, and the page says why", arguments: TestEngine.all)
    func beyondOwn(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            try await web.hire("school")
            let admin = try await web.browser(of: "school.admin")
            let new = try await admin.get("/console/officers/new")
            #expect(new.says("value=\"leader\" disabled") && new.says("value=\"systemAdministrator\">") && new.says("灰色的角色"))
            let fields = [
                ("login", "li.na"), ("person", "李娜"), ("agency", String(web.world.education.value)), ("password", "seven calm rivers"),
            ]
            let refused = try await admin.fill("/console/officers/new", fields + [("roles", "auditor")], to: "/console/officers")
            #expect(refused.status == .unprocessableContent && refused.says("id=\"roles-error\"") && refused.says("含有您没有的权限"))
            let made = try await admin.fill("/console/officers/new", fields + [("roles", "systemAdministrator")], to: "/console/officers")
            let path = try #require(made.location?.prefix { $0 != "?" }).description
            let page = try await admin.get(path)
            #expect(page.says("value=\"auditor\" disabled") && page.says("“审计员”含有您没有的权限"))
            let answer = try await admin.post(path + "/roles", [("token", page.hidden("token")), ("roles", "auditor")])
            #expect(answer.status == .forbidden && answer.says("含有您没有的权限"))
            // An account that may do more keeps its roles: the page says so, and gives nothing to send.
            let other = try #require(try await web.app.site.accounts.officers().first { $0.login == "school" })
            let theirs = try await admin.get("/console/officers/\(other.id.value)")
            #expect(theirs.says("您不能调整其角色") && !theirs.says("保存角色"))
            let taken = try await admin.post("/console/officers/\(other.id.value)/roles", [("token", theirs.hidden("token"))])
            #expect(taken.status == .forbidden && taken.says("您不能调整其角色"))
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
