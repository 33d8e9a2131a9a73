import GongkaiTestSupport
import Testing

@testable import GongkaiWeb

@Suite struct OnceOnlyTests {
    private func form(_ text: String) -> SubmittedForm {
        SubmittedForm(fields: [FormField(OnceOnly.field, "t1"), FormField("title", text)])
    }

    @Test("A second press of the button is done once; by what it says, other words under the same ticket are another form")
    func bySaying() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let site = web.app.site
            func send(_ text: String, bySaying: Bool) async throws -> Bool {
                try await site.once(form(text), bySaying: bySaying) { Path(text: "/\(text)") }.isFirst
            }
            var areFirst: [Bool] = []
            for (text, bySaying) in [("a", false), ("b", false), ("a", true), ("a", true), ("b", true)] {
                areFirst.append(try await send(text, bySaying: bySaying))
            }
            #expect(areFirst == [true, false, true, false, true])
            let again = try await site.once(form("b"), bySaying: true) { Path(text: "/other") }
            #expect(again.path == Path(text: "/b"))
        }
    }
}
