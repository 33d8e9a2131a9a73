import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

/// Somebody without an account, in front of the site of a district that takes in requests.
struct ApplicantWorld: Sendable {
    let web: WebWorld
    let portal: ExitPortal
    let desk: RequestDesk

    /// In February 2026, or on another day.
    static func open(
        on engine: TestEngine, day: Day = "2026-02-02", printing: Bool = false,
        _ body: @escaping @Sendable (ApplicantWorld) async throws -> Void
    ) async throws {
        try await WebWorld.open(on: engine, printing: printing) { web in
            let portal = try await ExitPortal(web)
            web.clock.advance(seconds: (day.number - web.clock.now.day.number) * 86_400)
            try await body(ApplicantWorld(web: web, portal: portal, desk: try await RequestDesk(web.world)))
        }
    }

    static let name = "欧阳植密"
    static let telephone = "13907345678"
    static let asked = "2025年义务教育学校密植招生计划"

    /// A form that can be taken in.
    static let filled: [(String, String)] = [
        ("unit", "SF02"), ("itemRows", "1"), ("name", name), ("document", "identityCard"),
        ("documentNumber", RequestDesk.identityNumber), ("telephone", telephone), ("address", "示范区清泉路18号"), ("item-1", asked),
        ("ownRecords", ""), ("forms", "paper"), ("ways", "post"), ("acceptsOther", "yes"),
    ]

    static func filled(but changed: [(String, String)]) -> [(String, String)] {
        filled.filter { field in !changed.contains { $0.0 == field.0 } } + changed
    }

    /// Presses a button of the form.
    func press(
        _ button: String, _ browser: TestBrowser, _ fields: [(String, String)] = filled
    ) async throws -> TestPage {
        let form = try await browser.get("/request/new?unit=SF02")
        return try await send(
            [("token", form.hidden("token")), ("once", form.hidden("once"))] + fields + [("do", button)], browser)
    }

    /// Sends the form and goes where it leads, but for the receipt.
    func send(_ fields: [(String, String)], _ browser: TestBrowser) async throws -> TestPage {
        try await settled(try await browser.post("/request/new", fields), browser)
    }

    /// The page that an answer of the form leads to.
    func settled(_ answer: TestPage, _ browser: TestBrowser) async throws -> TestPage {
        guard answer.status == .seeOther, let page = answer.location, page.hasPrefix("/request/new/") else { return answer }
        return try await browser.get(page)
    }

    /// Presses a button of a page between, which carries everything along.
    func press(_ button: String, on page: TestPage, _ browser: TestBrowser) async throws -> TestPage {
        try await send(page.allHidden + [("do", button)], browser)
    }

    /// Presses a button of a form that came back, with these fields in it.
    func press(
        _ button: String, on page: TestPage, _ browser: TestBrowser, _ fields: [(String, String)]
    ) async throws -> TestPage {
        try await send(page.allHidden.filter { hidden in !fields.contains { $0.0 == hidden.0 } } + fields + [("do", button)], browser)
    }

    /// From the form to the receipt.
    func file(_ browser: TestBrowser, _ fields: [(String, String)] = filled) async throws -> (
        receipt: TestPage, number: String, code: String
    ) {
        let check = try await press("look", browser, fields)
        let answer = try await press("file", on: check, browser)
        #expect(answer.status == .seeOther && answer.location == "/request/receipt")
        let receipt = try await browser.get("/request/receipt")
        let shown = receipt.text.matches(of: /<dd>([0-9A-Z-]+)<\/dd>/).map { String($0.1) }
        return (receipt, shown.first ?? "", shown.dropFirst().first ?? "")
    }

    /// Gives number and code.
    func follow(_ browser: TestBrowser, _ number: String, _ code: String) async throws -> TestPage {
        try await browser.fill("/request/progress", [("number", number), ("code", code)])
    }

    func matters() async throws -> Int {
        try await portal.database.read { tx in
            try tx.value("SELECT COUNT(*) FROM matter WHERE number IS NOT NULL", as: Int.self)
        }
    }

    func id(of number: String) async throws -> MatterID {
        try await portal.database.read { tx in
            MatterID(value: try tx.value("SELECT id FROM matter WHERE number = \(number)", as: Int64.self))
        }
    }
}
