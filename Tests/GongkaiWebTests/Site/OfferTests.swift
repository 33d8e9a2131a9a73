import GongkaiTestSupport
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

@Suite("What pages offer") struct OfferTests {
    @Test(
        "Nobody is offered a link that refuses them, or that leads to something they may only look at",
        arguments: ["leader", "auditor", "school", "admin", "office"])
    func links(login: String) async throws {
        try await ReportWebWorld.open(on: .sqlite) { world in
            try await world.publish(2025)
            let browser = try await world.web.browser(of: login)
            var seen: Set<String> = ["/console"], queue = ["/console"]
            while let path = queue.popLast() {
                let page = try await browser.get(path)
                #expect(page.status != .forbidden && page.status != .notFound && page.status.code < 500, "\(login): \(path)")
                #expect(!page.says("您的账号没有“"), "\(login): \(path)")
                for link in page.text.matches(of: /<a [^>]*href="(\/console[^"?#]*)[^"]*"/).map({ String($0.1) }) {
                    // Files, and the hundred figures and many registers that are one page each.
                    let isFile = link.hasSuffix("/export") || link.contains(/\.(csv|xlsx|json|pdf|txt)$/)
                    let isOneOfMany = link.contains(/figures\/(?!R1)/) || link.contains(/reports\/20(?!25)/)
                    if !isFile, !isOneOfMany, seen.insert(link).inserted { queue.append(link) }
                }
            }
            #expect(seen.count > 3)
        }
    }

    @Test("A leader reads the report and its versions, and is offered neither writing nor publishing")
    func leader() async throws {
        try await ReportWebWorld.open(on: .sqlite) { world in
            let leader = try await world.web.browser(of: "leader"), office = try await world.web.browser(of: "office")
            let path = "/console/reports/2025/SF"
            for (browser, isOffered) in [(leader, false), (office, true)] {
                let draft = try await browser.get(path)
                #expect(draft.says("编写文字") == isOffered && draft.says("去编写") == isOffered && draft.says(path + "/publication") == isOffered)
                #expect(try await browser.get(path + "/versions").says("去发布") == isOffered)
                let list = try await browser.get("/console/registers/training")
                #expect(list.says("登记一条") == isOffered && list.says("从文件导入") == isOffered && list.says("可以逐条登记") == isOffered)
            }
        }
    }
}
