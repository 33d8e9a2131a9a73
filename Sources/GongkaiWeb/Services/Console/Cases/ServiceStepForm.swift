import GongkaiCore

/// The form of a step on a case. What is a choice from the terms (materials, steps, fees) is chosen and not typed; the rest is a ``StepForm``.
struct ServiceStepForm: Sendable {
    let base: StepForm
    let terms: CaseTerms
    let fields: [MatterField]
    /// Those people fill in here, by the codes of their fields.
    private let own: Set<String>

    var matter: Matter { base.matter }
    var action: CaseAction? { CaseAction(rawValue: base.action.code) }

    init(
        _ action: MatterAction, _ move: MatterMove, _ terms: CaseTerms, _ matter: Matter, agencies: [Agency], handlers: [OfficerAccount],
        officerName: String, now: Instant, calendar: WorkingCalendar
    ) {
        self.terms = terms
        fields = move.fields
        let own: Set<String> = [
            MatterField.handedIn.code, MatterField.deficits.code, MatterField.promised.code, MatterField.step.code,
            MatterField.stepUnit.code, MatterField.feeCode.code, MatterField.billLines.code, MatterField.ratedEvent.code,
            MatterField.caseTerms.code, MatterField.procedure.code, MatterField.leftOut.code, MatterField.nothingToBring.code,
        ]
        self.own = own
        // Who does a step is told by the terms.
        let typed = move.fields.map { $0.code == MatterField.rejectionCode.code ? Self.reasons($0, matter) : $0 }.filter { field in
            !own.contains(field.code)
                && !([CaseAction.startStep.action, CaseAction.signIn.action].contains(action)
                    && [MatterField.party.code, MatterField.handler.code].contains(field.code))
        }
        base = StepForm(
            action: action, move: MatterMove(move.next, by: move.parties, fields: typed, dated: move.dating), matter: matter, regime: nil,
            agencies: agencies, handlers: handlers, officerName: officerName, now: now, calendar: calendar)
    }

    /// Nobody is refused for what they were never asked to supplement.
    private static func reasons(_ field: MatterField, _ matter: Matter) -> MatterField {
        guard matter.newestNotice == nil, case .choice(let choices) = field.kind else { return field }
        return MatterField(field.code, field.label, .choice(choices.filter { $0.code != MatterField.notSupplemented }))
    }

    private func has(_ field: MatterField) -> Bool { fields.contains { $0.code == field.code } }

    // MARK: What it shows

    private var missing: [CaseTerms.Material] { matter.missingMaterials(terms) }
    /// What may still come.
    private var notThere: [CaseTerms.Material] {
        let there = matter.materialsHandedIn
        // What was there and is asked for again comes again.
        let asked = action == .supplement || action == .supplementPart ? Set(matter.materialsAsked(terms).map(\.code)) : []
        return terms.materials.filter { !there.contains($0.code) || asked.contains($0.code) }
    }
    /// What the applicant agreed to have used again.
    private var agreed: [String: String] {
        Dictionary(matter.materialsToConfirm.map { ($0.material, "，\($0.words)") }) { first, _ in first }
    }
    private var ready: [CaseTerms.Step] { CaseFlow(matter, terms).ready }
    private var poorRatings: [MatterEvent] { matter.unsolvedPoorRatings }
    private var told: [CaseTerms.Fee] {
        guard action == .waiveFee, case let bill = CaseBill(matter) else { return terms.fees }
        return terms.fees.filter { bill.open(of: $0.code) ?? 0 > 0 }
    }

    /// What earlier procedures of a kind have left, where there were any.
    private func left(of kind: CaseProcedure) -> String {
        let limit = terms.limit(of: kind)
        let left = CaseFacts(matter)?.suspendedTime(base.calendar).left(of: kind, from: base.now.day, within: limit) ?? limit.days
        return left == limit.days ? "" : "，还剩\(left)\(limit.unit.words)"
    }

