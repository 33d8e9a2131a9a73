import Foundation
import GongkaiTestSupport
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

@Suite struct SiteTests {
    @Test("The first page is served with its protections")
    func home() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let page = try await web.browser().get("/")
            #expect(page.status == .ok)
            #expect(page.says("示范区人民政府信息公开"))
            #expect(page.response.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
            #expect(page.response.headers[.xContentTypeOptions] == "nosniff")
            #expect(!page.says("<style") && !page.says(" style="))
        }
    }

    @Test("HEAD is answered, /healthz lives, a slash too many leads on")
    func frame() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let head = try await web.browser().send("/", .head, [:], nil)
            #expect(head.status == .ok && head.text.isEmpty)
            #expect(try await web.browser().get("/healthz").text == "ok\n")
            let slash = try await web.browser().get("/login/?next=%2Fconsole")
            #expect(slash.status == .movedPermanently && slash.location == "/login?next=%2Fconsole")
        }
    }

    @Test("No such page, and a page that takes only forms, say so in words")
    func wrongAddresses() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let missing = try await web.browser().get("/nowhere")
            #expect(missing.status == .notFound && missing.says("没有找到这个页面"))
            let wrong = try await web.browser().get("/console/logout")
            #expect(wrong.status == .methodNotAllowed && wrong.response.headers[.allow] == "POST")
            #expect(try await web.browser().get("/console/registers/%ff%00").status != .internalServerError)
        }
    }

    @Test("Pages are compressed for those who accept it, files kept for a year by their address")
    func compression() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let browser = web.browser()
            let page = try await browser.get("/", headers: [.acceptEncoding: "br, gzip"])
            #expect(page.response.headers[.contentEncoding] == "gzip")
            #expect(page.response.body.readableBytes > 100)
            let refused = try await browser.get("/", headers: [.acceptEncoding: "gzip;q=0"])
            #expect(refused.response.headers[.contentEncoding] == nil)
            let address = try #require(refused.text.firstMatch(of: /href="(\/assets\/site\.css\?v=[0-9a-f]+)"/)?.1)
            let file = try await browser.get(String(address))
            #expect(file.response.headers[.cacheControl] == "public, max-age=31536000, immutable")
            let tag = try #require(file.response.headers[.eTag])
            #expect(try await browser.get(String(address), headers: [.ifNoneMatch: tag]).status == .notModified)
            #expect(try await browser.get("/assets/..%2Flayout.mustache").status == .notFound)
        }
    }

    @Test("The elderly view is remembered and leads back, but never elsewhere")
    func view() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let browser = web.browser()
            let switched = try await browser.get("/view?mode=elderly&back=%2Flogin")
            #expect(switched.location == "/login")
            #expect(try await browser.get("/").says("view-elderly"))
            #expect(try await browser.get("/view?mode=odd&back=%2F%2Fevil.cn").location == "/")
            #expect(try await browser.get("/").says("view-standard"))
        }
    }

    @Test("No console page opens without a login; it leads to the login and back")
    func withoutLogin() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let console = web.app.site.routes.entries.filter { $0.route.pattern.hasPrefix("/console") }
            #expect(console.count > 10)
            for entry in console {
                let path = entry.route.filled
                if entry.method == "GET" {
                    let answer = try await web.browser().get(path)
                    #expect(answer.status == .seeOther, "\(entry)")
                    #expect(answer.location == "/login?next=\(Path.encoded(path))", "\(entry)")
                } else {
                    let method = try #require(HTTPRequest.Method(entry.method))
                    let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
                    let answer = try await web.browser().send(path, method, form, ByteBuffer(string: "a=b"))
                    #expect(answer.status == .unauthorized, "\(entry)")
                }
            }
        }
    }

    @Test("Every console page asks for its right", arguments: ["leader", "admin", "auditor"])
    func withoutRight(login: String) async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let browser = try await web.browser(of: login)
            let token = try #require(try await browser.get("/console").text.firstMatch(of: /name="token" value="([^"]+)"/)?.1)
            for entry in web.app.site.routes.entries where entry.isRestricted(for: login) {
                let answer =
                    entry.method == "GET"
                    ? try await browser.get(entry.route.filled) : try await browser.post(entry.route.filled, [("token", String(token))])
                #expect(answer.status == .forbidden, "\(login) \(entry)")
                // A script is told in JSON which right is missing.
                let isForScripts = entry.route.pattern.hasPrefix(Route.officerUploads.pattern)
                #expect(answer.says(isForScripts ? "您的账号没有“承办申请”权限" : "没有办理这件事的权限"), "\(login) \(entry)")
            }
        }
    }

    @Test("Every console form needs the session's token")
    func forged() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let browser = try await web.browser(of: "office")
            for entry in web.app.site.routes.entries where entry.method == "POST" && entry.route.pattern.hasPrefix("/console") {
                for token in ["", "0123456789abcdef"] {
                    let answer = try await browser.post(entry.route.filled, [("token", token)])
                    #expect(answer.status == .forbidden && answer.says("页面已过期"), "\(entry)")
                }
            }
            #expect(try await browser.get("/console").status == .ok)
        }
    }

    @Test("A form that is announced as too large is refused before it is read")
    func tooLarge() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let browser = try await web.browser(of: "office")
            let form = try await browser.send(
                "/console/password", .post, [.contentType: "application/x-www-form-urlencoded"],
                ByteBuffer(repeating: 0x61, count: 1_200_000))
            #expect(form.status == .contentTooLarge && form.says("1 MB") && form.says("文字还在上一页"))
            let file = try await browser.send(
                "/console/password", .post, [.contentType: "multipart/form-data; boundary=B"],
                ByteBuffer(repeating: 0x61, count: 21 * 1_048_576))
            #expect(file.status == .contentTooLarge && file.says("20 MB"))
        }
    }
}

extension Route {
    /// An address of this pattern that means something.
    var filled: String {
        pattern.replacing("{register}", with: "disclosed_item").replacing("{record}", with: "1").replacing("{file}", with: "site.css")
            .replacing("{officer}", with: "1").replacing("{agency}", with: "1").replacing("{unit}", with: "SF02").replacing(
                "{year}", with: "2014")
    }
}

extension RouteTable.Entry {
    /// Whether the officer of that login lacks the right for it. Written from the roles, not from the code.
    func isRestricted(for login: String) -> Bool {
        let pattern = route.pattern
        if pattern.hasPrefix("/console/officers") || pattern.hasPrefix("/console/agencies") || pattern.hasPrefix("/console/mail") {
            return login != "admin"
        }
        if pattern.hasPrefix("/console/audit") { return login != "auditor" }
        if pattern == "/console/uploads" { return login != "leader" }
        guard pattern.hasPrefix("/console/registers") else { return false }
        let changes = method == "POST" || ["new", "correction", "void", "import", "export", "sample"].contains { pattern.hasSuffix($0) }
        return login == "admin" || changes
    }
}
