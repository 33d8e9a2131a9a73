import Foundation
import GongkaiTestSupport
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

@Suite("What is wrong with a form") struct MistakeTests {
    @Test("A refused form says so in its title, takes the focus, and leads from each mistake to its field", arguments: TestEngine.all)
    func summary(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let browser = try await web.browser(of: "office")
            let fine = try await browser.get(RegisterTests.list + "/new")
            #expect(!fine.says("<title>出错") && fine.mistakes == [] && !fine.says("autofocus"))
            let answer = try await browser.fill(
                RegisterTests.list + "/new", RegisterTests.document("", "办法", issued: "2014-02-30"), to: RegisterTests.list)
            #expect(answer.says("<title>出错：") && answer.says("tabindex=\"-1\" autofocus"))
            #expect(answer.mistakes == ["document_number", "issued_on"])
            #expect(answer.says("aria-describedby=\"issued_on-hint issued_on-error\""))
        }
    }

    @Test("A correction without its reason and with a wrong cell hears of both at once")
    func reasonAndCell() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let browser = try await web.browser(of: "office")
            let made = try await browser.fill(
                RegisterTests.list + "/new", RegisterTests.document("示1号", "甲"), to: RegisterTests.list)
            let path = try #require(made.location)
            let answer = try await browser.fill(path + "/correction", RegisterTests.document("示1号", "乙", issued: "2014-02-30"))
            #expect(answer.mistakes == ["issued_on", "reason"])
            let taken = try await browser.fill(path + "/void", [("reason", "")])
            #expect(taken.mistakes == ["reason"] && taken.says("没有撤销"))
        }
    }

    @Test("The forms of accounts and units name all that is wrong in one round")
    func accounts() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let admin = try await web.browser(of: "admin")
            let account = try await admin.fill(
                "/console/officers/new", [("login", "Li Na"), ("person", ""), ("password", "short")], to: "/console/officers")
            #expect(account.mistakes == ["login", "person", "password"])
            #expect(
                try await admin.fill("/console/agencies", [("code", ""), ("name", "")]).mistakes == ["code", "name", "kind", "parent"])
            let password = try await admin.fill("/console/password", [("old", ""), ("new", "short"), ("again", "other")])
            #expect(password.mistakes == ["old", "new", "again"])
        }
    }

    @Test("Signing in, the checker and filters lead to what is wrong, too")
    func others() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let stranger = web.browser()
            #expect(try await stranger.fill("/login", [("name", "nobody"), ("password", "wrong words here")]).mistakes == ["name"])
            #expect(try await stranger.fill("/check", []).mistakes == ["report"])
            let browser = try await web.browser(of: "office")
            #expect(try await browser.get(RegisterTests.list + "?from=2014-13-01").mistakes == ["f-from"])
            let auditor = try await web.browser(of: "auditor")
            #expect(try await auditor.get("/console/audit?through=x&number=3").mistakes == ["f-subject", "f-through"])
        }
    }
}

extension TestPage {
    /// The fields that the summary at the head of the page leads to, as far as the page has them.
    var mistakes: [String] {
        guard let start = text.range(of: "id=\"summary\""), let end = text[start.upperBound...].range(of: "</div>\n</div>") else {
            return []
        }
        return text[start.upperBound..<end.lowerBound].matches(of: /href="#([^"]+)"/).map { String($0.1) }
            .filter { says(" id=\"\($0)\"") }
    }
}
