import Foundation
import FoundationXML
import GongkaiCore
import Testing

@testable import GongkaiFormats

@Suite struct SiteFileTests {
    @Test("Up to 50,000 pages are one sitemap, one more makes an index of two")
    func sitemap() throws {
        let page = Sitemap.Page(
            address: "https://www.example.cn/a?b=1&c=2", changedAt: Instant("2026-03-02"))
        let one = Sitemap(Array(repeating: page, count: 50_000))
        #expect(one.fileCount == 1)
        let more = Sitemap(Array(repeating: page, count: 50_001))
        #expect(more.fileCount == 2 && more.file(3) == nil && more.file(0) == nil)
        let index = try XMLDocument(data: Data(more.front(base: "https://www.example.cn")))
        #expect(
            try index.nodes(forXPath: "//*[local-name()='loc']").compactMap(\.stringValue)
                == ["https://www.example.cn/sitemap-1.xml", "https://www.example.cn/sitemap-2.xml"])
        let last = try XMLDocument(data: Data(try #require(more.file(2))))
        #expect(try last.nodes(forXPath: "//*[local-name()='url']").count == 1)
        #expect(
            try last.nodes(forXPath: "//*[local-name()='loc']").first?.stringValue
                == "https://www.example.cn/a?b=1&c=2")
        #expect(
            try XMLDocument(data: Data(Sitemap([]).front(base: ""))).rootElement()?.name == "urlset")
    }

    @Test("A path with a line end adds no rule to robots.txt")
    func robots() {
        let text = Robots.text(
            disallowed: ["/console", "/search?", "/x\nAllow: /", "no"],
            sitemap: "https://www.example.cn/sitemap.xml")
        #expect(
            text
                == "User-agent: *\nDisallow: /console\nDisallow: /search?\n\nSitemap: https://www.example.cn/sitemap.xml\n"
        )
        #expect(Robots.text(disallowed: [], sitemap: "s").hasPrefix("User-agent: *\nDisallow:\n"))
    }

    @Test("A browser finds the place of the query in the OpenSearch description")
    func openSearch() throws {
        let description = OpenSearchDescription(
            name: "衡阳市蒸湘区人民政府门户网站站内搜索", description: awkward,
            search: "https://www.example.cn/search?a=1&q=",
            suggestions: "https://www.example.cn/suggestions?q=", icon: "https://www.example.cn/icon.png")
        let document = try XMLDocument(data: Data(description.bytes()))
        #expect(
            try document.nodes(forXPath: "//*[local-name()='Url'][@type='text/html']/@template").first?
                .stringValue
                == "https://www.example.cn/search?a=1&q={searchTerms}")
        #expect(
            try document.nodes(forXPath: "//*[local-name()='ShortName']").first?.stringValue?.count == 16)
        #expect(
            try document.nodes(forXPath: "//*[local-name()='Description']").first?.stringValue
                == awkwardKept)
    }

    @Test("What search engines are told cannot end the script it stands in")
    func schemaOrg() throws {
        let organisation = SchemaOrg.Organisation(name: awkward, address: "https://www.example.cn/")
        let now = Instant("2026-03-02")
        var document = SchemaOrg.Document(
            address: "https://www.example.cn/1", title: awkward, agency: "区政府", publishedAt: now,
            updatedAt: now)
        let text = SchemaOrg.document(document, by: organisation).scriptText()
        #expect(!text.contains("<") && !text.contains(">"))
        let article = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(article["name"] as? String == awkwardKept && article["@type"] as? String == "Article")
        document.documentNumber = "蒸政发〔2014〕3号"
        document.force = .notInForce
        document.madeOn = "2014-02-01"
        let law = String(
            decoding: SchemaOrg.document(document, by: organisation).bytes(), as: UTF8.self)
        for part in [
            "\"Legislation\"", "https://schema.org/NotInForce", "\"legislationDate\" : \"2014-02-01\"",
        ] { #expect(law.contains(part)) }
        #expect(
            SchemaOrg.site(organisation, search: "https://www.example.cn/search?q=").scriptText()
                .contains("q={search_term_string}"))
    }
}
