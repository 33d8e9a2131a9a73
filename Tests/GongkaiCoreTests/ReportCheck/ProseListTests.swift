import Testing

@testable import GongkaiCore

@Suite("Lists in running text")
struct ProseListTests {
    private static let opening = "（一）主动公开。全年通过县政府门户网站公开信息312条，"
    private static let counted = "收到政府信息公开申请45件，上年结转3件，办结46件，结转下年度2件"

    private func checks(_ old: String, _ new: String) throws -> [String] {
        let sample = SampleReport()
        #expect(sample.overview.contains { $0.contains(old) })
        return try sample.saying(old, new).findings().map { "\($0.check) \($0.verdict.rawValue)" }
    }

    @Test(
        "One item published on several channels counts once in the total",
        arguments: [
            ("其中政府公报40条，政府网站290条，政务微博150条，政务微信80条，其他方式30条", []),
            ("其中门户网站300条、微信公众号120条", []),
            ("其中政府网站200条、政务微信80条", []),
            ("其中政府网站320条、政务微信80条", ["K14 CANNOT TELL"]),
            ("其中政府网站200条，政务微信80条，其他渠道12条", ["K14 CANNOT TELL"]),
        ] as [(String, [String])])
    func channels(list: String, expected: [String]) throws {
        #expect(try checks(Self.opening, "（一）主动公开。全年主动公开政府信息312条，\(list)。全年") == expected)
    }

    @Test("The tall form's channels overlap too")
    func channels2014() throws {
        let words = "全县主动公开政府信息1200条，其中政府公报40条，政府网站1100条，政务微博150条，政务微信80条，其他方式30条。"
        var figures = Dictionary(uniqueKeysWithValues: FormLayout.form2014.figures.map { ($0, FigureValue.number(0)) })
        for (code, value) in ["A1": 1200, "A2.1": 40, "A2.2": 1100, "A2.3": 150, "A2.4": 80, "A2.5": 30] { figures[code] = .number(value) }
        let form = try #require(ReportForm.form(id: "2014"))
        let parts = Dictionary(uniqueKeysWithValues: form.parts.map { ($0.id, [$0.heading, words]) })
        let text = parts.values.first ?? []
        let document = ReportDocument(form: form, agency: "青石县人民政府", year: 2015, values: figures, parts: [:])
        var blocks = document.blocks
        blocks.insert(contentsOf: text.suffix(1).map { .paragraph($0) }, at: 1)
        #expect(ReportCheck.findings(try ReportCheck.read(blocks)).filter { $0.check == "K13" || $0.check == "K14" } == [])
    }

    @Test(
        "What is left open at the year's end, said without 结转",
        arguments: ["另有#件顺延到下年度答复", "尚有#件转下年办理", "其余#件跨年度办理", "#件延至下一年度答复", "其中#件顺延至下一年度"])
    func carryOut(words: String) throws {
        func said(_ count: String) -> String { "受理申请45件，答复46件（含上年度结转申请3件，\(words.replacing("#", with: count))）" }
        #expect(try checks(Self.counted, said("2")) == [])
        #expect(try checks(Self.counted, said("7")).contains("Y07 FAIL"))
    }

    @Test(
        "A complete list that does not add up",
        arguments: [
            ("公开各类政府信息共计312条，包括：人事信息12条，政务动态140条，公告公示25条，解读及回应信息共计20条，其他类信息115条", []),
            ("公开各类政府信息共计312条，包括：人事信息12条，政务动态140条，公告公示25条，解读及回应信息共计20条，其他类信息182条", ["K14 CANNOT TELL"]),
            ("公开各类政府信息共计312条，其中政策法规类12条，业务工作类240条，其他类信息50条", ["K14 CANNOT TELL"]),
            ("公开政府信息312条，其中政策法规类12条，业务工作类240条", []),
            ("公开政府信息312条，其中政策法规类12条（含解读5条），业务工作类240条，其他60条", []),
            ("公开政府信息312条，包括：机构职能2条，政策文件30条，财政信息280条", []),
            ("公开政府信息312条，包括：机构职能2条，政策文件30条，财政信息290条", ["K14 CANNOT TELL"]),
            ("公开政府信息312条。其中，政策法规类12条，业务工作类240条，其他信息60条", []),
        ] as [(String, [String])])
    func breakdown(list: String, expected: [String]) throws {
        #expect(try checks(Self.opening, "（一）主动公开。全年\(list)。全年") == expected)
    }

    @Test("What is carried out is no part of what was concluded")
    func concluded() throws {
        let classes = "收到的申请中自然人40件，法人或其他组织5件。办结的申请中，予以公开19件，部分公开6件，不予公开5件，无法提供10件，不予处理2件，其他处理4件"
        let list = "办结46件，其中予以公开19件，部分公开6件，不予公开5件，无法提供10件，不予处理2件，其他处理4件，结转下年度2件"
        #expect(try checks(classes, "全年\(list)") == [])
        #expect(try checks(classes, "全年\(list.replacing("公开19件", with: "公开18件"))").contains("Y07 FAIL"))
    }

    @Test(
        "Ways in which requests come leave no rest",
        arguments: [
            ("当面申请2件、信函申请3件、网络申请40件", []), ("当面申请2件、信函申请3件、网络申请37件", ["Y07 CANNOT TELL"]),
            ("当面申请2件、信函申请3件、网络申请37件、其他方式3件", []), ("当面申请2件、信函申请3件、网络申请37件、其他方式2件", ["Y07 CANNOT TELL"]),
            ("网络申请30件", []), ("传真申请1件、当面申请2件、信函申请3件、网络申请37件", ["Y07 CANNOT TELL"]),
        ] as [(String, [String])])
    func receipt(list: String, expected: [String]) throws {
        #expect(try checks("收到政府信息公开申请45件，", "收到政府信息公开申请45件，其中\(list)。") == expected)
    }
}
