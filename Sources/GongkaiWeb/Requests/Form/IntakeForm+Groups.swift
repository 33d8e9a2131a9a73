import GongkaiCore

extension IntakeForm {
    /// The questions in their order: who asks, where the answer goes, what is asked for, in which form. `errors` by the names of the rows.
    ///
    /// - Parameter speaksToApplicant: the applicant fills it in; otherwise an officer, from paper.
    func groups(_ rules: IntakeRules, errors: [String: String] = [:], speaksToApplicant: Bool = true) -> [IntakeGroup] {
        let rows = IntakeRows(form: self, rules: rules, errors: errors, speaksToApplicant: speaksToApplicant)
        return [rows.applicant, rows.contact, rows.wanted, rows.provision, rows.fee].compactMap(\.self)
    }
}

extension IntakeForm {
    /// The same for whoever enters what was handed in at the window.
    func applicantGroups(errors: [String: String] = [:], speaksToApplicant: Bool) -> [IntakeGroup] {
        identityGroups(
            IntakeRules(regime: DisclosureRegime.all[0], fee: .none), errors: errors, changes: true, speaksToApplicant: speaksToApplicant)
    }

    /// Who applies for an item and where they are reached, as the form of a case asks it. `changes`: both persons and organisations may apply.
    func identityGroups(_ rules: IntakeRules, errors: [String: String], changes: Bool, speaksToApplicant: Bool = true) -> [IntakeGroup] {
        let rows = IntakeRows(form: self, rules: rules, errors: errors, speaksToApplicant: speaksToApplicant, isCase: true)
        let applicant = rows.applicant
        return [
            changes ? applicant : IntakeGroup(applicant.id, applicant.heading, note: applicant.note, applicant.rows), rows.contact,
        ]
    }
}

/// Makes the rows.
private struct IntakeRows {
    let form: IntakeForm
    let rules: IntakeRules
    let errors: [String: String]
    let speaksToApplicant: Bool
    /// An application for an item, not a request for disclosure.
    var isCase = false

    private var needsProof: Bool { isCase || rules.regime.wantsProofOfIdentity(forOwnRecords: form[.ownRecords] == "yes") }

    var applicant: IntakeGroup {
        let change =
            form.isOrganisation
            ? IntakeGroup.Change(value: "person", label: "改为以个人名义申请") : IntakeGroup.Change(value: "organisation", label: "改为以单位名义申请")
        guard form.isOrganisation else {
            let documents = PersonIdentity.Document.allCases.map { ($0.rawValue, $0.words) }
            var rows = [
                text(.name, "姓名", completes: "name"), select(.document, "证件名称", documents, isOptional: !needsProof),
                text(.documentNumber, "证件号码", isOptional: !needsProof, hint: numberHint, isShort: true),
            ]
            if !isCase { rows.append(text(.employer, "工作单位", isOptional: true, completes: "organization")) }
            return IntakeGroup(
                "applicant", "申请人（个人）", note: speaksToApplicant ? "您的身份信息加密保存，只有办理这件申请的人员可以查看，每次查看都有记录，不会公开。" : nil, rows,
                change: change)
        }
        return IntakeGroup(
            "applicant", "申请人（单位）", note: "法人或者其他组织用这一种。",
            [
                text(.name, "单位名称", completes: "organization"),
                radios(.organisation, "单位类别", OrganisationKind.allCases.map { ($0.rawValue, $0.words) }),
                text(.organisationCode, "统一社会信用代码", hint: "18位。没有的填写9位组织机构代码。", isShort: true),
                text(.representative, "法定代表人或者负责人"),
                text(.contactName, "联系人姓名", completes: "name"),
            ], change: change)
    }

    /// Why the number is asked for.
    private var numberHint: String? {
        if isCase { return nil }
        if !needsProof { return "只有申请公开与自己有关的税费缴纳、社会保障、医疗卫生等记录时才需要填写。" }
        return "条例要求证明申请人的身份。" + (speaksToApplicant ? "证件的照片可以在最后一步添加。" : "")
    }

    var contact: IntakeGroup {
        let telephoneHint = speaksToApplicant ? "手机或者固定电话。固定电话请带区号，如0734-8850000。" : nil
        let addressHint = isCase ? "写到门牌号。" : "写到门牌号，答复书会寄到这里。"
        let note = isCase ? "办理中要用它与您联系，决定和证照也送到这里。" : "单位要用它与您确认收到申请，并把答复送到您手里。"
        var rows = [
            text(.telephone, "联系电话", hint: telephoneHint, mode: "tel", completes: "tel", isShort: true),
            text(.address, "通信地址", hint: speaksToApplicant ? addressHint : nil, completes: "address-line1"),
            text(.postcode, "邮政编码", isOptional: true, mode: "numeric", completes: "postal-code", isShort: true),
            text(.email, "电子邮箱", isOptional: true, mode: "email", completes: "email"),
        ]
        if !isCase {
            rows.append(
                .radios(
                    IntakeForm.Name.wantsMail.rawValue, "办理有了进展，是否发邮件提醒",
                    [("", "不用"), ("yes", "发邮件提醒")].map { choice($0, of: form[.wantsMail]) },
                    hint: "收到、要求补正、延长期限、答复时提醒。邮件里不写申请和答复的内容，要凭编号和查询码来查看。"))
            rows.append(text(.fax, "传真", isOptional: true, mode: "tel", isShort: true))
        }
        return IntakeGroup("contact", "联系方式", note: speaksToApplicant ? note : nil, rows)
    }

