extension ServiceItemRules {
    /// What is wrong with the conditions of steps, materials and fees, by the form that serves with the version.
    package func findings(in item: ServiceItem, answering form: ItemForm?) -> [ItemFinding] {
        var list = FindingList()
        let flow = item.process.flow, stages = flow.faults.isEmpty ? flow.stages : []
        for part in item.conditional {
            guard let form else {
                list.refuse("condition.noForm", at: part.place, "\(part.whose)看申请人在表单中的回答，本事项却没有表单。请先上传表单，或者去掉条件。")
                continue
            }
            if let words = form.fault(of: part.condition, part.whose) { list.refuse("condition.form", at: part.place, words) }
        }
        for (index, step) in flow.steps.enumerated() where step.onlyIf != nil && step.special == nil && stages.contains(step.code) {
            list.refuse("condition.stage", at: "flow[\(index + 1)].onlyIf", "环节“\(step.title)”是每件都有的，不能带条件。请去掉条件。")
        }
        if list.findings.isEmpty, let form, !flow.alwaysHasWork(form) {
            list.refuse("condition.noStepLeft", at: "flow", "受理和决定之间的环节都带条件，有的申请人回答以后一个环节也不剩。请至少让一个环节不带条件，或者让条件包括必填字段的所有选项。")
        }
        return list.findings
    }
}

extension ServiceItem {
    /// A part that only some answers call for.
    struct Conditional {
        let condition: ItemFormField.Condition
        /// As a finding names its element.
        let place: String
        let whose: String
    }

    /// In the order of the sheets.
    var conditional: [Conditional] {
        func part(_ condition: ItemFormField.Condition?, _ place: String, _ index: Int, _ whose: String) -> Conditional? {
            condition.map { Conditional(condition: $0, place: "\(place)[\(index + 1)].onlyIf", whose: "\(whose)的适用条件") }
        }
        return (materials.value ?? []).enumerated().compactMap { part($1.onlyIf, "materials", $0, "材料“\($1.name)”") }
            + process.flow.steps.enumerated().compactMap { part($1.onlyIf, "flow", $0, "环节“\($1.title)”") }
            + (fees.value ?? []).enumerated().compactMap { part($1.onlyIf, "fees", $0, "收费项目“\($1.name)”") }
    }

    /// The fields of the form that decide what a case needs.
    package var decidingFields: Set<String> { Set(conditional.map(\.condition.field)) }
}

extension Flow {
    /// Whether every case has something to be done between acceptance and decision, whatever was answered: a step without condition, or steps that
    /// together take every choice of a field that everybody has to answer. Fields that depend on others are taken to be free of each other.
    func alwaysHasWork(_ form: ItemForm) -> Bool {
        let stages = stages, work = steps.filter { !stages.contains($0.code) }
        if work.contains(where: { $0.onlyIf == nil }) || work.isEmpty { return true }
        let taken = Dictionary(grouping: work.compactMap(\.onlyIf), by: \.field).mapValues { Set($0.flatMap(\.values)) }
        return taken.contains { code, values in
            guard let field = form.field(code), field.isRequired, field.shownIf == nil else { return false }
            return values.isSuperset(of: field.choices)
        }
    }
}
