import Foundation
import GongkaiCore
import Testing

@testable import GongkaiFormats

@Suite struct DataCatalogueTests {
    private let catalogue = DataCatalogue(
        home: "https://www.example.cn/", title: "数据目录", description: awkward, publisher: "区政府办",
        changedOn: "2026-03-02",
        licence: "https://www.example.cn/terms",
        datasets: [
            DataCatalogue.Dataset(
                page: "https://www.example.cn/register/a b", title: "主动公开 \"信息\" \\ \n登记簿", description: "",
                publisher: "区政府办",
                keywords: ["主动公开"], issuedOn: "2014-03-01", changedOn: "2026-03-01", frequency: .annual,
                period: "2014-01-01"..."2014-12-31",
                distributions: [
                    DataCatalogue.Distribution(
                        address: "https://www.example.cn/a.csv", format: .csv, byteSize: 12),
                    DataCatalogue.Distribution(address: "https://www.example.cn/a.xlsx", format: .xlsx),
                ])
        ])

    @Test("Turtle escapes its literals and names each dataset and file once")
    func turtle() {
        let text = String(decoding: catalogue.turtle(), as: UTF8.self)
        #expect(text.contains("dct:title \"主动公开 \\\"信息\\\" \\\\ \\n登记簿\"@zh ;"))
        #expect(text.contains("<https://www.example.cn/register/a%20b#dataset> a dcat:Dataset ;"))
        #expect(text.contains("dcat:byteSize \"12\"^^xsd:nonNegativeInteger"))
        #expect(text.contains("dct:description \"主动公开 \\\"信息\\\" \\\\ \\n登记簿\"@zh ;"))
        #expect(text.components(separatedBy: " a dcat:Distribution").count == 3)
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }

    @Test("JSON-LD says the same as Turtle")
    func jsonLD() throws {
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(catalogue.jsonLD())) as? [String: Any])
        let graph = try #require(object["@graph"] as? [[String: Any]])
        #expect(
            graph.prefix(4).compactMap { $0["@type"] as? String } == [
                "dcat:Catalog", "dcat:Dataset", "dcat:Distribution", "dcat:Distribution",
            ])
        #expect(graph.dropFirst(4).contains { $0["@type"] as? String == "dct:LicenseDocument" })
        #expect((graph[0]["dct:description"] as? [String: String])?["@value"] == awkwardKept)
        #expect((graph[1]["dcat:distribution"] as? [[String: String]])?.count == 2)
    }

    /// Leaves the documents in the folder GONGKAI_FEED_SAMPLES for programs of others to read.
    @Test(
        "Samples for other programs",
        .enabled(if: ProcessInfo.processInfo.environment["GONGKAI_FEED_SAMPLES"] != nil))
    func samples() throws {
        let folder = URL(
            fileURLWithPath: try #require(ProcessInfo.processInfo.environment["GONGKAI_FEED_SAMPLES"]))
        let now = Instant("2026-03-02", hour: 9)
        let feed = Feed(
            title: awkward, subtitle: "副标题", page: "https://www.example.cn/",
            address: "https://www.example.cn/feed.atom", publisher: "区政府办",
            madeAt: now,
            items: [
                Feed.Item(
                    address: "https://www.example.cn/1", title: awkward, summary: "摘要",
                    html: "<p>正文 &amp; 更多</p>", agency: "区民政局",
                    categories: ["通知"], publishedAt: now, updatedAt: now)
            ])
        try Data(feed.atom()).write(to: folder.appending(path: "feed.atom"))
        try Data(feed.rss()).write(to: folder.appending(path: "feed.rss"))
        try Data(try feed.json()).write(to: folder.appending(path: "feed.json"))
        try Data(catalogue.turtle()).write(to: folder.appending(path: "catalog.ttl"))
        try Data(catalogue.jsonLD()).write(to: folder.appending(path: "catalog.jsonld"))
        try Data(try OpenAPIDocumentTests.document.bytes()).write(
            to: folder.appending(path: "openapi.json"))
    }
}
