import Foundation
import Testing

@testable import GongkaiCore

@Suite("Items in and out")
struct ItemExchangeTests {
    private let agencies = Dictionary(
        uniqueKeysWithValues: DemonstrationAgency.units.flatMap { [($0.code, $0.code), ($0.name, $0.code)] })

    private func sheets(_ items: [ServiceItem]) -> [ItemSheet: [[String]]] {
        let tables = ItemTables(items)
        return Dictionary(uniqueKeysWithValues: ItemSheet.allCases.map { ($0, [$0.header] + tables[$0]) })
    }

    private func read(_ sheets: [ItemSheet: [[String]]]) -> ItemImport { ItemImport(sheets, agencies: agencies, today: "2014-06-30") }

    /// Changes one cell of the first row of a sheet.
    private func changed(_ sheet: ItemSheet, _ column: String, _ text: String, in items: [ServiceItem] = [ServiceWorld.item]) -> ItemImport
    {
        var sheets = sheets(items)
        guard let place = sheet.header.firstIndex(of: column) else { preconditionFailure("no column \(column)") }
        sheets[sheet]?[1][place] = text
        return read(sheets)
    }

    @Test("What is written as cells is read as the same item")
    func cells() {
        let second = ServiceWorld.item.changed {
            $0.identity.version = 3
            $0.identity.effectiveFrom = "2015-01-01"
            $0.materials = .notApplicable
            $0.fees = .unsaid
            $0.time.statutoryLimit = .notApplicable
            $0.time.promisedLimit = TimeLimit(30, .calendar, article: "")
            $0.conditions.quantityLimit = .unsaid
            $0.rights = ItemRights()
            $0.guidance = nil
        }
        let result = read(sheets([ServiceWorld.item, second]))
        #expect(result.faults.map(\.words) == [])
        #expect(result.items == [ServiceWorld.item, second])
    }

    @Test("All items of the demonstration come back from cells and from JSON")
    func demonstration() throws {
        let items = DemonstrationItems.all
        #expect(read(sheets(items)).items == items)
        #expect(try ItemDocument(json: try ItemDocument(items).json()).items == items)
    }

