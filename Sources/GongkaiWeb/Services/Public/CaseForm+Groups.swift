import GongkaiCore

extension CaseForm {
    /// The questions in their order: who applies, who acts for them, what the item itself asks, how each material comes. `errors` by name.
    func groups(_ asked: CaseQuestions, _ rules: IntakeRules, errors: [String: String] = [:]) -> [IntakeGroup] {
        let audiences = asked.item.conditions.audiences
        let isForBoth = audiences.isEmpty || (audiences.contains(.person) && audiences.count > 1)
        var groups = identity.identityGroups(rules, errors: errors, changes: isForBoth)
        groups.insert(agentGroup(errors), at: 1)
        groups += formGroups(asked.fields, errors)
        if let materials = materialGroup(asked, errors) { groups.append(materials) }
        groups.append(consentGroup(errors))
        return groups
    }

    func agentGroup(_ errors: [String: String]) -> IntakeGroup {
        let isAgent = [
            FormRow.Choice(value: "", text: "申请人自己办", isChosen: !hasAgent),
            FormRow.Choice(value: "yes", text: "委托别人办", isChosen: hasAgent),
        ]
        func text(_ name: String, _ label: String, mode: String = "text", most: Int) -> FormRow {
            FormRow.text(
                name, label, self[name], hint: "委托别人办的填写。", error: errors[name], counted: most, inputMode: mode, isShort: most < 50
            ).shown(if: Name.agent, says: ["yes"])
        }
        return IntakeGroup(
            "agent-group", "谁来办",
            [
                .radios(Name.agent, "是申请人自己办，还是委托别人办", isAgent, hint: "委托别人办的，要提交授权委托书。"),
                text(Name.agentFields[0], "代理人姓名", most: 60), text(Name.agentFields[1], "代理人身份证号码", most: 30),
                text(Name.agentFields[2], "代理人电话", mode: "tel", most: 40),
            ])
    }

    // MARK: The item's own form

    func formGroups(_ form: ItemForm, _ errors: [String: String]) -> [IntakeGroup] {
        var groups: [IntakeGroup] = [], rows: [FormRow] = [], heading = "申请的内容"
        func close() {
            if !rows.isEmpty { groups.append(IntakeGroup("part-\(groups.count + 1)", heading, rows)) }
            rows = []
        }
        let said = answers(form)
        for field in form.fields {
            if let next = field.heading {
                close()
                heading = next
            }
            guard field.kind == .group else {
                rows.append(row(field, path: field.code, label: field.label, form, said, errors))
                continue
            }
            close()
            let shown = self.rows(of: field, in: form)
            for number in 1...shown {
                for inner in field.fields {
                    let label = shown == 1 ? inner.label : "\(field.label)\(number)：\(inner.label)"
                    rows.append(
                        row(
                            inner, path: ItemForm.path(field.code, number, inner.code), label: label, form, said, errors, in: field, number,
                            isFurther: number > field.rows.lowerBound))
                }
            }
            groups.append(
                IntakeGroup(
                    "part-\(groups.count + 1)", field.label, note: [field.hint, errors[Name.answer(field.code)]].compactMap(\.self).first,
                    rows,
                    change: shown < field.rows.upperBound ? .init(value: "row-\(field.code)", label: "再加一个\(field.label)") : nil))
            rows = []
        }
        close()
        return groups
    }

