import Testing

@testable import GongkaiCore

@Suite("Forms as data")
struct ItemFormTests {
    private static let header = ItemFormTable.header

    /// Rows of 编码, 名称, 类型, 选项, 显示条件, 所属重复组.
    private static func reading(_ rows: [String]) -> ItemFormReading {
        ItemFormReading(
            table: [["编码", "名称", "类型", "选项", "显示条件", "所属重复组"]]
                + rows.map { $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init) })
    }

    @Test(
        "A definition that nobody could fill in is refused with its line and field",
        arguments: [
            (["a|甲|文字"], nil, ""), (["a|甲|单选|是;否", "b|乙|文字||a=是"], nil, ""),
            (["a|甲|单选|是;否|b=是", "b|乙|单选|是;否|a=是"], 2, "绕成了圈：“甲”→“乙”→“甲”"),
            (["a|甲|单选|是|a=是"], 2, "绕成了圈"), (["x|丙|文字", "a|甲|单选|", "b|乙|文字"], 3, "却没有选项"),
            (["a|甲|文字||z=是"], 2, "表单里没有这个字段"), (["a|甲|单选|是;否", "b|乙|文字||a=也许"], 3, "没有这个选项"),
            (["a|甲|文字", "b|乙|文字||a=是"], 3, "条件只能看选项"), (["a|甲|文字", "b|乙|怪"], 3, "不认识的类型“怪”"),
            (["a|甲|文字", "b|乙|文字", "a|丙|文字"], 4, "用了两次"), (["a||文字"], 2, "没有名称"), (["g|组|重复组"], 2, "里没有字段"),
            (["a|甲|文字|||g"], 2, "所属重复组“g”不在前面"), (["a-b|甲|文字"], 2, "应由字母、数字"), (["a|甲|文字|是;否"], 2, "不用选项"),
            (["a|甲|文字||只要"], 2, "读不懂"),
        ] as [([String], Int?, String)])
    func definitions(rows: [String], line: Int?, words: String) throws {
        let reading = Self.reading(rows)
        guard let line else {
            #expect(reading.faults.isEmpty)
            return
        }
        let fault = try #require(reading.faults.first)
        #expect(fault.line == line && fault.words.contains(words), "\(fault)")
        #expect(fault.sentence.hasPrefix("第\(line)行"))
    }

    @Test("Bounds that nobody could keep are refused, and the sentence names the field")
    func bounds() throws {
        func faults(_ fields: ItemFormField...) -> [String] { ItemForm(fields).faults.map { "\($0.field): \($0.words)" } }
        func one(_ words: String, _ field: ItemFormField) {
            let found = faults(field)
            #expect(found.contains { $0.hasPrefix("\(field.code): ") && $0.contains("“\(field.label)”") && $0.contains(words) }, "\(found)")
        }
        one("大于文字的最多字数（200）", ItemFormField("a", "甲", .text, least: 201))
        one("大于大段文字的最多字数（1000）", ItemFormField("a", "甲", .paragraph, least: 1_001))
        one("最多10000个字", ItemFormField("a", "甲", .paragraph, most: 10_001))
        one("一个字也写不了", ItemFormField("a", "甲", .text, most: 0))
        let inner = [ItemFormField("b", "乙")]
        one("最少（51）大于50行", ItemFormField("g", "组", .group, least: 51, fields: inner))
        one("一行也填不了", ItemFormField("g", "组", .group, most: 0, fields: inner))
        #expect(
            faults(ItemFormField("a", "甲", .text, least: 200), ItemFormField("g", "组", .group, least: 50, most: 50, fields: inner)).isEmpty)
        // A table says the line, too.
        let table = [["编码", "名称", "类型", "最少"], ["x", "丙", "文字", ""], ["a", "甲", "文字", "300"]]
        #expect(ItemFormReading(table: table).faults.map(\.sentence).contains { $0.hasPrefix("第3行（a）：“甲”的最少（300）") })
    }

    @Test("A form has no more fields and rows than anybody could fill in")
    func tooMuch() {
        func many(_ count: Int, _ name: String = "f") -> [ItemFormField] { (1...count).map { ItemFormField("\(name)\($0)", "第\($0)项") } }
        #expect(ItemForm(many(200)).faults.isEmpty)
        let more = ItemForm(many(201)).faults
        #expect(more.map(\.field) == ["f201"] && more.first?.words.contains("最多200个，“第201项”是第201个") == true)
        func group(_ name: String, _ count: Int) -> ItemFormField {
            ItemFormField(name, "组\(name)", .group, most: 50, fields: many(count, name))
        }
        #expect(ItemForm([group("g", 20), group("h", 20)]).faults.isEmpty)
        let wide = ItemForm([group("g", 20), group("h", 20), ItemFormField("end", "最后")]).faults
        #expect(wide.map(\.field) == ["end"] && wide.first?.words.contains("共2001格，最多2000格") == true)
    }

    @Test("A number may be less than nothing where its bounds say so, and only there")
    func negative() {
        let cold = ItemForm([ItemFormField("t", "温度", .number, least: -40, most: 5)])
        for said in ["-40", "-18.5", "－3", "−1", "0", "5"] { #expect(cold.faults(in: ["t": said]).isEmpty, "\(said)") }
        for said in ["-41", "6", "--1", "-", "5-"] { #expect(cold.faults(in: ["t": said])["t"] != nil, "\(said)") }
        #expect(cold.faults(in: ["t": "冷"])["t"] == "“温度”应为-40至5的数字，如-40。请只写数字。负数在前面写减号。")
        let below = ItemForm([ItemFormField("t", "温度", .number, most: -1)])
        #expect(below.faults(in: ["t": "-2"]).isEmpty && below.faults(in: ["t": "0"])["t"] != nil)
        let plain = ItemForm([ItemFormField("t", "数量", .number)])
        #expect(plain.faults(in: ["t": "-1"])["t"] != nil && plain.faults(in: ["t": "1"]).isEmpty)
    }

    @Test("A day may be written as people write it, and is kept as one", arguments: ["2027-01-05", "2027年1月5日", "2027/1/5", "20270105"])
    func days(said: String) {
        let form = ItemForm([ItemFormField("from", "开业日期", .date, isRequired: true)])
        #expect(form.faults(in: ["from": said]).isEmpty && form.kept(["from": said]) == ["from": "2027-01-05"])
        #expect(form.faults(in: ["from": "2027年13月5日"])["from"]?.contains("2026年3月5日的样子") == true)
    }

    @Test("A column that is not known, or is missing, is told; JSON names the line of a field and of a slip")
    func files() throws {
        #expect(ItemFormReading(table: [["编码", "名称", "颜色"]]).faults.map(\.words).contains { $0.contains("不认识的列“颜色”") })
        #expect(ItemFormReading(table: [["编码", "名称"]]).faults.first?.words.contains("缺少“类型”列") == true)
        let json = """
            {"fields": [
              {"code": "a", "label": "甲", "kind": "choice", "choices": ["是", "否"]},
              {"code": "b", "label": "乙", "kind": "text",
               "shownIf": {"field": "c", "values": ["是"]}}
            ]}
            """
        let fault = try #require(ItemFormReading(json: json).faults.first)
        #expect(fault.line == 3 && fault.field == "b" && fault.words.contains("没有这个字段"))
        #expect(ItemFormReading(json: json.replacing("\"c\"", with: "\"a\"")).faults.isEmpty)
        let cut = try #require(ItemFormReading(json: json.replacing("\"甲\",", with: "\"甲\"")).faults.first)
        #expect(cut.words.contains("不是JSON格式"))
    }

    @Test("What is shipped comes out as a table and back the same", arguments: ItemForm.shipped.keys.sorted())
    func shipped(name: String) throws {
        let form = try #require(ItemForm.shipped[name])
        #expect(ItemFormReading(table: [Self.header] + ItemFormTable.rows(form)).form == form)
        #expect(try ItemForm(json: form.json()) == form)
        #expect(DemonstrationItems.all.contains { $0.identity.name == name && $0.process.isOnline == true })
    }

    private static let shop = ItemForm([
        ItemFormField("premises", "场所", .choice, isRequired: true, choices: ["自有", "租用"]),
        ItemFormField("until", "租期到", .date, isRequired: true, shownIf: .init("premises", ["租用"])),
        ItemFormField("area", "面积", .number, isRequired: true, least: 1, most: 500),
        ItemFormField(
            "staff", "人员", .group, isRequired: true, most: 2,
            fields: [
                ItemFormField("name", "姓名", isRequired: true, most: 4),
                ItemFormField("work", "做什么", .choices, choices: ["厨师", "服务"]),
                ItemFormField("health", "健康证", .date, isRequired: true, shownIf: .init("work", ["厨师"])),
            ]),
    ])

    @Test(
        "Answers are judged by what is asked, row by row",
        arguments: [
            ([:], ["premises", "area", "staff.1.name"]), (["premises": "租用", "area": "30", "staff.1.name": "张三"], ["until"]),
            (["premises": "租用", "until": "2026-02-30", "area": "0", "staff.1.name": "欧阳一二三"], ["until", "area", "staff.1.name"]),
            (["premises": "自有", "until": "乱写", "area": "30.5", "staff.1.name": "张三"], []),
            (["premises": "别的", "area": "三十", "staff.1.name": "张三"], ["premises", "area"]),
            (["premises": "自有", "area": "30", "staff.1.name": "张三", "staff.2.work": "服务\n厨师"], ["staff.2.name", "staff.2.health"]),
            (["premises": "自有", "area": "30", "staff.1.name": "张三", "staff.3.name": "李四"], ["staff.2.name", "staff"]),
        ] as [(ItemForm.Answers, [String])])
    func answers(answers: ItemForm.Answers, wrong: [String]) {
        #expect(Set(Self.shop.faults(in: answers).keys) == Set(wrong))
    }

    @Test("Digits count in whatever width they are typed, and an error says whose answer it is")
    func widths() {
        let answers = [
            "premises": "租用", "until": "２０２６－０５－０１", "area": "３０．５", "staff.1.name": "张三",
            "staff.2.name": "李四", "staff.2.work": "厨师",
            "staff.2.health": "明年",
        ]
        let faults = Self.shop.faults(in: answers)
        #expect(
            faults.keys.sorted() == ["staff.2.health"]
                && faults["staff.2.health"]?.hasPrefix("“人员2：健康证”应写成") == true)
        #expect(
            Self.shop.kept(answers)["area"] == "30.5" && Self.shop.kept(answers)["until"] == "2026-05-01")
        // One row has nobody to be confused with.
        let alone = [
            "premises": "自有", "area": "30", "staff.1.name": "张三", "staff.1.work": "厨师",
            "staff.1.health": "明年",
        ]
        #expect(Self.shop.faults(in: alone)["staff.1.health"]?.hasPrefix("“健康证”") == true)
    }

    @Test("What is said to last and is over is warned of, and nothing else")
    func over() throws {
        let form = try #require(ItemForm.shipped["餐饮店开业并联办理"])
        let answers = [
            "premises": "租用", "leaseUntil": "2025-12-31", "openOn": "2025-01-01",
            "staff.1.staffName": "张三", "staff.1.staffWork": "厨师",
            "staff.1.healthUntil": "2026-03-04", "staff.2.staffName": "李四", "staff.2.staffWork": "厨师",
            "staff.2.healthUntil": "2026年3月3日",
        ]
        #expect(
            form.warnings(in: answers, on: "2026-03-04") == [
                "“租期到哪一天”填的是2025年12月31日，已经过了。请核对；没有写错的，可以继续。",
                "“从业人员2：健康证到哪一天”填的是2026年3月3日，已经过了。请核对；没有写错的，可以继续。",
            ])
    }

    @Test("What is not asked is not kept, and what is kept reads with its labels")
    func kept() {
        let answers = [
            "premises": "自有", "until": "2026-03-01", "area": " 30 ", "staff.1.name": "张三", "staff.1.work": "厨师\n服务", "other": "x",
        ]
        let kept = Self.shop.kept(answers)
        #expect(kept == ["premises": "自有", "area": "30", "staff.1.name": "张三", "staff.1.work": "厨师\n服务"])
        #expect(Self.shop.lines(kept).map { "\($0.label)=\($0.value)" } == ["场所=自有", "面积=30", "人员1：姓名=张三", "人员1：做什么=厨师、服务"])
    }
}

