import GongkaiCore
import GongkaiStore

/// The form as the page shows it.
extension StepForm {
    /// What the form shows before anything is typed.
    var proposed: [String: String] {
        var texts: [String: String] = isDated && !isDayNeeded ? [StepForm.day: now.day.text] : [:]
        for (code, value) in move.usualValues(calendar, at: now) { texts[code] = StepForm.text(value) }
        texts["unit"] = "\(matter.unit.value)"
        if let handler = matter.handler { texts["handler"] = "\(handler.value)" }
        texts["searcher"] = officerName
        if requestAction == .postponeAnswer { texts[MatterField.answerBy.code] = calendar.day(15, workingDaysAfter: now.day).text }
        // What was counted for the notice is what is forgone.
        if requestAction == .waiveFee {
            for (code, value) in matter.last(RequestAction.askFee)?.values ?? [:] { texts[code] = StepForm.text(value) }
        }
        // What was drafted before and came back is mended, not written anew.
        if requestAction == .draft {
            for (code, value) in matter.last(RequestAction.draft)?.values ?? [:] { texts[code] = StepForm.text(value) }
        }
        let names = Set(move.fields.map(\.code) + [StepForm.day])
        return texts.filter { names.contains($0.key) }
    }

    private static func text(_ value: FieldValue) -> String {
        switch value {
        case .text(let text): text
        case .day(let day): day.text
        case .number(let number): String(number)
        case .agency(let agency): String(agency.value)
        case .officer(let officer): String(officer.value)
        }
    }

    /// The rows but for the outcome, which is a tree of its own.
    func rows(_ texts: [String: String], _ errors: [String: String]) -> [FormRow] {
        var rows: [FormRow] = []
        if isDated {
            rows.append(
                .text(
                    StepForm.day, isDayNeeded ? "提起的日期" : "发生的日期", texts[StepForm.day] ?? "", isOptional: !isDayNeeded,
                    hint: isDayNeeded ? "申请复议、起诉或者举报投诉的日期，如 2026-03-05。" : "哪一天发生的就填哪一天，期限从这一天算。不填就是今天。",
                    error: errors[StepForm.day], longest: 20, inputMode: "numeric", isShort: true))
        }
        return rows
            + move.fields.filter { !isOutcome($0) && !isWorkedOut($0) && isWanted($0) }.map {
                row(named($0, texts), texts[$0.code] ?? "", errors[$0.code])
            }
    }

    /// Why it is late is asked of what is late.
    private func isWanted(_ field: MatterField) -> Bool { field.code != MatterField.lateReason.code || isAskedLate }

    /// Of the rows those that belong to every outcome, and the others by the outcomes they belong to.
    func byOutcome(_ rows: [FormRow]) -> (common: [FormRow], groups: [RowGroup]) {
        guard move.fields.contains(where: isOutcome), let regime else { return (rows, []) }
        let all = RequestOutcome.replies(under: regime)
        var common: [FormRow] = [], groups: [RowGroup] = []
        for plain in rows {
            guard let field = move.fields.first(where: { $0.code == plain.name }) else {
                common.append(plain)
                continue
            }
            let outcomes = all.filter { $0.mayFill(field) }
            // What no result of this law has to do with is not asked.
            if outcomes.isEmpty { continue }
            let row = StepForm.wanted(plain, field, outcomes)
            if outcomes.count == all.count {
                common.append(row)
                continue
            }
            let codes = outcomes.map(\.code).joined(separator: " ")
            if let last = groups.last, last.outcomes == codes {
                groups[groups.count - 1] = RowGroup(heading: last.heading, outcomes: codes, rows: last.rows + [row])
            } else {
                let heading = "处理结果是\(StepForm.names(outcomes))的"
                groups.append(RowGroup(heading: heading, outcomes: codes, rows: [row]))
            }
        }
        return (common, groups)
    }

    /// Says of a row for which of its outcomes it must be filled in.
    private static func wanted(_ row: FormRow, _ field: MatterField, _ outcomes: [RequestOutcome]) -> FormRow {
        let wanting = outcomes.filter { outcome in outcome.wantedFields.contains { $0.code == field.code } }
        let others = outcomes.filter { outcome in !wanting.contains { $0.code == outcome.code } }
        if wanting.isEmpty { return row }
        if others.isEmpty { return row.wanted("必须填写。") }
        // More names than anybody reads: they are told under each result.
        if min(wanting.count, others.count) > 3 { return row.wanted("选择注明“须填写\(field.label)”的处理结果时必须填写，其他的可不填。") }
        return row.wanted(
            others.count < wanting.count
                ? "处理结果是\(names(others))的可不填，其他的必须填写。" : "处理结果是\(names(wanting))的必须填写，其他的可不填。")
    }

    private static func names(_ outcomes: [RequestOutcome]) -> String { outcomes.map { "“\(leaf($0))”" }.joined(separator: "、") }

    /// Who decides a remedy is called by what it is, once that is known.
    private func named(_ field: MatterField, _ texts: [String: String]) -> MatterField {
        if field.code == MatterField.lateReason.code { return field.needed }
        guard field.code == MatterField.party.code, requestAction == .openRemedy,
            let kind = RequestRemedy.Kind(rawValue: texts[MatterField.remedyKind.code] ?? "")
        else { return field }
        return MatterField(field.code, kind.body, field.kind, isNeeded: field.isNeeded)
    }

    private func isOutcome(_ field: MatterField) -> Bool { field.code == MatterField.outcomeCode }