    var wanted: IntakeGroup {
        var rows: [FormRow] = []
        for number in 1...form.itemRows {
            let label = form.itemRows == 1 ? "需要什么信息" : "第\(number)项：需要什么信息"
            let isFurther = number > 1
            rows.append(
                .area(
                    "item-\(number)", label, form.item(number), isOptional: isFurther,
                    hint: isFurther ? nil : "写明名称、文号，或者时间、地点、事情，越具体越容易找到。例如：2024年区教育局关于义务教育学校招生的通知。",
                    error: errors["item-\(number)"], counted: IntakeForm.longestItem))
            rows.append(
                .text(
                    "index-\(number)", form.itemRows == 1 ? "索引号" : "第\(number)项的索引号", form.indexNumber(number), isOptional: true,
                    hint: isFurther ? nil : "在信息公开目录里看到过的，可以填上。", error: errors["index-\(number)"], counted: IntakeForm.longestIndex,
                    isShort: true))
        }
        rows.append(
            .radios(
                IntakeForm.Name.ownRecords.rawValue, "是否与申请人自己的税费缴纳、社会保障、医疗卫生等记录有关",
                [("", "不是"), ("yes", "是")].map { choice($0, of: form[.ownRecords]) },
                error: errors[IntakeForm.Name.ownRecords.rawValue]))
        if rules.regime.asksForPurpose {
            rows.append(
                .area(
                    IntakeForm.Name.purpose.rawValue, "所需信息的用途", form[.purpose], isOptional: true,
                    hint: "现行条例规定，可以根据自身生产、生活、科研等特殊需要申请。", error: errors["purpose"], counted: IntakeForm.longest[.purpose]))
        }
        return IntakeGroup(
            "wanted", "需要的信息", note: "每一项单独写，一项只写一件事。", rows,
            change: form.itemRows < IntakeForm.mostItems ? IntakeGroup.Change(value: "row", label: "再加一项") : nil)
    }

    var provision: IntakeGroup {
        IntakeGroup(
            "provision", "怎样提供",
            [
                boxes(.forms, "以什么形式提供", RequestIntake.Form.allCases.map { ($0.rawValue, $0.label) }),
                boxes(.ways, "怎样取得", RequestIntake.Way.allCases.map { ($0.rawValue, $0.label) }),
                .radios(
                    IntakeForm.Name.acceptsOther.rawValue, "单位不能按上面的方式提供时，是否也接受其他方式",
                    [("yes", "接受"), ("", "不接受")].map { choice($0, of: form[.acceptsOther]) }),
            ])
    }

    /// Only while something may be charged.
    var fee: IntakeGroup? {
        guard rules.fee != .none else { return nil }
        return IntakeGroup(
            "fee", "费用减免", note: "确有经济困难的，可以申请减免；不申请的不用填。",
            [
                .area(
                    IntakeForm.Name.waiverGround.rawValue, "申请减免的理由", form[.waiverGround], isOptional: true,
                    hint: speaksToApplicant ? "低保证、残疾证等证明可以在最后一步添加。" : nil, error: errors["waiverGround"],
                    counted: IntakeForm.longest[.waiverGround])
            ])
    }

    // MARK: Rows

    private func text(
        _ name: IntakeForm.Name, _ label: String, isOptional: Bool = false, hint: String? = nil, mode: String = "text",
        completes: String = "off", isShort: Bool = false
    ) -> FormRow {
        .text(
            name.rawValue, label, form[name], isOptional: isOptional, hint: hint, error: errors[name.rawValue],
            counted: IntakeForm.longest[name], inputMode: mode, completes: speaksToApplicant ? completes : "off", isShort: isShort)
    }

    private func select(_ name: IntakeForm.Name, _ label: String, _ choices: [(String, String)], isOptional: Bool) -> FormRow {
        .select(
            name.rawValue, label, ([("", "请选择")] + choices).map { choice($0, of: form[name]) }, isOptional: isOptional,
            error: errors[name.rawValue])
    }

    private func radios(_ name: IntakeForm.Name, _ label: String, _ choices: [(String, String)]) -> FormRow {
        .radios(name.rawValue, label, choices.map { choice($0, of: form[name]) }, error: errors[name.rawValue])
    }

    private func boxes(_ name: IntakeForm.Name, _ label: String, _ choices: [(String, String)]) -> FormRow {
        let chosen = form.codes(name)
        return .boxes(
            name.rawValue, label, choices.map { FormRow.Choice(value: $0.0, text: $0.1, isChosen: chosen.contains($0.0)) },
            hint: "可以选几样。", error: errors[name.rawValue])
    }

    private func choice(_ choice: (String, String), of value: String) -> FormRow.Choice {
        FormRow.Choice(value: choice.0, text: choice.1, isChosen: choice.0 == value)
    }
}