    /// Before anything is typed.
    var proposed: [String: String] {
        var texts: [String: String] = base.isDated ? [StepForm.day: base.now.day.text] : [:]
        for field in base.move.fields {
            switch field.code {
            case MatterField.unit.code: texts[field.code] = "\(matter.unit.value)"
            case MatterField.validFrom.code: texts[field.code] = base.now.day.text
            case MatterField.promisedBy.code where action == .acceptWithPromise:
                let today = base.now.day, last = terms.lastPromiseDay(of: missing.map(\.code), acceptedOn: today, base.calendar)
                texts[field.code] = min(base.calendar.day(5, workingDaysAfter: today), last).text
            case MatterField.amount.code where action == .pay: texts[field.code] = FieldWords.yuan(max(0, CaseBill(matter).due))
            default: if case .number(let bounds, unit: "个工作日") = field.kind { texts[field.code] = "\(bounds.upperBound)" }
            }
        }
        if has(.deficits) { for material in matter.materialsToTell(terms) { texts[Self.deficit(material.code)] = "没有提交" } }
        if has(.billLines) { for fee in terms.fees where fee.counted == nil { texts[Self.fee(fee.code)] = FieldWords.yuan(fee.standard) } }
        if has(.step), action == .startStep, let first = ready.first { texts[MatterField.step.code] = first.code }
        if let only = poorRatings.first { texts[MatterField.ratedEvent.code] = "\(only.number)" }
        if terms.procedures.count == 1 { texts[MatterField.procedure.code] = terms.procedures[0].rawValue }
        return texts
    }

    func rows(_ texts: [String: String], _ errors: [String: String]) -> [FormRow] { ownRows(texts, errors) + base.rows(texts, errors) }

    private func ownRows(_ texts: [String: String], _ errors: [String: String]) -> [FormRow] {
        var rows: [FormRow] = []
        if has(.step) {
            let isStart = action == .startStep
            let steps = isStart ? ready : terms.steps
            let none = isStart ? [] : [FormRow.Choice(value: "", text: "整个办件", isChosen: texts[MatterField.step.code, default: ""].isEmpty)]
            rows.append(
                .select(
                    MatterField.step.code, "环节",
                    none
                        + steps.map {
                            .init(
                                value: $0.code, text: "\($0.name)（\($0.unitName)，\($0.days)个工作日）",
                                isChosen: $0.code == texts[MatterField.step.code])
                        },
                    isOptional: !isStart, hint: isStart ? "只列出前面的环节已经完成的。" : "只有一个环节要等的，选择这个环节。", error: errors[MatterField.step.code]))
        }
        if has(.procedure) {
            rows.append(
                .radios(
                    MatterField.procedure.code, MatterField.procedure.label,
                    terms.procedures.map {
                        .init(
                            value: $0.rawValue, text: "\($0.words)（最多\(terms.limit(of: $0).words)\(left(of: $0))）",
                            isChosen: $0.rawValue == texts[MatterField.procedure.code])
                    },
                    hint: terms.procedures.isEmpty ? "该事项没有规定特别程序。" : nil, error: errors[MatterField.procedure.code]))
        }
        if has(.handedIn), !notThere.isEmpty {
            let chosen = Set(Matter.codes(texts[MatterField.handedIn.code]))
            rows.append(
                .boxes(
                    MatterField.handedIn.code, "这次收到的材料",
                    notThere.map {
                        .init(value: $0.code, text: Self.name($0) + (agreed[$0.code] ?? ""), isChosen: chosen.contains($0.code))
                    },
                    hint: "收到的打勾。以前收到的不用再选。", error: errors[MatterField.handedIn.code]))
        }
        if has(.deficits) { rows += deficitRows(texts, errors) }
        if has(.feeCode) {
            rows.append(
                .select(
                    MatterField.feeCode.code, "收费项目",
                    [.init(value: "", text: "请选择", isChosen: texts[MatterField.feeCode.code, default: ""].isEmpty)]
                        + told.map {
                            .init(
                                value: $0.code, text: "\($0.name)，标准\(FieldWords.yuan($0.standard))元" + ($0.counted.map { "／\($0)" } ?? ""),
                                isChosen: $0.code == texts[MatterField.feeCode.code])
                        }, hint: "只列出该事项清单内的收费。", error: errors[MatterField.feeCode.code]))
        }
        if has(.billLines) { rows += billRows(texts, errors) }
        if has(.ratedEvent) {
            rows.append(
                .select(
                    MatterField.ratedEvent.code, "回访的评价",
                    poorRatings.map {
                        let level = $0[.rating]?.text == "5" ? "非常不满意" : "不满意"
                        return .init(
                            value: "\($0.number)", text: "\($0.on.text)　\(level)",
                            isChosen: "\($0.number)" == texts[MatterField.ratedEvent.code])
                    }, hint: poorRatings.isEmpty ? "没有等待回访的差评。" : nil, error: errors[MatterField.ratedEvent.code]))
        }
        return rows
    }

