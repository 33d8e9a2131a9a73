import GongkaiTestSupport
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

@Suite struct UploadBudgetTests {
    @Test("Beyond what visitors may send at once one is asked to come again, and nothing stays counted")
    func full() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let browser = web.browser(), uploads = web.app.site.uploads
            let token = try await browser.get("/check").hidden("token")
            func send(token: String) async throws -> TestPage {
                try await browser.upload(
                    "/check", [("token", token)], file: "report", named: "a.txt", content: Array(repeating: 0x61, count: 200_000))
            }
            let others = UploadShare(of: uploads)
            try others.take(uploads.limit - 100_000)
            let busy = try await send(token: token)
            #expect(busy.status == .serviceUnavailable && busy.says("请过一分钟再提交一次"))
            #expect(busy.response.headers[.retryAfter] == "60")
            #expect(uploads.inFlight == uploads.limit - 100_000)

            others.release()
            #expect(try await send(token: token).status != .serviceUnavailable)
            #expect(try await send(token: "forged").status == .forbidden)
            #expect(uploads.inFlight == 0)
        }
    }

    @Test("What someone who is not signed in sends to the console counts too")
    func console() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let others = UploadShare(of: web.app.site.uploads)
            try others.take(web.app.site.uploads.limit - 10)
            let page = try await web.browser().post("/console/password", [("a", String(repeating: "a", count: 1_000))])
            #expect(page.status == .serviceUnavailable)
        }
    }
}
