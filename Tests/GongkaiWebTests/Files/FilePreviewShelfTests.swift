import GongkaiCore
import GongkaiFormats
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

@Suite struct FilePreviewShelfTests {
    private func preview(_ text: String) -> FilePreview { FilePreview(text: text) }

    @Test("What was not looked at for longest goes when the shelf is full, and no file takes more than its share")
    func full() {
        let shelf = FilePreviewShelf(limit: 4_000)
        for name in ["a", "b", "c", "d"] { shelf.keep(preview(String(repeating: name, count: 600)), of: name) }
        _ = shelf["a"]
        shelf.keep(preview(String(repeating: "e", count: 600)), of: "e")
        #expect(shelf["a"] != nil && shelf["b"] == nil && shelf["e"] != nil)
        shelf.keep(preview(String(repeating: "x", count: 2_000)), of: "x")
        #expect(shelf["x"] == nil && shelf["a"] != nil)
    }

    @Test("The same bytes are read once, whatever they are called, and shown to nobody once they are withdrawn")
    func once() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let portal = try await FilePortal(web), bytes = Array("姓名,金额\n张三,300\n".utf8)
            let file = NewFile(name: "名单.csv", mediaType: "text/csv; charset=utf-8", bytes: bytes, plainText: "姓名")
            let article = try await portal.draft()
            try await portal.attach(file, to: article)
            try await portal.publish(article)
            let address = Route.fileView.path(file.sha256, file.name).text, visitor = web.browser()
            #expect(try await visitor.get(address).says("张三"))
            // Were it read again, it would come out empty.
            try await web.world.database.write { tx in try tx.run("UPDATE file_part SET bytes = \(Array(" ".utf8))") }
            #expect(try await visitor.get(address).says("张三"))
            try await portal.act(.withdraw, by: 3, on: article, reason: "有误")
            #expect(try await visitor.get(address).status == .notFound)
        }
    }

    @Test("A file that may no longer be read once its turn comes leaves no empty preview behind")
    func withdrawnMeanwhile() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let portal = try await FilePortal(web), bytes = Array("姓名,金额\n张三,300\n".utf8)
            let file = NewFile(name: "名单.csv", mediaType: "text/csv; charset=utf-8", bytes: bytes, plainText: "姓名")
            func publish() async throws -> ArticleID {
                let article = try await portal.draft()
                try await portal.attach(file, to: article)
                try await portal.publish(article)
                return article
            }
            let first = try await publish(), visitor = web.browser(), views = web.app.site.fileViews
            let address = Route.fileView.path(file.sha256, file.name).text
            let (end, ending) = AsyncStream.makeStream(of: Void.self)
            let busy = Task { try await views.run { for await _ in end { break } } }
            while await views.load.running == 0 { try await Task.sleep(for: .milliseconds(5)) }
            let reading = Task { try await visitor.get(address) }
            while await views.load.waiting == 0 { try await Task.sleep(for: .milliseconds(5)) }
            try await portal.act(.withdraw, by: 3, on: first, reason: "有误")
            ending.yield()
            try await busy.value
            #expect(try await reading.value.status == .notFound)
            _ = try await publish()
            #expect(try await visitor.get(address).says("张三"))
        }
    }
}
