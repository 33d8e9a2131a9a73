import Testing

@testable import GongkaiCore

@Suite("What somebody answers decides which steps their case has")
struct AnsweredTermsTests {
    static let form = ItemForm([
        ItemFormField("sign", "是否设置门店招牌", .choice, isRequired: true, choices: ["设置", "改动", "不设置"]),
        ItemFormField("light", "招牌是否发光", .choice, isRequired: true, choices: ["发光", "不发光"], shownIf: .init("sign", ["设置"])),
        ItemFormField("extras", "还要办什么", .choices, choices: ["占道", "挖掘"]),
        ItemFormField("staff", "从业人员", .group, fields: [ItemFormField("work", "做什么", .choice, choices: ["厨师", "服务员"])]),
        ItemFormField("area", "面积", .number),
    ])

    private static func item(_ conditions: [String: ItemFormField.Condition]) -> ServiceItem {
        ServiceWorld.item.changed { item in
            item.process.flow.steps = item.process.flow.steps.map { step in
                var step = step
                step.onlyIf = conditions[step.code]
                return step
            }
        }
    }

    @Test("A restaurant without a sign has no step, no material and no unit for it; limits stay those of the item")
    func restaurant() throws {
        let item = DemonstrationItems.restaurant, form = try #require(DemonstrationItems.forms[item.identity.taskCode])
        func terms(_ sign: String) throws -> CaseTerms {
            try CaseTerms(item: item, units: ItemTermsTests.units, filled: FilledItemForm(form, ["sign": sign]))
        }
        let whole = try CaseTerms(item: item, units: ItemTermsTests.units)
        #expect(try terms("设置") == whole)
        let less = try terms("不设置")
        #expect(less.steps == whole.steps.filter { $0.code != "signboard" } && less.steps.count == 4)
        #expect(whole.materials.map(\.name).filter { !less.materials.map(\.name).contains($0) } == ["招牌效果图"])
        #expect(less.isJoint && less.promisedDays == 15 && less.statutory == whole.statutory && less.fees == whole.fees)
        #expect(try CaseTerms(text: less.text) == less)
    }

    @Test("What comes after a removed step comes after what that came after, and the longest path is that of what is left")
    func after() throws {
        let item = ServiceWorld.item.changed {
            $0.process.flow = Flow([
                FlowStep("A", "初审", unit: "ZX11", promised: ServiceWorld.limit(2)),
                FlowStep("B", "复核", unit: "ZX12", promised: ServiceWorld.limit(3), after: ["A"], onlyIf: .init("sign", ["设置", "改动"])),
                FlowStep("C", "验光", unit: "ZX12", promised: ServiceWorld.limit(1), after: ["B"], onlyIf: .init("light", ["发光"])),
                FlowStep("D", "会签", unit: "ZX11", promised: ServiceWorld.limit(1), after: ["C"]),
            ])
            $0.time.promisedLimit = ServiceWorld.limit(8)
            $0.fees = .given([
                FeeItem(name: "工本费", standard: "10元", fen: 1_000, basis: "湘价费〔2012〕1号"),
                FeeItem(name: "招牌占道费", standard: "20元", fen: 2_000, basis: "湘价费〔2012〕2号", onlyIf: .init("sign", ["设置"])),
                FeeItem(name: "制证费", standard: "5元", fen: 500, basis: "湘价费〔2012〕3号"),
            ])
        }
        func terms(_ answers: ItemForm.Answers) throws -> CaseTerms {
            try CaseTerms(item: item, units: ItemTermsTests.units, filled: FilledItemForm(Self.form, answers))
        }
        let none = try terms(["sign": "不设置", "light": "发光"])
        // A lamp that is not asked for, because there is no sign, needs no step whatever was typed.
        #expect(none.steps.map(\.code) == ["A", "D"] && none.steps[1].after == ["A"] && none.longestPath?.days == 3)
        // The codes of fees stay what they are.
        #expect(none.fees.map(\.code) == ["F01", "F03"])
        let some = try terms(["sign": "改动"])
        #expect(some.steps.map(\.code) == ["A", "B", "D"] && some.steps[2].after == ["B"] && some.longestPath?.days == 6)
        let all = try terms(["sign": "设置", "light": "发光"])
        #expect(all.steps.map(\.code) == ["A", "B", "C", "D"] && all.longestPath?.days == 7 && all.fees.count == 3)
        #expect(none.isJoint && none.promisedDays == 8)
    }

    @Test("Of a field with several answers one is enough; a blank one meets no condition")
    func several() {
        let condition = ItemFormField.Condition("extras", ["挖掘"])
        #expect(FilledItemForm(Self.form, ["extras": "占道\n挖掘"]).needs(condition))
        #expect(!FilledItemForm(Self.form, ["extras": "占道"]).needs(condition) && !FilledItemForm(Self.form, [:]).needs(condition))
        #expect(FilledItemForm(Self.form, [:]).needs(nil))
    }

