import Testing

@testable import GongkaiCore

@Suite("The demonstration district")
struct DemonstrationTests {
    @Test("Both years can be had, no other", arguments: Demonstration.years)
    func years(year: Int) {
        #expect(Demonstration(year: year)?.year == year)
        #expect(Demonstration(year: year - 1) == nil)
    }

    @Test("Two runs give the same rows", arguments: Demonstration.years)
    func same(year: Int) throws {
        let first = try #require(Demonstration(year: year)), second = try #require(Demonstration(year: year))
        #expect(first.tables.map(\.rows) == second.tables.map(\.rows))
        #expect(first.parts == second.parts)
    }

    @Test("No title, document number or index number is given twice", arguments: Demonstration.years)
    func distinct(year: Int) throws {
        let demonstration = try #require(Demonstration(year: year))
        for (register, column) in [
            ("disclosed_item", "title"), ("disclosed_item", "index_number"), ("disclosed_item", "document_number"),
            ("public_concern", "topic"),
            ("normative_document", "document_number"), ("power_item", "code"),
        ] {
            let cells = demonstration.cells(register, column).filter { !$0.isEmpty }
            #expect(Set(cells).count == cells.count, "\(register).\(column)")
        }
        #expect(!demonstration.cells("disclosed_item", "title").contains { $0.contains("工作动态（第") })
    }

    @Test("The district's service system has 256 licences, 15 other approvals and 67 services over 25 units")
    func powerItems() throws {
        let demonstration = try #require(Demonstration(year: 2014))
        let kinds = demonstration.cells("power_item", "kind"), names = demonstration.cells("power_item", "name")
        #expect(kinds.count { $0 == "licence" } == 256)
        #expect(names.count { $0.hasSuffix("（非行政许可审批）") } == 15)
        #expect(names.count { $0.hasSuffix("（服务类）") } == 67)
        #expect(Set(demonstration.cells("power_item", "agency")).count == 25)
        #expect(DemonstrationAgency.units.count == 25)
    }
}

extension Demonstration {
    fileprivate func cells(_ register: String, _ column: String) -> [String] {
        guard let table = tables.first(where: { $0.register == register }), let position = table.columns.firstIndex(of: column) else {
            return []
        }
        return table.rows.map { $0[position] }
    }
}
