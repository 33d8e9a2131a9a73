import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

@Suite("What inspectors see and write down")
struct SupervisionPageTests {
    @Test("A complaint that is right is recorded on the page of its case, with a reason, and is read there", arguments: TestEngine.all)
    func complaint(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let desk = web.desk, now = web.web.clock.now
            let id = try await desk.granted("2026-03-02", "2026-03-03")
            try await desk.supervision.renew(at: now)
            let inspector = try await web.browser("inspector"), path = Route.supervisedCase.path("\(id.value)").text
            func send(_ reason: String) async throws -> TestPage {
                let page = try await inspector.get(path)
                #expect(page.says("登记投诉属实"))
                return try await inspector.post(
                    Route.supervisedCaseCards.path("\(id.value)").text,
                    [("token", page.hidden("token")), ("once", page.hidden("once")), ("signal", "complaint"), ("complaint", reason)])
            }
            let empty = try await send(" ")
            #expect(empty.status == .unprocessableContent && empty.says("请写明投诉了什么"))
            #expect(try await send("窗口拒收材料，录音为证").location?.hasPrefix(path) == true)
            try await desk.supervision.renew(at: now)
            let page = try await inspector.get(path)
            #expect(page.says("投诉属实") && page.says("窗口拒收材料，录音为证") && page.says("Y07"))
        }
    }

    @Test("The log of cases is downloaded for days that are chosen, last month where none are", arguments: TestEngine.all)
    func eventLog(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let desk = web.desk
            for day in ["2026-02-03", "2026-02-24", "2026-03-02"] as [Day] { _ = try await desk.takenIn(desk.simple, day) }
            try await desk.supervision.renew(at: web.web.clock.now)
            let inspector = try await web.browser("inspector"), file = Route.eventLogFile.path().text
            #expect(try await inspector.get("/console/supervision/statistics").says("href=\"\(Route.eventLog.path().text)\""))
            let form = try await inspector.get(Route.eventLog.path().text)
            #expect(form.says("value=\"2026-02-01\"") && form.says("value=\"2026-02-28\"") && form.says("记入审计日志"))
            let log = try await inspector.get(file)
            #expect(log.status == .ok && log.response.headers[.contentType]?.hasPrefix("application/xml") == true)
            #expect(log.text.matches(of: /<trace>/).count == 2 && log.text.hasSuffix("</log>\n") && !log.says(desk.window.name))
            let march = try await inspector.get(file + "?from=2026-03-01&through=2026-03-31")
            #expect(march.text.matches(of: /<trace>/).count == 1 && march.says("ZX12-BJ-202600003"))
            let wrong = try await inspector.get(file + "?from=2026-03-05&through=2026-03-01")
            #expect(wrong.status == .unprocessableContent && wrong.says("“自”晚于“至”"))
            #expect(try await inspector.get(file + "?from=&through=soon").says("请填写“自”"))
            #expect(try await web.browser("hzx12").get(file).status == .forbidden)
            #expect(!(try await web.browser("hzx12").get("/console/supervision/statistics")).says("导出办理经过"))
        }
    }

    @Test("The rules say that each finds a card once in a case", arguments: TestEngine.all.prefix(1))
    func rules(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let inspector = try await web.browser("inspector")
            #expect(try await inspector.get(Route.supervisionRules.path().text).says("每条规则在一件办件中只发一次牌"))
        }
    }

    @Test("A file that ends before its list does says so, and one that does not says nothing", arguments: TestEngine.all)
    func listFile(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let desk = web.desk
            for _ in 0..<5 { _ = try await desk.takenIn(try desk.simple, "2026-03-02") }
            func lines(most: Int, together: Int) async throws -> [Substring] {
                let query = DeskFilter(SubmittedForm(), of: .cases, today: "2026-03-04", .published).query
                let text = try await CaseListFile.text(
                    query, of: desk.cases, for: desk.window, names: [:], today: "2026-03-04", .published, most: most, together: together)
                return String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline)
            }
            let cut = try await lines(most: 3, together: 2)
            #expect(cut.count == 5 && cut.last?.contains("以上是前3件，后面还有") == true)
            for together in [2, 5, 9] {
                let whole = try await lines(most: 5, together: together)
                #expect(whole.count == 6 && !whole.contains { $0.contains("后面还有") }, "\(together)")
            }
            #expect(try await lines(most: 500, together: 2).count == 6)
        }
    }
}
