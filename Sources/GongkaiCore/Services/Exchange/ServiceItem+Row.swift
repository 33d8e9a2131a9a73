extension ServiceItem {
    /// An item from its own row, without what child sheets hold. Faults are noted in the row; what every version has and this row lacks is made up,
    /// so that the rest can be looked at.
    init(_ row: inout ItemRow, unit: String, today: Day) {
        let authority = ItemAuthority(&row), time = ItemTime(&row), conditions = ItemConditions(&row), process = ItemProcess(&row)
        let result = ItemResult(&row)
        let lifeEvents = row.codes("life_events", LifeEvent.self)
        self.init(
            identity: ItemIdentity(
                name: row.text("task_name") ?? "", unit: unit, catalogCode: row.text("catalog_code") ?? "",
                taskCode: row.text("task_code") ?? "",
                localCatalogCode: row.text("local_catalog_code"), localTaskCode: row.text("local_task_code"),
                type: row.choice("task_type") ?? .licence,
                legacyType: row.choice("local_task_type"), version: row.count("task_version") ?? 1,
                state: row.choice("task_state") ?? .active, effectiveFrom: row.day("plan_effective_date") ?? today,
                effectiveUntil: row.day("plan_cancel_date"),
                commitmentMode: row.flag("commitment_mode") ?? false),
            authority: authority, time: time, conditions: conditions, process: process,
            materials: ServiceItem.list(row.flag("is_material")),
            fees: ServiceItem.list(row.flag("is_fee")), result: result,
            contact: ItemContact(enquiry: row.text("link_way") ?? "", supervision: row.text("supervise_way") ?? ""),
            rights: ItemRights(
                reconsideration: RemedyPlace(row, "recon"), litigation: RemedyPlace(row, "litigation")),
            lifeEvents: lifeEvents)
    }

    /// Stands for an item that is not there, to read the rows that would be its own.
    static let unread = ServiceItem(
        identity: ItemIdentity(name: "", unit: "", catalogCode: "", taskCode: "", type: .licence, effectiveFrom: "2000-01-01"))

    /// Takes in a row of a child sheet.
    mutating func add(_ row: inout ItemRow) {
        switch row.sheet {
        case .items: break
        case .handlingItems:
            guard let code = row.text("task_handle_item"), let name = row.text("task_handle_name") else { return }
            identity.handlingItems.append(HandlingItem(code: code, name: name))
        case .materials:
            guard let material = RequiredMaterial(&row) else { return }
            if !materials.add(material) {
                row.fault("task_code", found: identity.taskCode, "写明不需要材料，这里却有材料。请改成一致", "the item says that it needs no materials")
            }
        case .steps:
            guard let step = FlowStep(&row) else { return }
            process.flow.steps.append(step)
        case .fees:
            guard let fee = FeeItem(&row) else { return }
            if !fees.add(fee) {
                row.fault("task_code", found: identity.taskCode, "写明不收费，这里却有收费项目。请改成一致", "the item says that it charges nothing")
            }
        case .places:
            places.append(
                ServicePlace(
                    address: row.text("transact_addr") ?? "", hours: row.text("transact_time") ?? "", directions: row.text("traffic_guide"),
                    window: row.text("window_num")))
        case .questions:
            guard let question = row.text("question"), let answer = row.text("answer") else { return }
            questions.append(ItemQuestion(question: question, answer: answer))
        case .guidance: addAnswer(&row)
        }
    }

    private mutating func addAnswer(_ row: inout ItemRow) {
        guard let code = row.text("question_code"), let words = row.text("question"), let answer = row.text("answer"),
            let lead = row.choice("lead", GuidanceLead.self)
        else { return }
        let target = row.text("target")
        let leads: DecisionAnswer.Lead
        switch lead {
        case .question:
            guard let target else {
                row.fault("target", found: "", "不能为空，引到下一个问题的应填问题代码", "is empty; the code of a question is expected")
                return
            }
            leads = .question(target)
        case .handling: leads = .handling(target)
        case .elsewhere: leads = .elsewhere(row.text("elsewhere") ?? "", taskCode: target)
        }
        var tree = guidance ?? DecisionTree([])
        if let position = tree.questions.firstIndex(where: { $0.code == code }) {
            if tree.questions[position].words != words {
                row.fault("question", found: words, "与前面同一代码“\(code)”的问题不同，请改成相同，或者换一个代码", "differs from the question of that code above")
            }
            tree.questions[position].answers.append(DecisionAnswer(answer, leads))
        } else {
            tree.questions.append(DecisionQuestion(code, words, [DecisionAnswer(answer, leads)]))
        }
        guidance = tree
    }

    /// Whether there is a list at all; its entries come from a child sheet.
    private static func list<Value>(_ flag: Bool?) -> Stated<[Value]> {
        switch flag {
        case nil: .unsaid
        case true: .given([])
        case false: .notApplicable
        }
    }
}

