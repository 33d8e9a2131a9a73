import Testing

@testable import GongkaiCore

@Suite("Definitions of registers")
struct RegisterDefinitionTests {
    private let today: Day = "2026-01-31"

    @Test("Every name in a definition is one of its columns, and rules bind")
    func consistent() throws {
        #expect(RegisterDefinition.all.count == 27)
        #expect(Set(RegisterDefinition.all.map(\.name)).count == 27)
        #expect(RegisterDefinition.sections == ["主动公开", "回应解读", "依申请公开", "复议诉讼和投诉", "机构和保障", "行政管理"])
        var seen: Set<String> = []
        for register in RegisterDefinition.all {
            let names = register.columns.map(\.name)
            #expect(Set(names).count == names.count)
            #expect(Set(register.columns.map(\.label)).count == names.count)
            #expect(names.contains(register.titleColumn))
            for case .choice(let choices) in register.columns.map(\.kind) {
                #expect(Set(choices.map(\.label)).count == choices.count)
                #expect(Set(choices.map(\.code)).count == choices.count)
            }
            for name in [register.dayColumn, register.keyColumn].compactMap({ $0 }) {
                #expect(register.column(name)?.isRequired == true, "\(register.name).\(name)")
            }
            for name in register.uniqueColumns.joined() where name != "agency" { #expect(names.contains(name)) }
            for (column, other) in register.references {
                #expect(column.name.hasSuffix("_id"))
                #expect(seen.contains(other), "\(register.name) stands before \(other)")
                #expect(try RegisterDefinition.named(other).keyColumn != nil)
            }
            _ = RowReader(register, today: today)
            seen.insert(register.name)
        }
        #expect(throws: UnknownRegister.self) { try RegisterDefinition.named("disclosed_items") }
    }

    @Test("Every row of the demonstration can be read, and printed and read again", arguments: Demonstration.years)
    func demonstration(year: Int) throws {
        let demonstration = try #require(Demonstration(year: year))
        for table in demonstration.tables {
            let register = try RegisterDefinition.named(table.register)
            let header = try RegisterHeader(register, cells: table.columns, needsAgency: true)
            let reader = RowReader(register, today: today)
            for row in table.rows {
                let read = reader.read(header.cells(of: row))
                #expect(read.faults == [])
                let printed = zip(register.columns, read.values).map { $0.text($1) }
                #expect(reader.read(printed).values == read.values)
            }
        }
    }

    @Test("Rules between columns")
    func rules() throws {
        func fault(_ register: String, _ cells: [String: String]) throws -> String? {
            do {
                let faults = try RegisterDefinition.named(register).parse(cells, today: today).faults
                return faults.isEmpty ? nil : faults.map(\.chinese).joined()
            } catch let faults as CellFaults {
                return faults.faults.map(\.chinese).joined()
            }
        }
        let open = ["number": "1号", "filed_on": "2025-03-01", "body": "市政府"]
        #expect(try fault("reconsideration", open) == nil)
        #expect(
            try fault("reconsideration", open.merging(["outcome": "结果维持"]) { $1 }) == "填写了“结果”，“审结日期”也应填写。")
        #expect(
            try fault("reconsideration", open.merging(["outcome": "upheld", "concluded_on": "2025-02-01"]) { $1 })
                == "“审结日期”2025-02-01早于“受理日期”2025-03-01。")
        #expect(
            try fault("administrative_decision", ["kind": "licence", "month": "2025-03-02", "decisions": "4"])
                == "“月份”填的是2025-03-02，应为该月1日。")
        #expect(
            try fault("processing_fee", ["request_number": "1", "charged_on": "2025-03-02", "amount": "0"])
                == "“金额（元）”应大于0；没有发生的不必登记。")
        #expect(
            try fault("online_interview", ["number": "1", "topic": "x", "held_on": "2025-03-02", "with_principal_leader": "是"])
                == "“主要负责同志参加”填“是”时，“嘉宾”不能为空。")
        #expect(try fault("training", ["nummer": "1"]) == "“培训班”没有名为“nummer”的列。")
    }

    @Test("All faults of a row are reported at once, and what could be read is kept")
    func allFaults() throws {
        let register = try RegisterDefinition.named("disclosure_request")
        let row = try register.parse(["number": "1", "received_on": "x", "channel": "电话", "applicant_kind": "NP"], today: today)
        #expect(row.faults.map(\.column) == ["received_on", "channel", "summary"])
        #expect(row.unread == Set(row.faults.compactMap { register.position(of: $0.column) }))
        #expect(row.values.first == .text("1"))
    }

    @Test("A rule about a cell that cannot be read says nothing, the others speak")
    func rulesBesideUnreadCells() throws {
        let register = try RegisterDefinition.named("reconsideration")
        let cells = ["number": "1号", "filed_on": "x", "body": "市政府", "concluded_on": "2025-02-01"]
        #expect(
            try register.parse(cells, today: today).faults.map(\.column) == ["filed_on", "outcome"],
            "the order of the two days cannot be judged, the missing outcome can")
    }

    @Test("A file full of faults lists the first ones by row, whenever they were found, and counts the rest")
    func manyFaults() {
        var report = ImportReport()
        let fault = CellFault(column: "a", label: "a", found: "", chinese: "", english: "")
        for row in 2..<6_000 { report.add(fault, row: row) }
        report.add(fault, row: 3)
        report.sort()
        #expect(report.faults.prefix(4).map(\.row) == [2, 3, 3, 4])
        #expect(report.faults.count == ImportReport.shown)
        #expect(report.furtherFaults == 5_999 - ImportReport.shown)
    }

    @Test("A header may use labels or names in any order; unknown, missing and doubled columns are named")
    func headers() throws {
        let register = try RegisterDefinition.named("training")
        let header = try RegisterHeader(register, cells: ["举办日期", " number", "", "内容", "公开主体"], needsAgency: true)
        #expect(header.positions == [1, 3, 0])
        #expect(header.agencyPosition == 4)
        #expect(header.cells(of: ["2014-06-12", "PX1"]) == ["PX1", "", "2014-06-12"])
        let faults = #expect(throws: CellFaults.self) {
            try RegisterHeader(register, cells: ["编号", "number", "地点", "内容"], needsAgency: true)
        }
        #expect(faults?.faults.map(\.column) == ["number", "地点", "agency", "held_on"])
        #expect(faults?.faults[1].chinese.contains("可用的列：公开主体（agency）、编号（number）") == true)
        _ = try RegisterHeader(register, cells: ["number", "topic", "held_on"], needsAgency: false)
    }
}