    private func row(_ field: MatterField, _ text: String, _ error: String?) -> FormRow {
        let isBody = field.code == MatterField.party.code && requestAction == .openRemedy
        let hint = isBody ? "写全称，如某某市人民政府、某某区人民法院" : StepForm.hints[field.code] ?? wantedBy(field)
        let isOptional = !field.isNeeded && !counts.contains { $0.code == field.code }
        switch field.kind {
        case .text(let most) where most > 200:
            return .area(field.code, field.label, text, isOptional: isOptional, hint: hint, error: error, counted: most)
        case .text(let most):
            return .text(field.code, field.label, text, isOptional: isOptional, hint: hint, error: error, counted: most)
        case .day, .dayPast, .dayToCome:
            return .text(
                field.code, field.label, text, isOptional: isOptional, hint: hint ?? "如 2026-03-05", error: error, longest: 20,
                inputMode: "numeric", isShort: true)
        case .number(let bounds, "分"):
            return .text(
                field.code, field.label + "（元）", text, isOptional: isOptional,
                hint: hint ?? "最多\(FieldWords.yuan(bounds.upperBound))元，可以有两位小数", error: error, longest: 15, inputMode: "decimal",
                isShort: true)
        case .number(let bounds, let unit):
            return .text(
                field.code, "\(field.label)（\(unit)）", text, isOptional: isOptional,
                hint: hint ?? "\(bounds.lowerBound)至\(bounds.upperBound)",
                error: error, longest: 6, inputMode: "numeric", isShort: true)
        case .choice(let choices):
            let all = choices.map { FormRow.Choice(value: $0.code, text: $0.label, isChosen: $0.code == text) }
            if choices.count <= 6, field.isNeeded { return .radios(field.code, field.label, all, hint: hint, error: error) }
            return .select(field.code, field.label, StepForm.none(text) + all, isOptional: isOptional, hint: hint, error: error)
        case .agency:
            let all = agencies.map { FormRow.Choice(value: "\($0.id.value)", text: $0.name, isChosen: "\($0.id.value)" == text) }
            return .select(field.code, field.label, StepForm.none(text) + all, isOptional: isOptional, hint: hint, error: error)
        case .officer:
            let names = Dictionary(uniqueKeysWithValues: agencies.map { ($0.id, $0.name) })
            let all = handlers.map {
                FormRow.Choice(
                    value: "\($0.id.value)", text: "\($0.name)（\(names[$0.agency] ?? "")）", isChosen: "\($0.id.value)" == text)
            }
            return .select(field.code, field.label, StepForm.none(text) + all, isOptional: isOptional, hint: hint, error: error)
        }
    }

    private static func none(_ text: String) -> [FormRow.Choice] { [FormRow.Choice(value: "", text: "请选择", isChosen: text.isEmpty)] }

    /// What the headings of the outcomes do not say.
    private func wantedBy(_ field: MatterField) -> String? {
        guard requestAction == .draft else { return nil }
        switch field.code {
        case MatterField.publicAddressCode: return "公开的信息可以在网上看到的，写明网址或者索引号"
        case "publicInterest": return "第三方不同意公开而决定公开的，须填写"
        case "noConsultationReason": return "以商业秘密、个人隐私为由又没有书面征求第三方意见的，须填写"
        default: return nil
        }
    }

    /// The outcomes by their groups, each with its article, and with the reason where it cannot be picked yet.
    func outcomes(chosen: String) -> [LeafGroup] {
        guard move.fields.contains(where: isOutcome), let regime else { return [] }
        let all = RequestOutcome.replies(under: regime)
        return DecisionGroup.allCases.compactMap { group in
            let leaves = all.filter { $0.group == group }.map { outcome in
                let missing = outcome.missingSteps(in: matter)
                let wanted = outcome.wantedFields.map(\.label)
                return Leaf(
                    id: outcome.code == all.first?.code ? MatterField.outcomeCode : "outcome-\(outcome.code)", code: outcome.code,
                    label: StepForm.leaf(outcome),
                    note: (outcome.article(under: regime) ?? "") + (wanted.isEmpty ? "" : "；须填写\(wanted.joined(separator: "、"))"),
                    isChosen: outcome.code == chosen, isClosed: !missing.isEmpty, why: missing.first)
            }
            return leaves.isEmpty ? nil : LeafGroup(heading: group.words, leaves: leaves)
        }
    }

    /// Without the name of its group.
    private static func leaf(_ outcome: RequestOutcome) -> String {
        outcome.label.split(separator: "：", maxSplits: 1).last.map(String.init) ?? outcome.label
    }

    private static let hints = [
        "answerBy": "告知对方的最后一天，如 2026-03-05", "party": "单位名称，或者个人姓名", "feeQuantity": "按件填写这次计收的件数，按量填写页数",
        "feeEarlier": "只有按件计收时填写；同一申请人的申请按月累计，没有的不填",
        "costPrice": "按收到申请之日有效的本省收费标准", "waivedAmount": "不减免的，下面三项都不填", "handler": "可以先不指定，由承办单位自己安排",
        "evidence": "能证明的东西，如邮件号码、签收人、通话记录", "toAgency": "转给哪个机关", "decideAgainBy": "复议决定或者判决给的期限",
        "regimeOverride": "一般不用填：按收到之日施行的条例办理。另行指定的，须写明理由。", "partyUnit": "对方是本系统内的单位时选择，它就能看到并直接答复",
    ]
}
