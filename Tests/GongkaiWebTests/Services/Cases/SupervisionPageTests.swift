import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
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
