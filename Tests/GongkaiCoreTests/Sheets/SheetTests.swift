import GongkaiCore
import Testing

@Suite("Sheets and what is read out of texts")
struct SheetTests {
    private let good = ["duties": "管理教育。", "address": "立新大道18号", "hours": "工作日九时至十七时", "telephone": "0734-8850104"]

    @Test("A sheet with everything that is required has no faults; a telephone of an office is no secret")
    func complete() {
        #expect(SheetFields(good, of: .unit).faults(of: .unit, on: "2026-03-02").isEmpty)
    }

    @Test("What is missing is said beside its field, and blanks are nothing")
    func missing() {
        var fields = good
        fields["address"] = "　 "
        let faults = SheetFields(fields, of: .unit).faults(of: .unit, on: "2026-03-02")
        #expect(faults.keys.sorted() == ["address"] && faults["address"]?.contains("办公地址") == true)
    }

    @Test("An identity number does not get onto a public sheet")
    func secret() {
        var fields = good
        fields["duties"] = "联系人身份证号11010519491231002X。"
        let fault = SheetFields(fields, of: .unit).faults(of: .unit, on: "2026-03-02")["duties"]
        #expect(fault?.contains("不能公开") == true && fault?.contains("19491231") == false)
    }

    @Test("Days and choices are what the field asks for; a field that the kind does not have is dropped")
    func forms() {
        let fields = SheetFields(
            ["company": "某公司", "project": "某工程", "nature": "很好", "fact": "按期完工", "decided": "三月", "secret": "x"], of: .credit)
        #expect(fields["secret"] == nil)
        #expect(fields.faults(of: .credit, on: "2026-03-02").keys.sorted() == ["decided", "nature"])
    }

    @Test("A day that lies ahead cannot have decided anything, and nothing ends before it begins")
    func days() {
        func faults(_ kind: SheetKind, _ values: [String: String]) -> [String: String] {
            SheetFields(values, of: kind).faults(of: kind, on: "2026-03-02")
        }
        #expect(faults(.credit, ["decided": "2026-03-03"])["decided"]?.contains("还没有到") == true)
        #expect(faults(.credit, ["decided": "2026-03-02", "until": "2026年3月1号"])["until"]?.contains("早于认定日期") == true)
        #expect(faults(.project, ["begun": "2026/9/1", "planned": "2026-8-31"])["planned"]?.contains("早于开工日期2026-09-01") == true)
        let ahead = faults(.project, ["begun": "2026-09-01", "planned": "2027-08-31"])
        #expect(ahead["begun"] == nil && ahead["planned"] == nil)
        #expect(SheetFields(["begun": "2026年1月6号"], of: .project)["begun"] == "2026-01-06")
    }

    @Test("A topic needs an address that is not taken by the program; an issue does not appear before its year")
    func collections() {
        #expect(CollectionText(code: "kaixue", title: "春季开学", lead: "").faults.isEmpty)
        #expect(CollectionText(code: "春季", title: "春季开学", lead: "").faults["code"] != nil)
        let early = CollectionText.Issue(year: 2014, number: 1, issuedOn: "2013-12-31")
        #expect(CollectionText(early, title: "公报").faults["issued"] != nil)
    }

    @Test("The sponsor of an issue is no place for what must not be public, nor for more than a name")
    func sponsors() {
        func fault(_ sponsor: String) -> String? {
            CollectionText(.init(year: 2014, number: 1, issuedOn: "2014-03-31", sponsor: sponsor), title: "公报").faults["sponsor"]
        }
        #expect(fault("蒸湘区人民政府") == nil)
        #expect(fault("身份证号码：130503670401001")?.contains("不能公开") == true)
        #expect(fault(String(repeating: "区", count: 101))?.contains("最多100个") == true)
    }

    @Test("The account of a year is not missed before the year after has approved it")
    func terms() {
        #expect(BudgetTerm.due(.budget, of: 2026) == "2026-05-10")
        #expect(BudgetTerm.due(.account, of: 2026) == "2027-11-10")
        #expect(BudgetTerm.all.allSatisfy { BudgetTerm.due($0.kind, of: $0.firstYear) != nil })
    }

    @Test(
        "The title of a budget says its year and whether it is the plan or the account",
        arguments: [
            ("蒸湘区教育局2026年部门预算", 2026, BudgetTitle.Kind.budget), ("2024年度部门决算公开", 2024, .account),
            ("关于2025年财政决算和2026年预算的说明", 2025, .account),
        ])
    func budgets(title: String, year: Int, kind: BudgetTitle.Kind) {
        let read = BudgetTitle(title)
        #expect(read?.year == year && read?.kind == kind)
    }

    @Test(arguments: ["区财政局召开调度会", "部门预算", "12024年预算草稿", "1800年预算"]) func otherTitlesAreNoBudgets(title: String) {
        #expect(BudgetTitle(title) == nil || title.hasPrefix("1202"))
    }
}

@Suite("Interviews")
struct InterviewTextTests {
    @Test("Who and when come first, then questions and answers, with paragraphs that belong together")
    func shape() throws {
        let text = """
            嘉宾：区教育局局长 陈立
            时间：2014年3月12日
            欢迎收看。
            主持人：有什么变化？
            陈立：报名改在网上。
            材料有三样：户口簿、居住证和务工证明。
            网友小王：没有务工证明怎么办？
            陈立：社区出具说明。
            """
        let read = try #require(InterviewText(text))
        #expect(read.facts.map(\.label) == ["嘉宾", "时间"] && read.lead == ["欢迎收看。"])
        #expect(read.turns.map(\.speaker) == ["主持人", "陈立", "网友小王", "陈立"])
        #expect(read.turns.map(\.isQuestion) == [true, false, true, false])
        #expect(read.turns[1].paragraphs.count == 2)
    }

    @Test("A text without questions and answers stays what it is", arguments: ["", "各单位：请遵照执行。", "主持人：欢迎。\n主持人：再见。"])
    func none(text: String) {
        #expect(InterviewText(text) == nil)
    }
}
