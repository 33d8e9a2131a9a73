import GongkaiTestSupport
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

@Suite struct LoginTests {
    @Test("Signing in leads to where one was going, signing out ends it", arguments: TestEngine.all)
    func signIn(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            try await web.hire("office")
            let browser = web.browser()
            let page = try await browser.get("/login?next=%2Fconsole%2Fregisters")
            let answer = try await browser.post(
                "/login",
                [("token", page.hidden("token")), ("name", "office"), ("password", WebWorld.password), ("next", page.hidden("next"))])
            #expect(answer.status == .seeOther && answer.location == "/console/registers")
            let cookie = try #require(answer.response.headers[values: .setCookie].first { $0.hasPrefix("session=") })
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && !cookie.contains("Secure"))
            let home = try await browser.get("/console")
            #expect(home.status == .ok && home.says("周敏"))
            let token = try #require(home.text.firstMatch(of: /name="token" value="([^"]+)"/)?.1)
            let out = try await browser.post("/console/logout", [("token", String(token))])
            #expect(out.location == "/login")
            #expect(try await browser.get("/login").says("您已退出登录"))
            #expect(try await browser.get("/console").status == .seeOther)
        }
    }

    @Test("A wrong password is refused beside the form; five lock the account, in words")
    func wrongPassword() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            try await web.hire("office")
            let browser = web.browser()
            for _ in 0..<5 {
                let page = try await browser.get("/login")
                let answer = try await browser.post(
                    "/login", [("token", page.hidden("token")), ("name", "office"), ("password", "wrong words here")])
                #expect(answer.status == .unprocessableContent && answer.says("value=\"office\"") && !answer.says("wrong words here"))
            }
            let page = try await browser.get("/login")
            let locked = try await browser.post(
                "/login", [("token", page.hidden("token")), ("name", "office"), ("password", WebWorld.password)])
            #expect(locked.status == .unprocessableContent && locked.says("已暂停登录"))
        }
    }

    @Test("A login form from elsewhere is refused")
    func foreignForm() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let answer = try await web.browser().post("/login", [("name", "office"), ("password", WebWorld.password)])
            #expect(answer.status == .forbidden)
            let thief = web.browser()
            let token = try await web.browser().get("/login").hidden("token")
            _ = try await thief.get("/login")
            #expect(
                try await thief.post("/login", [("token", token), ("name", "office"), ("password", WebWorld.password)]).status == .forbidden
            )
        }
    }

    @Test("What was typed when the session ended can be sent after signing in again", arguments: TestEngine.all)
    func expired(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let browser = try await web.browser(of: "office")
            let form = try await browser.get("/console/registers/normative_document/new")
            web.clock.advance(seconds: 3_600)
            let fields = [
                ("token", form.hidden("token")), ("once", form.hidden("once")), ("category", "行政规范性文件"), ("document_number", "示政发〔2014〕1号"),
                ("title", "关于加强<政务>公开的意见"), ("issued_on", "2014-02-01"),
            ]
            let ended = try await browser.post("/console/registers/normative_document", fields)
            #expect(ended.status == .unauthorized && ended.says("没有丢失"))
            var hidden = ended.allHidden.map { ($0.0, $0.1.replacing("&lt;", with: "<").replacing("&gt;", with: ">")) }
            hidden += [("name", "office"), ("password", WebWorld.password)]
            let back = try await browser.post("/login", hidden)
            #expect(back.status == .ok && back.says("继续提交") && back.says("关于加强&lt;政务&gt;公开的意见") && back.says("<dt>文号</dt>"))
            let again = back.allHidden.map { ($0.0, $0.1.replacing("&lt;", with: "<").replacing("&gt;", with: ">")) }
            let saved = try await browser.post("/console/registers/normative_document", again)
            #expect(saved.status == .seeOther)
            #expect(try await browser.get(try #require(saved.location)).says("示政发〔2014〕1号"))
        }
    }

    @Test(
        "A form of an earlier login is offered again with what was typed, but never a password, and nothing from elsewhere",
        arguments: TestEngine.all)
    func earlierLogin(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let browser = try await web.browser(of: "office")
            let fields = [
                ("token", "0123456789abcdef"), ("once", "x1"), ("category", "行政规范性文件"), ("document_number", "示政发〔2014〕1号"),
                ("title", "关于加强<河道>保洁的意见"), ("issued_on", "2014-02-01"),
            ]
            let address = "/console/registers/normative_document"
            let offered = try await browser.post(address, fields)
            #expect(offered.status == .forbidden && offered.says("页面已过期，请确认提交") && offered.says("关于加强&lt;河道&gt;保洁的意见"))
            let elsewhere = try await browser.post(address, fields, headers: [HTTPFieldName.made("Sec-Fetch-Site"): "cross-site"])
            #expect(elsewhere.status == .forbidden && !elsewhere.says("河道"))
            let foreign = try await browser.post(address, fields, headers: [.origin: "https://evil.example"])
            #expect(foreign.status == .forbidden && !foreign.says("河道"))
            let secret = try await browser.post(
                "/console/password", [("token", "x"), ("old", "four calm otters"), ("new", "five calm otters")])
            #expect(secret.status == .forbidden && !secret.says("otters"))
            let again = offered.allHidden.map { ($0.0, $0.1.replacing("&lt;", with: "<").replacing("&gt;", with: ">")) }
            let saved = try await browser.post(address, again)
            #expect(saved.status == .seeOther)
            #expect(try await browser.get(try #require(saved.location)).says("示政发〔2014〕1号"))
        }
    }

    @Test("A form filled by another site is not offered again after the login")
    func foreignResume() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let answer = try await web.browser().post(
                "/console/registers/normative_document", [("title", "evil")], headers: [HTTPFieldName.made("Sec-Fetch-Site"): "cross-site"])
            #expect(answer.status == .unauthorized && !answer.says("evil"))
        }
    }

    @Test("The own password is changed with the old one, and refused in words beside the field")
    func password() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let browser = try await web.browser(of: "office")
            let wrong = try await browser.fill(
                "/console/password", [("old", "not this one"), ("new", "four calm otters"), ("again", "four calm otters")])
            #expect(wrong.status == .unprocessableContent && wrong.says("原密码不正确"))
            let differ = try await browser.fill(
                "/console/password", [("old", WebWorld.password), ("new", "four calm otters"), ("again", "x")])
            #expect(differ.status == .unprocessableContent && differ.says("不一样"))
            let done = try await browser.fill(
                "/console/password", [("old", WebWorld.password), ("new", "four calm otters"), ("again", "four calm otters")])
            #expect(done.status == .seeOther)
            #expect(try await browser.get("/console").says("密码已修改"))
        }
    }
}
