import GongkaiCore
import HTTPTypes
import Testing

@testable import GongkaiWeb

@Suite struct PageStoreTests {
    private func page(_ target: String, _ tags: Set<PageTag>, body: String = "<p>公开</p>") -> StoredPage {
        StoredPage(
            key: PageKey(site: 0, mode: .standard, target: Array(target.utf8)), tags: tags, headers: [.contentType: "text/html"],
            body: Array(body.utf8))
    }

    @Test func aChangeDropsThePagesThatShowItAndNoOthers() {
        let store = PageStore()
        let article = page("/a/1", [.article(1), .column(7)]), list = page("/c/7", [.column(7)]), other = page("/c/8", [.column(8)])
        for page in [article, list, other] { store.keep(page, renderedSince: store.moment) }
        store.drop([.article(1)])
        #expect(store.page(article.key) == nil)
        #expect(store.page(list.key) != nil)
        store.drop([.column(7)])
        #expect(store.page(list.key) == nil)
        #expect(store.page(other.key) != nil)
        store.drop([.everything])
        #expect(store.count == 0)
        #expect(store.size == 0)
    }

    @Test func aPageRenderedBeforeAChangeIsNotKeptAfterIt() {
        let store = PageStore()
        let before = store.moment
        store.drop([.column(7)])
        #expect(!store.keep(page("/c/7", [.column(7)]), renderedSince: before))
        #expect(store.keep(page("/c/8", [.column(8)]), renderedSince: before))
        #expect(store.keep(page("/c/7", [.column(7)]), renderedSince: store.moment))
    }

    @Test func whatWasDroppedLongAgoIsForgottenOnTheSafeSide() {
        let store = PageStore()
        let before = store.moment
        for id in 0..<10_002 { store.drop([.article(Int64(id))]) }
        #expect(!store.keep(page("/x", [.agency(3)]), renderedSince: before))
        #expect(store.keep(page("/x", [.agency(3)]), renderedSince: store.moment))
    }

    @Test func theStoreStaysWithinItsCapacity() {
        let store = PageStore(capacity: 20_000)
        for number in 0..<100 { store.keep(page("/a/\(number)", [.article(Int64(number))]), renderedSince: store.moment) }
        #expect(store.size <= 20_000)
        #expect(store.count > 0)
    }

    @Test(arguments: [PageTag.article(12), .column(3), .agency(4), .site(1), .catalogue, .reports, .everything])
    func aTagIsReadBackAsItWasWritten(tag: PageTag) {
        #expect(PageTag(text: tag.text) == tag)
    }

    @Test func anUnknownTagDropsEverything() {
        #expect(PageTag(text: "weather/12") == .everything)
        #expect(PageTag(text: "article/x") == .everything)
    }
}