    /// A notice of what corrected answers added after the first one.
    private var tellsAdded: Bool { action == .giveNotice && matter.newestNotice != nil }
    /// What a notice can ask for.
    private var tellable: [CaseTerms.Material] { tellsAdded ? matter.materialsAdded(terms) : terms.materials }

    /// 一次性告知: one row for each material, and one for what is wrong with the application itself.
    private func deficitRows(_ texts: [String: String], _ errors: [String: String]) -> [FormRow] {
        let open = Set(matter.materialsToTell(terms).map(\.code))
        let isOnly = tellsAdded && tellable.count == 1
        var rows: [FormRow] = []
        for material in tellable {
            let name = Self.deficit(material.code), why = Self.leftOut(material.code)
            let hint =
                agreed[material.code].map { "申请人同意再次使用\($0)。找到的，用“当场更正”登记；没有找到的，在这里写明。" }
                ?? (isOnly ? "写明缺什么、哪里不符。" : "写明缺什么、哪里不符；没有问题的留空。")
            rows.append(
                .text(
                    name, material.name, texts[name] ?? "", isOptional: !isOnly, hint: hint, error: errors[name],
                    counted: Self.longestDeficit)
            )
            // Asked for where somebody leaves out what is not there.
            guard open.contains(material.code), errors[name] != nil || texts[why].map({ !$0.isEmpty }) ?? false else { continue }
            rows.append(leftOutRow(material, texts, errors[why]))
        }
        if tellsAdded {
            // What an older notice left out is not asked for any more, and somebody says why.
            for material in terms.materials where open.contains(material.code) && !tellable.contains(where: { $0.code == material.code }) {
                rows.append(leftOutRow(material, texts, errors[Self.leftOut(material.code)] ?? errors[Self.deficit(material.code)]))
            }
            return rows
        }
        rows.append(
            .area(
                MatterField.deficits.code, "申请书和其他需要补正的内容", texts[MatterField.deficits.code] ?? "", isOptional: true,
                hint: "一行写一条。所有需要补正的都要写在这一份里，告知以后不能再补充。", error: errors[MatterField.deficits.code], counted: Self.longestOthers))
        return rows
    }

    private func leftOutRow(_ material: CaseTerms.Material, _ texts: [String: String], _ error: String?) -> FormRow {
        let why = Self.leftOut(material.code)
        return .text(
            why, "不要求补“\(material.name)”的理由", texts[why] ?? "", isOptional: true, hint: "写明以后，这件材料不再要求，也不影响受理和准予。", error: error,
            counted: Self.longestDeficit)
    }

    /// 一单式收费: one row for each fee there may be.
    private func billRows(_ texts: [String: String], _ errors: [String: String]) -> [FormRow] {
        terms.fees.map { fee in
            let label = fee.counted.map { "\(fee.name)：数量（\($0)）" } ?? "\(fee.name)（元）"
            let unit = terms.unitName(fee.unit).map { "\($0)收取；" } ?? ""
            return FormRow.text(
                Self.fee(fee.code), label, texts[Self.fee(fee.code)] ?? "", isOptional: true,
                hint: "\(unit)\(fee.basis)，标准\(FieldWords.yuan(fee.standard))元" + (fee.counted.map { "／\($0)，金额按数量计算" } ?? "") + "。不收的留空。",
                error: errors[Self.fee(fee.code)], longest: 15,
                inputMode: "decimal",
                isShort: true)
        }
    }

    private static func name(_ material: CaseTerms.Material) -> String {
        material.name + (material.isRequired ? material.mayFollow ? "（必需，可容缺）" : "（必需）" : "（可不交）")
    }

    /// Characters of what is said of one material, and of everything else.
    private static let longestDeficit = 300
    private static let longestOthers = 2_000

    static func deficit(_ code: String) -> String { "deficit-\(code)" }
    static func leftOut(_ code: String) -> String { "leftOut-\(code)" }
    static func fee(_ code: String) -> String { "fee-\(code)" }

    // MARK: Reading

    /// What was typed, by the names of the rows.
    func typed(_ form: SubmittedForm) -> [String: String] {
        var texts = form.texts
        texts[MatterField.handedIn.code] = form.all(MatterField.handedIn.code).joined(separator: ";")
        return texts
    }