    @Test("JSON has the exchange names, and the same items are the same bytes")
    func json() throws {
        let document = ItemDocument([ServiceWorld.item])
        let bytes = try document.json()
        #expect(try ItemDocument(json: bytes) == document)
        #expect(try document.json() == bytes)
        let text = String(decoding: bytes, as: UTF8.self)
        for name in [
            "TASK_NAME", "CATALOG_CODE", "TASK_CODE", "TASK_TYPE", "TASK_VERSION", "TASK_STATE", "PLAN_EFFECTIVE_DATE", "PLAN_CANCEL_DATE",
            "BY_LAW",
            "POWER_SOURCE", "USE_LEVEL", "DEPT_NAME", "DEPT_CODE", "DEPT_TYPE", "ENTRUST_NAME", "OTHER_DEPT", "ANTICIPATE_DAY",
            "PROMISE_DAY",
            "PROJECT_TYPE", "ACCEPT_CONDITION", "LIMIT_EXPLAIN", "SERVER_TYPE", "HANDLE_AREA", "HANDLE_FLOW", "SPECIAL_PROCEDURE",
            "HANDLE_TYPE",
            "LIMIT_SCENE_NUM", "IS_FEE", "FEE_BASIS", "TRANSACT_ADDR", "TRANSACT_TIME", "LINK_WAY", "SUPERVISE_WAY",
        ] { #expect(text.contains("\"\(name)\""), "\(name)") }
    }

    @Test("Blank, none and zero stay three values in JSON", arguments: [Stated<[FeeItem]>.unsaid, .notApplicable, .given([])])
    func three(fees: Stated<[FeeItem]>) throws {
        let item = ServiceWorld.item.changed {
            $0.fees = fees
            $0.time.statutoryLimit = .notApplicable
        }
        #expect(try ItemDocument(json: try ItemDocument([item]).json()).items == [item])
    }

    @Test(
        "What is wrong in JSON is told with its place",
        arguments: [
            ("\"TASK_NAME\" : \"门店招牌设置许可\",", "", "ITEMS[1].TASK_NAME"),
            ("\"TASK_TYPE\" : \"01\"", "\"TASK_TYPE\" : \"99\"", "ITEMS[1].TASK_TYPE"),
            ("\"IS_FEE\" : \"1\"", "\"IS_FEE\" : \"0\"", "ITEMS[1].IS_FEE"), ("2014-03-01", "2014-02-30", "ITEMS[1].PLAN_EFFECTIVE_DATE"),
            ("\"ORIGINAL_NUM\" : 2", "\"ORIGINAL_NUM\" : \"二\"", "ITEMS[1].MATERIALS[2].ORIGINAL_NUM"), ("{", "[", ""),
        ])
    func jsonFaults(old: String, new: String, place: String) throws {
        let text = String(decoding: try ItemDocument([ServiceWorld.item]).json(), as: UTF8.self)
        let broken = text.replacing(old, with: new, maxReplacements: 1)
        #expect(broken != text)
        let fault = #expect(throws: ItemDocumentFault.self) { try ItemDocument(json: Data(broken.utf8)) }
        #expect(fault?.place == place)
        #expect(fault?.words.hasSuffix("。") == true)
    }

    @Test("Chinese labels, codes instead of words and columns in another order are read as well")
    func labels() {
        var sheets = sheets([ServiceWorld.item])
        for sheet in ItemSheet.allCases {
            let labels = (sheet == .items ? ["公开主体"] : []) + sheet.definition.columns.map(\.label)
            sheets[sheet]?[0] = labels
            sheets[sheet] = sheets[sheet]?.map { $0.reversed() }
        }
        let type = sheets[.items]?[0].firstIndex(of: "事项类型") ?? 0, audience = sheets[.items]?[0].firstIndex(of: "服务对象") ?? 0
        sheets[.items]?[1][type] = "01"
        sheets[.items]?[1][audience] = "1,２"
        let result = read(sheets)
        #expect(result.faults.map(\.words) == [])
        #expect(result.items == [ServiceWorld.item])
    }

    @Test(
        "A fault names sheet, row and column, and nothing is taken",
        arguments: [
            (ItemSheet.items, "TASK_TYPE", "许可", "“事项”表第2行：“事项类型”填的是“许可”"), (.items, "AGENCY", "城管", "“事项”表第2行：没有名为“城管”的单位"),
            (.items, "SERVER_TYPE", "自然人、外星人", "“服务对象”填的是“外星人”"), (.items, "PROMISE_DAY", "七天", "“承诺办结时限”填的是“七天”"),
            (.items, "BY_LAW", "市容条例第十一条", "“设定依据”每行写一项，以《名称》开头"), (.items, "PLAN_EFFECTIVE_DATE", "", "“计划生效日期”不能为空"),
            (.items, "IS_FEE", "否", "“收费项目”表第2行：“实施编码”写明不收费"), (.items, "IS_MATERIAL", "否", "“申请材料”表第3行：“实施编码”写明不需要材料"),
            (.materials, "TASK_CODE", "123", "“申请材料”表第2行：“实施编码”“123”第2版不在“事项”表中"), (.materials, "TASK_VERSION", "", "第1版不在“事项”表中"),
            (.materials, "MATERIAL_NAME", "", "“材料名称”不能为空"), (.steps, "STEP_CODE", "", "“环节代码”不能为空"),
            (.steps, "SPECIAL_BASIS", "第四十五条", "“特别程序种类”不能为空"), (.fees, "FEE_AMOUNT", "五毛", "“单价（元）”填的是“五毛”"),
            (.guidance, "LEAD", "别处", "“引到”填的是“别处”"), (.guidance, "QUESTION_CODE", "what", "“问题”与前面同一代码“what”的问题不同"),
        ])
    func faults(sheet: ItemSheet, column: String, text: String, words: String) {
        let result = changed(sheet, column, text)
        #expect(result.items.isEmpty)
        #expect(result.faults.contains { $0.words.contains(words) }, "\(result.faults.map(\.words))")
    }

    /// Sheets of the first items of the demonstration, with cells changed: row and column of the items.
    private func items(_ count: Int, _ changes: [(row: Int, column: String, text: String)]) -> [ItemSheet: [[String]]] {
        var sheets = sheets(Array(DemonstrationItems.all.prefix(count)))
        for change in changes {
            guard let place = ItemSheet.items.header.firstIndex(of: change.column) else { preconditionFailure("no \(change.column)") }
            sheets[.items]?[change.row - 1][place] = change.text
        }
        return sheets
    }

    @Test("One fault hides no other, and nothing is told that only follows from one")
    func whatIsWrong() {
        #expect(read(items(12, [])).shortcomings.isEmpty)
        let result = read(
            items(
                12,
                [
                    (3, "TASK_VERSION", "二"), (4, "PROMISE_DAY", "99"), (5, "TASK_CODE", "123"), (6, "BY_LAW", ""),
                    (7, "PLAN_EFFECTIVE_DATE", "2026-02-30"), (8, "LIMIT_SCENE_NUM", "9"), (9, "TASK_NAME", ""),
                ]))
        #expect(result.faults.map { "\($0.sheet.label)\($0.fault.row)" } == ["事项3", "事项5", "事项7"], "\(result.faults.map(\.words))")
        #expect(result.faults[1].words.contains("“实施编码”填的是“123”，其他表中没有它的行。实施编码有3位"))
        #expect(Set(result.shortcomings.map(\.row)) == [4, 6, 8, 9], "\(result.shortcomings.map(\.words))")
        #expect(result.shortcomings.contains { $0.words.contains("“事项”表第6行：没有设定依据") })
        // The others can be held against the register meanwhile.
        #expect(result.items.isEmpty && result.rowsOfSound == [2, 4, 6, 8, 9, 10, 11, 12, 13])
    }

    @Test("A fault of one row of another sheet says nothing against its item; a sheet that cannot be read says nothing of any")
    func whatFollows() {
        let codes = Array(DemonstrationItems.all.prefix(2)).map(\.identity.taskCode)
        var sheets = items(2, [])
        // An item that is not there: told once for all its rows.
        sheets[.items]?.remove(at: 2)
        let lost = read(sheets)
        #expect(lost.faults.count == 1 && lost.faults[0].words.contains("“\(codes[1])”第1版不在“事项”表中"), "\(lost.faults.map(\.words))")
        #expect(lost.faults[0].words.contains("这样的一共"))
        sheets = items(2, [])
        for sheet in [ItemSheet.materials, .places] { sheets[sheet]?[0][0] = "CODE" }
        let headless = read(sheets)
        #expect(Set(headless.faults.map(\.sheet)) == [.materials, .places] && headless.shortcomings.isEmpty)
        sheets = items(2, [])
        sheets[.items]?[0][0] = "UNIT"
        #expect(Set(read(sheets).faults.map(\.sheet)) == [.items])
    }

    @Test("The same version twice, a header without a needed column, and no items at all are refused")
    func whole() {
        let twice = read(sheets([ServiceWorld.item, ServiceWorld.item]))
        #expect(twice.faults.contains { $0.words.contains("第2版与第2行重复") })
        var headless = sheets([ServiceWorld.item])
        headless[.steps]?[0][2] = "STEP"
        #expect(read(headless).faults.contains { $0.sheet == .steps && $0.fault.row == 1 })
        #expect(read([:]).faults.map(\.words) == ["“事项”表第1行：没有“事项”表。请至少提供这一张表。"])
    }

    @Test("Legal bases come back from their lines")
    func bases() {
        for text in ["《行政许可法》第四十二条", "《关于转发〈x〉的通知》（国发〔2015〕27号）：原文", "《关于实施《行政许可法》的通知》第一条", "《种子法》"] {
            #expect(LegalBasis(text: text)?.text == text)
        }
        #expect(LegalBasis(text: "行政许可法第四十二条") == nil)
        #expect(LegalBasis(text: "《行政许可法") == nil)
        #expect(LegalBasis(text: "《》第一条") == nil)
    }
}
