import Testing

@testable import GongkaiCore

@Suite("Labels in the head of a page")
struct PageLabelsTests {
    static let site = SiteFacts(
        name: "衡阳市蒸湘区人民政府门户网站", domain: "www.zhengxiang.gov.cn", idCode: "4304080001", owner: AgencyID(value: 1), isPortal: true,
        offersServices: true)

    static func column(_ code: String, _ kind: String, owner: Int64 = 4) throws -> SiteColumn {
        SiteColumn(
            code: code, name: "栏目\(code)", description: "发布\(code)", keywords: ["公开", code], kind: try #require(ColumnKind.code(kind)),
            owner: AgencyID(value: owner))
    }

    @Test("A content page carries the labels of its site, its column and its own; empty optional ones are left out")
    func content() throws {
        let labels = PageLabels(
            site: Self.site, column: try Self.column("tzgg", "notice"),
            article: .init(title: "通知", publishedAt: Instant("2026-03-02", hour: 0, minute: 5), source: "区政府办公室"))
        #expect(
            labels.labels.map(\.name) == [
                "SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType", "ArticleTitle",
                "PubDate", "ContentSource",
            ])
        #expect(labels.labels.contains(.init("PubDate", "2026-03-02 00:05")) && labels.labels.contains(.init("ColumnType", "通知公告")))
        #expect(PageLabels(site: Self.site).labels.count == 3)
    }

    @Test("A label that is missing, empty, double, in other letters or untrue is told")
    func faults() throws {
        let expected = PageLabels(site: Self.site, column: try Self.column("tzgg", "notice"))
        #expect(expected.faults(in: expected.labels) == [])
        for (index, label) in expected.labels.enumerated() {
            var found = expected.labels
            found[index] = .init(label.name, " ")
            #expect(expected.faults(in: found) == [.missing(label.name)])
            found[index] = .init(label.name.lowercased(), label.content)
            #expect(expected.faults(in: found) == [.missing(label.name)])
            found[index] = .init(label.name, "错")
            #expect(expected.faults(in: found) == [.differs(label.name, found: "错", expected: label.content)])
            #expect(expected.faults(in: expected.labels + [label]) == [.repeated(label.name)])
        }
    }

    @Test("Columns need description and keywords, and differ from each other")
    func columns() throws {
        var second = try Self.column("b", "news")
        #expect(SiteColumn.labelFaults([try Self.column("a", "news"), second]) == [])
        second.name = "栏目a"
        second.description = "发布a"
        #expect(SiteColumn.labelFaults([try Self.column("a", "news"), second]).first?.contains("a和b") == true)
        second.keywords = []
        second.description = " "
        #expect(SiteColumn.labelFaults([second]).first?.contains("描述、关键词") == true)
    }

    @Test("Twenty-two kinds of column, each once")
    func kinds() {
        #expect(ColumnKind.all.count == 22 && Set(ColumnKind.all.map(\.code)).count == 22 && Set(ColumnKind.all.map(\.name)).count == 22)
    }
}
