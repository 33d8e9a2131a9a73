import Foundation
import FoundationXML
import GongkaiCore
import Testing

@testable import GongkaiFormats

/// Text that breaks a writer that does not escape.
let awkward = "a<b> & \"c\" 'd' ]]> </title>\u{0}\u{8}\u{B}\u{FFFE}\u{7F}𠀀"
let awkwardKept = "a<b> & \"c\" 'd' ]]> </title>𠀀"

@Suite struct FeedTests {
    private func feed(items count: Int = 2) -> Feed {
        Feed(
            title: "蒸湘区人民政府 \(awkward)", subtitle: awkward, page: "https://www.example.cn/a?x=1&y=2",
            address: "https://www.example.cn/feed",
            publisher: "区政府办", madeAt: Instant("2026-03-01"),
            items: (0..<count).map { number in
                Feed.Item(
                    address: "https://www.example.cn/item/\(number)?a=1&b=<2>", title: awkward,
                    summary: awkward, html: "<p>正文 \(awkward)</p>",
                    agency: "区民政局", categories: ["通知 & 公告"],
                    publishedAt: Instant("2026-03-02", hour: 9, minute: 5),
                    updatedAt: Instant(("2026-03-03" as Day).adding(days: number)))
            })
    }

    @Test(
        "Atom and RSS are well-formed XML and give every text back as it was, without control characters"
    )
    func xml() throws {
        for (bytes, titles) in [
            (feed().atom(), "//*[local-name()='entry']/*[local-name()='title']"),
            (feed().rss(), "//item/title"),
        ] {
            let document = try XMLDocument(data: Data(bytes))
            #expect(
                try document.nodes(forXPath: titles).compactMap(\.stringValue) == [
                    awkwardKept, awkwardKept,
                ])
        }
    }

    @Test("Times carry Beijing's offset, and the feed is as new as its newest item")
    func times() {
        let atom = String(decoding: feed().atom(), as: UTF8.self)
        #expect(atom.contains("<published>2026-03-02T09:05:00+08:00</published>"))
        #expect(atom.contains("  <updated>2026-03-04T00:00:00+08:00</updated>\n  <author>"))
        #expect(
            String(decoding: feed().rss(), as: UTF8.self).contains(
                "<pubDate>Mon, 02 Mar 2026 09:05:00 +0800</pubDate>"))
        #expect(
            String(decoding: feed(items: 0).atom(), as: UTF8.self).contains(
                "<updated>2026-03-01T00:00:00+08:00</updated>"))
    }

    @Test("An address in a feed cannot leave its attribute or hold a blank")
    func addresses() throws {
        let document = try XMLDocument(data: Data(feed().atom()))
        let links = try document.nodes(
            forXPath: "//*[local-name()='entry']/*[local-name()='link']/@href"
        ).compactMap(\.stringValue)
        #expect(links.first == "https://www.example.cn/item/0?a=1&b=%3C2%3E")
        #expect(PlainText.address("a b\n\u{0}中\"") == "a%20b%0A中%22")
    }

    @Test("JSON Feed decodes, and an item without HTML has a text")
    func json() throws {
        var feed = feed()
        feed.items[1].html = ""
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(try feed.json())) as? [String: Any])
        #expect(object["version"] as? String == "https://jsonfeed.org/version/1.1")
        let items = try #require(object["items"] as? [[String: Any]])
        #expect(items[0]["title"] as? String == awkwardKept)
        #expect(items[0]["content_text"] == nil && items[0]["content_html"] != nil)
        #expect(items[1]["content_text"] as? String == awkwardKept)
    }
}
