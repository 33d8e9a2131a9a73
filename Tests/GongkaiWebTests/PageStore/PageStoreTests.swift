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

    @Test func theOldestPageMakesRoomAndOneThatIsReadStays() {
        let one = page("/a/0000", [.article(0)]).size
        let store = PageStore(capacity: 10 * one)
        for number in 1000..<1010 { store.keep(page("/a/\(number)", [.column(7)]), renderedSince: store.moment) }
        #expect(store.count == 10 && store.size == 10 * one)
        #expect(store.page(page("/a/1000", []).key) != nil)
        #expect(store.keep(page("/a/1010", [.column(7)]), renderedSince: store.moment))
        #expect(store.page(page("/a/1000", []).key) != nil)
        #expect(store.page(page("/a/1001", []).key) == nil)
        #expect(store.page(page("/a/1010", []).key) != nil)
        // The same page again takes no more room, and neither do many dropped ones.
        for _ in 0..<200 { store.keep(page("/a/1010", [.column(8)]), renderedSince: store.moment) }
        #expect(store.count == 10 && store.size == 10 * one)
        store.drop([.column(7), .column(8)])
        #expect(store.count == 0 && store.size == 0)
        for number in 2000..<2100 { store.keep(page("/a/\(number)", [.column(9)]), renderedSince: store.moment) }
        #expect(store.count == 10 && store.size == 10 * one)
        #expect(store.page(page("/a/2099", []).key) != nil)
    }

    @Test func aPageBeyondTheWholeStoreDrivesNobodyOut() {
        let store = PageStore(capacity: 20_000)
        store.keep(page("/a/1", [.article(1)]), renderedSince: store.moment)
        let huge = page("/a/2", [.article(2)], body: (0..<6_000).map { "\($0 &* 7_919)" }.joined())
        #expect(!store.keep(huge, renderedSince: store.moment))
        #expect(store.count == 1)
    }

    @Test(arguments: ["/", "/c/7", "/reports/2014", "/a.b", "/...a"]) func oneAddressIsKept(target: String) {
        #expect(PageKey.isCanonical(Array(target.utf8)))
    }

    @Test(arguments: ["", "//", "///", "/c/7/", "//c/7", "/c//7", "/./c", "/../c", "/.", "/c?x=1", "/%63", "c/7", "http://a/"])
    func othersAreNot(target: String) {
        #expect(!PageKey.isCanonical(Array(target.utf8)))
    }

    @Test(arguments: [PageTag.article(12), .column(3), .agency(4), .site(1), .newest(1), .catalogue, .guides, .reports, .everything])
    func aTagIsReadBackAsItWasWritten(tag: PageTag) {
        #expect(PageTag(text: tag.text) == tag)
    }

    @Test func anUnknownTagDropsEverything() {
        #expect(PageTag(text: "weather/12") == .everything)
        #expect(PageTag(text: "article/x") == .everything)
    }
}