    @Test(
        "A condition nobody can meet is refused with its place, as one of a field is",
        arguments: [
            (ItemFormField.Condition("colour", ["红"]), "环节“审查”的适用条件提到字段“colour”，表单里没有这个字段"),
            (.init("sign", ["拆除"]), "要求“是否设置门店招牌”为“拆除”，它没有这个选项"), (.init("area", ["9"]), "它不是单选或者多选"),
            (.init("work", ["厨师"]), "提到重复组“从业人员”里的字段"), (.init("sign", []), "没有写选项"),
        ])
    func faults(condition: ItemFormField.Condition, words: String) {
        let item = Self.item(["examine": condition]), findings = ServiceWorld.rules.findings(in: item, answering: Self.form)
        #expect(findings.count == 1 && findings[0].words.contains(words) && findings[0].severity == .refuses, "\(findings)")
        #expect(findings[0].place == "flow[2].onlyIf")
        let bare = ServiceWorld.rules.findings(in: item, answering: nil)
        #expect(bare.map(\.code) == ["condition.noForm"] && bare[0].words.contains("环节“审查”"))
        #expect(ServiceWorld.rules.findings(in: ServiceWorld.item, answering: nil).isEmpty)
    }

    @Test("A flow in which answers leave no step is refused; steps that share all choices of a field leave one")
    func empty() {
        let stages = ServiceWorld.flow.stages, work = ServiceWorld.flow.steps.map(\.code).filter { !stages.contains($0) }
        func findings(_ conditions: [ItemFormField.Condition]) -> [String] {
            let conditions = Dictionary(
                uniqueKeysWithValues: zip(work, conditions + Array(repeating: conditions[conditions.count - 1], count: 9)))
            return ServiceWorld.rules.findings(in: Self.item(conditions), answering: Self.form).map(\.code)
        }
        #expect(work.count >= 2)
        #expect(findings([.init("sign", ["设置", "改动"])]) == ["condition.noStepLeft"])
        #expect(findings([.init("sign", ["设置", "改动"]), .init("sign", ["不设置"])]).isEmpty)
        // Whoever leaves a question blank, or is not asked, has none of its steps.
        #expect(findings([.init("extras", ["占道", "挖掘"])]) == ["condition.noStepLeft"])
        #expect(findings([.init("light", ["发光", "不发光"])]) == ["condition.noStepLeft"])
        let stage = stages.sorted()[0]
        let kept = ServiceWorld.rules.findings(in: Self.item([stage: .init("sign", ["设置"])]), answering: Self.form)
        #expect(kept.map(\.code) == ["condition.stage"] && kept[0].words.contains("每件都有"))
    }

    @Test("A condition is said in the words of the form")
    func words() {
        #expect(Self.form.words(of: .init("sign", ["设置", "改动"])) == "仅当“是否设置门店招牌”为“设置”或者“改动”时")
        #expect(Self.form.words(of: .init("extras", ["占道"])) == "仅当“还要办什么”选了“占道”时")
    }

    @Test("Conditions of all three sheets come back from cells and JSON, and what is none is told by sheet and row")
    func exchange() throws {
        var item = Self.item(["examine": .init("sign", ["设置"])])
        item.materials = .given(
            (item.materials.value ?? []).enumerated().map { index, material in
                var material = material
                if index == 0 { material.onlyIf = .init("sign", ["设置", "改动"]) }
                return material
            })
        var fee = ServiceWorld.fee
        fee.onlyIf = .init("light", ["发光"])
        item.fees = .given([fee])
        let tables = ItemTables([item])
        var sheets = Dictionary(uniqueKeysWithValues: ItemSheet.allCases.map { ($0, [$0.header] + tables[$0]) })
        func read() -> ItemImport {
            ItemImport(sheets, agencies: Dictionary(uniqueKeysWithValues: ServiceWorld.units.map { ($0, $0) }), today: "2014-06-02")
        }
        #expect(read().items == [item], "\(read().faults.map(\.words))")
        #expect(try ItemDocument(json: try ItemDocument([item]).json()).items == [item])
        let column = try #require(ItemSheet.materials.header.firstIndex(of: "MATERIAL_CONDITION"))
        #expect(sheets[.materials]?[1][column] == "sign=设置;改动")
        sheets[.materials]?[1][column] = "sign＝设置；改动"
        #expect(read().items == [item])
        sheets[.materials]?[1][column] = "设置招牌的"
        #expect(read().faults.map(\.words).contains { $0.contains("“申请材料”表第2行") && $0.contains("编码=选项") }, "\(read().faults)")
    }
}
