import GongkaiCore
import GongkaiStore
import Testing

@Suite("The queries behind figures")
struct FigureSourceTests {
    @Test("Every figure of every form names a source, dimensions, values and a measure that exist", arguments: ReportForm.all.map(\.id))
    func named(id: String) throws {
        let form = try #require(ReportForm.form(id: id))
        for query in form.figures.compactMap(\.query) {
            #expect(try !query.description().words.isEmpty)
        }
        #expect(form.figures.filter { $0.query == nil }.map(\.code).isEmpty)
    }

    @Test("A query says in words what it counts")
    func words() throws {
        let form = try #require(ReportForm.form(id: "2021"))
        let query = try #require(form.figure("R3.4.1.NP")?.query)
        #expect(
            try query.description().words
                == "本年办结的政府信息公开申请，申请人类别：自然人，处理结果：无法提供：信息不存在、无法提供：不属于本机关负责公开，按条数计。")
        let fee = try #require(form.figure("D20_8.FEE")?.query)
        #expect(try fee.description().words == "行政事业性收费，按金额合计。")
    }

    @Test("Every source belongs to a register")
    func registers() {
        let known = Set(RegisterDefinition.all.map(\.name))
        #expect(FigureSource.all.values.filter { !known.contains($0.register) }.isEmpty)
        #expect(!FigureSource.all.isEmpty)
    }

    @Test("A query that asks for what there is not is refused")
    func refused() throws {
        for query in [
            FigureQuery(source: "nothing"), FigureQuery(source: "disclosures", filter: ["colour": ["red"]]),
            FigureQuery(source: "channelDisclosures", filter: ["channel": ["radio"]]),
            FigureQuery(source: "disclosures", measure: "amount"),
        ] {
            #expect(throws: DatabaseError.self) { try query.description() }
        }
    }
}