    /// As values; and what cannot be read, by the names of the rows.
    func read(_ form: SubmittedForm) -> (values: [String: FieldValue], on: Day?, errors: [String: String]) {
        var (values, on, errors) = base.read(form)
        func take(_ field: MatterField, _ text: String?) {
            if let text, !text.isEmpty {
                values[field.code] = .text(text)
            } else if fields.contains(where: { $0.code == field.code && $0.isNeeded }) {
                errors[field.code] = "请选择\(field.label)。"
            }
        }
        if has(.step) { take(.step, form[MatterField.step.code]) }
        if has(.procedure) { take(.procedure, form[MatterField.procedure.code]) }
        if has(.feeCode) { take(.feeCode, form[MatterField.feeCode.code]) }
        if has(.handedIn) { take(.handedIn, form.all(MatterField.handedIn.code).joined(separator: ";")) }
        if has(.promised), !missing.isEmpty { values[MatterField.promised.code] = .text(missing.map(\.code).joined(separator: ";")) }
        if has(.ratedEvent) {
            values[MatterField.ratedEvent.code] = form[MatterField.ratedEvent.code].flatMap { Int($0) }.map { .number($0) }
            if values[MatterField.ratedEvent.code] == nil { errors[MatterField.ratedEvent.code] = "请选择要回访的差评。" }
        }
        if has(.deficits) { readDeficits(form, &values, &errors) }
        if has(.billLines) { readBill(form, &values, &errors) }
        return (values, on, errors)
    }

    private func readDeficits(_ form: SubmittedForm, _ values: inout [String: FieldValue], _ errors: inout [String: String]) {
        func words(_ text: String?) -> String? { text.flatMap { $0.contains { !$0.isWhitespace } ? $0 : nil } }
        let names = terms.materials.flatMap { [Self.deficit($0.code), Self.leftOut($0.code)] }
        let most = Dictionary(names.map { ($0, Self.longestDeficit) }) { first, _ in first }
        errors.merge(form.tooLong(most.merging([MatterField.deficits.code: Self.longestOthers]) { $1 })) { $1 }
        var list = tellable.compactMap { material in words(form[Self.deficit(material.code)]).map { CaseDeficit(material.code, $0) } }
        list += (form[MatterField.deficits.code] ?? "").split(whereSeparator: \.isNewline).compactMap { words(String($0)) }
            .map { CaseDeficit(nil, $0) }
        var excused: [CaseDeficit] = []
        for material in matter.materialsToTell(terms) where words(form[Self.deficit(material.code)]) == nil {
            if let reason = words(form[Self.leftOut(material.code)]) {
                excused.append(CaseDeficit(material.code, reason))
            } else if !list.isEmpty {
                errors[Self.deficit(material.code)] = "“\(material.name)”还没有收到。要补的写明缺什么；不要求补的，在下面写明理由。"
            }
        }
        if !excused.isEmpty { values[MatterField.leftOut.code] = .text(CaseDeficit.text(excused)) }
        if list.isEmpty {
            errors[tellsAdded ? Self.deficit(tellable.first?.code ?? "") : MatterField.deficits.code] = "请写明需要补正的内容：至少一条，全部写在这一份里。"
        } else {
            values[MatterField.deficits.code] = .text(CaseDeficit.text(list))
        }
    }

    private func readBill(_ form: SubmittedForm, _ values: inout [String: FieldValue], _ errors: inout [String: String]) {
        var lines: [CaseBill.Line] = []
        for fee in terms.fees {
            guard let text = form[Self.fee(fee.code)]?.filter({ !$0.isWhitespace }), !text.isEmpty else { continue }
            if let counted = fee.counted {
                guard let quantity = Int(text), (0...1_000_000).contains(quantity) else {
                    errors[Self.fee(fee.code)] = "“\(text.prefix(20))”不是数量。请填写\(counted)数，如 120。"
                    continue
                }
                if quantity > 0 { lines.append(CaseBill.Line(fee.code, quantity * fee.standard)) }
            } else {
                guard let fen = StepForm.fen(text) else {
                    errors[Self.fee(fee.code)] = "“\(text.prefix(20))”不是金额。请填写以元为单位的数，如 12.50。"
                    continue
                }
                if fen > 0 { lines.append(CaseBill.Line(fee.code, fen)) }
            }
        }
        if lines.isEmpty {
            let place = terms.fees.first.map { Self.fee($0.code) } ?? MatterField.billLines.code
            if errors.isEmpty { errors[place] = terms.fees.isEmpty ? "该事项不收费，没有可以告知的费用。" : "请至少填写一项收费；不收费的不用告知。" }
        } else {
            values[MatterField.billLines.code] = .text(CaseBill.text(lines))
        }
    }
}