    private func row(
        _ field: ItemFormField, path: String, label: String, _ form: ItemForm, _ said: ItemForm.Answers, _ errors: [String: String],
        in group: ItemFormField? = nil, _ number: Int = 1, isFurther: Bool = false
    ) -> FormRow {
        let name = Name.answer(path), value = said[path] ?? "", error = errors[name]
        let isOptional = !field.isRequired || isFurther
        let when = field.shownIf.flatMap { condition in
            form.field(condition.field).map { other in
                "“\(other.label)”选“\(condition.values.joined(separator: "”“"))”的\(field.isRequired ? "填写" : "可以填写")。"
            }
        }
        let hint = [field.hint, when].compactMap(\.self).joined()
        let plain = hint.isEmpty ? nil : hint
        func choices(_ chosen: [String]) -> [FormRow.Choice] {
            field.choices.map { FormRow.Choice(value: $0, text: $0, isChosen: chosen.contains($0)) }
        }
        let row: FormRow
        switch field.kind {
        case .text, .group:
            row = .text(name, label, value, isOptional: isOptional, hint: plain, error: error, counted: field.longest)
        case .paragraph: row = .area(name, label, value, isOptional: isOptional, hint: plain, error: error, counted: field.longest)
        case .number:
            row = .text(
                name, label, value, isOptional: isOptional, hint: plain, error: error, longest: 20, inputMode: "decimal", isShort: true)
        case .date:
            row = .text(
                name, label, value, isOptional: isOptional, hint: plain ?? "如2026-03-05。", error: error, longest: 20, isShort: true)
        case .identityNumber:
            row = .text(name, label, value, isOptional: isOptional, hint: plain, error: error, longest: 30, isShort: true)
        case .telephone:
            row = .text(name, label, value, isOptional: isOptional, hint: plain, error: error, longest: 40, inputMode: "tel", isShort: true)
        case .choice: row = .radios(name, label, choices([value]), isOptional: isOptional, hint: plain, error: error)
        case .choices:
            row = .boxes(
                name, label, choices(value.split(separator: "\n").map(String.init)), hint: (plain ?? "") + "可以选几样。", error: error)
        }
        guard let condition = field.shownIf else {
            // What stands in a group is asked with the group.
            return group?.shownIf.map { row.shown(if: Name.answer($0.field), says: $0.values) } ?? row
        }
        let isBeside = group?.fields.contains { $0.code == condition.field } ?? false
        let other = isBeside ? ItemForm.path(group?.code ?? "", number, condition.field) : condition.field
        return row.shown(if: Name.answer(other), says: condition.values)
    }

    // MARK: Materials and consent

    private func materialGroup(_ asked: CaseQuestions, _ errors: [String: String]) -> IntakeGroup? {
        let materials = asked.item.materials.value ?? []
        guard !materials.isEmpty else { return nil }
        let onPage = materials.filter(asked.isOnPage).map { "“\($0.name)”" }.joined(separator: "、")
        let note = "每一样怎样交，选一种。网上提交的，在下一页添加照片或者扫描件；要交原件的，带到窗口\(asked.item.takesMail ? "或者寄来" : "")。"
        return IntakeGroup(
            "materials", "申请材料", note: note + (onPage.isEmpty ? "" : "\(onPage)就是上面填写的内容，不用另交。"),
            asked.materials(hasAgent: true).filter { !asked.isOnPage($0) }.map { material in
                let name = Name.way(material.code), chosen = way(material.code)
                let ways = asked.ways(of: material), when = material.onlyIf.map { "\(asked.fields.words(of: $0))提交。" }
                let hint = [Self.hint(material), when].compactMap(\.self).joined().nonEmpty
                let row = FormRow.radios(
                    name, material.name, ways.map { FormRow.Choice(value: $0.rawValue, text: $0.words, isChosen: $0 == chosen) },
                    isOptional: !material.isRequired, hint: hint, error: errors[name])
                if material.code == RequiredMaterial.authorisation.code { return row.shown(if: Name.agent, says: ["yes"]) }
                return material.onlyIf.map { row.shown(if: Name.answer($0.field), says: $0.values) } ?? row
            })
    }

    static func hint(_ material: RequiredMaterial) -> String? {
        var counts: [String] = [], words = ""
        if let originals = material.originals, originals > 0 { counts.append("原件\(originals)份") }
        if let copies = material.copies, copies > 0 { counts.append("复印件\(copies)份") }
        if !counts.isEmpty { words += (material.medium == .paper ? "纸质，" : "") + counts.joined(separator: "、") + "。" }
        for sentence in [material.issuedWithin, material.instruction].compactMap(\.self) {
            words += sentence.hasSuffix("。") ? sentence : sentence + "。"
        }
        if material.code == RequiredMaterial.authorisation.code { words += "委托别人办的提交。" }
        return words.isEmpty ? nil : words
    }

    private func consentGroup(_ errors: [String: String]) -> IntakeGroup {
        IntakeGroup(
            "consent-group", "承诺",
            [
                .boxes(
                    Name.consent, "提交前请确认",
                    [.init(value: "yes", text: "填写的内容和提交的材料真实有效，同意有关单位为办理这件事使用它们。", isChosen: self[Name.consent] == "yes")],
                    hint: "隐瞒情况或者提供虚假材料的，依法不予受理或者不予许可。", error: errors[Name.consent])
            ])
    }
}
