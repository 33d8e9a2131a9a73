import Foundation
import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Hummingbird
import Testing

@testable import GongkaiWeb

@Suite("Large files of officers") struct OfficerUploadTests {
    private struct Answer: Decodable {
        let address: String
        let key: String
        let received: Int
        let isReady: Bool
    }

    private static let text = Array("一二三四五六七八九十。\n".utf8)

    private func answer(_ page: TestPage) throws -> Answer { try JSONDecoder().decode(Answer.self, from: Data(page.text.utf8)) }

    @Test("Cut in the middle it goes on from there, and comes with the step; a colleague has no part in it", arguments: TestEngine.all)
    func resumed(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let id = try await web.desk.handling("2024-03-01"), path = DeskWeb.path(id) + "/recordSearch"
            let clerk = try await web.browser("clerk"), form = try await clerk.get(path)
            #expect(form.says(#"data-pieces="/console/uploads""#))
            let page = try await clerk.post(
                "/console/uploads", [("token", form.hidden("token")), ("name", "检索记录.txt"), ("size", "\(Self.text.count)")])
            #expect(page.status == .created)
            let begun = try answer(page)
            #expect(begun.address.hasPrefix("/console/uploads/") && begun.received == 0)
            let first = try await clerk.send("\(begun.address)?offset=0", .put, [:], ByteBuffer(bytes: Self.text[..<6]))
            #expect(try answer(first).received == 6)
            let other = try await web.browser("registrar")
            #expect(try await other.get(begun.address).status == .notFound)
            // As after a cut: ask, then go on.
            #expect(try answer(try await clerk.get(begun.address)).received == 6)
            let rest = try await clerk.send("\(begun.address)?offset=6", .put, [:], ByteBuffer(bytes: Self.text[6...]))
            #expect(try answer(rest).isReady)
            let fields = [
                ("searcher", "李文静"), ("searchedIn", "档案室"), ("searchTerms", "合同"), ("searchResult", "没有"), ("uploaded", begun.key),
            ]
            // A page in between shows it again.
            let again = try await clerk.fill(path, fields.filter { $0.0 != "searchTerms" }, to: path)
            #expect(again.status == .unprocessableContent && again.says("value=\"\(begun.key)\" checked") && again.says("检索记录.txt"))
            #expect(try await clerk.fill(path, fields, to: path).status == .seeOther)
            let kept = try await web.desk.requests.detail(of: id, for: web.desk.clerk).files
            #expect(kept.map(\.name) == ["检索记录.txt"] && kept.map(\.size) == [Self.text.count])
            // It went with the step, and not with another one.
            #expect(try await clerk.fill(path, fields, to: path).says("已经不在了"))
            #expect(
                try await web.browser("reviewer").post("/console/uploads", [("token", "x"), ("name", "a.txt"), ("size", "1")]).status
                    == .forbidden)
        }
    }
}