@Suite("Hours of a hall")
struct HallHoursTests {
    @Test(
        "The words of a guide are read; what cannot be read is as usual",
        arguments: [
            ("星期一至星期五9:00—12:00、13:30—17:00（法定节假日除外）", 1...5, [540, 720, 810, 1_020]), ("周一至周六 8：30-11：30", 1...6, [510, 690]),
            ("工作时间", 1...5, [540, 720, 810, 1_020]), ("9:00—12:00，14:00", 1...5, [540, 720, 810, 1_020]),
        ] as [(String, ClosedRange<Int>, [Int])])
    func reading(words: String, weekdays: ClosedRange<Int>, times: [Int]) {
        let hours = HallHours(words)
        #expect(hours.weekdays == weekdays && hours.spans.flatMap { [$0.from, $0.to] } == times)
    }

    @Test("No half hours on days off; the make-up Saturday has them")
    func days() {
        let hours = HallHours.usual, calendar = WorkingCalendar.published
        #expect(hours.starts(on: "2024-04-30", calendar).count == 13 && hours.starts(on: "2024-04-30", calendar).first == 540)
        #expect(hours.starts(on: "2024-05-01", calendar).isEmpty && hours.starts(on: "2024-05-12", calendar).isEmpty)
        #expect(!hours.starts(on: "2024-05-11", calendar).isEmpty)
        #expect(hours.days(after: "2024-04-29", 2, calendar) == ["2024-04-30", "2024-05-06"])
        #expect(HallHours.words(545) == "9:05")
    }
}