extension Stated {
    /// Adds to a list; false where it is said that there is none.
    fileprivate mutating func add<Element>(_ element: Element) -> Bool where Value == [Element] {
        switch self {
        case .notApplicable: return false
        case .unsaid: self = .given([element])
        case .given(let list): self = .given(list + [element])
        }
        return true
    }
}

extension ItemAuthority {
    fileprivate init(_ row: inout ItemRow) {
        self.init(
            legalBasis: row.legalBasis("by_law"), powerSource: row.choice("power_source"), level: row.choice("use_level"),
            division: row.text("power_division"), content: row.text("use_content"), implementer: row.text("dept_name"),
            implementerCode: row.text("dept_code"), implementerNature: row.choice("dept_type"), delegate: row.stated("entrust_name"),
            jointUnits: row.list("other_dept"), section: row.text("dept_section"))
    }
}

extension ItemTime {
    fileprivate init(_ row: inout ItemRow) {
        self.init(
            statutoryLimit: row.statedLimit("anticipate"), promisedLimit: row.statedLimit("promise").value,
            caseType: row.choice("project_type"))
    }
}

extension ItemConditions {
    fileprivate init(_ row: inout ItemRow) {
        self.init(
            acceptance: row.lines("accept_condition"), quantityLimit: row.stated("limit_explain"), audiences: row.codes("server_type"),
            crossRegionScope: row.statedCode("handle_area"))
    }
}

extension ItemProcess {
    fileprivate init(_ row: inout ItemRow) {
        self.init(
            intermediary: row.stated("intermediary"), forms: row.codes("handle_type"), visitCount: row.count("limit_scene_num"),
            visitReason: row.text("limit_scene_explain"), isOnline: row.flag("is_online"), onlineDepth: row.choice("online_depth"),
            onlineAddress: row.text("online_addr"), isBookable: row.flag("is_bookable"), allowsExpress: row.flag("is_express"),
            allowsOnlinePayment: row.flag("is_online_pay"), allowsSelfService: row.flag("is_self_service"))
    }
}

extension ItemResult {
    fileprivate init(_ row: inout ItemRow) {
        self.init(
            name: row.text("result_name"), kind: row.choice("result_type"), sample: row.text("result_sample"),
            validMonths: row.statedCount("result_valid_months"), deliveries: row.codes("result_delivery"),
            deemedConsent: row.text("deemed_consent"))
    }
}

extension RemedyPlace {
    /// Nil where no body is named.
    fileprivate init?(_ row: ItemRow, _ prefix: String) {
        guard let body = row.text(prefix + "_body") else { return nil }
        self.init(body: body, address: row.text(prefix + "_address"), telephone: row.text(prefix + "_telephone"))
    }
}

extension RequiredMaterial {
    fileprivate init?(_ row: inout ItemRow) {
        let followsWithin = row.statedLimit("tolerable").value, condition = row.condition("material_condition")
        guard let name = row.text("material_name") else { return nil }
        self.init(
            code: row.text("material_code") ?? "", name: name, kind: row.choice("material_type"), source: row.choice("source_type"),
            issuer: row.text("source_dept"), obtaining: row.text("source_explain"), issuedWithin: row.text("issue_time"),
            originals: row.count("original_num"), copies: row.count("copy_num"), medium: row.choice("material_format"),
            isRequired: row.flag("is_need") ?? true, instruction: row.text("fill_explain"), blankForm: row.text("blank_form"),
            sample: row.text("sample_form"), mayFollow: row.flag("is_tolerable") ?? false, followsWithin: followsWithin,
            isReusable: row.flag("is_reusable") ?? false, onlyIf: condition)
    }
}

extension FlowStep {
    fileprivate init?(_ row: inout ItemRow) {
        let promised = row.statedLimit("promise").value, statutory = row.statedLimit("anticipate").value
        let condition = row.condition("step_condition")
        guard let code = row.text("step_code") else { return nil }
        let kind = row.choice("special_type", SpecialProcedureKind.self), basis = row.text("special_basis")
        if kind == nil, basis != nil {
            row.fault("special_type", found: "", "不能为空，写了特别程序依据的应选择种类", "is empty though a basis is given")
        }
        self.init(
            code, row.text("step_name") ?? "", unit: row.text("step_agency") ?? "", section: row.text("step_section"),
            post: row.text("step_post"), promised: promised, statutory: statutory, after: row.list("step_after"),
            special: kind.map { SpecialProcedure($0, basis: basis ?? "") }, onlyIf: condition)
    }
}

extension FeeItem {
    fileprivate init?(_ row: inout ItemRow) {
        let condition = row.condition("fee_condition")
        guard let name = row.text("fee_name") else { return nil }
        self.init(
            name: name, unit: row.text("fee_agency"), standard: row.text("fee_stand"), fen: row.number("fee_amount"),
            quantityUnit: row.text("fee_unit"),
            basis: row.text("fee_basis"), waiver: row.stated("fee_reduction"), onlyIf: condition)
    }
}
