import Testing

@testable import GongkaiCore

@Suite("What the catalogue says of an item")
struct ItemMetadataTests {
    @Test("Fourteen elements: six mandatory, three conditional, five optional")
    func elements() {
        #expect(MetadataElement.all.map(\.number) == Array(1...14))
        #expect(Set(MetadataElement.all.map(\.identifier)) == Set(MetadataElement.Name.allCases))
        func count(_ obligation: MetadataElement.Obligation) -> Int { MetadataElement.all.count { $0.obligation == obligation } }
        #expect(count(.mandatory) == 6 && count(.conditional) == 3 && count(.optional) == 5)
        #expect(MetadataElement.all.allSatisfy { ($0.requiredFor == nil) == ($0.obligation == .optional) })
    }

    @Test("Once published, index number and day of publication must be there too")
    func published() throws {
        let notice = try #require(ArticleKind.code("notice"))
        var item = ItemMetadata(title: "通知", createdOn: "2026-03-02", publisher: "蒸湘区人民政府", subject: "02")
        #expect(item.missing(for: notice, published: false) == [])
        #expect(item.missing(for: notice, published: true).map(\.label) == ["索引号", "发布日期"])
        item.identifier = "000014349/2026-00001"
        item.publishedOn = "2026-03-03"
        #expect(item.missing(for: notice, published: true) == [])
        item.publisher = "  "
        #expect(item.missing(for: notice, published: true).map(\.label) == ["发布机构"])
    }

    @Test("What is filled in wrongly is told")
    func faults() {
        let item = ItemMetadata(
            identifier: "00001434/2026-1", title: "通知", description: String(repeating: "文", count: 501), createdOn: "2026-03-02",
            publishedOn: "2026-03-01", publisher: "区政府", subject: "2", genre: "99", documentNumber: "蒸政发〔2026〕3号",
            hasNoDocumentNumber: true,
            effectiveOn: "2026-03-02", repealedOn: "2026-03-01", audiences: ["1", "9"])
        #expect(
            item.faults == [
                .identifierMalformed("00001434/2026-1"), .unknownCode(list: "主题分类", code: "2"), .unknownCode(list: "体裁分类", code: "99"),
                .unknownCode(list: "服务对象分类", code: "9"), .descriptionTooLong(count: 501),
                .createdAfterPublication(created: "2026-03-02", published: "2026-03-01"),
                .repealedBeforeEffect(effective: "2026-03-02", repealed: "2026-03-01"), .numberGivenAndDenied,
            ])
    }
}
